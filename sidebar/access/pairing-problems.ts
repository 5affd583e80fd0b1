import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import type { ErrorMessage } from '../../protocol/companion-messages.ts';
import { PAIR_COMMAND } from './pair-command.ts';
import { PairingFailure } from './pairing-failure.ts';
import { type Address, formatAddress, isLoopback } from './parse-address.ts';

const NEW_CODE = `Run ${PAIR_COMMAND} for a new code.`;

export function badAddress(): PairingFailure {
  return new PairingFailure(
    'address',
    'That is no address.',
    'It reads like 127.0.0.1:11435, or https://aside.example.org.',
  );
}

export function badCode(): PairingFailure {
  return new PairingFailure('code', 'That is no code.', 'It has 8 letters and digits, like 7K3M-Q9TX.');
}

export function notRunning(address: Address): PairingFailure {
  const there = formatAddress(address);
  const cure =
    isLoopback(address) && !address.secure
      ? 'Run npm start in Aside’s folder, or correct the address.'
      : `See whether the companion runs there, and whether this machine is on its network.${
          address.secure ? ` Open ${there} in a tab to see whether the browser trusts its certificate.` : ''
        }`;
  return new PairingFailure('address', `Nothing answers at ${there}.`, cure);
}

/** It answered, and not with an upgrade; a browser does not tell with what. */
export function noCodeOpen(address: Address): PairingFailure {
  return new PairingFailure(
    'code',
    `${formatAddress(address)} answers, but lets nobody pair now.`,
    `Run ${PAIR_COMMAND} there, and type the code that it shows within two minutes. If you did, another program has this address.`,
  );
}

export function notAside(address: Address): PairingFailure {
  return new PairingFailure(
    'address',
    `A program answers at ${formatAddress(address)}, but it is not Aside’s companion.`,
    'Correct the address: npm start says where the companion listens.',
  );
}

export function notProved(address: Address): PairingFailure {
  return new PairingFailure(
    'nothing',
    `The program at ${formatAddress(address)} does not know the code, so it isn’t the companion that showed it. Its key was not kept.`,
    'Find out which program uses that address and stop it, then pair again.',
  );
}

export function cannotPair(address: Address, version: string): PairingFailure {
  return new PairingFailure(
    'nothing',
    `The companion at ${formatAddress(address)} is of another version (${version}) and can’t pair.`,
    'Update the extension and the companion to the same version.',
  );
}

export function answersNothing(address: Address): PairingFailure {
  return new PairingFailure(
    'nothing',
    `${formatAddress(address)} does not answer in time.`,
    'Look at the terminal where the companion runs, then try again.',
  );
}

export function forbiddenByBrowser(address: Address): PairingFailure {
  return address.secure
    ? new PairingFailure('address', `The browser does not connect to ${formatAddress(address)}.`, 'Use another port.')
    : new PairingFailure(
        'address',
        `From here the browser opens encrypted connections only, and ${formatAddress(address)} is none.`,
        'Use an address with https://.',
      );
}

/** The companion said no. */
export function refused({ code, params }: Pick<ErrorMessage, 'code' | 'params'>): PairingFailure {
  const isOfCode = code === 'code_wrong' || code === 'code_gone';
  return new PairingFailure(isOfCode ? 'code' : 'nothing', code, '', { code, params });
}

/** It hung up in the middle. */
export function closed(address: Address, code: number, reason: string): PairingFailure {
  const there = formatAddress(address);
  switch (code) {
    case CLOSE_CODES.noCommonVersion:
      return new PairingFailure(
        'nothing',
        `The companion at ${there} speaks another version of Aside’s protocol.`,
        'Update the extension and the companion to the same version.',
      );
    case CLOSE_CODES.tooManyConnections:
    case CLOSE_CODES.flooding:
      return new PairingFailure('nothing', `Too many connect to ${there} now.`, 'Wait a moment, then try again.');
    case CLOSE_CODES.unauthorized:
      return new PairingFailure('code', 'The companion did not accept the code.', NEW_CODE);
    default:
      return new PairingFailure(
        'nothing',
        `The companion at ${there} hung up (${code}${reason === '' ? '' : `: ${reason}`}).`,
        'Try again. If that does not help, its terminal shows what happened.',
      );
  }
}
