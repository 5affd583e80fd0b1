/** A client that was paired, as it is kept. Times in milliseconds since 1970. */
export interface PairedClient {
  /** Of its key. */
  id: string;
  /** V of its key, 32 bytes. */
  verifier: Uint8Array;
  name: string;
  /** The only origin that its key counts with. */
  origin: string;
  createdAt: number;
  /** Null: never. */
  lastSeenAt: number | null;
  /** The person whose client it is; empty: the first person. */
  person: string;
}

/** Where paired clients are kept. Every promise may reject with a `StoreError`. */
export interface ClientStore {
  /** In the order in which they were paired. */
  all(): Promise<PairedClient[]>;
  /** Resolves once it is on disk. */
  add(client: PairedClient): Promise<void>;
  /** No matter whether it was there. */
  remove(id: string): Promise<void>;
  /** Notes when it was last seen. */
  see(id: string, at: number): Promise<void>;
  /** 32 bytes that all companions with this store have, and nobody else. They stay as they are. */
  sharedSecret(): Promise<Uint8Array>;
  /** The same for all who have it open now, and for nobody who has a copy of it. Tells nothing of what is in it. */
  mark(): Promise<string>;
}
