import { IMAGE_TOKENS } from '../../../protocol/estimate-tokens.ts';

/** Tokens of context that each model of one Ollama is asked for. Another number than it is loaded with loads it again. */

/** What Ollama gives a model at least, when nothing else is asked of it. */
const USUAL_TOKENS = 4096;
/** Room for the answer. */
const ANSWER_TOKENS = 2048;
const THINKING_TOKENS = 4096;
/** Bytes of UTF-8 that a token stands for, while a model's own measure is not known. Few: too much room is only memory. */
const BYTES_PER_TOKEN = 3;
/** The measure of a prompt that is as short as this is mostly that of the model's template. */
const TELLING_BYTES = 2000;
/** A server's count that makes more of a token than this leaves out what it had in its cache. */
const MOST_BYTES_PER_TOKEN = 6;
/** What a text takes more than one like it. */
const MARGIN = 1.1;

export interface PromptSize {
  /** Of all its texts in UTF-8. */
  bytes: number;
  images: number;
  /** Whether it is asked to think, which takes room too. */
  isThinking: boolean;
  /** Most tokens of its answer, where somebody has set them. */
  answerTokens?: number;
}

/** What a look at the server said of one model; 0: unknown. */
export interface LookedAt {
  name: string;
  /** Tokens that the model was made for. */
  contextLength: number;
  isLoaded: boolean;
  /** Tokens that it is loaded with. */
  loadedContext: number;
}

export interface ContextLengths {
  /** Tokens that a model is asked for at most. */
  most(model: string): number;
  /** The same; undefined while nobody has said what the model was made for. */
  known(model: string): number | undefined;
  /** Tokens that more than did not fit into the server's memory; infinite while all did. */
  ceiling(model: string): number;
  /** What to ask for, as `num_ctx`; undefined: what the server gives by itself. */
  choose(model: string, size: PromptSize): number | undefined;
  /** What to ask for after `asked` was refused with a count of the prompt; undefined when there is no more. */
  enlarge(
    model: string,
    asked: number | undefined,
    size: PromptSize,
    refused: { promptTokens: number; contextTokens: number },
  ): number | undefined;
  /**
   * The server could not load the model with `asked`: from now on less is asked for. What to ask for instead; undefined when
   * there is no less.
   */
  shrink(model: string, asked: number | undefined): number | undefined;
  /** What it is loaded with, as far as is known: asking for it again loads nothing. */
  current(model: string): number | undefined;
  /** A request of this `num_ctx` was answered: the model is loaded with it. */
  loaded(model: string, context: number | undefined): void;
  /** A prompt took so many tokens. */
  learn(model: string, size: PromptSize, promptTokens: number): void;
  /** The server is about to be looked at: what it answers from now on is newer than what it will say. */
  beginLook(): void;
  /** Replaces what was known of the models. */
  look(models: readonly LookedAt[]): void;
}

function roomFor({ isThinking, answerTokens }: PromptSize): number {
  if (answerTokens !== undefined) return answerTokens;
  return isThinking ? THINKING_TOKENS : ANSWER_TOKENS;
}

/** @param mostOfAll tokens: more is asked for no model, as context takes memory. It may change meanwhile. */
export function createContextLengths(mostOfAll: () => number): ContextLengths {
  const made = new Map<string, number>();
  const current = new Map<string, number>();
  const measures = new Map<string, number>();
  /** Models that have answered with a context of ours since the latest look began. */
  const answered = new Set<string>();
  /** More does not fit into the server's memory. */
  const ceilings = new Map<string, number>();

  function promptTokens(model: string, { bytes, images }: PromptSize): number {
    const text = (bytes / (measures.get(model) ?? BYTES_PER_TOKEN)) * MARGIN;
    return Math.ceil(text) + images * IMAGE_TOKENS;
  }

  function most(model: string): number {
    return Math.min(
      made.get(model) ?? Number.POSITIVE_INFINITY,
      ceilings.get(model) ?? Number.POSITIVE_INFINITY,
      mostOfAll(),
    );
  }

  function stepFor(model: string, tokens: number): number {
    let step = USUAL_TOKENS;
    while (step < tokens && step < most(model)) step *= 2;
    return Math.min(step, most(model));
  }

  function learn(model: string, { bytes, images }: PromptSize, promptTokens: number): void {
    const measure = bytes / promptTokens;
    if (images === 0 && bytes >= TELLING_BYTES && measure <= MOST_BYTES_PER_TOKEN) measures.set(model, measure);
  }

  return {
    most,
    known: (model) => (made.has(model) ? most(model) : undefined),
    ceiling: (model) => ceilings.get(model) ?? Number.POSITIVE_INFINITY,
    choose(model, size) {
      const needed = promptTokens(model, size) + roomFor(size);
      const now = current.get(model);
      // Loading it again takes longer than any room that it has too much.
      if (now !== undefined && (now >= needed || now >= most(model))) return now;
      return now === undefined && needed <= USUAL_TOKENS ? undefined : stepFor(model, needed);
    },
    shrink(model, asked) {
      if (asked === undefined || asked <= USUAL_TOKENS) return undefined;
      const had = current.get(model) ?? 0;
      const less = Math.max(had < asked ? had : 0, Math.floor(asked / 2), USUAL_TOKENS);
      ceilings.set(model, less);
      return less;
    },
    enlarge(model, asked, size, refused) {
      current.set(model, refused.contextTokens);
      learn(model, size, refused.promptTokens);
      const context = stepFor(model, refused.promptTokens + roomFor(size));
      return context > Math.max(asked ?? 0, refused.contextTokens) ? context : undefined;
    },
    current: (model) => current.get(model),
    loaded(model, context) {
      if (context === undefined) return;
      answered.add(model);
      current.set(model, context);
    },
    learn,
    beginLook: () => answered.clear(),
    look(models) {
      made.clear();
      const names = new Set(models.map(({ name }) => name));
      for (const name of ceilings.keys()) if (!names.has(name)) ceilings.delete(name);
      for (const { name, contextLength, isLoaded, loadedContext } of models) {
        if (contextLength > 0) made.set(name, contextLength);
        if (answered.has(name)) continue;
        if (!isLoaded) current.delete(name);
        else if (loadedContext > 0) current.set(name, loadedContext);
      }
    },
  };
}
