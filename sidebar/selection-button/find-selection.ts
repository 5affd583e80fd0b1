import { activeElement } from '../browser/active-element.ts';
import type { Box } from '../card/place-card.ts';
import { isSecretField } from './is-secret-field.ts';

/** What is selected in a page, and where it stands in the viewport. */
export interface FoundSelection {
  /** The lines of it, in their order; of a field, the field. */
  boxes: readonly Box[];
  /** Which side its last line ends on. */
  endsLeft: boolean;
}

/** The fields whose selection a script may know. */
const FIELD_TYPES = /^(?:text|search|url|tel)$/;
/** UTF-16 units. Of a longer selection only the whole is looked at: it may have a hundred thousand lines. */
const MANY_CHARS = 20_000;

/** What is selected; undefined when that is nothing, or a secret. */
export function findSelection(document: Document): FoundSelection | undefined {
  const field = activeElement(document);
  if (isSecretField(field)) return undefined;
  if (field?.localName === 'textarea' || (field?.localName === 'input' && FIELD_TYPES.test(typeOf(field)))) {
    const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
    const selected = value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    // Where in the field it stands nobody tells.
    if (selected !== '') return selected.trim() === '' ? undefined : found(field, [field.getBoundingClientRect()]);
  }
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(selection.rangeCount - 1);
  const text = range.toString();
  if (text.trim() === '') return undefined;
  const boxes = text.length > MANY_CHARS ? [range.getBoundingClientRect()] : [...range.getClientRects()];
  const shown = boxes.filter(({ left, top, right, bottom }) => right > left && bottom > top);
  const { endContainer: end } = range;
  return shown.length === 0 ? undefined : found(end.nodeType === 1 ? (end as Element) : end.parentElement, shown);
}

function typeOf(field: Element): string {
  return (field as HTMLInputElement).type;
}

function found(element: Element | null, boxes: readonly Box[]): FoundSelection {
  const style = element?.ownerDocument.defaultView?.getComputedStyle(element);
  return { boxes, endsLeft: style?.direction === 'rtl' };
}
