/** Things that come and are awaited one by one, in either order. */
export interface AsyncQueue<T> {
  put(item: T): void;
  take(): Promise<T>;
}

export function createAsyncQueue<T>(): AsyncQueue<T> {
  const items: T[] = [];
  const takers: ((item: T) => void)[] = [];
  return {
    put(item) {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take() {
      return items.length > 0
        ? Promise.resolve(items.shift() as T)
        : new Promise((resolve) => {
            takers.push(resolve);
          });
    },
  };
}
