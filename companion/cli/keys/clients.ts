import type { Client } from '../../../protocol/client-requests.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import type { Administration } from '../companion/administration.ts';
import { reachAdministration, replaceKey } from '../companion/reach-administration.ts';
import { sayWhenItHolds } from '../companion/say-when-it-holds.ts';
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
  if (flags.has('rotate')) {
    const by = await replaceKey(settings, terminal, interrupt.signal);
    for (const sentence of commandLineWords.clients.rotated) terminal.say(sentence);
    sayWhenItHolds({ by }, settings, terminal);
    return EXIT.ok;
  }
  const administration = await reachAdministration(settings, terminal, interrupt.signal);
  try {
    if (wanted !== undefined) {
      await revoke(administration, wanted, terminal);
      sayWhenItHolds(administration, settings, terminal);
    } else {
      terminal.output.on('error', () => {});
      terminal.output.write(clientsTable(await list(administration)));
      await terminal.flush();
    }
    return EXIT.ok;
  } finally {
    await administration.close();
  }
}

/** The clients, then the links to rooms, which are listed and taken away as if they were clients. */
async function list({ ask }: Administration): Promise<Client[]> {
  const { items, links = [] } = await ask({ type: 'clients', id: 'list' });
  const name = commandLineWords.clients.link;
  const about = { name, origin: '-', local: false, lastSeenAt: null, connections: 0 };
  return [...items, ...links.map(({ invite, createdAt, room }) => ({ ...about, client: invite, createdAt, room }))];
}

async function revoke(administration: Administration, wanted: string, terminal: Terminal): Promise<void> {
  const { client, name } = findClient(await list(administration), wanted);
  await administration.ask({ type: 'revoke', id: 'revoke', client });
  const { revoked, removed } = commandLineWords.clients;
  terminal.say((administration.by === 'companion' ? revoked : removed)(toTerminalLine(name)));
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
