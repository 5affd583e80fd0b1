import { type ReadonlySignal, signal } from '@preact/signals';

/** Chats that are selected, so that something can be done with all of them. */
export interface Selection {
  readonly chats: ReadonlySignal<ReadonlySet<string>>;
  toggle(chat: string): void;
  /** From the one that was toggled last to this one, in the order of `all`. */
  extend(chat: string, all: readonly string[]): void;
  replace(chats: readonly string[]): void;
  clear(): void;
}

export function createSelection(): Selection {
  const chats = signal<ReadonlySet<string>>(new Set());
  let anchor = '';
  return {
    chats,
    toggle(chat) {
      anchor = chat;
      const next = new Set(chats.peek());
      if (!next.delete(chat)) next.add(chat);
      chats.value = next;
    },
    extend(chat, all) {
      const [from, to] = [all.indexOf(anchor), all.indexOf(chat)].toSorted((a, b) => a - b) as [number, number];
      // Without a beginning it is one.
      if (from < 0) return this.toggle(chat);
      chats.value = new Set([...chats.peek(), ...all.slice(from, to + 1)]);
    },
    replace(next) {
      chats.value = new Set(next);
    },
    clear() {
      anchor = '';
      chats.value = new Set();
    },
  };
}
