/**
 * Conversations that should be on disk. Where that fails, because there is no storage or the disk is full, a turn is kept
 * in memory in its place and says so: people can go on asking, and their follow-ups still know what came before. Where
 * that can't be read either, it is what was last said here, or what another companion knows of it. Once the disk takes
 * something again, it takes those turns too.
 */

import type { Clock } from '../clock.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { AskedPart } from '../prompts/source.ts';
import type {
  AskedTurn,
  PageRequest,
  SaidText,
  Store,
  StoredHistory,
  StoredTurn,
  TurnEnding,
  TurnPage,
} from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { findContent, toExchange, toTurnRecord } from './memory-conversations.ts';
import { UNDO_MS } from './purge-deleted.ts';
import { goOn, NOTHING_BEFORE, type Path, type RecentPaths } from './recent-paths.ts';
import { createTextBatches } from './text-batches.ts';
import type { Tunings } from './tunings.ts';
import type { Recorded, TurnContext } from './turn-context.ts';

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

/** A turn that is in memory alone, or its answer. */
export interface UnsavedTurn {
  asked: AskedTurn;
  ending: TurnEnding;
  /** The question is on disk, only its answer is not. */
  isHalf: boolean;
}

/** A path as far as it is on disk, and the turns of it that are not; `running`: its last turn has not ended yet. */
export type KnownPath = 'running' | { saved: Path; unsaved: readonly UnsavedTurn[] };

interface Unsaved extends Omit<UnsavedTurn, 'ending'> {
  ending: TurnEnding | undefined;
  /** Another companion has it too. It is here for what follows it here, so that neither is lost with the other. */
  isOthers?: true;
  /** When the store first refused it since its chat is marked as deleted; see `Clock.now`. */
  refusedAt?: number;
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

/** How long until what could not be written is tried again, when nobody asks anything before. */
const RETRY_MS = 30_000;
/** How long a chat may be marked as deleted until what waits for it is dropped: before the chat is, or it would begin anew. */
const GIVE_UP_MS = UNDO_MS - 2 * RETRY_MS;

/**
 * @param stored undefined when there is no storage
 * @param onSaved is told of a conversation when something of it is on disk that was not before
 */
export function createUnsavedTurns(
  stored: Store | undefined,
  { clock, log, onSaved, onLost, tunings, recent, askOthers, batchMs }: UnsavedTurnsOptions,
): UnsavedTurns {
  /** Parents before what follows them. */
  const unsaved = new Map<string, Unsaved>();
  /** Those whose question is on disk, or on its way there, and that have not ended. */
  const running = new Map<string, AskedTurn>();
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

  /** There is always a retry ahead while a turn that has ended is in memory alone. */
  function retryLater(): void {
    // What failed for good stays so until the next start.
    if (isRetryDue || isDisposed || stored === undefined || stored.failure) return;
    isRetryDue = true;
    cancelRetry = clock.after(RETRY_MS, () => {
      isRetryDue = false;
      void saveUnsaved(stored);
    });
  }

  /** Writes down what could not be written before; resolves when that is done or can't be done yet. */
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

  function isFollowed(turn: string): boolean {
    return [...unsaved.values()].some(({ asked }) => asked.parent === turn);
  }

  /** Whether its chat was deleted, and that is about to be for good. */
  async function isDeleted(stored: Store, { asked, refusedAt = Number.POSITIVE_INFINITY }: Unsaved): Promise<boolean> {
    return clock.now() - refusedAt >= GIVE_UP_MS && (await stored.summary(asked.conversation)) === undefined;
  }

  /** A turn, and what follows it. */
  function dropBranch(turn: string): void {
    unsaved.delete(turn);
    for (const { asked } of unsaved.values()) if (asked.parent === turn) dropBranch(asked.turn);
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

  const batches = createTextBatches(clock, writeDown, batchMs);

  async function writeDown(texts: readonly SaidText[]): Promise<void> {
    try {
      await stored?.appendTexts(texts);
    } catch (error) {
      note(error);
      log.warn(toLogFields(error), 'answers can not be kept while they are written');
      throw error;
    }
  }

  function contextFor(place: Omit<AskedTurn, 'question'>): TurnContext {
    const { turn, conversation } = place;
    let { parent } = place;
    let asked: AskedTurn = { ...place, question: [] };
    let token = 0;
    let saves: TurnContext['saves'] = 'stored';
    let isFirstAnswer = false;
    let path: Path | undefined;
    function moveBehind(next: string | null): void {
      parent = next;
      asked = { ...asked, parent };
    }

    function keepInMemory(ending?: TurnEnding, isHalf = false): void {
      saves = 'failed';
      unsaved.set(turn, { asked, ending, isHalf });
    }

    async function record(question: readonly AskedPart[], mine: number): Promise<Recorded> {
      token = mine;
      asked = { ...place, token, question };
      // From here on, so that what follows it at another companion finds it, however long the disk takes.
      const isFirst = !running.has(turn);
      if (isFirst) running.set(turn, asked);
      const recorded = await tryToRecord().catch((error: unknown) => ({ error }));
      const isStored = recorded === 'recorded' && !unsaved.has(turn);
      if (isStored) running.set(turn, asked);
      else if (isFirst) running.delete(turn);
      if (typeof recorded === 'object' && 'error' in recorded) throw recorded.error;
      return recorded;
    }

    async function tryToRecord(): Promise<Recorded> {
      const kept = find(turn);
      // It is answered already: here, and since forgotten by those who run turns, or at another companion.
      if (kept?.ending) return recognise(toStoredTurn(kept.asked, kept.ending));
      if (stored && (place.follow ? unsaved.size > 0 : find(parent))) await saveUnsaved(stored);
      const latest = place.follow && unsaved.size > 0 ? (newestOf(asked) ?? parent) : parent;
      const before = find(latest);
      if (before && !before.isHalf) {
        if (before.asked.conversation !== conversation) return 'parent_gone';
        return recordBehind(latest);
      }
      if (stored === undefined) {
        if (parent !== null) return 'parent_gone';
        keepInMemory();
        return 'recorded';
      }
      try {
        if (!(await addTo(stored))) return recordBehindOthers(stored);
        failure = undefined;
        await tunings.stored(conversation);
        if (unsaved.size > 0) void saveUnsaved(stored);
        return 'recorded';
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        if (error.code === 'conflict') return recognise(await stored.findTurn(turn));
        return recordUnsaved(stored, error);
      }
    }

    async function addTo(stored: Store): Promise<boolean> {
      if (!place.follow) return stored.add(asked);
      const behind = await stored.follow(asked);
      if (behind === undefined) return false;
      moveBehind(behind.parent);
      return true;
    }

    function recognise(known: StoredTurn | undefined): Recorded {
      return known && known.fingerprint === asked.fingerprint ? { known } : 'conflict';
    }

    async function recordUnsaved(stored: Store, error: StoreError): Promise<Recorded> {
      note(error);
      log.warn({ code: error.code }, 'a question could not be stored');
      if (place.follow) {
        const newest = newestOf(asked) ?? parent;
        // The newest of which nobody here has heard is not told by a disk that can't be written, but may be on it.
        if (newest === null || !(await isKnown(conversation, newest))) throw error;
        return recordBehind(newest);
      }
      if (parent !== null && !(await isKnown(conversation, parent))) {
        // Rejects when nothing can be read either: an answer that knows nothing of what came before would mislead.
        const before = await stored.findTurn(parent);
        if (before?.conversation !== conversation) return 'parent_gone';
      }
      return recordBehind(parent);
    }

    /** It follows a turn that is not stored: another companion may have one that could not be until now. */
    async function recordBehindOthers(stored: Store): Promise<Recorded> {
      const found = parent === null ? undefined : await learn(conversation, parent);
      // What is on disk for the others is gone where it is not there any more.
      if (found === undefined || (found !== 'running' && found.unsaved.length === 0)) return 'parent_gone';
      await saveUnsaved(stored);
      if (await addTo(stored)) return 'recorded';
      return found === 'running' || find(parent) ? recordBehind(parent) : 'parent_gone';
    }

    function recordBehind(latest: string | null): Recorded {
      moveBehind(latest);
      keepInMemory();
      // It has not failed by now where it waits for another companion.
      retryLater();
      return 'recorded';
    }

    return {
      get saves() {
        return saves;
      },
      get isFirstAnswer() {
        return isFirstAnswer;
      },
      get parent() {
        return parent;
      },
      record,
      place: {
        moveBehind(next) {
          moveBehind(next);
          if (running.has(turn)) running.set(turn, asked);
        },
        // In memory there is no order but that in which they were asked.
        arrange: async (turns) =>
          !turns.some((each) => unsaved.has(each)) && ((await stored?.arrange(conversation, turns)) ?? false),
        async withdraw() {
          running.delete(turn);
          if (!unsaved.delete(turn)) return (await stored?.withdraw(turn)) ?? false;
          for (const kept of unsaved.values()) {
            if (kept.asked.parent === turn) kept.asked = { ...kept.asked, parent };
          }
          return true;
        },
      },
      parameters: (model) => tunings.for(conversation, model),
      async history() {
        path = await pathBefore(conversation, parent, saves === 'failed');
        return path;
      },
      ...(stored && {
        notes: {
          find: (key) => stored.notes.find(key),
          keep: (key, text) => stored.notes.keep({ key, text, conversation }),
        },
      }),
      keepText(kind, text) {
        if (saves === 'stored') batches.add(turn, token, kind, text);
      },
      async finish(outcome) {
        batches.end(turn);
        const ending = { turn, token, conversation, ...outcome };
        const kept = unsaved.get(turn);
        if (kept) {
          running.delete(turn);
          kept.ending = ending;
          // The retry that the failure armed may have come and gone while the turn ran.
          retryLater();
          return undefined;
        }
        try {
          isFirstAnswer = (await stored?.finish(ending)) ?? false;
          failure = undefined;
          path ??= pathHere(conversation, parent);
          if (path) recent.keep(conversation, goOn(path, turn, toExchange(asked, ending)));
          return undefined;
        } catch (error) {
          if (error instanceof StoreError && error.code === 'lost') return stored?.findTurn(turn);
          note(error);
          keepInMemory(ending, true);
          throw error;
        } finally {
          // Not before, so that what follows it is known of at any time, however long the disk takes.
          running.delete(turn);
        }
      },
      async drop() {
        running.delete(turn);
        unsaved.delete(turn);
        forgetOthers();
      },
    };
  }

  /** What is another companion's is kept while something here follows it. */
  function forgetOthers(): void {
    for (const [turn, { isOthers }] of [...unsaved].reverse()) if (isOthers && !isFollowed(turn)) unsaved.delete(turn);
  }

  /** The path to a turn as far as it is in memory alone, and the turn before. */
  function chainOf(last: string | null): { chain: Unsaved[]; before: string | null } {
    const chain: Unsaved[] = [];
    let before = last;
    for (let kept = find(before); kept; kept = find(before)) {
      chain.unshift(kept);
      before = kept.asked.parent;
    }
    return { chain, before };
  }

  function known(conversation: string, turn: string): KnownPath | undefined {
    const here = find(turn)?.asked ?? running.get(turn);
    if (here && here.conversation !== conversation) return undefined;
    const { chain, before } = chainOf(turn);
    const saved = before === null ? NOTHING_BEFORE : recent.find(conversation, before);
    const ended = chain.flatMap(({ asked, ending, isHalf }) => (ending ? { asked, ending, isHalf } : []));
    if (saved && ended.length === chain.length) return { saved, unsaved: ended };
    return here && 'running';
  }

  /** The path to a turn, where all of it is known here without the store. */
  function pathHere(conversation: string, last: string | null): Path | undefined {
    if (last === null) return NOTHING_BEFORE;
    const found = known(conversation, last);
    return found === undefined || found === 'running' ? undefined : toPath(found);
  }

  function toPath({ saved, unsaved }: { saved: Path; unsaved: readonly Omit<Unsaved, 'isHalf'>[] }): Path {
    return unsaved.reduce((path, { asked, ending }) => goOn(path, asked.turn, toExchange(asked, ending)), saved);
  }

  /** Whether a turn is in a conversation, as far as that is known without the store. */
  async function isKnown(conversation: string, turn: string): Promise<boolean> {
    return (known(conversation, turn) ?? (await learn(conversation, turn))) !== undefined;
  }

  /** What other companions know is known here from now on: what they could not save either is saved by whoever can. */
  async function learn(conversation: string, turn: string): Promise<KnownPath | undefined> {
    const found = await askOthers?.(conversation, turn);
    if (found === undefined || found === 'running') return found;
    recent.keep(conversation, found.saved);
    for (const each of found.unsaved) {
      if (!unsaved.has(each.asked.turn)) unsaved.set(each.asked.turn, { ...each, isOthers: true });
    }
    if (found.unsaved.length > 0) retryLater();
    return found;
  }

  /** The newest turn that came of the one that a question is asked behind, as far as memory knows; see `Store.follow`. */
  function newestOf({ turn, conversation, parent }: AskedTurn): string | undefined {
    const here = [...running.values(), ...[...unsaved.values()].map(({ asked }) => asked)];
    const others = here.filter((other) => other.turn !== turn && other.conversation === conversation);
    const own = others.filter((other) => comesOf(other, parent));
    const leaves = own.filter(({ turn }) => !own.some((other) => other.parent === turn));
    return leaves.at(-1)?.turn ?? recent.newest(conversation, parent);
  }

  function comesOf({ conversation, turn, parent }: AskedTurn, ancestor: string | null): boolean {
    if (ancestor === null || turn === ancestor || parent === ancestor) return true;
    if (parent === null) return false;
    const before = find(parent)?.asked ?? running.get(parent);
    if (before) return comesOf(before, ancestor);
    return recent.find(conversation, parent)?.turns.includes(ancestor) ?? false;
  }

  /** @param isUnsaved whether the store could not be written just now: then what memory has comes first */
  async function pathBefore(conversation: string, last: string | null, isUnsaved: boolean): Promise<Path> {
    const here = isUnsaved ? pathHere(conversation, last) : undefined;
    if (here) return here;
    const { chain, before } = chainOf(last);
    return toPath({ saved: await readPath(conversation, before, isUnsaved), unsaved: chain });
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
    const path = pathHere(conversation, last);
    if (path) return path;
    await learn(conversation, last);
    return pathHere(conversation, last);
  }

  function find(turn: string | null): Unsaved | undefined {
    return turn === null ? undefined : unsaved.get(turn);
  }

  return {
    get failure() {
      return failure;
    },
    contextFor,
    known,
    remember(conversation, turn) {
      if (stored && known(conversation, turn) === undefined) readStored(stored, conversation, turn).catch(() => {});
    },
    async save() {
      if (stored && unsaved.size > 0) await saveUnsaved(stored);
    },
    async dispose() {
      isDisposed = true;
      stopReaching?.();
      cancelRetry();
      await saving;
    },
    blob(hash) {
      for (const { asked } of unsaved.values()) {
        const found = findContent(asked.question, hash);
        if (found) return found;
      }
      return undefined;
    },
    forget(conversation) {
      const own = [...unsaved.keys()].filter((turn) => unsaved.get(turn)?.asked.conversation === conversation);
      for (const turn of own) unsaved.delete(turn);
      recent.forget(conversation);
      return own.length > 0;
    },
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

/** The conversation was deleted meanwhile, or another companion ended the turn: nobody needs this answer. */
function isMoot(error: unknown): error is StoreError {
  return error instanceof StoreError && (error.code === 'gone' || error.code === 'lost');
}

function toStoredTurn(asked: AskedTurn, ending: TurnEnding): StoredTurn {
  const { conversation, fingerprint = '', token = 0 } = asked;
  return { conversation, record: toTurnRecord(asked, ending), fingerprint, token };
}

function toSaved(ending: TurnEnding): TurnEnding {
  const { terminal } = ending;
  return terminal.type === 'done' ? { ...ending, terminal: { ...terminal, saved: 'stored' } } : ending;
}
