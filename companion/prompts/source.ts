import { createHash } from 'node:crypto';
import type { TextPart, UnknownPart } from '../../protocol/parts.ts';
import {
  countChars,
  isImage,
  isKnownSource,
  type QuestionPart,
  type SourcePart,
  toReceipt,
} from '../../protocol/question-parts.ts';

/** What goes along with a question, with its content: text, or the data of an image. */
export type Source = Omit<SourcePart, 'blob' | 'chars' | 'tokens' | 'excerpt'> & { data?: Uint8Array };

/** A source that only a newer Aside knows, with the content of the blob that it names. */
export type UnknownSource = UnknownPart & { data?: Uint8Array };

/** A part of a question with its content. */
export type AskedPart = TextPart | Source | UnknownSource;

/** Those sources of a question that a model can be given. */
export function knownSources(parts: readonly AskedPart[]): Source[] {
  return parts.filter((part) => isKnownSource(part));
}

/** UTF-16 units that parts take in memory; a byte of an image counts as one. */
export function countAskedChars(parts: readonly AskedPart[]): number {
  return parts.reduce((sum, part) => {
    const { data } = part as UnknownSource;
    return sum + countChars(withoutData(part)) + (data instanceof Uint8Array ? data.byteLength : 0);
  }, 0);
}

/** A part without the bytes of its content, which have bounds of their own. */
export function withoutData<T extends AskedPart>(part: T): T {
  const { data, ...rest } = part as UnknownSource;
  return data instanceof Uint8Array ? (rest as T) : part;
}

/** Whether it can be written into a prompt; an image goes beside it. */
export function isText(source: Source): boolean {
  return !isImage(source);
}

/** What is kept under a hash; undefined when there is nothing. */
export function contentOf(part: AskedPart): Uint8Array | string | undefined {
  const { data } = part as UnknownSource;
  if (data instanceof Uint8Array) return data;
  return isKnownSource(part) && part.text !== '' ? part.text : undefined;
}

/** The SHA-256 of what is kept under it, in hexadecimal: of a text its UTF-8. */
export function toHash(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The SHA-256 of each content that was asked for: a page is not read twice. */
const hashes = new WeakMap<AskedPart, string>();

export function hashOf(part: AskedPart): string | undefined {
  const known = hashes.get(part);
  if (known !== undefined) return known;
  const content = contentOf(part);
  if (content === undefined) return undefined;
  const hash = toHash(content);
  hashes.set(part, hash);
  return hash;
}

/** What is given back of a part: of a source its receipt. */
export function toGivenBack(part: AskedPart): QuestionPart {
  const blob = hashOf(part);
  if (blob === undefined && !isKnownSource(part)) return part;
  const rest = withoutData(part);
  return { ...(isKnownSource(rest) ? toReceipt(rest) : rest), ...(blob !== undefined && { blob }) };
}
