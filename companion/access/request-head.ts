import type { IncomingMessage } from 'node:http';

/** The input of an access decision: a request's head in plain values, so that the decision is a pure function. */
export interface RequestHead {
  method: string;
  /** As sent, query included. */
  target: string;
  /** Every value of every header, by lower-case name; a header sent twice has two. */
  headers: ReadonlyMap<string, readonly string[]>;
  /** Undefined when the peer is gone already. */
  remoteAddress: string | undefined;
  /** Our end of the connection. Undefined when the peer is gone already. */
  localAddress: string | undefined;
}

export function toRequestHead(request: IncomingMessage): RequestHead {
  const headers = new Map<string, string[]>();
  // `headers` drops or joins repeated headers, and two Hosts must not pass for one.
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    const name = (request.rawHeaders[i] ?? '').toLowerCase();
    const values = headers.get(name) ?? [];
    values.push(request.rawHeaders[i + 1] ?? '');
    headers.set(name, values);
  }
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers,
    remoteAddress: plainAddress(request.socket.remoteAddress),
    localAddress: plainAddress(request.socket.localAddress),
  };
}

/** A socket that listens on `::` gives an IPv4 address as `::ffff:10.0.0.1`. */
export function plainAddress(address: string | undefined): string | undefined {
  return address?.replace(/^::ffff:(?=\d+\.)/, '');
}

/** The path as sent, and the query's parameters. */
export function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  return { path, query: new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1)) };
}
