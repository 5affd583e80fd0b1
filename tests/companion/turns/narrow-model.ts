import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import type { Source } from '../../../companion/prompts/source.ts';
import type { AnswerOptions } from '../../../companion/turns/answer-options.ts';
import { createKeptNotes } from '../../../companion/turns/kept-notes.ts';
import { createNoteCache, type NoteCache } from '../../../companion/turns/note-cache.ts';
import { createEmbeddingCache } from '../../../companion/turns/passages/embedding-cache.ts';
import { createSlotQueue } from '../../../companion/turns/queue/slot-queue.ts';
import { type Upstream, UpstreamError, type UpstreamFinish } from '../../../companion/upstreams/upstream.ts';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import type { Task } from '../../../protocol/task.ts';
import { describeStep } from '../../../words/describe-step.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { choose } from './scripted-upstream.ts';

/** A model that takes so many characters of attached text, and answers with what `say` makes of them. */
export function createNarrowModel(contextChars: number, say: (text: string) => string, charsPerToken = 1) {
  const asked: string[] = [];
  let words = 0;
  const upstream: Upstream = {
    id: 'narrow',
    kind: 'ollama',
    locality: 'machine',
    slots: 1,
    probe: () => Promise.reject(new Error('not asked in these tests')),
    async chat({ prompt }, { signal, onDelta }): Promise<UpstreamFinish> {
      const text = prompt.sources.map((source) => source.text).join('');
      signal.throwIfAborted();
      if (text.length > contextChars) {
        const overflow = {
          promptTokens: Math.ceil(text.length / charsPerToken),
          contextTokens: Math.floor(contextChars / charsPerToken),
        };
        throw new UpstreamError('context_overflow', {}, { overflow });
      }
      asked.push(text);
      for (const word of say(text).split(/(?<= )/)) {
        if (signal.aborted) throw signal.reason;
        words += 1;
        onDelta('token', word);
      }
      return { reason: 'stop', usage: { promptTokens: text.length, answerTokens: 2, tokensPerSecond: 7, totalMs: 10 } };
    },
    dispose() {},
  };
  return { upstream, asked, words: () => words };
}

export function page(text: string): SourcePart {
  return { type: 'page', title: 'A page', url: 'https://a.example/', language: 'en', text, omittedChars: 0 };
}

export function createSummary(
  upstream: Upstream,
  about: string | readonly Source[],
  notes: NoteCache = createNoteCache(),
  fresh = false,
  task: Task = 'summarise',
) {
  const stopping = new AbortController();
  const steps: string[] = [];
  let content = '';
  const options: AnswerOptions = {
    question: {
      task,
      parts: typeof about === 'string' ? [page(about)] : about,
      model: undefined,
      think: undefined,
      language: 'en',
      fresh,
    },
    context: {
      saves: 'temporary',
      record: async () => 'recorded',
      history: async () => ({ exchanges: [], leftOut: 0 }),
      finish: async () => {},
    },
    model: choose(upstream),
    queue: createSlotQueue(createManualClock(), createMemoryLive(createManualClock())),
    client: 'anna',
    embeddings: createEmbeddingCache(),
    notes: createKeptNotes(notes, undefined, createCapturedLog()),
    signal: stopping.signal,
    isReady: () => true,
    onPosition() {},
    onSlot() {},
    onTold() {},
    onStep: (step, index, count) => steps.push(`${describeStep(step)} (${index}/${count})`),
    onDelta(_, delta) {
      content += delta;
    },
    onRecant() {
      content = '';
    },
  };
  return { options, steps, stop: () => stopping.abort(), content: () => content };
}
