import { expect, it } from 'vitest';
import { firstWordsTitle } from '../../../companion/store/first-words-title.ts';
import { type SourcePart, toQuestion } from '../../../protocol/question-parts.ts';

const PAGE: SourcePart = { type: 'page', title: 'Light', url: '', language: '', text: 'Blue  light', omittedChars: 0 };

type Asked = { message?: string; sources?: SourcePart[]; task?: 'summarise' };

it.each<[string, Asked, string]>([
  ['the question', { message: ' Why\n is it? ' }, 'Why is it?'],
  ['its first words', { message: `${'word '.repeat(11)}wording on` }, `${'word '.repeat(11).trim()}…`],
  ['a long word cut', { message: 'x'.repeat(80) }, `${'x'.repeat(60)}…`],
  ['no half characters', { message: `${'x'.repeat(59)}🌤🌤` }, `${'x'.repeat(59)}…`],
  ["the page's title", { message: ' ', sources: [PAGE] }, 'Light'],
  ["the page's text", { sources: [{ ...PAGE, title: '' }] }, 'Blue light'],
  ['nothing where nobody has said a word', {}, ''],
])('is %s', (_, asked, title) => {
  expect(firstWordsTitle({ question: toQuestion(asked.message ?? '', asked.sources ?? []) })).toBe(title);
});
