import type { Exchange } from '../prompts/prompt.ts';
import { contentOf, hashOf } from '../prompts/source.ts';
import { exchangeChars, HISTORY_CHARS } from '../store/rows/history-chars.ts';
import type { History } from '../store/store.ts';

/** What led to a turn and the turn itself, all of which has ended: nobody changes it any more, wherever. */
export interface Path extends History {
  /** The turn of each exchange. */
  turns: readonly string[];
}

/** What was last said in the chats of one person, for times at which the store can't be read. */
export interface RecentPaths {
  /** The path to a turn, which may be in the middle of one that is kept. */
  find(conversation: string, turn: string): Path | undefined;
  /** The newest turn that is known to have come of `parent`; of null: the newest of the conversation. */
  newest(conversation: string, parent: string | null): string | undefined;
  keep(conversation: string, path: Path): void;
  forget(conversation: string): void;
  /** What went along with one of the questions under this SHA-256. */
  blob(hash: string): Uint8Array | undefined;
}

export interface RecentPathsOfAll {
  of(person: string): RecentPaths;
}

export const NOTHING_BEFORE: Path = { exchanges: [], leftOut: 0, turns: [] };

/** What an exchange takes apart from its text. */
const EXCHANGE_CHARS = 256;

interface Chat {
  /** The latest last. None is the beginning of another one. */
  paths: Path[];
  chars: number;
}

/** @param maxChars UTF-16 units of all paths together; the chats that were not used for the longest time go first */
export function createRecentPaths(maxChars: number): RecentPathsOfAll {
  // A Map keeps its order of insertion: the first one is the one that was used least recently.
  const chats = new Map<string, Chat>();
  let chars = 0;

  function remove(key: string): void {
    chars -= chats.get(key)?.chars ?? 0;
    chats.delete(key);
  }

  function put(key: string, paths: readonly Path[]): void {
    remove(key);
    const kept: Chat = { paths: [], chars: 0 };
    for (const path of paths.toReversed()) {
      const size = charsOf(path);
      if (kept.chars + size > maxChars) continue;
      kept.paths.unshift(path);
      kept.chars += size;
    }
    if (kept.paths.length === 0) return;
    chats.set(key, kept);
    chars += kept.chars;
    for (const oldest of chats.keys()) {
      if (chars <= maxChars) break;
      remove(oldest);
    }
  }

  function of(person: string): RecentPaths {
    const prefix = `${person}/`;

    /** The latest path that leads through a turn. */
    function through(conversation: string, turn: string | null): Path | undefined {
      const chat = chats.get(prefix + conversation);
      if (chat === undefined) return undefined;
      chats.delete(prefix + conversation);
      chats.set(prefix + conversation, chat);
      const { paths } = chat;
      return turn === null ? paths.at(-1) : paths.findLast(({ turns }) => turns.includes(turn));
    }

    return {
      find(conversation, turn) {
        const found = through(conversation, turn);
        return found && upTo(found, turn);
      },
      newest: (conversation, parent) => through(conversation, parent)?.turns.at(-1),
      keep(conversation, path) {
        const key = prefix + conversation;
        const leaf = path.turns.at(-1);
        if (leaf === undefined) return;
        const paths = chats.get(key)?.paths ?? [];
        const longer = paths.find(({ turns }) => turns.includes(leaf));
        const kept = longer ?? withinHistory(path);
        put(key, [...paths.filter(({ turns }) => !kept.turns.includes(turns.at(-1) ?? '')), kept]);
      },
      forget: (conversation) => remove(prefix + conversation),
      blob(hash) {
        for (const [key, { paths }] of chats) {
          if (!key.startsWith(prefix)) continue;
          for (const { sources } of paths.flatMap(({ exchanges }) => exchanges)) {
            const content = contentOf(sources.find((each) => hashOf(each) === hash) ?? NO_PART);
            if (content !== undefined) return typeof content === 'string' ? Buffer.from(content) : content;
          }
        }
        return undefined;
      },
    };
  }

  return { of };
}

const NO_PART = { type: 'text', text: '' } as const;

function charsOf({ exchanges }: Path): number {
  return exchanges.reduce((sum, each) => sum + exchangeChars(each) + EXCHANGE_CHARS, 0);
}

function upTo({ turns, exchanges, leftOut }: Path, turn: string): Path {
  const count = turns.indexOf(turn) + 1;
  return { turns: turns.slice(0, count), exchanges: exchanges.slice(0, count), leftOut };
}

/** One exchange more. */
export function goOn(path: Path, turn: string, exchange: Exchange): Path {
  const { turns, exchanges, leftOut } = path;
  return { turns: [...turns, turn], exchanges: [...exchanges, exchange], leftOut };
}

/** As much of it as a store reads. */
function withinHistory(path: Path): Path {
  let chars = 0;
  const start = path.exchanges.findLastIndex((each, index) => {
    chars += exchangeChars(each);
    return chars > HISTORY_CHARS && index < path.exchanges.length - 1;
  });
  if (start < 0) return path;
  const { turns, exchanges, leftOut } = path;
  return { turns: turns.slice(start + 1), exchanges: exchanges.slice(start + 1), leftOut: leftOut + start + 1 };
}
