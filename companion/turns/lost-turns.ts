import { LIMITS } from '../../protocol/limits.ts';
import type { AnswerPart } from '../../protocol/parts.ts';
import type { Clock } from '../clock.ts';
import type { ClientConversations } from '../conversations/client-conversations.ts';
import { LEASE_MS, type Live, LOOK_MS, type TurnLease } from '../live/live.ts';
import { noneWhileAway } from '../live/live-error.ts';
import { nextLook } from '../live/next-look.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { RunningTurn, StoredTurn } from '../store/store.ts';
import { createTurnLog } from './turn-log.ts';

export interface LostTurnsOptions {
  live: Pick<Live, 'claim' | 'onTurnLost'>;
  conversations: Pick<ClientConversations, 'stored' | 'findTurn' | 'feed'>;
  clock: Clock;
  log: Log;
}

/**
 * Turns that the store says still run, although the companion that ran them lost its lease: it died, or was cut off. The
 * companion that finds one takes it over, and ends it as `interrupted` with what was written down, or with what was told to
 * those who followed it, which may be more.
 */
export interface LostTurns {
  /** Ends all that nobody runs, and once more what is left of companions that are just going. Never rejects. */
  endAll(): Promise<void>;
  /**
   * Ends this one if nobody runs it, and gives what is stored of it then; undefined when nothing is. While Redis is away, or another
   * companion ends it, that waits, at most until this one stops. May reject with a StoreError.
   */
  end(turn: string): Promise<StoredTurn | undefined>;
  dispose(): void;
}

/** The answer in a log, as far as it goes. */
function readParts(turn: string, events: TurnLease['left'] = []): AnswerPart[] {
  const log = createTurnLog(turn, LIMITS.turnLogBytes);
  for (const event of events) log.take(event);
  return log.parts();
}

export function createLostTurns({ live, conversations, clock, log }: LostTurnsOptions): LostTurns {
  const disposed = new AbortController();
  /** A companion that was killed just before still counts as there, and nobody is told of its turns that had ended. */
  let cancelAgain = () => {};

  /** False while another companion ends it, which as here does not say what was asked. */
  async function take({ turn, conversation, token }: RunningTurn): Promise<boolean> {
    const claimed = await live.claim(turn, { after: token });
    if ('taken' in claimed) return claimed.taken !== '';
    try {
      if (await conversations.stored().interrupt(turn, claimed.token, readParts(turn, claimed.left))) {
        log.info({ turn, token: claimed.token }, 'a lost turn was interrupted');
        conversations.feed.change(conversation);
      }
    } finally {
      claimed.forget();
    }
    return true;
  }

  /** What could not be ended stays as it is until the next companion finds it. */
  function note(error: unknown, turn?: string): void {
    log.warn({ ...toLogFields(error), turn }, 'an interrupted turn could not be ended');
  }

  /** Those that are being ended here. */
  const ending = new Map<string, Promise<StoredTurn | undefined>>();

  function end(turn: string): Promise<StoredTurn | undefined> {
    const ended = ending.get(turn) ?? endOne(turn).finally(() => ending.delete(turn));
    ending.set(turn, ended);
    return ended;
  }

  async function endOne(turn: string): Promise<StoredTurn | undefined> {
    for (;;) {
      const found = await conversations.findTurn(turn);
      if (found?.record.terminal !== null || disposed.signal.aborted) return found;
      if (await take({ turn, ...found }).catch(noneWhileAway)) return conversations.findTurn(turn);
      await nextLook(clock, disposed.signal);
    }
  }

  /** Nobody is told again of one that has its end. Its companion went before it could say so. */
  async function endForGood(turn: string): Promise<void> {
    const found = await end(turn);
    if (!found?.record.terminal) return;
    const claimed = await live.claim(turn, { after: found.token });
    if ('token' in claimed) claimed.forget();
  }

  const unsubscribe = live.onTurnLost((turn) => void endForGood(turn).catch((error: unknown) => note(error, turn)));

  async function endAll(): Promise<void> {
    try {
      for (const running of await conversations.stored().running()) await take(running);
    } catch (error) {
      note(error);
    }
  }

  return {
    async endAll() {
      cancelAgain();
      cancelAgain = clock.after(LEASE_MS + LOOK_MS, () => void endAll());
      await endAll();
    },
    end,
    dispose() {
      cancelAgain();
      disposed.abort();
      unsubscribe();
    },
  };
}
