import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** How one can speak with Aside. */
export const GET_TRANSCRIBER =
  'Inicia el servidor de whisper.cpp (`whisper-server -m ggml-base.bin`, de https://github.com/ggml-org/whisper.cpp) o speaches, que Aside encuentra solo, o indica otro con --transcriber.';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST o --upstream',
    start: 'Inícialo con `ollama serve`, o descárgalo de https://ollama.com/download.',
    unlock:
      'No es Ollama quien pide una clave, sino un proxy delante. Autoriza allí este equipo, o indica la dirección del propio Ollama (OLLAMA_HOST o --upstream).',
    relieve: 'Espera un poco e inténtalo otra vez. OLLAMA_MAX_QUEUE en el equipo de Ollama alarga la cola.',
    findable: 'Ollama suele escuchar en el puerto 11434.',
    enlarge: 'Si al modelo le cabe más, inicia Aside con un --max-context mayor.',
    getModel: (model) =>
      model === '' ? `Descarga uno con \`ollama pull ${FIRST_MODEL}\`` : `Descárgalo con \`ollama pull ${model}\``,
  },
  openai: {
    label: 'Servidor compatible con OpenAI',
    a: 'un servidor compatible con OpenAI',
    the: 'el servidor de modelos',
    setBy: '--upstream',
    start: 'Inícialo, o corrige su dirección (--upstream openai=http://127.0.0.1:8080/v1).',
    unlock:
      'Indica su clave en ASIDE_UPSTREAM_KEY_<n>, o el archivo que la contiene en ASIDE_UPSTREAM_KEY_FILE_<n>; <n> cuenta los --upstream desde 1.',
    relieve: 'Espera un poco e inténtalo otra vez. Puede que aún esté cargando su modelo.',
    findable: 'Su dirección suele acabar en /v1.',
    enlarge: 'Inicia el servidor con un contexto mayor, si el modelo lo tiene (-c en llama-server).',
    getModel: (model) => (model === '' ? 'Carga allí un modelo' : `Carga allí el modelo «${model}»`),
  },
  transcriber: {
    label: 'Reconocimiento de voz',
    a: 'un reconocimiento de voz',
    the: 'el reconocimiento de voz',
    setBy: '--transcriber',
    start: 'Inícialo, o corrige su dirección (--transcriber http://127.0.0.1:8080).',
    unlock: 'Indica su clave en ASIDE_TRANSCRIBER_KEY, o el archivo que la contiene en ASIDE_TRANSCRIBER_KEY_FILE.',
    relieve: 'Espera un poco e inténtalo otra vez.',
    findable: 'El servidor de whisper.cpp suele escuchar en el puerto 8080.',
    enlarge: '',
    getModel: (model) => (model === '' ? 'Carga allí un modelo' : `Carga allí el modelo «${model}»`),
  },
  other: {
    label: 'Servidor de modelos',
    a: 'un servidor de modelos',
    the: 'el servidor de modelos',
    setBy: '--upstream',
    start: 'Inícialo, o indica su dirección con --upstream.',
    unlock: 'Autoriza allí este equipo.',
    relieve: 'Espera un poco e inténtalo otra vez.',
    findable: '',
    enlarge: '',
    getModel: () => 'Carga allí uno',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
