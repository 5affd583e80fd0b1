import { render } from 'preact';
import type { CardConversation } from '../../sidebar/card/card-conversation.ts';
import type { Settings } from '../../sidebar/settings/settings.ts';
import markdownStyles from '../markdown/markdown.css?inline';
import { pressedKey } from '../pressed-key.ts';
import { SettingsContext } from '../settings-context.ts';
import tokens from '../styles/tokens.css?inline';
import { Card, type CardActions } from './Card.tsx';
import cardStyles from './card.css?inline';

/** Fills the card's own page, and tells how high it would like to be. */
export function mountCard(
  document: Document,
  conversation: CardConversation,
  settings: Pick<Settings, 'value'>,
  actions: CardActions & { onHeight(height: number): void },
): void {
  const style = document.createElement('style');
  style.textContent = [tokens, markdownStyles, cardStyles].join('\n');
  document.head.append(style);
  render(
    <SettingsContext.Provider value={settings}>
      <Card conversation={conversation} actions={actions} />
    </SettingsContext.Provider>,
    document.body,
  );

  const card = document.querySelector<HTMLElement>('.card');
  const body = document.querySelector<HTMLElement>('.card-body');
  const content = document.querySelector<HTMLElement>('.card-turns');
  if (!card || !body || !content) return;
  const tell = () => actions.onHeight(Math.ceil(card.offsetHeight - body.clientHeight + body.scrollHeight));
  const observer = new ResizeObserver(tell);
  for (const element of [content, card, ...card.children]) observer.observe(element);
  document.addEventListener('keydown', (event) => {
    if (pressedKey(event) === 'Escape') actions.close();
  });
  card.focus({ preventScroll: true });
}
