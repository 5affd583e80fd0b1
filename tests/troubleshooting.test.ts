import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const sources = globSync('{sidebar,components,companion,words}/**/*.{ts,tsx}', { cwd: root }).map(read).join('\n');
/** What a person sees and looks for: the quoted beginnings of the troubleshooting table's rows. */
const quoted = [...read('README.md').matchAll(/^\| "([^"]+)"/gm)].map(([, words = '']) => words);

it('finds the rows', () => {
  expect(quoted.length).toBeGreaterThan(5);
});

it.each(quoted)("the readme's troubleshooting quotes what is really said: %s", (words) => {
  expect(sources).toContain(words.replaceAll("'", '’'));
});
