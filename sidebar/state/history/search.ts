import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationSummary, SearchHit } from '../../../protocol/conversation-requests.ts';
import type { Clock } from '../../connection/clock.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import type { Problem } from '../problem.ts';
import { explainRequest } from '../request-problems.ts';

export type SearchState =
  | { phase: 'none' }
  /** `hits` are those of the query before, so that the list does not blink at each letter. */
  | { phase: 'searching'; hits: readonly SearchHit[] }
  | { phase: 'found'; query: string; hits: readonly SearchHit[] }
  | { phase: 'failed'; problem: Problem };

/** Looks for words as they are typed. */
export interface Search {
  readonly query: Signal<string>;
  readonly state: ReadonlySignal<SearchState>;
  again(): void;
  /** A conversation among the hits has another title, or is gone. */
  changed(summary: ConversationSummary): void;
  removed(conversation: string): void;
  dispose(): void;
}

/** Fewer find too much to be of use, and the companion looks for no less. */
const LEAST_CHARS = 2;
/** One of Chinese and its like is a word: a letter of a script without capitals. */
const IS_WORD = /^\p{Lo}$/u;
const MOST_CHARS = 256;
const PAUSE_MS = 150;
const MOST_HITS = 50;

export function createSearch(options: { connection: Pick<CompanionConnection, 'request'>; clock: Clock }): Search {
  const { connection, clock } = options;
  const query = signal('');
  const state = signal<SearchState>({ phase: 'none' });
  let cancelPause = () => {};
  /** The search that counts: answers to those before it come too late. */
  let latest = {};

  const stop = effect(() => begin(query.value));

  function begin(typed: string): void {
    const words = typed.trim().slice(0, MOST_CHARS);
    cancelPause();
    latest = {};
    if (words.length < LEAST_CHARS && !IS_WORD.test(words)) {
      state.value = { phase: 'none' };
      return;
    }
    state.value = { phase: 'searching', hits: hitsOf(state.peek()) };
    cancelPause = clock.after(PAUSE_MS, () => void look(words));
  }

  async function look(words: string): Promise<void> {
    const own = latest;
    try {
      const { hits } = await connection.request({ type: 'search', query: words, limit: MOST_HITS });
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
    again: () => begin(query.peek()),
    changed: ({ conversation, title }) =>
      changeHits((hits) => hits.map((hit) => (hit.conversation === conversation ? { ...hit, title } : hit))),
    removed: (conversation) => changeHits((hits) => hits.filter((hit) => hit.conversation !== conversation)),
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
