import { expect, it, onTestFinished, vi } from 'vitest';
import capture from '../../../entrypoints/capture.ts';
import formulas from '../../../entrypoints/formulas.ts';
import type { SuppliedPage } from '../../../sidebar/pages/capture-supplies.ts';
import { runCapture } from '../../../sidebar/pages/run-capture.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';

const world = globalThis as SuppliedPage;
const SAID = 'The tide comes in twice a day, and the keeper writes down how high it stands at the mole. '.repeat(20);

/** A browser whose tab shows this document, in which the real scripts run. */
function openPage(html: string) {
  document.body.innerHTML = html;
  const { browser, executeScript } = createFakeExtension();
  const before = vi.fn(async (_run: number) => {});
  let runs = 0;
  executeScript.mockImplementation(async (injection) => {
    if ('func' in injection) {
      const { func, args = [] } = injection as { func: (...args: unknown[]) => unknown; args?: unknown[] };
      return [{ frameId: 0, documentId: '', result: func(...args) }];
    }
    if (injection.files?.[0] === '/formulas.js') formulas.main();
    if (injection.files?.[0] !== '/capture.js') return [{ frameId: 0, documentId: '', result: undefined }];
    runs += 1;
    await before(runs);
    return [{ frameId: 0, documentId: '', result: await capture.main() }];
  });
  onTestFinished(() => {
    document.body.innerHTML = '';
    world.asideSupplies = undefined;
    world.asideReadings = new Set();
  });
  return { browser, before };
}

const FORMULA = `<article><h1>Tides</h1><p>${SAID}</p><math><mi>h</mi><mo>=</mo><mn>2</mn></math></article>`;

it('keeps what a reading was given while another one of the same tab ends', async () => {
  const { browser, before } = openPage(FORMULA);
  // The first reading has what it needs, and before it looks again the second one comes and goes.
  let second: ReturnType<typeof runCapture> | undefined;
  before.mockImplementation(async (run) => {
    if (run !== 2) return;
    second = runCapture(browser, { tabId: 10 });
    await second;
  });
  const [first] = await runCapture(browser, { tabId: 10 });
  expect(first?.found?.kind).toBe('page');
  expect((await second)?.[0]?.found?.kind).toBe('page');
});

it('leaves nothing in a page once the last reading of it has ended, or was given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { browser, before } = openPage(FORMULA);
  await runCapture(browser, { tabId: 10 });
  expect([world.asideSupplies, world.asideReadings?.size]).toEqual([undefined, 0]);
  before.mockImplementation((run) => (run === 4 ? new Promise(() => {}) : Promise.resolve()));
  void runCapture(browser, { tabId: 10 });
  await vi.waitFor(() => expect(before).toHaveBeenCalledWith(4));
  expect(world.asideSupplies).toBeDefined();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(world.asideSupplies).toBeUndefined();
});
