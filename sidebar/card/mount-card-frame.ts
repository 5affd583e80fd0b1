import { findForeground } from '../browser/find-foreground.ts';
import { focusAgain, focusedElement } from '../browser/focused-element.ts';
import type { Clock } from '../connection/clock.ts';
import type { AnswerField } from './answer-field.ts';
import { boxesInPage, hasRoom } from './boxes-in-page.ts';
import { CARD_FRAME_MS, type CardWelcome, type FrameOrder, type FrameRequest } from './card-channel.ts';
import { onPassage } from './left-card.ts';
import { type Box, placeCard } from './place-card.ts';

export interface CardFrameOptions {
  document: Document;
  /** The address of the page that the card is, and its origin, which that may not show. */
  address: string;
  origin: string;
  welcome: Omit<CardWelcome, 'canInsert'>;
  /** Where the selection stands in the viewport now. */
  selection: () => Box | undefined;
  /** Where the answer may be put; undefined where the selection is in no field. */
  field: AnswerField | undefined;
  styles: string;
  /** Whether a key event is Escape, and no part of typing by an input method. */
  isEscape(event: KeyboardEvent): boolean;
  clock: Clock;
}

const TAG = 'aside-card';

/**
 * Puts a card into a page, above everything in it, beside the selection: a frame of the extension's own. Its words are in
 * another origin, so that the page can't read them: not when they are selected or copied, nor the keys that are typed
 * there. The frame hangs in a closed shadow root, and what is said to it goes through a port, so that the page gets hold
 * of neither. A frame that does not begin, since the page forbids it, is taken out again.
 */
export function mountCardFrame(options: CardFrameOptions): void {
  const { document, address, field, clock } = options;
  const host = document.createElement(TAG);
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = options.styles;
  const frame = document.createElement('iframe');
  frame.title = 'Aside';
  frame.allow = 'clipboard-write';
  frame.src = address;
  root.append(style, frame);

  const { port1: port, port2 } = new MessageChannel();
  const before = focusedElement(document);
  const listening = new AbortController();
  const { signal } = listening;
  const view = document.defaultView;
  let isReady = false;
  /** What it stands beside: the selection, then the last passage that was under it. */
  let beside = options.selection;

  function remove(): void {
    listening.abort();
    cancelTimer();
    port.close();
    const hadFocus = document.activeElement === host;
    host.remove();
    // The keyboard goes back to where it was.
    if (hadFocus) focusAgain(before, document);
  }

  function place(): void {
    const viewport = { width: document.documentElement.clientWidth, height: view?.innerHeight ?? 0 };
    const { left, width, maxHeight, top, bottom } = placeCard(beside(), viewport);
    const edge = (distance: number | undefined) => (distance === undefined ? 'auto' : `${distance}px`);
    host.style.setProperty('--card-inset', `${edge(top)} auto ${edge(bottom)} ${left}px`);
    host.style.setProperty('--card-width', `${width}px`);
    host.style.setProperty('--card-max-height', `${maxHeight}px`);
  }

  function makeWay(passage: Range): void {
    const inPage = () =>
      boxesInPage([passage.getBoundingClientRect()], passage.startContainer.ownerDocument ?? document).find(hasRoom);
    const [shown, card] = [inPage(), host.getBoundingClientRect()];
    if (!shown || !overlap(shown, card)) return;
    beside = inPage;
    place();
  }

  port.onmessage = ({ data }: MessageEvent<FrameRequest>) => {
    switch (data.type) {
      case 'ready':
        isReady = true;
        cancelTimer();
        // The keyboard starts at the card.
        frame.focus({ preventScroll: true });
        break;
      case 'height':
        host.style.setProperty('--card-height', `${data.height}px`);
        break;
      case 'theme':
        frame.style.colorScheme = data.theme === 'system' ? '' : data.theme;
        break;
      case 'insert':
        field?.insert(data.text);
        break;
      case 'close':
        remove();
        break;
    }
  };
  let isLoaded = false;
  frame.addEventListener('load', () => {
    // The page has moved the card: the frame begins anew, without its port, and nobody sees it any more.
    if (isLoaded) return remove();
    isLoaded = true;
    const welcome: CardWelcome = { ...options.welcome, canInsert: field !== undefined };
    // To our own page alone: where it was not let in, something else stands there.
    frame.contentWindow?.postMessage(welcome, options.origin, [port2]);
  });
  const cancelTimer = clock.after(CARD_FRAME_MS, remove);
  view?.addEventListener('resize', place, { signal });
  onPassage(makeWay, signal);
  view?.addEventListener(
    'keydown',
    (event) => {
      // The one in front goes first.
      const isLast = [...document.querySelectorAll(TAG)].at(-1) === host;
      if (!event.isTrusted || !isLast || !options.isEscape(event)) return;
      event.stopImmediatePropagation();
      const leave: FrameOrder = { type: 'leave' };
      if (isReady) port.postMessage(leave);
      else remove();
    },
    { signal, capture: true },
  );

  place();
  // The top layer, where the browser has it: no z-index of the page's stands above it.
  host.popover = 'manual';
  findForeground(document).append(host);
  host.showPopover?.();
}

function overlap(a: Box, b: Box): boolean {
  return hasRoom({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
}
