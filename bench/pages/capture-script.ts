import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The built capture as one script for any page: with the readers that are otherwise supplied to the pages that need them.
 * Its value is the capture. Editors and videos are taken to say nothing.
 *
 * @param extension the unpacked extension
 */
export function readCaptureScript(extension: string): string {
  return [
    'globalThis.asideSupplies = { editors: { texts: new Map(), isPartial: false }, transcript: { text: "" } };',
    ...['formulas.js', 'capture.js'].map((name) => readFileSync(join(extension, name), 'utf8')),
  ].join('\n');
}
