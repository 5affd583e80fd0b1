import { number } from './tongue.ts';

/** What is said where a reader looks at what an answer cost. */
export const usageWords = {
  tokens: (read: number, written: number) => `Tokens read: ${number(read)}, written: ${number(written)}.`,
  speed: (rate: string, seconds: string) => `${rate} tokens/s, ${seconds}\u00a0s in all.`,
  context: (used: number, all: number) =>
    `Context ${number(Math.ceil((100 * used) / all))}% full: ${number(used)} of ${number(all)} tokens.`,
};

export const contentsWords = {
  contents: 'Contents of this answer',
};
