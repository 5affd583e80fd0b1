import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../words/spoken.ts';

/** The second look before questions and pages leave the machine. The harmless answer has the focus. */
export function RemoteConfirmation(props: { name: string; accept: () => void; refuse: () => void }) {
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <fieldset class="remote-confirmation" aria-label={words.remoteTitle(props.name)}>
      <p>
        <strong>{words.remoteTitle(props.name)}</strong>
      </p>
      <p>{words.remoteMessage}</p>
      <div class="notice-actions">
        <button type="button" class="button" ref={keep} onClick={props.refuse}>
          {words.remoteKeep}
        </button>
        <button type="button" class="text-button" onClick={props.accept}>
          {words.remoteUse}
        </button>
      </div>
    </fieldset>
  );
}
