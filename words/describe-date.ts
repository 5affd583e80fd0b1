import { inSpokenLanguage } from './locale.ts';
import { historyWords } from './spoken-later.ts';

/** What a group of the history is called. */
export function nameGroup(key: 'pinned' | 'today' | 'yesterday' | 'week' | { month: number }, now: Date): string {
  if (key === 'pinned') return historyWords.pinned;
  if (key === 'today') return historyWords.today;
  if (key === 'yesterday') return historyWords.yesterday;
  if (key === 'week') return historyWords.lastWeek;
  const month = new Date(key.month);
  return (month.getFullYear() === now.getFullYear() ? monthName : monthAndYear)().format(month);
}

/** For example `3 Nov`, and with the year when it is another one than now. */
export function shortDate(at: number, now: Date): string {
  return (new Date(at).getFullYear() === now.getFullYear() ? dayName : dayAndYear)().format(at);
}

/** For example `3 Nov 2026, 15:04`. */
export function describeMoment(at: number): string {
  return moment().format(at);
}

const moment = dates({ dateStyle: 'medium', timeStyle: 'short' });
const monthName = dates({ month: 'long' });
const monthAndYear = dates({ month: 'long', year: 'numeric' });
const dayName = dates({ day: 'numeric', month: 'short' });
const dayAndYear = dates({ day: 'numeric', month: 'short', year: 'numeric' });

function dates(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  return inSpokenLanguage((locale) => new Intl.DateTimeFormat(locale, options));
}
