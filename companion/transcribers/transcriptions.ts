import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { type CodedError, codedError, toCodedError } from '../coded-error.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import { UpstreamError } from '../upstreams/upstream.ts';
import type { TranscriberFinder } from './find-transcriber.ts';
import { createRecordings, type Recordings } from './recordings.ts';
import type { Transcriber, Transcript } from './transcriber.ts';

/** From what was said to its words, for all connections. */
export interface Transcriptions extends Recordings {
  /**
   * The words, of which there is at least one; or why there are none. Rejects with the signal's reason alone.
   *
   * @param onHearing as a transcriber's
   */
  transcribe: (...asked: Parameters<Transcriber['transcribe']>) => Promise<Transcript | CodedError>;
}

export interface TranscriptionsOptions {
  finder: Pick<TranscriberFinder, 'find' | 'forget'>;
  clock: Clock;
  log: Log;
  limits: Limits;
}

export function createTranscriptions({ finder, clock, log, limits }: TranscriptionsOptions): Transcriptions {
  let running = 0;

  const ask: Transcriptions['transcribe'] = async (file, signal, onHearing) => {
    const transcriber = await finder.find(signal);
    if (transcriber === undefined) return codedError('upstream_unreachable', { cause: 'no_transcriber' });
    const transcript = await transcriber.transcribe(file, signal, onHearing);
    return transcript.text === '' ? codedError('empty_message', { cause: 'no_words' }) : transcript;
  };

  return {
    ...createRecordings({ clock, limits }),
    async transcribe(file, signal, onHearing) {
      if (running >= limits.transcriptions) return codedError('overloaded', { cause: 'transcriptions' });
      running += 1;
      try {
        return await ask(file, signal, onHearing);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (!(error instanceof UpstreamError)) {
          log.error(toLogFields(error), 'a transcription failed');
          return codedError('internal', {});
        }
        if (error.code === 'upstream_unreachable') finder.forget();
        return toCodedError(error.reason);
      } finally {
        running -= 1;
      }
    },
  };
}
