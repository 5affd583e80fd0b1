import { afterEach, describe, expect, it, vi } from 'vitest';
import { findAnswerField } from '../../../sidebar/card/answer-field.ts';

afterEach(() => {
  document.body.innerHTML = '';
  Reflect.deleteProperty(document, 'execCommand');
});

/** As a browser does it: what is typed goes where the focus is. */
function typeWhereTheFocusIs() {
  const typed = vi.fn((_command: string, _: boolean, text: string) => {
    (document.activeElement as HTMLInputElement).value += text;
    return true;
  });
  document.execCommand = typed as never;
  return typed;
}

function focusField(html: string, start = 0, end = 0): HTMLInputElement {
  document.body.innerHTML = html;
  const field = document.querySelector('input, textarea') as HTMLInputElement;
  field.focus();
  if (end > 0) field.setSelectionRange(start, end);
  return field;
}

describe('the field that an answer can be put into', () => {
  it('takes it in the place of what was selected, whatever is selected by then', () => {
    const field = focusField('<textarea>teh stork</textarea>', 0, 3);
    const found = findAnswerField(document);
    field.setSelectionRange(9, 9);
    let inputs = 0;
    field.addEventListener('input', () => {
      inputs += 1;
    });
    found?.insert('The');
    expect([field.value, inputs]).toEqual(['The stork', 1]);
  });

  it.each([
    ['a password', '<input type="password" value="secret">'],
    ['a number', '<input type="number" value="7">'],
    ['what can’t be written into', '<textarea readonly>words</textarea>'],
    ['no field', '<p tabindex="0">words</p>'],
  ])('is never %s', (_, html) => {
    document.body.innerHTML = html;
    (document.body.firstElementChild as HTMLElement).focus();
    expect(findAnswerField(document)).toBeUndefined();
  });

  it('is left alone once it has become a password, or is gone', () => {
    const field = focusField('<input value="teh">', 0, 3);
    const found = findAnswerField(document);
    field.type = 'password';
    found?.insert('The');
    expect(field.value).toBe('teh');
    field.type = 'text';
    field.remove();
    found?.insert('The');
    expect(field.value).toBe('teh');
  });

  it('is left alone once it can’t be written into, and so is whatever has the focus then', () => {
    const field = focusField('<input value="teh"><input id="other">', 0, 3);
    const found = findAnswerField(document);
    const typed = typeWhereTheFocusIs();
    document.getElementById('other')?.focus();
    field.disabled = true;
    found?.insert('The');
    expect([field.value, typed.mock.calls]).toEqual(['teh', []]);
  });

  it('takes it also where the page gives the focus to another field', () => {
    const field = focusField('<input value="teh"><input id="other">', 0, 3);
    const found = findAnswerField(document);
    typeWhereTheFocusIs();
    const other = document.getElementById('other') as HTMLInputElement;
    other.focus();
    field.addEventListener('focus', () => other.focus());
    found?.insert('The');
    expect([field.value, other.value]).toEqual(['The', '']);
  });

  it('takes it where scripts may know of no selection', () => {
    const field = focusField('<input type="email">');
    Object.assign(field, { value: 'ana' });
    for (const name of ['selectionStart', 'selectionEnd']) Object.defineProperty(field, name, { value: null });
    field.setSelectionRange = () => {
      throw new DOMException('The type does not support selection', 'InvalidStateError');
    };
    findAnswerField(document)?.insert('@site.test');
    expect(field.value).toBe('ana@site.test');
  });

  it('is no other editor, where the page gives the focus to that', () => {
    document.body.innerHTML = '<div id="editor" tabindex="0">teh</div><div id="other" tabindex="0"></div>';
    const [editor, other] = ['editor', 'other'].map((id) => document.getElementById(id) as HTMLElement);
    Object.defineProperty(editor, 'isContentEditable', { value: true });
    editor?.focus();
    document.getSelection()?.selectAllChildren(editor as HTMLElement);
    const found = findAnswerField(document);
    const typed = typeWhereTheFocusIs();
    other?.focus();
    editor?.addEventListener('focus', () => other?.focus());
    found?.insert('The');
    expect(typed).not.toHaveBeenCalled();
  });
});
