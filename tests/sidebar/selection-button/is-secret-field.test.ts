import { afterEach, describe, expect, it } from 'vitest';
import { isSecretField, notePasswords } from '../../../sidebar/selection-button/is-secret-field.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

function field(html: string): HTMLInputElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLInputElement;
}

describe('a field with a secret', () => {
  it.each([
    '<input type="password">',
    '<input autocomplete="current-password">',
    '<input autocomplete="new-password">',
    '<input autocomplete="one-time-code">',
    '<input autocomplete="section-pay billing CC-Number">',
    '<input autocomplete="cc-csc">',
  ])('is known: %s', (html) => expect(isSecretField(field(html))).toBe(true));

  it.each([
    '<input>',
    '<input autocomplete="email">',
    '<input autocomplete="account-name">',
    '<textarea></textarea>',
    '<p>',
  ])('is not %s', (html) => expect(isSecretField(field(html))).toBe(false));

  it('stays one when the page shows the password', () => {
    const password = field('<input type="password">');
    notePasswords(document);
    password.type = 'text';
    expect(isSecretField(password)).toBe(true);
  });

  it('stays one in an open shadow root too', () => {
    const root = field('<div></div>').attachShadow({ mode: 'open' });
    root.innerHTML = '<input type="password">';
    notePasswords(document);
    const password = root.querySelector('input') as HTMLInputElement;
    password.type = 'text';
    expect(isSecretField(password)).toBe(true);
  });

  it('is one whose letters are dots by style', () => {
    const masked = field('<input>');
    masked.ownerDocument.defaultView?.getComputedStyle(masked);
    const view = window as { getComputedStyle: typeof getComputedStyle };
    const { getComputedStyle: real } = view;
    view.getComputedStyle = (() => ({ webkitTextSecurity: 'disc' })) as never;
    try {
      expect(isSecretField(masked)).toBe(true);
    } finally {
      view.getComputedStyle = real;
    }
  });

  it('is none where nothing has the focus', () => {
    expect(isSecretField(null)).toBe(false);
  });
});
