import { useLayoutEffect, useRef } from 'preact/hooks';
import { modelMenuWords } from '../../words/spoken.ts';

/** The second look before questions and pages leave the machine. The harmless answer has the focus. */
export function RemoteConfirmation(props: { name: string; accept: () => void; refuse: () => void }) {
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <fieldset class="remote-confirmation" aria-label={modelMenuWords.remoteTitle(props.name)}>
      <p>
        <strong>{modelMenuWords.remoteTitle(props.name)}</strong>
      </p>
      <p>{modelMenuWords.remoteMessage}</p>
      <div class="notice-actions">
        <button type="button" class="button" ref={keep} onClick={props.refuse}>
          {modelMenuWords.remoteKeep}
        </button>
        <button type="button" class="text-button" onClick={props.accept}>
          {modelMenuWords.remoteUse}
        </button>
      </div>
    </fieldset>
  );
}
