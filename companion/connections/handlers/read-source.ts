import { codedError } from '../../coded-error.ts';
import { hasImageBytes } from '../../prompts/image-bytes.ts';
import type { Answer, MessageOf, Session } from './session.ts';

/** Reads what went along with a question, as it was sent. A client may read everything that it may ask with again. */
export async function readSource(session: Session, { id, blob }: MessageOf<'read_source'>): Promise<Answer> {
  const content = await session.blob(blob);
  if (content === undefined) return SOURCE_GONE;
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (hasImageBytes(content)) return { type: 'source', id, text: null, image: bytes.toString('base64') };
  return { type: 'source', id, text: bytes.toString(), image: null };
}

const SOURCE_GONE = codedError('attachments_gone', {});
