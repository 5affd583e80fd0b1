import type { LazyOperations } from '../state/lazy-operations.ts';
import { createLazyPart, type LazyPart } from '../state/lazy-part.ts';
import type { Transfers, TransfersOptions } from './transfers.ts';

/** Transfers, loaded with the list of chats: most panels are opened to ask. */
export interface LazyTransfers {
  /** Null until it is loaded. */
  readonly loaded: LazyPart<Transfers>['loaded'];
  load(): void;
}

export function createLazyTransfers(
  connection: TransfersOptions['connection'],
  operations: LazyOperations,
): LazyTransfers {
  const { loaded, load } = createLazyPart(async () => {
    const [{ createTransfers }, { saveFile }, watched] = await Promise.all([
      import('./transfers.ts'),
      import('../browser/save-file.ts'),
      operations.get(),
    ]);
    return createTransfers({ connection, saveFile, operations: watched });
  });
  return { loaded, load: () => void load() };
}
