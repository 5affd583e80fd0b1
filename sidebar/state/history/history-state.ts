import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationSummary } from '../../../protocol/conversation-requests.ts';
import { type Clock, systemClock } from '../../connection/clock.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import type { Problem, RequestProblemCode } from '../problem.ts';
import { explainRequest, FOR_CLIENTS } from '../request-problems.ts';
import { type ConversationGroup, groupByDate } from './date-groups.ts';
import { createDeletions, type Deleted } from './deletions.ts';
import { type Conversations, runningIn } from './running-in.ts';
import { createSearch, type SearchState } from './search.ts';

/** The stored conversations: a list that follows what changes, a search, and what can be done with one. */
export interface HistoryState {
  /** `idle`: the list was not asked for yet. `ready` also while more of it is loaded. */
  readonly status: ReadonlySignal<'idle' | 'loading' | 'ready' | 'failed'>;
  readonly groups: ReadonlySignal<readonly ConversationGroup[]>;
  /** Why there is no list, or no more of it; null when all is well. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Whether the list goes on. */
  readonly more: ReadonlySignal<'none' | 'more' | 'loading'>;
  /** What is looked for. Below two characters nothing is, and the list stands instead. */
  readonly query: Signal<string>;
  readonly search: ReadonlySignal<SearchState>;
  /** Looks for the same once more, after it failed. */
  searchAgain(): void;
  /** What was deleted last, for as long as it can be brought back. */
  readonly deleted: ReadonlySignal<Deleted | null>;
  /** What could not be done; null when all could. */
  readonly failure: ReadonlySignal<Problem | null>;
  dismissFailure(): void;
  /** The list is looked at: loads it, or goes on with what is there and takes the date of today. */
  look(): void;
  loadMore(): void;
  retry(): void;
  rename(conversation: string, title: string): void;
  pin(conversation: string, pinned: boolean): void;
  remove(conversation: string): void;
  /** Brings back what was deleted last. */
  undo(): void;
  /** The offer to undo stays while it is held, as when the pointer or the focus is on it. */
  holdUndo(held: boolean): void;
}

export interface HistoryStateOptions {
  connection: Pick<CompanionConnection, 'state' | 'request' | 'watchConversations' | 'retry'>;
  clock?: Clock;
  /** Milliseconds since 1970. */
  today?: () => number;
  /** What was told of before, and the list as it becomes; default: nothing was. */
  known?: Signal<Conversations>;
  /** Told of what is deleted here, and of what is brought back. */
  onRemoved?: (conversation: string) => void;
  onRestored?: (conversation: string) => void;
}

const PAGE_CONVERSATIONS = 50;

export function createHistoryState(options: HistoryStateOptions): HistoryState & { dispose(): void } {
  const { connection, clock = systemClock, today = Date.now, onRemoved, onRestored } = options;
  const { known = signal<Conversations>(new Map()) } = options;
  const status = signal<HistoryState['status']['value']>('idle');
  const problem = signal<Problem | null>(null);
  const failure = signal<Problem | null>(null);
  const more = signal<HistoryState['more']['value']>('none');
  const now = signal(today());
  let next: string | null = null;
  /** Of the connection that the list was loaded over: on another one it may have changed unseen. */
  let loadedOver: unknown;
  let isWanted = false;

  const search = createSearch({ connection, clock });
  const deletions = createDeletions({ connection, clock, onFailure: fail, put, take, onRemoved, onRestored });
  const unwatch = connection.watchConversations((change) => {
    if (change.type === 'removed') take(change.conversation);
    else if (!deletions.has(change.conversation.conversation)) put(change.conversation);
  });
  const stopFollowing = effect(() => {
    const state = connection.state.value;
    if (state.phase !== 'ready') {
      if (status.peek() !== 'ready') showProblem(state.phase === 'connecting' ? null : state.problem);
      return;
    }
    // What ran may have ended unseen.
    if (isWanted || runningIn(known.peek()).size > 0) void load();
  });

  function put(summary: ConversationSummary): void {
    known.value = new Map([...known.peek(), [summary.conversation, summary]]);
    search.changed(summary);
  }

  function take(conversation: string): ConversationSummary | undefined {
    const summary = known.peek().get(conversation);
    const rest = new Map(known.peek());
    rest.delete(conversation);
    known.value = rest;
    search.removed(conversation);
    return summary;
  }

  function showProblem(reason: Problem | null): void {
    if (!isWanted) return;
    batch(() => {
      problem.value = reason;
      status.value = reason ? 'failed' : 'loading';
    });
  }

  async function load(): Promise<void> {
    const state = connection.state.peek();
    if (state.phase !== 'ready' || loadedOver === state) return;
    if (state.role === 'guest') {
      showProblem(FOR_CLIENTS);
      return;
    }
    loadedOver = state;
    batch(() => {
      problem.value = null;
      if (status.peek() !== 'ready') status.value = 'loading';
    });
    try {
      const found = await connection.request({ type: 'conversations', limit: PAGE_CONVERSATIONS });
      batch(() => {
        // Everything anew: what was deleted meanwhile is in no answer.
        known.value = new Map();
        addPage(found.items, found.next);
        status.value = 'ready';
      });
    } catch (error) {
      if (connection.state.peek() !== state) return;
      loadedOver = undefined;
      showProblem(explainRequest(error, 'chats_not_listed'));
    }
  }

  function addPage(items: readonly ConversationSummary[], cursor: string | null): void {
    const news = items.filter(({ conversation }) => !deletions.has(conversation));
    known.value = new Map([
      ...known.peek(),
      ...news.map((item): [string, ConversationSummary] => [item.conversation, item]),
    ]);
    next = cursor;
    more.value = cursor === null ? 'none' : 'more';
  }

  async function loadMore(): Promise<void> {
    if (next === null || more.peek() !== 'more' || problem.peek()) return;
    more.value = 'loading';
    const over = loadedOver;
    try {
      const found = await connection.request({ type: 'conversations', before: next, limit: PAGE_CONVERSATIONS });
      if (over === loadedOver) batch(() => addPage(found.items, found.next));
    } catch (error) {
      if (over !== loadedOver) return;
      batch(() => {
        more.value = 'more';
        problem.value = explainRequest(error, 'more_chats_not_listed');
      });
    }
  }

  function fail(what: RequestProblemCode, error: unknown): void {
    failure.value = explainRequest(error, what);
  }

  /** Shows the change at once, and takes it back when the companion refuses it. */
  async function change(
    request:
      | { type: 'rename'; conversation: string; title: string }
      | { type: 'pin'; conversation: string; pinned: boolean },
    changes: Partial<ConversationSummary>,
    what: RequestProblemCode,
  ): Promise<void> {
    const was = known.peek().get(request.conversation);
    failure.value = null;
    if (was) put({ ...was, ...changes });
    try {
      await connection.request(request);
    } catch (error) {
      const is = known.peek().get(request.conversation);
      if (was && is) put('title' in request ? { ...is, title: was.title } : { ...is, pinned: was.pinned });
      fail(what, error);
    }
  }

  return {
    status,
    groups: computed(() => groupByDate([...known.value.values()], now.value)),
    problem,
    more,
    query: search.query,
    search: search.state,
    searchAgain: search.again,
    deleted: deletions.latest,
    failure,
    dismissFailure() {
      failure.value = null;
    },
    look() {
      isWanted = true;
      now.value = today();
      const state = connection.state.peek();
      if (state.phase === 'ready') void load();
      else if (status.peek() !== 'ready') showProblem(state.phase === 'connecting' ? null : state.problem);
    },
    loadMore: () => void loadMore(),
    retry() {
      if (connection.state.peek().phase !== 'ready') connection.retry();
      else if (status.peek() === 'ready') {
        problem.value = null;
        void loadMore();
      } else void load();
    },
    rename(conversation, title) {
      const trimmed = title.trim();
      if (trimmed === '' || trimmed === known.peek().get(conversation)?.title) return;
      void change({ type: 'rename', conversation, title: trimmed }, { title: trimmed }, 'not_renamed');
    },
    pin(conversation, pinned) {
      const what = pinned ? 'not_pinned' : 'not_unpinned';
      void change({ type: 'pin', conversation, pinned }, { pinned }, what);
    },
    remove(conversation) {
      failure.value = null;
      deletions.remove(conversation);
    },
    undo: deletions.undo,
    holdUndo: deletions.hold,
    dispose() {
      stopFollowing();
      unwatch();
      search.dispose();
      deletions.dispose();
    },
  };
}
