import { focusedElement } from '../browser/focused-element.ts';
import type { Clock } from '../connection/clock.ts';
import { findSelection } from './find-selection.ts';
import { notePasswords } from './is-secret-field.ts';
import { mountRow, ROW_KEY, type Row } from './mount-row.ts';
import type { ChosenAction, RowContents } from './row-messages.ts';

/** After this long without a key, a press or a scroll the selection is what it is going to be. */
export const SETTLE_MS = 150;

/** What is selected within this time of a key was selected by it; what comes later the page has selected. */
const TYPED_MS = 1_000;

export interface WatchOptions {
  document: Document;
  /** What there is to show; null where there is nothing to, for good. Rejects once the extension is gone. */
  ask(): Promise<RowContents | null>;
  /** Called within the click that chose it. */
  act(chosen: ChosenAction): void;
  keyOf(event: KeyboardEvent): string;
  clock: Clock;
  /** Called once it has ended, by itself or not. */
  onEnd(): void;
}

/**
 * Shows the row of buttons beside what a person selects by mouse or keyboard, and takes it away when the selection goes,
 * at Escape, at a press elsewhere, and while the page scrolls. What only the page selects shows nothing. Asks for what
 * there is to show at the first selection, so that a page in which nothing is selected costs nothing. Frames of the page's
 * own site are listened to once they have the focus; the row stands in the page, beside them.
 */
export function watchSelection(options: WatchOptions): { refresh(): void; dispose(): void } {
  const { document, clock, keyOf } = options;
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
        options.act({ action, isInFrame: selection.isInFrame });
      },
      onLeft: dismiss,
    });
  }

  const isInRow = (event: Event) => row !== undefined && event.target === row.host;

  function release(): void {
    isPressed = false;
    isWanted = true;
    lookSoon();
  }

  const move = () => {
    hide();
    if (isWanted) lookSoon();
  };

  const { signal } = listening;
  /** What is listened to already. */
  const heard = new WeakSet<Document>();

  /** Listens to a document, and then to that of the frame which gets the focus. */
  function listen(to: Document | undefined): void {
    const view = to?.defaultView;
    if (!view || heard.has(to)) return;
    heard.add(to);
    // The press that brings the focus may show one.
    notePasswords(to);

    const on = <E extends keyof WindowEventMap>(type: E, listener: (event: WindowEventMap[E]) => void) => {
      const trusted = (event: WindowEventMap[E]) => {
        if (event.isTrusted && !isInRow(event)) listener(event);
      };
      view.addEventListener(type, trusted, { capture: true, passive: type === 'scroll', signal });
    };

    const follow = () => listen(focusedElement(document)?.ownerDocument);
    // A press in a frame takes the focus there before it ends; Firefox says so a moment later.
    on('blur', () => {
      follow();
      clock.after(0, follow);
    });
    // It may have another document now.
    on('load', follow);
    on('focusin', () => notePasswords(to));
    on('pointerdown', () => {
      notePasswords(to);
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
    on('scroll', move);
    on('resize', move);
    to.addEventListener(
      'selectionchange',
      () => {
        // The row's own focus may take the selection of a field along, and gives it back.
        if (row && document.activeElement === row.host) return;
        if (!isPressed && clock.now() - typedAt < TYPED_MS) isWanted = true;
        if (isWanted) move();
      },
      { signal },
    );
    follow();
  }
  listen(document);

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
