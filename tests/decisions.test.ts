import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const root = new URL('..', import.meta.url);
const decisions = globSync('docs/decisions/*.md', { cwd: root })
  .map((path) => ({ name: basename(path), text: readFileSync(new URL(path, root), 'utf8') }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

describe('docs/decisions', () => {
  it('have a number each, in their names and headings', () => {
    // Numbers are given out before what they are for is whole, so that there may be gaps for a while.
    const numbers = decisions.map(({ name }) => Number(name.slice(0, 4)));
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(decisions.map(({ text }) => Number(/^# (\d+)\. /.exec(text)?.[1]))).toEqual(numbers);
  });

  it.each(Object.keys(manifest.dependencies))('say why %s is there', (name) => {
    const lines = decisions.flatMap(({ text }) => text.split('\n'));
    expect(lines.some((line) => line.startsWith(`| \`${name}\` |`))).toBe(true);
  });
});
