import { number } from './tongue.ts';

/** What the list of chats says. It is loaded when somebody opens the list. */
export const historyWords = {
  title: 'Chats',
  /** A chat that nobody has named, and whose first question has no words to name it by. */
  untitled: 'Untitled chat',
  deleted: (title: string) => `Deleted “${title}”`,
  undo: 'Undo',
  searchChats: 'Search chats',
  searching: 'Searching…',
  found: (count: number) => (count === 1 ? '1 match' : `${number(count)} matches`),
  foundNothing: (query: string) => `No chats match “${query}”`,
  foundNothingHint: 'Titles, questions and answers were searched. Try fewer letters.',
  loadingChats: 'Loading your chats…',
  loadingMore: 'Loading more…',
  noChats: 'No chats yet',
  noChatsHint: 'Your companion keeps your chats, except temporary ones.',
  pinned: 'Pinned',
  today: 'Today',
  yesterday: 'Yesterday',
  lastWeek: 'Previous 7 days',
  answeringNow: 'Answering',
  chatActions: (title: string) => `Actions for “${title}”`,
  rename: 'Rename',
  newTitle: 'New title',
  pin: 'Pin',
  unpin: 'Unpin',
  share: 'Share…',
  delete: 'Delete',
  undoKeys: (keys: string) => `Press ${keys} to undo`,
} as const;
