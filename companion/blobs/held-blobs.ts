/**
 * Blobs that clients have sent ahead of the questions that will name them. They are in memory only: a blob is written
 * together with the question that names it, so that no blob on disk is ever without one.
 */
import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';

export interface HeldBlobs {
  /** Takes room for a blob that is on its way; undefined when the owner has no room for it. */
  reserve(owner: string, bytes: number): Reservation | undefined;
  /** A blob that the owner has sent. Asking for it counts as a use. */
  find(owner: string, hash: string): Uint8Array | undefined;
  dispose(): void;
}

/** Room for one blob. One of the two is called once; what is called after that does nothing. */
export interface Reservation {
  keep(hash: string, content: Uint8Array): void;
  release(): void;
}

export interface HeldBlobsOptions {
  clock: Clock;
  limits: Pick<Limits, 'heldBlobBytes' | 'heldBlobs' | 'heldBlobMs'>;
}

interface Owner {
  /** By hash, the longest unused first. */
  readonly blobs: Map<string, { content: Uint8Array; usedAt: number }>;
  /** Bytes of blobs and of reservations. */
  bytes: number;
  reserved: number;
}

export function createHeldBlobs({ clock, limits }: HeldBlobsOptions): HeldBlobs {
  const owners = new Map<string, Owner>();
  let cancelSweep = (): void => {};
  let isSweepDue = false;

  function drop(owner: Owner, hash: string): void {
    owner.bytes -= owner.blobs.get(hash)?.content.byteLength ?? 0;
    owner.blobs.delete(hash);
  }

  /** Those that nobody used for longest go first, so that a person can go on attaching. */
  function makeRoom(owner: Owner, bytes: number): boolean {
    for (const hash of [...owner.blobs.keys()]) {
      if (owner.bytes + bytes <= limits.heldBlobBytes && owner.blobs.size + owner.reserved < limits.heldBlobs) break;
      drop(owner, hash);
    }
    return owner.bytes + bytes <= limits.heldBlobBytes && owner.blobs.size + owner.reserved < limits.heldBlobs;
  }

  function sweep(): void {
    isSweepDue = false;
    for (const [id, owner] of owners) {
      for (const [hash, { usedAt }] of owner.blobs) {
        if (clock.now() - usedAt < limits.heldBlobMs) break;
        drop(owner, hash);
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
    if (owner.blobs.size === 0 && owner.reserved === 0) owners.delete(id);
  }

  return {
    reserve(id, bytes) {
      const owner = owners.get(id) ?? { blobs: new Map(), bytes: 0, reserved: 0 };
      if (!makeRoom(owner, bytes)) return undefined;
      owners.set(id, owner);
      owner.bytes += bytes;
      owner.reserved += 1;
      let isOpen = true;
      function close(): boolean {
        const wasOpen = isOpen;
        if (wasOpen) {
          owner.bytes -= bytes;
          owner.reserved -= 1;
        }
        isOpen = false;
        return wasOpen;
      }
      return {
        keep(hash, content) {
          if (!close()) return;
          drop(owner, hash);
          owner.blobs.set(hash, { content, usedAt: clock.now() });
          owner.bytes += content.byteLength;
          awaitSweep();
        },
        release() {
          if (close()) forgetIfEmpty(id, owner);
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
    dispose: () => cancelSweep(),
  };
}
