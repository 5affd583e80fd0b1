import { inMegabytes } from '../../protocol/in-megabytes.ts';
import type { Limits } from '../../protocol/limits.ts';
import { isImage, isKnownSource, type QuestionPart, type SourcePart } from '../../protocol/question-parts.ts';
import { type CodedError, codedError } from '../coded-error.ts';
import { hasImageBytes } from '../prompts/image-bytes.ts';
import type { AskedPart, Source } from '../prompts/source.ts';
import { BLOB_GONE } from './blob-refusals.ts';

export interface GatherOptions {
  /** The bytes under a SHA-256; undefined when the client has not sent them and no question of its names them. */
  find(hash: string): Promise<Uint8Array | undefined>;
  limits: Pick<Limits, 'sourceBytes'>;
}

/** Whether a question names content that it does not bring. */
export function namesBlobs(parts: readonly QuestionPart[]): boolean {
  return parts.some((part) => blobOf(part) !== undefined);
}

/** A part as it came, without what names its content and what the companion says of it. */
export function toAsked(part: QuestionPart): AskedPart {
  if (!isKnownSource(part)) return part;
  const { blob, chars, tokens, excerpt, ...source } = part;
  return source;
}

/** The parts of a question, with what their blobs hold in their place; or why they can't be had. */
export async function gatherParts(
  parts: readonly QuestionPart[],
  { find, limits }: GatherOptions,
): Promise<AskedPart[] | CodedError> {
  const gathered: AskedPart[] = [];
  let bytes = 0;
  for (const part of parts) {
    const blob = blobOf(part);
    if (blob === undefined) {
      gathered.push(toAsked(part));
      continue;
    }
    if (isKnownSource(part) && part.text !== '') return TWO_CONTENTS;
    const content = await find(blob);
    if (content === undefined) return BLOB_GONE;
    bytes += content.byteLength;
    if (bytes > limits.sourceBytes) return tooLarge(limits.sourceBytes);
    if (!isKnownSource(part)) {
      gathered.push({ ...part, data: content });
      continue;
    }
    const source = withContent(toAsked(part) as Source, content);
    if (source.type === 'error') return source;
    gathered.push(source);
  }
  return gathered;
}

function withContent(source: Source, content: Uint8Array): Source | CodedError {
  if (isImage(source)) return hasImageBytes(content) ? { ...source, data: content } : NO_IMAGE;
  const text = decode(content);
  return text === undefined ? NO_TEXT : { ...source, text };
}

function blobOf(part: QuestionPart): string | undefined {
  const { blob } = part as Partial<SourcePart>;
  return part.type !== 'text' && typeof blob === 'string' && /^[\da-f]{64}$/.test(blob) ? blob : undefined;
}

function decode(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

function tooLarge(maxBytes: number): CodedError {
  return codedError('message_too_long', { cause: 'attached_bytes', megabytes: inMegabytes(maxBytes) });
}

const TWO_CONTENTS = codedError('bad_message', { cause: 'two_contents' });
const NO_IMAGE = codedError('bad_message', { cause: 'not_an_image' });
const NO_TEXT = codedError('bad_message', { cause: 'not_text' });
