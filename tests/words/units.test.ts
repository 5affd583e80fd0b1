// @vitest-environment node
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatBytes } from '../../words/format-bytes.ts';

const root = new URL('../../', import.meta.url);
/** A terminal breaks lines wherever its edge is. */
const IN_TERMINALS = /english\/(?:command-line|start|doctor)\.ts$|\/terminal\.ts$/;
const LOOSE = /\$\{[^{}]*\} (?:s|ms|h|min|[kMG]B|%)(?![\p{L}’]).*/gu;

it('a number and its unit stay in one line: there is a no-break space between them', () => {
  const files = globSync(['words/**/*.ts', 'components/**/*.{ts,tsx}', 'sidebar/**/*.ts'], { cwd: root });
  expect(files.length).toBeGreaterThan(100);
  const loose = files
    .filter((file) => !IN_TERMINALS.test(file))
    .flatMap(
      (file) =>
        readFileSync(new URL(file, root), 'utf8')
          .match(LOOSE)
          ?.map((found) => `${file}: ${found}`) ?? [],
    );
  expect(loose).toEqual([]);
  for (const locale of ['en', 'de', 'fr']) expect(formatBytes(3e9, locale)).toMatch(/^3[.,]0[\u00a0\u202f]\p{L}+$/u);
});
