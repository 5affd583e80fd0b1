import { expect, it } from 'vitest';
import { firstWordsTitle } from '../../../companion/store/first-words-title.ts';
import type { Attachment } from '../../../protocol/attachment.ts';

const PAGE: Attachment = { kind: 'page', title: 'Light', url: '', language: '', text: 'Blue  light', omittedChars: 0 };

it.each([
  ['the question', { message: ' Why\n is it? ' }, 'Why is it?'],
  ['its first words', { message: `${'word '.repeat(11)}wording on` }, `${'word '.repeat(11).trim()}…`],
  ['a long word cut', { message: 'x'.repeat(80) }, `${'x'.repeat(60)}…`],
  ['no half characters', { message: `${'x'.repeat(59)}🌤🌤` }, `${'x'.repeat(59)}…`],
  ["the page's title", { message: ' ', attachments: [PAGE] }, 'Light'],
  ["the page's text", { attachments: [{ ...PAGE, title: '' }] }, 'Blue light'],
  ['what was to be done', { task: 'summarise' as const }, 'Summary'],
])('is %s', (_, asked, title) => {
  expect(firstWordsTitle({ message: '', attachments: [], task: 'chat', ...asked })).toBe(title);
});
