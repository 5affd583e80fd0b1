/** What people say, while it comes: in memory only, bounded, and gone once it was transcribed. */
import type { AudioFormat } from '../../protocol/audio-formats.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { type CodedError, codedError } from '../coded-error.ts';
import { toAudioFile, tooLarge, tooLong } from './to-audio-file.ts';
import type { AudioFile } from './transcriber.ts';
import { PCM_BYTES_PER_SECOND } from './wav.ts';

export interface Recording {
  /** Takes the next bytes, and copies them; or says why it has ended. */
  add(bytes: Uint8Array): CodedError | undefined;
  /** Whole: the file, whose memory counts until it is dropped; or why there is nothing to transcribe. */
  end(): AudioFile | CodedError;
  /** Gives its memory back. May be called more than once. */
  drop(): void;
}

export interface RecordingOptions {
  format: AudioFormat;
  /** Without a key. */
  isGuest: boolean;
  /** Nothing came for too long: it was dropped. */
  onLate(error: CodedError): void;
}

export interface Recordings {
  begin(options: RecordingOptions): Recording;
}

export interface RecordingsOptions {
  clock: Clock;
  limits: Pick<Limits, 'audioBytes' | 'audioSeconds' | 'audioGapMs' | 'recordedBytes' | 'guestRecordedBytes'>;
}

export function createRecordings({ clock, limits }: RecordingsOptions): Recordings {
  const inMemory = { guests: 0, clients: 0 };

  return {
    begin({ format, isGuest, onLate }) {
      const kind = isGuest ? 'guests' : 'clients';
      const most = isGuest ? limits.guestRecordedBytes : limits.recordedBytes;
      let parts: Uint8Array[] = [];
      let bytes = 0;
      let cancelLate = awaitMore();

      function awaitMore(): () => void {
        return clock.after(limits.audioGapMs, () => {
          drop();
          onLate(codedError('bad_message', { cause: 'audio_late' }));
        });
      }

      function drop(): void {
        cancelLate();
        inMemory[kind] -= bytes;
        bytes = 0;
        parts = [];
      }

      function refuse(error: CodedError): CodedError {
        drop();
        return error;
      }

      return {
        add(more) {
          cancelLate();
          const total = bytes + more.byteLength;
          if (total > limits.audioBytes) return refuse(tooLarge(limits.audioBytes));
          if (format === 'pcm16' && total > limits.audioSeconds * PCM_BYTES_PER_SECOND) {
            return refuse(tooLong(limits.audioSeconds));
          }
          if (inMemory[kind] + more.byteLength > most) return refuse(codedError('overloaded', { cause: 'recordings' }));
          parts.push(Uint8Array.from(more));
          bytes = total;
          inMemory[kind] += more.byteLength;
          cancelLate = awaitMore();
          return undefined;
        },
        end() {
          cancelLate();
          const whole = Buffer.concat(parts);
          parts = [];
          const file = toAudioFile(whole, format, limits);
          return 'type' in file ? refuse(file) : file;
        },
        drop,
      };
    },
  };
}
