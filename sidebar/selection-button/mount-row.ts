import { findForeground } from '../browser/find-foreground.ts';
import { canTellCovered, watchUncovered } from '../browser/watch-uncovered.ts';
import type { Clock } from '../connection/clock.ts';
import type { SelectionItem } from '../gestures/menus.ts';
import type { FoundSelection } from './find-selection.ts';
import { placeRow } from './place-row.ts';
import { rememberFocus } from './remember-focus.ts';
import type { RowContents } from './row-messages.ts';

export const ROW_TAG = 'aside-selection';

/** How a person gets to the row without a mouse; the key that leads to toolbars in editors too. */
export const ROW_KEY = 'F10';
export const ROW_KEYS = `Alt+${ROW_KEY}`;

/** A row that stands for less than this may have come under a click that was meant for the page. */
export const ARMED_MS = 400;

export interface RowOptions {
  document: Document;
  contents: RowContents;
  selection: Pick<FoundSelection, 'boxes' | 'endsLeft'>;
  /** The key of an event, or nothing while an input method composes. */
  keyOf(event: KeyboardEvent): string;
  clock: Clock;
  /** Called once the row is gone and the selection is as it was. */
  onChosen(action: SelectionItem): void;
  /** Escape was pressed in the row, or the focus has left it. */
  onLeft(): void;
}

export interface Row {
  /** The element in the page; what is in it is out of the page's reach. */
  readonly host: HTMLElement;
  /** Takes the keyboard to the first button. */
  focus(): void;
  remove(): void;
}

/**
 * Puts the buttons beside a selection, or returns undefined where there is no room for them. They hang in a closed shadow
 * root in the top layer, take neither the focus nor the selection, and only a person's own press counts: one that the
 * page made up does not, nor one that meets a button that has only just come or, where the browser can tell, is covered.
 */
export function mountRow(options: RowOptions): Row | undefined {
  const { document, contents, clock, keyOf } = options;
  const host = document.createElement(ROW_TAG);
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = contents.styles;
  const row = document.createElement('div');
  row.className = 'row';
  row.role = 'toolbar';
  row.ariaLabel = 'Aside';
  row.lang = contents.language;
  row.dir = 'auto';
  Object.assign(row.dataset, contents.look);
  row.setAttribute('aria-keyshortcuts', ROW_KEYS);
  const buttons = contents.actions.map(({ id, title }, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = title;
    button.tabIndex = index === 0 ? 0 : -1;
    button.addEventListener('click', (event) => {
      // A key has no place on the screen that could be taken for another; a page can't bring the focus here.
      const isKey = event.detail === 0;
      if (event.isTrusted && (isKey || (isUncovered && clock.now() - shownAt >= ARMED_MS))) choose(id);
    });
    return button;
  });
  row.append(...buttons);
  root.append(style, row);

  let isUncovered = !canTellCovered();

  function remove(): void {
    stopWatching();
    const hadFocus = document.activeElement === host;
    // What is done as the focus goes is no leaving.
    row.removeEventListener('focusout', left);
    if (hadFocus) giveBack();
    host.remove();
  }

  /** The focus, and with it what was selected. */
  let giveBack = () => {};

  function choose(action: SelectionItem): void {
    remove();
    options.onChosen(action);
  }

  const isRightToLeft = () => document.defaultView?.getComputedStyle(row).direction === 'rtl';

  function move(by: number): void {
    const at = buttons.indexOf(root.activeElement as HTMLButtonElement);
    buttons.at((at + by) % buttons.length)?.focus();
  }

  const left = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget === null || !row.contains(relatedTarget as Node)) options.onLeft();
  };
  row.addEventListener('focusout', left);
  // The focus and the selection stay where they are.
  row.addEventListener('mousedown', (event) => event.preventDefault());
  row.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[keyOf(event)];
    // Keys that are pressed here are not the page's.
    event.stopPropagation();
    if (keyOf(event) === 'Escape') options.onLeft();
    else if (step !== undefined) move(isRightToLeft() ? -step : step);
    else return;
    event.preventDefault();
  });

  // The top layer: no z-index of the page's stands above it, and no transform moves it.
  host.popover = 'manual';
  findForeground(document).append(host);
  host.showPopover();
  const { width, height } = row.getBoundingClientRect();
  const view = document.defaultView as Window;
  const viewport = { width: document.documentElement.clientWidth, height: view.innerHeight };
  const place = placeRow(options.selection, { width, height }, viewport);
  if (!place) {
    host.remove();
    return undefined;
  }
  // A page may have set a zoom of its own.
  const zoom = (row as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
  row.style.left = `${place.left / zoom}px`;
  row.style.top = `${place.top / zoom}px`;
  const shownAt = clock.now();
  const stopWatching = canTellCovered()
    ? watchUncovered(row, (is) => {
        isUncovered = is;
      })
    : () => {};

  return {
    host,
    focus() {
      giveBack = rememberFocus(document);
      buttons[0]?.focus({ preventScroll: true });
    },
    remove,
  };
}
