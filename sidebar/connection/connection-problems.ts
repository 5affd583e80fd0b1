import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { CredentialsError, type KeyKind, NotPairedError } from '../access/credentials.ts';
import { PAIR_COMMAND } from '../access/pair-command.ts';
import { type Address, formatAddress, isLoopback } from '../access/parse-address.ts';
import type { Problem } from '../state/problem.ts';

/** What the words of a problem need to know. */
export interface Endpoint extends Address {
  /** What the browser sends as Origin. */
  origin: string;
  /** Which key we offered. */
  key: KeyKind;
}

const START = 'npm start';
const PAIR = 'Pair this browser with it: run this in Aside’s folder, and type the code that it shows.';
const PAIR_AGAIN = 'Pair it again: run this in Aside’s folder, and type the code that it shows.';

export function notRunning(endpoint: Endpoint): Problem {
  const address = formatAddress(endpoint);
  if (endpoint.secure || !isLoopback(endpoint)) return unreachable(endpoint, address);
  return {
    title: 'Aside’s companion isn’t running',
    message: `Nothing answers at ${address}.`,
    cure: 'Run npm start in Aside’s folder. This panel connects by itself as soon as the companion is there.',
    command: START,
    retryable: true,
  };
}

function unreachable({ secure }: Endpoint, address: string): Problem {
  const certificate = secure ? ` Open ${address} in a tab to see whether the browser trusts its certificate.` : '';
  return {
    title: 'Aside’s companion can’t be reached',
    message: `Nothing answers at ${address}.`,
    cure: `See whether the companion runs there, and whether this machine is on its network.${certificate} This panel connects by itself as soon as it can.`,
    command: '',
    retryable: true,
  };
}

/** Something answered, and not with an upgrade. A browser does not tell with what. */
export function refuses(endpoint: Endpoint): Problem {
  const address = formatAddress(endpoint);
  if (endpoint.key === 'paired') return notPairedAnyMore(address);
  return {
    title: 'The companion refuses this extension',
    message: `Something answers at ${address} but does not let ${endpoint.origin} in.`,
    cure: PAIR,
    command: PAIR_COMMAND,
    retryable: true,
    pairable: true,
  };
}

function notPairedAnyMore(address: string): Problem {
  return {
    title: 'This browser isn’t paired any more',
    message: `The companion at ${address} doesn’t know its key: the key was revoked, or the companion has another data folder now.`,
    cure: PAIR_AGAIN,
    command: PAIR_COMMAND,
    retryable: true,
    pairable: true,
  };
}

export function notProved(endpoint: Endpoint): Problem {
  const address = formatAddress(endpoint);
  return {
    title: 'That isn’t your companion',
    message: `A program answers at ${address}, but it could not prove that it knows the key that this panel has. Nothing was sent to it.`,
    cure: 'Find out which program uses that port and stop it, then run npm start in Aside’s folder.',
    command: START,
    retryable: true,
  };
}

export function notAside(endpoint: Endpoint): Problem {
  const address = formatAddress(endpoint);
  return {
    title: 'That isn’t Aside’s companion',
    message: `A program answers at ${address}, but it does not speak Aside’s protocol.`,
    cure: 'Stop that program, or start the companion on another port with npm start -- --port 11436.',
    command: '',
    retryable: true,
  };
}

export function answersNothing(endpoint: Endpoint): Problem {
  const address = formatAddress(endpoint);
  return {
    title: 'The companion doesn’t answer',
    message: `The connection to ${address} was opened, or is being opened, and nothing comes back.`,
    cure: 'Look at the terminal where npm start runs. If it hangs, end it with Ctrl-C and start it again.',
    command: START,
    retryable: true,
  };
}

/** Never a reason to go on as a guest. */
export function unusableCredentials(error: unknown): Problem {
  if (error instanceof NotPairedError) {
    return {
      title: 'This browser isn’t paired yet',
      message: 'The companion lets nobody in without a key.',
      cure: PAIR,
      command: PAIR_COMMAND,
      retryable: false,
      pairable: true,
    };
  }
  const { message, cure } = error instanceof CredentialsError ? error : { message: String(error), cure: 'Try again.' };
  return { title: 'The key of this panel can’t be read', message, cure, command: '', retryable: true, pairable: true };
}

/** Explains a connection that was closed by the other end or broke, whether or not it will be retried. */
export function explainClose(code: number, reason: string, endpoint: Endpoint): Problem {
  const { origin, key } = endpoint;
  const address = formatAddress(endpoint);
  const said = reason === '' ? '' : ` It said: ${withFullStop(reason)}`;
  switch (code) {
    case CLOSE_CODES.normal:
      return closed('The companion ended the connection', `It hung up without an error.${said}`, 'Try again.');
    case CLOSE_CODES.goingAway:
      return closed(
        'The companion is shutting down',
        `It said goodbye at ${address}.`,
        'When it starts again, this panel connects by itself.',
        START,
      );
    case CLOSE_CODES.tooBig:
      return closed(
        'That was too large to send',
        'The companion closed the connection because one message was larger than it accepts.',
        'Send less of the page, then try again.',
      );
    case CLOSE_CODES.unauthorized:
      if (key === 'paired') return notPairedAnyMore(address);
      if (key === 'none') {
        return {
          ...closed(
            'The companion wants a key',
            `The companion at ${address} lets nobody in without a key, and this copy of the extension has none.`,
            PAIR,
            PAIR_COMMAND,
          ),
          pairable: true,
        };
      }
      return closed(
        'The companion doesn’t know this extension’s key',
        `The companion at ${address} refused the key in companion.json, also after the file was read again.`,
        'Stop the companion and run npm start again in the folder that this extension was built in. Then try again.',
        START,
      );
    case CLOSE_CODES.forbidden:
      return {
        ...closed(
          'The companion doesn’t let this extension in',
          `It refuses ${origin} at ${address}.${said}`,
          PAIR,
          PAIR_COMMAND,
        ),
        pairable: true,
      };
    case CLOSE_CODES.noCommonVersion:
      return closed(
        'The extension and the companion don’t fit together',
        `They speak different versions of Aside’s protocol.${said}`,
        'Update both to the same version: run npm start in Aside’s folder, then reload the extension.',
        START,
      );
    case CLOSE_CODES.flooding:
      return closed(
        'The companion hung up: too many messages',
        'This panel sent more messages a second than the companion accepts.',
        'Wait a moment, then try again.',
      );
    case CLOSE_CODES.tooManyConnections:
      return closed(
        'The companion has too many connections',
        `It takes no more at ${address} for now.`,
        'Close panels that you do not need. This one tries again by itself.',
      );
    case CLOSE_CODES.updating:
      return closed(
        'Aside is updating its history',
        `${/\d+/.exec(reason)?.[0] ?? 0} % is done. Everything stays; it is needed once, after an update.`,
        'This panel connects by itself when it is done. What you ask now is sent then.',
      );
    case CLOSE_CODES.internalError:
      return closed(
        'The companion failed',
        `An error inside the companion ended the connection.${said}`,
        'Its terminal shows what happened. This panel tries again by itself.',
      );
    case 1006:
      return closed(
        'The connection to the companion broke',
        `It ended without a goodbye at ${address}.`,
        'This panel tries again by itself.',
      );
    default:
      return closed(
        'The companion ended the connection',
        `It closed with code ${code}.${said}`,
        'If trying again does not help, update the extension and the companion to the same version.',
      );
  }
}

function closed(title: string, message: string, cure: string, command = ''): Problem {
  return { title, message, cure, command, retryable: true };
}

function withFullStop(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
