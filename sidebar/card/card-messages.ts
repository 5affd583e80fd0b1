import type { ErrorMessage, Snapshot } from '../../protocol/companion-messages.ts';
import type { TurnEvent } from '../../protocol/turn-events.ts';
import type { Problem } from '../state/problem.ts';

/** The runtime port between the in-page card and the background. */
export const CARD_PORT = 'aside-card';

/** How often the card posts while its answer runs: a background that hears nothing for 30 s is shut down. */
export const CARD_ALIVE_MS = 20_000;

/** Card -> background. It names no turn to run: a card can have the one that was asked in its own tab, and no other. */
export type CardRequest =
  /** First on every port. `turn` is empty at first, then the one that was told; `seq` is the last one seen. */
  | { type: 'watch'; turn: string; seq: number }
  | { type: 'alive' }
  | { type: 'stop' }
  /** Opens the panel with this conversation. */
  | { type: 'continue' }
  /** The card is gone for good. */
  | { type: 'close' };

/** Background -> card. */
export type CardUpdate =
  /** Answers `watch`; the turn's events follow. */
  | { type: 'turn'; turn: string }
  | { type: 'event'; event: TurnEvent }
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'refused'; error: ErrorMessage }
  /** Why there is no connection to the companion; null once there is. */
  | { type: 'problem'; problem: Problem | null }
  /** Nothing is known of the turn that the card watched. */
  | { type: 'gone' }
  /** The panel has the conversation now. */
  | { type: 'continued' };

/** Reads what came from a content script, which a hostile page may have taken over. */
export function parseCardRequest(value: unknown): CardRequest | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  switch (value.type) {
    case 'alive':
    case 'stop':
    case 'continue':
    case 'close':
      return { type: value.type };
    case 'watch': {
      const { turn, seq } = value as { turn?: unknown; seq?: unknown };
      const isWhole = typeof turn === 'string' && Number.isInteger(seq) && (seq as number) >= 0;
      return isWhole ? { type: 'watch', turn, seq: seq as number } : undefined;
    }
    default:
      return undefined;
  }
}
