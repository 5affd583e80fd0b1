import * as v from 'valibot';
import { LIMITS } from '../../../protocol/limits.ts';
import type { UnknownPart } from '../../../protocol/parts.ts';
import {
  type AnySource,
  AnySourceSchema,
  countChars,
  isImage,
  isKnownSource,
  type SourcePart,
  toReceipt,
} from '../../../protocol/question-parts.ts';
import { hasImageBytes } from '../../prompts/image-bytes.ts';
import { toHash } from '../../prompts/source.ts';
import type { ExportedSource } from '../../store/exported-conversation.ts';
import { toRecord, toText } from './read-values.ts';

interface Content {
  text?: string;
  base64?: string;
  /** Its true hash, whatever the file calls it. */
  blob: string;
}

/** What is remembered of a content: a file may hold more of them than fit into memory. */
interface EarlierContent {
  blob: string;
  /** Of a text; `head`: as much of it as a receipt shows. */
  text?: { chars: number; tokens: number | undefined; head: string };
}

/**
 * Reads what went along with the questions of one file. A source may have the content of an earlier one, by its name: it
 * comes with the hash of that alone.
 */
export function createSourceReader(): (values: readonly unknown[]) => { sources: ExportedSource[]; unread: number } {
  const earlier = new Map<unknown, EarlierContent>();

  function readContent(part: AnySource & { base64?: unknown }): Content | undefined {
    const text = isKnownSource(part) && !isImage(part) ? toText(part.text) : '';
    const bytes = typeof part.base64 === 'string' ? Buffer.from(part.base64, 'base64') : undefined;
    // What is no image is none that a model could be given.
    const isUseful = bytes && (!isKnownSource(part) || (isImage(part) && hasImageBytes(bytes)));
    if (isUseful) return { base64: bytes.toString('base64'), blob: toHash(bytes) };
    return text === '' ? undefined : { text, blob: toHash(text) };
  }

  function readSource(value: unknown): ExportedSource | undefined {
    const { blob: name, ...fields } = toRecord(value);
    const { success, output } = v.safeParse(AnySourceSchema, fields);
    if (!success) return undefined;
    const content = readContent(output);
    const known = content === undefined ? earlier.get(name) : undefined;
    const { base64, ...rest } = output as AnySource & { base64?: unknown };
    const given = content ?? (known && { blob: known.blob });
    let source: ExportedSource = { ...rest, ...given };
    if (isKnownSource(rest)) {
      const { chars, tokens, excerpt, ...about } = rest;
      const { text, ...receipt } = toReceipt({
        ...about,
        title: toText(rest.title),
        url: toText(rest.url),
        language: toText(rest.language),
        text: content?.text ?? '',
        ...toReceiptOf(known, rest),
      });
      source = { ...receipt, ...given };
    }
    if (content !== undefined && typeof name === 'string') earlier.set(name, remember(content));
    return source;
  }

  return (values) => {
    const sources: ExportedSource[] = [];
    let sum = 0;
    for (const value of values.slice(0, LIMITS.sources)) {
      const source = readSource(value);
      if (source === undefined) continue;
      const { base64, blob, ...counted } = source as UnknownPart;
      const chars = countChars(counted) + (typeof counted.text === 'string' ? 0 : Number(counted.chars ?? 0));
      if (sum + chars > LIMITS.sourceChars) continue;
      sum += chars;
      sources.push(source);
    }
    return { sources, unread: values.length - sources.length };
  };
}

function remember({ text, blob }: Content): EarlierContent {
  if (text === undefined) return { blob };
  const { chars, tokens, excerpt: head } = toReceipt<SourcePart>({ ...SELECTION, text });
  return { blob, text: { chars, tokens, head } };
}

/** What a receipt says of a text that came before. */
function toReceiptOf(known: EarlierContent | undefined, source: SourcePart): Partial<SourcePart> {
  if (!known?.text || isImage(source)) return {};
  const { chars, tokens, head } = known.text;
  return { chars, excerpt: source.type === 'selection' ? head : '', ...(tokens !== undefined && { tokens }) };
}

const SELECTION = { type: 'selection' as const, title: '', url: '', language: '', omittedChars: 0 };
