/**
 * What Aside says in English, by code. It is the catalogue that every other language has to match: its type is the list of
 * all sentences and of what each is given.
 */
import type { StepParams } from '../protocol/step-codes.ts';
import { number, plural } from './english/tongue.ts';

export const english = {
  steps: {
    reading_part: ({ part, parts }) => `Reading part ${part} of ${parts}`,
    condensing_part: ({ part, parts }) => `Condensing part ${part} of ${parts}`,
    writing_summary: () => 'Writing the summary',
    explaining_parts: ({ parts }) => `Too long for the model: explaining it from notes on ${parts} parts`,
    translating_parts: ({ parts }) => `Too long for the model: translating it in ${parts} parts`,
    looking_for_passages: ({ passages }) =>
      plural(passages, {
        one: 'Looking through one passage',
        other: (shown) => `Looking for what matters in ${shown} passages`,
      }),
    comparing_passages: ({ compared, passages }) => `Comparing passages with your question: ${compared} of ${passages}`,
    ranked_by_words: () => 'The embedding model failed: choosing passages by their words alone',
    chose_passages: ({ passages, of }) => `Sent ${passages} of ${of} passages: the rest did not fit the model`,
    from_cache: () => 'From the cache: the same text was summarised before',
    left_out_exchanges: ({ count }) =>
      plural(count, {
        one: 'Leaving out the oldest question and its answer: too much for the model',
        other: (shown) => `Leaving out the oldest ${shown} questions and answers: too much for the model`,
      }),
    left_out_sources: () => 'Leaving out earlier pages, selections and images: too much for the model',
    left_out_unknown: () => 'Leaving out parts that need a newer companion',
    smaller_context: ({ asked, given }) =>
      `Not enough memory for ${number(asked)} tokens of context: the model reads ${number(given)} at a time`,
    heard_words: ({ text }) => `Heard: ${text}`,
  } satisfies { [C in keyof StepParams]: (params: StepParams[C]) => string },
  /** Of a step that only a newer Aside has words for. */
  unknownStep: 'Working (update Aside to see on what)',
  /** What became of a question that got no answer to read, and what to do about it, by `empty` of `done`. */
  emptyAnswers: {
    thoughts: 'The model thought but gave no answer. Ask again or choose another model.',
    thoughts_to_limit:
      'The model used up its limit thinking and had no room left for an answer. Ask for less or choose a model with a longer context.',
    no_room: 'The model had no room left for an answer. Ask in a new chat or choose a model with a longer context.',
    loaded: 'The model was loaded but gave no answer. Ask again: it’s ready now.',
    tool_call: 'The model tried to use a tool, but there are none here. Ask again or choose another model.',
    silence: 'The model gave no answer. Rephrase your question or choose another model.',
  },
};
