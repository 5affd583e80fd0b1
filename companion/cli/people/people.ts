import { styleText } from 'node:util';
import type { PersonItem } from '../../../protocol/people-messages.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { FIRST_PERSON } from '../../access/people/people.ts';
import { invitationLink } from '../../web/page-link.ts';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import type { Administration } from '../companion/administration.ts';
import { reachAdministration } from '../companion/reach-administration.ts';
import { sayWhenItHolds } from '../companion/say-when-it-holds.ts';
import { toMinute } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { peopleTable } from './people-table.ts';

const { people: words } = commandLineWords;
/** What is done with somebody; without one of them they are listed. */
const DEEDS = ['invite', 'revoke', 'delete', 'rename', 'quota'] as const;

/** Lists who uses the companion, lets somebody in, or changes what they may. */
export async function people({ flags, settings }: CommandLine, terminal: Terminal): Promise<number> {
  const deeds = DEEDS.filter((name) => flags.has(name));
  const [deed] = deeds;
  if (deeds.length > 1) throw new CommandError(...words.twoThings());
  const quotas = readQuotas(flags);
  const at = readOrigin(flags.get('at'));
  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const administration = await reachAdministration(settings, terminal, interrupt.signal);
  const { ask } = administration;
  try {
    if (deed === undefined) {
      await list(administration, terminal);
      return EXIT.ok;
    }
    const wanted = flags.get(deed) ?? '';
    if (deed === 'invite') {
      const about = { ...quotas, ...(flags.has('admin') && { administrator: true }) };
      await invite(administration, terminal, wanted, { about, at });
    } else {
      const { person, name } = await find(administration, wanted);
      const shown = toTerminalLine(name);
      if (deed === 'rename' || deed === 'quota') {
        const to = flags.get('to');
        if (deed === 'rename' && to === undefined) throw new CommandError(...words.noNewName());
        const changes = deed === 'rename' ? { name: to } : quotas;
        await ask({ type: 'change_person', id: 'change', person, ...changes });
        // A name that somebody else has gets a number.
        terminal.say(words.changed(toTerminalLine((await find(administration, person)).name)));
      } else {
        if (person === FIRST_PERSON) throw new CommandError(...words.stays(shown));
        const chats = deed === 'delete';
        await ask({ type: 'remove_person', id: 'remove', person, chats });
        const revoked = administration.by === 'companion' ? words.revoked : commandLineWords.clients.removed;
        terminal.say(chats ? words.deleted(shown) : revoked(shown));
      }
    }
    sayWhenItHolds(administration, settings, terminal);
    return EXIT.ok;
  } finally {
    await administration.close();
  }
}

async function list({ ask, by }: Administration, terminal: Terminal): Promise<void> {
  const { items } = await ask({ type: 'people', id: 'list' });
  terminal.output.on('error', () => {});
  terminal.output.write(peopleTable(items, { knowsRunning: by !== 'database' }));
  await terminal.flush();
}

interface InviteOptions {
  about: object;
  /** Where Aside is reached; undefined: where the companion says, or would say. */
  at: string | undefined;
}

async function invite(
  { ask, by }: Administration,
  terminal: Terminal,
  name: string,
  { about, at }: InviteOptions,
): Promise<void> {
  const made = await ask({ type: 'invite_person', id: 'invite', name, ...about });

  terminal.say(words.invited(toTerminalLine(name), toMinute(made.expiresAt)));
  for (const address of at === undefined ? made.addresses : [at]) {
    terminal.output.write(`\n    ${styleText('bold', invitationLink(address, made.token))}\n`);
  }
  terminal.output.write('\n');
  await terminal.flush();
  if (at === undefined && by !== 'companion') terminal.say(words.supposed);
}

/** An id says exactly who is meant, so it comes before a name. */
async function find({ ask }: Administration, wanted: string): Promise<PersonItem> {
  const { items } = await ask({ type: 'people', id: 'find' });
  const named = items.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const found = items.find(({ person }) => person === wanted) ?? named;
  if (found) return found;
  throw new CommandError(...words.unknown(toTerminalLine(wanted)));
}

/** The origin of an address that people open; undefined when none is given. */
function readOrigin(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const { protocol, origin } = URL.parse(address) ?? {};
  if (protocol !== 'https:' && protocol !== 'http:') throw new CommandError(...words.notAddress());
  return origin;
}

/** 0: no limit. */
function readQuotas(flags: CommandLine['flags']): { turns?: number | null; questions?: number | null } {
  const read = (name: string) => {
    const text = flags.get(name);
    if (text === undefined) return {};
    if (!/^\d{1,6}$/.test(text)) throw new CommandError(...words.notNumber(`--${name}`));
    return { [name]: Number(text) || null };
  };
  return { ...read('turns'), ...read('questions') };
}
