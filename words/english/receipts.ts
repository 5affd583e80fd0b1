import { rounded } from '../rounded.ts';
import { number } from './tongue.ts';

/** What is said of what goes along with a question: its kind, and how much it is. */
export const receiptWords = {
  whatWasSent: 'What was sent',
  kinds: { page: 'Page', selection: 'Selection', file: 'File', image: 'Image' },
  fromAnswer: 'From an answer',
  withAround: 'with its paragraph',
  characters: (count: number) => (count === 1 ? '1 character' : `${number(count)} characters`),
  leftOut: (count: number) => (count === 1 ? '1 character left out' : `${number(count)} characters left out`),
  onlyLinesOnScreen: 'only the lines on screen were read of an editor',
  withoutFrame: 'without a part that comes from another site',
  aboutTokens: (count: number) => (count === 1 ? '1 token' : `about ${number(rounded(count))} tokens`),
  pages: (count: number) => (count === 1 ? '1 page' : `${number(count)} pages`),
  pagesLeftOut: (count: number) => (count === 1 ? '1 page left out' : `${number(count)} pages left out`),
};
