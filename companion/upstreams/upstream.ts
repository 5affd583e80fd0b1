import type { ErrorParams } from '../../protocol/error-causes.ts';
import type { ErrorCode } from '../../protocol/error-codes.ts';
import type { Suggestion } from '../../protocol/model-requests.ts';
import type { Model, ModelPlace, UpstreamStatus } from '../../protocol/models.ts';
import type { ModelParameters, Thinking } from '../../protocol/parameters.ts';
import type { StepWords } from '../../protocol/step-codes.ts';
import type { Usage } from '../../protocol/turn-events.ts';
import type { Prompt } from '../prompts/prompt.ts';
import type { Locality } from './locality.ts';

/** A model server (or the built-in reader), whatever protocol it speaks. */
export interface Upstream {
  /** Unique among the companion's upstreams, for example `ollama@127.0.0.1:11434`. */
  readonly id: string;
  readonly kind: UpstreamStatus['kind'];
  readonly locality: Locality;
  /** Requests it serves at the same time; more wait in the companion's queue. */
  readonly slots: number;
  /** Asks the server how it is and what it holds. Resolves also when it is unreachable; rejects only when aborted. */
  probe(signal: AbortSignal): Promise<UpstreamProbe>;
  /**
   * Streams one answer. Resolves after the last byte; rejects with {@link UpstreamError}, or with the signal's reason
   * when aborted. Either way it settles only once our connection for this request has ended or closed, so that a cancel
   * can be confirmed by awaiting it.
   */
  chat(request: UpstreamRequest, options: UpstreamChatOptions): Promise<UpstreamFinish>;
  /**
   * A vector for each text, in their order, by a model for that. Absent: the server has none. Rejects as `chat` does, and
   * settles as it does.
   */
  embed?(request: EmbedRequest, signal: AbortSignal): Promise<readonly Float32Array[]>;
  /** What can be done with its models; absent: nothing. */
  readonly management?: ModelManagement;
  /** What is set of a model while nobody sets anything. Absent: nothing can be. Rejects as `chat` does. */
  defaults?(model: UpstreamModel, signal: AbortSignal): Promise<ModelDefaults>;
  /** Loads a model for a question of about so many characters. Absent: its server loads none. Rejects as `chat` does. */
  warm?(model: { model: string; parameters: ModelParameters; chars: number }, signal: AbortSignal): Promise<void>;
  /**
   * Tokens of context that a question to a model can have, with its answer; undefined: not known. Absent: never known.
   *
   * @param parameters what is set of the model
   */
  contextFor?(model: string, parameters: ModelParameters): number | undefined;
  /** The same, and how its tokens are counted; where there are guards, see `guardUpstream`. */
  budget?(model: string, parameters: ModelParameters): PromptBudget | undefined;
  /** Closes idle connections. */
  dispose(): void;
  /** Calls `listener` when a probe would say something new about the models; returns its unsubscribe. */
  onNews?(listener: () => void): () => void;
}

export interface PromptBudget {
  contextTokens: number;
  /** Tokens of the model for each one that is estimated. */
  correction: number;
}

export interface EmbedRequest {
  /** The upstream's own name of the model. */
  model: string;
  texts: readonly string[];
}

/**
 * Work on the models of a server, by the names that the server has for them. Everything rejects with
 * {@link UpstreamError}, or with the signal's reason when aborted.
 */
export interface ModelManagement {
  /** Gets a model, or what is missing of it. Resolves once it is there. */
  pull(name: string, options: { signal: AbortSignal; onProgress(progress: PullProgress): void }): Promise<void>;
  /** From the disk. */
  remove(name: string, signal: AbortSignal): Promise<void>;
  /** From memory. */
  unload(name: string, signal: AbortSignal): Promise<void>;
  /** Loads it and keeps it in memory until it is unloaded; or no longer than the server keeps others. */
  keepWarm(name: string, warm: boolean, signal: AbortSignal): Promise<void>;
  /**
   * Models to begin with, the best first.
   * @param memoryBytes of the machine that the server runs on; undefined when it is not known
   */
  suggest(memoryBytes: number | undefined, signal: AbortSignal): Promise<readonly Suggestion[]>;
}

/** How far a pull is, in bytes. `total` counts what is known of so far. */
export interface PullProgress {
  code: 'manifest' | 'downloading' | 'verifying' | 'writing';
  done: number;
  total: number;
}

export interface UpstreamProbe {
  status: UpstreamStatus;
  /** Newest first, with those that cannot chat. */
  models: UpstreamModel[];
}

/** A model as its server has it: `name` is the server's own. */
export interface UpstreamModel extends Omit<Model, 'places'> {
  /** Equal for the same model on any server, and another one once the model has changed; empty when unknown. */
  digest: string;
  /** False for models that are made for something else, such as embeddings. */
  canChat: boolean;
  /** How it is in memory, as far as the server says; see {@link ModelPlace}. */
  inMemory?: Pick<ModelPlace, 'until' | 'memoryBytes' | 'videoBytes'>;
}

export interface UpstreamRequest {
  /** The upstream's own name of the model. */
  model: string;
  prompt: Prompt;
  /** Comes before what is set. Undefined: that, or the model's own default. */
  think: boolean | undefined;
  /** What is set, also what this kind of server, or this model, does not take; none: nothing. */
  parameters?: ModelParameters | undefined;
}

/** What can be set of a model, and what it is while nobody sets it. */
export interface ModelDefaults {
  /** What `think` may be; empty: it can't think, or nobody can choose. */
  thinking: readonly Thinking[];
  defaults: ModelParameters;
  /** Tokens that its context is chosen from at most; 0: not known. */
  mostContext: number;
}

export interface UpstreamChatOptions {
  signal: AbortSignal;
  /** Called in order, never after the promise settled and never after an abort. `text` is not empty. */
  onDelta(kind: 'token' | 'thinking', text: string): void;
  /** What the person should know of how it is asked; before any text. */
  onNotice?(notice: StepWords): void;
}

export interface UpstreamFinish {
  reason: 'stop' | 'length';
  /** What the model did in place of an answer, as far as the server said. */
  instead?: 'loaded' | 'tool_call';
  usage: Usage | null;
}

/** What a model was asked to do and can't. */
export type MissingAbility = 'chat' | 'images' | 'thinking' | 'tools';

interface UpstreamErrorOptions {
  overflow?: { promptTokens: number; contextTokens: number };
  lacks?: MissingAbility | undefined;
  cause?: unknown;
}

type UpstreamErrorArguments = {
  [C in ErrorCode]: [code: C, params: ErrorParams<C>, options?: UpstreamErrorOptions];
}[ErrorCode];

/** A refusal or failure of an upstream: the code, the cause, and what its sentence has to say. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** With `context_overflow`: tokens of the prompt and of the context, as far as the upstream said. */
  readonly overflow: { promptTokens: number; contextTokens: number } | undefined;
  /** With `model_unsupported`: what the model can't do. */
  readonly lacks: MissingAbility | undefined;
  /** The model had said something before: asked again, it would say that again. */
  hasBegun = false;

  constructor(...[code, params, options = {}]: UpstreamErrorArguments) {
    // For logs: what a server said may repeat what it was sent.
    super(`${code} ${params.cause ?? ''}`.trim(), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.params = params;
    this.overflow = options.overflow;
    this.lacks = options.lacks;
  }

  /** As it travels. */
  get reason(): { code: ErrorCode; params: Record<string, unknown> } {
    return { code: this.code, params: { ...this.params } };
  }
}
