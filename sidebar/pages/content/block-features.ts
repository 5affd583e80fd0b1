import { oneLine } from '../one-line.ts';
import { type BlockTree, type ContentBlock, type ElementMeasure, isProse, WORDS } from './content-blocks.ts';
import { createLookAlikeReader } from './look-alikes.ts';
import { createMainBoxReader } from './main-box.ts';
import { createGroupReader, GROUP_NAMES } from './name-groups.ts';
import type { PageHints } from './page-hints.ts';
import type { PageMarkup } from './page-markup.ts';
import { createSectionReader } from './sections.ts';

import { namesOf } from './text-measure.ts';

/** What the features are told of the page beside its blocks. */
export interface PageFacts extends PageHints {
  title: string;
}

export const TAGS = [
  'nav',
  'header',
  'footer',
  'aside',
  'main',
  'article',
  'section',
  'form',
  'table',
  'ul',
  'ol',
  'li',
  'dl',
  'figure',
  'blockquote',
  'a',
  'address',
  'button',
  'details',
  'p',
  'label',
];
const ROLES = /^(navigation|search|menu|menubar|banner|contentinfo|dialog|alertdialog|complementary|tablist|toolbar)$/;
export const BLOCK_TAGS = [
  'p',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'td',
  'dt',
  'dd',
  'pre',
  'div',
  'blockquote',
  'section',
  'article',
  'figcaption',
  'summary',
];

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

const PRICE = /(\p{Sc}\s?\d|\d\s?\p{Sc}|\b(usd|eur|gbp|aud|kr|zł)\b)/iu;
const DATE =
  /\b(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|\d{1,2}\.? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d+ (minutes?|hours?|days?|weeks?|months?|years?) ago)/i;
const RIGHTS = /©|copyright|all rights reserved|\(c\) \d{4}/i;
const CALL =
  /^(read|learn|see|view|show|load|shop|buy|add|get|find|click|sign|log|register|subscribe|submit|search|share|tweet|follow|download|contact|book|start|try|reply|quote|report|like|skip|back|next|previous|prev|home|menu|close|open|more|all|print|email|save|edit|join|request|call|order|select|choose|check|go|mehr|weiter|lire|voir|ver|leer|comprar)\b/i;
const COOKIES = /cookie|consent|privacy policy|terms of|javascript|browser/i;
const CONTACT = /@[\w-]+\.\w|\+?\d[\d ()-]{8,}\d/;

export const LEVELS = [0.02, 0.1, 0.3, 0.6];

/** Small words of some languages: sentences have them, names and labels do not. */
const STOP =
  /(?<![\p{L}\p{N}])(the|and|of|to|a|in|is|that|it|for|on|with|as|are|this|be|by|you|we|or|was|from|have|not|but|der|die|das|und|ist|nicht|ein|eine|zu|mit|le|la|les|de|et|des|un|une|est|que|el|los|en|y|por|con|il|di|che|per|van|het|een)(?![\p{L}\p{N}])/giu;

interface Seen {
  names: readonly number[];
  /** Which tags and groups hold it, and how large they are; shared with the parent where nothing is added. */
  groupShare: Float32Array;
  tagShare: Float32Array;
  inRole: boolean;
  same: number;
}

/**
 * Numbers that say what a block is, how it stands on its page, and what page it is.
 *
 * @param columns which features are wanted, by their place in `FEATURE_NAMES`
 * @returns a row for each block, with the wanted features in their order
 */
export function readFeatures(
  tree: BlockTree,
  facts: PageFacts,
  columns: readonly number[],
  { signatureOf, blocks: markup }: PageMarkup,
): Float32Array {
  const said = new Map<string, number>();
  const { blocks, around, root } = tree;
  const count = blocks.length;
  const rows = new Float32Array(count * columns.length);
  const row = new Float64Array(Math.max(...columns) + 1);
  const isWanted = row.map(() => 0);
  for (const column of columns) isWanted[column] = 1;
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
    const names =
      measure === root
        ? []
        : readGroups(
            `${namesOf(element)} ${element.getAttribute('role') ?? ''} ${element.getAttribute('itemprop') ?? ''}`.trim(),
          );
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
      inRole: outer?.inRole === true || ROLES.test(element.getAttribute('role') ?? ''),
      same: parent ? sameSiblings(element, parent.element) : 1,
    };
    seen.set(measure, result);
    return result;
  }

  function sameSiblings(element: Element, parent: Element): number {
    let counts = signatures.get(parent);
    if (!counts) {
      counts = new Map();
      for (const child of parent.children) {
        const signature = signatureOf(child);
        counts.set(signature, (counts.get(signature) ?? 0) + 1);
      }
      signatures.set(parent, counts);
    }
    return counts.get(signatureOf(element)) ?? 1;
  }

  const titleWords = new Set(facts.title.toLowerCase().match(WORDS) ?? []);
  const lowered = blocks.map(({ text }) => oneLine(text));
  const repeats = new Map<string, number>();
  for (const text of lowered) repeats.set(text, (repeats.get(text) ?? 0) + 1);
  const before = new Float64Array(count + 1);
  const linksBefore = new Float64Array(count + 1);
  const proseBefore = new Float64Array(count + 1);
  const pricesBefore = new Float64Array(count + 1);
  const headingsBefore = new Float64Array(count + 1);
  const levels = blocks.map((block) => headingLevel(block.nodes, block.parent));
  blocks.forEach((block, index) => {
    before[index + 1] = (before[index] ?? 0) + block.words;
    linksBefore[index + 1] = (linksBefore[index] ?? 0) + block.linkWords;
    proseBefore[index + 1] = (proseBefore[index] ?? 0) + (isProse(block.words, block.linkWords) ? block.words : 0);
    pricesBefore[index + 1] = (pricesBefore[index] ?? 0) + (block.text.length < 200 && PRICE.test(block.text) ? 1 : 0);
    headingsBefore[index + 1] = (headingsBefore[index] ?? 0) + (levels[index] ? 1 : 0);
  });
  const h1s = levels.flatMap((level, index) => (level === 1 ? [index] : []));
  // The title that says most of what the document is called.
  const inTitleOf = (index: number) => overlap(openingOf(lowered[index] ?? ''), titleWords);
  const h1 = h1s.reduce<number | undefined>(
    (best, index) => (best === undefined || inTitleOf(index) > inTitleOf(best) ? index : best),
    undefined,
  );
  const h1Chain = new Set<ElementMeasure>();
  if (h1 !== undefined)
    for (let outer: ElementMeasure | undefined = around[h1]; outer; outer = outer.parent) h1Chain.add(outer);
  const headings = Object.values(HEADINGS);

  const main = root.element.querySelectorAll('main, [role="main"]').length;
  const articles = root.element.querySelectorAll('article').length;
  const dates = lowered.filter((text) => text.length < 100 && DATE.test(text)).length;
  const calls = lowered.filter((text) => text.length < 40 && CALL.test(text)).length;
  const questions = lowered.filter((text) => text.length < 200 && text.endsWith('?')).length;
  const proses = blocks.filter(({ words, linkWords }) => isProse(words, linkWords));
  const repeated = new Uint8Array(count);

  // Runs of siblings that look alike, from the inside out.
  const runs = around.map((measure) => {
    let inner: ElementMeasure | undefined;
    let outer: ElementMeasure | undefined;
    for (let at: ElementMeasure | undefined = measure; at?.parent; at = at.parent) {
      if (see(at).same >= 3) {
        inner ??= at;
        if (share(at.parent) < 0.98 || !outer) outer = at;
      }
    }
    return { inner, outer };
  });
  runs.forEach(({ inner }, index) => {
    if (inner) repeated[index] = 1;
  });
  let repeatedWords = 0;
  blocks.forEach((block, index) => {
    if (repeated[index]) repeatedWords += block.words;
  });
  let threadNames = 0;
  let productNames = 0;
  const threadGroup = GROUP_NAMES.indexOf('thread');
  const productGroup = GROUP_NAMES.indexOf('product');
  for (const [index, block] of blocks.entries()) {
    const { groupShare } = see(around[index] as ElementMeasure);
    if ((groupShare[threadGroup] ?? -1) >= 0) threadNames += block.words;
    if ((groupShare[productGroup] ?? -1) >= 0) productNames += block.words;
  }

  const pageValues = [
    Math.log1p(total),
    Math.log1p(count),
    root.linkWords / total,
    root.proseWords / total,
    (pricesBefore[count] ?? 0) / count,
    dates / count,
    Math.min(articles, 20),
    main,
    (headingsBefore[count] ?? 0) / count,
    repeatedWords / total,
    calls / count,
    facts.isThread ? 1 : 0,
    facts.isGoods ? 1 : 0,
    facts.isArticle ? 1 : 0,
    root.proseWords / Math.max(1, proses.length),
    threadNames / total,
    productNames / total,
    questions / count,
  ];

  const summary = new Set(facts.summary.toLowerCase().match(WORDS) ?? []);
  const told = gramsOf(facts.texts.slice(0, 200_000));
  const boxOf = createMainBoxReader(tree);
  const alikeOf = createLookAlikeReader(tree, markup);
  const sectionOf = createSectionReader(tree, levels);
  const longAt = blocks.map((block) => block.words >= 30 && block.linkWords < 0.3 * block.words);
  const since = new Int32Array(count).fill(99);
  const until = new Int32Array(count).fill(99);
  for (let index = 0, last = -99; index < count; index++) {
    if (longAt[index]) last = index;
    since[index] = Math.min(99, index - last);
  }
  for (let index = count - 1, last = count + 99; index >= 0; index--) {
    if (longAt[index]) last = index;
    until[index] = Math.min(99, last - index);
  }

  const lastHeading: { index: number; level: number } = { index: -1, level: 0 };
  const past = new Float32Array(headings.length).fill(-1);
  // The kinds of the headings that are open above a block, by level.
  const open: (number[] | undefined)[] = [];

  for (let index = 0; index < count; index++) {
    const block = blocks[index];
    const measure = around[index];
    if (!block || !measure) continue;
    const text = lowered[index] ?? '';
    const { words, linkWords, links } = block;
    const level = levels[index] ?? 0;
    if (level > 0) {
      lastHeading.index = index;
      lastHeading.level = level;
      open.length = level;
      open[level] = headings.flatMap((matcher, kind) => (text.length < 80 && matcher.test(text) ? [kind] : []));
      for (const kind of open[level] ?? []) past[kind] = index;
    }
    const { groupShare, tagShare, inRole } = see(measure);
    const letters = text.length || 1;
    const tag =
      block.nodes.length === 1 && BLOCK_TAGS.includes((block.nodes[0] as Element).localName ?? '')
        ? (block.nodes[0] as Element).localName
        : block.parent.localName;
    let at = 0;
    const put = (value: number) => {
      row[at++] = value;
    };
    const putAll = (values: ArrayLike<number>) => {
      for (let place = 0; place < values.length; place++) put(values[place] ?? 0);
    };
    /** For what takes time: only if somebody wants it. */
    const ask = (compute: () => number) => {
      if (isWanted[at] === 1) row[at] = compute();
      at += 1;
    };
    ask(() => words);
    ask(() => text.length / words);
    ask(() => linkWords / words);
    ask(() => links);
    ask(() => (/[.!?…。"”)]$/.test(text) ? 1 : 0));
    ask(() => (/[:：]$/.test(text) ? 1 : 0));
    ask(() => (text.match(/[,;，、]/g)?.length ?? 0) / words);
    ask(() => text.match(/[.!?。！？](\s|$)/g)?.length ?? 0);
    ask(() => (text.match(/\d/g)?.length ?? 0) / letters);
    ask(() => (text.match(/\p{Lu}/gu)?.length ?? 0) / letters);
    ask(() => (text.match(/(^|\s)\p{Lu}/gu)?.length ?? 0) / words);
    ask(() => (text.length < 400 && PRICE.test(text) ? 1 : 0));
    ask(() => (text.length < 400 && DATE.test(text) ? 1 : 0));
    ask(() => (text.length < 400 && RIGHTS.test(text) ? 1 : 0));
    ask(() => (text.length < 60 && CALL.test(text) ? 1 : 0));
    ask(() => (text.length < 600 && COOKIES.test(text) ? 1 : 0));
    ask(() => (text.length < 400 && CONTACT.test(text) ? 1 : 0));
    ask(() => (text.endsWith('?') ? 1 : 0));
    const opening = openingOf(text);
    const inTitle = overlap(opening, titleWords);
    put(inTitle);
    ask(() => (words < 40 ? inTitle * Math.min(1, words / Math.max(1, titleWords.size)) : 0));
    ask(() => Math.min(50, repeats.get(text) ?? 1));
    ask(() => (/^\p{Ll}/u.test(text) ? 1 : 0));
    ask(() => (text.match(/[|·•›»>/]/g)?.length ?? 0) / words);
    const earlier = said.get(text) ?? 0;
    said.set(text, earlier + 1);
    put(words >= 4 ? Math.min(9, earlier) : -1);
    for (const name of BLOCK_TAGS) put(tag === name ? 1 : 0);
    putAll(tagShare);
    put(inRole ? 1 : 0);
    putAll(groupShare);
    row.fill(0, at, at + GROUP_NAMES.length);
    for (const [steps, outer] of [measure.parent?.parent, measure.parent, measure].entries()) {
      if (outer && outer !== root) for (const group of see(outer).names) row[at + group] = steps + 1;
    }
    at += GROUP_NAMES.length;
    for (const wanted of LEVELS) {
      let outer = measure;
      while (outer.parent && share(outer) < wanted) outer = outer.parent;
      const all = Math.max(1, outer.words);
      put(share(outer));
      put(outer.linkWords / all);
      put(outer.proseWords / all);
      put(all / Math.max(1, outer.end - outer.first));
      put(
        (before[index] ?? 0) - (before[outer.first] ?? 0) <= 0
          ? 0
          : ((before[index] ?? 0) - (before[outer.first] ?? 0)) / all,
      );
    }
    put(measure.words);
    put(measure.linkWords / Math.max(1, measure.words));
    put(measure.end - measure.first);
    put(index - measure.first);
    put(measure.depth);
    put((before[index] ?? 0) / total);
    put(index / count);
    put(count - index);
    put(before[index] ?? 0);
    put((proseBefore[index] ?? 0) / Math.max(1, root.proseWords));
    put(root.proseWords - (proseBefore[index + 1] ?? 0));
    const { inner, outer } = runs[index] ?? {};
    for (const run of [inner, outer]) {
      if (!run?.parent) {
        for (let part = 0; part < 8; part++) put(-1);
        continue;
      }
      const list = run.parent;
      const { same } = see(run);
      put(same);
      put(run.words);
      put(list.linkWords / Math.max(1, list.words));
      put(share(list));
      put(((headingsBefore[run.end] ?? 0) - (headingsBefore[run.first] ?? 0)) / Math.max(1, run.end - run.first));
      put(((pricesBefore[run.end] ?? 0) - (pricesBefore[run.first] ?? 0)) / Math.max(1, run.end - run.first));
      put((before[list.first] ?? 0) / total);
      put(list.words / same);
    }
    const nearby = (offset: number) => blocks[index + offset];
    const isAlike = ({ parent }: ContentBlock) => signatureOf(parent) === signatureOf(block.parent);
    const [prev, prev2, next, next2] = [nearby(-1), nearby(-2), nearby(1), nearby(2)];
    put(prev?.words ?? -1);
    put(prev ? prev.linkWords / prev.words : -1);
    put(prev && isAlike(prev) ? 1 : 0);
    put(prev2?.words ?? -1);
    put(next?.words ?? -1);
    put(next ? next.linkWords / next.words : -1);
    put(next && isAlike(next) ? 1 : 0);
    put(next2?.words ?? -1);
    put(levels[index + 1] ?? 0);
    put(levels[index - 1] ?? 0);
    const from = Math.max(0, index - 5);
    const to = Math.min(count, index + 6);
    const window = (before[to] ?? 0) - (before[from] ?? 0);
    put(window / (to - from));
    put(((linksBefore[to] ?? 0) - (linksBefore[from] ?? 0)) / Math.max(1, window));
    put(((proseBefore[to] ?? 0) - (proseBefore[from] ?? 0)) / Math.max(1, window));
    put(h1 === undefined ? -100 : Math.max(-50, Math.min(200, index - h1)));
    let common: ElementMeasure | undefined = measure;
    let depth = 0;
    while (common && !h1Chain.has(common)) {
      common = common.parent;
      depth += 1;
    }
    put(h1 === undefined || !common ? -1 : share(common));
    put(h1s.length);
    put(h1 === undefined ? -1 : depth);
    put(lastHeading.level);
    put(lastHeading.index < 0 ? -1 : (before[index] ?? 0) - (before[lastHeading.index] ?? 0));
    put(headingsBefore[index] ?? 0);
    for (let kind = 0; kind < headings.length; kind++) {
      const found = open.findIndex((kinds) => kinds?.includes(kind));
      put(found < 0 ? 0 : 7 - found);
    }
    for (const value of past) put(value < 0 ? -1 : index - value);
    putAll(pageValues);
    putAll(facts.more);
    ask(() => (summary.size > 4 && words >= 4 ? overlap(opening, summary) : -1));
    ask(() => (told.size > 20 && words >= 4 ? shareOf(text, told) : -1));
    put(told.size / total);
    ask(() => (text.match(STOP)?.length ?? 0) / words);
    put(since[index] ?? 0);
    put(until[index] ?? 0);
    putAll(boxOf(index));
    putAll(alikeOf(index));
    putAll(sectionOf(index));
    columns.forEach((column, place) => {
      rows[index * columns.length + place] = row[column] ?? 0;
    });
  }
  return rows;
}

/** The words that a text begins with. */
function openingOf(text: string): string[] {
  return text.slice(0, 300).toLowerCase().match(WORDS) ?? [];
}

/** @returns the share of the words that are in the title */
function overlap(words: readonly string[], title: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (title.has(word)) shared += 1;
  return shared / Math.max(1, words.length);
}

function gramsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(WORDS) ?? [];
  return new Set(words.slice(0, -2).map((word, index) => `${word} ${words[index + 1]} ${words[index + 2]}`));
}

function shareOf(text: string, told: ReadonlySet<string>): number {
  const grams = gramsOf(text.slice(0, 600));
  return [...grams].filter((gram) => told.has(gram)).length / Math.max(1, grams.size);
}

function headingLevel(nodes: readonly Node[], parent: Element): number {
  const own = /^h([1-6])$/.exec(parent.localName);
  if (own) return Number(own[1]);
  const around = parent.closest('h1, h2, h3, h4, h5, h6');
  if (around) return Number(around.localName[1]);
  const only = nodes.length === 1 ? (nodes[0] as Element) : undefined;
  return only?.nodeType === 1 && /^(b|strong)$/.test(only.localName) ? 7 : 0;
}
