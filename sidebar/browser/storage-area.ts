/** Small things that are kept under names, as an extension's storage keeps them. */
export interface StorageArea {
  /** What is kept under these names; one that is not there is left out. */
  get(names: string | string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(names: string | string[]): Promise<void>;
}
