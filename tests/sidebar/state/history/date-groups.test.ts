import { describe, expect, it } from 'vitest';
import type { ConversationSummary } from '../../../../protocol/conversation-requests.ts';
import { groupByDate } from '../../../../sidebar/state/history/date-groups.ts';

const NOW = new Date(2026, 4, 20, 15, 30).getTime();

function used(title: string, ...at: [year: number, month: number, day?: number, hour?: number, minute?: number]) {
  const usedAt = new Date(...(at as [number, number])).getTime();
  return { conversation: title, title, pinned: false, createdAt: 0, usedAt, turns: 1, running: false };
}

function group(...conversations: ConversationSummary[]) {
  return groupByDate(conversations, NOW).map(({ key, conversations: members }) => [
    key,
    members.map(({ title }) => title),
  ]);
}

describe('groups of conversations', () => {
  it('go by the calendar and not by hours', () => {
    const groups = group(
      used('midnight', 2026, 4, 20),
      used('late', 2026, 4, 19, 23, 59),
      used('yesterday', 2026, 4, 19),
      used('the day before', 2026, 4, 18, 23, 59),
      used('a week ago', 2026, 4, 13),
      used('longer ago', 2026, 4, 12, 23, 59),
    );
    expect(groups).toEqual([
      ['today', ['midnight']],
      ['yesterday', ['late', 'yesterday']],
      ['week', ['the day before', 'a week ago']],
      [{ month: new Date(2026, 4).getTime() }, ['longer ago']],
    ]);
  });

  it('are months further back, each of its own year', () => {
    const groups = group(used('a', 2026, 3, 30), used('b', 2026, 3, 1), used('c', 2025, 3, 1));
    expect(groups).toEqual([
      [{ month: new Date(2026, 3).getTime() }, ['a', 'b']],
      [{ month: new Date(2025, 3).getTime() }, ['c']],
    ]);
  });

  it('have what is pinned above all, and the latest first', () => {
    const pinned = { ...used('pinned', 2020, 1), pinned: true };
    const groups = group(used('earlier', 2026, 4, 20, 1), pinned, used('later', 2026, 4, 20, 2));
    expect(groups).toEqual([
      ['pinned', ['pinned']],
      ['today', ['later', 'earlier']],
    ]);
  });

  it('put what a clock that is ahead says into today', () => {
    expect(group(used('tomorrow', 2026, 4, 21))).toEqual([['today', ['tomorrow']]]);
  });
});
