import { UpstreamError } from './upstream.ts';

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

/** The error for a connection to `address` that failed; `hasBegun` once the server had begun to answer. */
export function toConnectionError(error: unknown, address: string, hasBegun: boolean): UpstreamError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (UNREACHABLE.has(code) && !hasBegun) return unreachable(address, code, error);
  if (/^(HPE_|EPROTO|ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) {
    return new UpstreamError(
      'upstream_refused',
      `The server at ${address} does not speak HTTP as expected (${code}).`,
      'Check the address, and whether it has to begin with http:// or https:// (OLLAMA_HOST or --upstream).',
      { cause: error },
    );
  }
  return new UpstreamError(
    'upstream_failed',
    `The connection to Ollama at ${address} broke ${hasBegun ? 'in the middle of the answer' : 'before it answered'}.`,
    'Ollama may have been stopped or have crashed. Look whether it runs, then try again.',
    { cause: error },
  );
}

/** Nobody answers there. `code` is the system's word for it. */
export function unreachable(address: string, code: string, cause?: unknown): UpstreamError {
  const reason = code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'there is no such host' : code;
  return new UpstreamError(
    'upstream_unreachable',
    `No Ollama answers at ${address} (${reason}).`,
    'Start it with `ollama serve`, or get it from https://ollama.com/download.',
    { cause },
  );
}
