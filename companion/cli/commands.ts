import type { ValueFlagName } from '../settings/flags.ts';

export interface CommandFlag {
  /** What stands for the value in the help; none: the flag takes no value. */
  value?: string;
  /** The only values it takes. */
  choices?: readonly string[];
  help: string;
}

interface Command {
  /** One sentence for the list of commands. */
  summary: string;
  operand?: { name: string; required: boolean };
  flags: Record<string, CommandFlag>;
  /** Which of the companion's own flags it takes, with their variables. */
  settingFlags: readonly ValueFlagName[];
  /** What else there is to know. */
  notes: readonly string[];
}

/** What it takes to find the companion and the key that it knows. */
const WHERE: readonly ValueFlagName[] = ['port', 'host', 'data-dir'];

/** What the program does beside starting the companion. */
export const COMMANDS = {
  chat: {
    summary: 'Ask a question and print the answer as it comes.',
    operand: { name: 'question', required: false },
    flags: {
      model: { value: 'name', help: 'Model to ask, by its name in the sidebar. Default: the one that is loaded.' },
      temporary: { help: 'Keep question and answer in memory only, and out of the history.' },
    },
    settingFlags: WHERE,
    notes: [
      'What is piped in goes along as a selection; without a question it is the question.',
      'Ctrl-C stops the answer; a second Ctrl-C does not wait until it has stopped.',
    ],
  },
  export: {
    summary: 'Write conversations to a file, or to stdout.',
    operand: { name: 'file', required: false },
    flags: {
      format: { value: 'json|markdown', choices: ['json', 'markdown'], help: 'Default: json, which import reads.' },
      conversation: { value: 'id', help: 'Only this conversation. Default: all.' },
    },
    settingFlags: WHERE,
    notes: ['The file appears when it is whole, and only you can read it. One of that name is replaced.'],
  },
  import: {
    summary: 'Take conversations over from an export of Aside, Page Assist, Open WebUI or ChatGPT.',
    operand: { name: 'file', required: true },
    flags: { yes: { help: 'Import what can be read without asking.' } },
    settingFlags: WHERE,
    notes: [
      'It says what would come of the file and what would not, and asks before anything is written.',
      'What comes is added beside what is there. "-" reads what is piped in, and needs --yes.',
    ],
  },
  pair: {
    summary: 'Show a code that lets another browser or machine in.',
    flags: {},
    settingFlags: WHERE,
    notes: [
      'The code is typed into the panel there. It gets a key of its own, which the command "clients" takes away again.',
    ],
  },
  clients: {
    summary: 'List who has a key, or shut somebody out.',
    flags: {
      revoke: { value: 'id|name', help: 'Take the key of this client away, and close what it has open.' },
      rotate: { help: "Replace this computer's own key (local.key), when somebody may have seen it." },
    },
    settingFlags: WHERE,
    notes: ['Without a flag it lists them.'],
  },
  doctor: {
    summary: 'Look for what is wrong, and say what to do about it.',
    flags: {},
    settingFlags: ['port', 'host', 'data-dir', 'upstream', 'origin'],
    notes: ['Changes nothing. Give it the flags that you start Aside with.'],
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** A command's description with its optional parts as such. */
export function commandOf(name: CommandName): Command {
  return COMMANDS[name];
}
