import type { SettingValue } from '../settings/settings-table.ts';

/** The page that the card is: a frame of ours, into which the page around it can't look. */
export const CARD_PAGE = '/card.html';

/** How long a frame may take to begin. A page may forbid frames to everything in it. */
export const CARD_FRAME_MS = 5_000;

/** What the script beside the frame tells it once, with a port that only the two of them have. */
export interface CardWelcome {
  /** The turn that the card is about: nobody else in the page knows it. */
  turn: string;
  /** Whether the selection is in a field that an answer can be put into. */
  canInsert: boolean;
}

/** Frame -> the script beside it. */
export type FrameRequest =
  | { type: 'ready' }
  /** What it would take to show everything, in CSS pixels. */
  | { type: 'height'; height: number }
  /** The theme that is set, and each other one that is set later: a frame of another scheme is painted opaque. */
  | { type: 'theme'; theme: SettingValue<'theme'> }
  | { type: 'insert'; text: string }
  | { type: 'close' };

/** The script beside the frame -> the frame: the person wants the card gone. */
export interface FrameOrder {
  type: 'leave';
}

export function parseWelcome(value: unknown): CardWelcome | undefined {
  const { turn, canInsert } = (value ?? {}) as Partial<CardWelcome>;
  return typeof turn === 'string' ? { turn, canInsert: canInsert === true } : undefined;
}
