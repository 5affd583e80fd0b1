/** Small things that are kept under names. It never rejects: what the browser can't do is told, or left out. */
export interface StorageArea {
  /** What is kept under these names (null: under all); one that is not there, or can't be read, is left out. */
  get(names: string | string[] | null): Promise<Record<string, unknown>>;
  /** Resolves with whether they are kept now. */
  set(items: Record<string, unknown>): Promise<boolean>;
  /** Resolves with whether they are gone now. */
  remove(names: string | string[]): Promise<boolean>;
}

export type StorageListener = (changes: Record<string, { newValue?: unknown }>) => void;

/** Tells what others change in it too. */
export interface WatchedStorage extends StorageArea {
  readonly onChanged: {
    addListener(listener: StorageListener): void;
    removeListener(listener: StorageListener): void;
  };
}
