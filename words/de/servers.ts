import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** Womit man mit Aside sprechen kann. */
export const GET_TRANSCRIBER =
  'Starte den Server von whisper.cpp (`whisper-server -m ggml-base.bin`, von https://github.com/ggml-org/whisper.cpp) oder speaches, beide findet Aside von selbst, oder nenne mit --transcriber einen anderen.';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST oder --upstream',
    start: 'Starte es mit `ollama serve` oder lade es von https://ollama.com/download.',
    unlock:
      'Ollama selbst verlangt keinen Schlüssel, sondern ein Proxy davor. Lass dort diesen Rechner zu oder gib die Adresse von Ollama selbst an (OLLAMA_HOST oder --upstream).',
    relieve:
      'Warte kurz und versuch es noch einmal. OLLAMA_MAX_QUEUE auf dem Ollama-Rechner verlängert die Warteschlange.',
    findable: 'Ollama lauscht normalerweise auf Port 11434.',
    enlarge: 'Wenn das Modell mehr fassen kann, starte Aside mit einem größeren --max-context.',
    getModel: (model) =>
      model === '' ? `Hol eins mit \`ollama pull ${FIRST_MODEL}\`` : `Hol es mit \`ollama pull ${model}\``,
  },
  openai: {
    label: 'OpenAI-kompatibler Server',
    a: 'ein OpenAI-kompatibler Server',
    the: 'der Modellserver',
    setBy: '--upstream',
    start: 'Starte ihn oder korrigiere seine Adresse (--upstream openai=http://127.0.0.1:8080/v1).',
    unlock:
      'Gib seinen Schlüssel in ASIDE_UPSTREAM_KEY_<n> an oder dessen Datei in ASIDE_UPSTREAM_KEY_FILE_<n>; <n> zählt die --upstream ab 1.',
    relieve: 'Warte kurz und versuch es noch einmal. Vielleicht lädt er noch sein Modell.',
    findable: 'Seine Adresse endet meist auf /v1.',
    enlarge: 'Starte den Server mit größerem Kontext, falls das Modell ihn hat (-c bei llama-server).',
    getModel: (model) => (model === '' ? 'Lade dort ein Modell' : `Lade dort das Modell „${model}“`),
  },
  transcriber: {
    label: 'Spracherkennung',
    a: 'eine Spracherkennung',
    the: 'die Spracherkennung',
    setBy: '--transcriber',
    start: 'Starte sie oder korrigiere ihre Adresse (--transcriber http://127.0.0.1:8080).',
    unlock: 'Gib ihren Schlüssel in ASIDE_TRANSCRIBER_KEY an oder dessen Datei in ASIDE_TRANSCRIBER_KEY_FILE.',
    relieve: 'Warte kurz und versuch es noch einmal.',
    findable: 'Der Server von whisper.cpp lauscht normalerweise auf Port 8080.',
    enlarge: '',
    getModel: (model) => (model === '' ? 'Lade dort ein Modell' : `Lade dort das Modell „${model}“`),
  },
  other: {
    label: 'Modellserver',
    a: 'ein Modellserver',
    the: 'der Modellserver',
    setBy: '--upstream',
    start: 'Starte ihn oder gib seine Adresse mit --upstream an.',
    unlock: 'Lass dort diesen Rechner zu.',
    relieve: 'Warte kurz und versuch es noch einmal.',
    findable: '',
    enlarge: '',
    getModel: () => 'Lade dort eins',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
