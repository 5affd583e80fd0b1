import '../styles/menu.css';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { pressedKey } from '../pressed-key.ts';
import { placeBeside } from './place-beside.ts';

/**
 * Something small that opens at a button, over everything: no box that scrolls cuts it off. Escape, a press beside it and
 * leaving it by Tab close it; `close` gives the focus back to the button unless it went elsewhere.
 */
export function Popover(props: {
  anchor: RefObject<HTMLElement | null>;
  class?: string;
  /** What it is called, where it is not a menu. */
  label?: string;
  close: () => void;
  children: ComponentChildren;
}) {
  const { anchor, close } = props;
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const shown = box.current;
    const button = anchor.current;
    if (!shown || !button) return;
    shown.showPopover?.();
    const place = () => placeBeside(shown, button);
    place();
    // What it holds may come late, or change as something is typed.
    const sizes = new ResizeObserver(place);
    sizes.observe(shown);
    const follow = ({ target }: Event) => {
      if (!(target instanceof Node) || shown.contains(target)) return;
      const { top, bottom } = button.getBoundingClientRect();
      // An answer that streams scrolls too.
      if (bottom < 0 || top > window.innerHeight) close();
      else place();
    };
    window.addEventListener('resize', place);
    document.addEventListener('scroll', follow, true);
    return () => {
      sizes.disconnect();
      window.removeEventListener('resize', place);
      document.removeEventListener('scroll', follow, true);
      const { activeElement } = document;
      if (activeElement === document.body || shown.contains(activeElement)) button.focus();
    };
  }, [anchor]);

  useEffect(() => {
    const closeOutside = ({ target }: Event) => {
      const isOutside = target instanceof Node && !box.current?.contains(target) && !anchor.current?.contains(target);
      if (isOutside) close();
    };
    document.addEventListener('pointerdown', closeOutside, true);
    return () => document.removeEventListener('pointerdown', closeOutside, true);
  }, [anchor, close]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its parts did not answer
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has a role where it has a name
    <div
      ref={box}
      class={`popover ${props.class ?? ''}`}
      popover="manual"
      role={props.label === undefined ? undefined : 'dialog'}
      aria-label={props.label}
      onKeyDown={(event) => {
        // Neither the answer's nor the drawer's: this is what is open.
        event.stopPropagation();
        if (pressedKey(event) !== 'Escape') return;
        event.preventDefault();
        close();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !box.current?.contains(relatedTarget)) close();
      }}
    >
      {props.children}
    </div>
  );
}
