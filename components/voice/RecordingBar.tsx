import { Check, X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Voice } from '../../sidebar/voice/voice.ts';
import { words } from '../../words/spoken.ts';
import { voiceWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';

/** In the place of the field while one speaks: how loud it is, for how long, and the ways out. */
export function RecordingBar({ voice, leave }: { voice: Voice; leave: () => void }) {
  const done = useRef<HTMLButtonElement>(null);
  const phase = voice.phase.value;
  const isRecording = phase === 'recording';
  useLayoutEffect(() => done.current?.focus(), [isRecording]);
  return (
    <div class="recording-bar">
      <button
        type="button"
        class="icon-button"
        aria-label={words.cancel}
        title={`${words.cancel} (Esc)`}
        onClick={() => {
          voice.cancel();
          leave();
        }}
      >
        <Icon of={X} />
      </button>
      <p class="recording-state" role="status">
        {phase === 'opening' && voiceWords.opening}
        {isRecording && <span class="visually-hidden">{voiceWords.listening}</span>}
        {phase === 'sending' && voiceWords.transcribing}
      </p>
      {isRecording && (
        <>
          <div class="meter" aria-hidden="true">
            <div style={{ inlineSize: `${Math.round(voice.level.value * 100)}%` }} />
          </div>
          <span class="recording-time">{voiceWords.time(voice.seconds.value)}</span>
          <button
            type="button"
            class="round-button"
            ref={done}
            aria-label={voiceWords.done}
            title={voiceWords.done}
            onClick={() => voice.finish()}
          >
            <Icon of={Check} />
          </button>
        </>
      )}
    </div>
  );
}
