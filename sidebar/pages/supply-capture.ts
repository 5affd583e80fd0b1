import type { Browser, WxtBrowser } from 'wxt/browser';
import type { Capture } from './capture-page.ts';
import type { CaptureSupplies, SuppliedPage } from './capture-supplies.ts';
import { readEditors } from './read-editors.ts';

type Target = Browser.scripting.InjectionTarget;
type Supplier = (browser: WxtBrowser, target: Target) => Promise<unknown>;

const SUPPLIERS: Record<keyof CaptureSupplies, Supplier> = {
  editors: readEditors,
  readFormula: script('/formulas.js'),
  transcript: script('/transcript.js'),
};

/** A reading that was given up, as when its panel was closed, holds nothing longer. */
const HELD_MS = 20_000;

/**
 * Leaves in a frame what the capture needs there, one thing after another, and runs it again each time. What was left is
 * about the page as it is now, and goes when this reading ends: unless another one that runs meanwhile needs it.
 *
 * @param capture runs the script in the frame
 */
export async function captureSupplied(
  browser: WxtBrowser,
  frame: Target,
  first: keyof CaptureSupplies,
  capture: () => Promise<Capture | null | undefined>,
): Promise<Exclude<Capture, { kind: 'needs' }> | undefined> {
  const reading = crypto.randomUUID();
  const hold = (ms: number) =>
    browser.scripting.executeScript({
      target: frame,
      func: holdSupplies,
      args: [reading, ms],
      injectImmediately: true,
    });
  const supplied = new Set<string>();
  await hold(HELD_MS);
  try {
    let found: Capture | null | undefined = { kind: 'needs', supply: first };
    while (found?.kind === 'needs') {
      // What it was given lies in a page that has gone meanwhile.
      if (supplied.has(found.supply)) return undefined;
      supplied.add(found.supply);
      await SUPPLIERS[found.supply](browser, frame);
      found = await capture();
    }
    return found ?? undefined;
  } finally {
    await hold(0).catch(() => {});
  }
}

/** In a page: keeps what is left there for a reading, for so many milliseconds at most. It uses nothing from outside of itself. */
function holdSupplies(reading: string, ms: number): void {
  const left = globalThis as SuppliedPage;
  left.asideReadings ??= new Set();
  const readings = left.asideReadings.add(reading);
  const drop = () => {
    readings.delete(reading);
    if (readings.size === 0) left.asideSupplies = undefined;
  };
  if (ms === 0) drop();
  else setTimeout(drop, ms);
}

/** WXT types the names of scripts from its last look at the folder, which may be older than this one. */
function script(name: string): Supplier {
  const files = [name as '/capture.js'];
  return (browser, target) => browser.scripting.executeScript({ target, files, injectImmediately: true });
}
