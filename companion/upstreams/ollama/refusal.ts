/** What Ollama, or a proxy before it, says when it refuses or fails, turned into a cause and a cure. */
import type { ErrorCode } from '../../../protocol/error-codes.ts';
import { type Heard, notThisKind, type Overflow, overflowError, type Refusal, toStatusError } from '../refusal.ts';
import { readRefusal, type Said } from '../refusal-words.ts';
import { type MissingAbility, UpstreamError } from '../upstream.ts';
import { OLLAMA_WORDS } from './ollama-words.ts';

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
    applies: ({ status, words }) => status === 404 && /page not found/i.test(words),
    code: 'upstream_refused',
    message: ({ address }) =>
      `The server at ${address} does not know Ollama's chat: it is something else, or a very old Ollama.`,
    cure: 'Check the address and its path (OLLAMA_HOST or --upstream), and update Ollama.',
  },
];

/** The error for a refusal, whatever it was. */
export function toRefusalError(refusal: Refusal & { address: string }): UpstreamError {
  const heard: Heard = { ...refusal, ...readRefusal(refusal.body, refusal.contentType), server: OLLAMA_WORDS };
  const overflow = findOverflow(heard);
  if (overflow !== undefined) return overflowError(overflow, ENLARGE);
  const rule = RULES.find((candidate) => candidate.applies(heard));
  if (rule === undefined) return toStatusError(heard);
  const cure = typeof rule.cure === 'string' ? rule.cure : rule.cure(heard);
  return new UpstreamError(rule.code, rule.message(heard), cure, { lacks: toMissingAbility(heard) });
}

const ENLARGE = 'If the model can hold more, start Aside with a larger --max-context.';

/** Somebody answers at the address, and it is not Ollama. */
export function notOllama(address: string): UpstreamError {
  return notThisKind({ address, server: OLLAMA_WORDS });
}

function findOverflow({ words, promptTokens, contextTokens }: Said): Overflow | 'unknown' | undefined {
  if (promptTokens !== undefined && contextTokens !== undefined) return { promptTokens, contextTokens };
  const numbers = /\((\d+) tokens\) exceeds .*\((\d+) tokens\)/.exec(words);
  if (numbers !== null) return { promptTokens: Number(numbers[1]), contextTokens: Number(numbers[2]) };
  return /(exceeds|longer than) the (available )?context (length|size)/i.test(words) ? 'unknown' : undefined;
}

function named(model: string): string {
  return model === '' ? 'the model' : `the model “${model}”`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
