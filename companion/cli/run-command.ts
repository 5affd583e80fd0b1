import { commandWords } from '../../words/spoken-on-terminal.ts';
import { chat } from './chat/chat.ts';
import { CommandError, EXIT } from './command-error.ts';
import { commandHelp } from './command-help.ts';
import { type CommandLine, parseCommandLine } from './command-line.ts';
import type { CommandName } from './commands.ts';
import { doctor } from './doctor/doctor.ts';
import { clients } from './keys/clients.ts';
import { pair } from './keys/pair.ts';
import { people } from './people/people.ts';
import { worldOfProcess } from './settings-of-process.ts';
import { createTerminal, type Terminal } from './terminal/terminal.ts';
import { copy } from './transfers/copy.ts';
import { exportConversations } from './transfers/export-conversations.ts';
import { importConversations } from './transfers/import-conversations.ts';

const RUN: Record<CommandName, (line: CommandLine, terminal: Terminal) => Promise<number>> = {
  chat,
  export: exportConversations,
  import: importConversations,
  copy,
  pair,
  clients,
  people,
  doctor,
};

/** Runs the command that `argv` names, and resolves with the exit status; undefined when it names none. */
export async function runCommand(argv: readonly string[]): Promise<number | undefined> {
  const parsed = parseCommandLine(argv, worldOfProcess());
  if (!parsed) return undefined;
  if (parsed.kind === 'help') {
    process.stdout.write(commandHelp(parsed.command));
    return EXIT.ok;
  }
  const terminal = createTerminal();
  if (parsed.kind === 'problems') {
    for (const problem of parsed.problems) terminal.say(`aside: ${problem}`);
    terminal.say(commandWords.explains(parsed.command));
    return EXIT.usage;
  }
  try {
    return await RUN[parsed.line.command](parsed.line, terminal);
  } catch (error) {
    if (error instanceof CommandError) {
      terminal.say(`aside: ${[error.message, error.cure].join(' ').trim()}`);
      return EXIT.failed;
    }
    if (error instanceof Error && error.name === 'AbortError') return EXIT.interrupted;
    throw error;
  }
}
