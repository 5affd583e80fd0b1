import type { Client } from '../../../protocol/client-requests.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

const { clients: words } = commandLineWords;

/** The clients that have a key, for a terminal; times as the clock on the wall shows them. */
export function clientsTable(clients: readonly Client[]): string {
  const { name, lastSeen, since, id, origin } = words.columns;
  const head = [name, lastSeen, since, id, origin];
  const rows = [head, ...clients.map(toCells)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function toCells({ client, name: own, origin, createdAt, lastSeenAt, connections, room, local }: Client): string[] {
  const known = local ? words.thisComputer : own;
  const name = room === undefined ? known : words.inRoom(known);
  const lastSeen = connections > 0 ? words.now : lastSeenAt === null ? words.never : toMinute(lastSeenAt);
  return [toTerminalLine(name), lastSeen, toMinute(createdAt), client, toTerminalLine(origin)];
}

function toMinute(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
