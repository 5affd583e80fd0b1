/** IndexedDB in memory, as far as Aside uses it: one version, one store in each database, keys given apart. */
export function createMemoryDatabases(): IDBFactory {
  const databases = new Map<string, Map<IDBValidKey, unknown>>();

  /** A request that succeeds as soon as nothing else is to be done. */
  function succeed<T>(result: T): IDBRequest<T> {
    const request = { result } as IDBRequest<T>;
    queueMicrotask(() => request.onsuccess?.({} as Event));
    return request;
  }

  function openStore(records: Map<IDBValidKey, unknown>) {
    return {
      get: (key: IDBValidKey) => succeed(structuredClone(records.get(key))),
      getAllKeys: () => succeed([...records.keys()]),
      getAll: () => succeed(structuredClone([...records.values()])),
      put(value: unknown, key: IDBValidKey) {
        records.set(key, structuredClone(value));
        return succeed(key);
      },
      delete(key: IDBValidKey) {
        records.delete(key);
        return succeed(undefined);
      },
    };
  }

  function transact(records: Map<IDBValidKey, unknown>) {
    const transaction = { objectStore: () => openStore(records) } as unknown as IDBTransaction;
    queueMicrotask(() => queueMicrotask(() => transaction.oncomplete?.({} as Event)));
    return transaction;
  }

  return {
    open(name: string) {
      const records = databases.get(name) ?? new Map<IDBValidKey, unknown>();
      databases.set(name, records);
      return succeed({ transaction: () => transact(records), createObjectStore() {}, close() {} });
    },
    deleteDatabase(name: string) {
      databases.delete(name);
      return succeed(undefined);
    },
  } as unknown as IDBFactory;
}
