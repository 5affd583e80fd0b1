import { type ReadonlySignal, signal } from '@preact/signals';
import type { ChatFilter } from '../../../protocol/chat-filter.ts';
import type { ConversationSummary } from '../../../protocol/conversation-requests.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import type { Problem } from '../problem.ts';
import { explainRequest } from '../request-problems.ts';

/** The conversations that a filter is true of, as far as they are loaded. */
export interface Filtered {
  readonly filter: ChatFilter;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly items: readonly ConversationSummary[];
  readonly next: string | null;
  readonly isMoreLoading: boolean;
  readonly problem: Problem | null;
}

export interface FilteredList {
  /** Null while nothing is filtered. */
  readonly state: ReadonlySignal<Filtered | null>;
  /** Null: nothing is filtered. */
  show(filter: ChatFilter | null): void;
  loadMore(): void;
  /** Loads on, or anew, after that failed. */
  again(): void;
  /** Looks anew: there may be more that the filter is true of. */
  refresh(): void;
  change(update: (items: readonly ConversationSummary[]) => readonly ConversationSummary[]): void;
}

/** So many are asked for at a time. */
export const PAGE_CONVERSATIONS = 50;

export function createFilteredList(connection: Pick<CompanionConnection, 'request'>): FilteredList {
  const state = signal<Filtered | null>(null);

  /** Loads the part behind what is there. */
  async function load(from: Filtered): Promise<void> {
    const { filter, next } = from;
    try {
      const before = next === null ? {} : { before: next };
      const found = await connection.request({ type: 'conversations', filter, limit: PAGE_CONVERSATIONS, ...before });
      const now = state.peek();
      if (now?.filter !== filter) return;
      const items = next === null ? found.items : [...now.items, ...found.items];
      state.value = { ...now, status: 'ready', items, next: found.next, isMoreLoading: false };
    } catch (error) {
      const now = state.peek();
      if (now?.filter !== filter) return;
      const problem = explainRequest(error, next === null ? 'chats_not_listed' : 'more_chats_not_listed');
      state.value = { ...now, status: next === null ? 'failed' : 'ready', isMoreLoading: false, problem };
    }
  }

  function begin(filter: ChatFilter): void {
    // What was found before stays until there is something newer, so that the list does not blink.
    const items = state.peek()?.items ?? [];
    const empty = { filter, items, next: null, isMoreLoading: false, problem: null };
    state.value = { ...empty, status: 'loading' };
    void load(state.value);
  }

  return {
    state,
    show(filter) {
      if (filter === null) state.value = null;
      else begin(filter);
    },
    loadMore() {
      const now = state.peek();
      if (!now || now.next === null || now.isMoreLoading || now.problem) return;
      state.value = { ...now, isMoreLoading: true };
      void load(state.value);
    },
    again() {
      const now = state.peek();
      if (!now) return;
      if (now.status === 'failed') begin(now.filter);
      else {
        state.value = { ...now, problem: null };
        this.loadMore();
      }
    },
    refresh() {
      const now = state.peek();
      if (now) begin(now.filter);
    },
    change(update) {
      const now = state.peek();
      if (now) state.value = { ...now, items: update(now.items) };
    },
  };
}
