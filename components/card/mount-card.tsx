import { render } from 'preact';
import type { CardState } from '../../sidebar/card/card-state.ts';
import { type Box, placeCard } from '../../sidebar/card/place-card.ts';
import markdownStyles from '../markdown/markdown.css?inline';
import { pressedKey } from '../pressed-key.ts';
import tokens from '../styles/tokens.css?inline';
import { Card, type CardActions } from './Card.tsx';
import cardStyles from './card.css?inline';

/**
 * Puts a card into a page, above everything in it, beside `selection`. Its shadow root is closed, so that the page can
 * neither read the answer nor restyle it. Returns what takes it out again.
 */
export function mountCard(
  document: Document,
  state: CardState,
  actions: CardActions,
  selection: () => Box | undefined,
): () => void {
  const host = document.createElement('aside-card');
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = [tokens, markdownStyles, cardStyles].join('\n');
  const holder = document.createElement('div');
  holder.style.maxHeight = 'inherit';
  root.append(style, holder);
  // The top layer, where the browser has it: no z-index of the page's stands above it.
  host.popover = 'manual';
  document.documentElement.append(host);
  host.showPopover?.();
  render(<Card state={state} actions={actions} />, holder);

  const listening = new AbortController();
  const { signal } = listening;
  const view = document.defaultView;
  const place = () => {
    const viewport = { width: document.documentElement.clientWidth, height: view?.innerHeight ?? 0 };
    const { left, width, maxHeight, top, bottom } = placeCard(selection(), viewport);
    const edge = (distance: number | undefined) => (distance === undefined ? 'auto' : `${distance}px`);
    host.style.setProperty('--card-inset', `${edge(top)} auto ${edge(bottom)} ${left}px`);
    host.style.setProperty('--card-width', `${width}px`);
    host.style.setProperty('--card-max-height', `${maxHeight}px`);
  };
  place();
  view?.addEventListener('resize', place, { signal });
  view?.addEventListener(
    'keydown',
    (event) => {
      if (pressedKey(event) === 'Escape' && event.isTrusted) actions.close();
    },
    { signal, capture: true },
  );
  // The keyboard starts at the card, and goes back to where it was.
  const before = document.activeElement;
  holder.querySelector<HTMLElement>('.card')?.focus({ preventScroll: true });

  return () => {
    listening.abort();
    const hadFocus = document.activeElement === host;
    render(null, holder);
    host.remove();
    if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}
