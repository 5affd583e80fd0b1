/** One thing to say at once. */
export interface Sentence {
  said: string;
  /** As it stands in the answer, to be found there; empty for a word of ours. */
  shown: string;
  /** Primary BCP 47 tag. */
  language: string;
}

/** What is read aloud, sentence by sentence, while it may still grow. */
export interface Reading {
  /** The turn whose answer it is. */
  turn: string;
  /** The part of the answer that it is; null: all of it. */
  within: Range | null;
  /** The next sentence; `later` when it is not there yet; null at the end. */
  next(): Sentence | 'later' | null;
}
