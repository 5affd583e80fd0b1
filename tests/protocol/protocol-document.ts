import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../PROTOCOL.md', import.meta.url), 'utf8');

/** A heading with the text below it, up to the next heading of the same level or above. */
export interface Section {
  title: string;
  text: string;
}

export function readSections(level: number, within = text): Section[] {
  const marks = '#'.repeat(level);
  const headings = [...within.matchAll(new RegExp(`^${marks} (.+)$`, 'gm'))];
  return headings.map((heading) => {
    const rest = within.slice(heading.index + heading[0].length);
    const end = rest.search(new RegExp(`^#{1,${level}} `, 'm'));
    return { title: heading[1] ?? '', text: end === -1 ? rest : rest.slice(0, end) };
  });
}

export function readSection(title: string, level = 2): string {
  const found = readSections(level).find((section) => section.title === title);
  if (found === undefined) throw new Error(`PROTOCOL.md has no section "${title}"`);
  return found.text;
}

/** The cells of the first table in `section`, without its head. */
export function readTable(section: string): string[][] {
  const table = /(?:^\|.*\|\n)+/m.exec(section)?.[0] ?? '';
  const rows = table.trim().split('\n').slice(2);
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** The contents of all fenced blocks of one language. */
export function readBlocks(language: string, within = text): string[] {
  return [...within.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  );
}

export function unquote(cell: string): string {
  return cell.replace(/^`|`$/g, '');
}

export const document = text;
