import type { ConversationSummary } from '../../../protocol/conversation-requests.ts';

/** What a group of the history is called; `month` is that month's first moment. */
export type GroupKey = 'pinned' | 'today' | 'yesterday' | 'week' | { month: number };

export interface ConversationGroup {
  readonly key: GroupKey;
  readonly conversations: readonly ConversationSummary[];
}

/** Groups by the day of the last use, in this machine's time zone: the latest first, and above all what is pinned. */
export function groupByDate(conversations: readonly ConversationSummary[], now: number): ConversationGroup[] {
  const groups = new Map<string, { key: GroupKey; conversations: ConversationSummary[] }>();
  const sorted = conversations.toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || b.usedAt - a.usedAt);
  for (const conversation of sorted) {
    const key = conversation.pinned ? 'pinned' : findGroup(conversation.usedAt, now);
    const name = JSON.stringify(key);
    const group = groups.get(name);
    if (group) group.conversations.push(conversation);
    else groups.set(name, { key, conversations: [conversation] });
  }
  return [...groups.values()];
}

function findGroup(at: number, now: number): GroupKey {
  if (at >= startOfDay(now, 0)) return 'today';
  if (at >= startOfDay(now, 1)) return 'yesterday';
  if (at >= startOfDay(now, 7)) return 'week';
  const date = new Date(at);
  return { month: new Date(date.getFullYear(), date.getMonth()).getTime() };
}

/** By the calendar, since days that a clock is put forward or back in have no 24 hours. */
function startOfDay(now: number, daysBefore: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysBefore).getTime();
}
