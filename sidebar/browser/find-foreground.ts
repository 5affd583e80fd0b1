/** Where something has to hang that stands above the page: all that is outside of an open modal dialog is out of reach. */
export function findForeground(document: Document): Element {
  return [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement;
}
