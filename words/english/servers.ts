import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** What people read about the model servers of one kind. */
export interface ServerWords {
  /** What such a server is called: by itself, after "is not", and in a sentence about the one that is meant. */
  label: string;
  a: string;
  the: string;
  /** Where its address is set. */
  setBy: string;
  /** What to do when nobody answers at its address. */
  start: string;
  /** What to do when it, or a proxy before it, wants a key. */
  unlock: string;
  /** What to do when it is too busy. */
  relieve: string;
  /** How its address is found; may be empty. */
  findable: string;
  /** How to make a model's context larger; may be empty. */
  enlarge: string;
  /** How to get a model; empty: a first one. Without the full stop. */
  getModel(model: string): string;
}

/** How to be able to speak to Aside. */
export const GET_TRANSCRIBER =
  'Start whisper.cpp’s server (`whisper-server -m ggml-base.bin`, from https://github.com/ggml-org/whisper.cpp) or ' +
  'speaches, which are found by themselves, or name another with --transcriber.';

/** By kind; `other` is one that only a newer companion knows. */
export const servers: Record<'ollama' | 'openai' | 'transcriber' | 'other', ServerWords> = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST or --upstream',
    start: 'Start it with `ollama serve`, or get it from https://ollama.com/download.',
    unlock:
      'Ollama itself asks for none, but a proxy in front of it does. Have the proxy let this machine in, or give the address of ' +
      'Ollama itself (OLLAMA_HOST or --upstream).',
    relieve: 'Wait a moment and try again. OLLAMA_MAX_QUEUE, where Ollama runs, makes its queue longer.',
    findable: 'Ollama listens on port 11434 by default.',
    enlarge: 'If the model can hold more, start Aside with a larger --max-context.',
    getModel: (model) =>
      model === '' ? `Get one with \`ollama pull ${FIRST_MODEL}\`` : `Get it with \`ollama pull ${model}\``,
  },
  openai: {
    label: 'OpenAI-compatible server',
    a: 'an OpenAI-compatible server',
    the: 'the model server',
    setBy: '--upstream',
    start: 'Start it, or correct its address (--upstream openai=http://127.0.0.1:8080/v1).',
    unlock:
      'Put its key into ASIDE_UPSTREAM_KEY_<n>, or the path of a file with the key into ASIDE_UPSTREAM_KEY_FILE_<n>. <n> is the position of its --upstream, counted from 1.',
    relieve: 'Wait a moment and try again: it may still be loading its model.',
    findable: 'Its address usually ends in /v1.',
    enlarge: 'If the model can hold more, start the server with a larger context (-c of llama-server).',
    getModel: (model) => (model === '' ? 'Load a model there' : `Load the model “${model}” there`),
  },
  transcriber: {
    label: 'Transcriber',
    a: 'a transcriber',
    the: 'the transcriber',
    setBy: '--transcriber',
    start: 'Start it, or correct its address (--transcriber http://127.0.0.1:8080).',
    unlock:
      'Put its key into ASIDE_TRANSCRIBER_KEY, or the path of a file with the key into ASIDE_TRANSCRIBER_KEY_FILE.',
    relieve: 'Wait a moment and try again.',
    findable: 'whisper.cpp’s server listens on port 8080 by default.',
    enlarge: '',
    getModel: (model) => (model === '' ? 'Load a model there' : `Load the model “${model}” there`),
  },
  other: {
    label: 'Model server',
    a: 'a model server',
    the: 'the model server',
    setBy: '--upstream',
    start: 'Start it, or name its address with --upstream.',
    unlock: 'Have it let this machine in.',
    relieve: 'Wait a moment and try again.',
    findable: '',
    enlarge: '',
    getModel: () => 'Load one there',
  },
};

export const serverWords: (kind: string) => ServerWords = lookUpServer(servers);
