import { LIMITS } from '../../protocol/limits.ts';
import { wholeCharacters } from '../pages/whole-characters.ts';

/** A prompt as a file has it. */
export interface FilePrompt {
  name: string;
  text: string;
}

/** What was found in a file. `unusable`: empty, or too long. */
export type PromptFile = { kind: 'prompts'; prompts: FilePrompt[]; unusable: number } | { kind: 'not_prompts' };

const FORMAT = 'aside-prompts';
/** The fullest library takes a tenth of it. */
export const MAX_PROMPT_FILE_BYTES = 20_000_000;

export function writePromptFile(prompts: readonly FilePrompt[]): string {
  const written = prompts.map(({ name, text }) => ({ name, text }));
  return `${JSON.stringify({ format: FORMAT, version: 1, prompts: written }, null, 2)}\n`;
}

/** Reads a file of Aside's own, or of Page Assist's (its prompts alone, or among all of its data). */
export function readPromptFile(content: string): PromptFile {
  const found = findPrompts(parseJson(content));
  if (!found) return { kind: 'not_prompts' };
  const prompts = found.flatMap((each) => toPrompt(each) ?? []);
  return { kind: 'prompts', prompts, unusable: found.length - prompts.length };
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Undefined when it is no such file. */
function findPrompts(file: unknown): unknown[] | undefined {
  const { format, prompts } = (file ?? {}) as { format?: unknown; prompts?: unknown };
  if (format === FORMAT) return Array.isArray(prompts) ? prompts : undefined;
  const list = Array.isArray(file) ? file : prompts;
  const isPageAssist =
    Array.isArray(list) && list.every((each) => typeof each?.title === 'string' && 'content' in each);
  // Its whole export has a list of prompts that may be empty, beside others that are not.
  return isPageAssist && (list.length > 0 || 'knowledge' in Object(file)) ? list : undefined;
}

function toPrompt(value: unknown): FilePrompt | undefined {
  const { name, title, text, content } = (value ?? {}) as Record<string, unknown>;
  const words = text ?? content;
  if (typeof words !== 'string' || words.trim() === '' || words.length > LIMITS.promptChars) return undefined;
  const called = name ?? title;
  return { name: cleanName(typeof called === 'string' ? called : '') || cleanName(words), text: words };
}

/** A name as the companion takes it: one line, without characters that change how the line reads. */
export function cleanName(name: string): string {
  // No more of it is looked at than can be kept.
  const line = name.slice(0, 2 * LIMITS.promptNameChars).replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ');
  const plain = line.replace(/\p{Bidi_Control}/gu, '').trim();
  return wholeCharacters(plain.slice(0, LIMITS.promptNameChars)).toWellFormed().trim();
}
