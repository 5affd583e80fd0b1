import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { number, plural } from './tongue.ts';

/** What the panel and the card say by themselves. */
export const first = {
  turns: {
    steps: {
      reading_part: ({ part, parts }) => `Lese Teil ${part} von ${parts}`,
      condensing_part: ({ part, parts }) => `Fasse Teil ${part} von ${parts} zusammen`,
      writing_summary: () => 'Schreibe die Zusammenfassung',
      explaining_parts: ({ parts }) => `Zu lang für das Modell: Es wird anhand von Notizen zu ${parts} Teilen erklärt`,
      translating_parts: ({ parts }) => `Zu lang für das Modell: Es wird in ${parts} Teilen übersetzt`,
      looking_for_passages: ({ passages }) =>
        plural(passages, {
          one: () => 'Sehe einen Abschnitt durch',
          other: (shown) => `Suche das Wichtige in ${shown} Abschnitten`,
        }),
      comparing_passages: ({ compared, passages }) =>
        `Vergleiche Abschnitte mit der Frage: ${compared} von ${passages}`,
      ranked_by_words: () => 'Das Embedding-Modell ist ausgefallen: Abschnitte werden nur nach ihren Wörtern gewählt',
      chose_passages: ({ passages, of }) =>
        `${passages} von ${of} Abschnitten gesendet: Der Rest passte nicht in das Modell`,
      from_cache: () => 'Aus dem Zwischenspeicher: Derselbe Text wurde schon zusammengefasst',
      smaller_context: ({ asked, given }) =>
        `Zu wenig Speicher für ${number(asked)} Tokens Kontext: Das Modell liest ${number(given)} auf einmal`,
      heard_words: ({ text }) => `Verstanden: ${text}`,
      left_out_exchanges: ({ count }) =>
        plural(count, {
          one: () => 'Lasse die älteste Frage und ihre Antwort weg: zu viel für das Modell',
          other: (shown) => `Lasse die ältesten ${shown} Fragen und Antworten weg: zu viel für das Modell`,
        }),
      left_out_sources: () => 'Lasse frühere Seiten, Auszüge und Bilder weg: zu viel für das Modell',
      left_out_unknown: () => 'Lasse Teile weg, für die eine neuere Begleit-App nötig ist',
    },
    unknownStep: 'In Arbeit (ein neueres Aside kann sagen, woran)',
    emptyAnswers: {
      thoughts: 'Das Modell hat nachgedacht, aber nicht geantwortet. Frag noch einmal oder wähle ein anderes Modell.',
      thoughts_to_limit:
        'Das Modell hat sein Limit mit Nachdenken verbraucht, für eine Antwort blieb kein Platz. Frag nach weniger oder wähle ein Modell mit größerem Kontext.',
      no_room:
        'Für eine Antwort war kein Platz mehr. Frag in einem neuen Chat oder wähle ein Modell mit größerem Kontext.',
      loaded: 'Das Modell wurde geladen, hat aber nicht geantwortet. Frag noch einmal: Jetzt ist es bereit.',
      tool_call:
        'Das Modell wollte ein Werkzeug benutzen, hier gibt es aber keine. Frag noch einmal oder wähle ein anderes Modell.',
      silence: 'Das Modell hat nicht geantwortet. Formuliere die Frage anders oder wähle ein anderes Modell.',
    },
  },
  panel: {
    newChat: 'Neuer Chat',
    close: 'Schließen',
    dismiss: 'Ausblenden',
    copy: 'Kopieren',
    copied: 'Kopiert',
    refused: 'Kopieren nicht möglich',
    retry: 'Erneut versuchen',
    conversation: 'Unterhaltung',
    cancel: 'Abbrechen',
    tryAgain: 'Erneut versuchen',

    temporary: 'Temporär',
    temporaryChat: 'Temporärer Chat',
    temporaryHint: 'Wird nicht im Verlauf gespeichert',
    temporaryOn: 'An: wird nicht im Verlauf gespeichert',
    temporaryTitle: 'Temporärer Chat: nur im Arbeitsspeicher, nie im Verlauf',

    openHistory: (running) =>
      running === 0
        ? 'Chats'
        : plural(running, {
            one: () => 'Chats: einer wird gerade beantwortet',
            other: (shown) => `Chats: ${shown} werden gerade beantwortet`,
          }),

    openingChat: 'Chat wird geöffnet …',
    earlierTurns: 'Frühere Fragen zeigen',
    loadingEarlier: 'Frühere Fragen werden geladen …',
    earlierFailed: 'Frühere Fragen konnten nicht geladen werden. Erneut versuchen',
    version: (index, count) => `${number(index)}/${number(count)}`,
    versionOf: (index, count) => `Version ${number(index)} von ${number(count)}`,
    previousVersion: 'Vorige Version',
    nextVersion: 'Nächste Version',
    otherAnswering: 'eine andere Version wird gerade beantwortet',
    edit: 'Bearbeiten',
    regenerate: 'Neu antworten',
    refresh: 'Aktualisieren',
    goOn: 'Fortsetzen',
    jumpToLatest: 'Zum Ende springen',
    showAll: 'Alles zeigen',
    showLess: 'Weniger zeigen',

    companionMenu: 'Begleit-App …',
    settings: 'Einstellungen',
    pairing: 'Kopplung …',
    paired: 'Gekoppelt',
    pairBrowser: 'Diesen Browser koppeln',

    model: 'Modell',
    chooseModel: 'Modell wählen',
    connecting: 'Verbinde …',
    notConnected: 'Nicht verbunden',
    noModels: 'Keine Modelle',

    sending: 'Wird gesendet …',
    waitingForCompanion: 'Wird gesendet, sobald die Begleit-App wieder da ist',
    waitingInPanel: 'Wird gesendet, sobald die Begleit-App wieder da ist, falls dieses Fenster offen bleibt',
    waitingNext: 'In der Warteschlange: als Nächstes',
    waiting: (position) => `In der Warteschlange: Platz ${number(position)}`,
    aboutSeconds: (seconds) => `etwa ${number(seconds)}\u00a0s`,
    aboutMinutes: (minutes) => `etwa ${number(minutes)}\u00a0min`,
    loadingModel: (model) => (model === '' ? 'Das Modell wird geladen …' : `${model} wird geladen …`),
    thinking: 'Denkt nach …',
    stopping: 'Wird gestoppt …',
    stoppedEarly: 'Vor dem Ende gestoppt',
    stoppedEmpty: 'Vor dem Anfang gestoppt',
    interrupted: 'Unterbrochen',
    cutForLength: 'Am Längenlimit abgeschnitten',
    notSaved: 'Nicht gespeichert',
    lost: {
      gone: ['Diese Antwort ist nicht mehr da.', 'Markiere den Text und frag noch einmal.'],
      updated: ['Aside wurde aktualisiert, während diese Karte offen war.', 'Lade die Seite neu und frag noch einmal.'],
    },
    somethingFailed: 'Etwas ist schiefgegangen.',
    somethingWrong: 'Etwas ist schiefgegangen',
    unexplained: {
      title: 'Verbindung zur Begleit-App verloren',
      message: 'Der Teil des Fensters, der den Grund nennt, fehlt.',
      cure: 'Es wird weiter versucht. Falls das nicht hilft, schließe das Fenster und öffne es wieder.',
      command: '',
    },
    beyondThis: 'Aktualisiere Aside, um die ganze Antwort zu sehen',
    unknownSource: 'Ein Anhang, für den ein neueres Aside nötig ist',
    missingPart: {
      not_loaded: ['Ein Teil dieser Seite konnte nicht geladen werden.', 'Lade die Seite neu.'],
      updated: ['Aside wurde aktualisiert.', 'Schließe dieses Fenster und öffne es wieder.'],
    },
    asked: {
      explain: { selection: 'Erkläre diesen Auszug', page: 'Erkläre diese Seite' },
      summarise: { selection: 'Fasse diesen Auszug zusammen', page: 'Fasse diese Seite zusammen' },
      brief: { selection: 'Fasse diesen Auszug kurz zusammen', page: 'Fasse diese Seite kurz zusammen' },
      detailed: {
        selection: 'Fasse diesen Auszug ausführlich zusammen',
        page: 'Fasse diese Seite ausführlich zusammen',
      },
      translate: { selection: 'Übersetze diesen Auszug', page: 'Übersetze diese Seite' },
    },
    tokens: (count) => plural(count, { one: (shown) => `${shown} Token`, other: (shown) => `${shown} Tokens` }),
    tokensPerSecond: (rate) => `${rate} Tokens/s`,
    table: 'Tabelle',
    code: 'Code',
    codeIn: (language) => `Code, ${language}`,
    footnotes: 'Fußnoten',
    footnote: (index) => `Fußnote ${number(index)}`,
    backToText: 'Zurück zum Text',
    backToPlace: (index) => `Zurück zum Text, Stelle ${number(index)}`,
    insertAnswer: 'Ins Textfeld einfügen',
    continueInPanel: 'In der Seitenleiste fortsetzen',
    unknownTask: 'Eine Frage, für die ein neueres Aside nötig ist',
    repeated: 'Gestoppt: Das Modell hat sich wiederholt',
    timeLeft: (time) => `noch ${time}`,
    notesSoFar: 'Notizen bisher',
    steps: (count) => plural(count, { one: (shown) => `${shown} Schritt`, other: (shown) => `${shown} Schritte` }),
    answerFrom: (model) => (model === '' ? 'Antwort' : `Antwort von ${model}`),
    questionLabel: 'Frage',

    composerLabel: 'Deine Frage',
    composerPlaceholder: 'Frag etwas',
    followUpPlaceholder: 'Frag weiter',
    send: 'Senden',
    sendNext: 'Nach dieser Antwort senden',
    stop: 'Stopp',
    sentAlong: 'Anhänge',
    remove: (what) => `${what} entfernen`,
    guestAttachments:
      'Um Seiten und Auszüge zu senden, kopple zuerst diesen Browser mit der Begleit-App, oder entferne sie.',

    reconnecting: 'Verbinde wieder mit der Begleit-App …',
    copyCommand: 'Befehl kopieren',

    emptyTitle: 'Frag direkt neben der Seite',
    emptyTitleAlone: 'Frag deine eigenen Modelle',
    emptyHintAlone: 'Deine Chats bleiben auf dem Rechner, auf dem Aside läuft.',
    summarisePage: 'Diese Seite zusammenfassen',
    summarisePageHint: 'Das Wichtigste, egal wie lang sie ist',
    askAboutPage: 'Zu dieser Seite fragen',
    askAboutPageHint: 'Hängt ihren Text an deine Frage an',
    askAboutSelection: 'Zu einem Auszug fragen',
    askAboutSelectionHint: 'Text auf der Seite markieren und rechtsklicken',
    openPanel: 'öffnet und schließt Aside',

    announceQuestionSent: 'Frage gesendet',
    announceAnswering: 'Antwort läuft',
    announceDone: 'Antwort fertig',
    announceStopped: 'Antwort gestoppt',
    announceError: (message) => `Die Antwort ist fehlgeschlagen. ${message}`,
  },
  receipts: {
    whatWasSent: 'Was gesendet wurde',
    kinds: { page: 'Seite', selection: 'Auszug', file: 'Datei', image: 'Bild' },
    fromAnswer: 'Aus einer Antwort',
    withAround: 'mit seinem Absatz',
    characters: (count) => `${number(count)} Zeichen`,
    leftOut: (count) => `${number(count)} Zeichen weggelassen`,
    onlyLinesOnScreen: 'von einem Editor nur die Zeilen auf dem Bildschirm',
    withoutFrame: 'ohne einen Teil, der von einer anderen Website kommt',
    aboutTokens: (count) =>
      plural(rounded(count), { one: (shown) => `${shown} Token`, other: (shown) => `etwa ${shown} Tokens` }),
    pages: (count) => plural(count, { one: (shown) => `${shown} Seite`, other: (shown) => `${shown} Seiten` }),
    pagesLeftOut: (count) =>
      plural(count, { one: (shown) => `${shown} Seite weggelassen`, other: (shown) => `${shown} Seiten weggelassen` }),
  },
  thoughts: {
    thoughts: 'Gedanken',
    thinkingFor: (seconds) => `Denkt nach … ${number(seconds)}\u00a0s`,
    forMoment: 'Kurz nachgedacht',
    forSeconds: (seconds) =>
      plural(seconds, {
        one: (shown) => `${shown} Sekunde nachgedacht`,
        other: (shown) => `${shown} Sekunden nachgedacht`,
      }),
    forMinutes: (minutes) =>
      plural(minutes, {
        one: (shown) => `${shown} Minute nachgedacht`,
        other: (shown) => `${shown} Minuten nachgedacht`,
      }),
  },
} satisfies Catalogue['first'];
