import type { ServerWords } from '../upstream-kind.ts';

/** A small model that runs on most machines. */
const FIRST_MODEL = 'llama3.2';

export const OLLAMA_WORDS: ServerWords = {
  label: 'Ollama',
  a: 'Ollama',
  the: 'Ollama',
  setBy: 'OLLAMA_HOST or --upstream',
  start: 'Start it with `ollama serve`, or get it from https://ollama.com/download.',
  unlock:
    'Ollama itself asks for none: a proxy before it does. Have it let this machine in, or give the address of ' +
    'Ollama itself (OLLAMA_HOST or --upstream).',
  relieve: 'Wait a moment and try again. OLLAMA_MAX_QUEUE, where Ollama runs, makes its queue longer.',
  findable: 'Ollama listens on port 11434 by default.',
  getModel: (model) =>
    model === '' ? `Get one with \`ollama pull ${FIRST_MODEL}\`` : `Get it with \`ollama pull ${model}\``,
};
