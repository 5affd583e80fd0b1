import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** How to be able to speak to Aside. */
export const GET_TRANSCRIBER =
  'Uruchom serwer whisper.cpp (`whisper-server -m ggml-base.bin`, z https://github.com/ggml-org/whisper.cpp) lub speaches, które Aside znajduje sam, albo podaj inny przez --transcriber.';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST lub --upstream',
    start: 'Uruchom ją poleceniem `ollama serve` albo pobierz z https://ollama.com/download.',
    unlock:
      'Sama Ollama nie wymaga klucza, wymaga go serwer proxy przed nią. Wpuść tam ten komputer albo podaj adres samej Ollamy (OLLAMA_HOST lub --upstream).',
    relieve: 'Poczekaj chwilę i spróbuj ponownie. OLLAMA_MAX_QUEUE na komputerze z Ollamą wydłuża jej kolejkę.',
    findable: 'Ollama domyślnie nasłuchuje na porcie 11434.',
    enlarge: 'Jeśli model mieści więcej, uruchom Aside z większym --max-context.',
    getModel: (model) =>
      model === ''
        ? `Pobierz jakiś poleceniem \`ollama pull ${FIRST_MODEL}\``
        : `Pobierz go poleceniem \`ollama pull ${model}\``,
  },
  openai: {
    label: 'Serwer zgodny z OpenAI',
    a: 'serwer zgodny z OpenAI',
    the: 'serwer modeli',
    setBy: '--upstream',
    start: 'Uruchom go albo popraw jego adres (--upstream openai=http://127.0.0.1:8080/v1).',
    unlock:
      'Podaj jego klucz w ASIDE_UPSTREAM_KEY_<n> albo plik z kluczem w ASIDE_UPSTREAM_KEY_FILE_<n>; <n> to numer jego --upstream, liczony od 1.',
    relieve: 'Poczekaj chwilę i spróbuj ponownie: może jeszcze wczytuje model.',
    findable: 'Jego adres zwykle kończy się na /v1.',
    enlarge: 'Uruchom serwer z większym kontekstem, jeśli model go ma (-c w llama-server).',
    getModel: (model) => (model === '' ? 'Wczytaj tam jakiś model' : `Wczytaj tam model „${model}”`),
  },
  transcriber: {
    label: 'Serwer rozpoznawania mowy',
    a: 'serwer rozpoznawania mowy',
    the: 'serwer rozpoznawania mowy',
    setBy: '--transcriber',
    start: 'Uruchom go albo popraw jego adres (--transcriber http://127.0.0.1:8080).',
    unlock: 'Podaj jego klucz w ASIDE_TRANSCRIBER_KEY albo plik z kluczem w ASIDE_TRANSCRIBER_KEY_FILE.',
    relieve: 'Poczekaj chwilę i spróbuj ponownie.',
    findable: 'Serwer whisper.cpp domyślnie nasłuchuje na porcie 8080.',
    enlarge: '',
    getModel: (model) => (model === '' ? 'Wczytaj tam jakiś model' : `Wczytaj tam model „${model}”`),
  },
  other: {
    label: 'Serwer modeli',
    a: 'serwer modeli',
    the: 'serwer modeli',
    setBy: '--upstream',
    start: 'Uruchom go albo podaj jego adres przez --upstream.',
    unlock: 'Wpuść tam ten komputer.',
    relieve: 'Poczekaj chwilę i spróbuj ponownie.',
    findable: '',
    enlarge: '',
    getModel: () => 'Wczytaj tam jakiś',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
