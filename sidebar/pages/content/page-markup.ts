import { attributeOf } from '../attribute-of.ts';
import type { BlockTree } from './content-blocks.ts';

/** How the elements of a page are marked up. */
export interface PageMarkup {
  /** What siblings of one list have in common. */
  signatureOf(element: Element): string;
  /** For each block, what it has in common with those that are marked up alike, wherever they stand. */
  blocks: readonly string[];
}

export function readMarkup({ around }: BlockTree): PageMarkup {
  const signatureOf = createSignatureReader();
  const name = (element: Element | undefined) => (element ? signatureOf(element) : '');
  const blocks = around.map(
    ({ element, parent }) => `${name(element)}<${name(parent?.element)}<${name(parent?.parent?.element)}`,
  );
  return { signatureOf, blocks };
}

function createSignatureReader(): PageMarkup['signatureOf'] {
  const known = new Map<Element, string>();
  return (element) => {
    const found = known.get(element);
    if (found !== undefined) return found;
    const first = /\S+/.exec(attributeOf(element, 'class'))?.[0] ?? '';
    const signature = `${element.localName}.${first.replace(/\d+/g, '')}`;
    known.set(element, signature);
    return signature;
  };
}
