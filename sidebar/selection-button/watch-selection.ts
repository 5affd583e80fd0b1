import type { Clock } from '../connection/clock.ts';
import type { SelectionItem } from '../gestures/menus.ts';
import { findSelection } from './find-selection.ts';
import { notePasswords } from './is-secret-field.ts';
import { mountRow, ROW_KEY, type Row } from './mount-row.ts';
import type { RowContents } from './row-messages.ts';

/** After this long without a key, a press or a scroll the selection is what it is going to be. */
export const SETTLE_MS = 150;

/** What is selected within this time of a key was selected by it; what comes later the page has selected. */
const TYPED_MS = 1_000;

export interface WatchOptions {
  document: Document;
  /** What there is to show; null where there is nothing to, for good. Rejects once the extension is gone. */
  ask(): Promise<RowContents | null>;
  /** Called within the click that chose it. */
  act(action: SelectionItem): void;
  keyOf(event: KeyboardEvent): string;
  clock: Clock;
  /** Called once it has ended, by itself or not. */
  onEnd(): void;
}

/**
 * Shows the row of buttons beside what a person selects by mouse or keyboard, and takes it away when the selection goes,
 * at Escape, at a press elsewhere, and while the page scrolls. What only the page selects shows nothing. Asks for what
 * there is to show at the first selection, so that a page in which nothing is selected costs nothing.
 */
export function watchSelection(options: WatchOptions): { refresh(): void; dispose(): void } {
  const { document, clock, keyOf } = options;
  const view = document.defaultView as Window;
  const listening = new AbortController();
  let contents: Promise<RowContents | null> | undefined;
  let row: Row | undefined;
  /** A person has selected something, and not sent the row away. */
  let isWanted = false;
  let isPressed = false;
  /** When a key was pressed in the page, and not in the row. */
  let typedAt = Number.NEGATIVE_INFINITY;
  let cancelLook = () => {};

  function hide(): void {
    cancelLook();
    row?.remove();
    row = undefined;
  }

  function dismiss(): void {
    isWanted = false;
    hide();
  }

  function dispose(): void {
    if (listening.signal.aborted) return;
    listening.abort();
    dismiss();
    options.onEnd();
  }

  function lookSoon(): void {
    cancelLook();
    cancelLook = clock.after(SETTLE_MS, () => void look());
  }

  async function look(): Promise<void> {
    if (row || !isWanted || isPressed) return;
    if (!findSelection(document)) {
      isWanted = false;
      return;
    }
    contents ??= options.ask();
    const shown = await contents.catch(() => null);
    if (!shown) return dispose();
    // Meanwhile it may have changed.
    const selection = findSelection(document);
    if (row || !isWanted || isPressed || !selection) return;
    row = mountRow({
      document,
      contents: shown,
      selection,
      keyOf,
      clock,
      onChosen(action) {
        row = undefined;
        dismiss();
        options.act(action);
      },
      onLeft: dismiss,
    });
  }

  const isInRow = (event: Event) => row !== undefined && event.target === row.host;

  function on<E extends keyof WindowEventMap>(type: E, listener: (event: WindowEventMap[E]) => void): void {
    const heard = (event: WindowEventMap[E]) => {
      if (event.isTrusted && !isInRow(event)) listener(event);
    };
    view.addEventListener(type, heard, { capture: true, passive: type === 'scroll', signal: listening.signal });
  }

  function release(): void {
    isPressed = false;
    isWanted = true;
    lookSoon();
  }

  on('focusin', () => notePasswords(document));
  on('pointerdown', () => {
    notePasswords(document);
    isPressed = true;
    dismiss();
  });
  on('pointerup', release);
  on('pointercancel', release);
  on('keydown', (event) => {
    typedAt = clock.now();
    if (!row) return;
    if (keyOf(event) === 'Escape') return dismiss();
    if (keyOf(event) !== ROW_KEY || !event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    row.focus();
    typedAt = Number.NEGATIVE_INFINITY;
  });
  const move = () => {
    hide();
    if (isWanted) lookSoon();
  };
  on('scroll', move);
  on('resize', move);
  document.addEventListener(
    'selectionchange',
    () => {
      // The row's own focus may take the selection of a field along, and gives it back.
      if (row && document.activeElement === row.host) return;
      if (!isPressed && clock.now() - typedAt < TYPED_MS) isWanted = true;
      if (isWanted) move();
    },
    { signal: listening.signal },
  );

  return {
    refresh() {
      contents = undefined;
      hide();
      // Where buttons are off now, nothing stays.
      contents = options.ask();
      void contents.catch(() => null).then((shown) => (shown ? isWanted && lookSoon() : dispose()));
    },
    dispose,
  };
}
