import type { SourcePart } from '../../protocol/question-parts.ts';
import type { Task } from '../../protocol/task.ts';
import type { WatchedStorage } from '../browser/storage-area.ts';
import { createMailbox } from './mailbox.ts';

/** What a menu item, a command or the in-page card has for a window's panel. */
export interface InboxItem {
  id: string;
  task: Task;
  /** The prompt of the person's library that asks, in place of the task. */
  prompt?: string;
  /** Empty only with `attachTurn` and `question`. */
  sources: SourcePart[];
  /** What is asked in words of one's own; in a new chat. */
  question?: string;
  /** Whether to ask at once; else the sources land in the composer as quotes. */
  send: boolean;
  /** BCP 47 tag of the browser's language: what `translate` translates to. */
  language: string;
  /** A conversation to show, such as the card's, whose turn may still run; and what was typed there and not sent. */
  attachTurn?: { conversation: string; turn?: string; draft?: string };
}

/**
 * Leaves an item for the panel of one window; it may be closed, opening or open. Resolves with whether there was room
 * for it.
 */
export function deliver(session: WatchedStorage, windowId: number, item: InboxItem): Promise<boolean> {
  return createInboxMailbox(session, windowId).put(item);
}

/** Takes what was delivered to this window's panel, before it loaded and from now on, each item once and in order. */
export function createInbox(
  session: WatchedStorage,
  windowId: number,
  handler: (item: InboxItem) => void,
): { dispose(): void } {
  return createInboxMailbox(session, windowId).take(handler);
}

function createInboxMailbox(session: WatchedStorage, windowId: number) {
  return createMailbox<InboxItem>(session, `inbox:${windowId}`);
}
