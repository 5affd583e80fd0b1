import { countWords, readBlocks, WORDS } from '../../sidebar/pages/content/content-blocks.ts';

/** A page is shortened only if much of its content goes. */
const MIN_TIMES = 1.6;
/** A block is content if so many of its runs of three words are in the reference. */
const MIN_SHARE = 0.6;

/**
 * Takes the end of the content out of a page, with what stands between its parts, and leaves all that is around it: so a
 * short page of its kind looks, of which the corpus has few.
 *
 * @param reference the text that belongs to the page
 * @param words of its content that are left, about
 * @returns the content that is left; undefined for a page that is not long enough
 */
export function shortenPage(body: Element, reference: string, words: number): string | undefined {
  const { blocks } = readBlocks(body);
  const content = findReference(
    blocks.map(({ text }) => text),
    reference,
  );
  const wordsOf = (indexes: readonly number[]) => indexes.reduce((sum, index) => sum + (blocks[index]?.words ?? 0), 0);
  let count = 0;
  for (let left = 0; left < words && count < content.length; count++) left += blocks[content[count] ?? 0]?.words ?? 0;
  const kept = content.slice(0, count);
  const first = content[count];
  if (first === undefined || wordsOf(content) < MIN_TIMES * wordsOf(kept)) return undefined;
  for (const { nodes } of blocks.slice(first, (content.at(-1) ?? first) + 1)) {
    for (const node of nodes) node.parentNode?.removeChild(node);
  }
  removeEmpty(body);
  return kept.map((index) => blocks[index]?.text ?? '').join('\n');
}

/** The numbers of the blocks that the reference holds; what it holds once counts once. */
function findReference(blocks: readonly string[], reference: string): number[] {
  const known = new Map<string, number>();
  for (const gram of gramsOf(reference)) known.set(gram, (known.get(gram) ?? 0) + 1);
  return blocks.flatMap((text, index) => {
    const grams = gramsOf(text);
    const found = grams.filter((gram) => (known.get(gram) ?? 0) > 0);
    if (found.length < Math.max(1, MIN_SHARE * grams.length)) return [];
    for (const gram of found) known.set(gram, (known.get(gram) ?? 0) - 1);
    return [index];
  });
}

function removeEmpty(body: Element): void {
  for (const element of [...body.querySelectorAll('*')].reverse()) {
    if (element.localName !== 'img' && countWords(element.textContent ?? '') === 0) element.remove();
  }
}

function gramsOf(text: string): string[] {
  const words = text.toLowerCase().match(WORDS) ?? [];
  const size = Math.min(3, words.length);
  return words.slice(0, words.length - size + 1).map((_, index) => words.slice(index, index + size).join(' '));
}
