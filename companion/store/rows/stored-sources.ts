/** How the parts of a question are stored: of each source its receipt, and beside it its content, under its SHA-256. */
import type { UnknownPart } from '../../../protocol/parts.ts';
import { isImage, isKnownSource, type QuestionPart, type SourcePart } from '../../../protocol/question-parts.ts';
import {
  type AskedPart,
  contentOf,
  hashOf,
  type Source,
  toGivenBack,
  toHash,
  type UnknownSource,
} from '../../prompts/source.ts';
import { contentOf as contentOfExported, type ExportedPart } from '../exported-conversation.ts';
import { readQuestionRows, toQuestionRows } from './question-outline.ts';

/** A part of a question as it is kept. */
export interface StoredSource {
  /** All but its content, which `hash` names; where it is kept, the receipt does not name it as well. */
  receipt: Record<string, unknown>;
  /** SHA-256 in hexadecimal. */
  hash: string | undefined;
  /** Undefined: it is there, or nowhere. */
  content: Uint8Array | string | undefined;
}

/** In the order of their places. */
export function toStoredSources(question: readonly AskedPart[]): StoredSource[] {
  return toQuestionRows(question).map((part) => {
    const source = part as AskedPart;
    return { receipt: toReceipt(toGivenBack(source)), hash: hashOf(source), content: contentOf(source) };
  });
}

/** As `toStoredSources`; what brings no content names that of an earlier one. */
export function toStoredExported(question: readonly ExportedPart[]): StoredSource[] {
  return toQuestionRows(question).map((part) => {
    const { base64, ...source } = part as UnknownPart & { base64?: string; blob?: string };
    const content = contentOfExported(part as ExportedPart);
    return { receipt: toReceipt(source), hash: content === undefined ? source.blob : toHash(content), content };
  });
}

/** The receipt as JSON. @param isKept whether its content is kept under its hash */
export function toAbout(receipt: Record<string, unknown>, isKept: boolean): string {
  const { blob, ...withoutBlob } = receipt;
  return JSON.stringify(isKept ? withoutBlob : receipt);
}

/** What was asked, without contents. @param message the words of the question */
export function readReceipts(message: string, rows: readonly { about: string; hash: string | null }[]): QuestionPart[] {
  const parts = rows.map(({ about, hash }): UnknownPart => {
    const receipt: UnknownPart = JSON.parse(about);
    return { ...receipt, ...(isKnownSource(receipt) && { text: '' }), ...(hash && { blob: hash }) };
  });
  return readQuestionRows(message, parts);
}

/** What was asked, with its contents. @param message the words of the question */
export function readAsked(
  message: string,
  rows: readonly { about: string; content: Uint8Array | undefined }[],
): AskedPart[] {
  const parts = rows.map(({ about, content }): Source | UnknownSource => {
    const receipt: Source | UnknownSource = JSON.parse(about);
    const data = content === undefined ? {} : { data: content };
    if (!isKnownSource(receipt)) return { ...receipt, ...data };
    const { chars, tokens, excerpt, blob, ...source } = receipt as SourcePart;
    if (isImage(source)) return { ...source, text: '', ...data };
    return { ...source, text: content === undefined ? '' : Buffer.from(content).toString() };
  });
  return readQuestionRows(message, parts);
}

function toReceipt(part: object): Record<string, unknown> {
  const { text, ...rest } = part as Partial<SourcePart>;
  return { ...(isKnownSource(part as UnknownPart) ? rest : part) };
}
