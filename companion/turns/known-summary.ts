/** Summaries that were written before: the same text, model and wishes need no model again. */

import { taskInstruction } from '../prompts/instructions.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { toHash } from '../prompts/source.ts';
import { summaryReduce } from '../prompts/summary-prompts.ts';
import type { ThoughtListener } from '../prompts/thought-separator.ts';
import type { UpstreamFinish } from '../upstreams/upstream.ts';
import type { AnswerOptions } from './answer-options.ts';
import { toNoteKey } from './note-cache.ts';

type SummaryOptions = Pick<
  AnswerOptions,
  'question' | 'context' | 'model' | 'notes' | 'signal' | 'onStep' | 'onDelta' | 'onRecant'
>;

/**
 * The summary that is known, else the one that `write` writes, which is known from then on when it is whole. A step says
 * when it was known.
 */
export async function summariseOnce(
  prompt: Prompt,
  options: SummaryOptions,
  write: (listener: ThoughtListener) => Promise<UpstreamFinish>,
): Promise<UpstreamFinish> {
  const { question, context, model, notes, signal, onStep, onDelta, onRecant } = options;
  // The reader takes no time, and may be better in the next version.
  if (model.holders().some(({ upstream }) => upstream.kind === 'reader')) return write({ onDelta, onRecant });
  const asked = [taskInstruction('summarise', prompt.language, prompt.style), summaryReduce(prompt, []).question];
  const texts = prompt.sources.flatMap(({ text, around, data }) => [
    text,
    ...(around === undefined ? [] : [around]),
    ...(data ? [toHash(data)] : []),
  ]);
  const set = JSON.stringify([question.think, await context.parameters?.(model.holders()[0]?.ownName ?? '')]);
  const key = toNoteKey('summary', model.id, set, prompt.question, ...asked, ...texts);
  const known = question.fresh ? undefined : await notes.find(key);
  signal.throwIfAborted();
  if (known !== undefined) {
    onStep({ code: 'from_cache', params: {} }, 1, 1);
    onDelta('token', known);
    return { reason: 'stop', usage: null };
  }
  let content = '';
  const finish = await write({
    onDelta(kind, text) {
      if (kind === 'token') content += text;
      onDelta(kind, text);
    },
    onRecant() {
      content = '';
      onRecant();
    },
  });
  if (finish.reason === 'stop' && content.trim() !== '') await notes.keep(key, content);
  return finish;
}
