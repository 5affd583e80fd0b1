/**
 * What an answer shows, to be compared with its source: each letter and digit of the source stands there exactly once.
 * Counted are
 * - all text but the words that are ours: the host beside a link's words, the way back of a footnote, "Copy";
 * - the number before an item of an ordered list, as it is written (one that is repeated, `1. 1. 1.`, counts on);
 * - the x of an item that is ticked: its tick stands for it;
 * - the address that a link leads to, unless its words are the address, and the link's title: once each, however many
 *   links are made of one definition.
 * Not counted, neither here nor in the source (`sourceWords`), are
 * - `br`, `sub`, `sup`, `kbd` and `mark` in a tag without attributes, and character references (`&amp;`): the first mean
 *   what they mean, the others stand for another character, and in code both are text;
 * - the label of a footnote that has both its ends: its number stands for it, at each of its places;
 * - the label of a link by reference: its definition's address stands for it.
 */
export function shownWords(root: Element): string[] {
  const words: string[] = [];
  const addresses = new Set<string>();
  const visit = (node: Node): void => {
    if (node.nodeType === 3) words.push(withoutMarkup(node.nodeValue ?? ''));
    if (node.nodeType !== 1) return;
    const element = node as HTMLElement;
    if (element.matches('.address, .code-copy, .footnote-back, .footnote-reference')) return;
    if (element.matches('ol > li') && !element.matches('.footnotes > ol > li')) words.push(`${numberOf(element)}`);
    if (element.localName === 'input' && (element as HTMLInputElement).checked) words.push('x');
    for (const child of element.childNodes) visit(child);
    if (element.matches('a[target]')) for (const address of addressesOf(element)) addresses.add(address);
  };
  visit(root);
  return [...words, ...addresses];
}

/** The source without what is markup and has letters. Labels are taken out of texts whose footnotes all have both ends. */
export function sourceWords(source: string, hasLabels: boolean): string {
  return withoutMarkup(hasLabels ? source.replace(/\[\^[^\]]+\]/g, '') : source);
}

/** Letters and digits in the order of the alphabet, so that what moved is no difference. */
export function lettersOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? []).sort().join('');
}

function withoutMarkup(text: string): string {
  return text.replace(/<\/?(?:br|sub|sup|kbd|mark)\s*\/?>|&#?\w+;/gi, '');
}

function numberOf(item: Element): number {
  const written = item.getAttribute('value');
  if (written !== null) return Number(written);
  const before = item.previousElementSibling;
  return before === null ? Number(item.parentElement?.getAttribute('start') ?? 1) : numberOf(before) + 1;
}

function addressesOf(link: Element): string[] {
  const href = decodeURI(link.getAttribute('href') ?? '');
  const lines = (link.getAttribute('title') ?? '').split('\n');
  const words = [...link.childNodes].filter((node) => !(node.nodeType === 1 && (node as Element).matches('.address')));
  const text = words.map((node) => node.textContent).join('');
  const isAddress = /[@.]/.test(text) && href.replace(/\/$/, '').endsWith(text.replace(/\/$/, ''));
  return [...(isAddress ? [] : [href]), ...lines.slice(0, -1)];
}
