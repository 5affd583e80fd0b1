/** How much of a page is copied: all of it, or what a selection holds. */
export interface PagePart {
  /** Whether it is a selection: what can't be selected, or is folded, is no part of one. */
  isSelection: boolean;
  holds(node: Node): boolean;
  /** Of a text node, what is in this part. */
  textOf(node: Node): string;
}

export const WHOLE_PAGE: PagePart = { isSelection: false, holds: () => true, textOf: (node) => node.nodeValue ?? '' };

export function partOf(range: Range): PagePart {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const root = startContainer.getRootNode();
  return {
    isSelection: true,
    // What lies in a shadow root below is held as its host is, and the range knows nothing of it.
    holds: (node) => node.getRootNode() !== root || range.intersectsNode(node),
    textOf(node) {
      const text = node.nodeValue ?? '';
      return text.slice(node === startContainer ? startOffset : 0, node === endContainer ? endOffset : undefined);
    },
  };
}
