/**
 * Conversations that should be on disk. Where that fails, because there is no storage or the disk is full, a turn is kept
 * in memory in its place and says so: people can go on asking, and their follow-ups still know what came before. Once
 * the disk takes something again, it takes those turns too.
 */

import type { Clock } from '../clock.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { Exchange } from '../prompts/prompt.ts';
import type { AskedPart } from '../prompts/source.ts';
import type { AskedTurn, History, PageRequest, SaidText, Store, TurnEnding, TurnPage } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { findContent, toExchange, toTurnRecord } from './memory-conversations.ts';
import { createTextBatches } from './text-batches.ts';
import type { Tunings } from './tunings.ts';
import type { Recorded, TurnContext } from './turn-context.ts';

export interface UnsavedTurns {
  /** Why the latest write failed; undefined when it did not. */
  readonly failure: StoreError | undefined;
  contextFor(asked: Omit<AskedTurn, 'question'>): TurnContext;
  /** Drops what is in memory of a conversation; false when that is nothing. */
  forget(conversation: string): boolean;
  /** See `ConversationStore.turns`; what is in memory alone is among them. */
  turns(conversation: string, page?: PageRequest): Promise<TurnPage | undefined>;
  /** The content with this SHA-256 that a question in memory was asked with. */
  blob(hash: string): Uint8Array | undefined;
}

interface Unsaved {
  asked: AskedTurn;
  ending: TurnEnding | undefined;
  /** The question is on disk, only its answer is not. */
  isHalf: boolean;
}

interface UnsavedTurnsOptions {
  clock: Clock;
  log: Log;
  onSaved: (conversation: string) => void;
  tunings: Pick<Tunings, 'for' | 'stored'>;
  /** See `createTextBatches`. */
  batchMs?: number | undefined;
}

/** How long until what could not be written is tried again, when nobody asks anything before. */
const RETRY_MS = 30_000;

/**
 * @param stored undefined when there is no storage
 * @param onSaved is told of a conversation when something of it is on disk that was not before
 */
export function createUnsavedTurns(
  stored: Store | undefined,
  { clock, log, onSaved, tunings, batchMs }: UnsavedTurnsOptions,
): UnsavedTurns {
  /** Parents before what follows them. */
  const unsaved = new Map<string, Unsaved>();
  let failure = stored?.absence;
  let saving: Promise<void> | undefined;
  let isRetryDue = false;

  stored?.onReached(() => {
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
    if (isRetryDue || stored === undefined || stored.failure) return;
    isRetryDue = true;
    clock.after(RETRY_MS, () => {
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
    for (const [turn, { asked, ending, isHalf }] of unsaved) {
      if (ending === undefined || (asked.parent !== null && unsaved.has(asked.parent))) continue;
      try {
        if (!isHalf && !(await addAgain(stored, asked))) continue;
        unsaved.set(turn, { asked, ending, isHalf: true });
        await stored.finish(toSaved(ending)).catch(ignoreMoot);
        unsaved.delete(turn);
        failure = undefined;
        await tunings.stored(asked.conversation);
        onSaved(asked.conversation);
      } catch (error) {
        note(error);
        log.debug(toLogFields(error), 'an unsaved turn still can not be stored');
      }
    }
  }

  /** Says whether the question is on disk. It may be there although its write was reported as failed. */
  async function addAgain(stored: Store, asked: AskedTurn): Promise<boolean> {
    try {
      return await stored.add(asked);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'conflict') throw error;
      const known = await stored.findTurn(asked.turn);
      return known?.conversation === asked.conversation && known.fingerprint === asked.fingerprint;
    }
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
    function keepInMemory(ending?: TurnEnding, isHalf = false): void {
      saves = 'failed';
      unsaved.set(turn, { asked, ending, isHalf });
    }

    async function record(question: readonly AskedPart[], mine: number): Promise<Recorded> {
      token = mine;
      asked = { ...place, token, question };
      if (stored && (place.follow ? unsaved.size > 0 : parent !== null && unsaved.has(parent)))
        await saveUnsaved(stored);
      const before = parent === null ? undefined : unsaved.get(parent);
      if (before && !before.isHalf) {
        if (before.asked.conversation !== conversation) return 'parent_gone';
        keepInMemory();
        return 'recorded';
      }
      if (stored === undefined) {
        if (parent !== null) return 'parent_gone';
        keepInMemory();
        return 'recorded';
      }
      try {
        if (!(await addTo(stored))) return 'parent_gone';
        failure = undefined;
        await tunings.stored(conversation);
        if (unsaved.size > 0) void saveUnsaved(stored);
        return 'recorded';
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        if (error.code === 'conflict') return recognise(stored);
        // In memory nobody can tell which is the newest.
        if (place.follow) throw error;
        return recordUnsaved(stored, error);
      }
    }

    async function addTo(stored: Store): Promise<boolean> {
      if (!place.follow) return stored.add(asked);
      const behind = await stored.follow(asked);
      if (behind === undefined) return false;
      parent = behind.parent;
      asked = { ...asked, parent };
      return true;
    }

    async function recognise(stored: Store): Promise<Recorded> {
      const known = await stored.findTurn(turn);
      return known && known.fingerprint === asked.fingerprint ? { known } : 'conflict';
    }

    async function recordUnsaved(stored: Store, error: StoreError): Promise<Recorded> {
      note(error);
      log.warn({ code: error.code }, 'a question could not be stored');
      if (parent !== null) {
        // Rejects when nothing can be read either: an answer that knows nothing of what came before would mislead.
        const before = await stored.findTurn(parent);
        if (before?.conversation !== conversation) return 'parent_gone';
      }
      keepInMemory();
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
          parent = next;
          asked = { ...asked, parent };
        },
        // In memory there is no order but that in which they were asked.
        arrange: async (turns) =>
          !turns.some((each) => unsaved.has(each)) && ((await stored?.arrange(conversation, turns)) ?? false),
        async withdraw() {
          if (!unsaved.delete(turn)) return (await stored?.withdraw(turn)) ?? false;
          for (const kept of unsaved.values()) {
            if (kept.asked.parent === turn) kept.asked = { ...kept.asked, parent };
          }
          return true;
        },
      },
      parameters: (model) => tunings.for(conversation, model),
      history: () => history(conversation, parent),
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
          kept.ending = ending;
          // The retry that the failure armed may have come and gone while the turn ran.
          retryLater();
          return undefined;
        }
        try {
          isFirstAnswer = (await stored?.finish(ending)) ?? false;
          failure = undefined;
          return undefined;
        } catch (error) {
          if (error instanceof StoreError && error.code === 'lost') return stored?.findTurn(turn);
          note(error);
          keepInMemory(ending, true);
          throw error;
        }
      },
      async drop() {
        unsaved.delete(turn);
      },
    };
  }

  async function history(conversation: string, last: string | null): Promise<History> {
    const exchanges: Exchange[] = [];
    let id = last;
    for (let kept = find(id); kept; kept = find(id)) {
      exchanges.push(toExchange(kept.asked, kept.ending));
      id = kept.asked.parent;
    }
    const earlier = id === null || stored === undefined ? undefined : await stored.history(conversation, id);
    return { exchanges: [...(earlier?.exchanges ?? []), ...exchanges.reverse()], leftOut: earlier?.leftOut ?? 0 };
  }

  function find(turn: string | null): Unsaved | undefined {
    return turn === null ? undefined : unsaved.get(turn);
  }

  return {
    get failure() {
      return failure;
    },
    contextFor,
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
      return own.length > 0;
    },
    async turns(conversation, page = {}) {
      const own = [...unsaved.values()].filter(({ asked }) => asked.conversation === conversation);
      const onDisk = await stored?.turns(conversation, page).catch((error: unknown) => {
        if (own.length === 0) throw error;
        return undefined;
      });
      if (own.length === 0) return onDisk;
      const turns = (onDisk?.turns ?? []).map((record) => {
        const kept = unsaved.get(record.turn);
        return kept ? toTurnRecord(kept.asked, kept.ending) : record;
      });
      const newest = own.filter(({ isHalf }) => !isHalf && page.before === undefined);
      const added = newest.map(({ asked, ending }) => toTurnRecord(asked, ending));
      return { turns: [...turns, ...added], next: onDisk?.next ?? null };
    },
  };
}

/** The conversation was deleted meanwhile, or another companion ended the turn: nobody needs this answer. */
function isMoot(error: unknown): boolean {
  return error instanceof StoreError && (error.code === 'gone' || error.code === 'lost');
}

function ignoreMoot(error: unknown): void {
  if (!isMoot(error)) throw error;
}

function toSaved(ending: TurnEnding): TurnEnding {
  const { terminal } = ending;
  return terminal.type === 'done' ? { ...ending, terminal: { ...terminal, saved: 'stored' } } : ending;
}
