import { once } from 'node:events';
import type { CDPSession, Page } from 'puppeteer-core';
import type { TestBrowser } from '../../tests/helpers/browser.ts';
import { until } from '../../tests/helpers/until.ts';
import type { BenchProcess } from '../processes.ts';
import { LAST_WORDS, QUESTION, type StreamEnded } from './panel-answer.ts';
import { readNotes, takeNotes } from './panel-probe.ts';

/** One streamed answer, measured in the page that shows it. */
export interface StreamSample {
  /** Seconds. */
  script: number;
  /** Seconds that the main thread was busy: script, style, layout, paint and the rest. */
  task: number;
  longTasks: number;
  /** Seconds in long tasks. */
  longTaskTime: number;
  /** Bytes, after garbage collection. */
  heap: number;
  /** Milliseconds from Enter to the frame that shows the first token, without the upstream's own. */
  firstToken: number;
}

/** Highlighting, formulas and the last frames come after the last token. */
const SETTLE_MS = 1500;

/** Asks in `page`, whose field has the focus, and measures until the answer is there and set. */
export async function measureStream(page: Page, source: BenchProcess): Promise<StreamSample> {
  const session = await page.createCDPSession();
  // The thread's own time: what it waits for a processor says more about the machine than about the page.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.keyboard.type(QUESTION);
  await collectGarbage(session);
  const before = await readMetrics(session);
  const ended = once(source.child, 'message') as Promise<[StreamEnded]>;
  await page.keyboard.press('Enter');
  const [{ firstTokenMs }] = await ended;
  // Nothing asks the page whether it is done: that would be work of its own.
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const after = await readMetrics(session);
  // Half an answer costs half as much: what is not whole is no measurement.
  const text = await page.evaluate(() => document.body.innerText);
  if (!text.includes(LAST_WORDS)) throw new Error(`the page does not show the whole answer; it shows:\n${text}`);
  const { enterAt, firstTextAt, longTasks } = await page.evaluate(readNotes);
  await collectGarbage(session);
  const { JSHeapUsedSize: heap } = await readMetrics(session);
  const during = longTasks.filter(({ start }) => start >= enterAt);
  return {
    script: after.ScriptDuration - before.ScriptDuration,
    task: after.TaskDuration - before.TaskDuration,
    longTasks: during.length,
    longTaskTime: during.reduce((sum, { duration }) => sum + duration, 0) / 1000,
    heap,
    firstToken: firstTextAt - enterAt - firstTokenMs,
  };
}

/** Opens a page; resolves with the milliseconds until something could be typed into it. */
export async function measureOpening(browser: TestBrowser, url: string): Promise<number> {
  const page = await openMeasured(browser, url);
  const usableAt = await until('there is a field to type into', async () => (await page.evaluate(readNotes)).usableAt);
  await page.close();
  return usableAt;
}

export async function openMeasured(browser: TestBrowser, url: string): Promise<Page> {
  const page = await browser.browser.newPage();
  await page.setViewport({ width: 420, height: 800 });
  await page.evaluateOnNewDocument(takeNotes);
  await page.goto(url);
  return page;
}

/** Waits until the panel may be asked: its first frame comes before its connection. */
export async function untilConnected(page: Page): Promise<void> {
  await until('the panel shows its model', () =>
    page.evaluate(() => document.body.innerText.includes('bench') && document.querySelector('textarea') !== null),
  );
  await page.focus('textarea');
}

type Metrics = Record<'ScriptDuration' | 'TaskDuration' | 'JSHeapUsedSize', number>;

async function readMetrics(session: CDPSession): Promise<Metrics> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as Metrics;
}

async function collectGarbage(session: CDPSession): Promise<void> {
  await session.send('HeapProfiler.collectGarbage');
}
