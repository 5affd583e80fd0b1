import type { LazyOperations } from '../state/lazy-operations.ts';
import { createLazyPart } from '../state/lazy-part.ts';
import type { TransfersOptions } from './transfers.ts';

/** Transfers, loaded with the list of chats: most panels are opened to ask. */
export function createLazyTransfers(connection: TransfersOptions['connection'], operations: LazyOperations) {
  return createLazyPart(async () => {
    const [{ createTransfers }, { saveFile }, watched] = await Promise.all([
      import('./transfers.ts'),
      import('../browser/save-file.ts'),
      operations.get(),
    ]);
    return createTransfers({ connection, saveFile, operations: watched });
  });
}
