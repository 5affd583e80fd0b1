/** What Ollama, or a proxy before it, says when it refuses or fails, turned into a cause and a cure. */
import type { ErrorCode } from '../../../protocol/error-codes.ts';
import { type MissingAbility, UpstreamError } from '../upstream.ts';
import { OLLAMA_WORDS } from './ollama-words.ts';
import { readRefusal, type Said } from './refusal-words.ts';

export interface Refusal {
  /** HTTP status; 200 for an error line in a stream that had begun. */
  status: number;
  /** The body, or the error line. */
  body: string;
  /** Of the body, as its head says; empty when it says none. */
  contentType: string;
  /** The model that was asked for; empty when the request named none. */
  model: string;
  /** The server, as a person would type it. */
  address: string;
}

/** A refusal and what was read in it. */
interface Heard extends Refusal, Said {}

/** One kind of refusal: when it is that, and what to say. `words` are the server's own. */
interface Rule {
  applies(heard: Heard): boolean;
  code: ErrorCode;
  message(heard: Heard): string;
  cure: string | ((heard: Heard) => string);
}

/** The first that applies. First what only Ollama says, then what a status means, whoever sent it. */
const RULES: readonly Rule[] = [
  {
    applies: ({ status, words, isPage }) => status === 403 && words === '' && !isPage,
    code: 'upstream_refused',
    message: ({ address }) =>
      `Ollama at ${address} refuses requests from here (403): it does not accept the host name or origin.`,
    cure:
      'Use an address that Ollama itself accepts (an IP address, localhost or a .local name). ' +
      'If a proxy in between adds an Origin, add that to OLLAMA_ORIGINS where Ollama runs.',
  },
  {
    applies: ({ status, body }) => status === 401 && /signin_url|sign ?in/i.test(body) && !isPageBody(body),
    code: 'upstream_refused',
    message: ({ model, address }) => `Ollama at ${address} has to be signed in to use ${named(model)}.`,
    cure: 'Run `ollama signin` on that machine.',
  },
  {
    applies: ({ words }) => /server busy/i.test(words),
    code: 'upstream_busy',
    message: ({ address }) => `Ollama at ${address} is busy: its own queue is full.`,
    cure: 'Wait a moment and try again. OLLAMA_MAX_QUEUE, where Ollama runs, makes its queue longer.',
  },
  {
    applies: ({ status, model, words }) =>
      (status === 404 || status === 400) && model !== '' && /^model .*not found/i.test(words),
    code: 'model_not_found',
    message: ({ model, address }) => `Ollama at ${address} does not have ${named(model)}.`,
    cure: ({ model }) => `${OLLAMA_WORDS.getModel(model)}, or choose another model.`,
  },
  {
    applies: (heard) => toMissingAbility(heard) === 'chat',
    code: 'model_unsupported',
    message: ({ model }) => `${capitalised(named(model))} cannot chat: it is made for something else, such as search.`,
    cure: 'Choose another model.',
  },
  {
    applies: (heard) => toMissingAbility(heard) !== undefined,
    code: 'model_unsupported',
    message: (heard) => `${capitalised(named(heard.model))} cannot do what was asked: ${lacking(heard)}.`,
    cure: 'Choose a model that can, or ask without.',
  },
  {
    applies: ({ words }) => /option .*must be of type/i.test(words),
    code: 'upstream_refused',
    message: ({ words }) => `Ollama does not accept an option of this request: ${words}.`,
    cure: 'Correct that option in the settings.',
  },
  {
    applies: ({ words }) =>
      /requires more system memory|out of memory|failed to allocate|unable to allocate/i.test(words),
    code: 'upstream_failed',
    message: ({ model, words }) => `There is not enough memory for ${named(model)}: ${words}.`,
    cure: 'Close other programs, unload other models with `ollama stop`, or choose a smaller model.',
  },
  {
    applies: ({ words }) => /while running the model|runner process|llama-server|model runner/i.test(words),
    code: 'upstream_failed',
    message: ({ model, words }) => `The process that runs ${named(model)} failed (${words}).`,
    cure: 'Try again. If it fails again, there may be too little memory for this model: choose a smaller one.',
  },
  {
    applies: ({ status }) => status === 401 || status === 407,
    code: 'upstream_refused',
    message: ({ status, address, ...heard }) =>
      `The server at ${address} wants a name and password or a key (${status})${quoted(heard)}.`,
    cure:
      'Ollama itself asks for none: a proxy before it does. Have it let this machine in, or give the address of ' +
      'Ollama itself (OLLAMA_HOST or --upstream).',
  },
  {
    applies: ({ status }) => status === 403,
    code: 'upstream_refused',
    message: ({ address, ...heard }) => `The server at ${address} lets nobody in from here (403)${quoted(heard)}.`,
    cure: 'A proxy or firewall before Ollama says so. Have it let this machine in, or give the address of Ollama itself.',
  },
  {
    applies: ({ status, isPage, words }) =>
      (status === 404 || status === 405) && (isPage || /page not found/i.test(words)),
    code: 'upstream_refused',
    message: ({ status, address, isPage }) =>
      isPage
        ? `What answers at ${address} is not Ollama: it does not know the page that was asked for (${status}).`
        : `The server at ${address} does not know Ollama's chat: it is something else, or a very old Ollama.`,
    cure: 'Check the address and its path (OLLAMA_HOST or --upstream), and update Ollama.',
  },
  {
    applies: ({ status }) => status === 413,
    code: 'upstream_refused',
    message: ({ address }) => `The server at ${address} takes no question this long (413).`,
    cure: 'A proxy before Ollama says so: raise its limit (client_max_body_size in nginx), or send less of the page.',
  },
  {
    applies: ({ status }) => status === 429,
    code: 'upstream_busy',
    message: ({ address, ...heard }) => `The server at ${address} has had too many requests (429)${quoted(heard)}.`,
    cure: 'Wait a moment and try again.',
  },
  {
    applies: ({ status }) => status === 502,
    code: 'upstream_failed',
    message: ({ address, ...heard }) => `The proxy at ${address} reaches no Ollama behind it (502)${quoted(heard)}.`,
    cure: 'Start Ollama on that machine, or correct the address that the proxy passes requests to.',
  },
  {
    applies: ({ status, isPage }) => status === 503 && !isPage,
    code: 'upstream_busy',
    message: ({ address, ...heard }) => `The server at ${address} is too busy to answer now (503)${quoted(heard)}.`,
    cure: 'Wait a moment and try again. OLLAMA_MAX_QUEUE, where Ollama runs, makes its queue longer.',
  },
  {
    applies: ({ status }) => status === 503,
    code: 'upstream_failed',
    message: ({ address }) => `The server at ${address} is not available now (503): a proxy before Ollama says so.`,
    cure: 'Look whether Ollama runs behind it, then try again.',
  },
  {
    applies: ({ status }) => status === 504 || status === 408,
    code: 'upstream_failed',
    message: ({ status, address, ...heard }) =>
      `The proxy at ${address} did not wait long enough for Ollama (${status})${quoted(heard)}.`,
    cure:
      'Loading a model and reading a long page take time. Raise the proxy’s time limit (proxy_read_timeout in nginx), ' +
      'and look whether Ollama runs behind it.',
  },
];

/** The error for a refusal, whatever it was. */
export function toRefusalError(refusal: Refusal): UpstreamError {
  const heard: Heard = { ...refusal, ...readRefusal(refusal.body, refusal.contentType) };
  const { status, address } = heard;
  const overflow = findOverflow(heard);
  if (overflow !== undefined) return overflowError(overflow);
  const rule = RULES.find((candidate) => candidate.applies(heard));
  if (rule !== undefined) {
    const cure = typeof rule.cure === 'string' ? rule.cure : rule.cure(heard);
    return new UpstreamError(rule.code, rule.message(heard), cure, { lacks: toMissingAbility(heard) });
  }
  if (heard.isPage && status !== 200 && status < 500) return notOllama(address, status);
  const isFault = status === 200 || status >= 500 || status === 499;
  const who = heard.isPage ? 'The server' : 'Ollama';
  const reason = [status === 200 ? '' : String(status), heard.words || 'no reason given'].filter((text) => text !== '');
  return new UpstreamError(
    isFault ? 'upstream_failed' : 'upstream_refused',
    `${who} at ${address} ${isFault ? 'failed' : 'refused the request'} (${reason.join(': ')}).`,
    isFault ? 'Try again. If it fails again, Ollama’s log says why.' : '',
  );
}

/** Somebody answers at the address, and it is not Ollama. */
export function notOllama(address: string, status = 200): UpstreamError {
  return new UpstreamError(
    'upstream_refused',
    `What answers at ${address} is not Ollama${status === 200 ? '' : ` (${status})`}.`,
    'Check the address (OLLAMA_HOST or --upstream). Ollama listens on port 11434 by default.',
  );
}

/** @param location where to, as the server says; it may say anything */
export function redirected(address: string, location: string | undefined): UpstreamError {
  const target = toTarget(address, location);
  return new UpstreamError(
    'upstream_refused',
    `The server at ${address} redirects to ${target ?? 'another address'}, which is not followed.`,
    'If that is where Ollama is, give that address (OLLAMA_HOST or --upstream). If it is a page to sign in, have that ' +
      'server let this machine in.',
  );
}

/** Without what may be secret in it, and no longer than a person reads. */
function toTarget(address: string, location: string | undefined): string | undefined {
  if (location === undefined || !URL.canParse(location, address)) return undefined;
  const { protocol, host, pathname } = new URL(location, address);
  return /^https?:$/.test(protocol) ? `${protocol}//${host}${pathname}`.slice(0, 200) : undefined;
}

interface Overflow {
  promptTokens: number;
  contextTokens: number;
}

function findOverflow({ words, promptTokens, contextTokens }: Said): Overflow | 'unknown' | undefined {
  if (promptTokens !== undefined && contextTokens !== undefined) return { promptTokens, contextTokens };
  const numbers = /\((\d+) tokens\) exceeds .*\((\d+) tokens\)/.exec(words);
  if (numbers !== null) return { promptTokens: Number(numbers[1]), contextTokens: Number(numbers[2]) };
  return /(exceeds|longer than) the (available )?context (length|size)/i.test(words) ? 'unknown' : undefined;
}

function overflowError(overflow: Overflow | 'unknown'): UpstreamError {
  const cure =
    'Send less of the page or ask in a new chat. OLLAMA_CONTEXT_LENGTH, where Ollama runs, makes the context larger.';
  if (overflow === 'unknown') {
    return new UpstreamError('context_overflow', 'The question and its page do not fit the model’s context.', cure);
  }
  const { promptTokens, contextTokens } = overflow;
  const message = `The question and its page take ${promptTokens} tokens, but the model’s context holds ${contextTokens}.`;
  return new UpstreamError('context_overflow', message, cure, { overflow });
}

function named(model: string): string {
  return model === '' ? 'the model' : `the model “${model}”`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The server's own words, after ours. */
function quoted({ words }: Pick<Heard, 'words'>): string {
  return words === '' ? '' : `: ${words}`;
}

const isPageBody = (body: string): boolean => /^\s*</.test(body);

function toMissingAbility({ words }: Said): MissingAbility | undefined {
  const ability = /does not support (think|tools|chat|generate|vision|image)/i.exec(words)?.[1]?.toLowerCase();
  if (ability === undefined) return /multimodal data provided/i.test(words) ? 'images' : undefined;
  if (ability === 'think') return 'thinking';
  if (ability === 'tools') return 'tools';
  return ability === 'vision' || ability === 'image' ? 'images' : 'chat';
}

function lacking(heard: Heard): string {
  const words = { images: 'it cannot see images', thinking: 'it has no thinking', tools: 'it has no tools' };
  const ability = toMissingAbility(heard);
  return ability === undefined || ability === 'chat' ? 'it cannot chat' : words[ability];
}
