import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { ChatFilter } from '../../../protocol/chat-filter.ts';
import type { ConversationSummary, SearchHit } from '../../../protocol/conversation-requests.ts';
import type { Clock } from '../../connection/clock.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import type { Problem } from '../problem.ts';
import { explainRequest } from '../request-problems.ts';
import { isFiltering, joinFilters, parseTyped, type Typed } from './typed-filters.ts';

export type SearchState =
  | { phase: 'none' }
  /** `hits` are those of the query before, so that the list does not blink at each letter. */
  | { phase: 'searching'; hits: readonly SearchHit[] }
  | { phase: 'found'; query: string; hits: readonly SearchHit[] }
  | { phase: 'failed'; problem: Problem };

/** Looks for words as they are typed. */
export interface Search {
  readonly query: Signal<string>;
  /** The words to look for, and all that the chats are filtered by, typed or not. */
  readonly wanted: ReadonlySignal<Typed>;
  readonly state: ReadonlySignal<SearchState>;
  again(): void;
  /** A conversation among the hits has another title, or is gone. */
  changed(summary: ConversationSummary): void;
  removed(conversations: ReadonlySet<string>): void;
  dispose(): void;
}

/** Fewer find too much to be of use, and the companion looks for no less. */
const LEAST_CHARS = 2;
/** One of Chinese and its like is a word: a letter of a script without capitals. */
const IS_WORD = /^\p{Lo}$/u;
const MOST_CHARS = 256;
const PAUSE_MS = 150;
const MOST_HITS = 50;

export interface SearchOptions {
  connection: Pick<CompanionConnection, 'request'>;
  clock: Clock;
  /** What the chats are filtered by, besides what is typed. */
  filter: ReadonlySignal<ChatFilter>;
  /** Lists what a filter is true of, where there are no words to look for; null: there is no filter either. */
  list(filter: ChatFilter | null): void;
}

export function createSearch(options: SearchOptions): Search {
  const { connection, clock, filter: chosen, list } = options;
  const query = signal('');
  const state = signal<SearchState>({ phase: 'none' });
  let cancelPause = () => {};
  /** The search that counts: answers to those before it come too late. */
  let latest = {};

  /** Of the list that is shown, to tell whether it is another one. */
  let listed = '';

  const wanted = computed<Typed>(() => {
    const typed = parseTyped(query.value);
    return { words: typed.words.trim(), filter: joinFilters(chosen.value, typed.filter) };
  });
  const stop = effect(() => begin(wanted.value));

  function begin({ words: all, filter }: Typed): void {
    const words = all.slice(0, MOST_CHARS);
    cancelPause();
    latest = {};
    if (words.length < LEAST_CHARS && !IS_WORD.test(words)) {
      state.value = { phase: 'none' };
      showList(isFiltering(filter) ? filter : null);
      return;
    }
    showList(null);
    state.value = { phase: 'searching', hits: hitsOf(state.peek()) };
    cancelPause = clock.after(PAUSE_MS, () => void look(words, filter));
  }

  function showList(filter: ChatFilter | null): void {
    const key = filter === null ? '' : JSON.stringify(filter);
    if (key === listed) return;
    if (filter === null) {
      listed = '';
      untracked(() => list(null));
      return;
    }
    cancelPause = clock.after(PAUSE_MS, () => {
      listed = key;
      list(filter);
    });
  }

  async function look(words: string, filter: ChatFilter): Promise<void> {
    const own = latest;
    try {
      const only = isFiltering(filter) ? { filter } : {};
      const { hits } = await connection.request({ type: 'search', query: words, limit: MOST_HITS, ...only });
      if (own === latest) state.value = { phase: 'found', query: words, hits };
    } catch (error) {
      if (own === latest) state.value = { phase: 'failed', problem: explainRequest(error, 'search_failed') };
    }
  }

  function changeHits(change: (hits: readonly SearchHit[]) => readonly SearchHit[]): void {
    const now = state.peek();
    if ('hits' in now) state.value = { ...now, hits: change(now.hits) };
  }

  return {
    query,
    state,
    wanted,
    again: () => begin(wanted.peek()),
    changed: ({ conversation, title, archived = false }) =>
      changeHits((hits) =>
        hits.map((hit) => (hit.conversation === conversation ? { ...hit, title, ...marked(archived, hit) } : hit)),
      ),
    removed: (conversations) => changeHits((hits) => hits.filter((hit) => !conversations.has(hit.conversation))),
    dispose() {
      stop();
      cancelPause();
      latest = {};
    },
  };
}

function hitsOf(state: SearchState): readonly SearchHit[] {
  return 'hits' in state ? state.hits : [];
}

function marked(archived: boolean, hit: SearchHit): Pick<SearchHit, 'archived'> {
  return archived || hit.archived ? { archived } : {};
}
