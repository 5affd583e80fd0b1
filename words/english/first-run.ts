import { number } from './tongue.ts';

/** What a new installation says on the way to its first answer. */
export const firstRunWords = {
  title: 'Get started',
  dismiss: 'Hide these steps',
  done: (count: number, all: number) => `${number(count)} of ${number(all)} done`,
  todo: { companion: 'Connect to the companion', model: 'Get a model', try: 'Try it on this page' },
  ready: { companion: 'Connected to the companion', model: 'A model is ready', try: 'Tried on this page' },
  unpaired: 'The companion is running, but doesn’t know this browser yet.',
  lookingForModels: 'Looking for models…',
  tryHint: 'Have it summarised, or type a question below.',
} as const;
