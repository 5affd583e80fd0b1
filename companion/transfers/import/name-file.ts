import type { ErrorParams } from '../../../protocol/error-causes.ts';
import type { Fields } from './read-values.ts';

type Why = ErrorParams<'bad_message'>;

/** How files begin that are no JSON. */
const BEGINNINGS: [RegExp, Why][] = [
  [/^PK/, { cause: 'import_zip' }],
  [/^SQLite format 3/, { cause: 'import_sqlite' }],
  [/^%PDF-/, { cause: 'import_pdf' }],
  [/^\s*</, { cause: 'import_markup' }],
  [/^\s*#/, { cause: 'import_markdown' }],
  [/^\s*\{[^\n]*\}\s*\n\s*\{/, { cause: 'import_json_lines' }],
  [/^\s*[[{]/, { cause: 'import_damaged_json' }],
];

/** What a file is that can't be read as JSON. */
export function nameText(beginning: string): Why {
  const [, why] = BEGINNINGS.find(([pattern]) => pattern.test(beginning)) ?? [];
  return why ?? { cause: 'import_not_json' };
}

/** By fields that only they have. */
const PROGRAMS: [readonly string[], string][] = [
  [['chat_messages'], 'Claude'],
  [['conversationId', 'messages'], 'LibreChat'],
  [['header', 'products'], 'Google Takeout'],
  [['threads', 'messages'], 'T3 Chat'],
];

/**
 * What JSON is that holds no chats for us; never with more of it than the names of fields.
 *
 * @param entry all of it, or the first thing in its list
 * @param count how many things are in that list
 */
export function nameJson(entry: Fields, count?: number): Why {
  const program = nameProgram(entry);
  if (program) return { cause: 'import_program', program };
  const fields = Object.keys(entry)
    .filter((name) => /^[\w-]{1,30}$/.test(name))
    .slice(0, 4)
    .join(', ');
  return count === undefined ? { cause: 'import_other', fields } : { cause: 'import_list', count, fields };
}

/** The program that wrote this, if it is one whose exports we don't read. */
export function nameProgram(entry: Fields): string | undefined {
  return PROGRAMS.find(([names]) => names.every((name) => name in entry))?.[1];
}
