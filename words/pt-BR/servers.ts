import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** How one can speak with Aside. */
export const GET_TRANSCRIBER =
  'Inicie o servidor do whisper.cpp (`whisper-server -m ggml-base.bin`, de https://github.com/ggml-org/whisper.cpp) ou o speaches, que o Aside encontra sozinho, ou indique outro com --transcriber.';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'o Ollama',
    the: 'o Ollama',
    setBy: 'OLLAMA_HOST ou --upstream',
    start: 'Inicie-o com `ollama serve`, ou baixe em https://ollama.com/download.',
    unlock:
      'Quem pede uma chave não é o Ollama, e sim um proxy na frente dele. Libere este computador lá, ou indique o endereço do próprio Ollama (OLLAMA_HOST ou --upstream).',
    relieve: 'Espere um pouco e tente de novo. OLLAMA_MAX_QUEUE no computador do Ollama aumenta a fila.',
    findable: 'O Ollama costuma escutar na porta 11434.',
    enlarge: 'Se o modelo comportar mais, inicie o Aside com um --max-context maior.',
    getModel: (model) =>
      model === '' ? `Baixe um com \`ollama pull ${FIRST_MODEL}\`` : `Baixe-o com \`ollama pull ${model}\``,
  },
  openai: {
    label: 'Servidor compatível com OpenAI',
    a: 'um servidor compatível com OpenAI',
    the: 'o servidor de modelos',
    setBy: '--upstream',
    start: 'Inicie-o, ou corrija o endereço (--upstream openai=http://127.0.0.1:8080/v1).',
    unlock:
      'Indique a chave dele em ASIDE_UPSTREAM_KEY_<n>, ou o arquivo dela em ASIDE_UPSTREAM_KEY_FILE_<n>; <n> conta os --upstream a partir de 1.',
    relieve: 'Espere um pouco e tente de novo. Talvez ele ainda esteja carregando o modelo.',
    findable: 'O endereço costuma terminar em /v1.',
    enlarge: 'Inicie o servidor com um contexto maior, se o modelo tiver (-c no llama-server).',
    getModel: (model) => (model === '' ? 'Carregue um modelo lá' : `Carregue lá o modelo “${model}”`),
  },
  transcriber: {
    label: 'Reconhecimento de fala',
    a: 'um reconhecimento de fala',
    the: 'o reconhecimento de fala',
    setBy: '--transcriber',
    start: 'Inicie-o, ou corrija o endereço (--transcriber http://127.0.0.1:8080).',
    unlock: 'Indique a chave dele em ASIDE_TRANSCRIBER_KEY, ou o arquivo dela em ASIDE_TRANSCRIBER_KEY_FILE.',
    relieve: 'Espere um pouco e tente de novo.',
    findable: 'O servidor do whisper.cpp costuma escutar na porta 8080.',
    enlarge: '',
    getModel: (model) => (model === '' ? 'Carregue um modelo lá' : `Carregue lá o modelo “${model}”`),
  },
  other: {
    label: 'Servidor de modelos',
    a: 'um servidor de modelos',
    the: 'o servidor de modelos',
    setBy: '--upstream',
    start: 'Inicie-o, ou indique o endereço com --upstream.',
    unlock: 'Libere este computador lá.',
    relieve: 'Espere um pouco e tente de novo.',
    findable: '',
    enlarge: '',
    getModel: () => 'Carregue um lá',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
