import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import type { ErrorMessage } from '../../protocol/companion-messages.ts';
import type { Exchange } from './exchange.ts';
import { PAIR_COMMAND } from './pair-command.ts';
import { PairingFailure, type PairingFailureReason, type PairingProblem } from './pairing-failure.ts';
import { type Address, formatAddress, isLoopback } from './parse-address.ts';

function failure(about: PairingProblem['about'], reason: PairingFailureReason): PairingFailure {
  return new PairingFailure({ about, ...reason });
}

function at(address: Address): { address: string } {
  return { address: formatAddress(address) };
}

export function badAddress(): PairingFailure {
  return failure('address', { code: 'no_address', params: {} });
}

export function badCode(): PairingFailure {
  return failure('code', { code: 'no_code', params: {} });
}

function notRunning(address: Address): PairingFailure {
  const { secure } = address;
  const params = { ...at(address), isHere: isLoopback(address) && !secure, secure };
  return failure('address', { code: 'nothing_answers', params });
}

/** It answered, and not with an upgrade; a browser does not tell with what. */
export function noCodeOpen(address: Address): PairingFailure {
  return failure('code', { code: 'no_code_open', params: { ...at(address), command: PAIR_COMMAND } });
}

export function notAside(address: Address): PairingFailure {
  return failure('address', { code: 'not_aside', params: at(address) });
}

export function notProved(address: Address): PairingFailure {
  return failure('nothing', { code: 'code_not_proved', params: at(address) });
}

export function cannotPair(address: Address, version: string): PairingFailure {
  return failure('nothing', { code: 'too_old', params: { ...at(address), version } });
}

function answersNothing(address: Address): PairingFailure {
  return failure('nothing', { code: 'no_answer', params: at(address) });
}

function forbiddenByBrowser(address: Address): PairingFailure {
  return failure('address', { code: address.secure ? 'browser_refuses' : 'not_encrypted', params: at(address) });
}

/** The companion said no. */
export function refused({ code, params }: Pick<ErrorMessage, 'code' | 'params'>): PairingFailure {
  const isOfCode = code === 'code_wrong' || code === 'code_gone';
  return new PairingFailure({
    about: isOfCode ? 'code' : 'nothing',
    code: 'refused',
    params: {},
    error: { code, params },
  });
}

/** It hung up in the middle. */
function closed(address: Address, code: number, reason: string): PairingFailure {
  switch (code) {
    case CLOSE_CODES.noCommonVersion:
      return failure('nothing', { code: 'no_common_version', params: at(address) });
    case CLOSE_CODES.tooManyConnections:
    case CLOSE_CODES.flooding:
      return failure('nothing', { code: 'too_many', params: at(address) });
    case CLOSE_CODES.unauthorized:
      return failure('code', { code: 'code_not_accepted', params: { command: PAIR_COMMAND } });
    default:
      return failure('nothing', { code: 'hung_up', params: { ...at(address), closeCode: code, said: reason } });
  }
}

/** What may be in the way of an exchange, whatever is exchanged; `notOpen`: the companion lets no strangers in now. */
export function failuresOf(attempt: Address, notOpen: () => PairingFailure): Exchange<unknown>['failures'] {
  return {
    forbiddenByBrowser: () => forbiddenByBrowser(attempt),
    notRunning: () => notRunning(attempt),
    notOpen,
    notAside: () => notAside(attempt),
    answersNothing: () => answersNothing(attempt),
    closed: (code, reason) => closed(attempt, code, reason),
  };
}
