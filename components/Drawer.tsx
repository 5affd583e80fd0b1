import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { pressedKey } from './pressed-key.ts';
import './styles/drawer.css';
import { words } from '../words/spoken.ts';

/**
 * Something over the panel. A modal dialog: the browser keeps the focus inside, and what is behind it out of reach; when
 * it goes, the focus is where it was before.
 */
export function Drawer(props: {
  label: string;
  class?: string;
  close: () => void;
  /** Escape has something else to end first; false: it closes the drawer. */
  onEscape?: () => boolean;
  /** Beside the button that closes it. */
  head: ComponentChildren;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ComponentChildren;
}) {
  const { close } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  // A parent may focus what is inside: its effects run after this one.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      restoreCaret();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`drawer ${props.class ?? ''}`}
      aria-label={props.label}
      onKeyDown={(event) => {
        if (pressedKey(event) !== 'Escape') return props.onKeyDown?.(event);
        // Not the answer's: the drawer is what is open.
        event.preventDefault();
        event.stopPropagation();
        if (!props.onEscape?.()) close();
      }}
      onClick={(event) => {
        // What is clicked beside the drawer is its backdrop.
        if (event.target === dialog.current) close();
      }}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div class="drawer-body">
        <div class="drawer-head">
          {props.head}
          <button type="button" class="icon-button" title={words.close} onClick={() => close()}>
            <Icon of={X} />
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  );
}

/** Chromium gives the focus back without the caret: what is typed then lands nowhere. Focusing it once more is no news to it. */
function restoreCaret(): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLTextAreaElement)) return;
  focused.blur();
  focused.focus();
}
