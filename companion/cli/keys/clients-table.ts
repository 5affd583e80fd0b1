import type { Client } from '../../../protocol/client-requests.ts';
import { commandLineWords } from '../../../words/english/command-line.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

const { columns, now, never, inRoom } = commandLineWords.clients;
const HEAD = [columns.name, columns.lastSeen, columns.since, columns.id, columns.origin];

/** The clients that have a key, for a terminal; times as the clock on the wall shows them. */
export function clientsTable(clients: readonly Client[]): string {
  const rows = [HEAD, ...clients.map(toCells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function toCells({ client, name: own, origin, createdAt, lastSeenAt, connections, room }: Client): string[] {
  const name = room === undefined ? own : inRoom(own);
  const lastSeen = connections > 0 ? now : lastSeenAt === null ? never : toMinute(lastSeenAt);
  return [toTerminalLine(name), lastSeen, toMinute(createdAt), client, toTerminalLine(origin)];
}

function toMinute(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
