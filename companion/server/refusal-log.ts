import { LIMITS, type Limits } from '../../protocol/limits.ts';
import { callerAddress } from '../access/addresses/forwarded.ts';
import type { TrustedProxies } from '../access/addresses/trusted-proxies.ts';
import type { RequestHead } from '../access/request-head.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';

const MINUTE_MS = 60_000;
/** A header is a stranger's text: enough of it to recognise who it was. */
const MAX_HEADER_CHARS = 100;

export type RefusalLog = (code: number, reason: string, head: RequestHead) => void;

/**
 * Notes refusals, so that the person who runs the companion can see why a client was not let in. Any page can knock as
 * often as it likes: the log keeps so many a minute and counts the rest.
 */
export function createRefusalLog(
  log: Log,
  clock: Clock,
  proxies: TrustedProxies,
  limits: Pick<Limits, 'refusalLines'> = LIMITS,
): RefusalLog {
  let minuteEnds = Number.NEGATIVE_INFINITY;
  let lines = 0;
  let unlogged = 0;
  return (code, reason, head) => {
    if (clock.now() >= minuteEnds) {
      minuteEnds = clock.now() + MINUTE_MS;
      lines = 0;
    }
    lines++;
    if (lines > limits.refusalLines) {
      unlogged++;
      return;
    }
    const before = unlogged > 0 ? { unloggedBefore: unlogged } : {};
    unlogged = 0;
    const from = callerAddress(head, proxies);
    log.warn({ code, reason, from, origin: first(head, 'origin'), host: first(head, 'host'), ...before }, 'refused');
  };
}

function first(head: RequestHead, name: string): string | undefined {
  const value = head.headers.get(name)?.[0]?.slice(0, MAX_HEADER_CHARS);
  // Honest ones are ASCII. JSON leaves C1 controls as they are, and a terminal may obey them.
  return value?.replace(/[^\x20-\x7e]/g, '?');
}
