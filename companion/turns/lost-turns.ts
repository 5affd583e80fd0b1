import { LIMITS } from '../../protocol/limits.ts';
import type { AnswerPart } from '../../protocol/parts.ts';
import type { ClientConversations } from '../conversations/client-conversations.ts';
import type { Live, TurnLease } from '../live/live.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { RunningTurn, StoredTurn } from '../store/store.ts';
import { createTurnLog } from './turn-log.ts';

export interface LostTurnsOptions {
  live: Pick<Live, 'claim' | 'onTurnLost'>;
  conversations: Pick<ClientConversations, 'stored' | 'findTurn' | 'feed'>;
  log: Log;
}

/**
 * Turns that the store says still run, although the companion that ran them lost its lease: it died, or was cut off. The
 * companion that finds one takes it over, and ends it as `interrupted` with what was written down, or with what was told to
 * those who followed it, which may be more.
 */
export interface LostTurns {
  /** Ends all that nobody runs. Never rejects. */
  endAll(): Promise<void>;
  /**
   * Ends this one if nobody runs it, and gives what is stored of it then; undefined when nothing is. May reject with a
   * StoreError.
   */
  end(turn: string): Promise<StoredTurn | undefined>;
  dispose(): void;
}

/** The answer in a log, as far as it goes. */
function readParts(turn: string, events: TurnLease['left']): AnswerPart[] {
  const log = createTurnLog(turn, LIMITS.turnLogBytes);
  for (const event of events) log.take(event);
  return log.parts();
}

export function createLostTurns({ live, conversations, log }: LostTurnsOptions): LostTurns {
  async function take({ turn, conversation, token }: RunningTurn): Promise<void> {
    const claimed = await live.claim(turn, { after: token });
    if ('taken' in claimed) return;
    try {
      if (!(await conversations.stored().interrupt(turn, claimed.token, readParts(turn, claimed.left)))) return;
      log.info({ turn, token: claimed.token }, 'a lost turn was interrupted');
      conversations.feed.change(conversation);
    } finally {
      claimed.forget();
    }
  }

  /** What could not be ended stays as it is until the next companion finds it. */
  function note(error: unknown, turn?: string): void {
    log.warn({ ...toLogFields(error), turn }, 'an interrupted turn could not be ended');
  }

  async function end(turn: string): Promise<StoredTurn | undefined> {
    const found = await conversations.findTurn(turn);
    if (found?.record.terminal !== null) return found;
    await take({ turn, ...found }).catch((error: unknown) => note(error, turn));
    return conversations.findTurn(turn);
  }

  const unsubscribe = live.onTurnLost((turn) => void end(turn).catch((error: unknown) => note(error, turn)));

  return {
    async endAll() {
      try {
        for (const running of await conversations.stored().running()) await take(running);
      } catch (error) {
        note(error);
      }
    },
    end,
    dispose: unsubscribe,
  };
}
