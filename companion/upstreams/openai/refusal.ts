/** What servers of chat completions say when they refuse, each in its own words. */
import { type Heard, nameOf, type Overflow, overflowError, type Refusal, toStatusError } from '../refusal.ts';
import { readRefusal, type Said } from '../refusal-words.ts';
import { type MissingAbility, UpstreamError } from '../upstream.ts';

export function toRefusalError(refusal: Refusal & { address: string }): UpstreamError {
  const heard: Heard = { ...refusal, ...readRefusal(refusal.body, refusal.contentType), server: 'openai' };
  const { status, words, model } = heard;
  const named = nameOf(heard);
  const overflow = findOverflow(heard);
  if (overflow !== undefined) return overflowError(overflow, heard.server);
  if (/loading model|model is (still )?loading/i.test(words)) {
    return new UpstreamError('upstream_busy', { cause: 'loading_model', ...named });
  }
  if (/model .*(not found|does not exist|not exist)/i.test(words) && (status === 404 || status === 400)) {
    return new UpstreamError('model_not_found', { cause: 'at_server', ...named, model });
  }
  if (
    /does not support (chat|completions?|generation)|is an? embedding|not a chat model|no chat template/i.test(words)
  ) {
    return new UpstreamError('model_unsupported', { cause: 'chat', model }, { lacks: 'chat' });
  }
  const lacks = toMissingAbility(words);
  return lacks ? new UpstreamError('model_unsupported', { cause: lacks, model }, { lacks }) : toStatusError(heard);
}

/** llama.cpp, vLLM (`At most 0 image(s) may be provided`) and LM Studio of images; OpenAI and vLLM of thinking. */
function toMissingAbility(words: string): MissingAbility | undefined {
  if (
    /image input is not supported|at most 0 image|(does not|doesn't|not) support (images?|vision)|not a multimodal/i.test(
      words,
    )
  ) {
    return 'images';
  }
  const isOfThinking = /reasoning[ _.]?effort|enable_thinking|thinking/i.test(words);
  return isOfThinking && /not support|unsupported|unrecognized|unknown|not permitted/i.test(words)
    ? 'thinking'
    : undefined;
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
