/** `node bench/pages/read-blocks.ts OUT`: the blocks of the pages in `ASIDE_PAGES`, a line of JSON each, for `train.py`. */
import { writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import type { readRows } from './block-probe.ts';
import { readCorpus } from './read-corpus.ts';
import { servePages } from './serve-pages.ts';

const folder = process.env.ASIDE_PAGES;
const [out] = process.argv.slice(2);
if (!folder || !out) throw new Error('usage: ASIDE_PAGES=FOLDER node bench/pages/read-blocks.ts OUT');
const bundle = await rolldown({ input: new URL('block-probe.ts', import.meta.url).pathname });
const [chunk] = (await bundle.generate({ format: 'iife', name: 'probe' })).output;
const served = await servePages(folder);
const pages = readCorpus(folder);
const lines = new Map<string, string[]>();
let features: readonly string[] = [];

async function readNext(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { id, kind, text } = next;
    const page = await served.open(id);
    const asked = `probe.readRows(${JSON.stringify(text)}, ${kind === 'article'})`;
    const found = (await page.evaluate(`${chunk.code}; ${asked}`)) as ReturnType<typeof readRows>;
    features = found.names;
    lines.set(
      id,
      found.pages.map((read) => JSON.stringify({ id, kind, text, ...read })),
    );
    await page.close();
  }
}

const waiting = [...pages];
await Promise.all([readNext(), readNext()]);
await served.close();
writeFileSync(out, [JSON.stringify(features), ...pages.flatMap(({ id }) => lines.get(id) ?? [])].join('\n'));
