import { sharedChatWords } from '../shared-chats.ts';
import { type UnusableKey, unusableKey } from '../unusable-key.ts';
import { type ProblemSentences, told } from './problem-sentences.ts';

const START = 'npm start';
const PAIR = 'Pair this browser: run this in Aside’s folder and type the code it shows.';
const PAIR_AGAIN = 'Pair it again: run this in Aside’s folder and type the code it shows.';

interface At {
  address: string;
}
/** `command` shows a pairing code. */
interface Pairing {
  command: string;
}
/** `said`: the companion's own words; may be empty. */
interface Said {
  said: string;
}

function itSaid(said: string): string {
  if (said === '') return '';
  return ` It said: ${/[.!?]$/.test(said) ? said : `${said}.`}`;
}

/** Why there is no connection to the companion. */
export const connectionProblems = {
  companion_not_running: ({ address }: At) =>
    told(
      'Aside’s companion isn’t running',
      `Nothing answers at ${address}.`,
      'Run npm start in Aside’s folder. The panel will connect by itself.',
      START,
    ),
  companion_unreachable: ({ address, secure }: At & { secure: boolean }) => {
    const certificate = secure ? ` Open ${address} in a tab to see whether the browser trusts its certificate.` : '';
    return told(
      'Aside’s companion can’t be reached',
      `Nothing answers at ${address}.`,
      `Check that the companion runs there and that this machine is on its network.${certificate} The panel will connect by itself.`,
    );
  },
  extension_refused: ({ address, origin, command }: At & Pairing & { origin: string }) =>
    told('The companion refuses this extension', `The program at ${address} doesn’t accept ${origin}.`, PAIR, command),
  not_paired_any_more: ({ address, command }: At & Pairing) =>
    told(
      'This browser is no longer paired',
      `The companion at ${address} doesn’t know its key. The key was revoked, or the companion uses another data folder now.`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }: Pairing) =>
    told('This browser isn’t paired yet', 'The companion requires a key.', PAIR, command),
  key_unusable: (reason: UnusableKey) => {
    const { message, cure } = unusableKey(reason);
    return told('This panel’s key can’t be used', message, cure);
  },
  key_unreadable: ({ said }: Said) => told('This panel’s key can’t be used', said, 'Try again.'),
  companion_not_proved: ({ address }: At) =>
    told(
      'That isn’t your companion',
      `A program answers at ${address}, but it couldn’t prove that it knows this panel’s key. Nothing was sent to it.`,
      'Find out which program uses that port and stop it, then run npm start in Aside’s folder.',
      START,
    ),
  not_aside: ({ address }: At) =>
    told(
      'That isn’t Aside’s companion',
      `A program answers at ${address}, but it does not speak Aside’s protocol.`,
      'Stop that program, or start the companion on another port with npm start -- --port 11436.',
    ),
  companion_silent: ({ address }: At) =>
    told(
      'The companion doesn’t answer',
      `Nothing comes back from ${address}.`,
      'Check the terminal where npm start runs. If it hangs, press Ctrl+C and start it again.',
      START,
    ),
  companion_hung_up: ({ said }: Said) =>
    told('The companion ended the connection', `It hung up without an error.${itSaid(said)}`, 'Try again.'),
  companion_stopped: ({ address }: At) =>
    told(
      'The companion is shutting down',
      `It was stopped at ${address}.`,
      'The panel will connect by itself when it starts again.',
      START,
    ),
  message_too_large: () =>
    told(
      'That was too large to send',
      'The companion closed the connection because a message was too large.',
      'Send less of the page, then try again.',
    ),
  key_wanted: ({ address, command }: At & Pairing) =>
    told(
      'The companion wants a key',
      `The companion at ${address} requires a key, and this copy of the extension has none.`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }: At) =>
    told(
      'The companion doesn’t know this extension’s key',
      `The companion at ${address} refused the key in companion.json, even after reading the file again.`,
      'Stop the companion and run npm start again in the folder that this extension was built in. Then try again.',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }: At & Pairing & Said & { origin: string }) =>
    told(
      'The companion doesn’t accept this extension',
      `It refuses ${origin} at ${address}.${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }: Said) =>
    told(
      'The extension and the companion don’t match',
      `They speak different versions of Aside’s protocol.${itSaid(said)}`,
      'Update both to the same version: run npm start in Aside’s folder, then reload the extension.',
      START,
    ),
  too_many_messages: () =>
    told(
      'Too many messages',
      'This panel sent more messages per second than the companion accepts.',
      'Wait a moment, then try again.',
    ),
  too_many_connections: ({ address }: At) =>
    told(
      'The companion has too many connections',
      `It accepts no more at ${address} for now.`,
      'Close panels you don’t need. This one keeps trying.',
    ),
  companion_updating: ({ percent }: { percent: number }) =>
    told(
      'Aside is updating its history',
      `${percent}\u00a0% done. Nothing is lost. This happens once after an update.`,
      'The panel will connect by itself when it’s done. Questions you ask now are sent then.',
    ),
  companion_not_ready: () =>
    told(
      'The companion waits for its database',
      'It can’t check keys until the database is back. Nothing is lost.',
      'The panel will connect by itself then. Questions you ask now are sent then.',
    ),
  companion_failed: ({ said }: Said) =>
    told(
      'The companion failed',
      `An error inside the companion ended the connection.${itSaid(said)}`,
      'See its terminal for details. The panel keeps trying.',
    ),
  shared_chat_lost: () => told(sharedChatWords.lost, sharedChatWords.lostText, ''),
  removed_from_room: () => told(...sharedChatWords.over.removed_from_room, ''),
  room_ended: () => told(...sharedChatWords.over.room_ended, ''),
  not_a_member: () => told(...sharedChatWords.over.not_a_member, ''),
  connection_lost: ({ address }: At) =>
    told('Lost the connection to the companion', `The connection to ${address} broke.`, 'The panel keeps trying.'),
  connection_closed: ({ closeCode, said }: Said & { closeCode: number }) =>
    told(
      'The companion ended the connection',
      `It closed with code ${closeCode}.${itSaid(said)}`,
      'If trying again doesn’t help, update the extension and the companion to the same version.',
    ),
} satisfies Record<string, (given: never) => ProblemSentences>;
