import type { PersonItem } from '../../../protocol/people-messages.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { toMinute, toTable } from '../terminal/table.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

const { people: words, clients } = commandLineWords;

/** Who uses the companion, for a terminal. */
export function peopleTable(people: readonly PersonItem[]): string {
  const { name, clients, lastSeen, running, asked, id } = words.columns;
  return toTable([[name, clients, lastSeen, running, asked, id], ...people.map(toCells)]);
}

function toCells({ person, name: own, administrator, ...about }: PersonItem): string[] {
  const name = administrator ? words.administrator(own) : own;
  const of = (count: number, most: number | null) => (most === null ? `${count}` : `${count} / ${most}`);
  const { running, turns, asked, questions } = about;
  const cells = [`${about.clients}`, lastSeen(about), of(running, turns), of(asked, questions), person || '-'];
  return [toTerminalLine(name), ...cells];
}

function lastSeen({
  revokedAt,
  connections,
  lastSeenAt,
  invitedUntil,
}: Pick<PersonItem, 'revokedAt' | 'connections' | 'lastSeenAt' | 'invitedUntil'>): string {
  if (revokedAt !== null) return words.out;
  if (connections > 0) return clients.now;
  if (lastSeenAt !== null) return toMinute(lastSeenAt);
  return invitedUntil === null ? clients.never : words.awaited(toMinute(invitedUntil));
}
