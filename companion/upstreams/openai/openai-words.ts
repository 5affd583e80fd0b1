import type { ServerWords } from '../upstream-kind.ts';

export const OPENAI_WORDS: ServerWords = {
  label: 'OpenAI-compatible server',
  a: 'an OpenAI-compatible server',
  the: 'the model server',
  setBy: '--upstream',
  start: 'Start it, or correct its address (--upstream openai=http://127.0.0.1:8080/v1).',
  unlock:
    'Give its key in ASIDE_UPSTREAM_KEY_<n>, or its file in ASIDE_UPSTREAM_KEY_FILE_<n>; <n> is the place of its --upstream, counted from 1.',
  relieve: 'Wait a moment and try again: it may still be loading its model.',
  findable: 'Its address usually ends in /v1.',
  getModel: (model) => (model === '' ? 'Load a model there' : `Load the model “${model}” there`),
};
