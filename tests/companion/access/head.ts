import { createTrustedProxies } from '../../../companion/access/addresses/trusted-proxies.ts';
import type { RequestHead } from '../../../companion/access/request-head.ts';

/** Nobody is believed about where a request came from. */
export const NO_PROXIES = createTrustedProxies([]);

/** A request's head from this machine. A header may have several values; undefined leaves a default out. */
export function head(
  target: string,
  headers: Record<string, string | string[] | undefined> = {},
  rest: Partial<RequestHead> = {},
): RequestHead {
  const all = Object.entries({ host: '127.0.0.1:11435', ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat()] as const],
  );
  return {
    method: 'GET',
    target,
    headers: new Map(all),
    remoteAddress: '127.0.0.1',
    localAddress: '127.0.0.1',
    ...rest,
  };
}
