import * as v from 'valibot';
import { AUDIO_FORMATS } from './audio-formats.ts';
import { BlobHashSchema } from './blob-messages.ts';
import { RequestIdSchema } from './conversation-requests.ts';
import { openObject, openReply } from './open-object.ts';

/** Has a recording of speech, which was sent as a blob, turned into text. */
export const TranscribeSchema = v.object({
  type: v.literal('transcribe'),
  id: RequestIdSchema,
  blob: BlobHashSchema,
  format: v.picklist(AUDIO_FORMATS),
});
export type Transcribe = v.InferOutput<typeof TranscribeSchema>;

/** The words so far of a recording that is being transcribed, each time the whole of them; `transcript` follows. */
export const HearingSchema = openObject({ type: v.literal('hearing'), id: v.string(), text: v.string() });
export type HearingMessage = v.InferOutput<typeof HearingSchema>;

/** Answers `transcribe`. */
export const TranscriptSchema = openReply('transcript', {
  text: v.string(),
  /** As the transcriber names it; empty when it does not say. */
  language: v.string(),
});
export type TranscriptMessage = v.InferOutput<typeof TranscriptSchema>;
