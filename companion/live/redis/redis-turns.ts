import { randomUUID } from 'node:crypto';
import { createListeners } from '../../listeners.ts';
import type { Canceller, Live } from '../live.ts';
import { createLogReaders, type LogEntry, type LogReaders, toEvent } from './log-readers.ts';
import { createLogWriters } from './log-writers.ts';
import { readJson } from './read-json.ts';
import type { RedisClaim } from './redis-claim.ts';
import type { RedisMember } from './redis-member.ts';

export type RedisTurns = Pick<Live, 'claim' | 'follow' | 'cancel' | 'onTurnLost'> & {
  /** Takes what a look found: what others left for this companion, and lost turns. */
  heed(left: readonly string[], lost: readonly string[]): void;
  /** Looks at what is read and written here. */
  look(): void;
  /** Puts back what Redis may have lost. */
  restore(): void;
  dispose(): void;
};

/** Which companion runs which turn. */
export function createRedisTurns(member: RedisMember): RedisTurns {
  const mine = new Map<string, RedisClaim>();
  /** Turns that are being forgotten: until that is done, Redis takes them for this companion's. */
  const forgetting = new Map<string, Promise<void>>();
  const listeners = createListeners<[turn: string]>();
  const writers = createLogWriters(member, { onLost: lose, onMissing: (claim) => restoreOne(claim).catch(() => {}) });
  const readers: LogReaders = createLogReaders(member);

  function lose(claim: RedisClaim): void {
    writers.stop(claim);
    if (mine.get(claim.turn) !== claim) return;
    mine.delete(claim.turn);
    claim.onLost?.();
  }

  async function restoreOne(claim: RedisClaim): Promise<void> {
    const { turn, id, token, fingerprint = '', log } = claim;
    const isMine = await member.call('reclaim', turn, id, token, fingerprint, log ? 1 : 0);
    if (isMine === 0) lose(claim);
    else if (claim.isFinished) finish(claim);
  }

  function finish(claim: RedisClaim): void {
    member.call('finish', claim.turn, claim.id).then(
      () => {
        claim.isFinished = true;
      },
      () => {},
    );
  }

  /** Readers of its log get it to the end before the turn is forgotten. */
  async function forget(claim: RedisClaim): Promise<void> {
    const { turn, id } = claim;
    for (let isWritten = writers.isFollowed(claim); ; isWritten = true) {
      if (isWritten) await writers.writeOut(claim);
      else writers.stop(claim);
      const hasLog = claim.written > 0 ? 1 : 0;
      const isForgotten = await member.call('forget', turn, id, isWritten ? 1 : 0, hasLog).catch(() => undefined);
      if (isForgotten === 0) continue;
      if (isForgotten === undefined) member.insist('forget', turn, id, 1, hasLog);
      break;
    }
    writers.stop(claim);
  }

  function heedOne(entry: string): void {
    const left = readJson(entry);
    if (!Array.isArray(left)) return;
    const [what, turn, about] = left as ['cancel' | 'follow' | 'lost', string, string];
    const claim = mine.get(turn);
    if (claim === undefined) return;
    if (what === 'cancel') claim.onCancel?.(parseCanceller(about));
    else if (what === 'follow') writers.follow(claim);
    else if (about === claim.id) lose(claim);
  }

  return {
    async claim(turn, claim) {
      await forgetting.get(turn);
      const known = mine.get(turn);
      if (known) return { taken: known.fingerprint ?? '' };
      const id = randomUUID();
      const { fingerprint = '', after = 0, log } = claim;
      const reply = await member
        .callPatiently('claim', turn, id, fingerprint, after, log ? 1 : 0)
        .catch((error: unknown) => {
          // Redis may have given the claim all the same.
          member.insist('forget', turn, id, 1);
          throw error;
        });
      const [outcome, said, cancel, left] = reply as ['given' | 'taken', string, string | null, LogEntry[] | null];
      if (outcome === 'taken') return { taken: said };
      const claimed: RedisClaim = { ...claim, turn, id, token: Number(said), written: 0, isFinished: false };
      mine.set(turn, claimed);
      if (claimed.leavesLog) writers.begin(claimed);
      if (cancel !== null) claimed.onCancel?.(parseCanceller(cancel));
      return {
        token: claimed.token,
        left: left?.map(toEvent).filter((event) => event !== undefined),
        forget() {
          if (mine.get(turn) === claimed) mine.delete(turn);
          const forgotten = forget(claimed).finally(() => {
            if (forgetting.get(turn) === forgotten) forgetting.delete(turn);
          });
          forgetting.set(turn, forgotten);
        },
      };
    },
    async follow(turn, signal) {
      await forgetting.get(turn);
      return readers.follow(turn, signal);
    },
    async cancel(turn, by) {
      await member.call('cancel', turn, by ? JSON.stringify(by) : '');
    },
    onTurnLost: listeners.on,
    heed(left, lost) {
      for (const entry of left) heedOne(entry);
      for (const turn of lost) listeners.tell(turn);
    },
    look() {
      for (const claim of mine.values()) {
        if (claim.log?.terminal === undefined) continue;
        if (!claim.isFinished) finish(claim);
        writers.rest(claim);
      }
      readers.look();
    },
    restore() {
      for (const claim of mine.values()) restoreOne(claim).catch(() => {});
      writers.restart();
      readers.look();
    },
    dispose() {
      writers.dispose();
      readers.dispose();
    },
  };
}

/** Whoever it was, it was cancelled. */
function parseCanceller(text: string): Canceller | undefined {
  const by = readJson(text) as Partial<Canceller> | null | undefined;
  return typeof by?.id === 'string' ? (by as Canceller) : undefined;
}
