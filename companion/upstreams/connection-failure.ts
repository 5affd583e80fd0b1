import { UpstreamError } from './upstream.ts';
import type { ServerWords } from './upstream-kind.ts';

/** A server and how to call it. */
export interface NamedServer {
  /** As a person would type it. */
  address: string;
  server: ServerWords;
}

/** Nobody takes the connection. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
  'EACCES',
]);

/** The error for a connection that failed; `hasBegun` once the server had begun to answer. */
export function toConnectionError(error: unknown, named: NamedServer, hasBegun: boolean): UpstreamError {
  const { address, server } = named;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (UNREACHABLE.has(code) && !hasBegun) return unreachable(named, code, error);
  if (/^(HPE_|EPROTO|ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) {
    return new UpstreamError(
      'upstream_refused',
      `The server at ${address} does not speak HTTP as expected (${code}).`,
      `Check the address, and whether it has to begin with http:// or https:// (${server.setBy}).`,
      { cause: error },
    );
  }
  return new UpstreamError(
    'upstream_failed',
    `The connection to ${server.the} at ${address} broke ${hasBegun ? 'in the middle of the answer' : 'before it answered'}.`,
    `${capitalised(server.the)} may have been stopped or have crashed. Look whether it runs, then try again.`,
    { cause: error },
  );
}

/** Nobody answers there. `code` is the system's word for it. */
export function unreachable({ address, server }: NamedServer, code: string, cause?: unknown): UpstreamError {
  const reason = code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'there is no such host' : code;
  return new UpstreamError(
    'upstream_unreachable',
    `No ${server.label} answers at ${address} (${reason}).`,
    server.start,
    { cause },
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
