import { FEATURE_NAMES, readFeatures } from '../../sidebar/pages/content/block-features.ts';
import { readBlocks } from '../../sidebar/pages/content/content-blocks.ts';
import { readPageHints } from '../../sidebar/pages/content/page-hints.ts';
import { copyVisible } from '../../sidebar/pages/copy/copy-visible.ts';
import { opensByName } from '../../sidebar/pages/copy/opens-by-name.ts';
import type { PageEnvironment } from '../../sidebar/pages/copy/page-environment.ts';

/** Runs in a page: its blocks, and for each a row of all features that there are. */
export function readRows() {
  const environment: PageEnvironment = {
    document,
    getComputedStyle: (element, pseudo) => getComputedStyle(element, pseudo),
  };
  const copy = copyVisible(environment, { opensPanel: opensByName });
  const tree = readBlocks(copy.document.body);
  const rows = readFeatures(tree, { title: document.title, ...readPageHints(document) }, FEATURE_NAMES);
  const bytes = new Uint8Array(rows.buffer);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return { names: FEATURE_NAMES, rows: btoa(binary), blocks: tree.blocks.map(({ text }) => text) };
}
