import { attributeOf } from '../attribute-of.ts';
import type { BlockTree, ContentBlock, ElementMeasure } from './content-blocks.ts';
import type { FeatureRow } from './feature-row.ts';
import { createGroupReader, GROUP_NAMES } from './name-groups.ts';
import type { PageMarkup } from './page-markup.ts';
import { ROLES_AROUND } from './roles-around.ts';
import { between, type RunningSums } from './running-sums.ts';
import { namesOf } from './text-measure.ts';

export const TAGS =
  'nav header footer aside main article section form table ul ol li dl figure blockquote a address button details p label'.split(
    ' ',
  );
export const BLOCK_TAGS =
  'p li h1 h2 h3 h4 h5 h6 tr td dt dd pre div blockquote section article figcaption summary'.split(' ');
/** Boxes around a block are looked at that hold so much of the page. */
export const LEVELS = [0.02, 0.1, 0.3, 0.6];
/** So many siblings that look alike are a list. */
const MIN_RUN = 3;
/** A list that is the whole page is none. */
const MAX_LIST = 0.98;

interface Seen {
  names: readonly number[];
  /** Which tags and groups hold it, and how large they are; shared with the parent where nothing is added. */
  groupShare: Float32Array;
  tagShare: Float32Array;
  inRole: boolean;
  same: number;
}

/** The innermost and the outermost element around a block that is one of several alike. */
interface Runs {
  inner: ElementMeasure | undefined;
  outer: ElementMeasure | undefined;
}

export interface BoxReader {
  /** Words in elements that are repeated, or called as parts of threads or products. */
  words: { repeated: number; threads: number; products: number };
  /** Which elements hold a block, what they are called and how large they are. */
  putBoxes(row: FeatureRow, index: number): void;
  /** The lists that it is in. */
  putRuns(row: FeatureRow, index: number): void;
}

export function createBoxReader(
  { blocks, around, root }: BlockTree,
  { signatureOf }: PageMarkup,
  sums: RunningSums,
): BoxReader {
  const total = Math.max(1, root.words);
  const readGroups = createGroupReader();
  const seen = new Map<ElementMeasure, Seen>();
  const signatures = new Map<Element, Map<string, number>>();

  const share = (measure: ElementMeasure) => measure.words / total;

  function see(measure: ElementMeasure): Seen {
    const known = seen.get(measure);
    if (known) return known;
    const { element, parent } = measure;
    const outer = parent ? see(parent) : undefined;
    const role = attributeOf(element, 'role');
    const names =
      measure === root ? [] : readGroups(`${namesOf(element)} ${role} ${attributeOf(element, 'itemprop')}`.trim());
    let groupShare = outer?.groupShare ?? new Float32Array(GROUP_NAMES.length).fill(-1);
    if (names.length > 0) {
      groupShare = groupShare.slice();
      for (const group of names) groupShare[group] = share(measure);
    }
    let tagShare = outer?.tagShare ?? new Float32Array(TAGS.length).fill(-1);
    const tag = TAGS.indexOf(element.localName);
    if (tag >= 0 && measure !== root) {
      tagShare = tagShare.slice();
      tagShare[tag] = share(measure);
    }
    const result: Seen = {
      names,
      groupShare,
      tagShare,
      inRole: outer?.inRole === true || ROLES_AROUND.test(role),
      same: parent ? sameSiblings(element, parent.element) : 1,
    };
    seen.set(measure, result);
    return result;
  }

  function sameSiblings(element: Element, parent: Element): number {
    let counts = signatures.get(parent);
    if (!counts) {
      counts = new Map();
      for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
        const signature = signatureOf(child);
        counts.set(signature, (counts.get(signature) ?? 0) + 1);
      }
      signatures.set(parent, counts);
    }
    return counts.get(signatureOf(element)) ?? 1;
  }

  const runs = around.map((measure): Runs => {
    let inner: ElementMeasure | undefined;
    let outer: ElementMeasure | undefined;
    for (let at: ElementMeasure | undefined = measure; at?.parent; at = at.parent) {
      if (see(at).same < MIN_RUN) continue;
      inner ??= at;
      if (share(at.parent) < MAX_LIST || !outer) outer = at;
    }
    return { inner, outer };
  });

  /** Words of the blocks of which something holds. */
  const wordsWhere = (holds: (index: number) => boolean) =>
    blocks.reduce((sum, { words }, index) => sum + (holds(index) ? words : 0), 0);
  const isIn = (group: string) => {
    const place = GROUP_NAMES.indexOf(group);
    return (index: number) => (see(around[index] as ElementMeasure).groupShare[place] as number) >= 0;
  };

  function putBox({ put }: FeatureRow, box: ElementMeasure, index: number): void {
    const all = Math.max(1, box.words);
    const before = between(sums.words, box.first, index);
    put(share(box));
    put(box.linkWords / all);
    put(box.proseWords / all);
    put(all / Math.max(1, box.end - box.first));
    put(before <= 0 ? 0 : before / all);
  }

  function putRun({ put }: FeatureRow, run: ElementMeasure | undefined): void {
    const list = run?.parent;
    if (!list) {
      for (let part = 0; part < 8; part++) put(-1);
      return;
    }
    const { same } = see(run);
    const count = Math.max(1, run.end - run.first);
    put(same);
    put(run.words);
    put(list.linkWords / Math.max(1, list.words));
    put(share(list));
    put(between(sums.headings, run.first, run.end) / count);
    put(between(sums.prices, run.first, run.end) / count);
    put((sums.words[list.first] as number) / total);
    put(list.words / same);
  }

  const near = new Float64Array(GROUP_NAMES.length);
  function nearBy(outer: ElementMeasure | undefined, nearness: number): void {
    if (outer && outer !== root) for (const group of see(outer).names) near[group] = nearness;
  }

  return {
    words: {
      repeated: wordsWhere((index) => runs[index]?.inner !== undefined),
      threads: wordsWhere(isIn('thread')),
      products: wordsWhere(isIn('product')),
    },

    putBoxes(row, index) {
      const { put, putAll } = row;
      const block = blocks[index] as ContentBlock;
      const measure = around[index] as ElementMeasure;
      const { groupShare, tagShare, inRole } = see(measure);
      const tag = tagOf(block);
      for (const name of BLOCK_TAGS) put(tag === name ? 1 : 0);
      putAll(tagShare);
      put(inRole ? 1 : 0);
      putAll(groupShare);
      near.fill(0);
      nearBy(measure.parent?.parent, 1);
      nearBy(measure.parent, 2);
      nearBy(measure, 3);
      putAll(near);
      for (const wanted of LEVELS) {
        let outer = measure;
        while (outer.parent && share(outer) < wanted) outer = outer.parent;
        putBox(row, outer, index);
      }
      put(measure.words);
      put(measure.linkWords / Math.max(1, measure.words));
      put(measure.end - measure.first);
      put(index - measure.first);
      put(measure.depth);
    },

    putRuns(row, index) {
      const { inner, outer } = runs[index] ?? {};
      putRun(row, inner);
      putRun(row, outer);
    },
  };
}

/** What a block is, or what it runs along in. */
function tagOf({ nodes, parent }: ContentBlock): string {
  const only = nodes.length === 1 ? (nodes[0] as Element).localName : undefined;
  return only && BLOCK_TAGS.includes(only) ? only : parent.localName;
}
