import * as v from 'valibot';
import { LIMITS } from '../../../protocol/limits.ts';
import type { UnknownPart } from '../../../protocol/parts.ts';
import {
  type AnySource,
  AnySourceSchema,
  countChars,
  isImage,
  isKnownSource,
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

/** Reads what went along with the questions of one file. A source may have the content of an earlier one, by its name. */
export function createSourceReader(): (values: readonly unknown[]) => { sources: ExportedSource[]; unread: number } {
  const contents = new Map<unknown, Content>();

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
    const content = readContent(output) ?? contents.get(name);
    if (content !== undefined && typeof name === 'string') contents.set(name, content);
    const { base64, ...rest } = output as AnySource & { base64?: unknown };
    if (!isKnownSource(rest)) return { ...rest, ...content };
    const { chars, tokens, excerpt, ...about } = rest;
    const { text, ...receipt } = toReceipt({
      ...about,
      title: toText(rest.title),
      url: toText(rest.url),
      language: toText(rest.language),
      text: content?.text ?? '',
    });
    return { ...receipt, ...content };
  }

  return (values) => {
    const sources: ExportedSource[] = [];
    let chars = 0;
    for (const value of values.slice(0, LIMITS.sources)) {
      const source = readSource(value);
      if (source === undefined) continue;
      const { base64, blob, ...counted } = source as UnknownPart;
      if (chars + countChars(counted) > LIMITS.sourceChars) continue;
      chars += countChars(counted);
      sources.push(source);
    }
    return { sources, unread: values.length - sources.length };
  };
}
