/** What a status means, which the server or a proxy before it may have sent. */
import type { NamedServer } from '../../protocol/error-causes.ts';
import type { Said } from './refusal-words.ts';
import { UpstreamError } from './upstream.ts';

export interface Refusal {
  /** HTTP status; 200 for an error in a stream that had begun. */
  status: number;
  /** The body, or the error in the stream. */
  body: string;
  /** Of the body, as its head says; empty when it says none. */
  contentType: string;
  /** The model that was asked for; empty when the request named none. */
  model: string;
}

/** A refusal and what was read in it. */
export interface Heard extends Refusal, Said, NamedServer {}

/** The error for a refusal whose words say nothing that its kind of server is known to say. */
export function toStatusError(heard: Heard): UpstreamError {
  const { status, isPage, words: said } = heard;
  const named = nameOf(heard);
  switch (status) {
    case 401:
    case 407:
      return new UpstreamError('upstream_refused', { cause: 'wants_key', ...named, status, said });
    case 403:
      return new UpstreamError('upstream_refused', { cause: 'not_let_in', ...named, said });
    case 404:
    case 405:
      if (!isPage) break;
      return new UpstreamError('upstream_refused', { cause: 'unknown_path', ...named, status });
    case 408:
    case 504:
      return new UpstreamError('upstream_failed', { cause: 'proxy_gave_up', ...named, status, said });
    case 413:
      return new UpstreamError('upstream_refused', { cause: 'too_long', ...named });
    case 429:
      return new UpstreamError('upstream_busy', { cause: 'too_many_requests', ...named, said });
    case 502:
      return new UpstreamError('upstream_failed', { cause: 'behind_proxy', ...named, said });
    case 503:
      return isPage
        ? new UpstreamError('upstream_failed', { cause: 'not_available', ...named })
        : new UpstreamError('upstream_busy', { cause: 'busy', ...named, said });
  }
  if (status === 200) return new UpstreamError('upstream_failed', { cause: 'failed_midway', ...named, said });
  if (isPage && status < 500) return notThisKind(named, status);
  if (isPage) return new UpstreamError('upstream_failed', { cause: 'failed_with_page', ...named, status });
  return status >= 500 || status === 499
    ? new UpstreamError('upstream_failed', { cause: 'failed', ...named, status, said })
    : new UpstreamError('upstream_refused', { cause: 'refused', ...named, status, said });
}

/** Somebody answers at the address, and it is not such a server. */
export function notThisKind(named: NamedServer, status = 200): UpstreamError {
  const params = nameOf(named);
  return status === 200
    ? new UpstreamError('upstream_refused', { cause: 'not_this_kind', ...params })
    : new UpstreamError('upstream_refused', { cause: 'not_this_kind_status', ...params, status });
}

/** @param location where to, as the server says; it may say anything */
export function redirected(named: NamedServer, location: string | undefined): UpstreamError {
  const params = nameOf(named);
  const target = toTarget(named.address, location);
  return target === undefined
    ? new UpstreamError('upstream_refused', { cause: 'redirected_somewhere', ...params })
    : new UpstreamError('upstream_refused', { cause: 'redirected', ...params, target });
}

export interface Overflow {
  promptTokens: number;
  contextTokens: number;
}

export function overflowError(overflow: Overflow | 'unknown', server: string): UpstreamError {
  if (overflow === 'unknown') return new UpstreamError('context_overflow', { cause: 'overflow', server });
  return new UpstreamError('context_overflow', { cause: 'counted', server, ...overflow }, { overflow });
}

/** The two params alone, of whatever carries them. */
export function nameOf({ server, address }: NamedServer): NamedServer {
  return { server, address };
}

/** Without what may be secret in it, and no longer than a person reads. */
function toTarget(address: string, location: string | undefined): string | undefined {
  if (location === undefined || !URL.canParse(location, address)) return undefined;
  const { protocol, host, pathname } = new URL(location, address);
  return /^https?:$/.test(protocol) ? `${protocol}//${host}${pathname}`.slice(0, 200) : undefined;
}
