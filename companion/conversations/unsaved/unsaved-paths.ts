import type { Store, StoredHistory } from '../../store/store.ts';
import { StoreError } from '../../store/store-error.ts';
import { NOTHING_BEFORE, type Path, type RecentPaths } from '../recent-paths.ts';
import type { SaveLater } from './save-later.ts';
import { type KnownPath, toPath, type UnsavedMemory } from './unsaved-memory.ts';

/** What came before a turn: on disk, in memory here, or in that of another companion. */
export interface UnsavedPaths {
  /** @param isUnsaved whether the store could not be written just now: then what memory has comes first. @throws {StoreError} */
  before(conversation: string, last: string | null, isUnsaved: boolean): Promise<Path>;
  /** Whether a turn is in a conversation, as far as that is known without the store. */
  isKnown(conversation: string, turn: string): Promise<boolean>;
  /** What other companions know is known here from now on: what they could not save either is saved by whoever can. */
  learn(conversation: string, turn: string): Promise<KnownPath | undefined>;
  /** Somebody looks at a turn: the path to it is read now, while the store is there. */
  remember(conversation: string, turn: string): void;
}

export interface UnsavedPathsOptions {
  /** Undefined when there is no storage. */
  stored: Store | undefined;
  memory: UnsavedMemory;
  later: Pick<SaveLater, 'retryLater'>;
  recent: RecentPaths;
  /** What other companions know of the path to a turn; none: there are none. Never rejects. */
  askOthers?: ((conversation: string, turn: string) => Promise<KnownPath | undefined>) | undefined;
}

export function createUnsavedPaths({ stored, memory, later, recent, askOthers }: UnsavedPathsOptions): UnsavedPaths {
  const { unsaved, chainOf, known, pathHere } = memory;

  async function isKnown(conversation: string, turn: string): Promise<boolean> {
    return (known(conversation, turn) ?? (await learn(conversation, turn))) !== undefined;
  }

  async function learn(conversation: string, turn: string): Promise<KnownPath | undefined> {
    const found = await askOthers?.(conversation, turn);
    if (found === undefined || found === 'running') return found;
    if (found.saved) recent.keep(conversation, found.saved);
    for (const each of found.unsaved) {
      if (!unsaved.has(each.asked.turn)) unsaved.set(each.asked.turn, { ...each, isOthers: true });
    }
    if (found.unsaved.length > 0) later.retryLater();
    return found;
  }

  async function pathBefore(conversation: string, last: string | null, isUnsaved: boolean): Promise<Path> {
    const here = isUnsaved ? pathHere(conversation, last) : undefined;
    if (here) return here;
    const { chain, before } = chainOf(last);
    return toPath(await readPath(conversation, before, isUnsaved), chain);
  }

  async function readPath(conversation: string, last: string | null, isUnsaved: boolean): Promise<Path> {
    if (last === null || stored === undefined) return NOTHING_BEFORE;
    try {
      const path = await readStored(stored, conversation, last);
      if (path.turns.length > 0 && path.isOver) return path;
      // An end of it may be in the memory of the companion that could not store it.
      const found = await findPath(conversation, last);
      // It waited for a turn that was never recorded.
      if (path.turns.length === 0 && found === undefined && isUnsaved) throw new StoreError('gone', {});
      return found ?? path;
    } catch (error) {
      const path = error instanceof StoreError ? await findPath(conversation, last) : undefined;
      if (path === undefined) throw error;
      return path;
    }
  }

  async function readStored(stored: Store, conversation: string, last: string): Promise<StoredHistory> {
    const path = await stored.history(conversation, last);
    if (path.isOver) recent.keep(conversation, path);
    return path;
  }

  /** What is known of it here or elsewhere, without the store. */
  async function findPath(conversation: string, last: string): Promise<Path | undefined> {
    for (let turn: string | null = last; turn !== null; ) {
      const path = pathHere(conversation, last);
      if (path) return path;
      await learn(conversation, turn);
      // Who knows the turn itself may not know what came before it: another one may.
      const { before } = chainOf(last);
      if (before === turn) break;
      turn = before;
    }
    return pathHere(conversation, last);
  }

  return {
    before: pathBefore,
    isKnown,
    learn,
    remember(conversation, turn) {
      if (stored && known(conversation, turn) === undefined) readStored(stored, conversation, turn).catch(() => {});
    },
  };
}
