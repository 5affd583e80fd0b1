import type { Transcribe, TranscriptMessage } from '../../../protocol/audio-messages.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { type CodedError, codedError } from '../../coded-error.ts';
import { toAudioFile } from '../../transcribers/to-audio-file.ts';
import type { Transcriptions } from '../../transcribers/transcriptions.ts';

/** The recordings that are being transcribed for one connection. They end with it. */
export interface Spoken {
  /** Resolves with the words, or a refusal; with nothing once it was aborted. */
  transcribe(message: Pick<Transcribe, 'id' | 'blob' | 'format'>): Promise<TranscriptMessage | CodedError | undefined>;
  abort(id: string): void;
  dispose(): void;
}

export interface SpokenOptions {
  /** The bytes under a SHA-256 that the client has sent. */
  find(hash: string): Uint8Array | undefined;
  transcriptions: Pick<Transcriptions, 'transcribe'>;
  limits: Pick<Limits, 'audioBytes' | 'audioSeconds'>;
}

export function createSpoken({ find, transcriptions, limits }: SpokenOptions): Spoken {
  const running = new Map<string, AbortController>();

  return {
    async transcribe({ id, blob, format }) {
      if (running.has(id)) return ID_IN_USE;
      const recording = find(blob);
      if (recording === undefined) return BLOB_GONE;
      const file = toAudioFile(Buffer.from(recording), format, limits);
      if ('type' in file) return file;
      const ending = new AbortController();
      running.set(id, ending);
      try {
        const transcript = await transcriptions.transcribe(file, ending.signal);
        return 'type' in transcript ? transcript : { type: 'transcript', id, ...transcript };
      } catch (error) {
        if (ending.signal.aborted) return undefined;
        throw error;
      } finally {
        running.delete(id);
      }
    },
    abort(id) {
      running.get(id)?.abort();
    },
    dispose() {
      for (const ending of running.values()) ending.abort();
    },
  };
}

const BLOB_GONE = codedError('attachments_gone', { cause: 'blob' });
const ID_IN_USE = codedError('bad_message', { cause: 'upload_id_in_use' });
