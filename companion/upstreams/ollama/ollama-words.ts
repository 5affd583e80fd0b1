import type { ServerWords } from '../upstream-kind.ts';

/** A small model that runs on most machines. */
const FIRST_MODEL = 'llama3.2';

export const OLLAMA_WORDS: ServerWords = {
  label: 'Ollama',
  setBy: 'OLLAMA_HOST or --upstream',
  start: 'Start it with `ollama serve`, or get it from https://ollama.com/download.',
  getModel: (model) =>
    model === '' ? `Get one with \`ollama pull ${FIRST_MODEL}\`` : `Get it with \`ollama pull ${model}\``,
};
