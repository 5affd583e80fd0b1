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
import { chats as chatCount, counted, number, ofTokens, plural } from './tongue.ts';

const UPDATE_BOTH = 'Zaktualizuj rozszerzenie i pomocnika do tej samej wersji.';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `Nie można załączyć „${name}”: ${why}`;
const certificate = (address: string) =>
  ` Otwórz ${address} w karcie, aby sprawdzić, czy przeglądarka ufa certyfikatowi.`;
const ofChats = (count: number) => counted(count, 'czatu', 'czatów', 'czatów', 'czatu');
const inAll = (count: number) =>
  plural(count, {
    one: (shown) => `Razem jest ${shown} załącznik.`,
    few: (shown) => `Razem są ${shown} załączniki.`,
    many: (shown) => `Razem jest ${shown} załączników.`,
    other: (shown) => `Razem jest ${shown} załącznika.`,
  });
const attached = (what: string) => (name: string, count: number) =>
  count === 1 ? `${what}: „${name}”.` : `${what}: „${name}”. ${inAll(count)}`;

/** What is only said once something is opened or goes wrong. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['Coś poszło nie tak. Nowszy Aside potrafi to wyjaśnić.', 'Zaktualizuj Aside.'],
    notice: 'Pomocnik zgłasza coś, co wymaga nowszego Aside.',
    thenRestart: 'Potem uruchom Aside ponownie.',
  },
  notices: { not_saved: 'Czaty nie są zapisywane.' },
  servers,
  firstRun: {
    title: 'Pierwsze kroki',
    dismiss: 'Ukryj te kroki',
    done: (count, all) => `Gotowe: ${number(count)} z ${number(all)}`,
    todo: {
      companion: 'Połącz z pomocnikiem',
      model: 'Pobierz model',
      try: 'Wypróbuj na tej stronie',
    },
    ready: {
      companion: 'Połączono z pomocnikiem',
      model: 'Model jest gotowy',
      try: 'Wypróbowano na tej stronie',
    },
    unpaired: 'Pomocnik działa, ale nie zna jeszcze tej przeglądarki.',
    lookingForModels: 'Szukam modeli…',
    tryHint: 'Poproś o podsumowanie albo wpisz pytanie poniżej.',
  },
  prompts,
  history: {
    title: 'Czaty',
    untitled: 'Czat bez tytułu',
    deleted: (title) => `Usunięto „${title}”`,
    deletedMany: (count) => `Usunięto ${chatCount(count)}`,
    archivedMany: (count) => `Zarchiwizowano ${chatCount(count)}`,
    unarchivedMany: (count) => `Przywrócono z archiwum ${chatCount(count)}`,
    taggedMany: (count, tag) => `Dodano „${tag}” do ${ofChats(count)}`,
    untaggedMany: (count, tag) => `Usunięto „${tag}” z ${ofChats(count)}`,
    undo: 'Cofnij',
    searchChats: 'Szukaj w czatach',
    searching: 'Szukam…',
    found: (count) => counted(count, 'wynik', 'wyniki', 'wyników', 'wyniku'),
    foundNothing: (query) => `Żaden czat nie pasuje do „${query}”`,
    foundNothingHint: 'Przeszukano tytuły, pytania i odpowiedzi. Spróbuj wpisać mniej liter.',
    loadingChats: 'Wczytywanie twoich czatów…',
    loadingMore: 'Wczytywanie kolejnych…',
    noChats: 'Nie ma jeszcze czatów',
    noChatsHint: 'Pomocnik przechowuje twoje czaty oprócz tymczasowych.',
    pinned: 'Przypięte',
    today: 'Dzisiaj',
    yesterday: 'Wczoraj',
    lastWeek: 'Ostatnie 7 dni',
    answeringNow: 'Odpowiada',
    chatActions: (title) => `Działania: „${title}”`,
    rename: 'Zmień nazwę',
    newTitle: 'Nowy tytuł',
    pin: 'Przypnij',
    unpin: 'Odepnij',
    share: 'Udostępnij…',
    delete: 'Usuń',
    aboutPage: (count) => `${chatCount(count)} o tej stronie`,
    archived: 'Zarchiwizowany',
    archive: 'Archiwizuj',
    unarchive: 'Przywróć z archiwum',
    select: 'Zaznacz',
    selected: (count) => `Zaznaczone: ${number(count)}`,
    selectAll: 'Zaznacz wszystkie',
    clearSelection: 'Wyczyść zaznaczenie',
    selection: 'Zaznaczone czaty',
    tags: 'Tagi',
    tagOf: (tag) => `Tag „${tag}”`,
    newTag: 'Nowy tag',
    addTag: 'Dodaj',
    removeTag: (tag) => `Usuń tag „${tag}”`,
    exportSelected: 'Eksportuj zaznaczone czaty',
    exportChosen: 'Eksportuj',
    filters: 'Filtry',
    filterTag: 'Tag',
    filterModel: 'Model',
    filterSite: 'Witryna',
    filterSince: 'Od',
    filterUntil: 'Przed',
    onlyArchived: 'Tylko zarchiwizowane',
    any: 'Dowolne',
    named: (name, chats) => `${name} (${number(chats)})`,
    filterNames: {
      tag: 'tag',
      model: 'model',
      site: 'witryna',
      before: 'przed',
      after: 'od',
      is: 'stan',
      archived: 'archiwum',
    },
    typedFilters: 'Możesz też wpisać tag:, model:, witryna:, przed:2026-10-01, od: lub stan:archiwum.',
    chipTag: (tag) => `Tag: ${tag}`,
    chipModel: (model) => `Model: ${model}`,
    chipSite: (site) => `Witryna: ${site}`,
    chipPage: 'O tej stronie',
    chipSince: (date) => `Od: ${date}`,
    chipUntil: (date) => `Przed: ${date}`,
    removeFilter: (filter) => `Usuń filtr „${filter}”`,
    noneMatch: 'Żaden czat nie pasuje do tych filtrów',
    noneMatchHint: 'Usuń jeden z nich, aby zobaczyć więcej.',
    undoKeys: (keys) => `Cofnij: ${keys}`,
  },
  menus,
  modelMenu: {
    keys: 'Skróty klawiszowe…',
    automatic: 'Automatycznie',
    automaticHint: 'wczytany model albo najnowszy',
    loaded: 'wczytany',
    remote: 'nie na tym komputerze',
    readerHint: 'wbudowany, bez modelu: cytuje najważniejsze zdania',
    remoteTitle: (name) => `${name} działa na cudzym komputerze`,
    remoteMessage: 'Twoje pytania oraz załączane strony i zaznaczenia opuszczają ten komputer.',
    remoteUse: 'Użyj mimo to',
    remoteKeep: 'Zostaw obecny',
    settings: 'Ustawienia…',
    models: 'Modele…',
  },
  editing: {
    label: 'Edytuj swoje pytanie',
    hint: 'Obecna odpowiedź zostanie jako osobna wersja.',
    ask: 'Zapytaj',
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
    waiting: 'Następne pytania',
    moveUp: 'Przesuń w górę',
    takeBack: 'Nie zadawaj',
    takenBack: 'Pytanie usunięte',
    movedTo: (place, count) => `Teraz na miejscu ${number(place)} z ${number(count)}`,
    quote: 'Cytuj',
    keepsPlace: 'Zachowa swoje miejsce.',
    beganMeanwhile: 'Odpowiedź na to pytanie już powstaje. Zmieniony tekst zostanie zadany jako nowe pytanie.',
  },
  keys: {
    title: 'Skróty klawiszowe',
    groups: {
      composer: 'Twoje pytanie',
      waiting: 'Następne pytania',
      panel: 'Gdzie indziej w panelu',
      browser: 'W przeglądarce',
    },
    does: {
      send: 'Wyślij',
      newLine: 'Nowy wiersz',
      editLast: 'Edytuj ostatnie pytanie, z pustego pola',
      pickTab: 'Załącz otwartą kartę',
      pastePlain: 'Wklej bez formatowania',
      stop: 'Zatrzymaj odpowiedź',
      moveUp: 'Przesuń w górę',
      moveDown: 'Przesuń w dół',
      quote: 'Cytuj zaznaczenie w odpowiedzi',
      findChat: 'Szukaj w czatach',
      listKeys: 'Pokaż tę listę',
    },
    commands: {
      open: 'Otwórz lub zamknij Aside',
      ask: 'Zapytaj o zaznaczenie lub stronę',
      summarise: 'Podsumuj stronę',
    },
    keys: { control: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc' },
  },
  pageNotice: {
    reading: 'Czytanie tej strony…',
    stopReading: 'Przestań czytać tę stronę',
    allowAllSites: 'Zezwól na wszystkich witrynach',
    alwaysOffer: (site) => `Pozwolić Aside czytać ${site} bez pytania za każdym razem?`,
    alwaysOn: (site) => `Zawsze na ${site}`,
  },
  sent: {
    to: (model, address) =>
      address === '' ? `Wysłano do modelu ${model}.` : `Wysłano do modelu ${model} pod adresem ${address}.`,
    onlyWords: 'Tylko twoje słowa i wcześniejszy czat.',
    show: 'Pokaż dokładnie, co wysłano',
    hide: 'Ukryj',
    loading: 'Wczytywanie…',
    gone: 'To nie jest już przechowywane albo pomocnik jest nieosiągalny.',
  },
  transfers: {
    exportChat: (title) => `Eksportuj „${title}”`,
    exportAll: 'Eksportuj wszystkie',
    allChats: 'Czaty Aside',
    exportAs: 'Eksportuj jako',
    markdown: 'Markdown',
    markdownHint: 'Do czytania',
    json: 'JSON',
    jsonHint: 'Do ponownego importu',
    exporting: (bytes) => (bytes === 0 ? 'Eksportowanie…' : `Eksportowanie… ${formatBytes(bytes)}`),
    exported: (name) => `Wyeksportowano jako „${name}”`,
    importChats: 'Importuj…',
    importHint: 'Eksport z Aside, Page Assist, Open WebUI lub ChatGPT: plik JSON albo ZIP z ChatGPT',
    importing: (share, chats) => {
      if (share === 0) return 'Importowanie…';
      if (share === 1) return 'Importowanie… Odczyt pliku';
      if (chats === 0) return `Importowanie… ${percent(share)}`;
      return `Importowanie… ${percent(share)}, ${chatCount(chats)}`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return 'W tym pliku nie ma czatów, które da się zaimportować.';
      const from = program === 'Aside' ? '' : ` z ${program}`;
      return `Można zaimportować ${chatCount(chats)}${from}.`;
    },
    nothingNew: 'W tym pliku nie ma nic nowego.',
    continued: (count) => `Z nowymi wiadomościami: ${chatCount(count)}.`,
    known: (count) => `Już tutaj: ${chatCount(count)}.`,
    files: (count) =>
      `Nie da się zaimportować ${counted(count, 'obrazu lub pliku', 'obrazów i plików', 'obrazów i plików', 'obrazu i pliku')}.`,
    skipped: (count) => `Nie da się zaimportować ${ofChats(count)}.`,
    incomplete: (count) =>
      plural(count, {
        one: (shown) => `W ${shown} czacie zabraknie jakiejś części.`,
        few: (shown) => `W ${shown} czatach zabraknie jakichś części.`,
        many: (shown) => `W ${shown} czatach zabraknie jakichś części.`,
        other: (shown) => `W ${shown} czatu zabraknie jakichś części.`,
      }),
    chatAt: (place) => `Czat ${number(place)} w pliku`,
    whichChats: 'Które czaty?',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return `nie da się odczytać ${counted(count, 'wiadomości lub źródła', 'wiadomości lub źródeł', 'wiadomości lub źródeł', 'wiadomości lub źródła')}`;
        case 'no_messages':
          return 'nie ma wiadomości';
        case 'not_a_chat':
          return 'nie jest czatem';
        case 'broken_off':
          return 'urywa się: brakuje reszty pliku';
        case 'too_large':
        case 'too_deep':
          return 'jest za duży';
        case 'too_many_messages':
          return `ma więcej niż ${counted(LIMITS.importTurns, 'pytanie', 'pytania', 'pytań', 'pytania')}`;
        case 'too_many_chats':
          return `jest poza pierwszymi ${number(LIMITS.importConversations)}`;
        default:
          return 'nie da się odczytać';
      }
    },
    more: (count) => `i jeszcze ${number(count)}`,
    importNow: 'Importuj',
    storing: 'Importowanie… Zapisywanie czatów',
    exportedElsewhere: (share) =>
      share === 0 ? 'Czaty są eksportowane gdzie indziej' : `Czaty są eksportowane gdzie indziej: ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0 ? 'Czaty są importowane gdzie indziej' : `Czaty są importowane gdzie indziej: ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0
        ? 'Zaimportowane czaty są zapisywane gdzie indziej'
        : `Zaimportowane czaty są zapisywane gdzie indziej: ${percent(share)}`,
    waitsElsewhere: 'Import gdzie indziej czeka na potwierdzenie',
    stopExport: 'Anuluj eksport',
    stopImport: 'Anuluj import',
    imported: (count) => (count === 0 ? 'Brak czatów w tym pliku' : `Zaimportowano ${chatCount(count)}`),
  },
  preferences,
  pairing: {
    language: 'Język',
    browserLanguage: 'Język przeglądarki',
    companion: 'Pomocnik',
    connection: 'Połączenie',
    connectedTo: (address) => `Połączono z ${address}`,
    connectingTo: (address) => `Łączenie z ${address}…`,
    notConnectedTo: (address) => `Brak połączenia z ${address}`,
    asPaired: (name) => `Ta przeglądarka jest sparowana. Pomocnik nazywa ją „${name}”.`,
    asBuilt: 'Ten Aside ma od razu klucz pomocnika, więc nie trzeba parować.',
    asGuest:
      'Jesteś gościem: możesz tylko wpisywać pytania i nic nie jest zapisywane. Sparuj, aby wysyłać strony i zachowywać czaty.',
    forget: 'Zapomnij tego pomocnika',
    forgetting: 'Zapominanie…',
    unrevoked: (name) =>
      `Ta przeglądarka zapomniała klucz, ale nie mogła powiedzieć o tym pomocnikowi. Aby usunąć „${name}” z jego listy, uruchom:`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: 'Sparuj',
    pairOther: 'Użyj innego pomocnika',
    pairRun: 'Aby dostać kod, uruchom to w folderze Aside na komputerze pomocnika:',
    pairInvited: 'Masz link z zaproszeniem? Wklej go tutaj.',
    pairCode: 'Kod',
    pairAddress: 'Adres',
    pairExposed: 'Bez szyfrowania: inni w sieci mogą czytać to, co wysyłasz. W miarę możliwości użyj https://.',
  },
  rooms,
  pairingFailures: {
    no_address: () =>
      told('To nie jest adres.', 'Powinien wyglądać tak: 127.0.0.1:11435 lub https://aside.example.org.'),
    no_code: () => told('To nie jest kod.', 'Kod ma 8 liter i cyfr, na przykład 7K3M-Q9TX.'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `Pod adresem ${address} nic nie odpowiada.`,
        isHere
          ? 'Uruchom npm start w folderze Aside albo popraw adres.'
          : `Sprawdź, czy pomocnik tam działa i czy ten komputer jest w jego sieci.${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `Pomocnik pod adresem ${address} nie jest gotowy do parowania.`,
        `Uruchom tam ${command} i w ciągu dwóch minut wpisz kod, który się pojawi. Jeśli to już zrobione, tego adresu używa inny program.`,
      ),
    not_aside: ({ address }) =>
      told(
        `Pod adresem ${address} odpowiada program, ale nie jest to pomocnik Aside.`,
        'Popraw adres: npm start podaje, gdzie nasłuchuje pomocnik.',
      ),
    code_not_proved: ({ address }) =>
      told(
        `Program pod adresem ${address} nie zna kodu, więc to nie jest twój pomocnik. Jego klucza nie zapisano.`,
        'Sprawdź, który program używa tego adresu, i zatrzymaj go. Potem sparuj ponownie.',
      ),
    too_old: ({ address, version }) =>
      told(`Pomocnik pod adresem ${address} ma inną wersję (${version}) i nie umie parować.`, UPDATE_BOTH),
    no_common_version: ({ address }) =>
      told(`Pomocnik pod adresem ${address} używa innej wersji protokołu Aside.`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(
        `Brak odpowiedzi na czas z ${address}.`,
        'Zajrzyj do terminala, w którym działa pomocnik, i spróbuj ponownie.',
      ),
    browser_refuses: ({ address }) => told(`Przeglądarka nie chce połączyć się z ${address}.`, 'Użyj innego portu.'),
    not_encrypted: ({ address }) =>
      told(
        `Ta strona może otwierać tylko połączenia szyfrowane, a ${address} nie jest szyfrowany.`,
        'Użyj adresu z https://.',
      ),
    refused: () => told('Pomocnik odmówił sparowania z tą przeglądarką.', ''),
    code_not_accepted: ({ command }) => told('Pomocnik nie przyjął kodu.', `Aby dostać nowy, uruchom ${command}.`),
    too_many: ({ address }) => told(`Za dużo połączeń z ${address}.`, 'Poczekaj chwilę i spróbuj ponownie.'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `Pomocnik pod adresem ${address} rozłączył się (${closeCode}).`
          : `Pomocnik pod adresem ${address} rozłączył się (${closeCode}: ${said}).`,
        'Spróbuj ponownie. Jeśli to nie pomoże, szczegóły są w jego terminalu.',
      ),
    part_missing: () => told('Nie udało się wczytać części Aside.', 'Zamknij ten panel i otwórz go ponownie.'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, 'Zamknij ten panel, otwórz go ponownie i spróbuj jeszcze raz.'),
  },
  problems,
  pageHints: {
    browser_page: () =>
      'Przeglądarki nie wpuszczają rozszerzeń na własne strony i do sklepów, więc Aside nie może czytać tej strony.',
    closed_page: () =>
      'Przeglądarka nie wpuszcza Aside na tę stronę. Jeśli to plik na tym komputerze, otwórz w przeglądarce stronę rozszerzeń i włącz dla Aside „Zezwalaj na dostęp do adresów URL plików”. Własne strony i sklepy przeglądarki pozostają zamknięte.',
    silent: () =>
      'Aside nie może czytać tej strony: nie odpowiada. Spróbuj ponownie, gdy będzie mniej zajęta. Niektóre strony samej przeglądarki nigdy nie odpowiadają.',
    pdf: () =>
      'Aside nie może wydobyć PDF-a z podglądu przeglądarki. Zapisz go i upuść plik tutaj albo zaznacz w nim tekst i zapytaj o zaznaczenie.',
    shown_file: () => 'Aside nie może wydobyć tego pliku z przeglądarki. Zapisz go i upuść plik tutaj.',
    recording: () => 'Ta karta odtwarza dźwięk lub wideo. Aside umie czytać tylko tekst i obrazy.',
    framed: ({ site }) =>
      site === ''
        ? 'Większość tej strony jest w ramce z innej witryny, której Aside nie może czytać. Otwórz ramkę w osobnej karcie albo zezwól Aside na dostęp do wszystkich witryn.'
        : `Większość tej strony jest w ramce z ${site}, której Aside nie może czytać. Otwórz ramkę w osobnej karcie albo zezwól Aside na dostęp do wszystkich witryn.`,
    drawn: () =>
      'Ta strona jest narysowana jako obraz, więc nie ma tekstu, który Aside mógłby odczytać. Załącz zamiast tego zrzut ekranu.',
    empty: () => 'Na tej stronie nie ma tekstu.',
    not_loaded: () => 'Ta strona się nie wczytała, więc nie ma czego czytać.',
    left: () => 'Strona została opuszczona, zanim Aside ją przeczytał. Wróć do niej i spróbuj ponownie.',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'Kliknij Aside na pasku narzędzi, aby mógł czytać tę stronę.'
        : `Kliknij Aside na pasku narzędzi lub naciśnij ${shortcut}, aby mógł czytać tę stronę.`,
    sidebar_refused: () =>
      'Firefox otwiera panel boczny tylko po kliknięciu na pasku narzędzi lub w menu, dlatego Aside otworzył się w tej karcie. Kliknij Aside na pasku narzędzi, aby mieć go obok strony.',
    no_room: () => 'Przeglądarka nie ma miejsca na tyle tekstu. Zaznacz mniej i zapytaj ponownie.',
    closed_frame: ({ site }) =>
      site === ''
        ? 'Zaznaczony tekst może być w części tej strony, która pochodzi z innej witryny. Skrót klawiszowy nie może go tam odczytać. Kliknij zaznaczenie prawym przyciskiem i wybierz „Zapytaj o zaznaczenie” albo zezwól Aside na dostęp do wszystkich witryn.'
        : `Zaznaczony tekst może być w części tej strony, która pochodzi z ${site}. Skrót klawiszowy nie może go tam odczytać. Kliknij zaznaczenie prawym przyciskiem i wybierz „Zapytaj o zaznaczenie” albo zezwól Aside na dostęp do wszystkich witryn.`,
    nothing_selected: () => 'Nic nie jest zaznaczone. Zaznacz tekst na stronie, a potem o niego zapytaj.',
  },
  landings: {
    sourcesFull: (most) => `Do pytania można załączyć strony, zaznaczenia i pliki, razem najwyżej ${number(most)}.`,
    landed: {
      page: attached('Do pytania załączono stronę'),
      file: attached('Do pytania załączono plik'),
      image: attached('Do pytania załączono obraz'),
      selection: attached('Do pytania załączono zaznaczenie ze strony'),
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `Fragment ${index}` : `Fragment ${index} z: ${title}`),
    notFound: 'Nie znaleziono we fragmencie',
    noPassage: 'Żaden fragment nie ma tego numeru',
    closest: 'Najbliższy fragment, znaleziony przez Aside',
  },
  models,
  sources: {
    attach: 'Załącz pliki',
    dropHere: 'Upuść pliki, aby je załączyć',
    openTabs: 'Otwarte karty',
    tabAsleep: 'Uśpiona: najpierw przejdź do tej karty',
    allowTabs: 'Pokaż Aside swoje karty…',
    allowTabsHint: 'Przeglądarka zapyta o dostęp Aside do wszystkich witryn',
    noTab: 'Żadna otwarta karta nie pasuje',
    pastedText: 'Wklejony tekst',
    pastedImage: 'Wklejony obraz',
    reading: (name) => `Czytanie „${name}”…`,
    readingPart: (name, done, total) => `Czytanie „${name}”: strona ${number(done)} z ${number(total)}`,
    stopReading: (name) => `Przestań czytać „${name}”`,
    waitsForReading: 'Pytanie będzie można wysłać, gdy wszystko zostanie przeczytane.',
    noVision: (model) => `${model} nie widzi obrazów.`,
    chooseVision: 'Wybierz model, który widzi, albo usuń obraz.',
    getVision:
      'Żaden z twoich modeli nie widzi obrazów. Pobierz taki, który widzi, na przykład gemma3, albo usuń obraz.',
    useModel: (model) => `Użyj ${model}`,
    pageChanges: {
      changed: (title) => `Strona „${title}” zmieniła się, odkąd Aside ją przeczytał.`,
      left: (title) => `Karta ze stroną „${title}” pokazuje teraz inną stronę.`,
    },
    aroundIt: 'Akapit wokół:',
    readAgain: 'Przeczytaj ponownie',
    pageBeside: (title) => `Obok jest teraz „${title}”.`,
    anotherPage: 'Obok jest teraz inna strona.',
    chatIsAbout: (title) => `Ten czat dotyczy „${title}”.`,
    useInstead: 'Użyj zamiast tego tej strony',
    useAlso: 'Użyj także tej strony',
    fits: {
      passages: (model) => `Za długie dla ${model}: zostaną wysłane tylko fragmenty ważne dla pytania.`,
      parts: (model) => `Za długie dla ${model}: będzie czytane w częściach.`,
      tooLong: (model, count, most) =>
        `Może być za długie dla ${model}: to około ${ofTokens(rounded(count))}, a model czyta ${number(most)}.`,
      withoutEarlierSources:
        'Aby zmieścić się w modelu, strony, zaznaczenia i obrazy z wcześniejszych pytań nie zostaną wysłane ponownie.',
      leftOut: (count) =>
        plural(count, {
          one: 'Aby zmieścić się w modelu, najstarsze pytanie i odpowiedź na nie nie zostaną wysłane.',
          few: (shown) =>
            `Aby zmieścić się w modelu, ${shown} najstarsze pytania i odpowiedzi na nie nie zostaną wysłane.`,
          many: (shown) =>
            `Aby zmieścić się w modelu, ${shown} najstarszych pytań i odpowiedzi na nie nie zostanie wysłanych.`,
          other: (shown) =>
            `Aby zmieścić się w modelu, ${shown} najstarszego pytania i odpowiedzi na nie nie zostanie wysłane.`,
        }),
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, 'to ani tekst, ani obraz, ani PDF.'),
      empty: ({ name }) => notAttached(name, 'nic w nim nie ma.'),
      too_large: ({ name, megabytes }) => notAttached(name, `pliki mogą mieć najwyżej ${number(megabytes)}\u00a0MB.`),
      not_an_image: ({ name }) => notAttached(name, 'ma nazwę jak obraz, ale nim nie jest.'),
      image_kind: ({ name }) =>
        notAttached(name, 'Aside nie umie odczytać takiego obrazu. Zapisz go jako PNG lub JPEG.'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(
          name,
          `megapiksele: ${number(megapixels)}, a dozwolone najwyżej ${number(most)}. Zapisz mniejszą wersję.`,
        ),
      image_broken: ({ name }) => notAttached(name, 'obraz jest uszkodzony.'),
      file_gone: ({ name }) => notAttached(name, 'to folder albo nie da się tego otworzyć.'),
      no_room: ({ name }) => notAttached(name, 'pytanie ma już tyle załączników, ile może mieć.'),
      needs_companion: ({ name }) =>
        notAttached(name, 'pliki PDF czyta pomocnik, a ten panel nie jest z żadnym sparowany lub połączony.'),
      refused: ({ name }) => `Nie można załączyć „${name}”.`,
      tab_gone: ({ name }) => notAttached(name, 'kartę zamknięto albo pokazuje teraz inną stronę.'),
      tab_closed: ({ name }) =>
        notAttached(
          name,
          'przeglądarka nie wpuszcza Aside do tej karty. Przejdź do niej i kliknij Aside na pasku narzędzi.',
        ),
      tab_unreadable: ({ name }) => `Nie można załączyć „${name}”.`,
      not_fetched: ({ name }) =>
        notAttached(name, 'Aside nie mógł pobrać tego pliku z witryny jeszcze raz. Zapisz go i upuść plik tutaj.'),
      failed: ({ name }) => notAttached(name, 'coś poszło nie tak. Spróbuj ponownie.'),
    },
  },
  summaries: {
    style: 'Styl podsumowania',
    styles: { bullets: 'W punktach', brief: 'Krótko', detailed: 'Szczegółowo', focus: 'Co dla mnie ważne' },
    focus: 'Co jest dla ciebie ważne?',
    focusPlaceholder: 'Koszty, terminy, co mam zrobić…',
  },
  selectionButtons: {
    title: 'Przyciski obok zaznaczonego tekstu',
    hint: 'Zaznacz tekst na stronie, a obok pojawią się przyciski. Z klawiatury prowadzi do nich Alt+F10.',
    where: {
      nowhere: 'Wyłączone',
      sites: 'Na wybranych witrynach',
      everywhere: 'Na wszystkich witrynach',
    },
    site: 'Witryna',
    add: 'Dodaj',
    remove: (site) => `Usuń ${site}`,
    actions: 'Pokazywane przyciski',
    closed: (site) => `Przeglądarka nie pozwala Aside działać na ${site}, więc przyciski się tam nie pojawiają.`,
    closedEverywhere:
      'Przeglądarka nie pozwala Aside działać na wszystkich witrynach, więc przyciski się nie pojawiają.',
    allow: 'Zezwól ponownie',
    problems: {
      refused: 'Przeglądarka na to nie pozwoliła, więc nic się nie zmieniło.',
      no_site: 'To nie jest witryna. Wpisz na przykład example.org.',
    },
  },
  voice: {
    speak: 'Zadaj pytanie głosem (kliknij albo przytrzymaj podczas mówienia)',
    opening: 'Włączanie mikrofonu…',
    listening: 'Aside słucha',
    transcribing: 'Zamiana na tekst…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: 'Koniec mówienia',
    askAtOnce: 'Zapytaj od razu',
    microphone: 'Mikrofon',
    browsersChoice: 'Domyślny przeglądarki',
    nextTime: 'Od następnego nagrania',
    standIn: (name) => `Wybrany mikrofon nie jest podłączony. Aside słucha przez „${name}”.`,
    kept: 'Twoje nagranie jest zachowane.',
    discard: 'Odrzuć',
    keepRecorded: 'Pozwól zapisać nagranie',
    recorded: 'Nagranie zostaje tu do następnego.',
    saveRecorded: 'Zapisz',
    letRecordedGo: 'Usuń nagranie',
    allow: 'Zezwól na mikrofon…',
    onDevice: {
      available: 'Ta przeglądarka umie sama rozpoznawać mowę, na tym urządzeniu. Włącz to i powiedz jeszcze raz.',
      downloadable:
        'Ta przeglądarka umie sama rozpoznawać mowę, na tym urządzeniu, gdy pobierze twój język. Potem powiedz jeszcze raz.',
      downloading: 'Pobieranie twojego języka…',
      turnOn: 'Użyj tej przeglądarki',
      download: 'Pobierz i użyj',
      choice: 'Rozpoznawaj mowę w tej przeglądarce, na tym urządzeniu',
    },
    problems: {
      not_asked: 'Przeglądarka potrzebuje najpierw twojej zgody. Zapyta w nowej karcie.',
      denied: 'Przeglądarka nie pozwala Aside używać mikrofonu.',
      no_microphone: 'Nie znaleziono mikrofonu. Podłącz jakiś i spróbuj ponownie.',
      not_supported: 'Ta strona nie może używać mikrofonu. Otwórz ją przez https albo użyj rozszerzenia.',
      busy: 'Nie udało się użyć mikrofonu. Zamknij inne programy, które go używają, i spróbuj ponownie.',
      failed: 'Nie udało się włączyć mikrofonu. Wybierz inny w ustawieniach systemu i spróbuj ponownie.',
      unplugged: 'Mikrofon został odłączony. Aside słyszał wszystko do tej chwili.',
      full: `Nagranie kończy się po ${counted(Math.floor(LIMITS.audioSeconds / 60), 'minucie', 'minutach', 'minutach', 'minuty')}. Aside słyszał wszystko do tej chwili.`,
      lost: 'Utracono połączenie z pomocnikiem. Nagranie zostanie wysłane, gdy wróci.',
      on_device: 'Od teraz ta przeglądarka zamienia twoją mowę na tekst, na tym urządzeniu. Powiedz jeszcze raz.',
      not_on_device:
        'Ta przeglądarka nie umie już rozpoznawać twojego języka na tym urządzeniu. Od teraz Aside znów używa pomocnika.',
      not_installed: 'Przeglądarka nie mogła pobrać rozpoznawania mowy dla twojego języka.',
      needs_companion: 'Sparuj tę przeglądarkę z pomocnikiem, aby zadawać pytania głosem.',
    },
    page: {
      title: 'Pozwól Aside używać mikrofonu',
      text: 'Aside słucha tylko wtedy, gdy zadajesz pytanie. Nagranie trafia do twojego własnego rozpoznawania mowy, a Aside go nie przechowuje.',
      allow: 'Zezwól na mikrofon',
      allowed: 'Aside może już używać mikrofonu. Zamknij tę kartę i zadaj pytanie w panelu.',
      denied:
        'Przeglądarka nie pozwala Aside używać mikrofonu. Kliknij ikonę na lewo od adresu tej strony, zezwól na mikrofon i spróbuj ponownie.',
      none: 'Nie znaleziono mikrofonu. Podłącz jakiś i spróbuj ponownie.',
    },
  },
  aloud: {
    read: 'Czytaj na głos',
    stopReading: 'Przestań czytać na głos',
    readSelection: 'Czytaj zaznaczenie na głos',
    bar: 'Czytanie na głos',
    pause: 'Wstrzymaj',
    goOn: 'Kontynuuj',
    skip: 'Następne zdanie',
    speed: 'Szybkość',
    slower: 'Wolniej',
    faster: 'Szybciej',
    rate: (rate) => `${number(rate)}×`,
    waiting: 'Czekam na resztę odpowiedzi…',
    gettingVoices: 'Przygotowywanie głosów…',
    voice: (language) => `Głos: ${language}`,
    automatic: 'Najlepszy głos na tym komputerze',
    onThisComputer: 'Na tym komputerze',
    online: 'Online: tekst opuszcza ten komputer',
    leftOut: { code: 'Kod pominięty.', formula: 'Wzór pominięty.' },
    noVoice: {
      no_voice: (language) =>
        `Na tym komputerze nie ma głosu dla języka: ${language}. Dodaj go w ustawieniach mowy systemu, a potem uruchom przeglądarkę ponownie.`,
      no_voice_on_linux: (language) =>
        `Na tym komputerze nie ma głosu dla języka: ${language}. Zainstaluj speech-dispatcher i espeak-ng. Chrome i Chromium trzeba też uruchomić z --enable-speech-dispatcher.`,
    },
    problems: {
      not_supported: 'Ta przeglądarka nie umie czytać na głos.',
      failed: 'Głos przestał odpowiadać. Kliknij „Kontynuuj” albo wybierz inny głos.',
      interrupted: 'Coś innego w przeglądarce zatrzymało czytanie.',
      elsewhere: 'Teraz na głos czyta inny panel.',
    },
  },
  tuning: {
    title: 'Ustawienia modelu',
    scope: 'Te ustawienia są dla',
    thisChat: 'Tego czatu',
    thisModel: (model) => (model === '' ? 'Tego modelu' : model),
    chatHint: 'Mają pierwszeństwo przed ustawieniami modelu, tylko w tym czacie.',
    modelHint: 'Działają w każdym czacie z tym modelem, chyba że czat ma własne.',
    contextUsed: (used, all) =>
      `Po ostatniej odpowiedzi kontekst był pełny w ${percent(Math.ceil((100 * used) / all) / 100)}: ${number(used)} z ${ofTokens(all)}.`,
    everyModel: 'Dla wszystkich modeli',
    largestContext: 'Największy kontekst, w tokenach',
    largestContextHint:
      'Tyle najwyżej Aside żąda od modelu Ollamy. Więcej pozwala czytać dłuższe strony w całości, ale zajmuje więcej pamięci. Model już wczytany zachowuje to, co ma.',
    loadsEarly: 'Wczytuj model podczas pisania',
    loadsEarlyHint:
      'Odpowiedzi zaczynają się szybciej. Tylko dla modeli, które mieszczą się w pamięci tego komputera, i nigdy w trakcie innej odpowiedzi.',
    loading: 'Pytam pomocnika…',
    none: 'Ten model nie ma ustawień.',
    reset: (what) => `Przywróć: ${what}`,
    byItself: 'Domyślne modelu',
    usually: (value) => `Domyślnie: ${value}`,
    names: {
      temperature: 'Temperatura',
      top_p: 'Top P',
      seed: 'Ziarno',
      num_ctx: 'Kontekst, w tokenach',
      num_predict: 'Najdłuższa odpowiedź, w tokenach',
      keep_alive: 'Minuty w pamięci',
      think: 'Myślenie',
      system: 'Prompt systemowy',
    },
    hints: {
      temperature: 'Od 0, najbardziej prawdopodobne słowa, do 2, najbardziej zaskakujące.',
      top_p: 'Z jakiej części prawdopodobnych słów wybiera, od 0 do 1.',
      seed: 'To samo ziarno daje tę samą odpowiedź.',
      num_ctx: 'Więcej pozwala czytać dłuższe strony w całości, ale zajmuje więcej pamięci.',
      num_predict: 'Dłuższe odpowiedzi są ucinane.',
      keep_alive: 'Jak długo zostaje wczytany po odpowiedzi. -1: aż ktoś zwolni go z pamięci.',
      think: 'Więcej myślenia trwa dłużej.',
      system: 'Co model dostaje przed wszystkim innym.',
    },
    thinking: { off: 'Wyłączone', on: 'Włączone', low: 'Mało', medium: 'Średnio', high: 'Dużo' },
  },
} satisfies Catalogue['rest'];
