import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { expect, it } from 'vitest';
import { loadByCode, writeLimits } from '../../launcher/first-script.ts';
import { wordsVersion } from '../../launcher/words-version.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { LANGUAGE_CODES } from '../../words/languages.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** What does nothing but read a property, such as `turns.value;` or `() => void turns.value`. */
function findBareReads(code: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, operator, expression, argument, start, end } = node as Partial<Expression>;
    const isVoid = type === 'UnaryExpression' && operator === 'void';
    const read = type === 'ExpressionStatement' ? expression : isVoid ? argument : undefined;
    if (read?.type === 'MemberExpression' || read?.type === 'ChainExpression') found.push(code.slice(start, end));
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(code, { lang: 'tsx' }).body);
  return found.filter((statement) => !/[()]/.test(statement));
}

interface Expression {
  type: string;
  operator?: string;
  expression?: Expression;
  argument?: Expression;
  start: number;
  end: number;
}

it('knows a statement that the bundler takes away', () => {
  const code =
    'f(() => { turns.value; void a.b?.c; turns.value(); void d.e(); x = a.b; return a.b; }); f(() => void d.value);';
  expect(findBareReads(code)).toEqual(['turns.value;', 'void a.b?.c', 'void d.value']);
});

it('takes no statement away that subscribes to a signal, for there is none', () => {
  const files = globSync('{components,entrypoints,protocol,sidebar,web,words}/**/*.{ts,tsx}', { cwd: PROJECT });
  expect(files.length).toBeGreaterThan(300);
  const found = files.map((file) => [file, findBareReads(readFileSync(join(PROJECT, file), 'utf8'))] as const);
  expect(found.filter(([, statements]) => statements.length > 0)).toEqual([]);
});

it('writes each limit as its number, and nothing else', () => {
  const written = writeLimits('f(LIMITS.sources, [LIMITS.modelChars], limits.sources, LIMITS.none)');
  expect(written).toBe(`f(${LIMITS.sources}, [${LIMITS.modelChars}], limits.sources, LIMITS.none)`);
});

it.each([
  ['', 'words/de-first.js', '{code}-first.js`)'],
  ['1a2b3c4d', 'words/de-first-1a2b3c4d.js', '{code}-first-1a2b3c4d.js`)'],
])('loads each language from a file of its own, with the version “%s” in its name', (version, file, loads) => {
  const code = readFileSync(join(PROJECT, 'words/load-words.ts'), 'utf8');
  const emitted: string[] = [];
  const written = loadByCode(code, version, ({ fileName }) => emitted.push(fileName));
  expect(emitted).toContain(file);
  expect(new Set(emitted).size).toBe(2 * LANGUAGE_CODES.length);
  expect(written).toContain(`import(/* @vite-ignore */ \`../words/$${loads}`);
});

it('gives the words a version that is fit for a name and the same for the same words', () => {
  expect(wordsVersion()).toMatch(/^[\da-f]{8}$/);
  expect(wordsVersion()).toBe(wordsVersion());
});
