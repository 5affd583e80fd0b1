import { afterEach, describe, expect, it } from 'vitest';
import { focusAgain, focusedElement } from '../../../sidebar/browser/focused-element.ts';

afterEach(() => document.body.replaceChildren());

/** A field in a frame, with the focus. */
function openFrame() {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inner = document.implementation.createHTMLDocument();
  Object.defineProperty(frame, 'contentDocument', { configurable: true, value: inner });
  Object.defineProperty(document, 'activeElement', { configurable: true, value: frame });
  const field = inner.body.appendChild(inner.createElement('textarea'));
  Object.defineProperty(inner, 'activeElement', { value: field });
  return { frame, inner, field };
}

afterEach(() => Reflect.deleteProperty(document, 'activeElement'));

describe('the element with the focus', () => {
  it('is found in a frame of the page’s own site', () => {
    const { field } = openFrame();
    expect(focusedElement(document)).toBe(field);
  });

  it('is the frame where that is of another site', () => {
    const { frame } = openFrame();
    Object.defineProperty(frame, 'contentDocument', { value: null });
    expect(focusedElement(document)).toBe(frame);
  });

  it('gets the focus back, and where that was the body, what has it loses it', () => {
    const field = document.body.appendChild(document.createElement('input'));
    const other = document.body.appendChild(document.createElement('input'));
    other.focus();
    focusAgain(field, document);
    expect(document.activeElement).toBe(field);
    focusAgain(document.body, document);
    expect(document.activeElement).toBe(document.body);
  });
});
