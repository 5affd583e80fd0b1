/** How much of a page is copied: all of it, or what a selection holds. */
export interface PagePart {
  holds(node: Node): boolean;
  /** Of a text node, what is in this part. */
  textOf(node: Node): string;
}

export const WHOLE_PAGE: PagePart = { holds: () => true, textOf: (node) => node.nodeValue ?? '' };
