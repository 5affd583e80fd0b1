/**
 * Blobs that clients have sent ahead of the questions that will name them, and what has come of those that broke off.
 * They are in memory only: a blob is written together with the question that names it, so that no blob on disk is ever
 * without one.
 */
import type { BlobOffer } from '../../protocol/blob-messages.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import type { BlobSoFar, IncomingBlob } from './incoming-blob.ts';

export interface HeldBlobs {
  /** Takes room for a blob that is on its way; undefined when the owner has no room for it. */
  reserve(owner: string, blob: IncomingBlob): Reservation | undefined;
  /** A blob that the owner has sent. Asking for it counts as a use. */
  find(owner: string, hash: string): Uint8Array | undefined;
  /** What the owner has sent of a blob, on this connection or another; undefined when that is nothing. */
  soFar(owner: string, blob: Pick<BlobOffer, 'hash' | 'bytes'>): BlobSoFar | undefined;
  dispose(): void;
}

/** Room for one blob. One of the three is called once; what is called after that does nothing. */
export interface Reservation {
  /** It is whole. */
  keep(content: Uint8Array): void;
  /** Its rest does not come on this connection: what has come is held for as long as a blob, where that drives out none. */
  park(): void;
  /** Nothing is held of it. */
  drop(): void;
}

export interface HeldBlobsOptions {
  clock: Clock;
  limits: Pick<Limits, 'heldBlobBytes' | 'allHeldBlobBytes' | 'heldBlobs' | 'heldBlobMs'>;
}

interface Held<T> {
  readonly content: T;
  readonly bytes: number;
  readonly usedAt: number;
}

interface Owner {
  /** By hash, the longest unused first. */
  readonly blobs: Map<string, Held<Uint8Array>>;
  /** What has come of those that broke off, likewise, each with the bytes that it would have when it is whole. */
  readonly parked: Map<string, Held<BlobSoFar> & { readonly ofBytes: number }>;
  readonly coming: Set<IncomingBlob>;
  /** Bytes of all three; of what is coming, those that it will have. */
  bytes: number;
}

export function createHeldBlobs({ clock, limits }: HeldBlobsOptions): HeldBlobs {
  const owners = new Map<string, Owner>();
  /** Of all owners. */
  let allBytes = 0;
  let cancelSweep = (): void => {};
  let isSweepDue = false;

  function grow(owner: Owner, bytes: number): void {
    owner.bytes += bytes;
    allBytes += bytes;
  }

  function drop(owner: Owner, from: Owner['blobs'] | Owner['parked'], hash: string): void {
    grow(owner, -(from.get(hash)?.bytes ?? 0));
    from.delete(hash);
  }

  function hasRoom({ blobs, parked, coming, bytes }: Owner, more: number): boolean {
    return bytes + more <= limits.heldBlobBytes && blobs.size + parked.size + coming.size < limits.heldBlobs;
  }

  /** Those that nobody used for longest go first, so that a person can go on attaching; halves before wholes. */
  function makeRoom(owner: Owner, bytes: number): boolean {
    for (const from of [owner.parked, owner.blobs]) {
      for (const hash of [...from.keys()]) {
        if (hasRoom(owner, bytes)) return true;
        drop(owner, from, hash);
      }
    }
    return hasRoom(owner, bytes);
  }

  /** Whether there is room among all once nothing is held but what is on its way. */
  function canHaveRoom(bytes: number): boolean {
    const coming = [...owners.values()].flatMap((owner) => [...owner.coming]);
    return coming.reduce((sum, blob) => sum + blob.bytes, bytes) <= limits.allHeldBlobBytes;
  }

  /** The longest unused of all go first, whoever's they are. */
  function makeRoomAmongAll(bytes: number): void {
    while (allBytes + bytes > limits.allHeldBlobBytes) {
      const firsts = [...owners.values()].flatMap((owner) =>
        [owner.parked, owner.blobs].flatMap((from) =>
          [...from].slice(0, 1).map(([hash, { usedAt }]) => ({ owner, from, hash, usedAt })),
        ),
      );
      const [first] = firsts.sort((a, b) => a.usedAt - b.usedAt);
      if (first === undefined) return;
      drop(first.owner, first.from, first.hash);
    }
  }

  function sweep(): void {
    isSweepDue = false;
    for (const [id, owner] of owners) {
      for (const from of [owner.parked, owner.blobs]) {
        for (const [hash, { usedAt }] of from) {
          if (clock.now() - usedAt < limits.heldBlobMs) break;
          drop(owner, from, hash);
        }
      }
      forgetIfEmpty(id, owner);
    }
    if (owners.size > 0) awaitSweep();
  }

  function awaitSweep(): void {
    if (isSweepDue) return;
    isSweepDue = true;
    cancelSweep = clock.after(limits.heldBlobMs, sweep);
  }

  function forgetIfEmpty(id: string, owner: Owner): void {
    if (owner.blobs.size + owner.parked.size + owner.coming.size === 0) owners.delete(id);
  }

  return {
    reserve(id, blob) {
      const owner = owners.get(id) ?? { blobs: new Map(), parked: new Map(), coming: new Set(), bytes: 0 };
      if (!canHaveRoom(blob.bytes) || !makeRoom(owner, blob.bytes)) return undefined;
      makeRoomAmongAll(blob.bytes);
      owners.set(id, owner);
      owner.coming.add(blob);
      grow(owner, blob.bytes);

      // It has begun with those bytes, if with any.
      drop(owner, owner.parked, blob.hash);

      /** Gives the room back; false when that was done. */
      function close(): boolean {
        const wasOpen = owner.coming.delete(blob);
        if (wasOpen) grow(owner, -blob.bytes);
        return wasOpen;
      }

      return {
        keep(content) {
          if (!close()) return;
          drop(owner, owner.parked, blob.hash);
          drop(owner, owner.blobs, blob.hash);
          owner.blobs.set(blob.hash, { content, bytes: content.byteLength, usedAt: clock.now() });
          grow(owner, content.byteLength);
          awaitSweep();
        },
        park() {
          if (!close()) return;
          const content = blob.soFar();
          const { bytes } = content;
          // Another upload of the same may have come further.
          if (bytes > (owner.parked.get(blob.hash)?.bytes ?? 0) && !owner.blobs.has(blob.hash)) {
            drop(owner, owner.parked, blob.hash);
            if (hasRoom(owner, bytes)) {
              owner.parked.set(blob.hash, { content, bytes, ofBytes: blob.bytes, usedAt: clock.now() });
              grow(owner, bytes);
              awaitSweep();
            }
          }
          forgetIfEmpty(id, owner);
        },
        drop() {
          if (!close()) return;
          drop(owner, owner.parked, blob.hash);
          forgetIfEmpty(id, owner);
        },
      };
    },
    find(id, hash) {
      const owner = owners.get(id);
      const blob = owner?.blobs.get(hash);
      if (owner === undefined || blob === undefined) return undefined;
      owner.blobs.delete(hash);
      owner.blobs.set(hash, { ...blob, usedAt: clock.now() });
      return blob.content;
    },
    soFar(id, { hash, bytes }) {
      const owner = owners.get(id);
      // The connection that it comes on may be dead without anybody knowing yet.
      const coming = [...(owner?.coming ?? [])].filter((each) => each.hash === hash && each.bytes === bytes);
      const parked = owner?.parked.get(hash);
      const found = coming.map((each) => each.soFar());
      if (parked?.ofBytes === bytes) found.push(parked.content);
      return found.reduce<BlobSoFar | undefined>(
        (most, each) => (each.bytes > (most?.bytes ?? 0) ? each : most),
        undefined,
      );
    },
    dispose: () => cancelSweep(),
  };
}
