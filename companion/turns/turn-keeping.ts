import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { createRecentPaths, type RecentPaths } from '../conversations/recent-paths.ts';
import { createListeners } from '../listeners.ts';
import { type Asker, kindOf } from './asker.ts';
import { createNoteCache, type NoteCache } from './note-cache.ts';
import { createEmbeddingCache, type EmbeddingCache } from './passages/embedding-cache.ts';
import type { RecentCache } from './recent-cache.ts';
import { createRetention, type Retention } from './retention.ts';
import type { Turn } from './turn.ts';
import type { TurnEntry } from './turn-entries.ts';

/**
 * What the turns of a companion are bounded by together. Each person has a registry of their own, and all of them keep no
 * more than one would.
 */
export interface TurnKeeping {
  /** All that wait or run, of all registries. */
  readonly unfinished: Set<TurnEntry>;
  retentionOf(asker: Asker): Retention;
  /** What models wrote and measured of texts before, for one person: nobody learns from it what others read. */
  cachesOf(person: string): { notes: NoteCache; embeddings: EmbeddingCache };
  /** What was last said in the chats of one person. */
  pathsOf(person: string): RecentPaths;
  /** Calls `listener` with the name of what is dropped, by whichever registry it is kept; returns its unsubscribe. */
  onDrop(listener: (group: string) => void): () => void;
  /** How many are at each stage; `loading`: they have a slot, and no word yet. */
  readonly stages: { waiting: number; loading: number; streaming: number };
  /** A turn has ended. */
  end(turn: Turn): void;
  /** Calls `listener` with each turn once it has ended; returns its unsubscribe. */
  onEnd(listener: (turn: Turn) => void): () => void;
  /** Nothing new can be asked. */
  readonly isDraining: boolean;
  /** From now on. Resolves once all that waits or runs has ended. */
  drain(): Promise<void>;
  dispose(): void;
}

const SWEEP_MS = 30_000;

export interface TurnKeepingOptions {
  clock: Clock;
  /** Whether the store is a database that others use too. */
  isShared?: boolean;
  limits?: Partial<Limits>;
}

export function createTurnKeeping({ clock, isShared = false, ...options }: TurnKeepingOptions): TurnKeeping {
  const limits = { ...LIMITS, ...options.limits };
  const listeners = createListeners<[group: string]>();
  const endListeners = createListeners<[turn: Turn]>();
  const unfinished = new Set<TurnEntry>();
  let isDraining = false;
  const kept = { clock, keepMs: limits.temporaryMs, onDrop: listeners.tell };
  // Apart, so that no guest or member can drive out what a client has.
  const retentions = {
    client: createRetention({ ...kept, maxChars: limits.keptChars }),
    guest: createRetention({ ...kept, maxChars: limits.guestKeptChars }),
    member: createRetention({ ...kept, maxChars: limits.memberKeptChars }),
  };
  const paths = createRecentPaths(isShared ? limits.sharedRecentChars : limits.recentChars);
  const notes = createNoteCache(limits.noteChars);
  const embeddings = createEmbeddingCache(limits.embeddingFloats);
  let cancelSweep = clock.after(SWEEP_MS, sweep);

  function sweep(): void {
    for (const retention of Object.values(retentions)) retention.sweep();
    cancelSweep = clock.after(SWEEP_MS, sweep);
  }

  return {
    unfinished,
    retentionOf: (asker) => retentions[kindOf(asker)],
    cachesOf: (person) => ({ notes: cacheOf(notes, person), embeddings: cacheOf(embeddings, person) }),
    pathsOf: paths.of,
    onDrop: listeners.on,
    get stages() {
      const running = [...unfinished].filter(({ turn }) => turn.stage === 'running');
      const streaming = running.filter(({ turn }) => turn.times.spoke !== undefined).length;
      return { waiting: unfinished.size - running.length, loading: running.length - streaming, streaming };
    },
    end: endListeners.tell,
    onEnd: endListeners.on,
    get isDraining() {
      return isDraining;
    },
    async drain() {
      isDraining = true;
      await allEnded(unfinished);
    },
    dispose: () => cancelSweep(),
  };
}

/** Resolves once all turns that are there now have ended. */
export async function allEnded(unfinished: ReadonlySet<TurnEntry>): Promise<void> {
  const ends = [...unfinished].map(async ({ admission, turn }) => {
    await admission;
    if (turn.hasBegun) await turn.ended;
  });
  await Promise.all(ends);
}

function cacheOf<T>(cache: RecentCache<T>, person: string): RecentCache<T> {
  if (person === '') return cache;
  return {
    get: (key) => cache.get(`${person}/${key}`),
    set: (key, value) => cache.set(`${person}/${key}`, value),
  };
}
