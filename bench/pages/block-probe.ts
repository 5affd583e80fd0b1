import { readFeatures } from '../../sidebar/pages/content/block-features.ts';
import { readBlocks } from '../../sidebar/pages/content/content-blocks.ts';
import { FEATURE_NAMES } from '../../sidebar/pages/content/feature-names.ts';
import { readPageHints } from '../../sidebar/pages/content/page-hints.ts';
import { readMarkup } from '../../sidebar/pages/content/page-markup.ts';
import { copyPage } from '../../sidebar/pages/copy/copy-page.ts';
import type { PageEnvironment } from '../../sidebar/pages/copy/page-environment.ts';
import { readFormula } from '../../sidebar/pages/copy/read-formula.ts';
import { inOnePiece } from '../../sidebar/pages/steps.ts';
import { shortenPage } from './shorten-page.ts';

const ALL = FEATURE_NAMES.map((_, place) => place);
/** How often a page is shortened. */
const SHORTENED = 3;

/** The blocks of a page, and for each a row of all features that there are. */
export interface ReadPage {
  rows: string;
  blocks: string[];
  /** The text that belongs to it, where it was shortened. */
  shortened?: string;
}

/**
 * Runs in a page.
 *
 * @param text what belongs to it
 * @param isShortened whether shorter pages are made of it too
 */
export function readRows(text: string, isShortened: boolean): { names: readonly string[]; pages: ReadPage[] } {
  const environment: PageEnvironment = {
    document,
    getComputedStyle: (element, pseudo) => getComputedStyle(element, pseudo),
  };
  const { body } = inOnePiece(copyPage(environment, { readFormula })).document;
  const pages = [readPage(body)];
  for (let turn = 0; isShortened && turn < SHORTENED; turn++) {
    const words = shortenedWords(text.length, turn);
    const copy = body.cloneNode(true) as HTMLElement;
    const shortened = shortenPage(copy, text, words);
    if (shortened !== undefined) pages.push({ ...readPage(copy), shortened });
  }
  return { names: FEATURE_NAMES, pages };
}

/** Words of content that are left of a page: from 60 to 700, small numbers as often as large ones, the same each time. */
function shortenedWords(seed: number, turn: number): number {
  return 60 * (700 / 60) ** ((seed * 0.618_034 + turn / SHORTENED) % 1);
}

function readPage(body: HTMLElement): ReadPage {
  const tree = readBlocks(body);
  const facts = { title: document.title, ...readPageHints(document) };
  const rows = inOnePiece(readFeatures(tree, facts, ALL, readMarkup(tree)));
  const bytes = new Uint8Array(rows.buffer);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return { rows: btoa(binary), blocks: tree.blocks.map(({ text }) => text) };
}
