import { number } from './tongue.ts';

/** What is said of the questions that are asked next, and of writing one. */
export const composerWords = {
  waiting: 'Asked next',
  moveUp: 'Move up',
  takeBack: 'Don’t ask this',
  takenBack: 'Question removed',
  movedTo: (place: number, count: number) => `Now number ${number(place)} of ${number(count)}`,
  quote: 'Quote',
  keepsPlace: 'It keeps its place.',
  beganMeanwhile: 'This question is being answered by now. Your changes will be asked as a new question.',
};
