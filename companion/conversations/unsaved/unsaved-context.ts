import type { Log } from '../../logging/log.ts';
import type { AskedPart } from '../../prompts/source.ts';
import type { AskedTurn, Store, StoredTurn, TurnEnding } from '../../store/store.ts';
import { StoreError } from '../../store/store-error.ts';
import { toExchange, toTurnRecord } from '../memory-conversations.ts';
import { goOn, type Path, type RecentPaths } from '../recent-paths.ts';
import type { TextBatches } from '../text-batches.ts';
import type { Tunings } from '../tunings.ts';
import type { Recorded, TurnContext } from '../turn-context.ts';
import type { SaveLater } from './save-later.ts';
import type { UnsavedMemory } from './unsaved-memory.ts';
import type { UnsavedPaths } from './unsaved-paths.ts';

export interface UnsavedContextOptions {
  /** Undefined when there is no storage. */
  stored: Store | undefined;
  memory: UnsavedMemory;
  later: SaveLater;
  paths: UnsavedPaths;
  batches: TextBatches;
  tunings: Pick<Tunings, 'for' | 'stored'>;
  recent: RecentPaths;
  log: Log;
}

/** The conversation of one turn, which is on disk or, where that fails, in memory in its place. */
export function createUnsavedContext(place: Omit<AskedTurn, 'question'>, options: UnsavedContextOptions): TurnContext {
  const { stored, memory, later, paths, batches, tunings, recent, log } = options;
  const { unsaved, running, find, newestOf, pathHere, forgetOthers } = memory;
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
    if (stored && (place.follow ? unsaved.size > 0 : find(parent))) await later.save();
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
      later.noteStored();
      await tunings.stored(conversation);
      if (unsaved.size > 0) void later.save();
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
    later.note(error);
    log.warn({ code: error.code }, 'a question could not be stored');
    if (place.follow) {
      const newest = newestOf(asked) ?? parent;
      // The newest of which nobody here has heard is not told by a disk that can't be written, but may be on it.
      if (newest === null || !(await paths.isKnown(conversation, newest))) throw error;
      return recordBehind(newest);
    }
    if (parent !== null && !(await paths.isKnown(conversation, parent))) {
      // Rejects when nothing can be read either: an answer that knows nothing of what came before would mislead.
      const before = await stored.findTurn(parent);
      if (before?.conversation !== conversation) return 'parent_gone';
    }
    return recordBehind(parent);
  }

  /** It follows a turn that is not stored: another companion may have one that could not be until now. */
  async function recordBehindOthers(stored: Store): Promise<Recorded> {
    const found = parent === null ? undefined : await paths.learn(conversation, parent);
    // What is on disk for the others is gone where it is not there any more.
    if (found === undefined || (found !== 'running' && found.unsaved.length === 0)) return 'parent_gone';
    await later.save();
    if (await addTo(stored)) return 'recorded';
    return found === 'running' || find(parent) ? recordBehind(parent) : 'parent_gone';
  }

  function recordBehind(latest: string | null): Recorded {
    moveBehind(latest);
    keepInMemory();
    // It has not failed by now where it waits for another companion.
    later.retryLater();
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
      path = await paths.before(conversation, parent, saves === 'failed');
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
        later.retryLater();
        return undefined;
      }
      try {
        isFirstAnswer = (await stored?.finish(ending)) ?? false;
        later.noteStored();
        path ??= pathHere(conversation, parent);
        if (path) recent.keep(conversation, goOn(path, turn, toExchange(asked, ending)));
        return undefined;
      } catch (error) {
        if (error instanceof StoreError && error.code === 'lost') return stored?.findTurn(turn);
        later.note(error);
        keepInMemory(ending, true);
        throw error;
      } finally {
        // Not before, so that what follows it is known of at any time, however long the disk takes.
        running.delete(turn);
      }
    },
    async drop() {
      // The store may be there again, and time may have passed at once: the machine slept.
      if (unsaved.get(turn)?.ending) await later.save();
      running.delete(turn);
      unsaved.delete(turn);
      forgetOthers();
    },
  };
}

function toStoredTurn(asked: AskedTurn, ending: TurnEnding): StoredTurn {
  const { conversation, fingerprint = '', token = 0 } = asked;
  return { conversation, record: toTurnRecord(asked, ending), fingerprint, token };
}
