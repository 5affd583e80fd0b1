import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ModelsMessage } from '../../protocol/companion-messages.ts';
import type { Model, UpstreamStatus } from '../../protocol/models.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import type { Settings } from '../settings/settings.ts';
import { createLazyPart } from './lazy-part.ts';
import type { Problem } from './problem.ts';

/** The models that can be asked and which one is chosen. */
export interface ModelsState {
  readonly models: ReadonlySignal<readonly Model[]>;
  readonly upstreams: ReadonlySignal<readonly UpstreamStatus[]>;
  /** The name that the person chose, or what that model is called now; empty: whatever the companion's default is. */
  readonly chosen: ReadonlySignal<string>;
  /** The model that the next question goes to; null while none is known, or when the chosen one is gone. */
  readonly current: ReadonlySignal<Model | null>;
  /** Ollama is missing, refuses, or has no model; the chosen model is gone. Null when all is well. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Models that are there and can't chat. */
  readonly cannotChat: ReadonlySignal<readonly Model[]>;
  /** There is no model yet, no choice was made, and the companion can have one downloaded. */
  readonly lacksModel: ReadonlySignal<boolean>;
  choose(name: string): void;
}

/** Words of what may be wrong are no small part of the panel, and its first frame needs none of them. */
export const modelProblems = createLazyPart(async () => (await import('./model-problems.ts')).findModelProblem);

export function createModelsState(
  connection: Pick<CompanionConnection, 'state' | 'watchModels'>,
  settings: Pick<Settings, 'chosenModel' | 'chooseModel'>,
): ModelsState & { dispose(): void } {
  const { chosenModel } = settings;
  const list = signal<Pick<ModelsMessage, 'models' | 'cannotChat' | 'upstreams' | 'defaultModel'> | null>(null);
  const unwatch = connection.watchModels((message) => {
    list.value = message;
    void modelProblems.load();
  });

  const name = computed(() => findModel(list.value?.models ?? [], chosenModel.value)?.name ?? chosenModel.value);

  const problem = computed(() => {
    // Without a connection it is not known how the model servers are, and that is the problem to show.
    if (!list.value || connection.state.value.phase !== 'ready') return null;
    return modelProblems.loaded.value?.(name.value, list.value, connection.state.value.role) ?? null;
  });

  return {
    // Kept while the connection is away, so that the picker does not empty itself at every gap.
    models: computed(() => list.value?.models ?? []),
    upstreams: computed(() => list.value?.upstreams ?? []),
    chosen: name,
    current: computed(() => {
      const wanted = name.value || list.value?.defaultModel;
      return list.value?.models.find((model) => model.name === wanted) ?? null;
    }),
    problem,
    cannotChat: computed(() => list.value?.cannotChat ?? []),
    lacksModel: computed(() => problem.value?.pullable === true),
    choose: settings.chooseModel,
    dispose: unwatch,
  };
}

/** A model is called otherwise when servers come or go, and is the same one. */
function findModel(models: readonly Model[], name: string): Model | undefined {
  return models.find((model) => model.name === name) ?? models.find(({ aliases }) => aliases?.includes(name));
}
