import { ASIDE_COMMAND } from '../own-command.ts';
import { plural } from './tongue.ts';

/** Where to read about TLS in front of the companion. */
const GUIDE = 'docs/beyond-this-machine.md';

/** What the companion says on the terminal that it was started from, or why it does not start. */
export const startWords = {
  /** `address` is `host:port`. */
  listens: (address: string) => `Aside listens on ${address}.`,

  /** Listening beyond this machine. */
  exposure: {
    refused: (host: string) => [
      `Aside does not listen on ${host}: over plain http, others on that network could read your chats and your key.`,
      `Leave --host out and put nginx with TLS in front (${GUIDE} says how),`,
      'or accept it on a network where you trust everybody: add --insecure-lan.',
    ],
    everyAddress: (urls: readonly string[]) =>
      `every address of this machine, now ${urls.join(', ') || 'none but its own'}`,
    addresses: (urls: readonly string[]) => urls.join(', '),
    accepted: (where: string) => [
      `Aside listens beyond this machine, on ${where}.`,
      'Everybody on that network can reach this port. Nobody gets anything without a key, not even on this machine.',
      `It is plain http, which others there can read: your chats, and keys shown as ?token=. ${GUIDE} shows how to add TLS.`,
    ],
  },

  /** Links to the companion's own page, with a pairing code in them. */
  page: {
    /** In place of the page. */
    notBuilt:
      'Aside’s page hasn’t been built yet.\n\nRun this in Aside’s folder, then start Aside again:\n\n    npm run build\n',
    one: (link: string) => `In any browser: ${link}`,
    several: 'In any browser, one of these:',
    terms: `It works once, within two minutes. ${ASIDE_COMMAND} pair makes another.`,
  },

  updating: {
    begins: 'Aside is updating its history for this version. Nothing is lost. This takes a while, once.',
    portAnswers: (port: number) => `Port ${port} answers already.`,
    progress: (percent: number) => `Aside is updating its history: ${percent} %`,
  },

  /** The model servers, as they are found and whenever that changes. */
  servers: {
    readerAnswers:
      'Meanwhile the built-in reader answers by quoting the page. Aside switches to the model server by itself.',
    notYet: (kind: string, address: string) => `No ${kind} at ${address} yet.`,
    refuses: (server: string, address: string) => `${server} at ${address} refuses to answer.`,
    answers: (server: string, address: string, models: number) => {
      const count = plural(models, { one: (shown) => `${shown} model`, other: (shown) => `${shown} models` });
      return `${server} at ${address} answers, with ${count}.`;
    },
  },

  /** Why Redis can’t be used at the start; `reason` is what the system calls it. */
  redisAway: (address: string, reason: string) =>
    `Redis at ${address} can’t be used (${reason}). Start it, or correct its address (--redis).`,

  /** Why the companion can't listen, and what to do. */
  listening: {
    taken: (port: number, host: string, other: number) =>
      `Port ${port} is taken on ${host}. If Aside runs already, use that one. Otherwise stop the program that has it, or choose another port: npm start -- --port ${other}`,
    notYours: (port: number) =>
      `Port ${port} is not yours to listen on. Choose one above 1023: npm start -- --port 11435`,
    noAddress: (host: string) =>
      `${host} is no address of this machine. Choose another with --host, or leave --host out.`,
    failed: (host: string, port: number, code: string | undefined) =>
      `Listening on ${host}, port ${port}, failed (${code}).`,
  },

  /** Why the data folder or the key in it can't be used, and what to do. */
  localKey: {
    unsteady: (file: string) => `${file} keeps appearing and disappearing.`,
    notReplaced: (file: string, code: string) => `${file} can’t be replaced (${code}). The key is as it was.`,
    folderNotMade: (folder: string, code: string) =>
      `The data folder ${folder} can’t be created (${code}). Choose another with --data-dir.`,
    foreignFolder: (folder: string) =>
      `The data folder ${folder} belongs to another user. Choose another with --data-dir.`,
    writableFolder: (folder: string) => `Other users can write to the data folder ${folder}. Run: chmod 700 ${folder}`,
    link: (file: string) => `${file} is a link. Delete it and start again to get a new key.`,
    notReadable: (file: string, code: string) => `${file} can’t be read (${code}). It must belong to you.`,
    notKey: 'That is not a key.',
    noKey: (file: string) => `${file} holds no key. Delete it and start again to get a new one.`,
    foreign: (file: string) => `${file} belongs to another user. Delete it and start again to get a new key.`,
    readable: (file: string) => `Other users can read ${file}. Delete it and start again to get a new key.`,
    notWritable: (file: string, code: string) =>
      `${file} can’t be written (${code}). Choose another folder with --data-dir.`,
  },
};
