import { useSignal } from '@preact/signals';
import { TextQuote, Volume2 } from 'lucide';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { LazyAloud } from '../../sidebar/aloud/lazy-aloud.ts';
import { aloudWords, composerWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { isField, isPressed, PANEL_KEYS } from '../shortcuts.ts';
import '../styles/aloud.css';
import { AloudBar } from './AloudBar.tsx';
import { findQuoted, findSelectedAnswer, readSelection } from './read-selection.ts';

/** Above the composer: what is read aloud, and what can be done with what is selected in an answer. */
export function AloudTools(props: {
  aloud: LazyAloud;
  leave: () => void;
  /** Takes a part of an answer into the next question. */
  quote: (text: string, turn: string) => void;
}) {
  const { aloud, leave } = props;
  const isSelected = useSignal(false);
  const isQuotable = useSignal(false);
  useLayoutEffect(() => {
    const look = () => {
      isSelected.value = findSelectedAnswer() !== undefined;
      isQuotable.value = findQuoted() !== undefined;
    };
    const quoteByKey = (event: KeyboardEvent) => {
      if (!isPressed(event, 'quote') || isField(event.target) || !isQuotable.peek()) return;
      event.preventDefault();
      quote();
    };
    // It may have been selected before this was there.
    look();
    document.addEventListener('selectionchange', look);
    document.addEventListener('keydown', quoteByKey);
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('keydown', quoteByKey);
    };
  }, []);
  const quote = () => {
    const quoted = findQuoted();
    if (!quoted) return;
    getSelection()?.removeAllRanges();
    props.quote(quoted.text, quoted.turn);
  };
  const shown = aloud.loaded.value;
  useEffect(() => {
    // By the time that it is asked for, what can read is there, and the voices with it.
    if (isSelected.value) void aloud.load();
  }, [isSelected.value]);
  return (
    <>
      {(isSelected.value || isQuotable.value) && (
        <div class="selection-tools">
          {isQuotable.value && (
            <button
              type="button"
              class="floating-button"
              aria-keyshortcuts={PANEL_KEYS.quote.join('+')}
              // The press would end the selection.
              onMouseDown={(event) => event.preventDefault()}
              onClick={quote}
            >
              <Icon of={TextQuote} />
              {composerWords.quote}
            </button>
          )}
          {isSelected.value && (
            <button
              type="button"
              class="floating-button"
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
        </div>
      )}
      {shown && shown.phase.value !== 'idle' && <AloudBar aloud={shown} leave={leave} />}
    </>
  );
}
