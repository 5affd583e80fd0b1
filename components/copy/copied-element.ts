/** What is there to work with an answer, and no part of it. */
const NOT_COPIED = 'button,.code-bar,.visually-hidden,.footnote-back,.address,.citation-passage,annotation';

/** What goes along when an answer is copied: its texts and elements, without what is there to press. */
export function copiedChildren(parent: Node): (Text | HTMLElement)[] {
  return [...parent.childNodes].filter(
    (child): child is Text | HTMLElement =>
      child.nodeType === Node.TEXT_NODE ||
      (child.nodeType === Node.ELEMENT_NODE && !(child as Element).matches(NOT_COPIED)),
  );
}

export function isText(node: Text | HTMLElement): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

/** The sign of a box that is ticked or not. */
export function boxSign(input: HTMLElement): string {
  return (input as HTMLInputElement).checked ? '☑ ' : '☐ ';
}
