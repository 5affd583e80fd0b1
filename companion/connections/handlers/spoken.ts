import type { HearingMessage, Transcribe, TranscriptMessage } from '../../../protocol/audio-messages.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { BLOB_GONE, ID_IN_USE } from '../../blobs/blob-refusals.ts';
import type { Clock } from '../../clock.ts';
import type { CodedError } from '../../coded-error.ts';
import { toAudioFile } from '../../transcribers/to-audio-file.ts';
import type { Transcriptions } from '../../transcribers/transcriptions.ts';
import { createRunningRequests } from './running-requests.ts';

/** The recordings that are being transcribed for one connection. They end with it. */
export interface Spoken {
  /** Resolves with the words or a refusal; with nothing when it was aborted. */
  transcribe(message: Pick<Transcribe, 'id' | 'blob' | 'format'>): Promise<TranscriptMessage | CodedError | undefined>;
  abort(id: string): void;
  dispose(): void;
}

export interface SpokenOptions {
  /** The bytes under a SHA-256 that the client has sent. */
  find(hash: string): Uint8Array | undefined;
  transcriptions: Pick<Transcriptions, 'transcribe'>;
  post(message: HearingMessage): void;
  clock: Clock;
  limits: Pick<Limits, 'audioBytes' | 'audioSeconds'>;
}

/** Milliseconds between two messages about the words so far. */
const HEARING_MS = 200;

export function createSpoken({ find, transcriptions, post, clock, limits }: SpokenOptions): Spoken {
  const running = createRunningRequests();

  /** Sends the words so far together, not each word by itself. */
  function tellHearing(id: string): (text: string) => void {
    let toldAt = Number.NEGATIVE_INFINITY;
    return (text) => {
      if (text === '' || clock.now() - toldAt < HEARING_MS) return;
      toldAt = clock.now();
      post({ type: 'hearing', id, text });
    };
  }

  return {
    async transcribe({ id, blob, format }) {
      if (running.has(id)) return ID_IN_USE;
      const recording = find(blob);
      if (recording === undefined) return BLOB_GONE;
      const file = toAudioFile(
        Buffer.from(recording.buffer, recording.byteOffset, recording.byteLength),
        format,
        limits,
      );
      if ('type' in file) return file;
      return running.run(id, async (signal) => {
        const transcript = await transcriptions.transcribe(file, signal, tellHearing(id));
        return 'type' in transcript ? transcript : { type: 'transcript', id, ...transcript };
      });
    },
    abort: running.abort,
    dispose: running.dispose,
  };
}
