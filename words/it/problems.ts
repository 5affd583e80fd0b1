import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR = 'Abbina questo browser: esegui questo nella cartella di Aside e inserisci il codice mostrato.';
const PAIR_AGAIN = 'Abbinalo di nuovo: esegui questo nella cartella di Aside e inserisci il codice mostrato.';
const START = 'npm start';
const AGAIN = 'Riprova.';
const KEEPS_TRYING = 'Il pannello continua a provare.';
const NOTHING_IMPORTED = 'Non è stato importato nulla';
const MEANWHILE = 'Intanto risponde il lettore integrato, citando le frasi più importanti di una pagina.';
const NO_OTHER = 'Nessun altro modello prende il suo posto.';
const CHOOSE = 'Scegli un altro modello.';

const itSaid = (said: string) => (said === '' ? '' : ` Ha detto: ${/[.!?]$/.test(said) ? said : `${said}.`}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : 'Il server di modelli');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `Al momento non si può usare ${chosen}. ${NO_OTHER}`;
const certificate = (address: string) =>
  ` Apri ${address} in una scheda per vedere se il browser si fida del suo certificato.`;

const FAILURES = {
  not_connected: ['Non c’è connessione all’app complementare.', 'Riprova quando sarà di nuovo disponibile.'],
  connection_broke: ['La connessione all’app complementare è caduta prima della risposta.', AGAIN],
  no_answer: ['L’app complementare non ha risposto in tempo.', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE = 'Esegui npm start nella cartella di Aside, che riscrive companion.json. Poi riprova.';
const LET_STORE = 'Consenti al browser di salvare dati per Aside e controlla se il disco è pieno. Poi riprova.';
const READ_AGAIN = 'Riprova o riavvia il browser. Se non basta, abbina di nuovo.';

/** What is wrong with the key. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : ` (${reason})`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json non è un JSON valido.', WRITE_FILE],
    file_not_object: ['companion.json non è un oggetto JSON.', WRITE_FILE],
    file_no_address: ['companion.json non ha un "address" valido, nella forma host:porta.', WRITE_FILE],
    file_no_token: ['companion.json non ha un "token" valido.', WRITE_FILE],
    not_a_key: ['Ciò che il browser ha salvato per Aside non è una chiave.', READ_AGAIN],
    not_kept: [`Il browser non è riuscito a salvare la chiave${because}.`, LET_STORE],
    not_removed: [`Il browser non è riuscito a rimuovere la chiave${because}.`, LET_STORE],
    not_shown: [`Il browser non è riuscito a leggere la chiave${because}.`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** What the panel says of what is wrong. */
export const problems = {
  chats_not_listed: failed('Impossibile caricare le tue chat'),
  more_chats_not_listed: failed('Impossibile caricare le altre chat'),
  search_failed: failed('La ricerca non è riuscita'),
  not_shared: failed('Impossibile creare il link'),
  sharing_not_changed: failed('Impossibile cambiare la condivisione'),
  not_renamed: failed('Impossibile rinominare la chat'),
  not_pinned: failed('Impossibile fissare la chat'),
  not_unpinned: failed('Impossibile togliere la chat dalle fissate'),
  not_deleted: failed('Impossibile eliminare la chat'),
  not_restored: failed('Impossibile ripristinare la chat'),
  chats_not_changed: failed('Impossibile modificare le chat'),
  not_all_selected: failed('Impossibile selezionare tutte le chat'),
  chat_not_shown: failed('Impossibile mostrare questa chat'),
  not_exported: failed('Non è stato esportato nulla'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('Impossibile mostrare le impostazioni'),
  settings_not_set: failed('L’impostazione non è stata salvata'),
  model_not_pulled: failed('Impossibile scaricare il modello'),
  model_not_changed: failed('Impossibile farlo con questo modello'),
  chat_not_there: () =>
    told(
      'Quella chat non c’è più',
      'È stata eliminata, oppure era temporanea ed è finita.',
      'Questa è una nuova chat.',
    ),
  not_for_guests: ({ command }) =>
    told(
      'Le tue chat non vengono ancora salvate',
      'Questo browser non è abbinato all’app complementare, e le chat degli ospiti non vengono salvate.',
      'Abbinalo: esegui questo nella cartella di Aside e inserisci il codice mostrato.',
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(NOTHING_IMPORTED, `Il file supera ${number(megabytes)}\u00a0MB.`, 'Esporta meno chat per volta.'),
  file_no_text: () => told(NOTHING_IMPORTED, 'Il file non è un file di testo.', 'Se è un archivio ZIP, estrailo.'),
  archive_unreadable: () =>
    told(NOTHING_IMPORTED, 'In questo archivio non ci sono chat leggibili.', 'Estrailo e scegli conversations.json.'),
  file_unreadable: () => told(NOTHING_IMPORTED, 'Impossibile leggere il file.', 'Sceglilo di nuovo.'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${serverName(kind)} non risponde`,
      `Nulla risponde su ${address}. ${consequence(chosen)}`,
      kind === 'ollama' ? 'Avvia Ollama. Aside lo troverà da solo.' : 'Avvia quel server. Aside lo troverà da solo.',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${serverName(kind)} rifiuta di rispondere`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${serverName(kind)} non è ancora pronto`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `${serverName(kind)} non ha modelli`,
      `Il server su ${address} non ne elenca nessuno. ${MEANWHILE}`,
      'Caricane uno lì.',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'Ollama non ha ancora modelli',
      `Ollama è in funzione su ${address}, ma non è installato nessun modello. ${MEANWHILE}`,
      'Scaricane uno. Aside lo troverà al termine del download.',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      'Qui nessun modello può chattare',
      count > 1
        ? `Ciò che è installato è fatto per altro (${model}, …). ${MEANWHILE}`
        : `Ciò che è installato è fatto per altro (${model}). ${MEANWHILE}`,
      'Scaricane uno che possa. Aside lo troverà al termine del download.',
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(
      `${model} non può chattare`,
      `Il modello scelto è fatto per altro, per esempio per la ricerca. ${NO_OTHER}`,
      CHOOSE,
    ),
  model_gone: ({ model, command }) =>
    told(
      `${model} non c’è più`,
      `Il modello scelto è stato rimosso o rinominato. ${NO_OTHER}`,
      command === '' ? CHOOSE : 'Scegli un altro modello, o scaricalo di nuovo:',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'L’app complementare di Aside non è in funzione',
      `Nulla risponde su ${address}.`,
      'Esegui npm start nella cartella di Aside. Il pannello si connetterà da solo.',
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      'L’app complementare di Aside non è raggiungibile',
      `Nulla risponde su ${address}.`,
      `Controlla che lì sia in funzione e che questo computer sia nella sua rete.${secure ? certificate(address) : ''} Il pannello si connetterà da solo.`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told(
      'L’app complementare rifiuta questa estensione',
      `Il programma su ${address} non accetta ${origin}.`,
      PAIR,
      command,
    ),
  not_paired_any_more: ({ address, command }) =>
    told(
      'Questo browser non è più abbinato',
      `L’app complementare su ${address} non conosce la sua chiave. La chiave è stata revocata, o l’app usa ora un’altra cartella dei dati.`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) =>
    told('Questo browser non è ancora abbinato', 'L’app complementare richiede una chiave.', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('La chiave di questo pannello non si può usare', message, cure);
  },
  key_unreadable: ({ said }) => told('La chiave di questo pannello non si può usare', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      'Quella non è la tua app complementare',
      `Su ${address} risponde un programma, ma non è riuscito a dimostrare di conoscere la chiave di questo pannello. Non gli è stato inviato nulla.`,
      'Scopri quale programma usa quella porta e chiudilo, poi esegui npm start nella cartella di Aside.',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'Quella non è l’app complementare di Aside',
      `Su ${address} risponde un programma, ma non parla il protocollo di Aside.`,
      'Chiudi quel programma, o avvia l’app complementare su un’altra porta con npm start -- --port 11436.',
    ),
  companion_silent: ({ address }) =>
    told(
      'L’app complementare non risponde',
      `Da ${address} non arriva nulla.`,
      'Controlla il terminale in cui gira npm start. Se è bloccato, premi Ctrl+C e avvialo di nuovo.',
      START,
    ),
  companion_hung_up: ({ said }) =>
    told(
      'L’app complementare ha chiuso la connessione',
      `Ha chiuso la connessione senza indicare un errore.${itSaid(said)}`,
      AGAIN,
    ),
  companion_stopped: ({ address }) =>
    told(
      'L’app complementare si sta chiudendo',
      `È stata fermata su ${address}.`,
      'Il pannello si connetterà da solo quando sarà riavviata.',
      START,
    ),
  message_too_large: () =>
    told(
      'Era troppo grande da inviare',
      'L’app complementare ha chiuso la connessione perché un messaggio era troppo grande.',
      'Invia una parte più piccola della pagina, poi riprova.',
    ),
  key_wanted: ({ address, command }) =>
    told(
      'L’app complementare vuole una chiave',
      `L’app complementare su ${address} richiede una chiave, e questa copia dell’estensione non ne ha.`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      'L’app complementare non conosce la chiave di questa estensione',
      `L’app complementare su ${address} ha rifiutato la chiave in companion.json, anche dopo che il file è stato riletto.`,
      'Chiudi l’app complementare ed esegui npm start nella cartella in cui è stata compilata questa estensione. Poi riprova.',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told(
      'L’app complementare non accetta questa estensione',
      `Rifiuta ${origin} su ${address}.${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }) =>
    told(
      'L’estensione e l’app complementare non sono compatibili',
      `Parlano versioni diverse del protocollo di Aside.${itSaid(said)}`,
      'Aggiorna entrambe alla stessa versione: esegui npm start nella cartella di Aside, poi ricarica l’estensione.',
      START,
    ),
  too_many_messages: () =>
    told(
      'Troppi messaggi',
      'Questo pannello ha inviato più messaggi al secondo di quanti ne accetti l’app complementare.',
      'Aspetta un momento, poi riprova.',
    ),
  too_many_connections: ({ address }) =>
    told(
      'L’app complementare ha troppe connessioni',
      `Per ora non ne accetta altre su ${address}.`,
      'Chiudi i pannelli che non ti servono. Questo continua a provare.',
    ),
  companion_updating: ({ percent }) =>
    told(
      'Aside sta aggiornando la sua cronologia',
      `Completato al ${number(percent)}%. Non va perso nulla. Succede una volta dopo un aggiornamento.`,
      'Alla fine il pannello si connetterà da solo. Ciò che chiedi adesso sarà inviato allora.',
    ),
  companion_not_ready: () =>
    told(
      'L’app complementare aspetta il suo database',
      'Finché non torna, non può verificare le chiavi. Non va perso nulla.',
      'Poi il pannello si connetterà da solo. Ciò che chiedi adesso sarà inviato allora.',
    ),
  companion_failed: ({ said }) =>
    told(
      'Si è verificato un errore nell’app complementare',
      `Un errore interno ha chiuso la connessione.${itSaid(said)}`,
      `I dettagli sono nel suo terminale. ${KEEPS_TRYING}`,
    ),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) =>
    told('Connessione all’app complementare persa', `La connessione a ${address} è caduta.`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      'L’app complementare ha chiuso la connessione',
      `L’ha chiusa con il codice ${closeCode}.${itSaid(said)}`,
      'Se riprovare non basta, aggiorna l’estensione e l’app complementare alla stessa versione.',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
