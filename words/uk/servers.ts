import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** How to be able to speak to Aside. */
export const GET_TRANSCRIBER =
  'Запустіть сервер whisper.cpp (`whisper-server -m ggml-base.bin`, з https://github.com/ggml-org/whisper.cpp) або speaches, їх Aside знаходить сам, чи вкажіть інший через --transcriber.';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST або --upstream',
    start: 'Запустіть її командою `ollama serve` або завантажте з https://ollama.com/download.',
    unlock:
      'Сама Ollama ключа не вимагає, його вимагає проксі перед нею. Дозвольте там доступ цьому комп’ютеру або вкажіть адресу самої Ollama (OLLAMA_HOST або --upstream).',
    relieve: 'Зачекайте трохи й спробуйте ще раз. OLLAMA_MAX_QUEUE на комп’ютері з Ollama подовжує її чергу.',
    findable: 'Ollama зазвичай слухає порт 11434.',
    enlarge: 'Якщо модель уміщує більше, запустіть Aside з більшим --max-context.',
    getModel: (model) =>
      model === ''
        ? `Завантажте якусь командою \`ollama pull ${FIRST_MODEL}\``
        : `Завантажте її командою \`ollama pull ${model}\``,
  },
  openai: {
    label: 'Сервер, сумісний з OpenAI',
    a: 'сервер, сумісний з OpenAI',
    the: 'сервер моделей',
    setBy: '--upstream',
    start: 'Запустіть його або виправте його адресу (--upstream openai=http://127.0.0.1:8080/v1).',
    unlock:
      'Укажіть його ключ в ASIDE_UPSTREAM_KEY_<n> або файл ключа в ASIDE_UPSTREAM_KEY_FILE_<n>; <n> — номер його --upstream, рахуючи від 1.',
    relieve: 'Зачекайте трохи й спробуйте ще раз: можливо, він ще завантажує модель.',
    findable: 'Його адреса зазвичай закінчується на /v1.',
    enlarge: 'Запустіть сервер із більшим контекстом, якщо модель його має (-c у llama-server).',
    getModel: (model) => (model === '' ? 'Завантажте там якусь модель' : `Завантажте там модель «${model}»`),
  },
  transcriber: {
    label: 'Сервер розпізнавання мовлення',
    a: 'сервер розпізнавання мовлення',
    the: 'сервер розпізнавання мовлення',
    setBy: '--transcriber',
    start: 'Запустіть його або виправте його адресу (--transcriber http://127.0.0.1:8080).',
    unlock: 'Укажіть його ключ в ASIDE_TRANSCRIBER_KEY або файл ключа в ASIDE_TRANSCRIBER_KEY_FILE.',
    relieve: 'Зачекайте трохи й спробуйте ще раз.',
    findable: 'Сервер whisper.cpp зазвичай слухає порт 8080.',
    enlarge: '',
    getModel: (model) => (model === '' ? 'Завантажте там якусь модель' : `Завантажте там модель «${model}»`),
  },
  other: {
    label: 'Сервер моделей',
    a: 'сервер моделей',
    the: 'сервер моделей',
    setBy: '--upstream',
    start: 'Запустіть його або вкажіть його адресу через --upstream.',
    unlock: 'Дозвольте там доступ цьому комп’ютеру.',
    relieve: 'Зачекайте трохи й спробуйте ще раз.',
    findable: '',
    enlarge: '',
    getModel: () => 'Завантажте там якусь',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
