import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** How one can speak with Aside. */
export const GET_TRANSCRIBER =
  'Avvia il server di whisper.cpp (`whisper-server -m ggml-base.bin`, da https://github.com/ggml-org/whisper.cpp) o speaches, che Aside trova da solo, oppure indicane un altro con --transcriber.';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST o --upstream',
    start: 'Avvialo con `ollama serve`, o scaricalo da https://ollama.com/download.',
    unlock:
      'Non è Ollama a chiedere una chiave, ma un proxy davanti. Autorizza lì questo computer, o indica l’indirizzo di Ollama stesso (OLLAMA_HOST o --upstream).',
    relieve: 'Aspetta un momento, poi riprova. OLLAMA_MAX_QUEUE sul computer di Ollama allunga la coda.',
    findable: 'Di solito Ollama è in ascolto sulla porta 11434.',
    enlarge: 'Se il modello può contenere di più, avvia Aside con un --max-context più grande.',
    getModel: (model) =>
      model === '' ? `Scaricane uno con \`ollama pull ${FIRST_MODEL}\`` : `Scaricalo con \`ollama pull ${model}\``,
  },
  openai: {
    label: 'Server compatibile con OpenAI',
    a: 'un server compatibile con OpenAI',
    the: 'il server di modelli',
    setBy: '--upstream',
    start: 'Avvialo, o correggi il suo indirizzo (--upstream openai=http://127.0.0.1:8080/v1).',
    unlock:
      'Indica la sua chiave in ASIDE_UPSTREAM_KEY_<n>, o il file che la contiene in ASIDE_UPSTREAM_KEY_FILE_<n>; <n> conta gli --upstream a partire da 1.',
    relieve: 'Aspetta un momento, poi riprova. Forse sta ancora caricando il suo modello.',
    findable: 'Di solito il suo indirizzo finisce con /v1.',
    enlarge: 'Avvia il server con un contesto più ampio, se il modello lo ha (-c per llama-server).',
    getModel: (model) => (model === '' ? 'Carica lì un modello' : `Carica lì il modello “${model}”`),
  },
  transcriber: {
    label: 'Riconoscimento vocale',
    a: 'un riconoscimento vocale',
    the: 'il riconoscimento vocale',
    setBy: '--transcriber',
    start: 'Avvialo, o correggi il suo indirizzo (--transcriber http://127.0.0.1:8080).',
    unlock: 'Indica la sua chiave in ASIDE_TRANSCRIBER_KEY, o il file che la contiene in ASIDE_TRANSCRIBER_KEY_FILE.',
    relieve: 'Aspetta un momento, poi riprova.',
    findable: 'Di solito il server di whisper.cpp è in ascolto sulla porta 8080.',
    enlarge: '',
    getModel: (model) => (model === '' ? 'Carica lì un modello' : `Carica lì il modello “${model}”`),
  },
  other: {
    label: 'Server di modelli',
    a: 'un server di modelli',
    the: 'il server di modelli',
    setBy: '--upstream',
    start: 'Avvialo, o indica il suo indirizzo con --upstream.',
    unlock: 'Autorizza lì questo computer.',
    relieve: 'Aspetta un momento, poi riprova.',
    findable: '',
    enlarge: '',
    getModel: () => 'Caricane uno lì',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
