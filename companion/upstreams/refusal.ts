/** What a status means, whoever sent it: the server, or a proxy before it. */
import type { ErrorCode } from '../../protocol/error-codes.ts';
import type { NamedServer } from './connection-failure.ts';
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

/** One kind of refusal: when it is that, and what to say. `words` are the server's own. */
interface Rule {
  applies(heard: Heard): boolean;
  code: ErrorCode;
  message(heard: Heard): string;
  cure(heard: Heard): string;
}

const waits = (the: string): string => `Look whether ${the} runs behind it, then try again.`;

const STATUS_RULES: readonly Rule[] = [
  {
    applies: ({ status }) => status === 401 || status === 407,
    code: 'upstream_refused',
    message: ({ status, address, ...heard }) =>
      `The server at ${address} wants a name and password or a key (${status})${quoted(heard)}.`,
    cure: ({ server }) => server.unlock,
  },
  {
    applies: ({ status }) => status === 403,
    code: 'upstream_refused',
    message: ({ address, ...heard }) => `The server at ${address} lets nobody in from here (403)${quoted(heard)}.`,
    cure: ({ server: { the } }) =>
      `A proxy or firewall before ${the} says so. Have it let this machine in, or give the address of ${the} itself.`,
  },
  {
    applies: ({ status, isPage }) => (status === 404 || status === 405) && isPage,
    code: 'upstream_refused',
    message: ({ status, address, server }) =>
      `What answers at ${address} is not ${server.a}: it does not know the page that was asked for (${status}).`,
    cure: ({ server }) => `Check the address and its path (${server.setBy}), and update ${server.the}.`,
  },
  {
    applies: ({ status }) => status === 413,
    code: 'upstream_refused',
    message: ({ address }) => `The server at ${address} takes no question this long (413).`,
    cure: ({ server: { the } }) =>
      `A proxy before ${the} says so: raise its limit (client_max_body_size in nginx), or send less of the page.`,
  },
  {
    applies: ({ status }) => status === 429,
    code: 'upstream_busy',
    message: ({ address, ...heard }) => `The server at ${address} has had too many requests (429)${quoted(heard)}.`,
    cure: () => 'Wait a moment and try again.',
  },
  {
    applies: ({ status }) => status === 502,
    code: 'upstream_failed',
    message: ({ address, server, ...heard }) =>
      `The proxy at ${address} reaches no ${server.the} behind it (502)${quoted(heard)}.`,
    cure: ({ server: { the } }) =>
      `Start ${the} on that machine, or correct the address that the proxy passes requests to.`,
  },
  {
    applies: ({ status, isPage }) => status === 503 && !isPage,
    code: 'upstream_busy',
    message: ({ address, ...heard }) => `The server at ${address} is too busy to answer now (503)${quoted(heard)}.`,
    cure: ({ server }) => server.relieve,
  },
  {
    applies: ({ status }) => status === 503,
    code: 'upstream_failed',
    message: ({ address, server: { the } }) =>
      `The server at ${address} is not available now (503): a proxy before ${the} says so.`,
    cure: ({ server: { the } }) => waits(the),
  },
  {
    applies: ({ status }) => status === 504 || status === 408,
    code: 'upstream_failed',
    message: ({ status, address, server, ...heard }) =>
      `The proxy at ${address} did not wait long enough for ${server.the} (${status})${quoted(heard)}.`,
    cure: ({ server: { the } }) =>
      'Loading a model and reading a long page take time. Raise the proxy’s time limit (proxy_read_timeout in nginx), ' +
      `and look whether ${the} runs behind it.`,
  },
];

/** The error for a refusal whose words say nothing that its kind of server is known to say. */
export function toStatusError(heard: Heard): UpstreamError {
  const { status, address, server, isPage, words } = heard;
  const rule = STATUS_RULES.find((candidate) => candidate.applies(heard));
  if (rule !== undefined) return new UpstreamError(rule.code, rule.message(heard), rule.cure(heard));
  if (isPage && status !== 200 && status < 500) return notThisKind(heard, status);
  const isFault = status === 200 || status >= 500 || status === 499;
  const who = isPage ? 'The server' : capitalised(server.the);
  const reason = [status === 200 ? '' : String(status), words || 'no reason given'].filter((text) => text !== '');
  return new UpstreamError(
    isFault ? 'upstream_failed' : 'upstream_refused',
    `${who} at ${address} ${isFault ? 'failed' : 'refused the request'} (${reason.join(': ')}).`,
    isFault ? `Try again. If it fails again, ${server.the}’s log says why.` : '',
  );
}

/** Somebody answers at the address, and it is not such a server. */
export function notThisKind({ address, server }: NamedServer, status = 200): UpstreamError {
  return new UpstreamError(
    'upstream_refused',
    `What answers at ${address} is not ${server.a}${status === 200 ? '' : ` (${status})`}.`,
    `Check the address (${server.setBy}). ${server.findable}`.trim(),
  );
}

/** @param location where to, as the server says; it may say anything */
export function redirected({ address, server }: NamedServer, location: string | undefined): UpstreamError {
  const target = toTarget(address, location);
  return new UpstreamError(
    'upstream_refused',
    `The server at ${address} redirects to ${target ?? 'another address'}, which is not followed.`,
    `If that is where ${server.the} is, give that address (${server.setBy}). If it is a page to sign in, have that ` +
      'server let this machine in.',
  );
}

export interface Overflow {
  promptTokens: number;
  contextTokens: number;
}

/** @param enlarge how to make the context larger, as a sentence */
export function overflowError(overflow: Overflow | 'unknown', enlarge: string): UpstreamError {
  const cure = `Send less of the page or ask in a new chat. ${enlarge}`;
  if (overflow === 'unknown') {
    return new UpstreamError('context_overflow', 'The question and its page do not fit the model’s context.', cure);
  }
  const { promptTokens, contextTokens } = overflow;
  const message = `The question and its page take ${promptTokens} tokens, but the model’s context holds ${contextTokens}.`;
  return new UpstreamError('context_overflow', message, cure, { overflow });
}

/** Without what may be secret in it, and no longer than a person reads. */
function toTarget(address: string, location: string | undefined): string | undefined {
  if (location === undefined || !URL.canParse(location, address)) return undefined;
  const { protocol, host, pathname } = new URL(location, address);
  return /^https?:$/.test(protocol) ? `${protocol}//${host}${pathname}`.slice(0, 200) : undefined;
}

/** The server's own words, after ours. */
function quoted({ words }: Pick<Heard, 'words'>): string {
  return words === '' ? '' : `: ${words}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
