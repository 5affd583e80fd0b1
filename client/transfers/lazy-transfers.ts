import { type ReadonlySignal, signal } from '@preact/signals';
import type { TransfersModel, TransfersModelOptions } from './transfers-model.ts';

/** Transfers, loaded once somebody is near them: a panel is opened to ask. */
export interface LazyTransfers {
  /** Null until it is loaded. */
  readonly model: ReadonlySignal<TransfersModel | null>;
  load(): void;
}

export function createLazyTransfers(connection: TransfersModelOptions['connection']): LazyTransfers {
  const model = signal<TransfersModel | null>(null);
  let isLoading = false;

  async function load(): Promise<void> {
    const [{ createTransfersModel }, { saveFile }] = await Promise.all([
      import('./transfers-model.ts'),
      import('../browser/save-file.ts'),
    ]);
    model.value = createTransfersModel({ connection, saveFile });
  }

  return {
    model,
    load() {
      if (isLoading) return;
      isLoading = true;
      load().catch(() => {
        // The files of an extension that was updated under an open panel are gone until it is opened again.
        isLoading = false;
      });
    },
  };
}
