import { number } from './tongue.ts';

/** What is said where words are looked for in a conversation. */
export const findWords = {
  find: 'Find in this chat',
  next: 'Next match',
  previous: 'Previous match',
  searching: 'Searching…',
  /** `index`: of the match that is gone to, from 1 on. */
  of: (index: number, count: number) => (count === 0 ? 'No matches' : `${number(index)} of ${number(count)}`),
  ofMany: (index: number, count: number) => `${number(index)} of ${number(count)} or more`,
  withoutEarlier: (index: number, count: number) =>
    count === 0
      ? 'No matches; earlier questions couldn’t be loaded'
      : `${number(index)} of ${number(count)}; earlier questions couldn’t be loaded`,
};
