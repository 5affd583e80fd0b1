import { focusedElement } from '../browser/focused-element.ts';
import { selectedRanges } from '../browser/selected-ranges.ts';
import { boxesInPage, hasRoom } from '../card/boxes-in-page.ts';
import type { Box } from '../card/place-card.ts';
import { isSecretField } from './is-secret-field.ts';

/** What is selected in a page or a frame of its own site, and where it stands in the page's window. */
export interface FoundSelection {
  /** The lines of it, in their order; of a field, the field. */
  boxes: readonly Box[];
  /** Which side its last line ends on. */
  endsLeft: boolean;
  isInFrame: boolean;
}

/** The fields whose selection a script may know. */
const FIELD_TYPES = /^(?:text|search|url|tel)$/;
/** UTF-16 units. Of a longer selection only the whole is looked at: it may have a hundred thousand lines. */
const MANY_CHARS = 20_000;

/** What is selected; undefined when that is nothing, or a secret. */
export function findSelection(page: Document): FoundSelection | undefined {
  const field = focusedElement(page);
  if (isSecretField(field)) return undefined;
  const { localName, type = '' } = (field ?? {}) as Partial<HTMLInputElement>;
  if (field && (localName === 'textarea' || (localName === 'input' && FIELD_TYPES.test(type)))) {
    const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
    const selected = value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    // Where in the field it stands nobody tells.
    if (selected !== '')
      return selected.trim() === '' ? undefined : found(page, field, [field.getBoundingClientRect()]);
  }
  const range = selectedRanges(field?.ownerDocument ?? page).at(-1);
  const text = range?.toString() ?? '';
  if (!range || text.trim() === '') return undefined;
  const boxes = text.length > MANY_CHARS ? [range.getBoundingClientRect()] : [...range.getClientRects()];
  const shown = boxes.filter(hasRoom);
  const { endContainer: end } = range;
  return shown.length === 0 ? undefined : found(page, end.nodeType === 1 ? (end as Element) : end.parentElement, shown);
}

function found(page: Document, element: Element | null, boxes: readonly Box[]): FoundSelection {
  const document = element?.ownerDocument ?? page;
  const style = element && document.defaultView?.getComputedStyle(element);
  return { boxes: boxesInPage(boxes, document), endsLeft: style?.direction === 'rtl', isInFrame: document !== page };
}
