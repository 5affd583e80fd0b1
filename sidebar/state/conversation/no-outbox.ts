import type { Outbox } from './outbox.ts';

/** Where nothing is to be kept, as in a private window. */
export const NO_OUTBOX: Outbox = { list: async () => [], put: async () => false, remove() {} };
