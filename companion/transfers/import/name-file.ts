import { isRecord, toList } from './read-values.ts';

/** How files begin that are no JSON. */
const BEGINNINGS: [RegExp, string][] = [
  [/^PK/, 'a ZIP archive: unpack it, and choose the file conversations.json or chats in it'],
  [/^SQLite format 3/, 'a database of SQLite'],
  [/^%PDF-/, 'a PDF'],
  [/^\s*</, 'an HTML or XML page'],
  [/^\s*#/, 'a Markdown text, which is for reading: export the chats as JSON'],
  [/^\s*\{[^\n]*\}\s*\n\s*\{/, 'a list of JSON lines, and no export that Aside knows'],
  [/^\s*[[{]/, 'JSON that is damaged or breaks off: export it again'],
];

/** What a file is that can't be read as JSON, in words. */
export function nameText(beginning: string): string {
  const [, name] = BEGINNINGS.find(([pattern]) => pattern.test(beginning)) ?? [];
  return name === undefined ? 'The file is not JSON.' : `The file is not JSON that can be read, but ${name}.`;
}

/** By fields that only they have. */
const PROGRAMS: [readonly string[], string][] = [
  [['chat_messages'], 'Claude'],
  [['conversationId', 'messages'], 'LibreChat'],
  [['header', 'products'], 'Google Takeout'],
  [['threads', 'messages'], 'T3 Chat'],
];

/** What JSON is that holds no chats for us, in words; never with more of it than the names of fields. */
export function nameJson(value: unknown): string {
  const sample = Array.isArray(value) ? value.find(isRecord) : value;
  const entry = isRecord(sample) ? sample : {};
  const [, program] = PROGRAMS.find(([fields]) => fields.every((field) => field in entry)) ?? [];
  if (program) return `The file is an export of ${program}, which Aside can't read.`;
  const names = Object.keys(entry).filter((name) => /^[\w-]{1,30}$/.test(name));
  const fields = names.length > 0 ? ` with ${names.slice(0, 4).join(', ')}` : '';
  const kind = Array.isArray(value) ? `a list of ${toList(value).length} things${fields}` : `something else${fields}`;
  return `The file is no export that Aside knows: it holds ${kind}.`;
}
