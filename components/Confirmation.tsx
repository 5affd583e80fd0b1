import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** The second look before something that can't be taken back. The harmless answer has the focus. */
export function Confirmation(props: {
  class: string;
  title: string;
  /** What comes of it. */
  children: ComponentChildren;
  /** What the answers are called. */
  no: string;
  yes: string;
  isDanger?: boolean;
  refuse: () => void;
  accept: () => void;
}) {
  const harmless = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => harmless.current?.focus(), []);
  return (
    <fieldset class={props.class} aria-label={props.title}>
      <p>
        <strong>{props.title}</strong>
      </p>
      {props.children}
      <div class="notice-actions">
        <button type="button" class="button" ref={harmless} onClick={props.refuse}>
          {props.no}
        </button>
        <button type="button" class={props.isDanger ? 'button is-danger' : 'text-button'} onClick={props.accept}>
          {props.yes}
        </button>
      </div>
    </fieldset>
  );
}
