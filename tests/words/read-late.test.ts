import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');

/** Where a module reads words of the catalogue while it is loaded, and not when it says something. */
function readsWhileLoaded(code: string): string[] {
  const names = new Set<string>();
  for (const [, imported = ''] of code.matchAll(
    /import \{([^}]*)\} from '[^']*\/spoken(?:-later|-on-terminal)?\.ts'/g,
  )) {
    for (const name of imported.split(',')) names.add(name.trim());
  }
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type = '', object, start, end } = node as { type?: string; object?: Named; start: number; end: number };
    if (type.includes('Function') || type.startsWith('TS')) return;
    if (type === 'MemberExpression' && names.has(object?.name ?? '')) found.push(code.slice(start, end));
    for (const child of Object.values(node)) visit(child);
  };
  if (names.size > 0) visit(parseAst(code, { lang: 'tsx' }).body);
  return found;
}

interface Named {
  name?: string;
}

it('knows words that are read too early', () => {
  const code = "import { words } from '../words/spoken.ts';\nconst early = words.send;\nconst late = () => words.send;";
  expect(readsWhileLoaded(code)).toEqual(['words.send']);
});

it('are read when they are said, for a part is loaded while its words are still on the way', () => {
  const files = globSync('{companion,components,entrypoints,launcher,sidebar,web,words}/**/*.{ts,tsx}', {
    cwd: PROJECT,
  });
  expect(files.length).toBeGreaterThan(200);
  const found = files.map((file) => [file, readsWhileLoaded(readFileSync(join(PROJECT, file), 'utf8'))] as const);
  expect(found.filter(([, reads]) => reads.length > 0)).toEqual([]);
});
