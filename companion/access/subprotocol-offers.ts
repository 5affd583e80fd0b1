import type { RequestHead } from './request-head.ts';

/** The subprotocols of an upgrade, in the order they were offered. */
export function offeredSubprotocols(head: RequestHead): string[] {
  const values = (head.headers.get('sec-websocket-protocol') ?? []).flatMap((line) => line.split(','));
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

/** The subprotocols with this prefix. The prefix says what they offer. */
export function offersOf(head: RequestHead, prefix: string): string[] {
  return offeredSubprotocols(head).filter((value) => value.startsWith(prefix));
}

/** The subprotocol with this prefix; undefined when it can't be read, or there are several. */
export function readOnlyOffer<T>(
  head: RequestHead,
  prefix: string,
  parse: (offer: string) => T | undefined,
): T | undefined {
  const [offer, ...others] = offersOf(head, prefix);
  return offer === undefined || others.length > 0 ? undefined : parse(offer);
}
