import type { TurnLease } from '../live/live.ts';
import type { Log } from '../logging/log.ts';
import { type Asked, type AskRequest, toGroup } from './ask-request.ts';
import { type Asker, toKey } from './asker.ts';
import type { KeptTurn } from './retention.ts';
import type { Turn } from './turn.ts';

/** A turn that the registry knows. */
export interface TurnEntry {
  /** Once it is recorded, with all that goes along. */
  request: AskRequest;
  turn: Turn;
  /** Its lines carry the turn's id. */
  log: Log;
  /** Its share of what is kept; undefined when it is dropped at its end. */
  kept: KeptTurn | undefined;
  /** The right to run it, where others may know of it. */
  lease: TurnLease | undefined;
  /** Whether the turn that it follows is over, where another companion may run that. */
  parent: { readonly isOver: boolean } | undefined;
  admission: Promise<Asked>;
}

/** The turns of a companion: by id, by what they are kept with, and those that have not ended. */
export interface TurnEntries {
  get(turn: string, asker: Asker): TurnEntry | undefined;
  /** A turn of clients', if it is here. */
  ofClients(turn: string): TurnEntry | undefined;
  add(entry: TurnEntry): void;
  /** It has ended, and stays known. */
  end(entry: TurnEntry): void;
  /** Nobody finds it any more, but it may still run. */
  forget(entry: TurnEntry): void;
  remove(entry: TurnEntry): void;
  /** Removes what is kept together, and hands it over. */
  removeGroup(group: string): TurnEntry[];
  readonly unfinished: ReadonlySet<TurnEntry>;
  /** Of these, the ones in a conversation of clients'. */
  runningIn(conversation: string): Turn[];
  readonly size: number;
}

/** @param all those that have not ended, of several such that are bounded together */
export function createTurnEntries(all: Set<TurnEntry> = new Set()): TurnEntries {
  const entries = new Map<string, TurnEntry>();
  /** The keys of each group: tens of thousands are due at once after a busy while. */
  const groups = new Map<string, Set<string>>();
  const unfinished = new Set<TurnEntry>();

  function end(entry: TurnEntry): void {
    unfinished.delete(entry);
    all.delete(entry);
  }

  return {
    get: (turn, asker) => entries.get(toKey(turn, asker)),
    ofClients: (turn) => entries.get(turn),
    add(entry) {
      const { turn, asker } = entry.request;
      const key = toKey(turn, asker);
      entries.set(key, entry);
      const group = toGroup(entry.request);
      if (group !== undefined) groups.set(group, (groups.get(group) ?? new Set()).add(key));
      unfinished.add(entry);
      all.add(entry);
    },
    end,
    forget: ({ request }) => void entries.delete(toKey(request.turn, request.asker)),
    remove(entry) {
      end(entry);
      const key = toKey(entry.request.turn, entry.request.asker);
      if (entries.get(key) !== entry) return;
      entries.delete(key);
      const group = toGroup(entry.request);
      const keys = group === undefined ? undefined : groups.get(group);
      keys?.delete(key);
      if (group !== undefined && keys?.size === 0) groups.delete(group);
    },
    removeGroup(group) {
      const keys = groups.get(group) ?? [];
      groups.delete(group);
      return [...keys].flatMap((key) => {
        const entry = entries.get(key);
        entries.delete(key);
        return entry ?? [];
      });
    },
    unfinished,
    runningIn: (conversation) =>
      [...unfinished].flatMap(({ request, turn }) =>
        request.conversation === conversation && !request.asker.isPrivate ? turn : [],
      ),
    get size() {
      return entries.size;
    },
  };
}
