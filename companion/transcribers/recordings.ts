/** What people say, while it comes: in memory only, bounded, and gone once it was transcribed. */
import type { AudioFormat } from '../../protocol/audio-formats.ts';
import { inMegabytes } from '../../protocol/in-megabytes.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { type CodedError, codedError } from '../coded-error.ts';
import { sniffFormat } from './sniff-format.ts';
import type { AudioFile } from './transcriber.ts';
import { isSilent, PCM_BYTES_PER_SECOND, readWav, toWav } from './wav.ts';

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
          const file = toFile(whole, format, limits.audioSeconds);
          return 'type' in file ? refuse(file) : file;
        },
        drop,
      };
    },
  };
}

function toFile(bytes: Buffer, format: AudioFormat, mostSeconds: number): AudioFile | CodedError {
  if (bytes.byteLength === 0) return codedError('empty_message', { cause: 'no_audio' });
  const found = sniffFormat(bytes);
  if (format === 'pcm16') {
    // What looks like MP3 may be two loud samples; the other marks are four bytes long, and no accident.
    if (found !== undefined && found !== 'mp3') return otherFormat(format, found);
    if (bytes.byteLength % 2 !== 0) return codedError('bad_message', { cause: 'audio_unclear', format });
    if (isSilent(bytes)) return SILENCE;
    return { format, container: 'wav', bytes: toWav(bytes) };
  }
  if (found !== format) {
    return found === undefined
      ? codedError('bad_message', { cause: 'audio_unclear', format })
      : otherFormat(format, found);
  }
  if (format !== 'wav') return { format, container: format, bytes };
  const content = readWav(bytes);
  if (content === undefined) return codedError('bad_message', { cause: 'audio_unclear', format });
  if (content.samples.byteLength / content.bytesPerSecond > mostSeconds) return tooLong(mostSeconds);
  if (content.samples.byteLength === 0) return codedError('empty_message', { cause: 'no_audio' });
  if (content.isPcm16 && isSilent(content.samples)) return SILENCE;
  return { format, container: format, bytes };
}

const SILENCE = codedError('empty_message', { cause: 'silence' });

function otherFormat(format: AudioFormat, found: AudioFormat): CodedError {
  return codedError('bad_message', { cause: 'audio_other', format, found });
}

function tooLarge(bytes: number): CodedError {
  return codedError('message_too_long', { cause: 'audio_bytes', megabytes: inMegabytes(bytes) });
}

function tooLong(seconds: number): CodedError {
  return codedError('message_too_long', { cause: 'audio_seconds', seconds });
}
