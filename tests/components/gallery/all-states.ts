import { memberStates, visits } from './room-states.ts';
import { states } from './states.ts';

/** Everything that the gallery shows, by name. */
export const allStates: readonly string[] = [
  ...Object.keys(states),
  ...Object.keys(memberStates),
  ...Object.keys(visits),
];
