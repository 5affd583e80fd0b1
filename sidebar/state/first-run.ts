import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Settings } from '../settings/settings.ts';
import type { ConnectionState } from './connection-state.ts';
import type { ConversationState } from './conversation/conversation-state.ts';
import { type ModelsState, modelProblems } from './models-state.ts';

/** What a new installation needs, in the order in which one leads to the next. */
export type FirstStep = 'companion' | 'model' | 'try';

/** The way to a first answer. Each step checks itself. */
export interface FirstRun {
  /** False for good once an answer has come from a model, or the person has dismissed it. */
  readonly isNew: ReadonlySignal<boolean>;
  /** The step to take now. */
  readonly step: ReadonlySignal<FirstStep>;
  dismiss(): void;
  dispose(): void;
}

export function createFirstRun(options: {
  settings: Pick<Settings, 'isNew' | 'endFirstRun'>;
  connection: Pick<ConnectionState, 'status' | 'role'>;
  models: Pick<ModelsState, 'current' | 'problem'>;
  conversation: Pick<ConversationState, 'turns'>;
}): FirstRun {
  const { settings, connection, models, conversation } = options;
  const step = computed<FirstStep>(() => {
    if (connection.status.value !== 'ready' || connection.role.value !== 'client') return 'companion';
    // Whether anything is wrong with the models is known only once the part that knows is there.
    const isKnown = modelProblems.loaded.value !== null;
    return isKnown && models.current.value && !models.problem.value ? 'try' : 'model';
  });
  const dispose = effect(() => {
    const hasAnswer = conversation.turns.value.some(({ terminal }) => terminal.value?.type === 'done');
    if (hasAnswer && step.value === 'try') settings.endFirstRun();
  });
  return { isNew: settings.isNew, step, dismiss: settings.endFirstRun, dispose };
}
