import type { TrustedProxies } from './addresses/trusted-proxies.ts';
import type { Keyring } from './keys/keyring.ts';

/** Which callers are let in. */
export interface AccessPolicy {
  /** The port that the companion really listens on. */
  port: number;
  /** See {@link isOurHost}. */
  allowHosts: readonly string[];
  /** Origins that are guests, as browsers write them. */
  origins: ReadonlySet<string>;
  /** Whether there are guests at all. If not, everyone needs a key, listed origins too. */
  guests: boolean;
  /** The proxies that are believed about where a request came from. */
  proxies: TrustedProxies;
  keys: Keyring;
  /** Whether a caller who shows this token may read the metrics; undefined: no token was shown. Absent: there are no metrics here. */
  opensMetrics?(token: string | undefined): boolean;
  /** Whether it is not known yet who has a key or a link, and will be; absent: it is known. */
  isWaiting?(): boolean;
  /** Whether a stranger may connect to pair now. */
  hearsStrangers(): boolean;
  /** Whether somebody may come by a link to a room now; absent: nobody may. */
  hearsJoiners?(): boolean;
}

/** A refusal before anything was answered. The reason is for the log: a stranger learns the status alone. */
export interface Refusal {
  kind: 'refuse';
  status: 401 | 403 | 404 | 405 | 426;
  reason: string;
  /** With 405: the methods that there are. */
  allow?: readonly string[];
}

export function refuse(status: Refusal['status'], reason: string): Refusal {
  return { kind: 'refuse', status, reason };
}
