import type { GroupKey } from '../../sidebar/state/history/date-groups.ts';
import { number } from '../words.ts';

/** What the list of chats says. It is loaded when somebody opens the list. */
export const historyWords = {
  searchChats: 'Search chats',
  searching: 'Searching…',
  found: (count: number) => (count === 1 ? '1 match' : `${number(count)} matches`),
  foundNothing: (query: string) => `No chat has “${query}” in it`,
  foundNothingHint: 'Titles, questions and answers were looked through. Fewer letters find more.',
  loadingChats: 'Loading your chats…',
  loadingMore: 'Loading more…',
  noChats: 'No chats yet',
  noChatsHint: 'What you ask is kept by your companion. Temporary chats are not.',
  pinned: 'Pinned',
  today: 'Today',
  yesterday: 'Yesterday',
  lastWeek: 'Previous 7 days',
  answeringNow: 'Answering',
  chatActions: (title: string) => `What to do with “${title}”`,
  rename: 'Rename',
  newTitle: 'New title',
  pin: 'Pin',
  unpin: 'Unpin',
  delete: 'Delete',
  undoKeys: (keys: string) => `${keys} brings it back`,
} as const;

/** What a group of the history is called. */
export function nameGroup(key: GroupKey, now: Date): string {
  if (key === 'pinned') return historyWords.pinned;
  if (key === 'today') return historyWords.today;
  if (key === 'yesterday') return historyWords.yesterday;
  if (key === 'week') return historyWords.lastWeek;
  const month = new Date(key.month);
  return (month.getFullYear() === now.getFullYear() ? monthName : monthAndYear).format(month);
}

/** For example `3 Nov`, and with the year when it is another one than now. */
export function shortDate(at: number, now: Date): string {
  return (new Date(at).getFullYear() === now.getFullYear() ? dayName : dayAndYear).format(at);
}

const monthName = new Intl.DateTimeFormat(undefined, { month: 'long' });
const monthAndYear = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });
const dayName = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
