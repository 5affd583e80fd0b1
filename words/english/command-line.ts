import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { RECANTED } from './recanted.ts';
import { number } from './tongue.ts';

/** What is wrong, and what to do about it; that may be empty. */
type Failure = readonly [message: string, cure: string];

const TRY_AGAIN = 'Try again.';
const SEND_LESS = 'Send the part that matters.';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair gives a new one.`;

/** What the commands say while they run, and why they end. Addresses are written `host:port`. */
export const commandLineWords = {
  /** Finding the companion, and talking to it. */
  companion: {
    noKey: (folder: string): Failure => [
      `There is no key in ${folder}: no companion has run with this data folder yet.`,
      'Start one with npm start, or name its folder with --data-dir.',
    ],
    nobody: (address: string): Failure => [
      `No companion is listening on ${address}.`,
      'Start it with npm start, or name its port with --port.',
    ],
    otherKey: (address: string, folder: string): Failure => [
      `The program on ${address} doesn’t know the key in ${folder}. Nothing was sent.`,
      'Name the data folder of that companion with --data-dir, or the port of yours with --port.',
    ],
    refused: (address: string, why: string): Failure => [
      `The companion on ${address} refused the connection. ${why}`,
      'Try again in a moment.',
    ],
    stranger: (address: string, why: string): Failure => [
      `The program on ${address} is not an Aside companion. ${why} Nothing was sent.`,
      `Name the companion’s port with --port. ${ASIDE_COMMAND} doctor says more.`,
    ],
    lost: (): Failure => ['The connection to the companion was lost.', TRY_AGAIN],
    /** What is kept is in use, although nobody listens at the address. */
    elsewhere: (address: string, folder: string): Failure => [
      `Another program uses the data folder ${folder}, but no companion is listening on ${address}.`,
      'Name the port of the companion that runs with --port, or try again if it was another command.',
    ],
    /** After a change in a database that companions share. */
    willLearn: (seconds: number) => `Companions that use this database learn of it within ${seconds} seconds.`,
    /** After a change in a data folder. */
    inFolder: (folder: string) => `No companion is running, so this was changed in ${folder}.`,
  },

  /** How a program behaved that was taken for a companion. */
  stranger: {
    silent: 'It says nothing.',
    notAside: 'It accepts WebSockets but doesn’t speak aside.v1.',
    http: (status: number | undefined, server: string) =>
      `It answers HTTP ${status}${server === '' ? '' : ` (${server})`}.`,
    brokeOff: (code: string) => `It broke the connection (${code}).`,
    closed: (code: number, reason: string) =>
      reason === '' ? `It closed the connection (${code}).` : `It says: ${reason}.`,
  },

  piped: {
    tooLong: (chars: number): Failure => [`The piped text is longer than ${number(chars)} characters.`, SEND_LESS],
    notText: (): Failure => ['The piped text is not UTF-8.', 'Convert it to text first.'],
    nothing: (): Failure => ['Nothing is piped in.', 'Name a file.'],
  },

  chat: {
    noQuestion: (): Failure => ['There is no question.', 'Give one in quotes, or pipe one in.'],
    tooLarge: (): Failure => ['The question and the piped text are too large for one message.', SEND_LESS],
    lost: (): Failure => [
      'The connection to the companion was lost while it answered.',
      'The sidebar’s history has the answer so far. Ask again for the rest.',
    ],
    waiting: (position: number, seconds: number | undefined) =>
      `Waiting: ${position === 1 ? 'next' : `number ${position}`} in line${
        seconds === undefined ? '' : `, about ${seconds} s`
      }.`,
    /** After the words of a step. */
    stepOf: (index: number, count: number) => ` (${index} of ${count})`,
    left: (seconds: number) => `, about ${seconds} s left`,
    /** The text so far was the model thinking. */
    recanted: RECANTED,
    stopped: 'Stopped.',
    cut: 'The answer was cut off at the length limit.',
    repeated: 'The answer was stopped: the model repeated itself.',
    notSaved: 'The answer could not be saved.',
  },

  pair: {
    typeCode: 'Type this code where Aside asks for one:',
    goodFor: (minutes: number, address: string) =>
      `It works once, within ${minutes} minutes. The address here is ${address}.`,
    link: (link: string) => `Or open this in a browser here: ${link}`,
    waiting: 'Waiting for the code to be used. Ctrl+C stops waiting; the code stays valid.',
    letIn: (name: string) => `Paired with ${name}. ${ASIDE_COMMAND} clients lists every client that has a key.`,
    lost: (): Failure => [
      'The connection to the companion was lost.',
      `${ASIDE_COMMAND} clients shows whether the code was used.`,
    ],
    expired: (): Failure => ['Nobody used the code in time.', ANOTHER_CODE],
    replaced: (): Failure => ['This code is no longer valid: a newer one was made.', 'Use that one.'],
    rotated: (): Failure => ['This code is no longer valid: local.key was replaced.', ANOTHER_CODE],
    tries: (): Failure => ['This code is no longer valid: too many wrong ones were tried.', ANOTHER_CODE],
    /** For a reason that only a newer companion knows. */
    ended: (): Failure => [
      'This code is no longer valid.',
      `The companion that runs is newer than this command. ${ANOTHER_CODE}`,
    ],
  },

  clients: {
    twoThings: (): Failure => ['--revoke and --rotate are two things.', 'Do one after the other.'],
    unknown: (name: string): Failure => [`No client is called "${name}".`, `${ASIDE_COMMAND} clients lists them.`],
    revoked: (name: string) => `Removed ${name}. Its connections are closed.`,
    /** A client or a person, without a companion that would have closed their connections. */
    removed: (name: string) => `Removed ${name}.`,
    rotated: [
      'There is a new local.key. Clients that used the old one are disconnected.',
      'The extension that npm start built has the new key. For one that npm run build built, run npm run build again.',
    ],
    columns: { name: 'NAME', lastSeen: 'LAST SEEN', since: 'SINCE', id: 'ID', origin: 'ORIGIN' },
    /** The name of the one that shows `local.key`. */
    thisComputer: 'This computer',
    /** A link that lets people into a shared chat, and somebody who came by one. */
    link: 'Link',
    inRoom: (name: string) => `${name} (shared chat)`,
    now: 'now',
    never: 'never',
  },

  people: {
    invited: (name: string, until: string) => `Send this link to ${name}. It works once, until ${until}:`,
    unknown: (name: string): Failure => [`Nobody is called "${name}".`, `${ASIDE_COMMAND} people lists everybody.`],
    twoThings: (): Failure => ['These are several things at once.', 'Do one after the other.'],
    noNewName: (): Failure => ['There is no new name.', 'Give it with --to.'],
    notAddress: (): Failure => ['--at takes an address, such as https://aside.example.', ''],
    /** Below a link, when no companion was asked for its address. */
    supposed:
      'This is the address that a companion started with the same flags would have. If people open Aside at another one, name it with --at.',
    stays: (name: string): Failure => [`${name} can’t be removed: the first person always manages the others.`, ''],
    notNumber: (flag: string): Failure => [`${flag} takes a whole number.`, '0 means no limit.'],
    changed: (name: string) => `Changed ${name}.`,
    deleted: (name: string) => `Removed ${name}, with all of their chats.`,
    revoked: (name: string) => `Removed ${name}. All of their connections are closed; their chats are kept.`,
    columns: {
      name: 'NAME',
      clients: 'CLIENTS',
      lastSeen: 'LAST SEEN',
      running: 'RUNNING',
      asked: 'LAST HOUR',
      id: 'ID',
    },
    administrator: (name: string) => `${name} (administrator)`,
    out: 'removed',
    awaited: (until: string) => `invited until ${until}`,
  },

  copy: {
    ends: (): Failure => [
      'A copy goes from a data folder to a database, or back.',
      'Name one of each with --from and --to.',
    ],
    noHistory: (folder: string): Failure => [
      `There is no history in ${folder}.`,
      'Name the data folder that Aside was started with.',
    ],
    nothing: (): Failure => ['There is nothing to copy.', ''],
    notEmpty: (place: string): Failure => [
      `Something is kept in ${place} already. Nothing was copied.`,
      'Copy to a new folder or to an empty database.',
    ],
    missing: (): Failure => [
      'Some pages, files or images are missing. Nothing was copied.',
      'Name their folder with --blob-folder.',
    ],
    progress: (share: number) => `Copied: ${percent(share)}`,
    interrupted: 'Interrupted. Nothing was copied.',
    done: (chats: number, questions: number) => `Copied. Chats: ${number(chats)}, questions: ${number(questions)}.`,
    people: (count: number) => `Everybody’s chats were copied. People: ${number(count)}.`,
    fromInUse: (database: string) => `A companion uses ${database} now. What changes there from now on is not copied.`,
    toInUse: (database: string) =>
      `A companion uses ${database} now. Restart it: until then it doesn’t know who may use what was copied.`,
  },
  export: {
    progress: (done: number) => `Exported so far: ${bytes(done)}`,
    written: (file: string) => `Written to ${file}.`,
    brokeOff: (): Failure => ['The export broke off.', TRY_AGAIN],
    notWritable: (file: string, code: string): Failure => [
      `${file} can’t be written (${code}).`,
      'Choose another file.',
    ],
  },

  import: {
    progress: (done: number) => `Read so far: ${bytes(done)}`,
    confirm: 'Import? [y/N] ',
    /** The answer that agrees; its first letter does too, and `y` in every language. */
    yes: 'yes',
    nothing: 'Nothing was imported.',
    nobodyToAsk: (): Failure => [
      'Nothing was imported: there is nobody here to ask.',
      'Add --yes to import without asking.',
    ],
    notText: (): Failure => ['The file is not text.', 'If it is a ZIP archive, unpack it.'],
    notUnderstood: 'The companion’s answer was not understood.',
    notReadable: (file: string, code: string) => `${file} can’t be read (${code}).`,
  },
};
