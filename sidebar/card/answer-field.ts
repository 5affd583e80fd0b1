import { activeElement } from '../browser/active-element.ts';
import { focusedElement } from '../browser/focused-element.ts';
import { selectedRanges, selectRange } from '../browser/selected-ranges.ts';

/** The field of text that a selection is in, and where in it. */
export interface AnswerField {
  /** Puts text in the place of what was selected, as if it were typed, so that the field can undo it. */
  insert(text: string): void;
}

const TEXT_TYPES = ['text', 'search', 'url', 'tel', 'email'];

/** The field with the focus, if it can be written into; undefined for a password, as for all that is no text. */
export function findAnswerField(page: Document): AnswerField | undefined {
  const active = focusedElement(page);
  const document = active?.ownerDocument ?? page;
  if (active?.localName === 'textarea' || active?.localName === 'input') {
    const field = active as HTMLInputElement;
    return isOpen(field) ? inField(document, field) : undefined;
  }
  const selection = document.getSelection();
  if (!(active as HTMLElement | null)?.isContentEditable || !selection || selection.rangeCount === 0) return undefined;
  const [range = selection.getRangeAt(0)] = selectedRanges(document);
  return inEditor(document, active as HTMLElement, range.cloneRange());
}

function isOpen({ localName, type, readOnly, disabled }: HTMLInputElement): boolean {
  return (localName === 'textarea' || TEXT_TYPES.includes(type)) && !readOnly && !disabled;
}

function inField(document: Document, field: HTMLInputElement): AnswerField {
  // A field for an address of e-mail has no selection that scripts may know.
  const { selectionStart: start, selectionEnd: end } = field;
  return {
    insert(text) {
      // By the time of the answer it may have become another one.
      if (!field.isConnected || !isOpen(field)) return;
      field.focus();
      if (start !== null) field.setSelectionRange(start, end);
      // What is typed goes where the focus is, and a page may have moved that.
      if (activeElement(document) === field && document.execCommand?.('insertText', false, text)) return;
      if (start === null) field.value += text;
      else field.setRangeText(text, start, end ?? start, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
    },
  };
}

function inEditor(document: Document, editor: HTMLElement, range: Range): AnswerField {
  return {
    insert(text) {
      if (!editor.isConnected) return;
      editor.focus();
      if (activeElement(document) !== editor) return;
      selectRange(document, range);
      document.execCommand('insertText', false, text);
    },
  };
}
