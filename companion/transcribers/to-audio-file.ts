import type { AudioFormat } from '../../protocol/audio-formats.ts';
import { inMegabytes } from '../../protocol/in-megabytes.ts';
import type { Limits } from '../../protocol/limits.ts';
import { type CodedError, codedError } from '../coded-error.ts';
import { sniffFormat } from './sniff-format.ts';
import type { AudioFile } from './transcriber.ts';
import { isSilent, PCM_BYTES_PER_SECOND, readWav, toWav } from './wav.ts';
import { webmSeconds } from './webm-seconds.ts';

/** A whole recording as it is handed on; or why there is nothing to transcribe in it. */
export function toAudioFile(
  bytes: Buffer,
  format: AudioFormat,
  limits: Pick<Limits, 'audioBytes' | 'audioSeconds'>,
): AudioFile | CodedError {
  const mostSeconds = limits.audioSeconds;
  if (bytes.byteLength > limits.audioBytes) return tooLarge(limits.audioBytes);
  if (bytes.byteLength === 0) return codedError('empty_message', { cause: 'no_audio' });
  const found = sniffFormat(bytes);
  if (format === 'pcm16') {
    // What looks like MP3 may be two loud samples; the other marks are four bytes long, and no accident.
    if (found !== undefined && found !== 'mp3') return otherFormat(format, found);
    if (bytes.byteLength % 2 !== 0) return codedError('bad_message', { cause: 'audio_unclear', format });
    if (bytes.byteLength / PCM_BYTES_PER_SECOND > mostSeconds) return tooLong(mostSeconds);
    if (isSilent(bytes)) return SILENCE;
    return { format, container: 'wav', bytes: toWav(bytes) };
  }
  if (found !== format) {
    return found === undefined
      ? codedError('bad_message', { cause: 'audio_unclear', format })
      : otherFormat(format, found);
  }
  if (format === 'webm' && (webmSeconds(bytes) ?? 0) > mostSeconds) return tooLong(mostSeconds);
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

export function tooLarge(bytes: number): CodedError {
  return codedError('message_too_long', { cause: 'audio_bytes', megabytes: inMegabytes(bytes) });
}

export function tooLong(seconds: number): CodedError {
  return codedError('message_too_long', { cause: 'audio_seconds', seconds });
}
