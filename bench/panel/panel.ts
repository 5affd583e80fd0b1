/**
 * What the panel costs while an answer streams in, and until it can be typed into, beside the least that a page could be:
 * one that appends each token as text, and an empty one with a text area. The panel is the extension as it is shipped
 * and talks to the companion as it is shipped; only the model is not real.
 */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCompanionFile } from '../../launcher/companion-file.ts';
import { launchBrowser, type TestBrowser } from '../../tests/helpers/browser.ts';
import { startCompanionProcess } from '../../tests/helpers/companion-process.ts';
import { startProcess } from '../processes.ts';
import { median } from '../quantiles.ts';
import type { BudgetRow } from '../table.ts';
import { measureOpening, measureStream, openMeasured, type StreamSample, untilConnected } from './panel-measure.ts';

/** The machines are noisy: everything is measured this often, in turns, and the median counts. */
const STREAMS = 5;
const OPENINGS = 21;

const BUDGETS = { script: 0.5, task: 0.6, opening: 1.5, firstTokenMs: 50, heapMB: 15 };

const EMPTY_PAGE = 'bench-empty.html';

/** Measures `extension`, an unpacked build, with the companion's `bundle`. */
export async function measurePanel(extension: string, bundle: string): Promise<BudgetRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aside-bench-'));
  const model = await startProcess('panel/panel-model.ts');
  const bare = await startProcess('panel/panel-bare-page.ts');
  const companion = await startCompanionProcess({
    bundle,
    dataDir: join(folder, 'data'),
    flags: ['--upstream', `http://127.0.0.1:${model.port}`],
  });
  const copy = join(folder, 'extension');
  await cp(extension, copy, { recursive: true });
  writeCompanionFile(copy, companion);
  await writeFile(join(copy, EMPTY_PAGE), '<!doctype html><title>empty</title><textarea autofocus></textarea>');
  const browser = await launchBrowser(copy);
  try {
    const openings = await measureOpenings(browser);
    const streams = { panel: [] as StreamSample[], bare: [] as StreamSample[] };
    for (let round = 0; round < STREAMS; round++) {
      // A panel that is opened again shows the conversation that it had.
      await (await browser.worker()).evaluate(() => chrome.storage.session.clear());
      const panelPage = await openMeasured(browser, browser.extensionUrl('sidepanel.html'));
      await untilConnected(panelPage);
      streams.panel.push(await measureStream(panelPage, model));
      await panelPage.close();
      const barePage = await openMeasured(browser, `http://127.0.0.1:${bare.port}/`);
      streams.bare.push(await measureStream(barePage, bare));
      await barePage.close();
    }
    return [...streamRows(streams.panel, streams.bare), openingRow(openings)];
  } finally {
    await browser.dispose();
    await companion.stop();
    await model.stop();
    await bare.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Openings {
  panel: number[];
  empty: number[];
}

async function measureOpenings(browser: TestBrowser): Promise<Openings> {
  const openings: Openings = { panel: [], empty: [] };
  // The first of each compiles what the others find compiled.
  for (let round = 0; round <= OPENINGS; round++) {
    const panel = await measureOpening(browser, browser.extensionUrl('sidepanel.html'));
    const empty = await measureOpening(browser, browser.extensionUrl(EMPTY_PAGE));
    if (round === 0) continue;
    openings.panel.push(panel);
    openings.empty.push(empty);
  }
  return openings;
}

function streamRows(panel: readonly StreamSample[], bare: readonly StreamSample[]): BudgetRow[] {
  const of = (samples: readonly StreamSample[], key: keyof StreamSample) => median(samples.map((one) => one[key]));
  const own = (key: keyof StreamSample) => of(panel, key);
  const beside = (key: keyof StreamSample) => of(bare, key);
  const seconds = (value: number) => `${value.toFixed(2)} s`;
  const megabytes = (value: number) => `${(value / 1e6).toFixed(1)} MB`;
  const milliseconds = (value: number) => `${value.toFixed(0)} ms`;
  // Of neighbours: how busy the machine is changes from one round to the next, and moves both.
  const share = median(panel.map(({ task }, round) => task / (bare[round]?.task ?? Number.NaN)));
  return [
    {
      what: 'script for 2,000 tokens at 200/s',
      measured: seconds(own('script')),
      beside: `bare ${seconds(beside('script'))}`,
      budget: `<= ${BUDGETS.script} s`,
      isMet: own('script') <= BUDGETS.script,
    },
    {
      what: 'task time, same run',
      measured: `${seconds(own('task'))} = ${share.toFixed(2)} x`,
      beside: `bare ${seconds(beside('task'))}`,
      budget: `<= ${BUDGETS.task} x bare`,
      isMet: share <= BUDGETS.task,
    },
    {
      what: 'long tasks, same run',
      measured: `${own('longTasks')} (${seconds(own('longTaskTime'))})`,
      beside: `bare ${beside('longTasks')}`,
      budget: '0',
      isMet: own('longTasks') === 0,
    },
    {
      what: "first token on screen, over the upstream's own",
      measured: milliseconds(own('firstToken')),
      beside: `bare ${milliseconds(beside('firstToken'))}`,
      budget: `<= ${BUDGETS.firstTokenMs} ms`,
      isMet: own('firstToken') <= BUDGETS.firstTokenMs,
    },
    {
      what: 'JS heap after that answer',
      measured: megabytes(own('heap')),
      beside: `bare ${megabytes(beside('heap'))}`,
      budget: `<= ${BUDGETS.heapMB} MB`,
      isMet: own('heap') <= BUDGETS.heapMB * 1e6,
    },
  ];
}

function openingRow(openings: Openings): BudgetRow {
  const panel = median(openings.panel);
  const empty = median(openings.empty);
  const ratio = median(openings.panel.map((ms, round) => ms / (openings.empty[round] ?? Number.NaN)));
  return {
    what: 'opening to a usable composer',
    measured: `${panel.toFixed(0)} ms = ${ratio.toFixed(2)} x`,
    beside: `empty page ${empty.toFixed(0)} ms`,
    budget: `<= ${BUDGETS.opening} x empty`,
    isMet: ratio <= BUDGETS.opening,
  };
}
