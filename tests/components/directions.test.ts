// @vitest-environment node
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const PROJECT = new URL('../../', import.meta.url);

/** A side of the screen, where there is a word for the side at which lines begin or end. */
const SIDES =
  /(?<![-\w])(?:left|right)\s*:|(?:margin|padding|border)-(?:left|right)|(?:text-align|float|clear):\s*(?:left|right)|-(?:left|right)-radius|translate:\s*-?\d+px/;

/** Four lengths of which those of the two sides differ. */
function isLopsided(declaration: string): boolean {
  const [, value = ''] = /^(?:margin|padding|inset|border-width):\s*(.*)$/s.exec(declaration) ?? [];
  let depth = 0;
  const lengths = [...value]
    .map((char) => {
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      return depth > 0 && char === ' ' ? '' : char;
    })
    .join('')
    .split(/\s+/);
  return lengths.length === 4 && lengths[1] !== lengths[3];
}

/** What in a style sheet is the same in both directions of writing, although it should turn round. */
function sidesIn(styles: string): string[] {
  return styles
    .replace(/\/\*.*?\*\//gs, '')
    .split(/[;{}]/)
    .map((declaration) => declaration.trim())
    .filter((declaration) => SIDES.test(declaration) || isLopsided(declaration));
}

describe('styles', () => {
  it('name no side of the screen: they follow the direction of writing', () => {
    const files = globSync('{components,entrypoints,public,web}/**/*.css', { cwd: PROJECT });
    expect(files.length).toBeGreaterThan(15);
    const found = files.flatMap((file) =>
      sidesIn(readFileSync(new URL(file, PROJECT), 'utf8')).map((declaration) => `${file}: ${declaration}`),
    );
    // A phone's corners are where they are, whatever is read on it.
    expect(found.filter((declaration) => !declaration.includes('safe-area-inset'))).toEqual([]);
  });

  it('let an empty field of either direction begin where the language does, which takes a hint or a space for one', () => {
    const base = readFileSync(new URL('components/styles/base.css', PROJECT), 'utf8');
    expect(base).toMatch(/\[dir="auto"\]:placeholder-shown \{\s+direction: inherit;\s+unicode-bidi: isolate;/);
    const fields = globSync('{components,entrypoints,web}/**/*.{tsx,html}', { cwd: PROJECT }).flatMap((file) => {
      const source = readFileSync(new URL(file, PROJECT), 'utf8');
      return [...source.matchAll(/<(?:input|textarea)\b(?:[^>]|=>)*>/g)].map(([field]) => ({ file, field }));
    });
    const either = fields.filter(({ field }) => field.includes('dir="auto"'));
    expect(either.length).toBeGreaterThan(8);
    expect(either.filter(({ field }) => !field.includes('placeholder='))).toEqual([]);
  });

  it.each([
    'left: 0',
    'margin-right: 4px',
    'text-align: left',
    'padding: 1px 2px 3px 4px',
    'border-top-left-radius: 2px',
    'translate: 12px',
  ])('name one in %s', (declaration) => expect(sidesIn(`a { ${declaration}; }`)).toEqual([declaration]));

  it.each(['inset-inline-start: 0', 'padding: 1px calc(2 * var(--a)) 3px calc(2 * var(--a))', 'translate: -50%'])(
    'name none in %s',
    (declaration) => expect(sidesIn(`a { ${declaration}; }`)).toEqual([]),
  );
});
