import type { AskedTurn, TurnEnding } from '../../store/store.ts';
import { findContent, toExchange } from '../memory-conversations.ts';
import { goOn, NOTHING_BEFORE, type Path, type RecentPaths } from '../recent-paths.ts';

/** A turn that is in memory alone, or its answer. */
export interface UnsavedTurn {
  asked: AskedTurn;
  ending: TurnEnding;
  /** The question is on disk, only its answer is not. */
  isHalf: boolean;
}

/**
 * A path as far as it is on disk, and the turns of it that are not; without `saved`: these alone are known. `running`: its last turn
 * has not ended yet.
 */
export type KnownPath = 'running' | { saved?: Path; unsaved: readonly UnsavedTurn[] };

/** As it is kept. */
export interface Unsaved extends Omit<UnsavedTurn, 'ending'> {
  ending: TurnEnding | undefined;
  /** Another companion has it too. It is here for what follows it here, so that neither is lost with the other. */
  isOthers?: true;
  /** When the store first refused it since its chat is marked as deleted; see `Clock.now`. */
  refusedAt?: number;
}

/** The turns of which something is in memory alone, those that run, and how they follow each other. */
export interface UnsavedMemory {
  /** By turn. Parents before what follows them. */
  readonly unsaved: Map<string, Unsaved>;
  /** Those whose question is on disk, or on its way there, and that have not ended. */
  readonly running: Map<string, AskedTurn>;
  find(turn: string | null): Unsaved | undefined;
  /** Drops a turn, and what follows it. */
  dropBranch(turn: string): void;
  /** Drops what is another companion's, unless something here follows it. */
  forgetOthers(): void;
  /** Drops what is in memory of a conversation; false when that is nothing. */
  forget(conversation: string): boolean;
  /** The path to a turn as far as it is in memory alone, and the turn before. */
  chainOf(last: string | null): { chain: Unsaved[]; before: string | null };
  /** What is known here of the path to a turn, without the store. */
  known(conversation: string, turn: string): KnownPath | undefined;
  /** The path to a turn, where all of it is known here without the store. */
  pathHere(conversation: string, last: string | null): Path | undefined;
  /** The newest turn that came of the one that a question is asked behind, as far as memory knows; see `Store.follow`. */
  newestOf(asked: AskedTurn): string | undefined;
  /** The content with this SHA-256 that a question in memory was asked with. */
  blob(hash: string): Uint8Array | undefined;
}

export function createUnsavedMemory(recent: RecentPaths): UnsavedMemory {
  const unsaved = new Map<string, Unsaved>();
  const running = new Map<string, AskedTurn>();

  function find(turn: string | null): Unsaved | undefined {
    return turn === null ? undefined : unsaved.get(turn);
  }

  function isFollowed(turn: string): boolean {
    return [...unsaved.values()].some(({ asked }) => asked.parent === turn);
  }

  /** A turn, and what follows it. */
  function dropBranch(turn: string): void {
    unsaved.delete(turn);
    for (const { asked } of unsaved.values()) if (asked.parent === turn) dropBranch(asked.turn);
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
    if (ended.length < chain.length || (saved === undefined && chain.length === 0)) return here && 'running';
    return { ...(saved && { saved }), unsaved: ended };
  }

  /** The path to a turn, where all of it is known here without the store. */
  function pathHere(conversation: string, last: string | null): Path | undefined {
    if (last === null) return NOTHING_BEFORE;
    const found = known(conversation, last);
    if (found === undefined || found === 'running' || found.saved === undefined) return undefined;
    return toPath(found.saved, found.unsaved);
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

  return {
    unsaved,
    running,
    find,
    dropBranch,
    forgetOthers,
    forget(conversation) {
      const own = [...unsaved.keys()].filter((turn) => unsaved.get(turn)?.asked.conversation === conversation);
      for (const turn of own) unsaved.delete(turn);
      recent.forget(conversation);
      return own.length > 0;
    },
    chainOf,
    known,
    pathHere,
    newestOf,
    blob(hash) {
      for (const { asked } of unsaved.values()) {
        const found = findContent(asked.question, hash);
        if (found) return found;
      }
      return undefined;
    },
  };
}

/** A path that goes on with turns that are in memory alone. */
export function toPath(saved: Path, unsaved: readonly Omit<Unsaved, 'isHalf'>[]): Path {
  return unsaved.reduce((path, { asked, ending }) => goOn(path, asked.turn, toExchange(asked, ending)), saved);
}
