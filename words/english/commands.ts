import { ASIDE_COMMAND } from '../own-command.ts';

/** What `--help` says of the commands, and what is said of a command line that is wrong. */
export const commandWords = {
  usage: (command: string, operand: string) => `Usage: ${ASIDE_COMMAND} ${command} [flags]${operand}`,
  exits: 'Ends with 0, with 1 when it failed, 2 when the command line is wrong, 130 after Ctrl-C.',
  /** Of the flags that say where a companion is, rather than where it is to be. */
  asStarted: 'As the companion was started with.',
  others: 'Other commands:',
  explains: (command: string) => `${ASIDE_COMMAND} ${command} --help explains it.`,
  explainsOne: `${ASIDE_COMMAND} <command> --help explains one.`,

  tooMany: (operand: string, command: string, takes: string) =>
    `"${operand}" is one too many: ${command} takes one ${takes}`,
  missing: (command: string, operand: string) => `${command} needs a ${operand}`,

  chat: {
    summary: 'Ask a question and print the answer as it comes.',
    operand: 'question',
    name: 'name',
    model: 'Model to ask, by its name in the sidebar. Default: the one that is loaded.',
    temporary: 'Keep question and answer in memory only, and out of the history.',
    notes: [
      'What is piped in goes along as a selection; without a question it is the question.',
      'Ctrl-C stops the answer; a second Ctrl-C does not wait until it has stopped.',
    ],
  },
  export: {
    summary: 'Write conversations to a file, or to stdout.',
    operand: 'file',
    format: 'Default: json, which import reads.',
    id: 'id',
    conversation: 'Only this conversation. Default: all.',
    notes: ['The file appears when it is whole, and only you can read it. It replaces a file of the same name.'],
  },
  import: {
    summary: 'Take conversations over from an export of Aside, Page Assist, Open WebUI or ChatGPT.',
    operand: 'file',
    yes: 'Import what can be read without asking.',
    notes: [
      'It says what would come of the file and what would not, and asks before anything is written.',
      'What comes is added beside what is there. "-" reads what is piped in, and needs --yes.',
    ],
  },
  pair: {
    summary: 'Show a code that lets another browser or machine in.',
    notes: [
      'The code is typed into the panel there. It gets a key of its own, which the command "clients" takes away again.',
    ],
  },
  clients: {
    summary: 'List who has a key, or shut somebody out.',
    idOrName: 'id|name',
    revoke: 'Take the key of this client away, and close what it has open.',
    rotate: 'Replace this computer’s own key (local.key), when somebody may have seen it.',
    notes: ['Without a flag it lists them.'],
  },
  doctor: {
    summary: 'Look for what is wrong, and say what to do about it.',
    notes: ['Changes nothing. Give it the flags that you start Aside with.'],
  },
};
