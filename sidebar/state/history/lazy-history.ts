import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { createLazyPart, type LazyPart } from '../lazy-part.ts';
import type { followDeletions } from './follow-deletions.ts';
import type { HistoryState, HistoryStateOptions } from './history-state.ts';
import { type Conversations, runningIn } from './running-in.ts';

/** The stored conversations, loaded when somebody looks for one; what is answered in them is followed all the while. */
export interface LazyHistory {
  /** Null until it is loaded. */
  readonly loaded: ReadonlySignal<HistoryState | null>;
  load: LazyPart<HistoryState>['load'];
  /** Conversations in which something waits or runs, by id. */
  readonly running: ReadonlySignal<ReadonlySet<string>>;
}

export function createLazyHistory(
  options: Pick<HistoryStateOptions, 'connection' | 'clock' | 'today'> & {
    /** The one that is shown, which is left when it is deleted. */
    conversation: Parameters<typeof followDeletions>[0];
  },
): LazyHistory & { dispose(): void } {
  const { conversation, ...rest } = options;
  const { connection } = options;
  /** What was told of before somebody looked. */
  const told = signal<Conversations>(new Map());
  const { loaded, load, dispose } = createLazyPart(async () => {
    const [{ createHistoryState }, { followDeletions }] = await Promise.all([
      import('./history-state.ts'),
      import('./follow-deletions.ts'),
    ]);
    return createHistoryState({ ...rest, known: told, ...followDeletions(conversation) });
  });
  const running = computed(() => runningIn(told.value));
  const unwatch = connection.watchConversations((change) => {
    // Once it is loaded it knows better: what is being deleted is told of all the same.
    if (loaded.peek()) return;
    const next = new Map(told.peek());
    if (change.type === 'removed') next.delete(change.conversation);
    else if (change.type === 'chats_changed') {
      if (change.change === 'delete') for (const conversation of change.conversations) next.delete(conversation);
    } else next.set(change.conversation.conversation, change.conversation);
    told.value = next;
  });
  const stopFollowing = effect(() => {
    // What ran may have ended unseen, and only the list says so.
    if (connection.state.value.phase === 'ready' && running.peek().size > 0) void load();
  });
  return {
    loaded,
    load,
    running,
    dispose() {
      stopFollowing();
      unwatch();
      dispose();
    },
  };
}
