import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { historyWords } from '../../words/spoken-later.ts';
import { pressedKey } from '../pressed-key.ts';

/** As long as the companion takes. */
const MOST_CHARS = 200;

/** A title being written: Enter keeps it, Escape doesn't, and leaving the field does. */
export function RenameField(props: { title: string; done: (title: string | null) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const text = useSignal(props.title);
  const isDone = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (title: string | null) => {
    if (isDone.current) return;
    // The field loses the focus when it goes, and that is no second answer.
    isDone.current = true;
    props.done(title);
  };
  return (
    <input
      ref={field}
      class="rename-field"
      dir="auto"
      placeholder=" "
      aria-label={historyWords.newTitle}
      maxLength={MOST_CHARS}
      autocomplete="off"
      value={text.value}
      onInput={(event) => {
        text.value = event.currentTarget.value;
      }}
      onBlur={() => end(text.peek())}
      onKeyDown={(event) => {
        // Its keys are its own: none of them moves in the list or closes the drawer.
        event.stopPropagation();
        const key = pressedKey(event);
        if (key === 'Enter') end(text.peek());
        if (key === 'Escape') {
          event.preventDefault();
          end(null);
        }
      }}
    />
  );
}
