import { questionText, sourcesOf } from '../../protocol/question-parts.ts';
import type { StepWords } from '../../protocol/step-codes.ts';
import type { Exchange, Prompt } from '../prompts/prompt.ts';
import { sizeOfPrompt } from '../prompts/question-size.ts';
import { isText, knownSources } from '../prompts/source.ts';
import type { Answerer } from '../upstreams/chosen-model.ts';
import { overflowError } from '../upstreams/refusal.ts';
import type { UpstreamError, UpstreamFinish } from '../upstreams/upstream.ts';
import type { AnswerOptions, RequestUpstream } from './answer-options.ts';
import { findOverflow } from './fit/fit-question.ts';
import { narrow } from './fit/narrow.ts';
import { summariseOnce } from './known-summary.ts';
import { takePlace } from './model-place.ts';
import { answerFromPassages, type PassageOptions } from './passages/answer-from-passages.ts';
import { embedderAt } from './passages/embedder-at.ts';
import { findLongSources } from './passages/long-sources.ts';
import { isOverflow, summariseInParts } from './summarise.ts';
import { translateInParts } from './translate-in-parts.ts';

/** Does a turn's work: asks, and when the question is too long for the model, asks in another way where there is one. */
export async function answer(options: AnswerOptions): Promise<UpstreamFinish> {
  const { question, context, model, queue, client, signal, isReady, onPosition, onSlot, onTold } = options;
  const lane = question.task === 'summarise' ? 'summary' : 'chat';
  const { think } = question;
  const { parameters } = context;
  const onNotice = (notice: StepWords) => options.onStep(notice, 1, 1);
  const asking = { model, queue, think, ...(parameters && { parameters }), onNotice, onTold };
  let answerer: Answerer | undefined;
  const noteSlot = (given: Answerer) => {
    answerer = given;
    onSlot(given);
  };
  const place = takePlace({ ...asking, lane, client, signal, isReady, onPosition, onSlot: noteSlot });
  const request: RequestUpstream = (makePrompt, listener, more) => place.ask({ makePrompt, listener, ...more });

  /** Refuses a prompt that is too long before its server has to, unless nothing could be left out of it. */
  async function checkLength(prompt: Prompt): Promise<void> {
    if (!answerer) return;
    const { upstream, ownName } = answerer;
    const size = sizeOfPrompt(prompt);
    const overflow = findOverflow(size, upstream.budget?.(ownName, (await parameters?.(ownName)) ?? {}));
    if (overflow && narrow(size, overflow).to !== 'too_long') throw overflowError(overflow, upstream.kind);
  }

  const [words, sources] = [questionText(question.parts), knownSources(question.parts)];
  // No model can be given what only a newer Aside knows.
  if (sources.length < sourcesOf(question.parts).length) options.onStep({ code: 'left_out_unknown', params: {} }, 1, 1);

  if (question.task === 'summarise') {
    // What it is about stands in its sources; what was said before would only take room.
    const { style, language } = question;
    const prompt: Prompt = { task: 'summarise', style, question: words, sources, history: [], language };
    return summariseOnce(prompt, options, async (listener) => {
      try {
        const makePrompt = async () => {
          await checkLength(prompt);
          return prompt;
        };
        return await request(makePrompt, listener);
      } catch (error) {
        if (!isOverflow(error) || error.hasBegun) throw error;
        if (narrow(sizeOfPrompt(prompt), error.overflow).to !== 'parts') throw error;
        signal.throwIfAborted();
        return await summariseInParts(request, prompt, error.overflow, { ...options, ...listener });
      }
    });
  }

  let history: readonly Exchange[] = [];
  let exchangesBefore = 0;
  let withEarlierPages = true;
  let maxExchanges = Number.POSITIVE_INFINITY;
  let saidLeftOut = 0;
  const makePrompt = async (): Promise<Prompt> => {
    const { task, language } = question;
    const { exchanges, leftOut } = await context.history();
    history = exchanges.slice(Math.max(0, exchanges.length - maxExchanges));
    exchangesBefore = leftOut + exchanges.length;
    sayLeftOut(exchangesBefore - history.length);
    if (!withEarlierPages) history = history.map((exchange) => ({ ...exchange, sources: [] }));
    const prompt: Prompt = { task, question: words, sources, history, language };
    await checkLength(prompt);
    return prompt;
  };

  /** What a model is not told, the person is. */
  function sayLeftOut(count: number): void {
    if (count === saidLeftOut) return;
    saidLeftOut = count;
    options.onStep({ code: 'left_out_exchanges', params: { count } }, 1, 1);
  }

  for (;;) {
    try {
      return await request(makePrompt, options);
    } catch (error) {
      if (!isOverflow(error) || error.hasBegun) throw error;
      signal.throwIfAborted();
      if (context.forgetOldest?.()) continue;
      const size = sizeOfPrompt({ task: question.task, question: words, sources, history, language: '' });
      const next = narrow(size, error.overflow);
      switch (next.to) {
        case 'passages':
          return await answerFromPassages(request, ...passagesOf(error.overflow));
        case 'parts':
          // Of blanks alone there are no parts.
          if (sources.every((source) => isText(source) && source.text.trim() === '')) throw error;
          sayLeftOut(exchangesBefore);
          return await answerInParts(error.overflow);
        case 'own_sources':
          // The answers about them stay, and the person is told.
          withEarlierPages = false;
          options.onStep({ code: 'left_out_sources', params: {} }, 1, 1);
          break;
        case 'exchanges':
          maxExchanges = next.count;
          break;
        default:
          throw error;
      }
    }
  }

  /** What was asked and answered before is no part of it. As many requests as a summary takes hold up nobody's question. */
  function answerInParts(overflow: UpstreamError['overflow']): Promise<UpstreamFinish> {
    const { task, language } = question;
    const prompt: Prompt = { task, question: words, sources, history: [], language };
    const inParts = task === 'translate' ? translateInParts : summariseInParts;
    const requestPart: RequestUpstream = (makePartPrompt, listener, more) =>
      place.ask({ makePrompt: makePartPrompt, listener, ...more, lane: 'summary' });
    return inParts(requestPart, prompt, overflow, options);
  }

  /** The same question about the sources that are too long, and what chooses their passages. */
  function passagesOf(overflow: UpstreamError['overflow']): [Prompt, PassageOptions] {
    const { task, language } = question;
    const long = findLongSources(sources, history);
    const told = history.map((exchange) => ({ ...exchange, sources: [] }));
    const embedder = embedderAt(answerer, place, signal);
    return [
      { task, question: words, sources: long, history: told, language },
      { ...options, sources: long, overflow, embedder, cache: options.embeddings },
    ];
  }
}
