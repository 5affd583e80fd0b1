import type { FormulaReader } from './copy/read-formula.ts';
import type { EditorTexts } from './editor-texts.ts';
import type { Transcript } from './transcript/read-transcript.ts';

/**
 * What the capture needs beside its own script for few pages. Where it says so (`kind: 'needs'`), `captureSupplied` leaves it
 * in the page, in the world that the extension's scripts share, and the capture runs again.
 */
export interface CaptureSupplies {
  editors?: EditorTexts;
  readFormula?: FormulaReader;
  /** What is said in its video or recording. */
  transcript?: Transcript;
}

/** The global object of that world. */
export interface SuppliedPage {
  asideSupplies?: CaptureSupplies | undefined;
  /** For which readings that was left: it goes with the last of them. */
  asideReadings?: Set<string>;
}

/** Adds to what was left in the page before. */
export function leaveSupplies(supplies: CaptureSupplies): void {
  const left = globalThis as SuppliedPage;
  left.asideSupplies = { ...left.asideSupplies, ...supplies };
}
