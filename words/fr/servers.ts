import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** How one can speak with Aside. */
export const GET_TRANSCRIBER =
  'Lancez le serveur de whisper.cpp (`whisper-server -m ggml-base.bin`, de https://github.com/ggml-org/whisper.cpp) ou speaches, qu’Aside trouve tout seul, ou indiquez-en un autre avec --transcriber.';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST ou --upstream',
    start: 'Lancez-le avec `ollama serve`, ou téléchargez-le sur https://ollama.com/download.',
    unlock:
      'Ce n’est pas Ollama qui demande une clé, mais un proxy devant lui. Autorisez-y cet ordinateur, ou indiquez l’adresse d’Ollama lui-même (OLLAMA_HOST ou --upstream).',
    relieve: 'Attendez un peu, puis réessayez. OLLAMA_MAX_QUEUE sur l’ordinateur d’Ollama allonge la file d’attente.',
    findable: 'Ollama écoute d’habitude sur le port 11434.',
    enlarge: 'Si le modèle peut en contenir plus, lancez Aside avec un --max-context plus grand.',
    getModel: (model) =>
      model === ''
        ? `Téléchargez-en un avec \`ollama pull ${FIRST_MODEL}\``
        : `Téléchargez-le avec \`ollama pull ${model}\``,
  },
  openai: {
    label: 'Serveur compatible OpenAI',
    a: 'un serveur compatible OpenAI',
    the: 'le serveur de modèles',
    setBy: '--upstream',
    start: 'Lancez-le, ou corrigez son adresse (--upstream openai=http://127.0.0.1:8080/v1).',
    unlock:
      'Indiquez sa clé dans ASIDE_UPSTREAM_KEY_<n>, ou le fichier de celle-ci dans ASIDE_UPSTREAM_KEY_FILE_<n> ; <n> compte les --upstream à partir de 1.',
    relieve: 'Attendez un peu, puis réessayez. Il charge peut-être encore son modèle.',
    findable: 'Son adresse se termine d’habitude par /v1.',
    enlarge: 'Lancez le serveur avec un contexte plus grand, si le modèle en a un (-c pour llama-server).',
    getModel: (model) => (model === '' ? 'Chargez-y un modèle' : `Chargez-y le modèle « ${model} »`),
  },
  transcriber: {
    label: 'Reconnaissance vocale',
    a: 'une reconnaissance vocale',
    the: 'la reconnaissance vocale',
    setBy: '--transcriber',
    start: 'Lancez-la, ou corrigez son adresse (--transcriber http://127.0.0.1:8080).',
    unlock: 'Indiquez sa clé dans ASIDE_TRANSCRIBER_KEY, ou le fichier de celle-ci dans ASIDE_TRANSCRIBER_KEY_FILE.',
    relieve: 'Attendez un peu, puis réessayez.',
    findable: 'Le serveur de whisper.cpp écoute d’habitude sur le port 8080.',
    enlarge: '',
    getModel: (model) => (model === '' ? 'Chargez-y un modèle' : `Chargez-y le modèle « ${model} »`),
  },
  other: {
    label: 'Serveur de modèles',
    a: 'un serveur de modèles',
    the: 'le serveur de modèles',
    setBy: '--upstream',
    start: 'Lancez-le, ou indiquez son adresse avec --upstream.',
    unlock: 'Autorisez-y cet ordinateur.',
    relieve: 'Attendez un peu, puis réessayez.',
    findable: '',
    enlarge: '',
    getModel: () => 'Chargez-y en un',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
