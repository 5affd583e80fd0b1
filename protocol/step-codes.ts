/** The steps of a turn, each with what its sentence has to say. The sentences stand in `words/`. */
export interface StepParams {
  /** Notes are taken on a part of a text that is too long for the model. */
  reading_part: { part: number; parts: number };
  /** The same for notes that are still too long. */
  condensing_part: { part: number; parts: number };
  writing_summary: Record<never, never>;
  /** A text that is too long for the model is explained from the notes on so many parts. */
  explaining_parts: { parts: number };
  /** It is translated part by part. */
  translating_parts: { parts: number };
  /** The sources are too long for the model; so many passages of them are looked through. */
  looking_for_passages: { passages: number };
  /** So many of the passages that are compared by meaning have been. */
  comparing_passages: { compared: number; passages: number };
  /** The model for meanings failed, and passages are chosen by their words alone. */
  ranked_by_words: Record<never, never>;
  /** The model was given so many passages of all; the step carries them. */
  chose_passages: { passages: number; of: number };
  /** The answer was written before, for the same text, model and wishes. */
  from_cache: Record<never, never>;
  /** The model is not told of so many of the oldest questions and their answers. */
  left_out_exchanges: { count: number };
  /** The model is not given the pages, selections and images of earlier questions. */
  left_out_sources: Record<never, never>;
  /** The server has too little memory for the context that was asked for; the model has less from now on. */
  smaller_context: { asked: number; given: number };
  /** The model is not given what only a newer companion can read. */
  left_out_unknown: Record<never, never>;
  /** The words of a question that was spoken. */
  heard_words: { text: string };
}

export type StepCode = keyof StepParams;

/** A code with its parameters. */
export type StepWords = { [C in StepCode]: { code: C; params: StepParams[C] } }[StepCode];
