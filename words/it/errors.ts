import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { number, plural } from './tongue.ts';
import { upstreamErrors } from './upstream-errors.ts';

const CHOOSE = 'Scegli un’esportazione di Aside, Page Assist, Open WebUI o ChatGPT.';
const IMPORT_AGAIN = 'Importa di nuovo il file.';
const ATTACH_AGAIN = 'Allega di nuovo.';
const LOOK_AGAIN = 'Controlla nell’elenco.';
const NEW_CODE = `Ottienine uno nuovo con ${ASIDE_COMMAND} pair dove gira Aside.`;
const RECORD_AGAIN = 'Registra di nuovo.';
const NEW_CHAT = 'Inizia una nuova chat.';
const ANOTHER_LINK = 'Chiedine uno nuovo a chi lo ha inviato.';
const COMPARE = 'Confrontalo con il codice mostrato.';
const SET_OTHER = 'Indica un altro valore.';
const MAKE_YOURS =
  'Fai in modo che appartenga a te e che si possa scrivere, oppure scegli un’altra cartella con --data-dir.';
const START_AGAIN = 'Riavvia Aside.';
const AGAIN = 'Riprova.';

const withFields = (fields: string) => (fields === '' ? '' : ` con ${fields}`);

/** What can go wrong, by code and cause. */
export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['L’app complementare non ha capito la richiesta.', 'Aggiorna Aside.'],
    not_understood: ({ reason }) => [`Il messaggio non è stato capito: ${reason}.`, ''],
    unread_answer: () => [
      'La risposta dell’app complementare non è stata capita.',
      'Aggiorna Aside: forse è meno recente dell’app complementare.',
    ],
    hello_twice: () => ['Il saluto è già stato inviato.', ''],
    has_key: () => ['Può abbinarsi solo chi non ha ancora una chiave.', ''],
    unknown_place: () => ['Questo punto dell’elenco è sconosciuto.', 'Carica di nuovo l’elenco.'],
    two_contents: () => ['Una fonte contiene testo e insieme rimanda a dati.', 'Invia solo uno dei due.'],
    not_an_image: () => [
      'Questa non è un’immagine che i modelli possono leggere.',
      'Allega un file PNG, JPEG, GIF o WebP.',
    ],
    parameter_number: ({ name, least, most }) => [
      `${name} deve essere un numero da ${number(least)} a ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_whole: ({ name, least, most }) => [
      `${name} deve essere un numero intero da ${number(least)} a ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_choice: ({ name, choices }) => [`${name} deve essere uno di questi: ${choices}.`, SET_OTHER],
    parameter_text: ({ name, most }) => [
      `${name} può avere al massimo ${number(most)} caratteri.`,
      'Accorcia il testo.',
    ],
    parameter_count: ({ most }) => [`Si possono impostare al massimo ${number(most)} valori.`, 'Ripristinane alcuni.'],
    prompt_count: ({ most }) => [`Ci stanno al massimo ${number(most)} prompt.`, 'Eliminane alcuni.'],
    prompt_chars: ({ most }) => [
      `Tutti i prompt insieme possono avere al massimo ${number(most)} caratteri.`,
      'Accorciane o eliminane alcuni.',
    ],
    parameter_of_nothing: () => ['I valori non appartengono né a una chat né a un modello.', 'Indica uno dei due.'],
    not_text: () => ['Questo non è testo.', 'Allega un file di testo.'],
    audio_not_begun: () => ['Non è iniziata nessuna registrazione.', 'Invia prima `audio`.'],
    audio_late: () => ['Il resto della registrazione non è arrivato in tempo.', RECORD_AGAIN],
    audio_other: ({ format, found }) => [
      `La registrazione è ${found}, ma era stata annunciata come ${format}.`,
      `Annunciala come ${found}.`,
    ],
    audio_unclear: ({ format }) => [`La registrazione non è ${format}, o è danneggiata.`, RECORD_AGAIN],
    upload_id_in_use: () => ['È già in corso un caricamento con questo ID.', 'Usa un altro ID.'],
    upload_late: () => ['Il resto non è arrivato in tempo.', ATTACH_AGAIN],
    upload_too_much: () => ['È arrivato più di quanto richiesto.', ATTACH_AGAIN],
    upload_other_bytes: () => ['Il contenuto non è quello annunciato.', ATTACH_AGAIN],
    export_id_in_use: () => ['È già in corso un’esportazione con questo ID.', 'Usa un altro ID.'],
    import_order: () => ['Questa parte non segue la precedente.', IMPORT_AGAIN],
    import_not_waiting: () => ['Nessun file è in attesa di essere importato.', IMPORT_AGAIN],
    import_memory: () => ['Il file è troppo grande per essere letto in una volta.', 'Esporta di meno per volta.'],
    import_newer: () => [
      'Il file viene da una versione che questo Aside non conosce.',
      'Aggiorna Aside, poi importalo di nuovo.',
    ],
    import_not_json: () => ['Il file non è JSON.', CHOOSE],
    import_zip: () => [
      'Il file è un archivio ZIP. Estrailo e scegli al suo interno il file conversations.json o chats.',
      CHOOSE,
    ],
    import_sqlite: () => ['Il file è un database SQLite, non un JSON leggibile.', CHOOSE],
    import_pdf: () => ['Il file è un PDF, non un JSON leggibile.', CHOOSE],
    import_markup: () => ['Il file è una pagina HTML o XML, non un JSON leggibile.', CHOOSE],
    import_markdown: () => ['Il file è Markdown, fatto solo per essere letto. Esporta le chat come JSON.', CHOOSE],
    import_json_lines: () => ['Il file contiene righe JSON, ma nessuna esportazione che Aside conosca.', CHOOSE],
    import_damaged_json: () => ['Il JSON nel file è danneggiato o incompleto. Esportalo di nuovo.', CHOOSE],
    import_program: ({ program }) => [`Il file è un’esportazione di ${program}, che Aside non può leggere.`, CHOOSE],
    import_list: ({ count, fields }) => [
      plural(count, {
        one: (shown) =>
          `Aside non conosce questo tipo di esportazione: il file contiene un elenco con ${shown} voce${withFields(fields)}.`,
        other: (shown) =>
          `Aside non conosce questo tipo di esportazione: il file contiene un elenco con ${shown} voci${withFields(fields)}.`,
      }),
      CHOOSE,
    ],
    import_other: ({ fields }) => [
      `Aside non conosce questo tipo di esportazione: il file contiene altro${withFields(fields)}.`,
      CHOOSE,
    ],
  },
  unknown_type: {
    general: () => ['L’app complementare non conosce questo tipo di richiesta.', 'Aggiorna Aside.'],
    not_understood: ({ reason }) => [`Il messaggio non è stato capito: ${reason}.`, ''],
    no_history: () => ['La stanza condivisa non ha una cronologia da eliminare.', ''],
  },
  message_too_long: {
    general: () => ['È più di quanto l’app complementare accetti.', 'Invia di meno.'],
    question: ({ count, most }) => [
      `La domanda ha ${number(count)} caratteri; l’app complementare ne accetta al massimo ${number(most)}.`,
      'Accorciala o chiedi a tappe.',
    ],
    attachments: ({ count, most }) => [
      `Ci sono ${number(count)} pagine e selezioni allegate; l’app complementare ne accetta al massimo ${number(most)} per volta.`,
      'Rimuovine alcune.',
    ],
    attached_text: ({ count, most }) => [
      `Il testo allegato ha ${number(count)} caratteri; l’app complementare ne accetta al massimo ${number(most)}.`,
      'Seleziona la parte che conta e fai una domanda su quella.',
    ],
    frame: () => [
      'La domanda e i suoi allegati superano ciò che l’app complementare accetta in un messaggio.',
      'Rimuovi un allegato, o seleziona la parte che conta e fai una domanda su quella.',
    ],
    attached_bytes: ({ megabytes }) => [`Gli allegati superano ${number(megabytes)}\u00a0MB.`, 'Rimuovine alcuni.'],
    upload: ({ megabytes }) => [`Supera ${number(megabytes)}\u00a0MB.`, 'Allega qualcosa di più piccolo.'],
    audio_bytes: ({ megabytes }) => [`La registrazione supera ${number(megabytes)}\u00a0MB.`, 'Parla meno per volta.'],
    audio_seconds: ({ seconds }) => [
      plural(seconds, {
        one: (shown) => `La registrazione dura più di ${shown} secondo.`,
        other: (shown) => `La registrazione dura più di ${shown} secondi.`,
      }),
      'Parla meno per volta.',
    ],
    import: ({ megabytes }) => [`Il file supera ${number(megabytes)}\u00a0MB.`, 'Esporta meno chat per volta.'],
  },
  empty_message: {
    general: () => ['La domanda è vuota.', 'Scrivi una domanda.'],
    no_audio: () => ['La registrazione è vuota.', 'Controlla che il microfono sia acceso e registra di nuovo.'],
    silence: () => [
      'Nella registrazione non si sente nulla.',
      'Controlla che sia acceso il microfono giusto e registra di nuovo.',
    ],
    no_words: () => [
      'Nella registrazione non si sono sentite parole.',
      'Parla più vicino al microfono e registra di nuovo.',
    ],
  },

  file_unreadable: {
    general: () => ['Impossibile leggere questo file.', 'Salvalo in un altro formato.'],
    pdf_encrypted: () => ['Questo PDF è protetto da una password.', 'Allega una copia senza password.'],
    pdf_broken: () => ['Questo PDF è danneggiato.', 'Allega una copia riparata.'],
    pdf_without_text: () => ['Le pagine di questo PDF sono immagini senza testo.', 'Allegale come immagini.'],
    pdf_slow: () => ['Leggere questo PDF richiede troppo tempo.', 'Allegane una parte.'],
    pdf_memory: () => ['Leggere questo PDF richiede troppa memoria.', 'Allegane una parte.'],
  },
  forbidden: {
    general: () => ['Serve una chiave.', 'Abbina questo client all’app complementare.'],
    key: () => ['Senza una chiave, da questa connessione si possono solo fare domande.', 'Connettiti con una chiave.'],
    local_key: () => [
      'Le chiavi si possono gestire solo sul computer su cui gira Aside.',
      'Fallo lì, nel terminale o nel pannello.',
    ],
    administrator: () => ['Può farlo solo chi amministra questa app complementare.', 'Chiedilo a uno di loro.'],
    other_person: () => [
      'Può farlo solo questa persona, o qualcuno sul computer su cui gira Aside.',
      'Chiedilo a lei, o fallo lì, nel terminale.',
    ],
    one_person: () => [
      'Questa app complementare è usata da una sola persona.',
      'Avviala con --people per invitarne altre.',
    ],
    only_rotated: () => [
      'La chiave di questo computer non può essere revocata.',
      'Sostituiscila invece con una nuova.',
    ],
    member: () => ['In questa chat partecipi come ospite e non puoi fare altro.', 'Parlane con chi l’ha condivisa.'],
    reader: () => ['Puoi leggere questa chat, ma non fare domande.', 'Chiedi un altro link a chi l’ha condivisa.'],
    words_alone: () => [
      'In una chat condivisa puoi chiedere solo a parole.',
      'Chiedi senza allegati e senza impostazioni tue.',
    ],
    needs_pairing: () => [
      'Pagine e selezioni vanno solo a un’app complementare abbinata. Non è stato inviato nulla.',
      'Abbina questo browser (fai clic sul nome del modello in alto, poi su “App complementare…”). Poi chiedi di nuovo.',
    ],
  },
  conflict: {
    general: () => ['Questo ID appartiene già a un’altra domanda.', 'Chiedi con un nuovo ID.'],
    prompt_changed: () => [
      'Nel frattempo questo prompt è stato modificato altrove.',
      'Salva il tuo come un altro prompt.',
    ],
  },
  turn_gone: { general: () => ['Questa risposta non c’è più.', 'Chiedi di nuovo.'] },
  conversation_gone: {
    general: () => ['Questa chat non c’è più.', NEW_CHAT],
    followed: () => ['La chat di questa domanda non c’è più.', NEW_CHAT],
    exported: () => ['Questa chat non c’è.', 'Scegline un’altra o esportale tutte.'],
    temporary: () => [
      'Una chat temporanea non può essere condivisa, perché non viene salvata.',
      'Iniziane una che venga salvata e condividi quella.',
    ],
    stays_in_sight: () => [
      'L’app complementare non ha più questa chat. È stata eliminata, oppure era temporanea ed è finita.',
      'Ciò che vedi qui resta. Se chiedi di nuovo, il modello non saprà nulla di quanto detto finora.',
    ],
  },
  operation_gone: {
    general: () => ['È già finito.', LOOK_AGAIN],
    stopped: () => ['È stato interrotto altrove.', 'Ricomincia.'],
  },
  client_gone: { general: () => ['Nessun client ha più questa chiave.', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['Il codice non è questo.', COMPARE],
    tries: ({ left }) => [
      plural(left, {
        one: (shown) => `Il codice non è questo. Resta ${shown} tentativo.`,
        other: (shown) => `Il codice non è questo. Restano ${shown} tentativi.`,
      }),
      COMPARE,
    ],
  },
  code_gone: {
    general: () => ['Questo codice non vale più.', NEW_CODE],
    used: () => ['Questo codice è già stato usato.', NEW_CODE],
    expired: () => ['Questo codice è scaduto.', NEW_CODE],
    replaced: () => ['Questo codice non vale più: ce n’è uno più recente.', NEW_CODE],
    tries: () => ['Questo codice non vale più: ne sono stati inseriti troppi sbagliati.', NEW_CODE],
    rotated: () => ['Questo codice non vale più: la chiave del computer che lo mostrava è stata sostituita.', NEW_CODE],
    none: () => ['Al momento nessun codice è in attesa di abbinamento.', NEW_CODE],
  },
  link_gone: {
    general: () => ['Questo link non funziona.', ANOTHER_LINK],
    used: () => ['Questo link è già stato usato.', ANOTHER_LINK],
    expired: () => ['Questo link è scaduto.', ANOTHER_LINK],
    revoked: () => ['Questo link è stato revocato.', ANOTHER_LINK],
    ended: () => ['Questa chat non è più condivisa.', ANOTHER_LINK],
    full: () => [
      'Questa chat non può essere condivisa con nessun altro.',
      'Chiedi a chi l’ha condivisa di fare posto.',
    ],
  },
  attachments_gone: {
    general: () => ['Gli allegati di questa domanda non ci sono più.', 'Allegali di nuovo, poi chiedi.'],
    blob: () => ['Un allegato di questa domanda non c’è più.', 'Allegali di nuovo, poi chiedi.'],
  },
  overloaded: {
    general: () => ['L’app complementare ha troppo da fare.', 'Aspetta un momento, poi riprova.'],
    person_turns: ({ most }) => [
      `Non puoi avere altre domande in attesa insieme (limite: ${number(most)}).`,
      'Aspetta che una riceva risposta.',
    ],
    person_questions: ({ most, minutes }) => [
      `Hai fatto tutte le domande che puoi in un’ora (${number(most)}).`,
      `Chiedi di nuovo tra ${number(minutes)}\u00a0min.`,
    ],
    person_clients: ({ most }) => [
      `Non puoi abbinare altri browser (limite: ${number(most)}).`,
      'Rimuovine prima uno nelle impostazioni, poi riprova.',
    ],
    people: ({ most }) => [
      `Nessun’altra persona può usare questa app complementare (limite: ${number(most)}).`,
      'Elimina prima qualcuno.',
    ],
    questions: () => [
      'Ci sono troppe domande in attesa.',
      'Aspetta che alcune ricevano risposta, poi chiedi di nuovo.',
    ],
    draining: () => ['Questa app complementare sta per fermarsi.', 'Chiedi di nuovo tra un momento.'],
    room: () => ['In questa stanza ci sono troppe domande in attesa.', 'Aspetta che alcune ricevano risposta.'],
    pulls: () => ['Ci sono già abbastanza modelli in download.', 'Aspetta che uno sia pronto.'],
    uploads: () => ['Ci sono troppi caricamenti insieme.', 'Aspetta che alcuni finiscano, poi allega di nuovo.'],
    recordings: () => ['Ci sono troppe registrazioni insieme.', 'Aspetta un momento, poi registra di nuovo.'],
    transcriptions: () => [
      'Ci sono troppe registrazioni da trascrivere.',
      'Aspetta un momento, poi registra di nuovo.',
    ],
    links: () => ['Per questa chat non sono possibili altri link.', 'Prima rimuovine uno.'],
    exports: () => ['Ci sono troppe esportazioni in corso.', 'Aspetta che una finisca.'],
    import: () => ['È già in corso l’importazione di un altro file.', 'Aspetta che finisca, poi riprova.'],
  },
  rate_limited: {
    general: () => ['Troppi messaggi.', 'Aspetta un momento.'],
    views: () => ['Questa connessione segue troppe risposte.', 'Chiudine alcune.'],
  },
  interrupted: {
    general: () => [
      'L’app complementare è stata chiusa durante la risposta.',
      'Chiedi di nuovo quando sarà in funzione.',
    ],
    restarted: () => [
      'L’app complementare è stata riavviata durante questa risposta. Il testo fino a qui resta.',
      'Chiedi di nuovo.',
    ],
    no_key: () => [
      'La connessione all’app complementare è caduta, e senza una chiave non si può riprendere una risposta. Il testo fino a qui resta.',
      'Chiedi di nuovo.',
    ],
  },

  storage_failed: {
    general: () => ['Al momento non si possono leggere né salvare le chat.', AGAIN],
    folder_in_use: ({ folder }) => [
      `Un’altra app complementare usa la cartella dei dati ${folder}.`,
      'Usa quella, o prima chiudila. Per averne due insieme, dai a una un’altra cartella con --data-dir.',
    ],
    file_in_use: ({ file }) => [`Un altro programma usa ${file}.`, 'Chiudilo e riavvia Aside.'],
    newer_version: ({ file }) => [
      `${file} è stato scritto da una versione più recente di Aside.`,
      'Aggiorna Aside o scegli un’altra cartella con --data-dir.',
    ],
    damaged: ({ file }) => [
      `Il database ${file} è danneggiato.`,
      'Per ricominciare da capo, spostalo altrove con i file accanto. Non vi è stato modificato nulla.',
    ],
    not_ours: ({ file }) => [
      `${file} non è un database di Aside.`,
      'Spostalo o scegli un’altra cartella con --data-dir.',
    ],
    full: ({ file }) => [`Non c’è più spazio per ${file}.`, 'Libera spazio sul disco.'],
    not_writable: ({ file }) => [
      `Non si può scrivere nel database ${file}.`,
      'Consenti la scrittura nella sua cartella o scegline un’altra con --data-dir.',
    ],
    moved: ({ file }) => [
      `Il database ${file} è stato eliminato, spostato o sostituito mentre Aside era in funzione.`,
      'Rimettilo al suo posto, o riavvia Aside per iniziarne uno nuovo.',
    ],
    folder_not_made: ({ folder, reason }) => [
      `Impossibile creare la cartella dei dati ${folder} (${reason}).`,
      MAKE_YOURS,
    ],
    file_not_made: ({ file, reason }) => [`Impossibile creare ${file} (${reason}).`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} non è un file.`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} appartiene a un altro utente.`, MAKE_YOURS],
    not_written: ({ file }) => [
      `Impossibile scrivere in ${file}.`,
      'Controlla se il disco è pieno, oltre la quota o guasto.',
    ],
    failed: ({ file, reason }) => [`Il database ${file} segnala un errore (${reason}).`, AGAIN],
    database_away: ({ database, reason }) => [
      `${database} non è raggiungibile (${reason}).`,
      'Avvia PostgreSQL. Le chat verranno salvate appena risponde.',
    ],
    database_slow: ({ database }) => [`${database} ha impiegato troppo tempo.`, 'Riprova.'],
    database_failed: ({ database, reason }) => [
      `${database} ha rifiutato (${reason}).`,
      'Controlla nome, utente, password e permessi.',
    ],
    updating: ({ percent }) => [
      `Aside sta aggiornando la sua cronologia: ${number(percent)}%.`,
      'Aspetta che finisca.',
    ],
    ended: () => ['Non si possono più salvare le chat.', START_AGAIN],
    stopping: () => ['L’app complementare si sta chiudendo.', START_AGAIN],
    taken_over: () => ['Un’altra app complementare ha preso in carico questa risposta.', 'Chiedi di nuovo.'],
    revoked_for_now: () => [
      'La chiave è bloccata solo finché questa app complementare è in funzione: non è stato possibile salvarlo.',
      'Fai in modo che Aside possa scrivere nella sua cartella dei dati e revoca di nuovo la chiave.',
    ],
  },
  internal: {
    general: () => ['Qualcosa è andato storto nell’app complementare.', 'Riprova. I dettagli sono nel suo log.'],
    others_away: () => ['L’app complementare non raggiunge ciò che condivide con le altre.', 'Riprova tra un momento.'],
    not_recorded: () => ['Impossibile salvare la domanda.', 'Chiedi di nuovo. I dettagli sono nel log.'],
    key_not_replaced: () => [
      'Impossibile sostituire la chiave di questo computer. È rimasta com’era.',
      `Fai in modo che Aside possa scrivere nella sua cartella dei dati: \`${ASIDE_COMMAND} doctor\` lo controlla.`,
    ],
  },
} satisfies Catalogue['rest']['errors'];
