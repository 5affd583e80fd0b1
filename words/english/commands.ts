import { ASIDE_COMMAND } from '../own-command.ts';

/** What `--help` says of the commands, and what is said of a command line that is wrong. */
export const commandWords = {
  usage: (command: string, operand: string) => `Usage: ${ASIDE_COMMAND} ${command} [flags]${operand}`,
  exits: 'Exit status: 0, or 1 when it failed, 2 when the command line is wrong, 130 after Ctrl+C.',
  /** Of the flags that say where a companion is, rather than where it is to be. */
  asStarted: 'The same as the companion was started with.',
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
    temporary: 'Keep the question and answer in memory only, and out of the history.',
    notes: [
      'Piped text is attached as a selection. Without a question, it is the question.',
      'Ctrl+C stops the answer; a second Ctrl+C doesn’t wait until it has stopped.',
    ],
  },
  copy: {
    summary: 'Copy the whole history from a data folder to PostgreSQL, or back.',
    place: 'folder|address',
    from: 'Where the history is: a data folder, or postgres://…',
    to: 'Where it goes, as long as nothing is kept there yet: a data folder, or postgres://…',
    blobs: 'Folder for pages, files and images, if the database has one.',
    notes: [
      'Only the folder has to be named when the database is in ASIDE_DATABASE, ASIDE_DATABASE_FILE or --config. Its password belongs there, too.',
      'Stop Aside on both sides first. Chats with everything in them, prompts, settings, paired browsers and shared links are copied; local.key, settings.json and invitations are not. With --people, this is done for everybody.',
    ],
  },
  export: {
    summary: 'Write conversations to a file, or to stdout.',
    operand: 'file',
    format: 'Default: json, which import reads.',
    id: 'id',
    conversation: 'Only this conversation. Default: all.',
    notes: ['The file appears when it is complete, and only you can read it. It replaces a file of the same name.'],
  },
  import: {
    summary: 'Import conversations from an export of Aside, Page Assist, Open WebUI or ChatGPT.',
    operand: 'file',
    yes: 'Import what can be read without asking.',
    notes: [
      'It says what can be imported and what can’t, and asks before anything is imported.',
      'Imported chats are added to the ones that are there. "-" reads what is piped in, and needs --yes.',
    ],
  },
  pair: {
    summary: 'Show a code that lets another browser or machine in.',
    notes: ['Type the code into the panel there. It gets its own key, which the command "clients" can revoke.'],
  },
  clients: {
    summary: 'List clients that have a key, or remove one.',
    idOrName: 'id|name',
    revoke: 'Revoke this client’s key and close its connections.',
    rotate: 'Replace this computer’s own key (local.key), in case somebody has seen it.',
    notes: [
      'Without a flag it lists them.',
      'If no companion is running, this changes what it keeps: the data folder, or the database named with --database.',
    ],
  },
  people: {
    summary: 'List the people who use the companion, invite one, or remove one.',
    name: 'name',
    idOrName: 'id|name',
    number: 'number',
    invite: 'Make a link that lets somebody of this name in. It works once, within 7 days.',
    admin: 'With --invite: they can manage people and models, too.',
    turns: 'With --invite and --quota: how many of their questions can wait and run at once; 0: no limit.',
    questions: 'With --invite and --quota: how many questions they can ask in an hour; 0: no limit.',
    address: 'address',
    at: 'With --invite: the address at which people open Aside, for the link.',
    quota: 'Change what somebody can ask, with --turns and --questions.',
    rename: 'Give somebody another name, with --to.',
    to: 'The new name.',
    revoke:
      'Close all of somebody’s connections, and take all of their keys away. Their chats are kept until --delete, and --invite lets them in again.',
    delete: 'Remove somebody, and delete all of their chats.',
    notes: [
      'Without a flag it lists them. People can come while the companion runs with --people.',
      'If no companion is running, this changes what it keeps: the data folder, or the database named with --database.',
    ],
  },
  doctor: {
    summary: 'Find out what is wrong and how to fix it.',
    notes: ['Changes nothing. Give it the same flags that you start Aside with.'],
  },
};
