/** What our scripts leave for each other in a page: their globals, which no script of the page can see. */
interface CardGlobals {
  asideCardTurn?: string | undefined;
}

/** Runs in the page, by itself: leaves the turn of the card that comes next. */
export function leaveCardTurn(turn: string): void {
  (globalThis as CardGlobals).asideCardTurn = turn;
}

/** The turn that was left for this card. */
export function takeCardTurn(): string {
  const { asideCardTurn = '' } = globalThis as CardGlobals;
  return asideCardTurn;
}
