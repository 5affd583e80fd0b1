import type { ArticleAudio } from '../../../protocol/article-messages.ts';
import type { CodedError } from '../../coded-error.ts';
import type { Transcriptions } from '../../transcribers/transcriptions.ts';

/** A spoken question, from `audio` to its words. */
export interface VoiceQuestion {
  readonly model: string | undefined;
  /** Settles once, with how it ended. */
  readonly outcome: Promise<VoiceOutcome>;
  /** Takes a part of the recording. Parts after its end are dropped. */
  add(frame: Uint8Array): void;
  /** The recording is complete. False when that was said before, or no recording is awaited. */
  finish(): boolean;
  /** A part of it was lost, and its sender knows that. */
  lose(): void;
  /** Ends it at any stage. After its end this does nothing. */
  stop(): void;
}

export type VoiceOutcome = { words: string } | { error: CodedError } | 'stopped' | 'lost';

export interface VoiceQuestionOptions extends ArticleAudio {
  transcriptions: Transcriptions;
  isGuest: boolean;
}

export function createVoiceQuestion({ transcriptions, format, model, isGuest }: VoiceQuestionOptions): VoiceQuestion {
  const lifetime = new AbortController();
  const outcome = Promise.withResolvers<VoiceOutcome>();
  /** `over`: its sender may still be sending. */
  let stage: 'recording' | 'transcribing' | 'over' = 'recording';
  let isWhole = false;
  const recording = transcriptions.begin({ format, isGuest, onLate: (error) => end({ error }) });

  function end(how: VoiceOutcome): void {
    if (stage === 'over') return;
    stage = 'over';
    recording.drop();
    lifetime.abort();
    outcome.resolve(how);
  }

  async function transcribe(): Promise<void> {
    const file = recording.end();
    if ('type' in file) return end({ error: file });
    stage = 'transcribing';
    const transcript = await transcriptions.transcribe(file, lifetime.signal);
    end('type' in transcript ? { error: transcript } : { words: transcript.text });
  }

  return {
    model,
    outcome: outcome.promise,
    add(frame) {
      if (stage !== 'recording') return;
      const error = recording.add(frame);
      if (error !== undefined) end({ error });
    },
    finish() {
      if (isWhole) return false;
      isWhole = true;
      // It rejects only with the reason of the abort, which follows the end.
      if (stage === 'recording') transcribe().catch(() => end('stopped'));
      return true;
    },
    lose: () => end('lost'),
    stop: () => end('stopped'),
  };
}
