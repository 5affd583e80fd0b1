/** What a card is about. */
export interface LeftCard {
  turn: string;
}

/** What our scripts leave for each other in a page: their globals, which no script of the page can see. */
interface CardGlobals {
  asideCard?: LeftCard | undefined;
  /** The cards that stand in the page, for `markPassage`: each makes way for what is shown. */
  asideCards?: Set<(passage: Range) => void>;
}

/** Runs in the page, by itself: leaves what the card that comes next is about. */
export function leaveCard(card: LeftCard): void {
  (globalThis as CardGlobals).asideCard = card;
}

/** What was left for this card. */
export function takeCard(): LeftCard {
  const { asideCard = { turn: '' } } = globalThis as CardGlobals;
  return asideCard;
}

/** Has a card make way for the passages that are shown in its page, until the signal ends that. */
export function onPassage(makeWay: (passage: Range) => void, signal: AbortSignal): void {
  const globals = globalThis as CardGlobals;
  globals.asideCards ??= new Set();
  const cards = globals.asideCards;
  cards.add(makeWay);
  signal.addEventListener('abort', () => cards.delete(makeWay));
}
