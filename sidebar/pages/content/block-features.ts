import type { Steps } from '../steps.ts';
import { type BoxReader, createBoxReader } from './box-features.ts';
import { type BlockTree, isProse } from './content-blocks.ts';
import { createFeatureRow } from './feature-row.ts';
import { createHeadingReader, headingLevel } from './heading-features.ts';
import { createLookAlikeReader } from './look-alikes.ts';
import { createMainBoxReader } from './main-box.ts';
import type { PageMarkup } from './page-markup.ts';
import { createPlaceReader } from './place-features.ts';
import { type RunningSums, sumBlocks } from './running-sums.ts';
import { createSectionReader } from './sections.ts';
import { createTextReader, type PageFacts, type TextReader } from './text-features.ts';

/** Blocks that are looked at without a pause. */
const STEP = 100;

/**
 * Numbers that say what a block is, how it stands on its page, and what page it is.
 *
 * @param columns which features are wanted, by their place in `FEATURE_NAMES`
 * @returns a row for each block, with the wanted features in their order
 */
export function* readFeatures(
  tree: BlockTree,
  facts: PageFacts,
  columns: readonly number[],
  markup: PageMarkup,
): Steps<Float32Array> {
  const { blocks, root } = tree;
  const levels = blocks.map((block) => headingLevel(block.nodes, block.parent));
  const text = createTextReader(blocks, facts);
  const sums = sumBlocks(tree, text.hasPrice, levels);
  const boxes = createBoxReader(tree, markup, sums);
  const headings = createHeadingReader(tree, text.texts, levels, sums, text.inTitle);
  const places = createPlaceReader(tree, markup, sums, levels);
  const ofPage = [...pageValues(tree, facts, { text, sums, boxes }), ...facts.more];
  const pageWords = Math.max(1, root.words);
  const boxOf = createMainBoxReader(tree);
  const alikeOf = createLookAlikeReader(tree, markup.blocks);
  const sectionOf = createSectionReader(sums, levels);
  const row = createFeatureRow(columns, blocks.length);
  for (let index = 0; index < blocks.length; index++) {
    text.putText(row, index);
    boxes.putBoxes(row, index);
    places.putPlace(row, index);
    boxes.putRuns(row, index);
    places.putNeighbours(row, index);
    headings.putHeadings(row, index);
    row.putAll(ofPage);
    text.putTold(row, index, pageWords);
    places.putProse(row, index);
    row.putAll(boxOf(index));
    row.putAll(alikeOf(index));
    row.putAll(sectionOf(index));
    row.end();
    if (index % STEP === 0) yield 'copy';
  }
  return row.rows;
}

/** What a page is, the same for all its blocks. */
function pageValues(
  { blocks, root }: BlockTree,
  facts: PageFacts,
  { text, sums, boxes }: { text: TextReader; sums: RunningSums; boxes: BoxReader },
): number[] {
  const count = blocks.length;
  const total = Math.max(1, root.words);
  const prose = blocks.filter(({ words, linkWords }) => isProse(words, linkWords)).length;
  return [
    Math.log1p(total),
    Math.log1p(count),
    root.linkWords / total,
    root.proseWords / total,
    (sums.prices[count] ?? 0) / count,
    text.counts.dates / count,
    Math.min(root.element.querySelectorAll('article').length, 20),
    root.element.querySelectorAll('main, [role="main"]').length,
    (sums.headings[count] ?? 0) / count,
    boxes.words.repeated / total,
    text.counts.calls / count,
    facts.isThread ? 1 : 0,
    facts.isGoods ? 1 : 0,
    facts.isArticle ? 1 : 0,
    root.proseWords / Math.max(1, prose),
    boxes.words.threads / total,
    boxes.words.products / total,
    text.counts.questions / count,
  ];
}
