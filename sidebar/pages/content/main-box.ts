import type { BlockTree, ElementMeasure } from './content-blocks.ts';
import { isProse } from './content-blocks.ts';

/** How a block stands to the box that holds most paragraphs of its own. */
export const MAIN_BOX_NAMES = ['box-up', 'box-shared', 'box-share', 'box-prose', 'box-at', 'box-past'];

/** For pages with running text: the box whose paragraphs, its own and those of its children, hold most words. */
export function createMainBoxReader({ blocks, around, root }: BlockTree): (index: number) => number[] {
  const own = new Map<ElementMeasure, number>();
  const add = (measure: ElementMeasure | undefined, words: number) => {
    if (measure) own.set(measure, (own.get(measure) ?? 0) + words);
  };
  for (const [index, { words, linkWords, parent }] of blocks.entries()) {
    const measure = around[index];
    if (!measure || !isProse(words, linkWords)) continue;
    const isInner = /^(p|li|blockquote|span|td|dd)$/.test(parent.localName);
    const box = isInner ? measure.parent : measure;
    add(box, words);
    add(box?.parent, words / 2);
    add(box?.parent?.parent, words / 4);
  }
  let best: ElementMeasure | undefined;
  for (const [measure, words] of own) if (words > (own.get(best as ElementMeasure) ?? 0)) best = measure;
  if (!best) return () => [-1, -1, -1, -1, 0, 0];
  const box = best;
  const chain = new Set<ElementMeasure>();
  for (let outer: ElementMeasure | undefined = box; outer; outer = outer.parent) chain.add(outer);
  const boxShare = box.words / Math.max(1, root.words);
  const boxProse = box.proseWords / Math.max(1, root.proseWords);
  return (index) => {
    let common = around[index];
    // Within the box counts as no step.
    if (index >= box.first && index < box.end) return [0, boxShare, boxShare, boxProse, 0, index - box.first];
    let steps = 1;
    while (common && !chain.has(common)) common = common.parent;
    for (let outer: ElementMeasure | undefined = box; outer && outer !== common; outer = outer.parent) steps += 1;
    const shared = (common?.words ?? 0) / Math.max(1, root.words);
    const distance = index < box.first ? index - box.first : index - box.end + 1;
    return [steps, shared, boxShare, boxProse, Math.max(-99, Math.min(99, distance)), -1];
  };
}
