/** What a card is about. */
export interface LeftCard {
  turn: string;
}

/** What our scripts leave for each other in a page: their globals, which no script of the page can see. */
interface CardGlobals {
  asideCard?: LeftCard | undefined;
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
