import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Change } from '../../../protocol/chat-changes.ts';
import type { ChatFilter } from '../../../protocol/chat-filter.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import type { ConversationSummary } from '../../../protocol/conversation-requests.ts';
import { type Clock, systemClock } from '../../connection/clock.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import type { Problem, RequestProblemCode } from '../problem.ts';
import { explainRequest, FOR_CLIENTS } from '../request-problems.ts';
import { changed, createArrangements, type Done } from './arrangements.ts';
import { type ConversationGroup, groupByDate } from './date-groups.ts';
import { createFilteredList, PAGE_CONVERSATIONS } from './filtered-list.ts';
import { type Conversations, runningIn } from './running-in.ts';
import { createSearch, type SearchState } from './search.ts';
import { isFiltering, joinFilters, parseTyped, takeWhole } from './typed-filters.ts';

/** The stored conversations: a list that follows what changes, a search, and what can be done with one. */
export interface HistoryState {
  /** `idle`: the list was not asked for yet. `ready` also while more of it is loaded. */
  readonly status: ReadonlySignal<'idle' | 'loading' | 'ready' | 'failed'>;
  readonly groups: ReadonlySignal<readonly ConversationGroup[]>;
  /** Why there is no list, or no more of it; null when all is well. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Whether the list goes on. */
  readonly more: ReadonlySignal<'none' | 'more' | 'loading'>;
  /** What is typed: words, and filters such as `site:example.org`. Below two characters of words the list stands instead. */
  readonly query: Signal<string>;
  /** What the chats are filtered by, besides what is typed. */
  readonly filter: Signal<ChatFilter>;
  /** Whether they are filtered at all. */
  readonly isFiltered: ReadonlySignal<boolean>;
  /** Takes the filters that were typed to their end out of the words; with `all` also one that is still typed. */
  takeTyped(all?: boolean): void;
  /** By what chats can be filtered, and how many have it; null until it is loaded. */
  readonly names: ReadonlySignal<FilterNames | null>;
  loadNames(): void;
  readonly search: ReadonlySignal<SearchState>;
  /** Looks for the same once more, after it failed. */
  searchAgain(): void;
  /** What was done with chats last, for as long as it can be undone. */
  readonly done: ReadonlySignal<Done | null>;
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
  /** Does the same with many chats. */
  arrange(change: Change, conversations: readonly string[], tag?: string): void;
  /** All that match what is looked for, or all of the list; undefined when they can't be had. */
  findAll(): Promise<readonly string[] | undefined>;
  /** The summary of a chat, when it is loaded. */
  find(conversation: string): ConversationSummary | undefined;
  /** Undoes what was done last. */
  undo(): void;
  /** The offer to undo stays while it is held, as when the pointer or the focus is on it. */
  holdUndo(held: boolean): void;
}

export type FilterNames = Pick<Extract<CompanionMessage, { type: 'filters' }>, 'tags' | 'models' | 'sites'>;

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

/** What is archived is found, and is in no list. */
const LISTED: ChatFilter = { archived: false };

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

  const filter = signal<ChatFilter>({});
  const names = signal<FilterNames | null>(null);
  const filtered = createFilteredList(connection);
  const search = createSearch({ connection, clock, filter, list: filtered.show });
  const arrangements = createArrangements({
    connection,
    clock,
    find,
    show: ({ change, tag, conversations }) => show(change, tag, conversations),
    put: putAll,
    onUndone: lookAgain,
    onFailure: fail,
    onRemoved,
    onRestored,
  });
  const unwatch = connection.watchConversations((news) => {
    if (news.type === 'removed') take([news.conversation]);
    else if (news.type === 'chats_changed') follow(news);
    else if (!arrangements.has(news.conversation.conversation)) putAll([news.conversation]);
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

  function find(conversation: string): ConversationSummary | undefined {
    const own = (item: ConversationSummary) => item.conversation === conversation;
    return known.peek().get(conversation) ?? filtered.state.peek()?.items.find(own);
  }

  function putAll(summaries: readonly ConversationSummary[]): void {
    const news = new Map(summaries.map((summary) => [summary.conversation, summary]));
    known.value = new Map([...known.peek(), ...news]);
    filtered.change((items) => items.map((item) => news.get(item.conversation) ?? item));
    for (const summary of summaries) search.changed(summary);
  }

  function take(conversations: readonly string[]): void {
    const gone = new Set(conversations);
    known.value = new Map([...known.peek()].filter(([conversation]) => !gone.has(conversation)));
    filtered.change((items) => items.filter(({ conversation }) => !gone.has(conversation)));
    search.removed(gone);
  }

  function show(change: string, tag: string, conversations: readonly string[]): void {
    if (change === 'delete') take(conversations);
    else putAll(conversations.flatMap((id) => find(id) ?? []).map((summary) => changed(summary, change, tag)));
  }

  /** What is there again may be among what is looked for. */
  function lookAgain(): void {
    filtered.refresh();
    if (search.state.peek().phase !== 'none') search.again();
  }

  /** What another window did, or this one: it is told to all. */
  function follow({ change, tag = '', conversations }: Extract<CompanionMessage, { type: 'chats_changed' }>): void {
    show(change, tag, conversations);
    if (change !== 'restore' && change !== 'unarchive') return;
    lookAgain();
    if (conversations.every((conversation) => known.peek().has(conversation))) return;
    // They stand in places that only the companion knows.
    loadedOver = undefined;
    if (isWanted) void load();
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
      const found = await connection.request({ type: 'conversations', filter: LISTED, limit: PAGE_CONVERSATIONS });
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
    const news = items.filter(({ conversation }) => !arrangements.has(conversation));
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
      const found = await connection.request({
        type: 'conversations',
        filter: LISTED,
        before: next,
        limit: PAGE_CONVERSATIONS,
      });
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
    const was = find(request.conversation);
    failure.value = null;
    if (was) putAll([{ ...was, ...changes }]);
    try {
      await connection.request(request);
    } catch (error) {
      const is = find(request.conversation);
      if (was && is) putAll(['title' in request ? { ...is, title: was.title } : { ...is, pinned: was.pinned }]);
      fail(what, error);
    }
  }

  const listed = computed(() => [...known.value.values()].filter(({ archived }) => archived !== true));
  return {
    status: computed(() => filtered.state.value?.status ?? status.value),
    groups: computed(() => groupByDate(filtered.state.value?.items ?? listed.value, now.value)),
    problem: computed(() => (filtered.state.value ? filtered.state.value.problem : problem.value)),
    more: computed(() => {
      const list = filtered.state.value;
      if (!list) return more.value;
      return list.isMoreLoading ? 'loading' : list.next === null ? 'none' : 'more';
    }),
    query: search.query,
    filter,
    isFiltered: computed(() => isFiltering(search.wanted.value.filter)),
    takeTyped(all = false) {
      const typed = (all ? parseTyped : takeWhole)(search.query.peek());
      if (!isFiltering(typed.filter)) return;
      batch(() => {
        filter.value = joinFilters(filter.peek(), typed.filter);
        search.query.value = typed.words;
      });
    },
    names,
    loadNames() {
      // Without them a person can still type.
      connection.request({ type: 'filters' }).then(
        ({ tags, models, sites }) => {
          names.value = { tags, models, sites };
        },
        () => {},
      );
    },
    search: search.state,
    searchAgain: search.again,
    done: arrangements.latest,
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
    loadMore: () => void (filtered.state.peek() ? filtered.loadMore() : loadMore()),
    retry() {
      if (connection.state.peek().phase !== 'ready') connection.retry();
      else if (filtered.state.peek()) filtered.again();
      else if (status.peek() === 'ready') {
        problem.value = null;
        void loadMore();
      } else void load();
    },
    rename(conversation, title) {
      const trimmed = title.trim();
      if (trimmed === '' || trimmed === find(conversation)?.title) return;
      void change({ type: 'rename', conversation, title: trimmed }, { title: trimmed }, 'not_renamed');
    },
    pin(conversation, pinned) {
      const what = pinned ? 'not_pinned' : 'not_unpinned';
      void change({ type: 'pin', conversation, pinned }, { pinned }, what);
    },
    remove(conversation) {
      failure.value = null;
      void arrangements.arrange('delete', [conversation]);
    },
    arrange(change, conversations, tag) {
      failure.value = null;
      void arrangements.arrange(change, conversations, tag);
    },
    async findAll() {
      const { words, filter } = search.wanted.peek();
      const isPlain = words === '' && !isFiltering(filter);
      try {
        const all = await connection.request({ type: 'matching', query: words, filter: isPlain ? LISTED : filter });
        return all.conversations;
      } catch (error) {
        fail('not_all_selected', error);
        return undefined;
      }
    },
    find,
    undo: () => void arrangements.undo(),
    holdUndo: arrangements.hold,
    dispose() {
      stopFollowing();
      unwatch();
      search.dispose();
      arrangements.dispose();
    },
  };
}
