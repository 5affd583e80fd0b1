import type { BlockTree, ElementMeasure } from './content-blocks.ts';
import type { FeatureRow } from './feature-row.ts';
import { between, type RunningSums } from './running-sums.ts';

export const HEADINGS: Record<string, RegExp> = {
  offered:
    /^(you (may|might)|related|recommended|recommendations|customers|people|recently|more\b|similar|also|frequently bought|popular|trending|top \d*|featured|latest|recent|read (next|more|also)|keep reading|up next|see also|other|explore|discover|shop|ähnliche|verwandte|das könnte|weitere|vous aimerez|articles|te puede|productos|potrebbe|meer|ook)/i,
  talk: /\b(comments?|repl(y|ies)|responses?|answers?|leave a|kommentare?|commentaires?|comentarios?|discussion)\b/i,
  letters:
    /\b(share|follow|newsletter|subscribe|sign up|join|stay (in touch|up|connected)|get (the|our|in touch)|contact( us)?|connect|social|call us)\b/i,
  chrome:
    /^(categor|tags?\b|archives?|navigation|menu|search|filter|sort|links|quick|site|about (us|the author)?$|company|support|resources|legal|help|information|my account|customer|product categor|blogroll|meta$|table of contents|contents$|on this page|in this (article|section|page)|kategorien|catégories|categorías)/i,
  goods:
    /\b(description|details?|specifications?|features?|overview|ingredients|about this|what('|’)s (in|included)|dimensions|materials?|how to use|beschreibung|technische|caractéristiques|descripción|key)\b/i,
  judged: /\b(reviews?|ratings?|testimonials?|what (our|people|customers)|bewertungen|avis|opiniones|feedback)\b/i,
  sending: /\b(shipping|delivery|returns?|warranty|payment|refund|versand|livraison)\b/i,
  asked: /\b(faqs?|frequently asked|questions?)\b/i,
};

/** Longer headings are sentences. */
const MAX_CHARS = 80;

export interface HeadingReader {
  /** How a block stands to the title and to the headings before it. The blocks are asked for in their order. */
  putHeadings(row: FeatureRow, index: number): void;
}

/**
 * @param texts of the blocks
 * @param levels the level of the heading that each block is, or 0
 * @param inTitle the share of a block's words that the document's title has
 */
export function createHeadingReader(
  { around, root }: BlockTree,
  texts: readonly string[],
  levels: readonly number[],
  sums: RunningSums,
  inTitle: (index: number) => number,
): HeadingReader {
  const h1s = levels.flatMap((level, index) => (level === 1 ? [index] : []));
  // The title that says most of what the document is called.
  const h1 = h1s.reduce<number | undefined>(
    (best, index) => (best === undefined || inTitle(index) > inTitle(best) ? index : best),
    undefined,
  );
  const aroundTitle = new Set<ElementMeasure>();
  for (let outer = h1 === undefined ? undefined : around[h1]; outer; outer = outer.parent) aroundTitle.add(outer);
  const kinds = Object.values(HEADINGS);
  const last = { index: -1, level: 0 };
  const past = new Float32Array(kinds.length).fill(-1);
  // The kinds of the headings that are open above a block, by level.
  const open: (number[] | undefined)[] = [];

  function pass(index: number, level: number): void {
    const text = texts[index] as string;
    last.index = index;
    last.level = level;
    open.length = level;
    const found = kinds.flatMap((matcher, kind) => (text.length < MAX_CHARS && matcher.test(text) ? [kind] : []));
    open[level] = found;
    for (const kind of found) past[kind] = index;
  }

  return {
    putHeadings({ put }, index) {
      const level = levels[index] as number;
      if (level > 0) pass(index, level);
      put(h1 === undefined ? -100 : Math.max(-50, Math.min(200, index - h1)));
      let common: ElementMeasure | undefined = around[index];
      let depth = 0;
      while (common && !aroundTitle.has(common)) {
        common = common.parent;
        depth += 1;
      }
      put(h1 === undefined || !common ? -1 : common.words / Math.max(1, root.words));
      put(h1s.length);
      put(h1 === undefined ? -1 : depth);
      put(last.level);
      put(last.index < 0 ? -1 : between(sums.words, last.index, index));
      put(sums.headings[index] as number);
      for (let kind = 0; kind < kinds.length; kind++) {
        const found = open.findIndex((each) => each?.includes(kind));
        put(found < 0 ? 0 : 7 - found);
      }
      for (const value of past) put(value < 0 ? -1 : index - value);
    },
  };
}

/** The level of a heading, 7 of a bold line that is one in all but name, and 0 of what is none. */
export function headingLevel(nodes: readonly Node[], parent: Element): number {
  const own = /^h([1-6])$/.exec(parent.localName);
  if (own) return Number(own[1]);
  const around = parent.closest('h1, h2, h3, h4, h5, h6');
  if (around) return Number(around.localName[1]);
  const only = nodes.length === 1 ? (nodes[0] as Element) : undefined;
  return only?.nodeType === 1 && /^(b|strong)$/.test(only.localName) ? 7 : 0;
}
