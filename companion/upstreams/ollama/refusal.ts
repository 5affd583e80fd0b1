/** What Ollama, or a proxy before it, says when it refuses or fails, turned into a code and a cause. */
import {
  type Heard,
  nameOf,
  notThisKind,
  type Overflow,
  overflowError,
  type Refusal,
  toStatusError,
} from '../refusal.ts';
import { readRefusal, type Said } from '../refusal-words.ts';
import { type MissingAbility, UpstreamError } from '../upstream.ts';

/** The error for a refusal: first what only Ollama says, then what a status means, from the server or a proxy. */
export function toRefusalError(refusal: Refusal & { address: string }): UpstreamError {
  const heard: Heard = { ...refusal, ...readRefusal(refusal.body, refusal.contentType), server: 'ollama' };
  const overflow = findOverflow(heard);
  return overflow === undefined
    ? (toOllamaError(heard) ?? toMissingAbilityError(heard) ?? toModelFailure(heard) ?? toStatusError(heard))
    : overflowError(overflow, heard.server);
}

function toOllamaError(heard: Heard): UpstreamError | undefined {
  const { status, body, words: said, isPage, model } = heard;
  const named = nameOf(heard);
  if (status === 403 && said === '' && !isPage) {
    return new UpstreamError('upstream_refused', { cause: 'host_not_accepted', ...named });
  }
  if (status === 401 && /signin_url|sign ?in/i.test(body) && !/^\s*</.test(body)) {
    return new UpstreamError('upstream_refused', { cause: 'not_signed_in', ...named, model });
  }
  if (/server busy/i.test(said)) return new UpstreamError('upstream_busy', { cause: 'queue_full', ...named });
  if ((status === 404 || status === 400) && model !== '' && /^model .*not found/i.test(said)) {
    return new UpstreamError('model_not_found', { cause: 'at_server', ...named, model });
  }
  if (/option .*must be of type/i.test(said)) {
    return new UpstreamError('upstream_refused', { cause: 'bad_option', ...named, said });
  }
  if (status === 404 && /page not found/i.test(said)) {
    return new UpstreamError('upstream_refused', { cause: 'no_chat', ...named });
  }
  return undefined;
}

function toMissingAbilityError(heard: Heard): UpstreamError | undefined {
  const lacks = toMissingAbility(heard);
  const { model } = heard;
  return lacks && new UpstreamError('model_unsupported', { cause: lacks, model }, { lacks });
}

function toModelFailure({ words: said, model }: Heard): UpstreamError | undefined {
  if (
    /requires more (system|gpu) memory|out of memory|failed to allocate|unable to allocate|cudaMalloc|(insufficient|not enough) (memory|vram)/i.test(
      said,
    )
  ) {
    return new UpstreamError('upstream_failed', { cause: 'no_memory', model, said });
  }
  if (/while running the model|runner process|llama-server|model runner/i.test(said)) {
    return new UpstreamError('upstream_failed', { cause: 'runner_failed', model, said });
  }
  return undefined;
}

/** Somebody answers at the address, and it is not Ollama. */
export function notOllama(address: string): UpstreamError {
  return notThisKind({ address, server: 'ollama' });
}

function findOverflow({ words, promptTokens, contextTokens }: Said): Overflow | 'unknown' | undefined {
  if (promptTokens !== undefined && contextTokens !== undefined) return { promptTokens, contextTokens };
  const numbers = /\((\d+) tokens\) exceeds .*\((\d+) tokens\)/.exec(words);
  if (numbers !== null) return { promptTokens: Number(numbers[1]), contextTokens: Number(numbers[2]) };
  return /(exceeds|longer than) the (available )?context (length|size)/i.test(words) ? 'unknown' : undefined;
}

function toMissingAbility({ words }: Said): MissingAbility | undefined {
  const ability = /does not support (think|tools|chat|generate|vision|image)/i.exec(words)?.[1]?.toLowerCase();
  if (ability === undefined) return /multimodal data provided/i.test(words) ? 'images' : undefined;
  if (ability === 'think') return 'thinking';
  if (ability === 'tools') return 'tools';
  return ability === 'vision' || ability === 'image' ? 'images' : 'chat';
}
