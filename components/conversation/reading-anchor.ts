import type { ReadingPlace } from '../../sidebar/state/conversation/reading-places.ts';

/** What the reader sees: the turn at the top, how far down it begins, and its index in the list. */
export interface Anchor {
  readonly turn: string;
  /** Pixels from the top of the box to the top of the turn; negative when it began further up. */
  readonly offset: number;
  readonly index: number;
}

/** The first turn that reaches into `box`; undefined when there is none. */
export function findAnchor(box: HTMLElement): Anchor | undefined {
  const { top } = box.getBoundingClientRect();
  const turns = listTurns(box);
  const index = turns.findIndex((turn) => turn.getBoundingClientRect().bottom > top);
  const turn = turns[index];
  return turn && { turn: turn.dataset.turn ?? '', offset: turn.getBoundingClientRect().top - top, index };
}

/** Where to scroll so that the anchor is where it was; another turn in its place stands in for one that is gone. */
export function findScrollTop(box: HTMLElement, anchor: Anchor): number | undefined {
  const turns = listTurns(box);
  const turn = turns.find(({ dataset }) => dataset.turn === anchor.turn) ?? turns[anchor.index];
  return turn && topOf(box, turn) - anchor.offset;
}

/** Where to scroll to read on; undefined when the turn is not there, or the end was read. */
export function findPlaceTop(box: HTMLElement, { turn, offset }: ReadingPlace): number | undefined {
  const element = listTurns(box).find(({ dataset }) => dataset.turn === turn);
  return element && offset !== null ? topOf(box, element) - offset : undefined;
}

function topOf(box: HTMLElement, turn: HTMLElement): number {
  return box.scrollTop + turn.getBoundingClientRect().top - box.getBoundingClientRect().top;
}

function listTurns(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>('[data-turn]')];
}
