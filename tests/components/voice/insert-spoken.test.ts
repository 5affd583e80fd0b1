import { expect, it } from 'vitest';
import { insertSpoken } from '../../../components/voice/insert-spoken.ts';

/** `|` is the caret, `[...]` what is selected. */
function insert(field: string, said: string): string {
  const value = field.replace(/[|[\]]/g, '');
  const selectionStart = field.search(/[|[]/);
  const selectionEnd = field.includes(']') ? field.indexOf(']') - 1 : selectionStart;
  const { text, caret } = insertSpoken({ value, selectionStart, selectionEnd }, said);
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

it.each([
  ['|', 'Why?', 'Why?|'],
  ['|', ' Why?\n', 'Why?|'],
  ['In short:|', 'Why?', 'In short: Why?|'],
  ['In short: |', 'Why?', 'In short: Why?|'],
  ['First\n|', 'Why?', 'First\nWhy?|'],
  ['|and then', 'Why?', 'Why? |and then'],
  ['Why|, then?', 'not', 'Why not|, then?'],
  ['The [old] words', 'new', 'The new| words'],
])('puts what was said at the caret (%s)', (field, said, result) => {
  expect(insert(field, said)).toBe(result);
});
