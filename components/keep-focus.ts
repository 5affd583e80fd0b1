/** What the keyboard can reach. */
const REACHABLE = ['button', 'input', 'textarea', 'select', 'a[href]', 'summary', '[tabindex="0"]'].join();
/** Within these the keyboard stays when what it was on goes away. */
const REGIONS = [
  'dialog',
  'section',
  'form',
  'header',
  'main',
  'nav',
  '[role=dialog]',
  '[role=alert]',
  '.notice',
].join();

/**
 * Keeps the keyboard in the panel. When what has the focus goes away, is hidden or can be used no more, and nobody has put
 * the focus elsewhere, the nearest thing in the same region has it; `leave` is where it goes when there is none. Returns
 * its end.
 */
export function keepFocus(root: HTMLElement, leave: () => void): () => void {
  const { ownerDocument: document } = root;
  /** What has the focus, and all around it: what is taken out of the panel still knows its own parents, but no more. */
  let last: HTMLElement | null = null;
  let around: HTMLElement[] = [];

  function note({ target }: FocusEvent): void {
    last = target as HTMLElement;
    around = [];
    for (let each: HTMLElement | null = last.parentElement; each && each !== root; each = each.parentElement) {
      around.push(each);
    }
  }

  const observer = new MutationObserver((records) => {
    const lost = last;
    if (!lost || isUsable(lost)) return;
    const stood = around;
    last = null;
    // Once all is drawn, and those have had their turn that know better.
    setTimeout(() => {
      const { activeElement } = document;
      if (activeElement && activeElement !== document.body && activeElement !== lost) return;
      const next = findNext(lost, stood, records);
      if (next) next.focus({ preventScroll: true });
      else if (root.isConnected) leave();
    });
  });

  root.addEventListener('focusin', note);
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'inert'] });
  return () => {
    root.removeEventListener('focusin', note);
    observer.disconnect();
  };
}

function findNext(
  last: HTMLElement,
  around: readonly HTMLElement[],
  records: readonly MutationRecord[],
): HTMLElement | undefined {
  // Where it stood: what was taken out with it, and what stood beside that.
  const removal = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last)));
  const after = (removal ? removal.nextSibling : last.nextSibling) as Element | null;
  const region = around.find((each) => each.isConnected && each.matches(REGIONS));
  if (!region) return undefined;
  const reachable = [...region.querySelectorAll<HTMLElement>(REACHABLE)].filter(isUsable);
  const isBehind = (each: Element) =>
    after?.isConnected &&
    (after === each || !!(after.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING));
  const index = reachable.findIndex(isBehind);
  // The same button of the next row before any other; at the end, the last of those before.
  const same = reachable.slice(Math.max(0, index)).find((each) => index >= 0 && each.className === last.className);
  return same ?? reachable[index] ?? reachable.at(-1);
}

function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled') && !element.closest('[hidden], [inert]');
}
