/** What Ollama says when it refuses or fails, turned into a cause and a cure. The words are those of its source. */
import * as v from 'valibot';
import type { ErrorCode } from '../../../protocol/error-codes.ts';
import { UpstreamError } from '../upstream.ts';

export interface Refusal {
  /** HTTP status; 200 for an error line in a stream that had begun. */
  status: number;
  /** The body, or the error line. */
  body: string;
  /** The model that was asked for; empty when the request named none. */
  model: string;
  /** The server, as a person would type it. */
  address: string;
}

/** One kind of refusal: when it is that, and what to say. `words` are Ollama's own. */
interface Rule {
  applies(refusal: Refusal, words: string): boolean;
  code: ErrorCode;
  message(refusal: Refusal, words: string): string;
  cure: string | ((refusal: Refusal) => string);
}

/** How much of a server's own words is passed on. */
const MAX_WORDS = 400;

const RULES: readonly Rule[] = [
  {
    applies: ({ status }, words) => status === 403 && words === '',
    code: 'upstream_refused',
    message: ({ address }) =>
      `Ollama at ${address} refuses requests from here (403): it does not accept the host name or origin.`,
    cure:
      'Use an address that Ollama itself accepts (an IP address, localhost or a .local name). ' +
      'If a proxy in between adds an Origin, add that to OLLAMA_ORIGINS where Ollama runs.',
  },
  {
    applies: ({ status }) => status === 401,
    code: 'upstream_refused',
    message: ({ model, address }) => `Ollama at ${address} has to be signed in to use ${named(model)}.`,
    cure: 'Run `ollama signin` on that machine.',
  },
  {
    applies: ({ status }, words) => status === 503 || /server busy/i.test(words),
    code: 'upstream_busy',
    message: ({ address }) => `Ollama at ${address} is busy: its own queue is full.`,
    cure: 'Wait a moment and try again. OLLAMA_MAX_QUEUE, where Ollama runs, makes its queue longer.',
  },
  {
    applies: ({ status, model }, words) =>
      (status === 404 || status === 400) && model !== '' && /^model .*not found/i.test(words),
    code: 'model_not_found',
    message: ({ model, address }) => `Ollama at ${address} does not have ${named(model)}.`,
    cure: ({ model }) => `Get it with \`ollama pull ${model}\`, or choose another model.`,
  },
  {
    applies: (_, words) =>
      /does not support (think|tools|chat|generate|insert|vision|image)|multimodal data provided/i.test(words),
    code: 'model_unsupported',
    message: ({ model }, words) => `${named(model)} cannot do what was asked: it has no ${missingAbility(words)}.`,
    cure: 'Choose a model that can, or ask without.',
  },
  {
    applies: (_, words) => /option .*must be of type/i.test(words),
    code: 'upstream_refused',
    message: (_, words) => `Ollama does not accept an option of this request: ${words}.`,
    cure: 'Correct that option in the settings.',
  },
  {
    applies: (_, words) =>
      /requires more system memory|out of memory|failed to allocate|unable to allocate/i.test(words),
    code: 'upstream_failed',
    message: ({ model }, words) => `There is not enough memory for ${named(model)}: ${words}.`,
    cure: 'Close other programs, unload other models with `ollama stop`, or choose a smaller model.',
  },
  {
    applies: (_, words) => /while running the model|runner process|llama-server|model runner/i.test(words),
    code: 'upstream_failed',
    message: ({ model }, words) => `The process that runs ${named(model)} failed (${words}).`,
    cure: 'Try again. If it fails again, there may be too little memory for this model: choose a smaller one.',
  },
  {
    applies: ({ status }, words) => status === 404 && /page not found/i.test(words),
    code: 'upstream_refused',
    message: ({ address }) =>
      `The server at ${address} does not know Ollama's chat: it is something else, or a very old Ollama.`,
    cure: 'Check the address, and update Ollama.',
  },
];

/** The error for a refusal, whatever it was. */
export function toRefusalError(refusal: Refusal): UpstreamError {
  const { status, address } = refusal;
  const said = parseRefusal(refusal.body);
  if (said === undefined) return notOllama(address);
  const overflow = findOverflow(said);
  if (overflow !== undefined) return overflowError(overflow);
  const words = said.message.slice(0, MAX_WORDS).replace(/\.+$/, '');
  const rule = RULES.find((candidate) => candidate.applies(refusal, words));
  if (rule !== undefined) {
    const cure = typeof rule.cure === 'string' ? rule.cure : rule.cure(refusal);
    return new UpstreamError(rule.code, rule.message(refusal, words), cure);
  }
  const isFault = status === 200 || status >= 500 || status === 499;
  return new UpstreamError(
    isFault ? 'upstream_failed' : 'upstream_refused',
    `Ollama at ${address} ${isFault ? 'failed' : 'refused the request'} (${status === 200 ? '' : `${status}: `}${words || 'no reason given'}).`,
    isFault ? 'Try again. If it fails again, Ollama’s log says why.' : '',
  );
}

/** Somebody answers at the address, and it is not Ollama. */
export function notOllama(address: string): UpstreamError {
  return new UpstreamError(
    'upstream_refused',
    `What answers at ${address} is not Ollama.`,
    'Check the address (OLLAMA_HOST or --upstream). Ollama listens on port 11434 by default.',
  );
}

export function redirected(address: string): UpstreamError {
  return new UpstreamError(
    'upstream_refused',
    `The server at ${address} redirects to another address, which is not followed.`,
    'Give the address that it redirects to (OLLAMA_HOST or --upstream).',
  );
}

const RunnerErrorSchema = v.object({
  error: v.object({
    message: v.string(),
    n_prompt_tokens: v.optional(v.number()),
    n_ctx: v.optional(v.number()),
  }),
});
const RefusalSchema = v.object({ error: v.string() });

interface Said {
  message: string;
  promptTokens?: number | undefined;
  contextTokens?: number | undefined;
}

/** Undefined when these are not an Ollama's words. Its runner's errors arrive as JSON within a JSON string. */
function parseRefusal(body: string): Said | undefined {
  if (body.trim() === '') return { message: '' };
  if (/^\s*</.test(body)) return undefined;
  const outer = parseJson(body);
  const refusal = v.safeParse(RefusalSchema, outer);
  const runner = v.safeParse(RunnerErrorSchema, refusal.success ? parseJson(refusal.output.error) : outer);
  if (runner.success) {
    const { message, n_prompt_tokens, n_ctx } = runner.output.error;
    return { message, promptTokens: n_prompt_tokens, contextTokens: n_ctx };
  }
  return { message: refusal.success ? refusal.output.error : body.trim() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Overflow {
  promptTokens: number;
  contextTokens: number;
}

function findOverflow({ message, promptTokens, contextTokens }: Said): Overflow | 'unknown' | undefined {
  if (promptTokens !== undefined && contextTokens !== undefined) return { promptTokens, contextTokens };
  const numbers = /\((\d+) tokens\) exceeds .*\((\d+) tokens\)/.exec(message);
  if (numbers !== null) return { promptTokens: Number(numbers[1]), contextTokens: Number(numbers[2]) };
  return /(exceeds|longer than) the (available )?context (length|size)/i.test(message) ? 'unknown' : undefined;
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

function missingAbility(words: string): string {
  if (/think/i.test(words)) return 'thinking';
  if (/tools/i.test(words)) return 'tools';
  if (/multimodal|vision|image/i.test(words)) return 'eyes for images';
  return 'chat';
}
