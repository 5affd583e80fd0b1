import { attributeOf } from '../attribute-of.ts';
import type { VisibleCopy } from '../copy/copy-visible.ts';
import { EDITORS } from '../editor-texts.ts';
import { isBlock } from '../markdown/block-elements.ts';
import { oneLine } from '../one-line.ts';
import type { Steps } from '../steps.ts';
import { namedBeside, offeredIn } from './beside-content.ts';
import { readFeatures } from './block-features.ts';
import { BLOCK_MODEL } from './block-model.ts';
import { chooseBlocks } from './choose-blocks.ts';
import { type BlockTree, readBlocks } from './content-blocks.ts';
import { unpackTrees } from './decision-trees.ts';
import { findPosts, type Post, writeHead } from './find-posts.ts';
import { keepNotes } from './keep-notes.ts';
import type { PageHints } from './page-hints.ts';
import { readMarkup } from './page-markup.ts';
import { prune } from './prune.ts';
import { rateAlike } from './rate-alike.ts';
import { measure, textLength } from './text-measure.ts';

/** A page with fewer words is unlike those that the model knows: rules take away what is around its content. */
const FEW_WORDS = 150;
/** Blocks that are rated without a pause. */
const STEP = 100;
/** Rating more blocks than this would hold up the page's own thread: rules do there too. */
const MAX_BLOCKS = 6_000;
/** What an article offers under a heading of its own is nothing but links, if these are so much of it. */
const LINKS_SHARE = 0.5;
/** The same text so long, a second time, is there for another width of window. */
const REPEATED_WORDS = 8;
/** An image whose words are more describes what it shows. */
const NAME_WORDS = 20;
/** Posts hold so much of what is kept of a thread. */
const MIN_POST_SHARE = 0.5;

/**
 * The part of a page that readers come for. The copy is taken apart for it.
 *
 * Trees that have learned from real pages of seven kinds rate each block; the same trees serve all kinds, since what kind
 * a page is can be read from its blocks too. A thread is put together again from its posts.
 */
export function* findContent({ document }: Pick<VisibleCopy, 'document'>, hints: PageHints): Steps<HTMLElement> {
  const { body } = document;
  const tree = readBlocks(body);
  yield 'copy';
  if (tree.root.words === 0) return body;
  const posts = (hints.isThread || !hints.isArticle ? findPosts(body, hints.isThread) : undefined) ?? [];
  yield 'copy';
  if (tree.root.words < FEW_WORDS || tree.blocks.length > MAX_BLOCKS) return findByRules(body, posts, hints);
  const kept = yield* keptBlocks(tree, document.title, hints);
  const isThread = isMostly(posts, tree, kept);
  // Before anything is taken out, since the headings may be.
  const offered = (hints.isArticle ? offeredIn(body, textLength(body)) : []).filter((section) => {
    const { chars, linkChars } = measure(section);
    return linkChars > LINKS_SHARE * chars;
  });
  for (const [index, { nodes }] of tree.blocks.entries()) {
    if (!kept[index]) for (const node of nodes) node.parentNode?.removeChild(node);
  }
  for (const { nodes, next } of tree.wordless) {
    if (!kept[next - 1] || !kept[next]) for (const node of nodes) node.parentNode?.removeChild(node);
  }
  for (const box of [...namedBeside(body, hints), ...offered]) box.remove();
  for (const image of pointlessImages(body)) image.remove();
  if (isThread) for (const post of posts) if (textLength(post.body) > 0) writeHead(post);
  return body;
}

/**
 * Images whose words say nothing more, on pages of every kind: they show where a link leads, have a caption, stood before, or
 * only name what the text speaks of. One within a line, as a formula, is a part of it, and a long description tells more.
 */
function pointlessImages(body: HTMLElement): Element[] {
  const seen = new Set<string>();
  const said = new Set(longWords(body.textContent));
  return [...body.querySelectorAll('img')].filter((image) => {
    const alt = attributeOf(image, 'alt');
    if (seen.has(alt) || image.closest('a') || image.closest('figure')?.querySelector('figcaption')) return true;
    seen.add(alt);
    const words = longWords(alt);
    const isName = words.length > 0 && words.length <= NAME_WORDS && image.parentElement?.textContent.trim() === '';
    return isName && 2 * words.filter((word) => said.has(word)).length >= words.length;
  });
}

function longWords(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
}

function* keptBlocks(tree: BlockTree, title: string, hints: PageHints): Steps<boolean[]> {
  const trees = unpackTrees(BLOCK_MODEL);
  const width = trees.features.length;
  const markup = readMarkup(tree);
  const rows = yield* readFeatures(tree, { title, ...hints }, trees.features, markup);
  const likelihoods: number[] = [];
  for (let at = 0; at < rows.length; at += width) {
    likelihoods.push(trees.rate(rows.subarray(at, at + width)));
    if (likelihoods.length % STEP === 0) yield 'copy';
  }
  const words = tree.blocks.map((block) => block.words);
  const kept = chooseBlocks(rateAlike(likelihoods, words, markup.blocks), words);
  fillGaps(tree, kept);
  keepNotes(tree, kept);
  const seen = new Set<string>();
  for (const [index, { nodes, parent, text, words }] of tree.blocks.entries()) {
    // What is written in an editor is content, whatever it looks like.
    if (isEditor(nodes[0])) kept[index] = true;
    if (!kept[index] || words < REPEATED_WORDS || parent.closest('table') || nodes[0]?.nodeName === 'PRE') continue;
    const said = oneLine(text);
    if (seen.has(said)) kept[index] = false;
    seen.add(said);
  }
  return kept;
}

function isEditor(node: Node | undefined): boolean {
  return (node as Element | undefined)?.localName === 'pre' && (node as Element).matches(EDITORS);
}

/** What ends as a sentence does, in any script and within quotes too. */
const SENTENCE = /\p{Po}\S?\s*$/u;

/** A line of code or a heading between two paragraphs that are kept belongs to them. So does a sentence in a box of its own. */
function fillGaps({ blocks }: BlockTree, kept: boolean[]): void {
  const boxes = blocks.map(({ nodes, parent }) => (nodes[0] && isBlock(nodes[0]) ? parent : parent.parentElement));
  for (const [index, { linkWords, text }] of blocks.entries()) {
    const around = boxes[index - 1];
    if (kept[index] || !kept[index - 1] || !kept[index + 1] || around !== boxes[index + 1]) continue;
    const box = boxes[index];
    const isAlone = box?.parentElement === around && box?.childElementCount === 1;
    kept[index] = box === around || (isAlone && !linkWords && SENTENCE.test(text));
  }
}

/** Whether what is kept is mostly in these posts. */
function isMostly(posts: readonly Post[], { blocks }: BlockTree, kept: readonly boolean[]): boolean {
  if (posts.length === 0) return false;
  const bodies = new Set<Element>(posts.map(({ body }) => body));
  let [all, inPosts] = [0, 0];
  for (const [index, { parent, words }] of blocks.entries()) {
    if (!kept[index]) continue;
    all += words;
    for (let outer: Element | null = parent; outer; outer = outer.parentElement) {
      if (!bodies.has(outer)) continue;
      inPosts += words;
      break;
    }
  }
  return inPosts > MIN_POST_SHARE * all;
}

/** On a short page posts have to hold so much of it, if it says that it is a thread and if it does not. */
const SHARES = { thread: 0.45, unsaid: 0.8 };

function findByRules(body: HTMLElement, posts: readonly Post[], hints: PageHints): HTMLElement {
  const rest = prune(body);
  const share = hints.isThread ? SHARES.thread : SHARES.unsaid;
  const chars = posts.reduce((sum, post) => sum + textLength(post.body), 0);
  return posts.length > 0 && chars >= share * textLength(rest) ? writeThread(body, posts) : rest;
}

/** The title and the posts, and nothing between them. */
function writeThread(body: HTMLElement, posts: readonly Post[]): HTMLElement {
  const thread = body.ownerDocument.createElement('div');
  const title = body.querySelector('h1');
  if (title && !posts.some((post) => post.body.contains(title))) thread.append(title.cloneNode(true));
  for (const post of posts) {
    thread.append(post.body);
    writeHead(post);
  }
  return thread;
}
