import { createLazyPart, type LazyPart } from '../state/lazy-part.ts';
import type { Tuning, TuningOptions } from './tuning.ts';

/** What is set of a chat and its model, loaded when somebody wants to see it: most people never do. */
export interface LazyTuning {
  /** Null until it is loaded. */
  readonly loaded: LazyPart<Tuning>['loaded'];
  load(): void;
}

export function createLazyTuning(options: TuningOptions): LazyTuning {
  const { loaded, load } = createLazyPart(async () => (await import('./tuning.ts')).createTuning(options));
  return { loaded, load: () => void load() };
}
