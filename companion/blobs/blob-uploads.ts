import type { BlobMessage, BlobOffer } from '../../protocol/blob-messages.ts';
import { decodeBinaryPart } from '../../protocol/blob-messages.ts';
import { inMegabytes } from '../../protocol/in-megabytes.ts';
import type { Limits } from '../../protocol/limits.ts';
import { askAtPace } from '../ask-at-pace.ts';
import type { Clock } from '../clock.ts';
import { type CodedError, codedError } from '../coded-error.ts';
import { ID_IN_USE, TOO_MANY_UPLOADS } from './blob-refusals.ts';
import type { HeldBlobs, Reservation } from './held-blobs.ts';
import { createIncomingBlob, type IncomingBlob } from './incoming-blob.ts';

/** The blobs that come over one connection. What has come of them when it ends is held for a while, so that another may go on. */
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
  readonly id: string;
  readonly number: number;
  readonly blob: IncomingBlob;
  readonly reservation: Reservation;
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
    const blob = createIncomingBlob(offer, held.soFar(owner, offer));
    const reservation = byId.size < limits.uploads ? held.reserve(owner, blob) : undefined;
    if (reservation === undefined) return refuse(id, TOO_MANY_UPLOADS);
    lastNumber += 1;
    const upload: Upload = { id, number: lastNumber, blob, reservation, allowed: 0, cancelLate() {} };
    byId.set(id, upload);
    byNumber.set(upload.number, upload);
    extend(upload);
  }

  function extend(upload: Upload): void {
    const { id, number, blob } = upload;
    const { offset } = blob;
    const credit = Math.min(limits.uploadCreditBytes, blob.bytes - offset);
    upload.allowed = offset + credit;
    upload.cancelLate();
    upload.cancelLate = clock.after(limits.requestMs, () => {
      end(upload, 'park');
      refuse(id, TOO_LATE);
    });
    post({ type: 'blob', id, send: { number, offset, credit } });
  }

  function take(upload: Upload, content: Uint8Array): void {
    const { id, blob } = upload;
    if (blob.offset + content.byteLength > upload.allowed) {
      end(upload, 'drop');
      refuse(id, TOO_MUCH);
      return;
    }
    blob.add(content);
    if (blob.offset === blob.bytes) finish(upload);
    else if (blob.offset === upload.allowed) {
      upload.cancelLate();
      upload.cancelLate = askAtPace(clock, limits, limits.uploadCreditBytes, () => extend(upload));
    }
  }

  function finish(upload: Upload): void {
    const { id, blob, reservation } = upload;
    const content = blob.whole();
    if (content) reservation.keep(content);
    end(upload, 'drop');
    if (content) post({ type: 'blob', id, send: null });
    else refuse(id, OTHER_BYTES);
  }

  /** What has come of it is parked for another upload to go on from, or dropped. */
  function end({ id, number, reservation, cancelLate }: Upload, what: 'park' | 'drop'): void {
    cancelLate();
    reservation[what]();
    byId.delete(id);
    byNumber.delete(number);
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
      if (upload) end(upload, 'drop');
    },
    dispose() {
      isGone = true;
      for (const upload of [...byId.values()]) end(upload, 'park');
    },
  };
}

function tooLarge(maxBytes: number): CodedError {
  return codedError('message_too_long', { cause: 'upload', megabytes: inMegabytes(maxBytes) });
}

const TOO_LATE = codedError('bad_message', { cause: 'upload_late' });
const TOO_MUCH = codedError('bad_message', { cause: 'upload_too_much' });
const OTHER_BYTES = codedError('bad_message', { cause: 'upload_other_bytes' });
