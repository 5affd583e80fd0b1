import type { Browser, WxtBrowser } from 'wxt/browser';
import type { CaptureSupplies } from './capture-supplies.ts';
import { readEditors } from './read-editors.ts';

type Supplier = (browser: WxtBrowser, target: Browser.scripting.InjectionTarget) => Promise<unknown>;

const SUPPLIERS: Record<keyof CaptureSupplies, Supplier> = {
  editors: readEditors,
  readFormula: script('/formulas.js'),
  transcript: script('/transcript.js'),
};

/** Leaves in a frame what the capture needs there. */
export async function supplyCapture(
  browser: WxtBrowser,
  frame: Browser.scripting.InjectionTarget,
  supply: keyof CaptureSupplies,
): Promise<void> {
  await SUPPLIERS[supply](browser, frame);
}

/** WXT types the names of scripts from its last look at the folder, which may be older than this one. */
function script(name: string): Supplier {
  const files = [name as '/capture.js'];
  return (browser, target) => browser.scripting.executeScript({ target, files, injectImmediately: true });
}
