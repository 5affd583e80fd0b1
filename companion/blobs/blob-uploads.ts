import { createHash } from 'node:crypto';
import type { BlobMessage, BlobOffer } from '../../protocol/blob-messages.ts';
import { decodeBinaryPart } from '../../protocol/blob-messages.ts';
import { inMegabytes } from '../../protocol/in-megabytes.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { type CodedError, codedError } from '../coded-error.ts';
import type { HeldBlobs, Reservation } from './held-blobs.ts';

/** The blobs that come over one connection. They end with it. */
export interface BlobUploads {
  offer(offer: BlobOffer): Promise<void>;
  /** Takes a binary frame; false when it belongs to no upload of this connection. */
  receive(frame: Uint8Array): boolean;
  /** Ends an upload; nothing more is said of it. */
  abort(id: string): void;
  dispose(): void;
}

export interface BlobUploadsOptions {
  /** Sends a message to the client. */
  post(message: BlobMessage | (CodedError & { id: string })): void;
  /** The client, which may use on any of its connections what it sent on one. */
  owner: string;
  held: HeldBlobs;
  /** Whether a stored question names the blob, so that it need not be sent. */
  isStored(hash: string): Promise<boolean>;
  clock: Clock;
  limits: Pick<Limits, 'blobBytes' | 'uploads' | 'uploadCreditBytes' | 'requestMs' | 'frameBytes'>;
}

interface Upload {
  readonly offer: BlobOffer;
  readonly number: number;
  readonly reservation: Reservation;
  readonly hash: ReturnType<typeof createHash>;
  readonly parts: Uint8Array[];
  offset: number;
  /** Up to where the client may send. */
  allowed: number;
  cancelLate(): void;
}

export function createBlobUploads(options: BlobUploadsOptions): BlobUploads {
  const { post, owner, held, clock, limits } = options;
  const byId = new Map<string, Upload>();
  const byNumber = new Map<number, Upload>();
  /** Of the latest upload. What still comes for an earlier one that has ended is dropped. */
  let lastNumber = 0;
  let isGone = false;

  async function offer(offer: BlobOffer): Promise<void> {
    const { id, hash, bytes } = offer;
    if (bytes > limits.blobBytes) return refuse(id, tooLarge(limits.blobBytes));
    if (byId.has(id)) return refuse(id, ID_IN_USE);
    if (held.find(owner, hash) !== undefined || (await options.isStored(hash))) {
      return post({ type: 'blob', id, send: null });
    }
    if (isGone) return;
    // The same may have been offered while the storage was asked.
    if (byId.has(id)) return refuse(id, ID_IN_USE);
    const reservation = byId.size < limits.uploads ? held.reserve(owner, bytes) : undefined;
    if (reservation === undefined) return refuse(id, TOO_MANY);
    lastNumber += 1;
    const upload: Upload = {
      offer,
      number: lastNumber,
      reservation,
      hash: createHash('sha256'),
      parts: [],
      offset: 0,
      allowed: 0,
      cancelLate() {},
    };
    byId.set(id, upload);
    byNumber.set(upload.number, upload);
    extend(upload);
  }

  function extend(upload: Upload): void {
    const credit = Math.min(limits.uploadCreditBytes, upload.offer.bytes - upload.offset);
    upload.allowed = upload.offset + credit;
    upload.cancelLate();
    upload.cancelLate = clock.after(limits.requestMs, () => {
      end(upload);
      refuse(upload.offer.id, TOO_LATE);
    });
    const { number, offset } = upload;
    post({ type: 'blob', id: upload.offer.id, send: { number, offset, credit } });
  }

  function take(upload: Upload, content: Uint8Array): void {
    const { id, bytes } = upload.offer;
    if (upload.offset + content.byteLength > upload.allowed) {
      end(upload);
      refuse(id, TOO_MUCH);
      return;
    }
    // The frame's memory may be the transport's.
    upload.parts.push(Uint8Array.from(content));
    upload.hash.update(content);
    upload.offset += content.byteLength;
    if (upload.offset === bytes) finish(upload);
    else if (upload.offset === upload.allowed) {
      upload.cancelLate();
      // Put off, so that a client that waits for it sends no more in a second than a connection may.
      const delayMs = Math.floor((1_000 * limits.uploadCreditBytes) / limits.frameBytes);
      upload.cancelLate = clock.after(delayMs, () => extend(upload));
    }
  }

  function finish(upload: Upload): void {
    const { id, hash } = upload.offer;
    if (upload.hash.digest('hex') !== hash) {
      end(upload);
      refuse(id, OTHER_BYTES);
      return;
    }
    upload.reservation.keep(hash, Buffer.concat(upload.parts));
    end(upload);
    post({ type: 'blob', id, send: null });
  }

  function end(upload: Upload): void {
    upload.cancelLate();
    upload.reservation.release();
    byId.delete(upload.offer.id);
    byNumber.delete(upload.number);
  }

  function refuse(id: string, words: CodedError): void {
    post({ ...words, id });
  }

  return {
    offer,
    receive(frame) {
      const part = decodeBinaryPart(frame);
      if (part === undefined || part.number === 0 || part.number > lastNumber) return false;
      const upload = byNumber.get(part.number);
      if (upload) take(upload, part.content);
      return true;
    },
    abort(id) {
      const upload = byId.get(id);
      if (upload) end(upload);
    },
    dispose() {
      isGone = true;
      for (const upload of [...byId.values()]) end(upload);
    },
  };
}

function tooLarge(maxBytes: number): CodedError {
  return codedError('message_too_long', { cause: 'upload', megabytes: inMegabytes(maxBytes) });
}

const ID_IN_USE = codedError('bad_message', { cause: 'upload_id_in_use' });
const TOO_MANY = codedError('overloaded', { cause: 'uploads' });
const TOO_LATE = codedError('bad_message', { cause: 'upload_late' });
const TOO_MUCH = codedError('bad_message', { cause: 'upload_too_much' });
const OTHER_BYTES = codedError('bad_message', { cause: 'upload_other_bytes' });
