import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { CredentialsError, type KeyKind, NotPairedError } from '../access/credentials.ts';
import { PAIR_COMMAND } from '../access/pair-command.ts';
import { type Address, formatAddress, isLoopback } from '../access/parse-address.ts';
import type { Problem, ProblemReason } from '../state/problem.ts';

/** What a problem's params are made of. */
export interface Endpoint extends Address {
  /** What the browser sends as Origin. */
  origin: string;
  /** Which key we offered. */
  key: KeyKind;
}

const command = PAIR_COMMAND;

export function notRunning(endpoint: Endpoint): Problem {
  const { secure } = endpoint;
  const address = formatAddress(endpoint);
  return secure || !isLoopback(endpoint)
    ? retryable({ code: 'companion_unreachable', params: { address, secure } })
    : retryable({ code: 'companion_not_running', params: { address } });
}

/** Something answered, and not with an upgrade. A browser does not tell with what. */
export function refuses(endpoint: Endpoint): Problem {
  const address = formatAddress(endpoint);
  return pairable(
    endpoint.key === 'paired'
      ? { code: 'not_paired_any_more', params: { address, command } }
      : { code: 'extension_refused', params: { address, origin: endpoint.origin, command } },
  );
}

export function notProved(endpoint: Endpoint): Problem {
  return retryable({ code: 'companion_not_proved', params: { address: formatAddress(endpoint) } });
}

export function notAside(endpoint: Endpoint): Problem {
  return retryable({ code: 'not_aside', params: { address: formatAddress(endpoint) } });
}

export function answersNothing(endpoint: Endpoint): Problem {
  return retryable({ code: 'companion_silent', params: { address: formatAddress(endpoint) } });
}

/** Never a reason to go on as a guest. */
export function unusableCredentials(error: unknown): Problem {
  if (error instanceof NotPairedError) {
    return { code: 'not_paired_yet', params: { command }, retryable: false, pairable: true };
  }
  if (error instanceof CredentialsError) return pairable({ code: 'key_unusable', params: error.reason });
  return pairable({ code: 'key_unreadable', params: { said: String(error) } });
}

/** Explains a connection that was closed by the other end or broke, whether or not it will be retried. */
export function explainClose(closeCode: number, said: string, endpoint: Endpoint): Problem {
  const { origin, key } = endpoint;
  const address = formatAddress(endpoint);
  switch (closeCode) {
    case CLOSE_CODES.normal:
      return retryable({ code: 'companion_hung_up', params: { said } });
    case CLOSE_CODES.goingAway:
      return retryable({ code: 'companion_stopped', params: { address } });
    case CLOSE_CODES.tooBig:
      return retryable({ code: 'message_too_large', params: {} });
    case CLOSE_CODES.unauthorized:
      if (key === 'paired') return pairable({ code: 'not_paired_any_more', params: { address, command } });
      return key === 'none'
        ? pairable({ code: 'key_wanted', params: { address, command } })
        : retryable({ code: 'key_unknown', params: { address } });
    case CLOSE_CODES.forbidden:
      return pairable({ code: 'extension_forbidden', params: { address, origin, said, command } });
    case CLOSE_CODES.noCommonVersion:
      return retryable({ code: 'no_common_version', params: { said } });
    case CLOSE_CODES.flooding:
      return retryable({ code: 'too_many_messages', params: {} });
    case CLOSE_CODES.tooManyConnections:
      return retryable({ code: 'too_many_connections', params: { address } });
    case CLOSE_CODES.updating:
      return retryable({ code: 'companion_updating', params: { percent: Number(/\d+/.exec(said)?.[0] ?? 0) } });
    case CLOSE_CODES.notReady:
      return retryable({ code: 'companion_not_ready', params: {} });
    case CLOSE_CODES.internalError:
      return retryable({ code: 'companion_failed', params: { said } });
    case 1006:
      return retryable({ code: 'connection_lost', params: { address } });
    default:
      return retryable({ code: 'connection_closed', params: { closeCode, said } });
  }
}

function retryable(reason: ProblemReason): Problem {
  return { ...reason, retryable: true };
}

function pairable(reason: ProblemReason): Problem {
  return { ...reason, retryable: true, pairable: true };
}
