import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const sources = globSync('{components,entrypoints,web}/**/*.{ts,tsx}', { cwd: root });

it('reads keys in one place, so that no key of an input method closes, renames or sends anything', () => {
  const readers = sources.filter((path) =>
    /\bevent\.(?:key|code|keyCode|which|isComposing)\b/.test(readFileSync(new URL(path, root), 'utf8')),
  );
  expect(sources.length).toBeGreaterThan(50);
  expect(readers).toEqual([]);
});
