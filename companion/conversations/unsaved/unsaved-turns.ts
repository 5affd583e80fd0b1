/**
 * Conversations that should be on disk. Where that fails, because there is no storage or the disk is full, a turn is kept
 * in memory in its place and says so: people can go on asking, and their follow-ups still know what came before. Where
 * that can't be read either, it is what was last said here, or what another companion knows of it. Once the disk takes
 * something again, it takes those turns too.
 */

import type { Clock } from '../../clock.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import type { AskedTurn, PageRequest, SaidText, Store, TurnPage } from '../../store/store.ts';
import type { StoreError } from '../../store/store-error.ts';
import { toTurnRecord } from '../memory-conversations.ts';
import type { RecentPaths } from '../recent-paths.ts';
import { createTextBatches } from '../text-batches.ts';
import type { Tunings } from '../tunings.ts';
import type { TurnContext } from '../turn-context.ts';
import { createSaveLater } from './save-later.ts';
import { createUnsavedContext } from './unsaved-context.ts';
import { createUnsavedMemory, type KnownPath } from './unsaved-memory.ts';
import { createUnsavedPaths } from './unsaved-paths.ts';

export interface UnsavedTurns {
  /** Why the latest write failed; undefined when it did not. */
  readonly failure: StoreError | undefined;
  contextFor(asked: Omit<AskedTurn, 'question'>): TurnContext;
  /** Tries once more to write what could not be written. Never rejects. */
  save(): Promise<void>;
  /** Drops what is in memory of a conversation; false when that is nothing. */
  forget(conversation: string): boolean;
  /** See `ConversationStore.turns`; what is in memory alone is among them. */
  turns(conversation: string, page?: PageRequest): Promise<TurnPage | undefined>;
  /** The content with this SHA-256 that a question in memory was asked with. */
  blob(hash: string): Uint8Array | undefined;
  /** What is known here of the path to a turn, without the store. */
  known(conversation: string, turn: string): KnownPath | undefined;
  /** Somebody looks at a turn: the path to it is read now, while the store is there. */
  remember(conversation: string, turn: string): void;
  /** Tries nothing again from here on; resolves once what is being tried is done. */
  dispose(): Promise<void>;
}

interface UnsavedTurnsOptions {
  clock: Clock;
  log: Log;
  onSaved: (conversation: string) => void;
  /** An answer that was tried later came too late: another companion had ended the turn. */
  onLost: (turn: string) => void;
  tunings: Pick<Tunings, 'for' | 'stored'>;
  recent: RecentPaths;
  /** What other companions know of the path to a turn; none: there are none. Never rejects. */
  askOthers?: ((conversation: string, turn: string) => Promise<KnownPath | undefined>) | undefined;
  /** See `createTextBatches`. */
  batchMs?: number | undefined;
}

/**
 * @param stored undefined when there is no storage
 * @param onSaved is told of a conversation when something of it is on disk that was not before
 */
export function createUnsavedTurns(
  stored: Store | undefined,
  { clock, log, onSaved, onLost, tunings, recent, askOthers, batchMs }: UnsavedTurnsOptions,
): UnsavedTurns {
  const memory = createUnsavedMemory(recent);
  const later = createSaveLater(stored, memory, { clock, log, onSaved, onLost, tunings, recent });
  const paths = createUnsavedPaths({ stored, memory, later, recent, askOthers });
  const batches = createTextBatches(clock, writeDown, batchMs);
  const { unsaved } = memory;

  async function writeDown(texts: readonly SaidText[]): Promise<void> {
    try {
      await stored?.appendTexts(texts);
    } catch (error) {
      later.note(error);
      log.warn(toLogFields(error), 'answers can not be kept while they are written');
      throw error;
    }
  }

  return {
    get failure() {
      return later.failure;
    },
    contextFor: (place) => createUnsavedContext(place, { stored, memory, later, paths, batches, tunings, recent, log }),
    known: memory.known,
    remember: paths.remember,
    async save() {
      if (unsaved.size > 0) await later.save();
    },
    dispose: later.dispose,
    blob: memory.blob,
    forget: memory.forget,
    async turns(conversation, page = {}) {
      const own = [...unsaved.values()].filter(({ asked }) => asked.conversation === conversation);
      const onDisk = await stored?.turns(conversation, page).catch((error: unknown) => {
        // A part of a chat would be shown as if nothing had come before it.
        if (!own.some(({ asked, isHalf }) => asked.parent === null && !isHalf)) throw error;
        return undefined;
      });
      if (own.length === 0) return onDisk;
      const turns = (onDisk?.turns ?? []).map((record) => {
        const kept = unsaved.get(record.turn);
        return kept ? toTurnRecord(kept.asked, kept.ending) : record;
      });
      const isShown = new Set(turns.map(({ turn }) => turn));
      const newest =
        page.before === undefined ? own.filter(({ asked, isHalf }) => !isHalf && !isShown.has(asked.turn)) : [];
      const added = newest.map(({ asked, ending }) => toTurnRecord(asked, ending));
      return { turns: [...turns, ...added], next: onDisk?.next ?? null };
    },
  };
}
