import { GET_TRANSCRIBER } from './servers.ts';
import { number, plural } from './tongue.ts';

/** What is wrong, and what to do about it. */
type Problem = readonly [what: string, cure: string];

const REWRITE = 'Run npm start with the same flags to write it again, then reload the extension in the browser.';
const TRY_AGAIN = 'Try again in a moment.';
const ENLARGE = new Map([
  ['llama.cpp', 'If the model can hold more, start llama-server with a larger -c; its slots (-np) share it.'],
  ['vLLM', 'If the model can hold more, start vLLM with a larger --max-model-len.'],
  ['LM Studio', 'If the model can hold more, load it in LM Studio with a larger Context Length.'],
  ['LocalAI', 'If the model can hold more, set a larger context_size in its LocalAI file.'],
]);
const elsewhere = (finder: string): string => `Find it with ${finder} and stop it, or start Aside with --port.`;

/** The doctor's report. Addresses are written `host:port`; commands stand as a shell takes them. */
export const doctorWords = {
  ok: 'ok',
  problem: 'problem',
  fine: 'Everything is fine.',
  problems: (count: number) =>
    plural(count, { one: (shown) => `${shown} problem.`, other: (shown) => `${shown} problems.` }),

  /** What a finding is about. */
  about: {
    node: 'Node',
    dataFolder: 'Data folder',
    history: 'History',
    key: 'Key',
    port: 'Port',
    models: 'Models',
    context: 'Context',
    voice: 'Voice',
    origins: 'Origins',
    extension: 'Extension',
  },

  node: {
    fits: (version: string) => `${version} runs this.`,
    tooOld: (version: string, needed: string): Problem => [
      `${version} is too old; Aside needs ${needed}.`,
      'Run npm install, and start Aside through npm.',
    ],
  },

  dataFolder: {
    notYet: (folder: string) => `${folder} is not there yet. The first start makes it, and the key in it.`,
    notFolder: (folder: string): Problem => [`${folder} is not a folder.`, 'Choose another with --data-dir.'],
    notWritable: (folder: string): Problem => [
      `You can’t write to ${folder}.`,
      `chmod u+rwx ${folder}, or choose another with --data-dir.`,
    ],
    open: (folder: string, mode: string): Problem => [
      `${folder} is open to other users (${mode}).`,
      `chmod 700 ${folder}`,
    ],
    full: (folder: string): Problem => [
      `The disk of ${folder} is nearly full.`,
      'Make room, or choose another folder with --data-dir.',
    ],
    fine: (folder: string) => `You can write to ${folder}.`,
    private: (folder: string) => `You can write to ${folder}, and nobody else can open it.`,
  },

  history: {
    answers: (database: string, version: string) => `${database} answers (PostgreSQL ${version}).`,
    kept: 'Chats are saved.',
    readable: (names: string, files: string): Problem => [`Other users can read ${names}.`, `chmod 600 ${files}`],
  },

  key: {
    notYet: 'There is no key yet. The next start makes one.',
    fine: 'local.key is there, and only you can read it.',
    /** After what is wrong with the key, which says what to do. */
    cure: 'Then run npm start.',
  },

  port: {
    free: (address: string) => `${address} is free: no companion runs now. npm start starts it.`,
    taken: (address: string, finder: string): Problem => [
      `${address} is taken, and not by a companion of this data folder.`,
      elsewhere(finder),
    ],
    ours: (version: string, address: string) => `Aside ${version} listens on ${address}, and knows the key.`,
    otherVersion: (running: string, address: string, version: string): Problem => [
      `Aside ${running} listens on ${address}; this is ${version}.`,
      'Stop it, then npm start.',
    ],
    otherKey: (address: string, finder: string): Problem => [
      `${address} is taken by a companion that doesn’t know the key of this data folder.`,
      `Name its folder with --data-dir. If you started none: ${finder} shows which program it is.`,
    ],
    refused: (address: string, why: string): Problem => [`${address} refused the connection. ${why}`, TRY_AGAIN],
    stranger: (address: string, why: string, finder: string): Problem => [
      `${address} is taken by another program. ${why}`,
      elsewhere(finder),
    ],
  },

  server: {
    answers: (version: string, address: string) => `${version || 'It'} answers at ${address}.`,
    silent: (address: string) => `It does not answer at ${address}.`,
    twins: (address: string, other: string) => `${address} and ${other} are the same server.`,
    /** A program that has a kind of its own, at the address of its routes that are like OpenAI's. */
    otherKind: (product: string, address: string): Problem => [
      `${address} is ${product}. Over this address it cuts long questions without saying so.`,
      `Name it as ${product}: --upstream ${address.replace(/\/v1$/, '')}.`,
    ],
    nameOnce: 'Name it once with --upstream, and set --parallel when it answers several questions at a time.',
  },

  models: {
    none: 'There is no model yet.',
    /** The first names, and how many more there are. */
    list: (names: string, more: number) => (more === 0 ? `${names}.` : `${names} and ${more} more.`),
    withContext: (name: string, tokens: number) => `${name} (${number(tokens)} tokens)`,
    shortContext: (name: string, tokens: number) =>
      `${name} reads ${number(tokens)} tokens at a time, so most pages are read in parts.`,
    /** How to have more of it, by the program that serves the model. */
    enlarge: (product: string) =>
      ENLARGE.get(product) ?? 'If the model can hold more, start its server with a larger context.',
  },

  voice: {
    off: 'Speech is switched off (--transcriber off).',
    none: `Nothing here turns speech into text. ${GET_TRANSCRIBER}`,
    answers: (address: string) => `Speech is turned into text at ${address}.`,
    silent: (address: string) => `Nothing answers at ${address}.`,
  },

  /** Who is let in without a key. */
  origins: (others: readonly string[]) =>
    `Let in without a key: Aside’s own extension, ${others.length === 0 ? 'no others' : others.join(', ')}.`,

  extension: {
    fits: (folder: string) => `The build in ${folder} fits.`,
    notBuilt: (folder: string): Problem => [`There is no build in ${folder}.`, 'Run npm start to make one.'],
    otherVersion: (built: string, version: string): Problem => [
      `The build is of ${built}; this is ${version}.`,
      'Run npm start to rebuild it, then reload it in the browser.',
    ],
    noKey: (): Problem => ['The build has no valid companion.json, so it has no key.', 'Run npm start to write it.'],
    otherAddress: (found: string, address: string): Problem => [
      `The build looks for the companion on ${found}, not ${address}.`,
      REWRITE,
    ],
    otherKey: (): Problem => ['The build’s key is not the one in the data folder.', REWRITE],
  },
};
