import type { Exchange, Prompt } from '../prompts/prompt.ts';
import { UpstreamError, type UpstreamFinish } from '../upstreams/upstream.ts';
import type { AnswerOptions, RequestUpstream } from './answer-options.ts';
import { countThatFit } from './fit-history.ts';
import { summariseInParts } from './summarise.ts';

/** Does a turn's work: asks, and when the question is too long for the model, asks in another way where there is one. */
export async function answer(options: AnswerOptions): Promise<UpstreamFinish> {
  const { question, context, upstream, model, client, signal, isReady, onPosition } = options;
  const lane = question.task === 'summarise' ? 'summary' : 'chat';
  const place = options.queue.enter({ lane, client, signal, isReady, onPosition });

  const request: RequestUpstream = async (makePrompt, onDelta, enough) => {
    const slot = await place.slot();
    try {
      options.onSlot();
      const prompt = await makePrompt();
      signal.throwIfAborted();
      return await upstream.chat(
        { model, prompt, think: question.think },
        {
          signal: enough ? AbortSignal.any([signal, enough]) : signal,
          onDelta,
        },
      );
    } finally {
      slot.release();
    }
  };

  let history: readonly Exchange[] = [];
  let withEarlierPages = true;
  let maxExchanges = Number.POSITIVE_INFINITY;
  let saidLeftOut = 0;
  const makePrompt = async (): Promise<Prompt> => {
    const { task, message, attachments, language } = question;
    const { exchanges, leftOut } = await context.history();
    history = exchanges.slice(Math.max(0, exchanges.length - maxExchanges));
    sayLeftOut(leftOut + exchanges.length - history.length);
    if (!withEarlierPages) history = history.map((exchange) => ({ ...exchange, attachments: [] }));
    return { task, question: message, attachments, history, language };
  };

  /** What a model is not told, the person is. */
  function sayLeftOut(count: number): void {
    if (count === saidLeftOut) return;
    saidLeftOut = count;
    const what = count === 1 ? 'the oldest question and its answer' : `the oldest ${count} questions and answers`;
    options.onStep(`Leaving out ${what}: too much for the model`, 1, 1);
  }

  for (;;) {
    try {
      return await request(makePrompt, options.onDelta);
    } catch (error) {
      if (!(error instanceof UpstreamError) || error.code !== 'context_overflow') throw error;
      signal.throwIfAborted();
      if (question.task === 'summarise') return await summariseInParts(request, error.overflow, options);
      if (context.forgetOldest?.()) continue;
      if (history.length === 0) throw error;
      if (history.some(({ attachments }) => attachments.length > 0)) {
        // The answers about them stay, and the person is told.
        withEarlierPages = false;
        options.onStep('Leaving out earlier pages and selections: they do not fit the model', 1, 1);
      } else maxExchanges = countThatFit(history, question, error.overflow);
    }
  }
}
