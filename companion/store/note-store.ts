/** What a model wrote of a text: notes on a part of it, or a summary of all of it. */
export interface KeptNote {
  /** Equal for the same text, model and prompt, and for no others. */
  key: string;
  text: string;
  /** The conversation that it was written in, and with which it goes. */
  conversation: string;
}

/**
 * Where notes outlive the companion. They are a cache: bounded by `storedNoteChars` and `storedNoteMs`, and without a word
 * gone when their conversation is. Every promise may reject with a `StoreError`.
 */
export interface NoteStore {
  /** Undefined too when its conversation is marked deleted. */
  find(key: string): Promise<string | undefined>;
  /** Keeps it in place of what has the same key. What is of no stored conversation is not kept. */
  keep(note: KeptNote): Promise<void>;
}
