import { createLazyPart } from '../state/lazy-part.ts';
import type { TuningOptions } from './tuning.ts';

/** What is set of a chat and its model, loaded when somebody wants to see it: most people never do. */
export function createLazyTuning(options: TuningOptions) {
  return createLazyPart(async () => (await import('./tuning.ts')).createTuning(options));
}
