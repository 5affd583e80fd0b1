import type { ClientStore, PairedClient } from '../../../companion/store/client-store.ts';

/** A store of paired clients in memory, whose next calls a test may hold up or have fail. */
export interface ClientRows extends ClientStore {
  readonly rows: PairedClient[];
  /** When each client was written as seen. */
  readonly seen: [string, number][];
  /** Run before each addition and removal. */
  before(): Promise<void>;
}

export function createClientRows(): ClientRows {
  const store: ClientRows = {
    rows: [],
    seen: [],
    before: async () => {},
    all: async () => [...store.rows],
    async add(client) {
      await store.before();
      store.rows.push(client);
    },
    async remove(id) {
      await store.before();
      const index = store.rows.findIndex((row) => row.id === id);
      if (index !== -1) store.rows.splice(index, 1);
    },
    sharedSecret: async () => new Uint8Array(32),
    mark: async () => 'mark',
    see: async (id, at) => void store.seen.push([id, at]),
  };
  return store;
}
