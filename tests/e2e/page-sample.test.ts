import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { capturePages } from '../../bench/pages/capture-corpus.ts';
import { readCaptureScript } from '../../bench/pages/capture-script.ts';
import { meanByKind } from '../../bench/pages/mean-by-kind.ts';
import { readCorpus } from '../../bench/pages/read-corpus.ts';
import { describeInBrowser } from './describe-in-browser.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/pages');
const KEPT_FILE = join(FOLDER, 'scores.json');
/** A kind of page may score so much less than it did when it was last kept. */
const MAX_DROP = 0.005;

describeInBrowser('headless', 'real pages, three of each kind', () => {
  it('are read no worse than when their scores were kept', { timeout: 300_000 }, async () => {
    const script = readCaptureScript(inject('extensionBuild'));
    const scores = meanByKind(await capturePages(FOLDER, readCorpus(FOLDER), script));
    // `ASIDE_KEEP_SCORES=1` keeps what was measured, after a change that is meant to read other parts of pages.
    if (process.env.ASIDE_KEEP_SCORES === '1') await writeFile(KEPT_FILE, `${JSON.stringify(scores, null, 2)}\n`);
    const kept = JSON.parse(await readFile(KEPT_FILE, 'utf8')) as Record<string, number>;
    expect(Object.keys(scores)).toEqual(Object.keys(kept));
    const worse = Object.entries(kept).filter(([kind, score]) => (scores[kind] ?? 0) < score - MAX_DROP);
    expect(worse, JSON.stringify(scores)).toEqual([]);
  });
});
