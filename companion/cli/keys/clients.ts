import type { Client } from '../../../protocol/client-requests.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import { askCompanion } from '../companion/ask-companion.ts';
import type { CompanionLine } from '../companion/dial.ts';
import { reachCompanion } from '../companion/reach-companion.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { clientsTable } from './clients-table.ts';

/** Lists the clients that have a key, shuts one of them out, or replaces `local.key`. */
export async function clients({ flags, settings }: CommandLine, terminal: Terminal): Promise<number> {
  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const wanted = flags.get('revoke');
  if (wanted !== undefined && flags.has('rotate')) {
    throw new CommandError(...commandLineWords.clients.twoThings());
  }
  const { line } = await reachCompanion(settings, interrupt.signal);
  try {
    if (flags.has('rotate')) await rotate(line, terminal);
    else if (wanted !== undefined) await revoke(line, wanted, terminal);
    else {
      terminal.output.on('error', () => {});
      terminal.output.write(clientsTable(await list(line)));
      await terminal.flush();
    }
    return EXIT.ok;
  } finally {
    line.close();
  }
}

/** The clients, then the links to rooms, which are listed and taken away as if they were clients. */
async function list(line: CompanionLine): Promise<Client[]> {
  const { items, links = [] } = await askCompanion(line, { type: 'clients', id: 'list' });
  const name = commandLineWords.clients.link;
  const about = { name, origin: '-', local: false, lastSeenAt: null, connections: 0 };
  return [...items, ...links.map(({ invite, createdAt, room }) => ({ ...about, client: invite, createdAt, room }))];
}

async function revoke(line: CompanionLine, wanted: string, terminal: Terminal): Promise<void> {
  const { client, name } = findClient(await list(line), wanted);
  await askCompanion(line, { type: 'revoke', id: 'revoke', client });
  terminal.say(commandLineWords.clients.revoked(toTerminalLine(name)));
}

/** An id says exactly which client is meant, so it comes before a name. Members of several rooms may have one name. */
function findClient(items: readonly Client[], wanted: string): Client {
  const byId = items.find(({ client }) => client === wanted);
  const named = items.filter(({ room }) => room === undefined);
  const byName = named.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const found = byId ?? byName;
  if (found) return found;
  throw new CommandError(...commandLineWords.clients.unknown(toTerminalLine(wanted)));
}

async function rotate(line: CompanionLine, terminal: Terminal): Promise<void> {
  await askCompanion(line, { type: 'rotate', id: 'rotate' });
  for (const sentence of commandLineWords.clients.rotated) terminal.say(sentence);
}
