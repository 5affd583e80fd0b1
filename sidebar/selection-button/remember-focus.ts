import { activeElement } from '../browser/active-element.ts';

/** Remembers where the focus is, and what is selected there; returns what brings both back. */
export function rememberFocus(document: Document): () => void {
  const element = activeElement(document);
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : undefined;
  const isField = element?.localName === 'textarea' || element?.localName === 'input';
  const { selectionStart: start, selectionEnd: end } = (isField ? element : {}) as Partial<HTMLInputElement>;
  return () => {
    if (element instanceof HTMLElement && element !== document.body) element.focus({ preventScroll: true });
    else (document.activeElement as HTMLElement | null)?.blur();
    if (start != null && end != null) return (element as HTMLInputElement).setSelectionRange(start, end);
    // A field has none that a document knows of.
    if (isField || !range || !selection?.isCollapsed) return;
    selection.removeAllRanges();
    selection.addRange(range);
  };
}
