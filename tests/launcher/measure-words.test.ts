import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { measureWords } from '../../launcher/measure-words.ts';
import { LANGUAGE_CODES } from '../../words/languages.ts';
import { createFolder } from './launcher-folder.ts';

test('a language weighs what it alone loads, and what another one loads too is counted as shared', () => {
  const folder = createFolder();
  const write = (name: string, code: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), code);
  };
  const tongue = 'export const tongue=1;';
  write('chunks/tongue.js', tongue);
  for (const code of LANGUAGE_CODES) {
    write(`chunks/own-${code}.js`, `export const words=\`${code.repeat(500)}\`;`);
    write(`words/${code}-first.js`, `import"../chunks/tongue.js";export*from"../chunks/own-${code}.js";`);
    write(`words/${code}-rest.js`, `import"./${code}-first.js";export const rest=1;`);
  }
  const { packed, shared } = measureWords(folder);
  expect([...packed.keys()]).toEqual(LANGUAGE_CODES);
  expect(shared).toBe(tongue.length);
  for (const bytes of packed.values()) expect([bytes > 350, bytes < 800]).toEqual([true, true]);
});
