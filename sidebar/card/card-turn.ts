/** The world that a page shares with our injected scripts outlives each run of them. */
interface CardWorld {
  asideCardTurn?: string | undefined;
}

/** Runs in the page, by itself: leaves the turn of the card that comes next. */
export function leaveCardTurn(turn: string): void {
  (globalThis as CardWorld).asideCardTurn = turn;
}

/** The turn that was left for this card. */
export function takeCardTurn(): string {
  const { asideCardTurn = '' } = globalThis as CardWorld;
  return asideCardTurn;
}
