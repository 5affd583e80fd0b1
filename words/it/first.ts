import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { number, plural } from './tongue.ts';

/** What the panel and the card say by themselves. */
export const first = {
  turns: {
    steps: {
      reading_part: ({ part, parts }) => `Lettura della parte ${part} di ${parts}`,
      condensing_part: ({ part, parts }) => `Sintesi della parte ${part} di ${parts}`,
      writing_summary: () => 'Scrittura del riassunto',
      explaining_parts: ({ parts }) =>
        `Troppo lungo per il modello: spiegato a partire dagli appunti su ${parts} parti`,
      translating_parts: ({ parts }) => `Troppo lungo per il modello: tradotto in ${parts} parti`,
      looking_for_passages: ({ passages }) =>
        plural(passages, {
          one: () => 'Esame di un passaggio',
          other: (shown) => `Ricerca di ciò che conta in ${shown} passaggi`,
        }),
      comparing_passages: ({ compared, passages }) =>
        `Confronto dei passaggi con la domanda: ${compared} su ${passages}`,
      ranked_by_words: () => 'Il modello di embedding non funziona: i passaggi sono scelti solo in base alle parole',
      chose_passages: ({ passages, of }) => `Inviati ${passages} passaggi su ${of}: il resto non entrava nel modello`,
      from_cache: () => 'Dalla cache: lo stesso testo era già stato riassunto',
      smaller_context: ({ asked, given }) =>
        `Memoria insufficiente per ${number(asked)} token di contesto: il modello ne legge ${number(given)} per volta`,
      heard_words: ({ text }) => `Trascrizione: ${text}`,
      left_out_exchanges: ({ count }) =>
        plural(count, {
          one: () => 'La domanda più vecchia e la sua risposta restano fuori: troppo per il modello',
          other: (shown) => `Le ${shown} domande e risposte più vecchie restano fuori: troppo per il modello`,
        }),
      left_out_sources: () => 'Pagine, selezioni e immagini precedenti restano fuori: troppo per il modello',
      left_out_unknown: () => 'Restano fuori parti che richiedono un’app complementare più recente',
    },
    unknownStep: 'In corso (aggiorna Aside per sapere cosa)',
    emptyAnswers: {
      thoughts: 'Il modello ha ragionato ma non ha risposto. Chiedi di nuovo o scegli un altro modello.',
      thoughts_to_limit:
        'Il modello ha consumato il suo limite ragionando e non aveva più spazio per rispondere. Chiedi di meno o scegli un modello con un contesto più ampio.',
      no_room:
        'Il modello non aveva più spazio per rispondere. Chiedi in una nuova chat o scegli un modello con un contesto più ampio.',
      loaded: 'Il modello è stato caricato ma non ha risposto. Chiedi di nuovo: ora è pronto.',
      tool_call:
        'Il modello ha provato a usare uno strumento, ma qui non ce ne sono. Chiedi di nuovo o scegli un altro modello.',
      silence: 'Il modello non ha risposto. Riformula la domanda o scegli un altro modello.',
    },
  },
  panel: {
    newChat: 'Nuova chat',
    close: 'Chiudi',
    dismiss: 'Nascondi',
    copy: 'Copia',
    copied: 'Copiato',
    refused: 'Impossibile copiare',
    retry: 'Riprova',
    conversation: 'Conversazione',
    cancel: 'Annulla',
    tryAgain: 'Riprova',

    temporary: 'Temporanea',
    temporaryChat: 'Chat temporanea',
    temporaryHint: 'Non viene salvata nella cronologia',
    temporaryOn: 'Attiva: non viene salvata nella cronologia',
    temporaryTitle: 'Chat temporanea: resta solo in memoria, mai nella cronologia',

    openHistory: (running) =>
      running === 0
        ? 'Chat'
        : plural(running, {
            one: () => 'Chat: una risposta in corso',
            other: (shown) => `Chat: ${shown} risposte in corso`,
          }),

    openingChat: 'Apertura della chat…',
    earlierTurns: 'Mostra le domande precedenti',
    loadingEarlier: 'Caricamento delle domande precedenti…',
    earlierFailed: 'Impossibile caricare le domande precedenti. Riprova',
    version: (index, count) => `${number(index)}/${number(count)}`,
    versionOf: (index, count) => `Versione ${number(index)} di ${number(count)}`,
    previousVersion: 'Versione precedente',
    nextVersion: 'Versione successiva',
    otherAnswering: 'è in corso la risposta a un’altra versione',
    edit: 'Modifica',
    regenerate: 'Rispondi di nuovo',
    refresh: 'Aggiorna',
    goOn: 'Continua',
    jumpToLatest: 'Vai alla fine',
    showAll: 'Mostra tutto',
    showLess: 'Mostra meno',

    companionMenu: 'App complementare…',
    settings: 'Impostazioni',
    pairing: 'Abbinamento…',
    paired: 'Abbinato',
    pairBrowser: 'Abbina questo browser',

    model: 'Modello',
    chooseModel: 'Scegli un modello',
    connecting: 'Connessione…',
    notConnected: 'Non connesso',
    noModels: 'Nessun modello',

    sending: 'Invio…',
    waitingForCompanion: 'Sarà inviata quando l’app complementare sarà di nuovo disponibile',
    waitingInPanel:
      'Sarà inviata quando l’app complementare sarà di nuovo disponibile, se tieni aperto questo pannello',
    waitingNext: 'In coda: è la prossima',
    waiting: (position) => `In coda: posizione ${number(position)}`,
    aboutSeconds: (seconds) => `circa ${number(seconds)}\u00a0s`,
    aboutMinutes: (minutes) => `circa ${number(minutes)}\u00a0min`,
    loadingModel: (model) => (model === '' ? 'Caricamento del modello…' : `Caricamento di ${model}…`),
    thinking: 'Sta ragionando…',
    stopping: 'Arresto…',
    stoppedEarly: 'Interrotta prima della fine',
    stoppedEmpty: 'Interrotta prima di iniziare',
    interrupted: 'Interrotta',
    cutForLength: 'Troncata al limite di lunghezza',
    notSaved: 'Non salvata',
    lost: {
      gone: ['Questa risposta non c’è più.', 'Seleziona il testo e chiedi di nuovo.'],
      updated: ['Aside è stato aggiornato mentre questo riquadro era aperto.', 'Ricarica la pagina e chiedi di nuovo.'],
    },
    somethingFailed: 'Qualcosa è andato storto.',
    somethingWrong: 'Qualcosa è andato storto',
    unexplained: {
      title: 'Connessione all’app complementare persa',
      message: 'Manca la parte del pannello che spiega perché.',
      cure: 'Il pannello continua a provare. Se non basta, chiudilo e riaprilo.',
      command: '',
    },
    beyondThis: 'Aggiorna Aside per vedere tutta la risposta',
    unknownSource: 'Un allegato che richiede un Aside più recente',
    missingPart: {
      not_loaded: ['Impossibile caricare una parte di questa pagina.', 'Ricarica la pagina.'],
      updated: ['Aside è stato aggiornato.', 'Chiudi e riapri questo pannello.'],
    },
    asked: {
      explain: { selection: 'Spiega questa selezione', page: 'Spiega questa pagina' },
      summarise: { selection: 'Riassumi questa selezione', page: 'Riassumi questa pagina' },
      brief: { selection: 'Riassumi in breve questa selezione', page: 'Riassumi in breve questa pagina' },
      detailed: { selection: 'Riassumi in dettaglio questa selezione', page: 'Riassumi in dettaglio questa pagina' },
      translate: { selection: 'Traduci questa selezione', page: 'Traduci questa pagina' },
    },
    tokens: (count) => `${number(count)} token`,
    tokensPerSecond: (rate) => `${rate} token/s`,
    table: 'Tabella',
    code: 'Codice',
    codeIn: (language) => `Codice, ${language}`,
    footnotes: 'Note',
    footnote: (index) => `Nota ${number(index)}`,
    backToText: 'Torna al testo',
    backToPlace: (index) => `Torna al testo, punto ${number(index)}`,
    insertAnswer: 'Inserisci nel campo di testo',
    continueInPanel: 'Continua nel pannello',
    unknownTask: 'Una domanda che richiede un Aside più recente',
    repeated: 'Interrotta: il modello si ripeteva',
    timeLeft: (time) => `ancora ${time}`,
    notesSoFar: 'Appunti finora',
    steps: (count) => plural(count, { one: (shown) => `${shown} passo`, other: (shown) => `${shown} passi` }),
    answerFrom: (model) => (model === '' ? 'Risposta' : `Risposta di ${model}`),
    questionLabel: 'Domanda',

    composerLabel: 'La tua domanda',
    composerPlaceholder: 'Fai una domanda',
    followUpPlaceholder: 'Chiedi ancora',
    send: 'Invia',
    sendNext: 'Invia dopo questa risposta',
    stop: 'Interrompi',
    sentAlong: 'Allegati',
    remove: (what) => `Rimuovi ${what}`,
    guestAttachments:
      'Per inviare pagine e selezioni, abbina prima questo browser all’app complementare, oppure rimuovile.',

    reconnecting: 'Riconnessione all’app complementare…',
    copyCommand: 'Copia il comando',

    emptyTitle: 'Chiedi accanto alla pagina',
    emptyTitleAlone: 'Chiedi ai tuoi modelli',
    emptyHintAlone: 'Le tue chat restano sul computer su cui gira Aside.',
    summarisePage: 'Riassumi questa pagina',
    summarisePageHint: 'I punti principali, per quanto sia lunga',
    askAboutPage: 'Fai una domanda su questa pagina',
    askAboutPageHint: 'Allega il suo testo alla tua domanda',
    askAboutSelection: 'Fai una domanda su una selezione',
    askAboutSelectionHint: 'Seleziona del testo nella pagina e fai clic destro',
    openPanel: 'apre e chiude Aside',

    announceQuestionSent: 'Domanda inviata',
    announceAnswering: 'Risposta in corso',
    announceDone: 'Risposta completata',
    announceStopped: 'Risposta interrotta',
    announceError: (message) => `La risposta non è riuscita. ${message}`,
  },
  receipts: {
    whatWasSent: 'Che cosa è stato inviato',
    kinds: { page: 'Pagina', selection: 'Selezione', file: 'File', image: 'Immagine' },
    fromAnswer: 'Da una risposta',
    withAround: 'con il suo paragrafo',
    characters: (count) =>
      plural(count, { one: (shown) => `${shown} carattere`, other: (shown) => `${shown} caratteri` }),
    leftOut: (count) =>
      plural(count, { one: (shown) => `${shown} carattere escluso`, other: (shown) => `${shown} caratteri esclusi` }),
    onlyLinesOnScreen: 'di un editor, solo le righe sullo schermo',
    withoutFrame: 'senza una parte che viene da un altro sito',
    aboutTokens: (count) =>
      plural(rounded(count), { one: (shown) => `${shown} token`, other: (shown) => `circa ${shown} token` }),
    pages: (count) => plural(count, { one: (shown) => `${shown} pagina`, other: (shown) => `${shown} pagine` }),
    pagesLeftOut: (count) =>
      plural(count, { one: (shown) => `${shown} pagina esclusa`, other: (shown) => `${shown} pagine escluse` }),
  },
  thoughts: {
    thoughts: 'Ragionamento',
    thinkingFor: (seconds) => `Sta ragionando… ${number(seconds)}\u00a0s`,
    forMoment: 'Ha ragionato un attimo',
    forSeconds: (seconds) =>
      plural(seconds, {
        one: (shown) => `Ha ragionato per ${shown} secondo`,
        other: (shown) => `Ha ragionato per ${shown} secondi`,
      }),
    forMinutes: (minutes) =>
      plural(minutes, {
        one: (shown) => `Ha ragionato per ${shown} minuto`,
        other: (shown) => `Ha ragionato per ${shown} minuti`,
      }),
  },
} satisfies Catalogue['first'];
