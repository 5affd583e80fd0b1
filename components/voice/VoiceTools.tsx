import type { Signal } from '@preact/signals';
import { Mic } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Voice } from '../../sidebar/voice/voice.ts';
import { voiceWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { pressedKey } from '../pressed-key.ts';
import '../styles/meter.css';
import '../styles/voice.css';
import { insertSpoken } from './insert-spoken.ts';
import { RecordingBar } from './RecordingBar.tsx';
import { VoiceNote } from './VoiceNote.tsx';

/** A press that lasts so long is held while one speaks; a shorter one is a click, and another click ends it. */
const HOLD_MS = 400;

/** The microphone beside the field: hold or click it, speak, and the words stand at the caret. */
export function VoiceTools(props: {
  voice: Voice;
  field: { current: HTMLTextAreaElement | null };
  text: Signal<string>;
  /** Asks what the composer has, if it can be asked. */
  send: () => void;
}) {
  const { voice, field, text } = props;
  const phase = voice.phase.value;
  const heard = voice.heard.value;
  const isUnderWay = phase === 'opening' || phase === 'recording' || phase === 'sending';

  const used = useRef(heard);
  const asks = useRef(false);
  useLayoutEffect(() => {
    const input = field.current;
    if (!heard || heard === used.current || !input) return;
    used.current = heard;
    const { text: next, caret } = insertSpoken(input, heard.text);
    // The field itself too: its caret stands in words that are there.
    input.value = next;
    text.value = next;
    input.focus();
    input.setSelectionRange(caret, caret);
    asks.current = voice.settings.asksSpoken.peek() && !heard.isCutOff;
  }, [heard]);
  // By now the composer knows the words.
  const said = text.value;
  useLayoutEffect(() => {
    if (!asks.current || said === '') return;
    asks.current = false;
    props.send();
  });

  useLayoutEffect(() => {
    if (!isUnderWay) return;
    // Wherever the focus is; and the answer that runs goes on.
    const listen = (event: KeyboardEvent) => {
      if (pressedKey(event) !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      voice.cancel();
      field.current?.focus();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [isUnderWay]);

  return (
    <>
      <VoiceNote voice={voice} />
      <button
        type="button"
        class="icon-button microphone"
        title={voiceWords.speak}
        onPointerDown={(event) => {
          if (event.button !== 0 || phase !== 'idle') return;
          // What is under the pointer is the bar, a moment later: where it is let go counts all the same.
          const up = (release: PointerEvent) => {
            window.removeEventListener('pointercancel', up);
            if (release.timeStamp - event.timeStamp >= HOLD_MS) voice.finish();
          };
          window.addEventListener('pointerup', up, { once: true });
          window.addEventListener('pointercancel', up, { once: true });
          voice.start();
        }}
        onClick={(event) => {
          // The keyboard has no press before its click. What was pressed has begun by now, or has failed.
          if (event.detail === 0) voice.start();
        }}
      >
        <Icon of={Mic} />
      </button>
      {isUnderWay && <RecordingBar voice={voice} leave={() => field.current?.focus()} />}
    </>
  );
}
