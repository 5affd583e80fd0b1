import type { Signal } from '@preact/signals';
import { useContext, useLayoutEffect } from 'preact/hooks';
import { SettingsContext } from '../settings-context.ts';
import { readComposerKey } from './composer-keys.ts';

/** A field that grows with its text, up to what the style allows. */
export function QuestionField(props: {
  field: { current: HTMLTextAreaElement | null };
  text: Signal<string>;
  label: string;
  placeholder: string;
  describedBy: string | undefined;
  send: () => void;
  /** Where Up leads from an empty field; false where it leads nowhere. */
  editLast?: () => boolean;
}) {
  const text = props.text.value;
  const sendKey = useContext(SettingsContext)?.value('sendKey').value;

  useLayoutEffect(() => {
    const field = props.field.current;
    if (!field || growsByItself()) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }, [text]);

  return (
    <textarea
      ref={props.field}
      class="composer-field"
      dir="auto"
      rows={1}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      placeholder={props.placeholder}
      autocomplete="off"
      enterkeyhint="send"
      value={text}
      onInput={(event) => {
        props.text.value = event.currentTarget.value;
      }}
      onKeyDown={(event) => {
        const key = readComposerKey(event, sendKey);
        if (key === 'up' && text === '' && props.editLast?.()) event.preventDefault();
        if (key !== 'send') return;
        event.preventDefault();
        props.send();
      }}
    />
  );
}

/** Firefox learnt `field-sizing` late. */
function growsByItself(): boolean {
  return typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');
}
