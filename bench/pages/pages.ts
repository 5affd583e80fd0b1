import { readFileSync, writeFileSync } from 'node:fs';
import { median } from '../quantiles.ts';
import type { BudgetRow } from '../table.ts';
import { type CapturedPage, capturePages } from './capture-corpus.ts';
import { readCaptureScript } from './capture-script.ts';
import { readCorpus } from './read-corpus.ts';

/** A kind of page may score so much less than it did when it was last kept. */
const MAX_DROP = 0.005;
const KEPT_FILE = new URL('scores.json', import.meta.url);
/** Of the page's own thread, for an article in the middle and for the page that takes longest. */
const MAX_ARTICLE_MS = 100;
const MAX_MS = 400;

/** Mean F1 per kind of page, and of all. */
type Scores = Record<string, number>;

interface Kept {
  /** What the shipped trees reached when it was last kept, on pages that they had learned from. */
  learned: Scores;
  /** By trees that had not seen the page which they rate, before the rules: written by `train.py`. */
  crossValidated: Scores;
}

/**
 * Captures real pages in a real browser, their scripts off, and scores the words per kind of page. The pages are no part
 * of the project: `ASIDE_PAGES` names their folder, and without it nothing is measured. `ASIDE_PAGES_PER_KIND=10` takes
 * some of each kind, which is compared with nothing; `ASIDE_KEEP_SCORES=1` keeps what was measured. The trees learned from
 * these pages: what they reach on others is below it, and `scores.json` has both.
 *
 * @param extension the unpacked extension
 */
export async function measurePages(extension: string): Promise<BudgetRow[]> {
  const folder = process.env.ASIDE_PAGES;
  if (!folder) {
    process.stdout.write('pages: not measured, since ASIDE_PAGES names no folder of them.\n');
    return [];
  }
  const perKind = Number(process.env.ASIDE_PAGES_PER_KIND) || Number.POSITIVE_INFINITY;
  const scored = await capturePages(folder, readCorpus(folder, perKind), readCaptureScript(extension));
  const kinds = [...new Set(scored.map(({ kind }) => kind))].sort();
  const groups = [
    ...kinds.map((kind) => [kind, scored.filter((page) => page.kind === kind)] as const),
    ['all', scored] as const,
  ];
  const kept = JSON.parse(readFileSync(KEPT_FILE, 'utf8')) as Kept;
  const isWhole = perKind === Number.POSITIVE_INFINITY;
  if (process.env.ASIDE_KEEP_SCORES === '1' && isWhole) keep(groups, kept);
  return [
    ...groups.map(([kind, pages]) => rowOf(kind, pages, isWhole ? kept.learned[kind] : undefined)),
    ...timeRows(scored),
  ];
}

function rowOf(kind: string, pages: readonly CapturedPage[], before: number | undefined): BudgetRow {
  const f1 = mean(pages.map((page) => page.f1));
  const precision = mean(pages.map((page) => page.precision)).toFixed(3);
  const recall = mean(pages.map((page) => page.recall)).toFixed(3);
  return {
    what: `${kind}, ${pages.length} pages`,
    measured: `F1 ${f1.toFixed(3)} (precision ${precision}, recall ${recall})`,
    beside: before === undefined ? 'not compared' : `F1 ${before.toFixed(3)} kept`,
    budget: `at most ${MAX_DROP} less than kept`,
    isMet: before === undefined || f1 >= before - MAX_DROP,
  };
}

function timeRows(pages: readonly CapturedPage[]): BudgetRow[] {
  const articles = pages.filter(({ kind }) => kind === 'article').map(({ ms }) => ms);
  const all = pages.map(({ ms }) => ms);
  return [
    timeRow(
      'time of the page’s thread, articles',
      median(articles),
      MAX_ARTICLE_MS,
      `median of all ${median(all).toFixed(0)} ms`,
    ),
    timeRow('time of the page’s thread, longest', Math.max(...all), MAX_MS, ''),
  ];
}

function timeRow(what: string, ms: number, maxMs: number, beside: string): BudgetRow {
  return { what, measured: `${ms.toFixed(0)} ms`, beside, budget: `at most ${maxMs} ms`, isMet: ms <= maxMs };
}

function keep(groups: readonly (readonly [string, readonly CapturedPage[]])[], kept: Kept): void {
  const scores = groups.map(([kind, pages]) => [kind, Number(mean(pages.map(({ f1 }) => f1)).toFixed(4))]);
  const learned = Object.fromEntries(scores) as Scores;
  writeFileSync(KEPT_FILE, `${JSON.stringify({ ...kept, learned }, null, 2)}\n`);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
