/**
 * Data that goes along with questions and is too large, or no text: it is kept once, under the SHA-256 of its bytes. A
 * client offers a blob, and sends it in binary frames when the companion does not have it yet.
 */
import * as v from 'valibot';
import { RequestIdSchema } from './conversation-requests.ts';
import { CountSchema } from './count.ts';
import { openObject, openReply } from './open-object.ts';

/** The SHA-256 of a blob's bytes, in hexadecimal. */
export const BlobHashSchema = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/, 'not a SHA-256 in hexadecimal'));

/** Offers a blob. Its bytes are sent only when the answer asks for them. */
export const BlobOfferSchema = v.object({
  type: v.literal('blob'),
  id: RequestIdSchema,
  hash: BlobHashSchema,
  bytes: v.pipe(CountSchema, v.minValue(1)),
});
export type BlobOffer = v.InferOutput<typeof BlobOfferSchema>;

/** Answers an offer, and each part of its bytes until the companion has all of them. */
export const BlobSchema = openReply('blob', {
  /** What is due now; null once the companion has the blob, so that a question may name it. */
  send: v.nullable(
    openObject({
      /** Stands at the head of each binary frame of this blob. */
      number: CountSchema,
      /** Bytes that have come. */
      offset: CountSchema,
      /** Bytes that may follow them before the next answer. */
      credit: CountSchema,
    }),
  ),
});
export type BlobMessage = v.InferOutput<typeof BlobSchema>;

/** Asks for what is kept under a hash that a receipt names. */
export const ReadSourceSchema = v.object({ type: v.literal('read_source'), id: RequestIdSchema, blob: BlobHashSchema });

/** What went along with a question, exactly as it was sent: a text, or the data of an image in base64. */
export const SourceContentSchema = openReply('source', {
  text: v.nullable(v.string()),
  image: v.nullable(v.string()),
});

/** Bytes at the head of a binary frame: the number of what it belongs to, big-endian. */
export const BINARY_HEAD_BYTES = 4;

/** A part of what is sent under a number. */
export interface BinaryPart {
  number: number;
  content: Uint8Array;
}

/** The part in a binary frame; undefined when the frame is too short to hold one. `content` shares the frame's memory. */
export function decodeBinaryPart(frame: Uint8Array): BinaryPart | undefined {
  if (frame.byteLength <= BINARY_HEAD_BYTES) return undefined;
  const number = new DataView(frame.buffer, frame.byteOffset, BINARY_HEAD_BYTES).getUint32(0);
  return { number, content: frame.subarray(BINARY_HEAD_BYTES) };
}

export function encodeBinaryPart({ number, content }: BinaryPart): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(BINARY_HEAD_BYTES + content.byteLength);
  new DataView(frame.buffer).setUint32(0, number);
  frame.set(content, BINARY_HEAD_BYTES);
  return frame;
}
