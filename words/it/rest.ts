import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { bytes as formatBytes, percent } from './amounts.ts';
import { chat } from './chat.ts';
import { errors } from './errors.ts';
import { menus } from './menus.ts';
import { models } from './models.ts';
import { preferences } from './preferences.ts';
import { problems, unusableKey } from './problems.ts';
import { prompts } from './prompts.ts';
import { rooms } from './rooms.ts';
import { servers } from './servers.ts';
import { number, plural } from './tongue.ts';

const UPDATE_BOTH = 'Aggiorna l’estensione e l’app complementare alla stessa versione.';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `Impossibile allegare “${name}”: ${why}`;
const certificate = (address: string) =>
  ` Apri ${address} in una scheda per vedere se il browser si fida del suo certificato.`;

/** What is said once something is opened or goes wrong. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['Qualcosa è andato storto. Un Aside più recente può spiegare cosa.', 'Aggiorna Aside.'],
    notice: 'L’app complementare segnala qualcosa che richiede un Aside più recente.',
    thenRestart: 'Poi riavvia Aside.',
  },
  notices: { not_saved: 'Le chat non vengono salvate.' },
  servers,
  firstRun: {
    title: 'Per iniziare',
    dismiss: 'Nascondi questi passi',
    done: (count, all) => `${number(count)} di ${number(all)} completati`,
    todo: {
      companion: 'Connettiti all’app complementare',
      model: 'Scarica un modello',
      try: 'Prova su questa pagina',
    },
    ready: {
      companion: 'Connesso all’app complementare',
      model: 'Un modello è pronto',
      try: 'Provato su questa pagina',
    },
    unpaired: 'L’app complementare è in funzione, ma non conosce ancora questo browser.',
    lookingForModels: 'Ricerca di modelli…',
    tryHint: 'Falla riassumere, o fai una domanda qui sotto.',
  },
  prompts,
  history: {
    title: 'Chat',
    untitled: 'Chat senza titolo',
    deleted: (title) => `“${title}” eliminata`,
    deletedMany: (count) =>
      plural(count, { one: (shown) => `${shown} chat eliminata`, other: (shown) => `${shown} chat eliminate` }),
    archivedMany: (count) =>
      plural(count, { one: (shown) => `${shown} chat archiviata`, other: (shown) => `${shown} chat archiviate` }),
    unarchivedMany: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat tolta dall’archivio`,
        other: (shown) => `${shown} chat tolte dall’archivio`,
      }),
    taggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `“${tag}” aggiunto a ${shown} chat`,
        other: (shown) => `“${tag}” aggiunto a ${shown} chat`,
      }),
    untaggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `“${tag}” rimosso da ${shown} chat`,
        other: (shown) => `“${tag}” rimosso da ${shown} chat`,
      }),
    undo: 'Annulla',
    searchChats: 'Cerca nelle chat',
    searching: 'Ricerca in corso…',
    found: (count) => plural(count, { one: (shown) => `${shown} risultato`, other: (shown) => `${shown} risultati` }),
    foundNothing: (query) => `Nessuna chat corrisponde a “${query}”`,
    foundNothingHint: 'La ricerca comprende titoli, domande e risposte. Prova con meno lettere.',
    loadingChats: 'Caricamento delle tue chat…',
    loadingMore: 'Caricamento di altre chat…',
    noChats: 'Ancora nessuna chat',
    noChatsHint: 'L’app complementare conserva le tue chat, tranne quelle temporanee.',
    pinned: 'Fissate',
    today: 'Oggi',
    yesterday: 'Ieri',
    lastWeek: 'Ultimi 7 giorni',
    answeringNow: 'Risposta in corso',
    chatActions: (title) => `Azioni per “${title}”`,
    rename: 'Rinomina',
    newTitle: 'Nuovo titolo',
    pin: 'Fissa',
    unpin: 'Non fissare più',
    share: 'Condividi…',
    delete: 'Elimina',
    aboutPage: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat su questa pagina`,
        other: (shown) => `${shown} chat su questa pagina`,
      }),
    archived: 'Archiviate',
    archive: 'Archivia',
    unarchive: 'Togli dall’archivio',
    select: 'Seleziona',
    selected: (count) =>
      plural(count, { one: (shown) => `${shown} selezionata`, other: (shown) => `${shown} selezionate` }),
    selectAll: 'Seleziona tutte',
    clearSelection: 'Annulla la selezione',
    selection: 'Chat selezionate',
    tags: 'Tag',
    tagOf: (tag) => `Tag “${tag}”`,
    newTag: 'Nuovo tag',
    addTag: 'Aggiungi',
    removeTag: (tag) => `Rimuovi il tag “${tag}”`,
    exportSelected: 'Esporta le chat selezionate',
    exportChosen: 'Esporta',
    filters: 'Filtri',
    filterTag: 'Tag',
    filterModel: 'Modello',
    filterSite: 'Sito',
    filterSince: 'Dal',
    filterUntil: 'Prima del',
    onlyArchived: 'Solo chat archiviate',
    any: 'Qualsiasi',
    named: (name, chats) => `${name} (${number(chats)})`,
    filterNames: {
      tag: 'tag',
      model: 'modello',
      site: 'sito',
      before: 'prima',
      after: 'dal',
      is: 'stato',
      archived: 'archiviata',
    },
    typedFilters: 'Puoi anche scrivere tag:, modello:, sito:, prima:2026-10-01, dal: o stato:archiviata.',
    chipTag: (tag) => `Tag: ${tag}`,
    chipModel: (model) => `Modello: ${model}`,
    chipSite: (site) => `Sito: ${site}`,
    chipPage: 'Su questa pagina',
    chipSince: (date) => `Dal ${date}`,
    chipUntil: (date) => `Prima del ${date}`,
    removeFilter: (filter) => `Rimuovi il filtro “${filter}”`,
    noneMatch: 'Nessuna chat corrisponde a questi filtri',
    noneMatchHint: 'Rimuovine uno per vederne di più.',
    undoKeys: (keys) => `Premi ${keys} per annullare`,
  },
  menus,
  modelMenu: {
    keys: 'Scorciatoie da tastiera…',
    automatic: 'Automatico',
    automaticHint: 'il modello caricato, o il più recente',
    loaded: 'caricato',
    remote: 'non su questo computer',
    readerHint: 'integrato, senza modello: cita le frasi più importanti',
    remoteTitle: (name) => `${name} gira sul computer di qualcun altro`,
    remoteMessage: 'Le tue domande, con le pagine e le selezioni che alleghi, escono da questo computer.',
    remoteUse: 'Usalo comunque',
    remoteKeep: 'Tieni il modello attuale',
    settings: 'Impostazioni…',
    models: 'Modelli…',
  },
  editing: {
    label: 'Modifica la tua domanda',
    hint: 'La risposta attuale resta come un’altra versione.',
    ask: 'Chiedi',
  },
  again: chat.again,
  compare: chat.compare,
  copying: chat.copying,
  diagrams: chat.diagrams,
  usage: chat.usage,
  contents: chat.contents,
  chatMenu: chat.menu,
  find: chat.find,
  composer: {
    waiting: 'In coda',
    moveUp: 'Sposta in alto',
    takeBack: 'Non chiedere',
    takenBack: 'Domanda rimossa',
    movedTo: (place, count) => `Ora è la numero ${number(place)} di ${number(count)}`,
    quote: 'Cita',
    keepsPlace: 'Mantiene il suo posto.',
    beganMeanwhile: 'La risposta a questa domanda è già in corso. Le modifiche saranno inviate come nuova domanda.',
  },
  keys: {
    title: 'Scorciatoie da tastiera',
    groups: {
      composer: 'La tua domanda',
      waiting: 'Domande in coda',
      panel: 'Nel resto del pannello',
      browser: 'Nel browser',
    },
    does: {
      send: 'Invia',
      newLine: 'Nuova riga',
      editLast: 'Modifica la tua ultima domanda, dal campo vuoto',
      pickTab: 'Allega una scheda aperta',
      pastePlain: 'Incolla senza formattazione',
      stop: 'Interrompi la risposta',
      moveUp: 'Sposta in alto',
      moveDown: 'Sposta in basso',
      quote: 'Cita ciò che hai selezionato in una risposta',
      findChat: 'Cerca nelle chat',
      listKeys: 'Mostra questo elenco',
    },
    commands: {
      open: 'Apri o chiudi Aside',
      ask: 'Fai una domanda sulla selezione o sulla pagina',
      summarise: 'Riassumi la pagina',
    },
    keys: { control: 'Ctrl', shift: 'Maiusc', enter: 'Invio', escape: 'Esc' },
  },
  pageNotice: {
    reading: 'Lettura di questa pagina…',
    stopReading: 'Non leggere più questa pagina',
    allowAllSites: 'Consenti su tutti i siti',
    alwaysOffer: (site) => `Consentire ad Aside di leggere ${site} senza chiedere ogni volta?`,
    alwaysOn: (site) => `Sempre su ${site}`,
  },
  sent: {
    to: (model, address) => (address === '' ? `Inviato a ${model}.` : `Inviato a ${model} su ${address}.`),
    onlyWords: 'Solo le tue parole e la chat precedente.',
    show: 'Mostra esattamente che cosa è stato inviato',
    hide: 'Nascondi',
    loading: 'Caricamento…',
    gone: 'Non è più conservato, o l’app complementare non è raggiungibile.',
  },
  transfers: {
    exportChat: (title) => `Esporta “${title}”`,
    exportAll: 'Esporta tutte',
    allChats: 'Chat di Aside',
    exportAs: 'Esporta come',
    markdown: 'Markdown',
    markdownHint: 'Per leggere',
    json: 'JSON',
    jsonHint: 'Per importare di nuovo',
    exporting: (bytes) => (bytes === 0 ? 'Esportazione…' : `Esportazione… ${formatBytes(bytes)}`),
    exported: (name) => `Esportato come “${name}”`,
    importChats: 'Importa…',
    importHint: 'Un’esportazione di Aside, Page Assist, Open WebUI o ChatGPT: il file JSON, o lo ZIP di ChatGPT',
    importing: (share, chats) => {
      if (share === 0) return 'Importazione…';
      if (share === 1) return 'Importazione… Lettura del file';
      if (chats === 0) return `Importazione… ${percent(share)}`;
      return `Importazione… ${percent(share)}, ${number(chats)} chat`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return 'In questo file non ci sono chat che si possano importare.';
      const from = program === 'Aside' ? '' : ` di ${program}`;
      return plural(chats, {
        one: (shown) => `Si può importare ${shown} chat${from}.`,
        other: (shown) => `Si possono importare ${shown} chat${from}.`,
      });
    },
    nothingNew: 'In questo file non c’è nulla di nuovo.',
    continued: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat ha nuovi messaggi.`,
        other: (shown) => `${shown} chat hanno nuovi messaggi.`,
      }),
    known: (count) =>
      plural(count, { one: (shown) => `${shown} chat è già qui.`, other: (shown) => `${shown} chat sono già qui.` }),
    files: (count) =>
      plural(count, {
        one: (shown) => `${shown} immagine o file non si può importare.`,
        other: (shown) => `${shown} immagini e file non si possono importare.`,
      }),
    skipped: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat non si può importare.`,
        other: (shown) => `${shown} chat non si possono importare.`,
      }),
    incomplete: (count) =>
      plural(count, {
        one: (shown) => `A ${shown} chat mancherà una parte.`,
        other: (shown) => `A ${shown} chat mancheranno alcune parti.`,
      }),
    chatAt: (place) => `Chat ${number(place)} del file`,
    whichChats: 'Quali chat?',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return plural(count, {
            one: (shown) => `${shown} messaggio o fonte non si può leggere`,
            other: (shown) => `${shown} messaggi o fonti non si possono leggere`,
          });
        case 'no_messages':
          return 'non ha messaggi';
        case 'not_a_chat':
          return 'non è una chat';
        case 'broken_off':
          return 'si interrompe: manca il resto del file';
        case 'too_large':
        case 'too_deep':
          return 'è troppo grande';
        case 'too_many_messages':
          return `ha più di ${number(LIMITS.importTurns)} domande`;
        case 'too_many_chats':
          return `viene dopo le prime ${number(LIMITS.importConversations)}`;
        default:
          return 'non si può leggere';
      }
    },
    more: (count) => plural(count, { one: (shown) => `e ${shown} altra`, other: (shown) => `e altre ${shown}` }),
    importNow: 'Importa',
    storing: 'Importazione… Salvataggio delle chat',
    exportedElsewhere: (share) =>
      share === 0
        ? 'Esportazione di chat in corso altrove'
        : `Esportazione di chat in corso altrove: ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0
        ? 'Importazione di chat in corso altrove'
        : `Importazione di chat in corso altrove: ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0
        ? 'Salvataggio di chat importate in corso altrove'
        : `Salvataggio di chat importate in corso altrove: ${percent(share)}`,
    waitsElsewhere: 'Altrove un’importazione attende conferma',
    stopExport: 'Annulla l’esportazione',
    stopImport: 'Annulla l’importazione',
    imported: (count) =>
      count === 0
        ? 'Nessuna chat in questo file'
        : plural(count, {
            one: (shown) => `${shown} chat importata`,
            other: (shown) => `${shown} chat importate`,
          }),
  },
  preferences,
  pairing: {
    language: 'Lingua',
    browserLanguage: 'Quella del browser',
    companion: 'App complementare',
    connection: 'Connessione',
    connectedTo: (address) => `Connesso a ${address}`,
    connectingTo: (address) => `Connessione a ${address}…`,
    notConnectedTo: (address) => `Non connesso a ${address}`,
    asPaired: (name) => `Questo browser è abbinato. L’app complementare lo chiama “${name}”.`,
    asBuilt: 'Questa copia di Aside ha già la chiave dell’app complementare. Non serve abbinarla.',
    asGuest:
      'Sei ospite: puoi solo scrivere domande, e non viene salvato nulla. Abbina per inviare pagine e conservare le chat.',
    forget: 'Dimentica questa app complementare',
    forgetting: 'Rimozione…',
    unrevoked: (name) =>
      `Questo browser ha dimenticato la chiave, ma non è riuscito a dirlo all’app complementare. Per togliere “${name}” dal suo elenco, esegui:`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: 'Abbina',
    pairOther: 'Usa un’altra app complementare',
    pairRun: 'Per ottenere un codice, esegui questo nella cartella di Aside sul computer dell’app complementare:',
    pairInvited: 'Hai ricevuto un link d’invito? Incollalo qui.',
    pairCode: 'Codice',
    pairAddress: 'Indirizzo',
    pairExposed: 'Non cifrata: altri nella rete possono leggere ciò che invii. Se puoi, usa https://.',
  },
  rooms,
  pairingFailures: {
    no_address: () =>
      told('Questo non è un indirizzo.', 'Un indirizzo è simile a 127.0.0.1:11435 o https://aside.example.org.'),
    no_code: () => told('Questo non è un codice.', 'Un codice ha 8 lettere e cifre, come 7K3M-Q9TX.'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `Nulla risponde su ${address}.`,
        isHere
          ? 'Esegui npm start nella cartella di Aside, o correggi l’indirizzo.'
          : `Controlla che lì l’app complementare sia in funzione e che questo computer sia nella sua rete.${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `L’app complementare su ${address} non è pronta per l’abbinamento.`,
        `Esegui lì ${command} e inserisci entro due minuti il codice mostrato. Se lo hai già fatto, un altro programma usa questo indirizzo.`,
      ),
    not_aside: ({ address }) =>
      told(
        `Su ${address} risponde un programma, ma non è l’app complementare di Aside.`,
        'Correggi l’indirizzo: npm start indica quello giusto.',
      ),
    code_not_proved: ({ address }) =>
      told(
        `Il programma su ${address} non conosce il codice, quindi non è la tua app complementare. La sua chiave non è stata salvata.`,
        'Scopri quale programma usa quell’indirizzo e chiudilo, poi abbina di nuovo.',
      ),
    too_old: ({ address, version }) =>
      told(
        `L’app complementare su ${address} ha un’altra versione (${version}) e non può essere abbinata.`,
        UPDATE_BOTH,
      ),
    no_common_version: ({ address }) =>
      told(`L’app complementare su ${address} parla un’altra versione del protocollo di Aside.`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(
        `${address} non ha risposto in tempo.`,
        'Controlla il terminale in cui gira l’app complementare, poi riprova.',
      ),
    browser_refuses: ({ address }) => told(`Il browser rifiuta di connettersi a ${address}.`, 'Usa un’altra porta.'),
    not_encrypted: ({ address }) =>
      told(`Da qui il browser apre solo connessioni cifrate, e ${address} non lo è.`, 'Usa un indirizzo con https://.'),
    refused: () => told('L’app complementare ha rifiutato l’abbinamento con questo browser.', ''),
    code_not_accepted: ({ command }) =>
      told('L’app complementare non ha accettato il codice.', `Esegui ${command} per averne uno nuovo.`),
    too_many: ({ address }) => told(`Troppe connessioni a ${address}.`, 'Aspetta un momento, poi riprova.'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `L’app complementare su ${address} ha chiuso la connessione (${closeCode}).`
          : `L’app complementare su ${address} ha chiuso la connessione (${closeCode}: ${said}).`,
        'Riprova. Se non basta, il suo terminale mostra che cosa è successo.',
      ),
    part_missing: () => told('Impossibile caricare una parte di Aside.', 'Chiudi e riapri questo pannello.'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, 'Chiudi e riapri questo pannello, poi riprova.'),
  },
  problems,
  pageHints: {
    browser_page: () =>
      'I browser chiudono alle estensioni le proprie pagine e i propri store, quindi Aside non può leggere questa pagina.',
    closed_page: () =>
      'Il browser tiene questa pagina chiusa ad Aside. Se è un file su questo computer, apri la pagina delle estensioni del browser e attiva “Consenti l’accesso agli URL dei file” per Aside. Le pagine e gli store del browser stesso restano chiusi.',
    silent: () =>
      'Aside non può leggere questa pagina: non risponde. Riprova quando sarà meno occupata. Alcune pagine del browser stesso non rispondono mai.',
    pdf: () =>
      'Aside non può prendere un PDF dal visualizzatore del browser. Salvalo e trascina qui il file, o seleziona del testo e fai una domanda sulla selezione.',
    shown_file: () => 'Aside non può prendere questo file dal browser. Salvalo e trascina qui il file.',
    recording: () => 'Questa scheda riproduce audio o video. Aside può leggere solo testo e immagini.',
    framed: ({ site }) =>
      site === ''
        ? 'La maggior parte di questa pagina è in un riquadro di un altro sito, che Aside non può leggere. Apri il riquadro in una scheda a parte, o consenti Aside su tutti i siti.'
        : `La maggior parte di questa pagina è in un riquadro di ${site}, che Aside non può leggere. Apri il riquadro in una scheda a parte, o consenti Aside su tutti i siti.`,
    drawn: () =>
      'Questa pagina è disegnata come un’immagine e non ha testo che Aside possa leggere. Allega invece uno screenshot.',
    empty: () => 'In questa pagina non c’è testo.',
    not_loaded: () => 'Questa pagina non è stata caricata, quindi non c’è nulla da leggere.',
    left: () => 'Hai lasciato la pagina prima che Aside potesse leggerla. Torna alla pagina e riprova.',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'Fai clic su Aside nella barra degli strumenti per fargli leggere questa pagina.'
        : `Fai clic su Aside nella barra degli strumenti o premi ${shortcut} per fargli leggere questa pagina.`,
    sidebar_refused: () =>
      'Firefox apre la barra laterale solo con un clic nella barra degli strumenti o in un menu, perciò Aside si è aperto in questa scheda. Fai clic su Aside nella barra degli strumenti per averlo accanto alla pagina.',
    no_room: () => 'Il browser non ha spazio per tanto testo. Selezionane meno e chiedi di nuovo.',
    closed_frame: ({ site }) =>
      site === ''
        ? 'Il testo selezionato potrebbe essere in una parte di questa pagina che viene da un altro sito. Una scorciatoia non può leggerlo lì. Fai clic destro sulla selezione e scegli “Fai una domanda sulla selezione”, o consenti Aside su tutti i siti.'
        : `Il testo selezionato potrebbe essere in una parte di questa pagina che viene da ${site}. Una scorciatoia non può leggerlo lì. Fai clic destro sulla selezione e scegli “Fai una domanda sulla selezione”, o consenti Aside su tutti i siti.`,
    nothing_selected: () => 'Non è selezionato nulla. Seleziona del testo nella pagina, poi fai una domanda.',
  },
  landings: {
    sourcesFull: (most) => `Puoi allegare a una domanda fino a ${number(most)} pagine, selezioni e file.`,
    landed: {
      page: (name, count) =>
        count === 1
          ? `La pagina “${name}” è allegata alla tua domanda.`
          : `La pagina “${name}” è allegata alla tua domanda. In tutto ci sono ${number(count)} allegati.`,
      file: (name, count) =>
        count === 1
          ? `Il file “${name}” è allegato alla tua domanda.`
          : `Il file “${name}” è allegato alla tua domanda. In tutto ci sono ${number(count)} allegati.`,
      image: (name, count) =>
        count === 1
          ? `L’immagine “${name}” è allegata alla tua domanda.`
          : `L’immagine “${name}” è allegata alla tua domanda. In tutto ci sono ${number(count)} allegati.`,
      selection: (name, count) =>
        count === 1
          ? `Una selezione da “${name}” è allegata alla tua domanda.`
          : `Una selezione da “${name}” è allegata alla tua domanda. In tutto ci sono ${number(count)} allegati.`,
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `Passaggio ${index}` : `Passaggio ${index} da ${title}`),
    notFound: 'Non trovato nel passaggio',
    noPassage: 'Nessun passaggio ha questo numero',
    closest: 'Passaggio più vicino, trovato da Aside',
  },
  models,
  sources: {
    attach: 'Allega file',
    dropHere: 'Rilascia qui i file per allegarli',
    openTabs: 'Schede aperte',
    tabAsleep: 'Inattiva: apri prima questa scheda',
    allowTabs: 'Fai vedere le tue schede ad Aside…',
    allowTabsHint: 'Il browser chiede di consentire Aside su tutti i siti',
    noTab: 'Nessuna scheda aperta corrisponde',
    pastedText: 'Testo incollato',
    pastedImage: 'Immagine incollata',
    reading: (name) => `Lettura di “${name}”…`,
    readingPart: (name, done, total) => `Lettura di “${name}”: pagina ${number(done)} di ${number(total)}`,
    stopReading: (name) => `Interrompi la lettura di “${name}”`,
    waitsForReading: 'Potrai inviare la tua domanda quando tutto sarà stato letto.',
    noVision: (model) => `${model} non può vedere immagini.`,
    chooseVision: 'Scegli un modello che possa, o rimuovi l’immagine.',
    getVision: 'Nessuno dei tuoi modelli può. Scaricane uno, per esempio gemma3, o rimuovi l’immagine.',
    useModel: (model) => `Usa ${model}`,
    pageChanges: {
      changed: (title) => `La pagina “${title}” è cambiata da quando Aside l’ha letta.`,
      left: (title) => `La scheda di “${title}” mostra ora un’altra pagina.`,
    },
    aroundIt: 'Il paragrafo intorno:',
    readAgain: 'Rileggi',
    pageBeside: (title) => `Ora stai guardando “${title}”.`,
    anotherPage: 'Ora stai guardando un’altra pagina.',
    chatIsAbout: (title) => `Questa chat parla di “${title}”.`,
    useInstead: 'Usa invece questa pagina',
    useAlso: 'Usa anche questa pagina',
    fits: {
      passages: (model) => `Troppo lungo per ${model}: saranno inviati solo i passaggi che contano per la tua domanda.`,
      parts: (model) => `Troppo lungo per ${model}: sarà letto a parti.`,
      tooLong: (model, tokens, most) =>
        `Forse troppo lungo per ${model}: circa ${number(rounded(tokens))} token, e il modello ne legge ${number(most)}.`,
      withoutEarlierSources:
        'Per non superare il limite del modello, pagine, selezioni e immagini di domande precedenti non saranno inviate di nuovo.',
      leftOut: (count) =>
        plural(count, {
          one: () =>
            'Per non superare il limite del modello, la domanda più vecchia e la sua risposta non saranno inviate.',
          other: (shown) =>
            `Per non superare il limite del modello, le ${shown} domande e risposte più vecchie non saranno inviate.`,
        }),
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, 'non è né testo, né un’immagine, né un PDF.'),
      empty: ({ name }) => notAttached(name, 'è vuoto.'),
      too_large: ({ name, megabytes }) =>
        notAttached(name, `i file possono avere al massimo ${number(megabytes)}\u00a0MB.`),
      not_an_image: ({ name }) => notAttached(name, 'ha il nome di un’immagine, ma non lo è.'),
      image_kind: ({ name }) =>
        notAttached(name, 'Aside non può leggere questo tipo di immagine. Salvala come PNG o JPEG.'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(
          name,
          `l’immagine ha ${number(megapixels)} megapixel, e il massimo è ${number(most)}. Salvane una versione più piccola.`,
        ),
      image_broken: ({ name }) => notAttached(name, 'l’immagine è danneggiata.'),
      file_gone: ({ name }) => notAttached(name, 'è una cartella, o non si può aprire.'),
      no_room: ({ name }) => notAttached(name, 'la domanda ha già tutti gli allegati che può avere.'),
      needs_companion: ({ name }) =>
        notAttached(
          name,
          'i PDF li legge l’app complementare, e questo pannello non è abbinato né connesso a nessuna.',
        ),
      refused: ({ name }) => `Impossibile allegare “${name}”.`,
      tab_gone: ({ name }) => notAttached(name, 'la scheda è stata chiusa, o mostra ora un’altra pagina.'),
      tab_closed: ({ name }) =>
        notAttached(
          name,
          'il browser tiene quella scheda chiusa ad Aside. Vai alla scheda e fai clic su Aside nella barra degli strumenti.',
        ),
      tab_unreadable: ({ name }) => `Impossibile allegare “${name}”.`,
      not_fetched: ({ name }) =>
        notAttached(
          name,
          'Aside non è riuscito a prendere di nuovo questo file dal suo sito. Salvalo e trascina qui il file.',
        ),
      failed: ({ name }) => notAttached(name, 'qualcosa è andato storto. Riprova.'),
    },
  },
  summaries: {
    style: 'Stile del riassunto',
    styles: { bullets: 'Punti principali', brief: 'Breve', detailed: 'Dettagliato', focus: 'Ciò che mi interessa' },
    focus: 'Che cosa ti interessa?',
    focusPlaceholder: 'Costi, date, che cosa devo fare…',
  },
  selectionButtons: {
    title: 'Pulsanti accanto al testo selezionato',
    hint: 'Seleziona del testo in una pagina e accanto compaiono dei pulsanti. Dalla tastiera, premi Alt+F10 per raggiungerli.',
    where: {
      nowhere: 'Disattivati',
      sites: 'Sui siti che scelgo io',
      everywhere: 'Su tutti i siti',
    },
    site: 'Sito',
    add: 'Aggiungi',
    remove: (site) => `Rimuovi ${site}`,
    actions: 'Pulsanti da mostrare',
    closed: (site) => `Il browser non consente Aside su ${site}, quindi lì non compaiono pulsanti.`,
    closedEverywhere: 'Il browser non consente Aside su tutti i siti, quindi non compaiono pulsanti.',
    allow: 'Consenti di nuovo',
    problems: {
      refused: 'Il browser non l’ha consentito, quindi non è cambiato nulla.',
      no_site: 'Questo non è un sito. Scrivine uno, per esempio example.org.',
    },
  },
  voice: {
    speak: 'Detta la tua domanda (fai clic, o tieni premuto mentre parli)',
    opening: 'Apertura del microfono…',
    listening: 'In ascolto',
    transcribing: 'Conversione in testo…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: 'Ho finito di parlare',
    askAtOnce: 'Chiedi subito',
    microphone: 'Microfono',
    browsersChoice: 'Predefinito del browser',
    nextTime: 'Vale dalla prossima registrazione',
    standIn: (name) => `Il microfono scelto non è collegato. Aside ascolta da “${name}”.`,
    kept: 'La tua registrazione è conservata.',
    discard: 'Scarta',
    keepRecorded: 'Permetti di salvare la registrazione',
    recorded: 'La tua registrazione resta qui fino alla prossima.',
    saveRecorded: 'Salva',
    letRecordedGo: 'Elimina la registrazione',
    allow: 'Consenti il microfono…',
    onDevice: {
      available: 'Questo browser può riconoscere la voce da solo, su questo dispositivo. Attivalo, poi parla di nuovo.',
      downloadable:
        'Questo browser può riconoscere la voce da solo, su questo dispositivo, dopo aver scaricato la tua lingua. Poi parla di nuovo.',
      downloading: 'Download della tua lingua…',
      turnOn: 'Usa questo browser',
      download: 'Scarica e usa',
      choice: 'Riconosci la voce in questo browser, su questo dispositivo',
    },
    problems: {
      not_asked: 'Al browser serve prima il tuo permesso. Lo chiede in una nuova scheda.',
      denied: 'Il browser non lascia usare il microfono ad Aside.',
      no_microphone: 'Nessun microfono trovato. Collegane uno e riprova.',
      not_supported: 'Questa pagina non può usare il microfono. Aprila con https, o usa l’estensione.',
      busy: 'Impossibile usare il microfono. Chiudi gli altri programmi che lo usano, poi riprova.',
      failed: 'Impossibile aprire il microfono. Scegline un altro nelle impostazioni del sistema, poi riprova.',
      unplugged: 'Il microfono è stato scollegato. Aside ha sentito ciò che hai detto fino a quel momento.',
      full: `Una registrazione finisce dopo ${Math.floor(LIMITS.audioSeconds / 60)} minuti. Aside ha sentito ciò che hai detto fino a quel momento.`,
      lost: 'La connessione all’app complementare è caduta. La tua registrazione sarà inviata quando tornerà.',
      on_device:
        'D’ora in poi è questo browser a trasformare la tua voce in testo, su questo dispositivo. Parla di nuovo.',
      not_on_device:
        'Questo browser non riconosce più la tua lingua su questo dispositivo. D’ora in poi Aside usa di nuovo l’app complementare.',
      not_installed: 'Il browser non è riuscito a scaricare il riconoscimento vocale per la tua lingua.',
      needs_companion: 'Abbina questo browser all’app complementare per dettare le tue domande.',
    },
    page: {
      title: 'Consenti ad Aside di usare il microfono',
      text: 'Aside ascolta solo mentre detti una domanda. La registrazione va al tuo riconoscimento vocale, e Aside non la conserva.',
      allow: 'Consenti il microfono',
      allowed: 'Ora Aside può usare il microfono. Chiudi questa scheda e detta la tua domanda nel pannello.',
      denied:
        'Il browser non lascia usare il microfono ad Aside. Fai clic sull’icona a sinistra dell’indirizzo di questa pagina, consenti il microfono, poi riprova.',
      none: 'Nessun microfono trovato. Collegane uno, poi riprova.',
    },
  },
  aloud: {
    read: 'Leggi ad alta voce',
    stopReading: 'Interrompi la lettura',
    readSelection: 'Leggi la selezione ad alta voce',
    bar: 'Lettura ad alta voce',
    pause: 'Pausa',
    goOn: 'Continua',
    skip: 'Frase successiva',
    speed: 'Velocità',
    slower: 'Più lento',
    faster: 'Più veloce',
    rate: (rate) => `${number(rate)}×`,
    waiting: 'In attesa del resto della risposta…',
    gettingVoices: 'Preparazione delle voci…',
    voice: (language) => `Voce per: ${language}`,
    automatic: 'La voce migliore su questo computer',
    onThisComputer: 'Su questo computer',
    online: 'Online: il testo esce da questo computer',
    leftOut: { code: 'Codice omesso.', formula: 'Formula omessa.' },
    noVoice: {
      no_voice: (language) =>
        `Su questo computer nessuna voce parla questa lingua: ${language}. Aggiungine una nelle impostazioni vocali del sistema, poi riavvia il browser.`,
      no_voice_on_linux: (language) =>
        `Su questo computer nessuna voce parla questa lingua: ${language}. Installa speech-dispatcher ed espeak-ng. Inoltre Chrome e Chromium vanno avviati con --enable-speech-dispatcher.`,
    },
    problems: {
      not_supported: 'Questo browser non può leggere ad alta voce.',
      failed: 'La voce non risponde più. Fai clic su “Continua” o scegli un’altra voce.',
      interrupted: 'Qualcos’altro nel browser ha interrotto la lettura.',
      elsewhere: 'Ora sta leggendo un altro pannello.',
    },
  },
  tuning: {
    title: 'Impostazioni del modello',
    scope: 'Queste impostazioni sono per',
    thisChat: 'Questa chat',
    thisModel: (model) => (model === '' ? 'Questo modello' : model),
    chatHint: 'Hanno la precedenza su quelle del modello, solo in questa chat.',
    modelHint: 'Valgono in ogni chat con questo modello che non abbia le proprie.',
    contextUsed: (used, all) =>
      `Dopo l’ultima risposta il contesto era pieno al ${percent(Math.ceil((100 * used) / all) / 100)}: ${number(used)} di ${number(all)} token.`,
    everyModel: 'Per tutti i modelli',
    largestContext: 'Contesto massimo, in token',
    largestContextHint:
      'Il massimo che Aside chiede a un modello di Ollama. Con un valore più alto legge per intero pagine più lunghe, ma occupa più memoria. Un modello già caricato tiene quello che ha.',
    loadsEarly: 'Carica il modello mentre scrivo',
    loadsEarlyHint:
      'Le risposte iniziano prima. Solo per modelli che entrano nella memoria di questo computer, e mai durante un’altra risposta.',
    loading: 'Richiesta all’app complementare…',
    none: 'Questo modello non ha impostazioni.',
    reset: (what) => `Ripristina: ${what}`,
    byItself: 'Predefinito del modello',
    usually: (value) => `Predefinito: ${value}`,
    names: {
      temperature: 'Temperatura',
      top_p: 'Top P',
      seed: 'Seed',
      num_ctx: 'Contesto, in token',
      num_predict: 'Risposta più lunga, in token',
      keep_alive: 'Minuti in memoria',
      think: 'Ragionamento',
      system: 'Prompt di sistema',
    },
    hints: {
      temperature: 'Da 0, le parole più probabili, a 2, le più sorprendenti.',
      top_p: 'La quota di parole probabili tra cui sceglie, da 0 a 1.',
      seed: 'Lo stesso seed dà la stessa risposta.',
      num_ctx: 'Con un valore più alto legge per intero pagine più lunghe, ma occupa più memoria.',
      num_predict: 'Le risposte più lunghe vengono troncate.',
      keep_alive: 'Per quanto resta caricato dopo una risposta. -1: finché non viene scaricato dalla memoria.',
      think: 'Più ragionamento richiede più tempo.',
      system: 'Ciò che viene detto al modello prima di tutto il resto.',
    },
    thinking: { off: 'No', on: 'Sì', low: 'Basso', medium: 'Medio', high: 'Alto' },
  },
} satisfies Catalogue['rest'];
