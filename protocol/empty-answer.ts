/** What became of a question that got no answer to read, and what to do about it, by `empty` of `done`. */
const WORDS = {
  thoughts: 'The model thought, and then gave no answer. Ask again, or choose another model.',
  thoughts_to_limit:
    'The model thought until its limit, and had no room left for an answer. Ask for less, or choose a model with a longer context.',
  no_room:
    'The model had no room left for an answer. Ask in a new conversation, or choose a model with a longer context.',
  loaded: 'The model was loaded, and gave no answer. Ask again: it is ready now.',
  tool_call:
    'The model called a tool instead of answering, and there are none here. Ask again, or choose another model.',
  silence: 'The model gave no answer. Ask again in other words, or choose another model.',
};

export type EmptyAnswer = keyof typeof WORDS;

/** The words of one that is not known here are those of an answer that simply is not there. */
export function describeEmptyAnswer(empty: string): string {
  return Object.hasOwn(WORDS, empty) ? WORDS[empty as EmptyAnswer] : WORDS.silence;
}
