import { createLazyPart, type LazyPart } from '../state/lazy-part.ts';
import type { TransfersModel, TransfersModelOptions } from './transfers-model.ts';

/** Transfers, loaded once somebody is near them: a panel is opened to ask. */
export interface LazyTransfers {
  /** Null until it is loaded. */
  readonly model: LazyPart<TransfersModel>['loaded'];
  load(): void;
}

export function createLazyTransfers(connection: TransfersModelOptions['connection']): LazyTransfers {
  const { loaded, load } = createLazyPart(async () => {
    const [{ createTransfersModel }, { saveFile }] = await Promise.all([
      import('./transfers-model.ts'),
      import('../browser/save-file.ts'),
    ]);
    return createTransfersModel({ connection, saveFile });
  });
  return { model: loaded, load: () => void load() };
}
