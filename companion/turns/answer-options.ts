import type { Passage } from '../../protocol/passages.ts';
import type { StepWords } from '../../protocol/step-codes.ts';
import type { SummaryStyle } from '../../protocol/summary-styles.ts';
import type { Task } from '../../protocol/task.ts';
import type { TurnContext } from '../conversations/turn-context.ts';
import type { Prompt } from '../prompts/prompt.ts';
import type { AskedPart } from '../prompts/source.ts';
import type { ThoughtListener } from '../prompts/thought-separator.ts';
import type { Answerer, ChosenModel } from '../upstreams/chosen-model.ts';
import type { UpstreamFinish } from '../upstreams/upstream.ts';
import type { KeptNotes } from './kept-notes.ts';
import type { Use } from './parameters-for.ts';
import type { EmbeddingCache } from './passages/embedding-cache.ts';
import type { SlotQueue } from './queue/slot-queue.ts';

/** What is known at a step besides. */
export interface StepMore {
  leftMs?: number;
  note?: string;
  passages?: Passage[];
}

/** What a person asks, apart from where it belongs. */
export interface Question {
  task: Task;
  /** Of a summary; none: `bullets`. */
  style?: SummaryStyle | undefined;
  parts: readonly AskedPart[];
  /** Undefined: the companion's choice. */
  model: string | undefined;
  think: boolean | undefined;
  /** BCP 47; empty when the task needs none. */
  language: string;
  /** Nothing that was written before may stand in for an answer. */
  fresh?: boolean;
}

export interface AnswerOptions extends ThoughtListener {
  question: Question;
  context: TurnContext;
  model: ChosenModel;
  queue: SlotQueue;
  /** Whose turn it is, as far as the queue's fairness goes. */
  client: string;
  notes: KeptNotes;
  embeddings: EmbeddingCache;
  signal: AbortSignal;
  /** Whether what it waits for, apart from a slot, is over. */
  isReady(): boolean;
  onPosition(position: number, waitMs: number | undefined): void;
  onSlot(answerer: Answerer): void;
  /** The system prompt that a person has set, as the model is given it with what comes next; empty: none. */
  onTold(system: string): void;
  /** What a step says comes by its code; `index` and `count` are for a bar. */
  onStep(step: StepWords, index: number, count: number, more?: StepMore): void;
  /** Milliseconds, for the time that is left. Default: the process's own. */
  now?: () => number;
}

/**
 * Sends one request to the upstream in a slot of its own. `makePrompt` is called once there is one; `listener` hears
 * thoughts apart from the answer, wherever the model wrote them.
 */
export type RequestUpstream = (
  makePrompt: () => Prompt | Promise<Prompt>,
  listener: ThoughtListener,
  more?: {
    /** Ends this request alone. */
    enough?: AbortSignal;
    /** None: the answer. */
    use?: Use;
  },
) => Promise<UpstreamFinish>;
