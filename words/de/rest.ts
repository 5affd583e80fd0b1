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

const UPDATE_BOTH = 'Bring Erweiterung und Begleit-App auf dieselbe Version.';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `„${name}“ lässt sich nicht anhängen: ${why}`;
const certificate = (address: string) =>
  ` Öffne ${address} in einem Tab, um zu sehen, ob der Browser dem Zertifikat vertraut.`;

/** Was erst gesagt wird, wenn etwas geöffnet wird oder schiefgeht. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['Etwas ist schiefgegangen. Ein neueres Aside kann erklären, was.', 'Aktualisiere Aside.'],
    notice: 'Die Begleit-App meldet etwas, für das ein neueres Aside nötig ist.',
    thenRestart: 'Starte Aside dann neu.',
  },
  notices: { not_saved: 'Chats werden nicht gespeichert.' },
  servers,
  firstRun: {
    title: 'Erste Schritte',
    dismiss: 'Diese Schritte ausblenden',
    done: (count, all) => `${number(count)} von ${number(all)} erledigt`,
    todo: {
      companion: 'Mit der Begleit-App verbinden',
      model: 'Ein Modell holen',
      try: 'Auf dieser Seite ausprobieren',
    },
    ready: {
      companion: 'Mit der Begleit-App verbunden',
      model: 'Ein Modell ist bereit',
      try: 'Auf dieser Seite ausprobiert',
    },
    unpaired: 'Die Begleit-App läuft, kennt diesen Browser aber noch nicht.',
    lookingForModels: 'Modelle werden gesucht …',
    tryHint: 'Lass sie zusammenfassen, oder stell unten eine Frage.',
  },
  prompts,
  history: {
    title: 'Chats',
    untitled: 'Chat ohne Titel',
    deleted: (title) => `„${title}“ gelöscht`,
    deletedMany: (count) =>
      plural(count, { one: (shown) => `${shown} Chat gelöscht`, other: (shown) => `${shown} Chats gelöscht` }),
    archivedMany: (count) =>
      plural(count, { one: (shown) => `${shown} Chat archiviert`, other: (shown) => `${shown} Chats archiviert` }),
    unarchivedMany: (count) =>
      plural(count, {
        one: (shown) => `${shown} Chat aus dem Archiv geholt`,
        other: (shown) => `${shown} Chats aus dem Archiv geholt`,
      }),
    taggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `„${tag}“ zu ${shown} Chat hinzugefügt`,
        other: (shown) => `„${tag}“ zu ${shown} Chats hinzugefügt`,
      }),
    untaggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `„${tag}“ von ${shown} Chat entfernt`,
        other: (shown) => `„${tag}“ von ${shown} Chats entfernt`,
      }),
    undo: 'Rückgängig',
    searchChats: 'Chats durchsuchen',
    searching: 'Suche …',
    found: (count) => `${number(count)} Treffer`,
    foundNothing: (query) => `Kein Chat passt zu „${query}“`,
    foundNothingHint: 'Titel, Fragen und Antworten wurden durchsucht. Versuch es mit weniger Buchstaben.',
    loadingChats: 'Deine Chats werden geladen …',
    loadingMore: 'Weitere werden geladen …',
    noChats: 'Noch keine Chats',
    noChatsHint: 'Die Begleit-App bewahrt deine Chats auf, außer den temporären.',
    pinned: 'Angeheftet',
    today: 'Heute',
    yesterday: 'Gestern',
    lastWeek: 'Letzte 7 Tage',
    answeringNow: 'Antwort läuft',
    chatActions: (title) => `Aktionen für „${title}“`,
    rename: 'Umbenennen',
    newTitle: 'Neuer Titel',
    pin: 'Anheften',
    unpin: 'Lösen',
    share: 'Teilen …',
    delete: 'Löschen',
    aboutPage: (count) =>
      plural(count, {
        one: (shown) => `${shown} Chat über diese Seite`,
        other: (shown) => `${shown} Chats über diese Seite`,
      }),
    archived: 'Archiviert',
    archive: 'Archivieren',
    unarchive: 'Aus dem Archiv holen',
    select: 'Auswählen',
    selected: (count) => `${number(count)} ausgewählt`,
    selectAll: 'Alle auswählen',
    clearSelection: 'Auswahl aufheben',
    selection: 'Ausgewählte Chats',
    tags: 'Schlagwörter',
    tagOf: (tag) => `Schlagwort „${tag}“`,
    newTag: 'Neues Schlagwort',
    addTag: 'Hinzufügen',
    removeTag: (tag) => `Schlagwort „${tag}“ entfernen`,
    exportSelected: 'Ausgewählte Chats exportieren',
    exportChosen: 'Exportieren',
    filters: 'Filter',
    filterTag: 'Schlagwort',
    filterModel: 'Modell',
    filterSite: 'Website',
    filterSince: 'Ab',
    filterUntil: 'Vor',
    onlyArchived: 'Nur archivierte Chats',
    any: 'Beliebig',
    named: (name, chats) => `${name} (${number(chats)})`,
    filterNames: {
      tag: 'schlagwort',
      model: 'modell',
      site: 'website',
      before: 'vor',
      after: 'ab',
      is: 'ist',
      archived: 'archiviert',
    },
    typedFilters: 'Du kannst auch schlagwort:, modell:, website:, vor:2026-10-01, ab: oder ist:archiviert eingeben.',
    chipTag: (tag) => `Schlagwort: ${tag}`,
    chipModel: (model) => `Modell: ${model}`,
    chipSite: (site) => `Website: ${site}`,
    chipPage: 'Über diese Seite',
    chipSince: (date) => `Ab ${date}`,
    chipUntil: (date) => `Vor ${date}`,
    removeFilter: (filter) => `Filter „${filter}“ entfernen`,
    noneMatch: 'Kein Chat passt zu diesen Filtern',
    noneMatchHint: 'Entferne einen davon, um mehr zu sehen.',
    undoKeys: (keys) => `Rückgängig mit ${keys}`,
  },
  menus,
  modelMenu: {
    keys: 'Tastenkürzel …',
    automatic: 'Automatisch',
    automaticHint: 'das geladene Modell oder das neueste',
    loaded: 'geladen',
    remote: 'nicht auf diesem Rechner',
    readerHint: 'eingebaut, kein Modell: zitiert die wichtigsten Sätze',
    remoteTitle: (name) => `${name} läuft auf einem fremden Rechner`,
    remoteMessage: 'Deine Fragen und die angehängten Seiten und Auszüge verlassen diesen Rechner.',
    remoteUse: 'Trotzdem verwenden',
    remoteKeep: 'Aktuelles Modell behalten',
    settings: 'Einstellungen …',
    models: 'Modelle …',
  },
  editing: {
    label: 'Frage bearbeiten',
    hint: 'Die bisherige Antwort bleibt als weitere Version erhalten.',
    ask: 'Fragen',
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
    waiting: 'Danach',
    moveUp: 'Nach oben',
    takeBack: 'Nicht fragen',
    takenBack: 'Frage entfernt',
    movedTo: (place, count) => `Jetzt Nummer ${number(place)} von ${number(count)}`,
    quote: 'Zitieren',
    keepsPlace: 'Sie behält ihren Platz.',
    beganMeanwhile: 'Diese Frage wird schon beantwortet. Deine Änderung wird als neue Frage gestellt.',
  },
  keys: {
    title: 'Tastenkürzel',
    groups: {
      composer: 'Deine Frage',
      waiting: 'Was danach gefragt wird',
      panel: 'Sonst im Panel',
      browser: 'Im Browser',
    },
    does: {
      send: 'Senden',
      newLine: 'Neue Zeile',
      editLast: 'Letzte Frage bearbeiten, aus dem leeren Feld',
      pickTab: 'Offenen Tab anhängen',
      pastePlain: 'Ohne Formatierung einfügen',
      stop: 'Antwort anhalten',
      moveUp: 'Nach oben',
      moveDown: 'Nach unten',
      quote: 'In einer Antwort Markiertes zitieren',
      findChat: 'Chats durchsuchen',
      listKeys: 'Diese Liste zeigen',
    },
    commands: {
      open: 'Aside öffnen oder schließen',
      ask: 'Zur Auswahl oder zur Seite fragen',
      summarise: 'Seite zusammenfassen',
    },
    keys: { control: 'Strg', shift: 'Umschalt', enter: 'Eingabe', escape: 'Esc' },
  },
  pageNotice: {
    reading: 'Seite wird gelesen …',
    stopReading: 'Diese Seite nicht weiter lesen',
    allowAllSites: 'Auf allen Websites erlauben',
    alwaysOffer: (site) => `Darf Aside ${site} künftig ohne Nachfrage lesen?`,
    alwaysOn: (site) => `Immer auf ${site}`,
  },
  sent: {
    to: (model, address) => (address === '' ? `Gesendet an ${model}.` : `Gesendet an ${model} unter ${address}.`),
    onlyWords: 'Nur deine Worte und der Chat davor.',
    show: 'Genau zeigen, was gesendet wurde',
    hide: 'Ausblenden',
    loading: 'Wird geladen …',
    gone: 'Das ist nicht mehr gespeichert, oder die Begleit-App ist nicht erreichbar.',
  },
  transfers: {
    exportChat: (title) => `„${title}“ exportieren`,
    exportAll: 'Alle exportieren',
    allChats: 'Aside-Chats',
    exportAs: 'Exportieren als',
    markdown: 'Markdown',
    markdownHint: 'Zum Lesen',
    json: 'JSON',
    jsonHint: 'Zum Wiederimportieren',
    exporting: (bytes) => (bytes === 0 ? 'Exportiere …' : `Exportiere … ${formatBytes(bytes)}`),
    exported: (name) => `Exportiert als „${name}“`,
    importChats: 'Importieren …',
    importHint: 'Ein Export von Aside, Page Assist, Open WebUI oder ChatGPT: die JSON-Datei oder das ZIP von ChatGPT',
    importing: (share, chats) => {
      if (share === 0) return 'Importiere …';
      if (share === 1) return 'Importiere … Die Datei wird gelesen';
      if (chats === 0) return `Importiere … ${percent(share)}`;
      return `Importiere … ${percent(share)}, ${plural(chats, { one: (shown) => `${shown} Chat`, other: (shown) => `${shown} Chats` })}`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return 'In dieser Datei ist kein Chat, der sich importieren lässt.';
      const from = program === 'Aside' ? '' : ` von ${program}`;
      return plural(chats, {
        one: (shown) => `${shown} Chat${from} lässt sich importieren.`,
        other: (shown) => `${shown} Chats${from} lassen sich importieren.`,
      });
    },
    nothingNew: 'In dieser Datei ist nichts Neues.',
    continued: (count) =>
      plural(count, {
        one: (shown) => `${shown} Chat hat neue Nachrichten.`,
        other: (shown) => `${shown} Chats haben neue Nachrichten.`,
      }),
    known: (count) =>
      plural(count, {
        one: (shown) => `${shown} Chat ist schon da.`,
        other: (shown) => `${shown} Chats sind schon da.`,
      }),
    files: (count) =>
      plural(count, {
        one: (shown) => `${shown} Bild oder Datei lässt sich nicht importieren.`,
        other: (shown) => `${shown} Bilder und Dateien lassen sich nicht importieren.`,
      }),
    skipped: (count) =>
      plural(count, {
        one: (shown) => `${shown} Chat lässt sich nicht importieren.`,
        other: (shown) => `${shown} Chats lassen sich nicht importieren.`,
      }),
    incomplete: (count) =>
      plural(count, {
        one: (shown) => `Bei ${shown} Chat fehlt ein Teil.`,
        other: (shown) => `Bei ${shown} Chats fehlen Teile.`,
      }),
    chatAt: (place) => `Chat ${number(place)} in der Datei`,
    whichChats: 'Welche Chats?',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return plural(count, {
            one: (shown) => `${shown} Nachricht oder Quelle ist nicht lesbar`,
            other: (shown) => `${shown} Nachrichten oder Quellen sind nicht lesbar`,
          });
        case 'no_messages':
          return 'enthält keine Nachrichten';
        case 'not_a_chat':
          return 'ist kein Chat';
        case 'broken_off':
          return 'bricht ab: Der Rest der Datei fehlt';
        case 'too_large':
        case 'too_deep':
          return 'ist zu groß';
        case 'too_many_messages':
          return `hat mehr als ${number(LIMITS.importTurns)} Fragen`;
        case 'too_many_chats':
          return `kommt nach den ersten ${number(LIMITS.importConversations)}`;
        default:
          return 'ist nicht lesbar';
      }
    },
    more: (count) => `und ${number(count)} weitere`,
    importNow: 'Importieren',
    storing: 'Importiere … Die Chats werden gespeichert',
    exportedElsewhere: (share) =>
      share === 0 ? 'Anderswo werden Chats exportiert' : `Anderswo werden Chats exportiert: ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0 ? 'Anderswo werden Chats importiert' : `Anderswo werden Chats importiert: ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0
        ? 'Anderswo werden importierte Chats gespeichert'
        : `Anderswo werden importierte Chats gespeichert: ${percent(share)}`,
    waitsElsewhere: 'Anderswo wartet ein Import auf Bestätigung',
    stopExport: 'Export abbrechen',
    stopImport: 'Import abbrechen',
    imported: (count) =>
      count === 0
        ? 'Keine Chats in dieser Datei'
        : plural(count, {
            one: (shown) => `${shown} Chat importiert`,
            other: (shown) => `${shown} Chats importiert`,
          }),
  },
  preferences,
  pairing: {
    language: 'Sprache',
    browserLanguage: 'Wie der Browser',
    companion: 'Begleit-App',
    connection: 'Verbindung',
    connectedTo: (address) => `Verbunden mit ${address}`,
    connectingTo: (address) => `Verbinde mit ${address} …`,
    notConnectedTo: (address) => `Nicht verbunden mit ${address}`,
    asPaired: (name) => `Dieser Browser ist gekoppelt. Die Begleit-App nennt ihn „${name}“.`,
    asBuilt: 'Dieses Aside kam mit dem Schlüssel der Begleit-App. Koppeln ist nicht nötig.',
    asGuest:
      'Du bist Gast: Du kannst nur Fragen tippen, und nichts wird gespeichert. Kopple, um Seiten zu senden und Chats zu behalten.',
    forget: 'Diese Begleit-App vergessen',
    forgetting: 'Wird vergessen …',
    unrevoked: (name) =>
      `Dieser Browser hat den Schlüssel vergessen, konnte es der Begleit-App aber nicht sagen. Um „${name}“ aus ihrer Liste zu entfernen, führe das aus:`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: 'Koppeln',
    pairOther: 'Eine andere Begleit-App benutzen',
    pairRun: 'Führe das auf dem Rechner der Begleit-App im Ordner von Aside aus, um einen Code zu bekommen:',
    pairInvited: 'Hast du einen Einladungslink bekommen? Füge ihn hier ein.',
    pairCode: 'Code',
    pairAddress: 'Adresse',
    pairExposed: 'Nicht verschlüsselt: Andere im Netzwerk können mitlesen. Nimm möglichst https://.',
  },
  rooms,
  pairingFailures: {
    no_address: () =>
      told('Das ist keine Adresse.', 'Sie sieht etwa so aus: 127.0.0.1:11435 oder https://aside.example.org.'),
    no_code: () => told('Das ist kein Code.', 'Ein Code hat 8 Buchstaben und Ziffern, etwa 7K3M-Q9TX.'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `Unter ${address} antwortet niemand.`,
        isHere
          ? 'Führe im Ordner von Aside npm start aus oder korrigiere die Adresse.'
          : `Prüfe, ob die Begleit-App dort läuft und ob dieser Rechner in ihrem Netzwerk ist.${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `Die Begleit-App unter ${address} ist nicht zum Koppeln bereit.`,
        `Führe dort ${command} aus und gib den angezeigten Code innerhalb von zwei Minuten ein. Falls du das schon getan hast, benutzt ein anderes Programm diese Adresse.`,
      ),
    not_aside: ({ address }) =>
      told(
        `Unter ${address} antwortet ein Programm, aber nicht die Begleit-App von Aside.`,
        'Korrigiere die Adresse: npm start nennt die richtige.',
      ),
    code_not_proved: ({ address }) =>
      told(
        `Das Programm unter ${address} kennt den Code nicht, also ist es nicht deine Begleit-App. Sein Schlüssel wurde nicht gespeichert.`,
        'Finde heraus, welches Programm diese Adresse benutzt, und beende es. Dann kopple noch einmal.',
      ),
    too_old: ({ address, version }) =>
      told(
        `Die Begleit-App unter ${address} hat eine andere Version (${version}) und kann nicht koppeln.`,
        UPDATE_BOTH,
      ),
    no_common_version: ({ address }) =>
      told(`Die Begleit-App unter ${address} spricht eine andere Version des Protokolls von Aside.`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(
        `${address} hat nicht rechtzeitig geantwortet.`,
        'Sieh in das Terminal, in dem die Begleit-App läuft, und versuch es noch einmal.',
      ),
    browser_refuses: ({ address }) =>
      told(`Der Browser weigert sich, ${address} zu öffnen.`, 'Nimm einen anderen Port.'),
    not_encrypted: ({ address }) =>
      told(
        `Von hier aus öffnet der Browser nur verschlüsselte Verbindungen, und ${address} ist nicht verschlüsselt.`,
        'Nimm eine Adresse mit https://.',
      ),
    refused: () => told('Die Begleit-App hat das Koppeln mit diesem Browser abgelehnt.', ''),
    code_not_accepted: ({ command }) =>
      told('Die Begleit-App hat den Code nicht akzeptiert.', `Hol mit ${command} einen neuen.`),
    too_many: ({ address }) => told(`Zu viele Verbindungen zu ${address}.`, 'Warte kurz und versuch es noch einmal.'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `Die Begleit-App unter ${address} hat aufgelegt (${closeCode}).`
          : `Die Begleit-App unter ${address} hat aufgelegt (${closeCode}: ${said}).`,
        'Versuch es noch einmal. Falls das nicht hilft, steht Genaueres in ihrem Terminal.',
      ),
    part_missing: () =>
      told('Ein Teil von Aside konnte nicht geladen werden.', 'Schließe diese Seitenleiste und öffne sie wieder.'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, 'Schließe diese Seitenleiste, öffne sie wieder und versuch es noch einmal.'),
  },
  problems,
  pageHints: {
    browser_page: () =>
      'Browser verschließen ihre eigenen Seiten und Stores vor Erweiterungen. Deshalb kann Aside diese Seite nicht lesen.',
    closed_page: () =>
      'Der Browser verschließt diese Seite vor Aside. Ist sie eine Datei auf diesem Rechner, dann öffne die Seite der Erweiterungen im Browser und erlaube Aside dort den „Zugriff auf Datei-URLs“. Die eigenen Seiten und Stores des Browsers bleiben verschlossen.',
    silent: () =>
      'Aside kann diese Seite nicht lesen: Sie reagiert nicht. Versuch es noch einmal, wenn sie nicht mehr beschäftigt ist. Manche Seiten des Browsers selbst reagieren nie.',
    pdf: () =>
      'Aus der PDF-Anzeige des Browsers kann Aside nichts holen. Speichere das PDF und lege die Datei hier ab, oder markiere darin Text und frag nach dem Auszug.',
    shown_file: () => 'Aside kann diese Datei nicht aus dem Browser holen. Speichere sie und lege die Datei hier ab.',
    recording: () => 'In diesem Tab läuft Ton oder Video. Aside kann nur Text und Bilder lesen.',
    framed: ({ site }) =>
      site === ''
        ? 'Der größte Teil dieser Seite steht in einem Rahmen einer anderen Website, den Aside nicht lesen darf. Öffne den Rahmen in einem eigenen Tab oder erlaube Aside alle Websites.'
        : `Der größte Teil dieser Seite steht in einem Rahmen von ${site}, den Aside nicht lesen darf. Öffne den Rahmen in einem eigenen Tab oder erlaube Aside alle Websites.`,
    drawn: () =>
      'Diese Seite ist als Bild gezeichnet und hat keinen Text, den Aside lesen kann. Hänge stattdessen ein Bildschirmfoto an.',
    empty: () => 'Auf dieser Seite ist kein Text.',
    not_loaded: () => 'Diese Seite wurde nicht geladen, es gibt also nichts zu lesen.',
    left: () =>
      'Du hast die Seite verlassen, bevor Aside sie lesen konnte. Geh zu ihr zurück und versuch es noch einmal.',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'Klicke in der Symbolleiste auf Aside, damit es diese Seite lesen darf.'
        : `Klicke in der Symbolleiste auf Aside oder drücke ${shortcut}, damit es diese Seite lesen darf.`,
    sidebar_refused: () =>
      'Firefox öffnet seine Sidebar nur nach einem Klick in der Symbolleiste oder in einem Menü, deshalb ist Aside in diesem Tab. Klicke in der Symbolleiste auf Aside, um es neben der Seite zu haben.',
    no_room: () => 'So viel Text kann der Browser nicht zwischenspeichern. Markiere weniger und frag noch einmal.',
    closed_frame: ({ site }) =>
      site === ''
        ? 'Der markierte Text steht vielleicht in einem Teil dieser Seite, der von einer anderen Website kommt. Per Tastenkürzel ist er nicht lesbar. Rechtsklicke die Markierung und wähle „Zum Auszug fragen“, oder erlaube Aside auf allen Websites.'
        : `Der markierte Text steht vielleicht in einem Teil dieser Seite, der von ${site} kommt. Per Tastenkürzel ist er nicht lesbar. Rechtsklicke die Markierung und wähle „Zum Auszug fragen“, oder erlaube Aside auf allen Websites.`,
    nothing_selected: () => 'Es ist nichts markiert. Markiere Text auf der Seite und frag dann danach.',
  },
  landings: {
    sourcesFull: (most) => `An eine Frage lassen sich bis zu ${number(most)} Seiten, Zitate und Dateien anhängen.`,
    landed: {
      page: (name, count) =>
        count === 1
          ? `Die Seite „${name}“ ist an deine Frage angehängt.`
          : `Die Seite „${name}“ ist an deine Frage angehängt. Insgesamt sind es ${number(count)} Anhänge.`,
      file: (name, count) =>
        count === 1
          ? `Die Datei „${name}“ ist an deine Frage angehängt.`
          : `Die Datei „${name}“ ist an deine Frage angehängt. Insgesamt sind es ${number(count)} Anhänge.`,
      image: (name, count) =>
        count === 1
          ? `Das Bild „${name}“ ist an deine Frage angehängt.`
          : `Das Bild „${name}“ ist an deine Frage angehängt. Insgesamt sind es ${number(count)} Anhänge.`,
      selection: (name, count) =>
        count === 1
          ? `Ein Zitat aus „${name}“ ist an deine Frage angehängt.`
          : `Ein Zitat aus „${name}“ ist an deine Frage angehängt. Insgesamt sind es ${number(count)} Anhänge.`,
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `Abschnitt ${index}` : `Abschnitt ${index} aus ${title}`),
    notFound: 'Im Abschnitt nicht gefunden',
    noPassage: 'Kein Abschnitt hat diese Nummer',
    closest: 'Nächstliegender Abschnitt, von Aside gefunden',
  },
  models,
  sources: {
    attach: 'Dateien anhängen',
    dropHere: 'Dateien hier ablegen, um sie anzuhängen',
    openTabs: 'Offene Tabs',
    tabAsleep: 'Schläft: Öffne erst diesen Tab',
    allowTabs: 'Aside deine Tabs sehen lassen …',
    allowTabsHint: 'Der Browser fragt, ob Aside auf allen Websites erlaubt ist',
    noTab: 'Kein offener Tab passt',
    pastedText: 'Eingefügter Text',
    pastedImage: 'Eingefügtes Bild',
    reading: (name) => `„${name}“ wird gelesen …`,
    readingPart: (name, done, total) => `„${name}“ wird gelesen: Seite ${number(done)} von ${number(total)}`,
    stopReading: (name) => `Lesen von „${name}“ stoppen`,
    waitsForReading: 'Du kannst deine Frage senden, sobald alles gelesen ist.',
    noVision: (model) => `${model} kann keine Bilder sehen.`,
    chooseVision: 'Wähle ein Modell, das es kann, oder entferne das Bild.',
    getVision: 'Keins deiner Modelle kann es. Hol eins, zum Beispiel gemma3, oder entferne das Bild.',
    useModel: (model) => `${model} benutzen`,
    pageChanges: {
      changed: (title) => `„${title}“ hat sich geändert, seit Aside die Seite gelesen hat.`,
      left: (title) => `Der Tab von „${title}“ zeigt jetzt eine andere Seite.`,
    },
    aroundIt: 'Der Absatz drumherum:',
    readAgain: 'Neu lesen',
    pageBeside: (title) => `Daneben ist jetzt „${title}“ offen.`,
    anotherPage: 'Daneben ist jetzt eine andere Seite offen.',
    chatIsAbout: (title) => `In diesem Chat geht es um „${title}“.`,
    useInstead: 'Stattdessen diese Seite benutzen',
    useAlso: 'Diese Seite dazunehmen',
    fits: {
      passages: (model) =>
        `Zu lang für ${model}: Nur die Abschnitte, auf die es bei deiner Frage ankommt, werden gesendet.`,
      parts: (model) => `Zu lang für ${model}: Es wird in Teilen gelesen.`,
      tooLong: (model, tokens, most) =>
        `Vielleicht zu lang für ${model}: etwa ${number(rounded(tokens))} Tokens, das Modell liest ${number(most)}.`,
      withoutEarlierSources:
        'Seiten, Auszüge und Bilder früherer Fragen werden nicht noch einmal gesendet: zu viel für das Modell.',
      leftOut: (count) =>
        plural(count, {
          one: () => 'Die älteste Frage und ihre Antwort werden nicht gesendet: zu viel für das Modell.',
          other: (shown) => `Die ältesten ${shown} Fragen und Antworten werden nicht gesendet: zu viel für das Modell.`,
        }),
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, 'Es ist weder Text noch ein Bild noch ein PDF.'),
      empty: ({ name }) => notAttached(name, 'Es ist nichts darin.'),
      too_large: ({ name, megabytes }) =>
        notAttached(name, `Dateien dürfen höchstens ${number(megabytes)}\u00a0MB haben.`),
      not_an_image: ({ name }) => notAttached(name, 'Es heißt wie ein Bild, ist aber keins.'),
      image_kind: ({ name }) =>
        notAttached(name, 'Diese Art Bild kann Aside nicht lesen. Speichere es als PNG oder JPEG.'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(
          name,
          `Das Bild hat ${number(megapixels)} Megapixel, erlaubt sind ${number(most)}. Speichere eine kleinere Fassung.`,
        ),
      image_broken: ({ name }) => notAttached(name, 'Das Bild ist beschädigt.'),
      file_gone: ({ name }) => notAttached(name, 'Es ist ein Ordner oder lässt sich nicht öffnen.'),
      no_room: ({ name }) => notAttached(name, 'An einer Frage hängt schon so viel, wie erlaubt ist.'),
      needs_companion: ({ name }) =>
        notAttached(
          name,
          'PDFs liest die Begleit-App, und diese Seitenleiste ist mit keiner gekoppelt oder verbunden.',
        ),
      refused: ({ name }) => `„${name}“ lässt sich nicht anhängen.`,
      tab_gone: ({ name }) => notAttached(name, 'Der Tab wurde geschlossen oder zeigt jetzt eine andere Seite.'),
      tab_closed: ({ name }) =>
        notAttached(
          name,
          'Der Browser verschließt diesen Tab vor Aside. Geh zu dem Tab und klicke in der Symbolleiste auf Aside.',
        ),
      tab_unreadable: ({ name }) => `„${name}“ lässt sich nicht anhängen.`,
      not_fetched: ({ name }) =>
        notAttached(
          name,
          'Aside konnte diese Datei nicht noch einmal von ihrer Website holen. Speichere sie und lege die Datei hier ab.',
        ),
      failed: ({ name }) => notAttached(name, 'Etwas ist schiefgegangen. Versuch es noch einmal.'),
    },
  },
  summaries: {
    style: 'Art der Zusammenfassung',
    styles: { bullets: 'Stichpunkte', brief: 'Kurz', detailed: 'Ausführlich', focus: 'Was mir wichtig ist' },
    focus: 'Was ist dir wichtig?',
    focusPlaceholder: 'Kosten, Termine, was ich tun muss …',
  },
  selectionButtons: {
    title: 'Knöpfe neben markiertem Text',
    hint: 'Markiere Text auf einer Seite, und daneben erscheinen Knöpfe. Mit der Tastatur führt Alt+F10 dorthin.',
    where: {
      nowhere: 'Aus',
      sites: 'Auf Websites, die ich wähle',
      everywhere: 'Auf allen Websites',
    },
    site: 'Website',
    add: 'Hinzufügen',
    remove: (site) => `${site} entfernen`,
    actions: 'Diese Knöpfe zeigen',
    closed: (site) => `Der Browser lässt Aside auf ${site} nicht zu. Dort erscheinen keine Knöpfe.`,
    closedEverywhere: 'Der Browser lässt Aside nicht auf allen Websites zu. Es erscheinen keine Knöpfe.',
    allow: 'Wieder erlauben',
    problems: {
      refused: 'Der Browser hat es nicht erlaubt. Es bleibt alles, wie es war.',
      no_site: 'Das ist keine Website. Gib eine ein, zum Beispiel example.org.',
    },
  },
  voice: {
    speak: 'Frage sprechen (klicken, oder beim Sprechen gedrückt halten)',
    opening: 'Das Mikrofon wird geöffnet …',
    listening: 'Aside hört zu',
    transcribing: 'Wird in Text verwandelt …',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: 'Fertig gesprochen',
    askAtOnce: 'Gleich fragen',
    microphone: 'Mikrofon',
    browsersChoice: 'Standard des Browsers',
    nextTime: 'Ab der nächsten Aufnahme',
    standIn: (name) => `Das gewählte Mikrofon ist nicht angeschlossen. Aside nimmt mit „${name}“ auf.`,
    kept: 'Deine Aufnahme bleibt erhalten.',
    discard: 'Verwerfen',
    keepRecorded: 'Aufnahme behalten',
    recorded: 'Deine Aufnahme bleibt hier bis zur nächsten.',
    saveRecorded: 'Speichern',
    letRecordedGo: 'Aufnahme löschen',
    allow: 'Mikrofon erlauben …',
    onDevice: {
      available:
        'Dieser Browser kann Sprache auf diesem Gerät selbst erkennen. Schalte das ein und sprich noch einmal.',
      downloadable:
        'Dieser Browser kann Sprache auf diesem Gerät selbst erkennen, sobald er deine Sprache geladen hat. Sprich dann noch einmal.',
      downloading: 'Deine Sprache wird geladen …',
      turnOn: 'Diesen Browser verwenden',
      download: 'Laden und verwenden',
      choice: 'Sprache in diesem Browser erkennen, auf diesem Gerät',
    },
    problems: {
      not_asked: 'Der Browser braucht erst deine Erlaubnis. Er fragt in einem neuen Tab.',
      denied: 'Der Browser lässt Aside nicht an das Mikrofon.',
      no_microphone: 'Es wurde kein Mikrofon gefunden. Schließe eins an und versuche es noch einmal.',
      not_supported: 'Diese Seite kann kein Mikrofon benutzen: Sie braucht https oder die Erweiterung.',
      busy: 'Das Mikrofon ließ sich nicht benutzen. Schließe andere Programme, die es benutzen, und versuche es noch einmal.',
      failed:
        'Das Mikrofon ließ sich nicht öffnen. Wähle in den Einstellungen des Systems ein anderes und versuche es noch einmal.',
      unplugged: 'Das Mikrofon wurde getrennt. Aside hat gehört, was du bis dahin gesagt hast.',
      full: `Eine Aufnahme endet nach ${Math.floor(LIMITS.audioSeconds / 60)} Minuten. Aside hat gehört, was du bis dahin gesagt hast.`,
      lost: 'Die Verbindung zur Begleit-App ist abgerissen. Die Aufnahme wird gesendet, sobald sie wieder da ist.',
      on_device: 'Ab jetzt macht dieser Browser aus deiner Sprache Text, auf diesem Gerät. Sprich noch einmal.',
      not_on_device:
        'Dieser Browser erkennt deine Sprache auf diesem Gerät nicht mehr. Ab jetzt nutzt Aside wieder die Begleit-App.',
      not_installed: 'Der Browser konnte die Spracherkennung für deine Sprache nicht herunterladen.',
      needs_companion: 'Kopple diesen Browser mit der Begleit-App, um Fragen zu sprechen.',
    },
    page: {
      title: 'Aside das Mikrofon erlauben',
      text: 'Aside hört nur zu, während du eine Frage sprichst, und sendet die Aufnahme an deine eigene Spracherkennung. Aufgehoben wird sie nicht.',
      allow: 'Mikrofon erlauben',
      allowed: 'Aside darf das Mikrofon jetzt benutzen. Schließe diesen Tab und sprich deine Frage im Panel.',
      denied:
        'Der Browser lässt Aside nicht an das Mikrofon. Klicke links neben der Adresse dieser Seite auf das Symbol, erlaube das Mikrofon und versuche es noch einmal.',
      none: 'Es wurde kein Mikrofon gefunden. Schließe eins an und versuche es noch einmal.',
    },
  },
  aloud: {
    read: 'Vorlesen',
    stopReading: 'Nicht weiter vorlesen',
    readSelection: 'Auswahl vorlesen',
    bar: 'Vorlesen',
    pause: 'Pause',
    goOn: 'Weiter',
    skip: 'Nächster Satz',
    speed: 'Geschwindigkeit',
    slower: 'Langsamer',
    faster: 'Schneller',
    rate: (rate) => `${number(rate)}×`,
    waiting: 'Wartet auf den Rest der Antwort …',
    gettingVoices: 'Die Stimmen werden geladen …',
    voice: (language) => `Stimme für ${language}`,
    automatic: 'Beste Stimme auf diesem Rechner',
    onThisComputer: 'Auf diesem Rechner',
    online: 'Online: Der Text verlässt diesen Rechner',
    leftOut: { code: 'Code ausgelassen.', formula: 'Formel ausgelassen.' },
    noVoice: {
      no_voice: (language) =>
        `Auf diesem Rechner gibt es keine Stimme für ${language}. Füge in den Spracheinstellungen des Systems eine hinzu und starte den Browser neu.`,
      no_voice_on_linux: (language) =>
        `Auf diesem Rechner gibt es keine Stimme für ${language}. Installiere speech-dispatcher und espeak-ng. Chrome und Chromium müssen außerdem mit --enable-speech-dispatcher gestartet werden.`,
    },
    problems: {
      not_supported: 'Dieser Browser kann nicht vorlesen.',
      failed: 'Die Stimme antwortet nicht mehr. Klicke auf „Weiter“ oder wähle eine andere Stimme.',
      interrupted: 'Etwas anderes im Browser hat das Vorlesen beendet.',
      elsewhere: 'Jetzt liest eine andere Seitenleiste vor.',
    },
  },
  tuning: {
    title: 'Modelleinstellungen',
    scope: 'Diese Einstellungen gelten für',
    thisChat: 'Diesen Chat',
    thisModel: (model) => (model === '' ? 'Dieses Modell' : model),
    chatHint: 'Sie gehen denen des Modells vor und bleiben bei diesem Chat.',
    modelHint: 'Sie gelten in jedem Chat mit diesem Modell, der keine eigenen hat.',
    contextUsed: (used, all) =>
      `Nach der letzten Antwort war der Kontext zu ${percent(Math.ceil((100 * used) / all) / 100)} voll: ${number(used)} von ${number(all)} Tokens.`,
    everyModel: 'Für alle Modelle',
    largestContext: 'Größter Kontext, in Tokens',
    largestContextHint:
      'So viel verlangt Aside höchstens von einem Ollama-Modell. Mit mehr liest es längere Seiten ganz, braucht aber mehr Speicher. Ein schon geladenes Modell behält, was es hat.',
    loadsEarly: 'Modell schon beim Tippen laden',
    loadsEarlyHint:
      'Antworten beginnen früher. Nur bei Modellen, die in den Speicher dieses Rechners passen, und nie, während eine andere Antwort läuft.',
    loading: 'Die Begleit-App wird gefragt …',
    none: 'Dieses Modell hat keine Einstellungen.',
    reset: (what) => `Zurücksetzen: ${what}`,
    byItself: 'Vorgabe des Modells',
    usually: (value) => `Vorgabe: ${value}`,
    names: {
      temperature: 'Temperatur',
      top_p: 'Top P',
      seed: 'Seed',
      num_ctx: 'Kontext, in Tokens',
      num_predict: 'Längste Antwort, in Tokens',
      keep_alive: 'Minuten im Speicher',
      think: 'Nachdenken',
      system: 'System-Prompt',
    },
    hints: {
      temperature: 'Von 0, den wahrscheinlichsten Wörtern, bis 2, den überraschendsten.',
      top_p: 'Aus welchem Anteil der wahrscheinlichen Wörter gewählt wird, von 0 bis 1.',
      seed: 'Dieselbe Zahl gibt dieselbe Antwort.',
      num_ctx: 'Mit mehr lassen sich längere Seiten ganz lesen, es kostet aber Speicher.',
      num_predict: 'Längere Antworten werden abgeschnitten.',
      keep_alive: 'Nach einer Antwort. Bei -1 bleibt es, bis es jemand entlädt.',
      think: 'Mehr Nachdenken dauert länger.',
      system: 'Was dem Modell vor allem anderen gesagt wird.',
    },
    thinking: { off: 'Aus', on: 'An', low: 'Wenig', medium: 'Mittel', high: 'Viel' },
  },
} satisfies Catalogue['rest'];
