import { type Attachment, isImage } from '../../protocol/attachment.ts';
import type { Limits } from '../../protocol/limits.ts';
import { type CodedError, toErrorWords } from '../coded-error.ts';
import { hasImageBytes } from '../prompts/image-bytes.ts';
import type { Source } from '../prompts/source.ts';

export interface GatherOptions {
  /** The bytes under a SHA-256; undefined when the client has not sent them and no question of its names them. */
  find(hash: string): Promise<Uint8Array | undefined>;
  limits: Pick<Limits, 'attachmentBytes'>;
}

/** What goes along with a question, with what its blobs hold in their place; or why it can't. */
export async function gatherSources(
  attachments: readonly Attachment[],
  { find, limits }: GatherOptions,
): Promise<Source[] | CodedError> {
  const sources: Source[] = [];
  let bytes = 0;
  for (const { blob, ...attachment } of attachments) {
    if (blob === undefined) {
      sources.push(attachment);
      continue;
    }
    if (attachment.text !== '') return TWO_CONTENTS;
    const content = await find(blob);
    if (content === undefined) return BLOB_GONE;
    bytes += content.byteLength;
    if (bytes > limits.attachmentBytes) return tooLarge(limits.attachmentBytes);
    if (isImage(attachment)) {
      if (!hasImageBytes(content)) return NO_IMAGE;
      sources.push({ ...attachment, data: content });
    } else {
      const text = decode(content);
      if (text === undefined) return NO_TEXT;
      sources.push({ ...attachment, text });
    }
  }
  return sources;
}

function decode(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

function tooLarge(maxBytes: number): CodedError {
  const megabytes = Math.floor(maxBytes / (1024 * 1024));
  return toErrorWords('message_too_long', `What is attached is larger than ${megabytes} MB.`, 'Remove some of it.');
}

const TWO_CONTENTS = toErrorWords('bad_message', 'An attachment has a text and names a blob.', 'Send one of the two.');
const BLOB_GONE = toErrorWords(
  'attachments_gone',
  'Something that should go along with this question is not here any more.',
  'Attach it again, and ask.',
);
const NO_IMAGE = toErrorWords(
  'bad_message',
  'This is not an image that models can read.',
  'Attach a PNG, JPEG, GIF or WebP image.',
);
const NO_TEXT = toErrorWords('bad_message', 'This is not text.', 'Attach a text file.');
