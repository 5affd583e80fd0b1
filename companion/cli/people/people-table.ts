import type { PersonItem } from '../../../protocol/people-messages.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { toMinute, toTable } from '../terminal/table.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

const { people: words, clients } = commandLineWords;

/** Who uses the companion, for a terminal. @param options.knowsRunning whether it can be told what runs */
export function peopleTable(people: readonly PersonItem[], { knowsRunning = true } = {}): string {
  const { name, clients, lastSeen, running, asked, id } = words.columns;
  const head = [name, clients, lastSeen, running, asked, id];
  return toTable([head, ...people.map((person) => toCells(person, knowsRunning))]);
}

function toCells({ person, name: own, administrator, ...about }: PersonItem, knowsRunning: boolean): string[] {
  const name = administrator ? words.administrator(own) : own;
  const of = (count: number | string, most: number | null) => (most === null ? `${count}` : `${count} / ${most}`);
  const { running, turns, asked, questions } = about;
  const cells = [
    `${about.clients}`,
    lastSeen(about),
    of(knowsRunning ? running : '?', turns),
    of(asked, questions),
    person || '-',
  ];
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
