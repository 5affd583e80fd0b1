import { Minus, Pause, Play, Plus, SkipForward, X } from 'lucide';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Aloud, AloudProblem } from '../../sidebar/aloud/aloud.ts';
import { primary } from '../../sidebar/aloud/choose-voice.ts';
import { languageName } from '../../words/language-name.ts';
import { aloudWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { markSentence } from './mark-sentence.ts';
import { RATES } from './rates.ts';
import { VoiceSelect } from './VoiceSelect.tsx';

/** While an answer is read aloud: to pause, to go on, faster or slower, by another voice, or not at all. */
export function AloudBar({ aloud, leave }: { aloud: Aloud; leave: () => void }) {
  const bar = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => markSentence(aloud), [aloud]);
  useLayoutEffect(() => {
    const shown = bar.current;
    return () => {
      // The keyboard goes on where the next question is written.
      if (shown?.contains(document.activeElement)) leave();
    };
  }, []);
  const isPaused = aloud.phase.value === 'paused';
  const problem = aloud.problem.value;
  const isWithoutVoices =
    aloud.phase.value === 'starting' && aloud.sentence.value !== null && aloud.voices.value.length === 0;
  const { rate } = aloud.settings.aloud.value;
  const slower = RATES.findLast((each) => each < rate);
  const faster = RATES.find((each) => each > rate);
  return (
    <fieldset class="aloud-bar" ref={bar} aria-label={aloudWords.bar}>
      <div class="aloud-controls">
        <button
          type="button"
          class="icon-button"
          title={isPaused ? aloudWords.goOn : aloudWords.pause}
          disabled={problem?.code === 'not_supported'}
          onClick={isPaused ? aloud.goOn : aloud.pause}
        >
          <Icon of={isPaused ? Play : Pause} />
        </button>
        <button
          type="button"
          class="icon-button"
          title={aloudWords.skip}
          disabled={aloud.sentence.value === null}
          onClick={aloud.skip}
        >
          <Icon of={SkipForward} points />
        </button>
        <button
          type="button"
          class="icon-button"
          title={aloudWords.slower}
          disabled={slower === undefined}
          onClick={() => slower && aloud.setRate(slower)}
        >
          <Icon of={Minus} />
        </button>
        <output class="aloud-rate" aria-live="off">
          {aloudWords.rate(rate)}
        </output>
        <button
          type="button"
          class="icon-button"
          title={aloudWords.faster}
          disabled={faster === undefined}
          onClick={() => faster && aloud.setRate(faster)}
        >
          <Icon of={Plus} />
        </button>
        <VoiceChoice aloud={aloud} />
        <button
          type="button"
          class="icon-button aloud-stop"
          aria-label={aloudWords.stopReading}
          title={`${aloudWords.stopReading} (Esc)`}
          onClick={aloud.stop}
        >
          <Icon of={X} />
        </button>
      </div>
      {problem && <p role="alert">{describe(problem)}</p>}
      {aloud.phase.value === 'waiting' && <p>{aloudWords.waiting}</p>}
      {isWithoutVoices && <p>{aloudWords.gettingVoices}</p>}
    </fieldset>
  );
}

function VoiceChoice({ aloud }: { aloud: Aloud }) {
  const id = useId();
  const voices = aloud.voices.value;
  const language = aloud.sentence.value?.language ?? '';
  if (voices.length === 0) return null;
  return (
    <>
      <label class="visually-hidden" for={id}>
        {aloudWords.voice(languageName(primary(language)))}
      </label>
      <VoiceSelect id={id} aloud={aloud} language={language} voices={voices} />
    </>
  );
}

function describe(problem: AloudProblem): string {
  return 'language' in problem
    ? aloudWords.noVoice[problem.code](languageName(problem.language))
    : aloudWords.problems[problem.code];
}
