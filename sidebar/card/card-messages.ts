import * as v from 'valibot';
import type { Snapshot } from '../../protocol/companion-messages.ts';
import type { ErrorReason } from '../../protocol/error-causes.ts';
import { type Passage, PassageSchema } from '../../protocol/passages.ts';
import type { TurnEvent } from '../../protocol/turn-events.ts';
import type { Problem } from '../state/problem.ts';

/** The runtime port between the in-page card and the background. */
export const CARD_PORT = 'aside-card';

/** How often the card posts while its answer runs: a background that hears nothing for 30 s is shut down. */
export const CARD_ALIVE_MS = 20_000;

/** Card -> background. A card can have what was asked in its own tab, and ask what follows it, and nothing else. */
export type CardRequest =
  /** First on every port. `turn` is the card's own; `seq` is the last one seen. */
  | { type: 'watch'; turn: string; seq: number }
  /** In the place of `watch`, for a question that was typed into the card. */
  | { type: 'ask'; turn: string; follows: string; message: string }
  | { type: 'alive' }
  | { type: 'stop' }
  /** A citation was clicked; also on a port that watched nothing. */
  | { type: 'show'; passage: Passage }
  /** Opens the panel with this turn's conversation, and what is typed and not sent; also on a port that watched nothing. */
  | { type: 'continue'; turn: string; draft: string }
  /** The card is gone for good. */
  | { type: 'close' };

/** The tab that a card stands in. */
export interface CardTab {
  id: number;
  windowId: number;
  /** What is asked in a private window is not kept. */
  incognito: boolean;
}

/** Background -> card. */
export type CardUpdate =
  | { type: 'event'; event: TurnEvent }
  | { type: 'snapshot'; snapshot: Snapshot }
  /** The answer failed, or never began. */
  | { type: 'failed'; error: ErrorReason }
  /** Why there is no connection to the companion; null once there is. */
  | { type: 'problem'; problem: Problem | null }
  /** Nothing is known of the turn that the card watched. */
  | { type: 'gone' }
  /** The panel has the conversation now. */
  | { type: 'continued' };

/** Reads what came over a port. */
export function parseCardRequest(value: unknown): CardRequest | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  switch (value.type) {
    case 'alive':
    case 'stop':
    case 'close':
      return { type: value.type };
    case 'ask': {
      const { type, turn, follows, message } = value as Record<'type' | 'turn' | 'follows' | 'message', unknown>;
      if (typeof turn !== 'string' || typeof follows !== 'string' || typeof message !== 'string') return undefined;
      return turn === '' || message.trim() === '' ? undefined : { type: type as 'ask', turn, follows, message };
    }
    case 'show': {
      const passage = v.safeParse(PassageSchema, (value as { passage?: unknown }).passage);
      return passage.success ? { type: 'show', passage: passage.output } : undefined;
    }
    case 'continue':
    case 'watch': {
      const { type, turn, seq, draft } = value as Record<'turn' | 'seq' | 'draft', unknown> & Pick<CardRequest, 'type'>;
      if (typeof turn !== 'string' || turn === '') return undefined;
      if (type === 'continue') return typeof draft === 'string' ? { type, turn, draft } : undefined;
      return Number.isInteger(seq) && (seq as number) >= 0 ? { type: 'watch', turn, seq: seq as number } : undefined;
    }
    default:
      return undefined;
  }
}
