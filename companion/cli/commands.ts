import { settingsWords, commandWords as words } from '../../words/spoken-on-terminal.ts';
import type { FlagName, ValueFlagName } from '../settings/flags.ts';

export interface CommandFlag {
  /** What stands for the value in the help; none: the flag takes no value. */
  value?: string;
  /** The only values it takes. */
  choices?: readonly string[];
  /** An address of a database is the same as this flag of the companion's. */
  takesDatabase?: true;
  help: string;
}

interface Command {
  /** One sentence for the list of commands. */
  summary: string;
  operand?: { name: string; required: boolean };
  flags: Record<string, CommandFlag>;
  /** Which of the companion's own flags it takes, with their variables. */
  settingFlags: readonly Exclude<FlagName, 'help'>[];
  /** What else there is to know. */
  notes: readonly string[];
}

/** What it takes to find the companion and the key that it knows. */
const WHERE: readonly ValueFlagName[] = ['port', 'host', 'data-dir', 'config'];

/** And what it keeps, where none runs. */
const WHAT = [...WHERE, 'database'] as const;

/** What the program does beside starting the companion, each in the language that is spoken. */
const COMMANDS = {
  chat: () => ({
    summary: words.chat.summary,
    operand: { name: words.chat.operand, required: false },
    flags: {
      model: { value: words.chat.name, help: words.chat.model },
      temporary: { help: words.chat.temporary },
    },
    settingFlags: WHERE,
    notes: words.chat.notes,
  }),
  export: () => ({
    summary: words.export.summary,
    operand: { name: words.export.operand, required: false },
    flags: {
      format: { value: 'json|markdown', choices: ['json', 'markdown'], help: words.export.format },
      conversation: { value: words.export.id, help: words.export.conversation },
    },
    settingFlags: WHERE,
    notes: words.export.notes,
  }),
  import: () => ({
    summary: words.import.summary,
    operand: { name: words.import.operand, required: true },
    flags: { yes: { help: words.import.yes } },
    settingFlags: WHERE,
    notes: words.import.notes,
  }),
  copy: () => ({
    summary: words.copy.summary,
    flags: {
      from: { value: words.copy.place, help: words.copy.from, takesDatabase: true },
      to: { value: words.copy.place, help: words.copy.to, takesDatabase: true },
      'blob-folder': { value: settingsWords.flags['blob-folder'].value, help: words.copy.blobs },
    },
    settingFlags: ['database', 'config'],
    notes: words.copy.notes,
  }),
  pair: () => ({
    summary: words.pair.summary,
    flags: {},
    settingFlags: WHERE,
    notes: words.pair.notes,
  }),
  clients: () => ({
    summary: words.clients.summary,
    flags: {
      revoke: { value: words.clients.idOrName, help: words.clients.revoke },
      rotate: { help: words.clients.rotate },
    },
    settingFlags: WHAT,
    notes: words.clients.notes,
  }),
  people: () => ({
    summary: words.people.summary,
    flags: {
      invite: { value: words.people.name, help: words.people.invite },
      admin: { help: words.people.admin },
      turns: { value: words.people.number, help: words.people.turns },
      questions: { value: words.people.number, help: words.people.questions },
      at: { value: words.people.address, help: words.people.at },
      quota: { value: words.people.idOrName, help: words.people.quota },
      rename: { value: words.people.idOrName, help: words.people.rename },
      to: { value: words.people.name, help: words.people.to },
      revoke: { value: words.people.idOrName, help: words.people.revoke },
      delete: { value: words.people.idOrName, help: words.people.delete },
    },
    settingFlags: [...WHAT, 'people', 'allow-host', 'trust-proxy'],
    notes: words.people.notes,
  }),
  doctor: () => ({
    summary: words.doctor.summary,
    flags: {},
    settingFlags: [...WHERE, 'database', 'upstream', 'transcriber', 'transcriber-model', 'origin'],
    notes: words.doctor.notes,
  }),
} satisfies Record<string, () => Command>;

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

export type CommandName = keyof typeof COMMANDS;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** A command's description with its optional parts as such. */
export function commandOf(name: CommandName): Command {
  return COMMANDS[name]();
}
