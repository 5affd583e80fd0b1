import type { LazyOperations } from '../state/lazy-operations.ts';
import { createLazyPart, type LazyPart } from '../state/lazy-part.ts';
import { heldKey } from './held-key.ts';
import type { ModelsManager, ModelsManagerOptions } from './models-manager.ts';

/** What models are managed with, loaded when somebody does: most panels are opened to ask. */
export interface LazyManager {
  /** Null until it is loaded. */
  readonly loaded: LazyPart<ModelsManager>['loaded'];
  load(): Promise<boolean>;
  /** The question in the composer waits for the first model. */
  hold(): void;
}

export function createLazyManager({
  operations,
  ...options
}: Omit<ModelsManagerOptions, 'operations'> & { operations: LazyOperations }): LazyManager & { dispose(): void } {
  const { loaded, load, dispose } = createLazyPart(async () => {
    const [{ createModelsManager }, watched] = await Promise.all([import('./models-manager.ts'), operations.get()]);
    return createModelsManager({ ...options, operations: watched });
  });
  // A question was held when the panel was closed: the model may have come meanwhile.
  const { session, windowId } = options.held;
  void session.get(heldKey(windowId)).then((stored) => stored[heldKey(windowId)] === true && load());
  return {
    loaded,
    load,
    hold: () => void load().then(() => loaded.peek()?.held.hold()),
    dispose,
  };
}
