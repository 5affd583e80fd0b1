import { createHash, type Hash } from 'node:crypto';
import type { BlobOffer } from '../../protocol/blob-messages.ts';

/** What has come of a blob. It never changes: a second upload may go on from it while the first one does too. */
export interface BlobSoFar {
  readonly parts: readonly Uint8Array[];
  readonly bytes: number;
  /** Of these bytes; to be copied before more are added. */
  readonly digest: Hash;
}

/** A blob whose bytes come one part after another. */
export interface IncomingBlob {
  readonly hash: string;
  /** How many it has when it is whole, and how many have come. */
  readonly bytes: number;
  readonly offset: number;
  add(content: Uint8Array): void;
  soFar(): BlobSoFar;
  /** Its bytes once all have come; undefined when they are others than were announced. */
  whole(): Uint8Array | undefined;
}

/** @param begun what has come before */
export function createIncomingBlob(
  { hash, bytes }: Pick<BlobOffer, 'hash' | 'bytes'>,
  begun?: BlobSoFar,
): IncomingBlob {
  const parts = [...(begun?.parts ?? [])];
  const digest = begun?.digest.copy() ?? createHash('sha256');
  let offset = begun?.bytes ?? 0;
  return {
    hash,
    bytes,
    get offset() {
      return offset;
    },
    add(content) {
      // The frame's memory may be the transport's.
      parts.push(Uint8Array.from(content));
      digest.update(content);
      offset += content.byteLength;
    },
    soFar: () => ({ parts: [...parts], bytes: offset, digest: digest.copy() }),
    whole: () => (digest.digest('hex') === hash ? Buffer.concat(parts) : undefined),
  };
}
