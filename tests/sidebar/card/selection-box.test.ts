import { beforeEach, expect, it, vi } from 'vitest';
import { createSelectionBox } from '../../../sidebar/card/selection-box.ts';

const BOX = { left: 10, top: 20, right: 110, bottom: 40 };

beforeEach(() => {
  document.body.innerHTML = '<p>Storks come.</p><textarea>teh</textarea>';
  document.getSelection()?.removeAllRanges();
});

/** Lays out one element, or what is selected. */
function layOut(place: Element | Range, box = BOX): void {
  vi.spyOn(place, 'getBoundingClientRect').mockReturnValue(box as DOMRect);
}

function select(element: Element | null): Range {
  const range = document.createRange();
  range.selectNodeContents(element as Element);
  document.getSelection()?.addRange(range);
  return document.getSelection()?.getRangeAt(0) as Range;
}

it('is where the selected text stands, also while a field has the focus', () => {
  const field = document.querySelector('textarea') as HTMLTextAreaElement;
  field.focus();
  layOut(field, { ...BOX, top: 300, bottom: 400 });
  const box = createSelectionBox(document);
  layOut(select(document.querySelector('p')));
  expect(box()).toEqual(BOX);
});

it('is where the field stands whose text is selected, also once the card has the focus', () => {
  const field = document.querySelector('textarea') as HTMLTextAreaElement;
  field.focus();
  layOut(field);
  const box = createSelectionBox(document);
  field.blur();
  expect(box()).toEqual(BOX);
});

it('is nowhere when nothing is selected, or what was is gone', () => {
  expect(createSelectionBox(document)()).toBeUndefined();
  const field = document.querySelector('textarea') as HTMLTextAreaElement;
  field.focus();
  const box = createSelectionBox(document);
  layOut(field, { left: 0, top: 0, right: 0, bottom: 0 });
  expect(box()).toBeUndefined();
});
