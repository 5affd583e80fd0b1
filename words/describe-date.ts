import { historyWords } from './english/history.ts';

/** What a group of the history is called. */
export function nameGroup(key: 'pinned' | 'today' | 'yesterday' | 'week' | { month: number }, now: Date): string {
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
