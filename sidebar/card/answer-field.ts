/** The field of text that a selection is in, and where in it. */
export interface AnswerField {
  /** Puts text in the place of what was selected, as if it were typed, so that the field can undo it. */
  insert(text: string): void;
}

const TEXT_TYPES = ['text', 'search', 'url', 'tel', 'email'];

/** The field with the focus, if it can be written into; undefined for a password, as for all that is no text. */
export function findAnswerField(document: Document): AnswerField | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active?.localName === 'textarea' || active?.localName === 'input') {
    const field = active as HTMLInputElement;
    const isText = field.localName === 'textarea' || TEXT_TYPES.includes(field.type);
    return isText && !field.readOnly && !field.disabled ? inField(document, field) : undefined;
  }
  const selection = document.getSelection();
  if (!(active as HTMLElement | null)?.isContentEditable || !selection || selection.rangeCount === 0) return undefined;
  return inEditor(document, active as HTMLElement, selection.getRangeAt(0).cloneRange());
}

function inField(document: Document, field: HTMLInputElement): AnswerField {
  const [start, end] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length];
  return {
    insert(text) {
      // By the time of the answer it may have become another one.
      if (!field.isConnected || field.type === 'password') return;
      field.focus();
      field.setSelectionRange?.(start, end);
      if (document.execCommand?.('insertText', false, text)) return;
      field.setRangeText(text, start, end, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
    },
  };
}

function inEditor(document: Document, editor: HTMLElement, range: Range): AnswerField {
  return {
    insert(text) {
      if (!editor.isConnected) return;
      editor.focus();
      const selection = document.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      document.execCommand('insertText', false, text);
    },
  };
}
