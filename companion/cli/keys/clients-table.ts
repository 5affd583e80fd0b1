import type { Client } from '../../../protocol/client-requests.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { toMinute, toTable } from '../terminal/table.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

const { clients: words } = commandLineWords;

/** The clients that have a key, for a terminal; times as the clock on the wall shows them. */
export function clientsTable(clients: readonly Client[]): string {
  const { name, lastSeen, since, id, origin } = words.columns;
  const head = [name, lastSeen, since, id, origin];
  return toTable([head, ...clients.map(toCells)]);
}

function toCells({ client, name: own, origin, createdAt, lastSeenAt, connections, room, local }: Client): string[] {
  const known = local ? words.thisComputer : own;
  const name = room === undefined ? known : words.inRoom(known);
  const lastSeen = connections > 0 ? words.now : lastSeenAt === null ? words.never : toMinute(lastSeenAt);
  return [toTerminalLine(name), lastSeen, toMinute(createdAt), client, toTerminalLine(origin)];
}
