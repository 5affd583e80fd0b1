/** What servers of chat completions say when they refuse, each in its own words. */
import { type Heard, type Overflow, overflowError, type Refusal, toStatusError } from '../refusal.ts';
import { readRefusal, type Said } from '../refusal-words.ts';
import { UpstreamError } from '../upstream.ts';
import { OPENAI_WORDS } from './openai-words.ts';

const ENLARGE = 'The server is started with a larger context, where the model has one (-c of llama-server).';

export function toRefusalError(refusal: Refusal & { address: string }): UpstreamError {
  const heard: Heard = { ...refusal, ...readRefusal(refusal.body, refusal.contentType), server: OPENAI_WORDS };
  const { status, words, model, address } = heard;
  const overflow = findOverflow(heard);
  if (overflow !== undefined) return overflowError(overflow, ENLARGE);
  const named = model === '' ? 'the model' : `the model “${model}”`;
  if (/loading model|model is (still )?loading/i.test(words)) {
    return new UpstreamError(
      'upstream_busy',
      `The server at ${address} is still loading its model.`,
      'Wait until it has, then try again.',
    );
  }
  if (/model .*(not found|does not exist|not exist)/i.test(words) && (status === 404 || status === 400)) {
    return new UpstreamError(
      'model_not_found',
      `The server at ${address} does not have ${named}.`,
      `${OPENAI_WORDS.getModel(model)}, or choose another model.`,
    );
  }
  if (
    /does not support (chat|completions?|generation)|is an? embedding|not a chat model|no chat template/i.test(words)
  ) {
    return new UpstreamError(
      'model_unsupported',
      `${named.charAt(0).toUpperCase()}${named.slice(1)} cannot chat: it is made for something else, such as search.`,
      'Choose another model.',
      { lacks: 'chat' },
    );
  }
  return toStatusError(heard);
}

/** llama.cpp's numbers; vLLM's and OpenAI's sentence; the words of others. */
function findOverflow({ words, promptTokens, contextTokens }: Said): Overflow | 'unknown' | undefined {
  if (promptTokens !== undefined && contextTokens !== undefined) return { promptTokens, contextTokens };
  const sizes = /maximum context length is (\d+) tokens.*?(?:requested|resulted in|contains at least) (\d+)/i.exec(
    words,
  );
  if (sizes !== null) return { promptTokens: Number(sizes[2]), contextTokens: Number(sizes[1]) };
  const isOverflow =
    /(exceeds?|greater than|longer than|larger than) the (available |model'?s? |maximum )*context|context the overflows|maximum context length/i;
  return isOverflow.test(words) ? 'unknown' : undefined;
}
