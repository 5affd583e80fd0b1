import type { ReadonlySignal } from '@preact/signals';
import type { Model, UpstreamStatus } from '../../protocol/models.ts';
import type { Problem } from './problem.ts';

/** The models that can be asked and which one is chosen. */
export interface ModelsModel {
  readonly models: ReadonlySignal<readonly Model[]>;
  readonly upstreams: ReadonlySignal<readonly UpstreamStatus[]>;
  /** The name that the person chose, kept in the settings; empty: whatever the companion's default is. */
  readonly chosen: ReadonlySignal<string>;
  /** The model that the next question goes to; null while none is known, or when the chosen one is gone. */
  readonly current: ReadonlySignal<Model | null>;
  /** Ollama is missing, refuses, or has no model; the chosen model is gone. Null when all is well. */
  readonly problem: ReadonlySignal<Problem | null>;
  choose(name: string): void;
}
