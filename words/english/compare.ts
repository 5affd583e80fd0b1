import { number } from './tongue.ts';

/** What is said where a question is answered by another model, and where two answers are compared. */
export const compareWords = {
  compare: 'Compare versions',
  title: 'Compare answers',
  version: (index: number, model: string) =>
    model === '' ? `Version ${number(index)}` : `Version ${number(index)}: ${model}`,
  shown: 'Version shown here',
  goOn: 'Continue with this one',
};

export const againWords = {
  withAnother: 'Answer with another model',
  search: 'Search models',
  noneFound: 'No models match',
};
