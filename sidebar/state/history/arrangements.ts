import { type ReadonlySignal, signal } from '@preact/signals';
import type { Change } from '../../../protocol/chat-changes.ts';
import { foldTag } from '../../../protocol/chat-filter.ts';
import type { ConversationSummary } from '../../../protocol/conversation-requests.ts';
import type { Clock } from '../../connection/clock.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import type { RequestProblemCode } from '../problem.ts';

/** What was done with conversations, and can be undone. */
export interface Done {
  readonly change: Change;
  /** Of `tag` and `untag`. */
  readonly tag: string;
  readonly conversations: readonly string[];
  /** Of the only one; may be empty. */
  readonly title: string;
}

/** Deletes, archives and tags conversations at once, one or thousands, and can undo the last of it for a while. */
export interface Arrangements {
  readonly latest: ReadonlySignal<Done | null>;
  /** Whether it is being changed: what is told of it is older than that. */
  has(conversation: string): boolean;
  arrange(change: Change, conversations: readonly string[], tag?: string): Promise<void>;
  undo(): Promise<void>;
  hold(held: boolean): void;
  dispose(): void;
}

export interface ArrangementsOptions {
  connection: Pick<CompanionConnection, 'request'>;
  clock: Clock;
  find(conversation: string): ConversationSummary | undefined;
  /** Shows them as they are after the change, as far as they are listed. */
  show(done: Pick<Done, 'change' | 'tag' | 'conversations'>): void;
  /** Shows them as they were. */
  put(summaries: readonly ConversationSummary[]): void;
  /** Some are there again, perhaps among what is looked for. */
  onUndone(): void;
  /** Told of each that is deleted, or is there again. */
  onRemoved?: ((conversation: string) => void) | undefined;
  onRestored?: ((conversation: string) => void) | undefined;
  onFailure(what: RequestProblemCode, error: unknown): void;
}

const UNDO_MS = 8_000;

const OPPOSITES: Readonly<Record<Change, Change>> = {
  archive: 'unarchive',
  unarchive: 'archive',
  tag: 'untag',
  untag: 'tag',
  delete: 'restore',
  restore: 'delete',
};

export function createArrangements(options: ArrangementsOptions): Arrangements {
  const { connection, clock, onRemoved, onRestored, onFailure } = options;
  const latest = signal<(Done & { before: readonly ConversationSummary[] }) | null>(null);
  const leaving = new Set<string>();
  let cancelTimer = () => {};

  function offer(done: typeof latest.value): void {
    latest.value = done;
    hold(false);
  }

  function hold(held: boolean): void {
    cancelTimer();
    if (latest.peek() === null || held) return;
    cancelTimer = clock.after(UNDO_MS, () => {
      latest.value = null;
    });
  }

  /** The companion answers with those that are different now. */
  async function send({ change, tag, conversations }: Omit<Done, 'title'>): Promise<readonly string[]> {
    const [first = ''] = conversations;
    if (conversations.length === 1 && (change === 'delete' || change === 'restore')) {
      await connection.request({ type: change, conversation: first });
      return conversations;
    }
    const about = tag === '' ? {} : { tag };
    const reply = await connection.request({
      type: 'change_chats',
      change,
      conversations: [...conversations],
      ...about,
    });
    return reply.conversations;
  }

  function tellOf(change: Change, conversations: readonly string[]): void {
    const tell = change === 'delete' ? onRemoved : change === 'restore' ? onRestored : undefined;
    for (const conversation of conversations) tell?.(conversation);
  }

  async function arrange(change: Change, conversations: readonly string[], tag = ''): Promise<void> {
    if (conversations.length === 0) return;
    const before = conversations.flatMap((conversation) => options.find(conversation) ?? []);
    const title = conversations.length === 1 ? (before[0]?.title ?? '') : '';
    const done = { change, tag, conversations, title, before };
    for (const conversation of conversations) leaving.add(conversation);
    options.show(done);
    offer(done);
    tellOf(change, conversations);
    try {
      const changed = await send(done);
      if (latest.peek() !== done) return;
      if (changed.length === 0) offer(null);
      else if (changed.length < conversations.length) latest.value = { ...done, conversations: changed };
    } catch (error) {
      options.put(before);
      if (latest.peek() === done) offer(null);
      tellOf(OPPOSITES[change], conversations);
      onFailure(change === 'delete' ? 'not_deleted' : 'chats_not_changed', error);
    } finally {
      for (const conversation of conversations) leaving.delete(conversation);
    }
  }

  async function undo(): Promise<void> {
    const done = latest.peek();
    if (!done) return;
    const { change, tag, conversations, before } = done;
    offer(null);
    try {
      await send({ change: OPPOSITES[change], tag, conversations });
      const undone = new Set(conversations);
      // What ran in it was stopped when it was deleted.
      const restored = before.filter(({ conversation }) => undone.has(conversation));
      options.put(change === 'delete' ? restored.map((summary) => ({ ...summary, running: false })) : restored);
      tellOf(OPPOSITES[change], conversations);
      options.onUndone();
    } catch (error) {
      offer(done);
      onFailure(change === 'delete' ? 'not_restored' : 'chats_not_changed', error);
    }
  }

  return {
    latest,
    has: (conversation) => leaving.has(conversation),
    arrange,
    undo,
    hold,
    dispose: () => cancelTimer(),
  };
}

/** A conversation as it is after a change that does not take it away. */
export function changed(summary: ConversationSummary, change: string, tag: string): ConversationSummary {
  const { archived, tags = [], ...rest } = summary;
  const others = tags.filter((each) => foldTag(each) !== foldTag(tag));
  const isTagged = others.length < tags.length;
  if (change === 'archive' || change === 'unarchive') return { ...summary, archived: change === 'archive' };
  if (change === 'untag') return { ...rest, ...(archived && { archived }), tags: others };
  return change === 'tag' && !isTagged ? { ...summary, tags: [...tags, tag].toSorted() } : summary;
}
