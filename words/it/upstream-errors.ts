import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { number, plural } from './tongue.ts';

const called = (model: string) => (model === '' ? 'il modello' : `il modello “${model}”`);
const Called = (model: string) => (model === '' ? 'Il modello' : `Il modello “${model}”`);
/** The name of a server with what stands before it: “Ollama” has no article, and “il” merges with a preposition. */
const named = (server: string, before: string, ollama: string) =>
  server === 'ollama'
    ? `${ollama}Ollama`
    : `${before} ${server === 'transcriber' ? 'riconoscimento vocale' : 'server di modelli'}`;
const the = (server: string) => named(server, 'il', '');
const of = (server: string) => named(server, 'del', 'di ');
const to = (server: string) => named(server, 'al', 'a ');
const at = (server: string, address: string) => `${named(server, 'Il', '')} su ${address}`;
const said = (words: string) => (words === '' ? '' : `: ${words}`);
const inBrackets = (words: string) => (words === '' ? '' : ` (${words})`);
const seconds = (count: number) =>
  plural(count, { one: (shown) => `${shown} secondo`, other: (shown) => `${shown} secondi` });

const AGAIN = 'Riprova.';
const WAIT = 'Aspetta un momento, poi riprova.';
const NO_REASON = 'senza dire perché';
const TOO_LONG = 'La domanda e la sua pagina non entrano nel contesto del modello.';
const SEND_LESS = 'Invia una parte più piccola della pagina o chiedi in una nuova chat.';
const CHOOSE = 'Scegli un altro modello.';
const WITHOUT = 'Scegli un modello che possa farlo, o chiedi senza.';
const check = (server: string) =>
  `Controlla indirizzo e percorso (${serverWords(server).setBy}) e aggiorna ${the(server)}.`;
const find = (server: string) =>
  `Controlla l’indirizzo (${serverWords(server).setBy}). ${serverWords(server).findable}`.trim();
const again = (server: string) =>
  `Riprova. Se succede ancora, il motivo è nel log di ${server === 'ollama' ? 'Ollama' : 'quel server'}.`;
const crashed = 'Forse è stato chiuso o si è bloccato. Controlla che sia in funzione e riprova.';
const redirect = (server: string) =>
  `Se lì c’è il server giusto, indica quell’indirizzo (${serverWords(server).setBy}). Se è una pagina di accesso, autorizza lì questo computer.`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['Il server di modelli non risponde.', 'Avvialo e riprova.'],
    no_answer: ({ server, address, reason }) => [
      `${at(server, address)} non risponde (${reason}).`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${at(server, address)} non risponde (quell’host non esiste).`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `${at(server, address)} non risponde (nessuna risposta in ${seconds(count)}).`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['Qui nulla trasforma la voce in testo.', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `Il modello “${model}” non è raggiungibile al momento: ${address} non risponde.`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['Il server di modelli è sovraccarico.', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `Il server su ${address} ha ricevuto troppe richieste (429)${said(words)}.`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `Il server su ${address} è sovraccarico (503)${said(words)}.`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)} è sovraccarico: la sua coda è piena.`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `Il server su ${address} sta ancora caricando il suo modello.`,
      'Aspetta che finisca, poi riprova.',
    ],
  },
  upstream_refused: {
    general: () => ['Il server di modelli ha rifiutato la domanda.', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `Il server su ${address} richiede un accesso o una chiave (${status})${said(words)}.`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `Il server su ${address} rifiuta le richieste da qui (403)${said(words)}.`,
      `Lo dice un proxy o un firewall davanti. Autorizza lì questo computer, o indica l’indirizzo diretto (${serverWords(server).setBy}).`,
    ],
    unknown_path: ({ server, address, status }) => [
      `Ciò che risponde su ${address} non è ${serverWords(server).a}: lì la pagina richiesta non esiste (${status}).`,
      check(server),
    ],
    too_long: ({ address }) => [
      `Il server su ${address} non accetta domande così lunghe (413).`,
      'Lo dice un proxy davanti: aumenta il suo limite (client_max_body_size in nginx) o invia una parte più piccola della pagina.',
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)} rifiuta le richieste da qui (403): il nome host o l’origine non è accettata.`,
      'Usa un indirizzo accettato (un indirizzo IP, localhost o un nome in .local). Se un proxy in mezzo aggiunge un’origine, inseriscila in OLLAMA_ORIGINS sul computer di Ollama.',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${at(server, address)} deve aver effettuato l’accesso per usare ${called(model)}.`,
      'Esegui `ollama signin` su quel computer.',
    ],
    bad_option: ({ server, said: words }) => [
      `${named(server, 'Il', '')} non accetta un’opzione di questa richiesta${said(words)}.`,
      'Correggi l’opzione nelle impostazioni.',
    ],
    bad_model_name: ({ model }) => [
      `Nessun modello può chiamarsi “${model}”.`,
      'Un nome è simile a llama3.2:3b o hf.co/owner/model.',
    ],
    not_manageable: ({ server, address }) => [
      `I modelli ${of(server)} su ${address} non si possono modificare da qui.`,
      'Usa gli strumenti di quel server.',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `${at(server, address)} è troppo vecchio per ${called(model)}${said(words)}.`,
      `Aggiorna ${the(server)} e riprova.`,
    ],
    no_chat: ({ server, address }) => [
      `Il server su ${address} non conosce la chat ${of(server)}: forse è altro, o una versione molto vecchia.`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `Ciò che risponde su ${address} non è ${serverWords(server).a}.`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `Ciò che risponde su ${address} non è ${serverWords(server).a} (${status}).`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `Il server su ${address} reindirizza a ${target}. Aside non lo segue.`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `Il server su ${address} reindirizza a un altro indirizzo. Aside non lo segue.`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)} non può leggere questa registrazione (${format})${said(words)}.`,
      'Invia WAV o PCM a 16 bit. Il server di whisper.cpp legge altri formati se è avviato con --convert e c’è ffmpeg.',
    ],
    not_http: ({ server, address, reason }) => [
      `Il server su ${address} non parla un HTTP valido (${reason}).`,
      `Controlla l’indirizzo, anche se deve iniziare con http:// o https:// (${serverWords(server).setBy}).`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${at(server, address)} ha rifiutato la richiesta (${status}: ${words || NO_REASON}).`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['Il server di modelli non ha funzionato.', AGAIN],
    behind_proxy: ({ server, address, said: words }) => [
      `Il proxy su ${address} non raggiunge ${the(server)} dietro di sé (502)${said(words)}.`,
      `Avvia ${the(server)} su quel computer, o correggi l’indirizzo a cui inoltra il proxy.`,
    ],
    not_available: ({ server, address }) => [
      `Il server su ${address} non è disponibile al momento (503), dice un proxy davanti.`,
      `Controlla che dietro ci sia ${the(server)} in funzione e riprova.`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `Il proxy su ${address} non ha aspettato abbastanza ${the(server)} (${status})${said(words)}.`,
      `Caricare un modello e leggere una pagina lunga richiede tempo. Aumenta il limite di tempo del proxy (proxy_read_timeout in nginx) e controlla che dietro ci sia ${the(server)} in funzione.`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${at(server, address)} segnala un errore (${status}: ${words || NO_REASON}).`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `Il server su ${address} segnala un errore (${status}: ${NO_REASON}).`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${at(server, address)} segnala un errore (${words || NO_REASON}).`,
      again(server),
    ],
    broke_before: ({ server, address }) => [
      `La connessione ${to(server)} su ${address} è caduta prima della risposta.`,
      crashed,
    ],
    broke_midway: ({ server, address }) => [
      `La connessione ${to(server)} su ${address} è caduta a metà della risposta.`,
      crashed,
    ],
    not_understood: ({ address }) => [
      `Aside non ha capito il server su ${address}.`,
      'Riprova. I dettagli sono nel log dell’app complementare.',
    ],
    no_memory: ({ model, said: words }) => [
      `La memoria non basta per ${called(model)}${said(words)}.`,
      'Chiudi altri programmi, scarica dalla memoria altri modelli con `ollama stop`, o scegli un modello più piccolo.',
    ],
    runner_failed: ({ model, said: words }) => [
      `Il processo per ${called(model)} non ha funzionato${inBrackets(words)}.`,
      'Riprova. Se succede ancora, forse la memoria non basta: scegli un modello più piccolo.',
    ],
    disk_full: ({ address, model, said: words }) => [
      `Sul disco del server su ${address} non c’è spazio per ${called(model)}${said(words)}.`,
      'Elimina i modelli che non ti servono, o libera spazio lì. Poi riprova.',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)} non è riuscito a scaricare ${called(model)}${said(words)}.`,
      'Controlla la connessione a internet di quel computer e riprova.',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)} non è riuscito a scaricare ${called(model)}${said(words)}.`,
      AGAIN,
    ],
    endless: ({ server, address }) => [
      `${at(server, address)} ha inviato più di quanto possa stare in una risposta.`,
      `Controlla che l’indirizzo sia davvero quello ${of(server)} e riavvia il server.`,
    ],
    garbled: ({ server, address }) => [
      `${at(server, address)} ha inviato qualcosa che non fa parte del protocollo.`,
      `Controlla che l’indirizzo sia davvero quello ${of(server)} e che nessun proxy modifichi le risposte.`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)} si è fermato prima della fine della risposta.`,
      `Riprova. Se succede ancora, forse un proxy taglia le risposte lunghe, o il motivo è nel log ${of(server)}.`,
    ],
    said_nothing: ({ server, address }) => [
      `Il server su ${address} si è fermato prima della prima parola.`,
      `Riprova. Se succede ancora, controlla che l’indirizzo sia davvero quello ${of(server)}, o guarda il suo log.`,
    ],
  },
  upstream_silent: {
    general: () => [
      'Il server di modelli non ha inviato nulla per troppo tempo.',
      'Riavvialo se è bloccato, poi riprova.',
    ],
    silent: ({ server, address, seconds: count }) => [
      `${at(server, address)} non ha inviato nulla per ${seconds(count)} e non reagisce nemmeno se interpellato.`,
      'Controlla che il server sia ancora in funzione. Riavvialo se è bloccato, poi riprova.',
    ],
  },
  model_not_found: {
    general: () => ['Questo modello non esiste.', CHOOSE],
    at_server: ({ server, address, model }) => [
      `Il server su ${address} non ha ${called(model)}.`,
      `${serverWords(server).getModel(model)} o scegli un altro modello.`,
    ],
    here: ({ server, model }) => [
      `Qui non c’è il modello “${model}”.`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)} o scegli un altro modello.`,
    ],
    not_in_library: ({ model }) => [
      `Non c’è un modello “${model}” da scaricare.`,
      'Controlla come sono scritti il nome e la parte dopo i due punti.',
    ],
    no_server: () => ['Questo server di modelli non c’è più.', 'Apri di nuovo l’elenco dei modelli.'],
    none: ({ server, address }) => [
      `${at(server, address)} non ha ancora modelli.`,
      `${serverWords(server).getModel('')}.`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${at(server, address)} non ha un modello che possa chattare (solo ${model} e altri ${number(others)}).`
        : `${at(server, address)} non ha un modello che possa chattare (solo ${model}).`,
      `${serverWords(server).getModel('')}.`,
    ],
  },
  model_unsupported: {
    general: () => ['Questo modello non può farlo.', CHOOSE],
    chat: ({ model }) => [`${Called(model)} non può chattare: è fatto per altro, per esempio per la ricerca.`, CHOOSE],
    only_search: ({ model }) => [
      `${Called(model)} non può chattare: trasforma il testo in numeri, per la ricerca.`,
      CHOOSE,
    ],
    images: ({ model }) => [`${Called(model)} non può vedere immagini.`, WITHOUT],
    thinking: ({ model }) => [`${Called(model)} non può ragionare prima di rispondere.`, WITHOUT],
    tools: ({ model }) => [`${Called(model)} non può usare strumenti.`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `La domanda e la sua pagina richiedono ${number(promptTokens)} token, ma il contesto del modello ne contiene solo ${number(contextTokens)}.`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;
