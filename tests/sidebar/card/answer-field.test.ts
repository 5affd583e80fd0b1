import { afterEach, describe, expect, it } from 'vitest';
import { findAnswerField } from '../../../sidebar/card/answer-field.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

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
});
