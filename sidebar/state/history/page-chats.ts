import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { CompanionConnection } from '../../connection/companion-connection.ts';

/** The kept chats about the page beside the panel. */
export interface PageChats {
  /** Null while there are none, or it is not known. */
  readonly found: ReadonlySignal<{ readonly page: string; readonly chats: number } | null>;
}

export interface PageChatsOptions {
  connection: Pick<CompanionConnection, 'state' | 'request' | 'watchConversations'>;
  /** Tells the address of the page, empty where it is not known; see `watchAddress`. */
  watchAddress(listener: (address: string) => void): () => void;
}

export function createPageChats({ connection, watchAddress }: PageChatsOptions): PageChats & { dispose(): void } {
  /** The page, and a number that grows with what may have changed how many there are. */
  const about = signal({ page: '', news: 0 });
  const found = signal<PageChats['found']['value']>(null);
  let latest = {};

  async function look(page: string): Promise<void> {
    const own = {};
    latest = own;
    try {
      const { conversations } = await connection.request({ type: 'matching', filter: { page } });
      if (own === latest) found.value = conversations.length > 0 ? { page, chats: conversations.length } : null;
    } catch {
      // A person who wants them looks in the drawer, which says why.
    }
  }

  const stopLooking = effect(() => {
    const state = connection.state.value;
    const { page } = about.value;
    latest = {};
    if (found.peek()?.page !== page) found.value = null;
    if (state.phase === 'ready' && state.role === 'client' && /^https?:/.test(page)) void look(page);
  });
  const stopWatching = watchAddress((page) => {
    about.value = { ...about.peek(), page };
  });
  const unwatch = connection.watchConversations((change) => {
    // What is only renamed, or runs, is about the same page.
    const isSame = change.type === 'changed' && change.conversation.running;
    if (!isSame) about.value = { ...about.peek(), news: about.peek().news + 1 };
  });

  return {
    found,
    dispose() {
      latest = {};
      stopLooking();
      stopWatching();
      unwatch();
    },
  };
}
