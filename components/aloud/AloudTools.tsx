import { useSignal } from '@preact/signals';
import { Volume2 } from 'lucide';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { LazyAloud } from '../../sidebar/aloud/lazy-aloud.ts';
import { aloudWords } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import '../styles/aloud.css';
import { AloudBar } from './AloudBar.tsx';
import { findSelectedAnswer, readSelection } from './read-selection.ts';

/** Above the composer: what is read aloud, and the offer to read what is selected. */
export function AloudTools({ aloud, leave }: { aloud: LazyAloud; leave: () => void }) {
  const isSelected = useSignal(false);
  useLayoutEffect(() => {
    const look = () => {
      isSelected.value = findSelectedAnswer() !== undefined;
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  const shown = aloud.loaded.value;
  useEffect(() => {
    // By the time that it is asked for, what can read is there, and the voices with it.
    if (isSelected.value) void aloud.load();
  }, [isSelected.value]);
  return (
    <>
      {isSelected.value && (
        <button
          type="button"
          class="floating-button read-selection"
          // The press would end the selection.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            const selected = findSelectedAnswer();
            isSelected.value = false;
            if (selected) void aloud.load().then(() => aloud.loaded.peek()?.read(readSelection(selected)));
          }}
        >
          <Icon of={Volume2} />
          {aloudWords.readSelection}
        </button>
      )}
      {shown && shown.phase.value !== 'idle' && <AloudBar aloud={shown} leave={leave} />}
    </>
  );
}
