import type { Clock } from '../../clock.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import type { AskedTurn, Store, TurnEnding } from '../../store/store.ts';
import { StoreError } from '../../store/store-error.ts';
import { UNDO_MS } from '../purge-deleted.ts';
import type { RecentPaths } from '../recent-paths.ts';
import type { Tunings } from '../tunings.ts';
import type { Unsaved, UnsavedMemory, UnsavedTurn } from './unsaved-memory.ts';

/** Writes what could not be written, once the disk takes it. */
export interface SaveLater {
  /** Why the latest write failed; undefined when it did not. */
  readonly failure: StoreError | undefined;
  /** A write failed. */
  note(error: unknown): void;
  /** A write did not. */
  noteStored(): void;
  /** There is always a retry ahead while a turn that has ended is in memory alone. */
  retryLater(): void;
  /** Writes down what could not be written before; resolves when that is done or can't be done yet. Never rejects. */
  save(): Promise<void>;
  /** Tries nothing again from here on; resolves once what is being tried is done. */
  dispose(): Promise<void>;
}

export interface SaveLaterOptions {
  clock: Clock;
  log: Log;
  /** Told of a conversation when something of it is on disk that was not before. */
  onSaved: (conversation: string) => void;
  /** An answer that was tried later came too late: another companion had ended the turn. */
  onLost: (turn: string) => void;
  tunings: Pick<Tunings, 'stored'>;
  recent: RecentPaths;
}

/** How long until what could not be written is tried again, when nobody asks anything before. */
const RETRY_MS = 30_000;
/** How long a chat may be marked as deleted until what waits for it is dropped: before the chat is, or it would begin anew. */
const GIVE_UP_MS = UNDO_MS - 2 * RETRY_MS;

/** @param stored undefined when there is no storage */
export function createSaveLater(
  stored: Store | undefined,
  memory: Pick<UnsavedMemory, 'unsaved' | 'find' | 'pathHere' | 'dropBranch'>,
  { clock, log, onSaved, onLost, tunings, recent }: SaveLaterOptions,
): SaveLater {
  const { unsaved, find, pathHere, dropBranch } = memory;
  let failure = stored?.absence;
  let saving: Promise<void> | undefined;
  let isRetryDue = false;
  let isDisposed = false;
  let cancelRetry = (): void => {};

  const stopReaching = stored?.onReached(() => {
    failure = undefined;
    void saveUnsaved(stored);
  });

  function note(error: unknown): void {
    if (!(error instanceof StoreError) || isMoot(error)) return;
    failure = error;
    retryLater();
  }

  function retryLater(): void {
    // What failed for good stays so until the next start.
    if (isRetryDue || isDisposed || stored === undefined || stored.failure) return;
    isRetryDue = true;
    cancelRetry = clock.after(RETRY_MS, () => {
      isRetryDue = false;
      void saveUnsaved(stored);
    });
  }

  function saveUnsaved(stored: Store): Promise<void> {
    saving ??= saveAll(stored).finally(() => {
      saving = undefined;
    });
    return saving;
  }

  /** Each turn is on its own: one that can't be written keeps none but its own follow-ups from the disk. */
  async function saveAll(stored: Store): Promise<void> {
    // One may stand before the one that it follows.
    for (let [isWaiting, hasSaved] = [true, true]; isWaiting && hasSaved; ) {
      [isWaiting, hasSaved] = [false, false];
      for (const { asked, ending, isHalf } of unsaved.values()) {
        const isBehind = find(asked.parent)?.isHalf === false;
        isWaiting ||= isBehind;
        if (ending === undefined || isBehind) continue;
        try {
          if (await save(stored, { asked, ending, isHalf })) hasSaved = true;
        } catch (error) {
          note(error);
          log.debug(toLogFields(error), 'an unsaved turn still can not be stored');
        }
      }
    }
    if ([...unsaved.values()].some(({ ending }) => ending)) retryLater();
  }

  /** Says whether it is stored. */
  async function save(stored: Store, { asked, ending, isHalf }: UnsavedTurn): Promise<boolean> {
    const { turn, conversation } = asked;
    if (!isHalf && !(await addAgain(stored, asked))) return false;
    const kept = unsaved.get(turn);
    if (kept) kept.isHalf = true;
    const isKept = await stored.finish(toSaved(ending)).then(
      () => true,
      (error: unknown) => {
        if (!isMoot(error)) throw error;
        if (error.code === 'lost') onLost(turn);
        return false;
      },
    );
    const path = isKept ? pathHere(conversation, turn) : undefined;
    unsaved.delete(turn);
    if (path) recent.keep(conversation, path);
    failure = undefined;
    await tunings.stored(conversation);
    onSaved(conversation);
    return true;
  }

  /** Whether its chat was deleted, and that is about to be for good. */
  async function isDeleted(stored: Store, { asked, refusedAt = Number.POSITIVE_INFINITY }: Unsaved): Promise<boolean> {
    return clock.now() - refusedAt >= GIVE_UP_MS && (await stored.summary(asked.conversation)) === undefined;
  }

  /** Says whether the question is on disk. It may be there although its write was reported as failed. */
  async function addAgain(stored: Store, asked: AskedTurn): Promise<boolean> {
    const kept = find(asked.turn);
    if (kept && (await isDeleted(stored, kept))) {
      dropBranch(asked.turn);
      return false;
    }
    let isMarked = asked.parent === null;
    try {
      if (await stored.add(asked)) return true;
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'conflict') throw error;
      const known = await stored.findTurn(asked.turn);
      if (known) return known.conversation === asked.conversation && known.fingerprint === asked.fingerprint;
      isMarked = true;
    }
    // What nothing comes before, or is stored and can't be read, is in a chat that is marked as deleted.
    if (kept && isMarked) kept.refusedAt ??= clock.now();
    return false;
  }

  return {
    get failure() {
      return failure;
    },
    note,
    noteStored() {
      failure = undefined;
    },
    retryLater,
    save: async () => stored && saveUnsaved(stored),
    async dispose() {
      isDisposed = true;
      stopReaching?.();
      cancelRetry();
      await saving;
    },
  };
}

/** The conversation was deleted meanwhile, or another companion ended the turn: nobody needs this answer. */
function isMoot(error: unknown): error is StoreError {
  return error instanceof StoreError && (error.code === 'gone' || error.code === 'lost');
}

function toSaved(ending: TurnEnding): TurnEnding {
  const { terminal } = ending;
  return terminal.type === 'done' ? { ...ending, terminal: { ...terminal, saved: 'stored' } } : ending;
}
