/** The words in the body of a refusal, whatever shape it has. Nothing of a page of HTML ever gets out of here. */
import { inOneLine } from '../prompts/in-one-line.ts';

/** How much of a server's own words is passed on. */
const MAX_WORDS = 400;
/** JSON in a string in JSON: Ollama passes on so what its runner said. More of it is nothing that a server says. */
const MAX_DEPTH = 6;
/** Where servers and the proxies before them put their words. */
const KEYS = [
  'error',
  'message',
  'detail',
  'details',
  'msg',
  'reason',
  'error_description',
  'title',
  'errors',
] as const;

export interface Said {
  /** One line without a full stop at its end; empty when nothing was said in words. */
  words: string;
  /** It was a page, as proxies and other programs send it; its text is not passed on. */
  isPage: boolean;
  promptTokens?: number | undefined;
  contextTokens?: number | undefined;
}

/** What a body says. `contentType` is that of its head, and may be wrong. */
export function readRefusal(body: string, contentType: string): Said {
  const parsed = parseJson(body);
  if (parsed === undefined && (/[/+](html|xml)\b/i.test(contentType) || isMarkup(body))) {
    return { words: '', isPage: true };
  }
  const found = find(parsed === undefined ? body : parsed, 0);
  return { ...found, words: toLine(found.words), isPage: isMarkup(found.words) };
}

interface Found {
  words: string;
  promptTokens?: number | undefined;
  contextTokens?: number | undefined;
}

function find(value: unknown, depth: number): Found {
  if (depth > MAX_DEPTH || value === null || value === undefined) return { words: '' };
  if (typeof value === 'string') {
    const inner = /^\s*[{[]/.test(value) ? parseJson(value) : undefined;
    return inner === undefined ? { words: value } : find(inner, depth + 1);
  }
  if (typeof value !== 'object') return { words: '' };
  if (Array.isArray(value)) return firstWithWords(value, depth);
  const fields = value as Record<string, unknown>;
  const found = firstWithWords(
    KEYS.map((key) => fields[key]),
    depth,
  );
  return { promptTokens: toCount(fields.n_prompt_tokens), contextTokens: toCount(fields.n_ctx), ...dropAbsent(found) };
}

function firstWithWords(values: readonly unknown[], depth: number): Found {
  for (const value of values.slice(0, 16)) {
    const found = find(value, depth + 1);
    if (found.words.trim() !== '') return found;
  }
  return { words: '' };
}

/** The counts stand beside the words, or around them. */
function dropAbsent({ words, promptTokens, contextTokens }: Found): Found {
  return {
    words,
    ...(promptTokens !== undefined && { promptTokens }),
    ...(contextTokens !== undefined && { contextTokens }),
  };
}

function toCount(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}

function isMarkup(text: string): boolean {
  return /^\s*</.test(text) || /<\/?(html|head|body|title|h1|center|p|div|br|script)\b/i.test(text);
}

function toLine(words: string): string {
  if (isMarkup(words)) return '';
  const line = inOneLine(words).slice(0, MAX_WORDS).toWellFormed();
  return line.replace(/\.+$/, '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
