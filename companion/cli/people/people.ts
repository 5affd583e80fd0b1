import { styleText } from 'node:util';
import type { PersonItem } from '../../../protocol/people-messages.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { invitationLink } from '../../web/page-link.ts';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import { askCompanion } from '../companion/ask-companion.ts';
import type { CompanionLine } from '../companion/dial.ts';
import { reachCompanion } from '../companion/reach-companion.ts';
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
  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const { line } = await reachCompanion(settings, interrupt.signal);
  try {
    if (deed === undefined) return await list(line, terminal);
    const wanted = flags.get(deed) ?? '';
    if (deed === 'invite') {
      await invite(line, terminal, wanted, { ...quotas, ...(flags.has('admin') && { administrator: true }) });
      return EXIT.ok;
    }
    const { person, name } = await find(line, wanted);
    const shown = toTerminalLine(name);
    if (deed === 'rename' || deed === 'quota') {
      const to = flags.get('to');
      if (deed === 'rename' && to === undefined) throw new CommandError(...words.noNewName());
      const changes = deed === 'rename' ? { name: to } : quotas;
      await askCompanion(line, { type: 'change_person', id: 'change', person, ...changes });
      terminal.say(words.changed(toTerminalLine(to ?? name)));
    } else {
      const chats = deed === 'delete';
      await askCompanion(line, { type: 'remove_person', id: 'remove', person, chats });
      terminal.say(chats ? words.deleted(shown) : words.revoked(shown));
    }
    return EXIT.ok;
  } finally {
    line.close();
  }
}

async function list(line: CompanionLine, terminal: Terminal): Promise<number> {
  terminal.output.on('error', () => {});
  terminal.output.write(peopleTable((await askCompanion(line, { type: 'people', id: 'list' })).items));
  await terminal.flush();
  return EXIT.ok;
}

async function invite(line: CompanionLine, terminal: Terminal, name: string, about: object): Promise<void> {
  const made = await askCompanion(line, { type: 'invite_person', id: 'invite', name, ...about });

  terminal.say(words.invited(toTerminalLine(name), toMinute(made.expiresAt)));
  for (const address of made.addresses) {
    terminal.output.write(`\n    ${styleText('bold', invitationLink(address, made.token))}\n`);
  }
  terminal.output.write('\n');
  await terminal.flush();
}

/** An id says exactly who is meant, so it comes before a name. */
async function find(line: CompanionLine, wanted: string): Promise<PersonItem> {
  const { items } = await askCompanion(line, { type: 'people', id: 'find' });
  const named = items.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const found = items.find(({ person }) => person === wanted) ?? named;
  if (found) return found;
  throw new CommandError(...words.unknown(toTerminalLine(wanted)));
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
