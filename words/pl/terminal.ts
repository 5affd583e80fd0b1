import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { counted, number, plural, tokens } from './tongue.ts';

const TRY_AGAIN = 'Spróbuj ponownie.';
const SOON_AGAIN = 'Spróbuj ponownie za chwilę.';
const SEND_LESS = 'Wyślij tylko ważną część.';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair da nowy.`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE =
  'Uruchom npm start z tymi samymi opcjami, aby zapisać go od nowa, a potem przeładuj rozszerzenie w przeglądarce.';
const USE_IT =
  'Użyj tamtego albo najpierw go zatrzymaj: naciśnij Ctrl+C tam, gdzie go uruchomiono, albo użyj menedżera usług. Nic nie zmieniono.';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp':
    'Jeśli model mieści więcej, uruchom llama-server z większym -c; jego miejsca (-np) dzielą się kontekstem.',
  vLLM: 'Jeśli model mieści więcej, uruchom vLLM z większym --max-model-len.',
  'LM Studio': 'Jeśli model mieści więcej, wczytaj go w LM Studio z większym „Context Length”.',
  LocalAI: 'Jeśli model mieści więcej, ustaw większe context_size w jego pliku LocalAI.',
};
const elsewhere = (finder: string) => `Znajdź go poleceniem ${finder} i zatrzymaj albo uruchom Aside z opcją --port.`;
/** As after „dłuższy niż”. */
const characters = (count: number) => counted(count, 'znak', 'znaki', 'znaków', 'znaku');

/** What the programs on a terminal say. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `W ${folder} nie ma klucza: żaden pomocnik nie działał jeszcze z tym folderem danych.`,
        'Uruchom go przez npm start albo podaj jego folder przez --data-dir.',
      ],
      nobody: (address) => [
        `Na ${address} nie nasłuchuje żaden pomocnik.`,
        'Uruchom go przez npm start albo podaj jego port przez --port.',
      ],
      otherKey: (address, folder) => [
        `Program na ${address} nie zna klucza z ${folder}. Nic nie wysłano.`,
        'Podaj folder danych tamtego pomocnika przez --data-dir albo port swojego przez --port.',
      ],
      refused: (address, why) => [`Pomocnik na ${address} odrzucił połączenie. ${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `Program na ${address} nie jest pomocnikiem Aside. ${why} Nic nie wysłano.`,
        `Podaj port pomocnika przez --port. Więcej powie ${ASIDE_COMMAND} doctor.`,
      ],
      lost: () => ['Utracono połączenie z pomocnikiem.', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `Inny program używa folderu danych ${folder}, ale na ${address} nie nasłuchuje żaden pomocnik.`,
        'Podaj port działającego pomocnika przez --port albo spróbuj ponownie, jeśli było to inne polecenie.',
      ],
      willLearn: (seconds) =>
        `Pomocnicy, którzy używają tej bazy danych, dowiedzą się o tym w ciągu ${seconds}\u00a0s.`,
      inFolder: (folder) => `Nie działa żaden pomocnik, więc zmieniono to w ${folder}.`,
    },
    stranger: {
      silent: 'Nic nie mówi.',
      notAside: 'Przyjmuje WebSocket, ale nie zna aside.v1.',
      http: (status, server) => `Odpowiada HTTP ${status}${server === '' ? '' : ` (${server})`}.`,
      brokeOff: (code) => `Zerwał połączenie (${code}).`,
      closed: (code, reason) => (reason === '' ? `Zamknął połączenie (${code}).` : `Mówi: ${reason}.`),
    },
    piped: {
      tooLong: (chars) => [`Przekazany tekst jest dłuższy niż ${characters(chars)}.`, SEND_LESS],
      notText: () => ['Przekazany tekst nie jest w UTF-8.', 'Najpierw zamień go na tekst.'],
      nothing: () => ['Niczego nie przekazano.', 'Podaj plik.'],
    },
    chat: {
      noQuestion: () => ['Nie ma pytania.', 'Podaj je w cudzysłowie albo przekaż potokiem.'],
      tooLarge: () => ['Pytanie i przekazany tekst są za duże na jedną wiadomość.', SEND_LESS],
      lost: () => [
        'Utracono połączenie z pomocnikiem w trakcie odpowiedzi.',
        'Dotychczasowa odpowiedź jest w historii panelu bocznego. Zapytaj ponownie o resztę.',
      ],
      waiting: (position, seconds) => {
        const place = position === 1 ? 'następne w kolejce' : `miejsce ${position} w kolejce`;
        return `Czeka: ${place}${seconds === undefined ? '' : `, ok. ${seconds} s`}.`;
      },
      stepOf: (index, count) => ` (${index} z ${count})`,
      left: (seconds) => `, jeszcze ok. ${seconds} s`,
      recanted: 'Dotychczasowy tekst to myślenie modelu. Teraz jego odpowiedź.',
      stopped: 'Zatrzymano.',
      cut: 'Odpowiedź ucięto na limicie długości.',
      repeated: 'Odpowiedź zatrzymano: model się powtarzał.',
      notSaved: 'Nie udało się zapisać odpowiedzi.',
    },
    pair: {
      typeCode: 'Wpisz ten kod tam, gdzie Aside o niego prosi:',
      goodFor: (minutes, address) =>
        `Działa raz, przez ${counted(minutes, 'minutę', 'minuty', 'minut', 'minuty')}. Adres tutaj to ${address}.`,
      link: (link) => `Albo otwórz to w przeglądarce tutaj: ${link}`,
      waiting: 'Czekam na użycie kodu. Ctrl+C kończy czekanie; kod pozostaje ważny.',
      letIn: (name) => `Sparowano z ${name}. ${ASIDE_COMMAND} clients pokazuje wszystkich, którzy mają klucz.`,
      lost: () => ['Utracono połączenie z pomocnikiem.', `${ASIDE_COMMAND} clients pokaże, czy kod został użyty.`],
      expired: () => ['Nikt nie użył kodu na czas.', ANOTHER_CODE],
      replaced: () => ['Ten kod jest już nieważny: powstał nowszy.', 'Użyj tamtego.'],
      rotated: () => ['Ten kod jest już nieważny: local.key został zastąpiony.', ANOTHER_CODE],
      tries: () => ['Ten kod jest już nieważny: zbyt wiele razy podano błędny.', ANOTHER_CODE],
      ended: () => ['Ten kod jest już nieważny.', `Działający pomocnik jest nowszy niż to polecenie. ${ANOTHER_CODE}`],
    },
    clients: {
      twoThings: () => ['--revoke i --rotate to dwie różne rzeczy.', 'Zrób jedną po drugiej.'],
      unknown: (name) => [`Żaden klient nie nazywa się „${name}”.`, `${ASIDE_COMMAND} clients pokazuje wszystkich.`],
      revoked: (name) => `Usunięto ${name}. Połączenia tego klienta są zamknięte.`,
      removed: (name) => `Usunięto: ${name}.`,
      rotated: [
        'Jest nowy local.key. Klienci ze starym są rozłączeni.',
        'Rozszerzenie zbudowane przez npm start ma nowy klucz. Dla zbudowanego przez npm run build uruchom npm run build ponownie.',
      ],
      columns: { name: 'NAZWA', lastSeen: 'OSTATNIO', since: 'OD', id: 'ID', origin: 'POCHODZENIE' },
      thisComputer: 'Ten komputer',
      link: 'Link',
      inRoom: (name) => `${name} (udostępniony czat)`,
      now: 'teraz',
      never: 'nigdy',
    },
    people: {
      invited: (name, until) => `Wyślij ten link do: ${name}. Działa raz, do ${until}:`,
      unknown: (name) => [`Nikt nie nazywa się „${name}”.`, `${ASIDE_COMMAND} people pokazuje wszystkich.`],
      twoThings: () => ['To kilka rzeczy naraz.', 'Zrób jedną po drugiej.'],
      noNewName: () => ['Brakuje nowej nazwy.', 'Podaj ją przez --to.'],
      notAddress: () => ['--at wymaga adresu, takiego jak https://aside.example.', ''],
      supposed:
        'To adres, jaki miałby pomocnik uruchomiony z tymi samymi opcjami. Jeśli Aside otwiera się pod innym, podaj go przez --at.',
      stays: (name) => [`Nie można usunąć: ${name}. Pierwsza osoba zawsze zarządza pozostałymi.`, ''],
      notNumber: (flag) => [`${flag} wymaga liczby całkowitej.`, '0 oznacza brak limitu.'],
      changed: (name) => `Zmieniono: ${name}.`,
      deleted: (name) => `Usunięto: ${name}, razem ze wszystkimi czatami.`,
      revoked: (name) => `Usunięto: ${name}. Wszystkie połączenia są zamknięte, czaty pozostają.`,
      columns: {
        name: 'NAZWA',
        clients: 'KLIENCI',
        lastSeen: 'OSTATNIO',
        running: 'W TOKU',
        asked: 'OSTATNIA GODZINA',
        id: 'ID',
      },
      administrator: (name) => `${name} (administrator)`,
      out: 'usunięto',
      awaited: (until) => `zaproszenie do ${until}`,
    },
    copy: {
      ends: () => [
        'Kopiuje się z folderu danych do bazy danych albo z powrotem.',
        'Podaj jedno i drugie przez --from i --to.',
      ],
      noHistory: (folder) => [`W ${folder} nie ma historii.`, 'Podaj folder danych, z którym uruchomiono Aside.'],
      nothing: () => ['Nie ma czego kopiować.', ''],
      notEmpty: (place) => [
        `W ${place} coś już jest. Nic nie skopiowano.`,
        'Skopiuj do nowego folderu albo pustej bazy danych.',
      ],
      missing: () => [
        'Brakuje stron, plików lub obrazów. Nic nie skopiowano.',
        'Podaj ich folder przez --blob-folder.',
      ],
      progress: (share) => `Skopiowano: ${percent(share)}`,
      interrupted: 'Przerwano. Nic nie skopiowano.',
      done: (chats, questions) => `Skopiowano. Czaty: ${number(chats)}, pytania: ${number(questions)}.`,
      people: (count) => `Skopiowano czaty wszystkich osób. Osoby: ${number(count)}.`,
      fromInUse: (database) => `Pomocnik Aside używa teraz ${database}. Tego, co się tam odtąd zmieni, nie skopiowano.`,
      toInUse: (database) =>
        `Pomocnik Aside używa teraz ${database}. Uruchom go ponownie: do tego czasu nie wie, kto może używać tego, co skopiowano.`,
    },
    export: {
      progress: (done) => `Wyeksportowano dotąd: ${bytes(done)}`,
      written: (file) => `Zapisano do ${file}.`,
      brokeOff: () => ['Eksport został przerwany.', TRY_AGAIN],
      notWritable: (file, code) => [`Nie da się zapisać ${file} (${code}).`, 'Wybierz inny plik.'],
    },
    import: {
      progress: (done) => `Odczytano dotąd: ${bytes(done)}`,
      confirm: 'Zaimportować? [t/N] ',
      yes: 'tak',
      nothing: 'Nic nie zaimportowano.',
      nobodyToAsk: () => ['Nic nie zaimportowano: nie ma tu kogo zapytać.', 'Dodaj --yes, aby importować bez pytania.'],
      notText: () => ['Plik nie jest tekstem.', 'Jeśli to archiwum ZIP, rozpakuj je.'],
      notUnderstood: 'Odpowiedź pomocnika nie została zrozumiana.',
      notReadable: (file, code) => `Nie da się odczytać ${file} (${code}).`,
    },
  },

  settings: {
    title: 'Aside: boczny panel czatu dla osób, które mają własne modele.',
    usage: 'Użycie: npm start -- [opcje]',
    repeatable: '(można powtarzać)',
    fallback: (value, variable) => `Domyślnie: ${value}. Zmienna: ${variable}`,
    order:
      'Opcja jest ważniejsza niż jej zmienna, ta niż plik z --config, a wszystkie trzy są ważniejsze niż OLLAMA_HOST i OLLAMA_NUM_PARALLEL.',
    lists: 'Zmienne opcji, które można powtarzać, przyjmują listę rozdzieloną przecinkami.',
    flags: {
      port: { value: 'liczba', help: 'Port, na którym Aside nasłuchuje; 0 bierze dowolny wolny.' },
      host: {
        value: 'adres',
        help: 'Adres, na którym Aside nasłuchuje. Spoza tego komputera każdy potrzebuje klucza, a --insecure-lan jest konieczne.',
        default: '127.0.0.1, a wraz z nim ::1',
      },
      'insecure-lan': {
        help: 'Nasłuchuj także dla innych komputerów, choć inni w sieci mogą czytać zwykły http.',
        default: 'Aside wtedy nie startuje',
      },
      upstream: {
        value: '[rodzaj=]url',
        help: 'Serwer modeli do pytania. Rodzaje: ollama, openai (llama.cpp, vLLM, LM Studio). Wbudowany czytnik jest zawsze.',
        default: 'OLLAMA_HOST, a bez niego http://127.0.0.1:11434',
      },
      parallel: {
        value: 'liczba',
        help: 'Ile żądań naraz dostaje każdy serwer modeli; reszta czeka w kolejce. Powtórzone: po jednej liczbie na każdy --upstream.',
        default: 'OLLAMA_NUM_PARALLEL, a bez niego 1',
      },
      'max-context': {
        value: 'tokeny',
        help: 'Ile najwyżej kontekstu żądać od modelu Ollamy. Więcej pozwala czytać dłuższe strony w całości, ale zajmuje pamięć.',
        default: '32768 albo mniej, gdy model ma mniej',
      },
      transcriber: {
        value: 'url|off',
        help: 'Serwer, który zamienia mowę na tekst, jak whisper.cpp i OpenAI (/v1/audio/transcriptions).',
        default: 'whisper.cpp lub speaches na ich własnych portach tutaj, a bez nich model Ollamy, który słyszy',
      },
      'transcriber-model': {
        value: 'nazwa',
        help: 'Model, którego ma użyć rozpoznawanie mowy.',
        default: 'ten, który serwer podaje dla mowy',
      },
      origin: {
        value: 'pochodzenie',
        help: 'Strona lub rozszerzenie, które może łączyć się bez klucza, na przykład http://localhost:8000.',
        default: 'żadne oprócz własnego rozszerzenia Aside',
      },
      'no-guests': {
        help: 'Wymagaj klucza od każdego, nawet do pytania.',
        default: 'podane pochodzenia mogą pytać bez klucza',
      },
      people: {
        help: 'Pozwól korzystać kilku osobom, każdej z własnymi czatami: zaprasza je polecenie people. Każdy potrzebuje wtedy klucza.',
        default: 'korzysta jedna osoba',
      },
      'allow-host': {
        value: 'nazwa[:port]',
        help: 'Nazwa, pod którą można dotrzeć do tego pomocnika, oprócz 127.0.0.1, localhost i [::1].',
        default: 'żadna',
      },
      'trust-proxy': {
        value: 'adres[/bity]',
        help: 'Proxy, na przykład nginx, któremu wierzy się, skąd przyszło żądanie. Wszystko, co przesyła, wymaga klucza.',
        default: 'żadne',
      },
      database: {
        value: 'url',
        help: 'PostgreSQL, który przechowuje czaty, by mogło je dzielić kilku pomocników. Jego hasło podaj w ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD lub .pgpass.',
        default: 'czaty są w folderze danych',
      },
      'blob-folder': {
        value: 'folder',
        help: 'Folder na strony, pliki i obrazy, wspólny dla wszystkich pomocników. Wymaga --database.',
        default: 'są w bazie danych',
      },
      'data-dir': { value: 'folder', help: 'Gdzie są czaty, klucz i profil przeglądarki.' },
      redis: {
        value: 'url',
        help: 'Redis, z którego korzysta wspólnie kilka pomocników i który czyni z nich jednego. Hasło należy do ASIDE_REDIS albo do pliku, który wskazuje ASIDE_REDIS_FILE.',
        default: 'ten pomocnik jest jedyny',
      },
      drain: {
        value: 'sekundy',
        help: 'Ile sekund mają odpowiedzi, żeby się skończyć po SIGTERM; nowych pytań wtedy się nie przyjmuje. 0: są przerywane od razu.',
      },
      metrics: {
        value: 'on|[adres:]port',
        help: 'Metryki dla Prometheusa pod /metrics: na osobnym porcie albo, z „on”, na porcie pomocnika, z kluczem.',
        default: 'żadne',
      },
      config: {
        value: 'plik',
        help: 'Plik z ustawieniami, po jednym w wierszu: nazwa = wartość, z nazwami opcji.',
        default: 'żaden',
      },
      'no-open': { help: 'Nie otwieraj przeglądarki.', default: 'npm start otwiera przeglądarkę' },
      'log-level': {
        help: 'Ile zapisywać na stderr. To, o co pytasz i co czytasz, nigdy nie jest zapisywane.',
        default: 'warn',
      },
      help: { help: 'Pokaż tę pomoc i zakończ.' },
    },
    cannotStart: (reasons) =>
      plural(reasons, {
        one: 'Aside nie może wystartować:',
        few: (shown) => `Aside nie może wystartować z ${shown} powodów:`,
        many: (shown) => `Aside nie może wystartować z ${shown} powodów:`,
        other: (shown) => `Aside nie może wystartować z ${shown} powodu:`,
      }),
    helpExplains: 'npm start -- --help wyjaśnia każdą opcję.',
    notFlag: (text) => `„${text}” nie jest opcją`,
    notKnown: (flag) => `${flag} jest nieznane`,
    noValue: (flag) => `${flag} nie przyjmuje wartości`,
    needsValue: (flag) => `${flag} wymaga wartości`,
    givenTwice: (flag) => `${flag} podano dwa razy`,
    mustBe: (name, expected, text) => `${name} to ma być ${expected}, a „${text}” tym nie jest`,
    passwordShown: (flag) => `${flag} zawiera hasło, które może tam odczytać każdy użytkownik tego komputera`,
    needsDatabase: (flag) => `${flag} wymaga --database`,
    namedTwice: (url) => `${url} podano dwa razy`,
    parallelCount: (given, upstreams) =>
      `--parallel podano ${counted(given, 'raz', 'razy', 'razy', 'raza')}, a serwery modeli: ${number(upstreams)}`,
    notSetting: (where) => `${where} to nie jest ustawienie (nazwa = wartość)`,
    metricsNeedKey: (name, variable, other) => `${name} wykracza poza ten komputer i wymaga ${variable} albo ${other}`,
    bothSet: (variable, other) => `${variable} i ${other} są ustawione naraz`,
    emptyKey: (name) => `${name} jest puste`,
    badRedis: (name) => `${name} musi być adresem Redis, na przykład redis://127.0.0.1:6379`,
    seenPassword: (variable) =>
      `--redis zawiera hasło, które widzi tam każdy użytkownik tego komputera. Wpisz adres do ${variable} albo do pliku, który wskazuje ${variable}_FILE`,
    oddKey: (name) => `${name} ma znaki, których nie ma żaden klucz`,
    keyFile: (name, problem) => `${name} ${problem}`,
    expected: {
      oneOf: (choices) => `jedno z: ${choices.join(', ')}`,
      wholeNumber: (min, max) => `liczba całkowita od ${min} do ${max}`,
      dialable: 'adres, z którym przeglądarki mogą się łączyć (z lokalnymi łącza, fe80::, nie mogą)',
      host: 'adres IP lub nazwa hosta bez portu',
      addressRange: 'adres IP lub ich zakres, na przykład 127.0.0.1 lub 10.0.0.0/8',
      hostName: 'nazwa hosta jak na pasku adresu, na przykład aside.example.org lub mybox:11435',
      origin: 'jedno pochodzenie, na przykład http://localhost:8000 lub chrome-extension://<id>',
      database: 'adres, który zaczyna się od postgres://',
      switch: '1 lub 0',
      upstreamKind: (kinds) => `adres znanego rodzaju (${kinds.join(', ')})`,
      metrics: 'on, port albo adres z portem, na przykład 9464 lub 10.0.0.5:9464',
      modelName: 'nazwa bez spacji, na przykład whisper-1',
      httpAddress: (example) => `adres http, na przykład ${example}`,
    },
    file: {
      notReadable: (code) => `nie da się odczytać (${code})`,
      notFile: 'nie jest plikiem',
      open: (path) => `mogą czytać inni użytkownicy. Uruchom chmod 600 ${path}`,
      tooLong: 'jest za długie na klucz',
    },
  },

  commands: {
    usage: (command, operand) => `Użycie: ${ASIDE_COMMAND} ${command} [opcje]${operand}`,
    exits: 'Kod wyjścia: 0; 1, gdy się nie udało; 2, gdy wiersz polecenia jest błędny; 130 po Ctrl+C.',
    asStarted: 'To samo, z czym uruchomiono pomocnika.',
    others: 'Inne polecenia:',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help je wyjaśnia.`,
    explainsOne: `${ASIDE_COMMAND} <polecenie> --help wyjaśnia polecenie.`,
    tooMany: (operand, command, takes) => `„${operand}” to o jedno za dużo: ${command} przyjmuje jedno „${takes}”`,
    missing: (command, operand) => `Do ${command} brakuje: ${operand}`,
    chat: {
      summary: 'Zadaj pytanie i wypisuj odpowiedź na bieżąco.',
      operand: 'pytanie',
      name: 'nazwa',
      model: 'Model do zapytania, pod nazwą z panelu bocznego. Domyślnie: wczytany.',
      temporary: 'Trzymaj pytanie i odpowiedź tylko w pamięci, poza historią.',
      notes: [
        'Tekst przekazany potokiem jest załączany jako zaznaczenie. Bez pytania to on jest pytaniem.',
        'Ctrl+C zatrzymuje odpowiedź; drugie Ctrl+C nie czeka, aż się zatrzyma.',
      ],
    },
    copy: {
      summary: 'Skopiuj całą historię z folderu danych do PostgreSQL albo z powrotem.',
      place: 'folder|adres',
      from: 'Gdzie jest historia: folder danych albo postgres://…',
      to: 'Dokąd trafi, jeśli nic tam jeszcze nie ma: folder danych albo postgres://…',
      blobs: 'Folder na strony, pliki i obrazy, jeśli baza danych go ma.',
      notes: [
        'Wystarczy podać folder, gdy baza danych jest w ASIDE_DATABASE, ASIDE_DATABASE_FILE lub --config. Tam też należy jej hasło.',
        'Najpierw zatrzymaj Aside po obu stronach. Kopiowane są czaty ze wszystkim, co zawierają, prompty, ustawienia, sparowane przeglądarki i udostępnione linki; nie są kopiowane local.key, settings.json ani zaproszenia. Dotyczy to wszystkich, gdy jest kilka osób (--people).',
      ],
    },
    export: {
      summary: 'Zapisz czaty do pliku lub na stdout.',
      operand: 'plik',
      format: 'Domyślnie: json, który czyta import.',
      id: 'id',
      conversation: 'Tylko ten czat. Domyślnie: wszystkie.',
      notes: ['Plik pojawia się, gdy jest kompletny, i tylko ty możesz go czytać. Zastępuje plik o tej samej nazwie.'],
    },
    import: {
      summary: 'Zaimportuj czaty z eksportu Aside, Page Assist, Open WebUI lub ChatGPT.',
      operand: 'plik',
      yes: 'Importuj bez pytania to, co da się odczytać.',
      notes: [
        'Polecenie mówi, co da się zaimportować, a czego nie, i pyta, zanim cokolwiek zapisze.',
        'Zaimportowane czaty są dodawane do istniejących. „-” czyta to, co przekazano, i wymaga --yes.',
      ],
    },
    pair: {
      summary: 'Pokaż kod, który wpuszcza inną przeglądarkę lub komputer.',
      notes: ['Wpisz kod tam w panelu. Panel dostanie własny klucz, który polecenie „clients” może unieważnić.'],
    },
    clients: {
      summary: 'Pokaż klientów, którzy mają klucz, albo usuń jednego.',
      idOrName: 'id|nazwa',
      revoke: 'Unieważnij klucz tego klienta i zamknij jego połączenia.',
      rotate: 'Zastąp własny klucz tego komputera (local.key), na wypadek gdyby ktoś go zobaczył.',
      notes: [
        'Bez opcji pokazuje wszystkich.',
        'Jeśli nie działa żaden pomocnik, zmienia to, co on przechowuje: folder danych albo bazę danych z --database.',
      ],
    },
    people: {
      summary: 'Pokaż, kto korzysta z pomocnika, zaproś kogoś albo usuń.',
      name: 'nazwa',
      idOrName: 'id|nazwa',
      number: 'liczba',
      invite: 'Utwórz link, który wpuszcza osobę o tej nazwie. Działa raz, przez 7 dni.',
      admin: 'Z --invite: zarządza też osobami i modelami.',
      turns: 'Z --invite i --quota: tyle pytań może naraz czekać i trwać; 0: bez limitu.',
      questions: 'Z --invite i --quota: tyle pytań na godzinę; 0: bez limitu.',
      address: 'adres',
      at: 'Z --invite: adres, pod którym otwiera się Aside, do linku.',
      quota: 'Zmień, ile ktoś może pytać, przez --turns i --questions.',
      rename: 'Nadaj komuś inną nazwę, przez --to.',
      to: 'Nowa nazwa.',
      revoke:
        'Zamknij wszystkie połączenia tej osoby i odbierz jej wszystkie klucze. Czaty pozostają do --delete, a --invite wpuszcza ją ponownie.',
      delete: 'Usuń osobę i wszystkie jej czaty.',
      notes: [
        'Bez opcji pokazuje wszystkich. Osoby mogą wejść, gdy pomocnik działa z --people.',
        'Jeśli nie działa żaden pomocnik, zmienia to, co on przechowuje: folder danych albo bazę danych z --database.',
      ],
    },
    doctor: {
      summary: 'Sprawdź, co jest nie tak i jak to naprawić.',
      notes: ['Niczego nie zmienia. Podaj te same opcje, z którymi uruchamiasz Aside.'],
    },
  },

  doctor: {
    ok: 'ok',
    problem: 'problem',
    fine: 'Wszystko w porządku.',
    problems: (count) => `${counted(count, 'problem', 'problemy', 'problemów', 'problemu')}.`,
    about: {
      node: 'Node',
      dataFolder: 'Folder danych',
      history: 'Historia',
      key: 'Klucz',
      port: 'Port',
      models: 'Modele',
      context: 'Kontekst',
      voice: 'Mowa',
      origins: 'Pochodzenia',
      extension: 'Rozszerzenie',
    },
    node: {
      fits: (version) => `Działa na ${version}.`,
      tooOld: (version, needed) => [
        `${version} to za stara wersja; Aside wymaga ${needed}.`,
        'Uruchom npm install i startuj Aside przez npm.',
      ],
    },
    dataFolder: {
      notYet: (folder) => `Nie ma jeszcze ${folder}. Pierwszy start utworzy ten folder i klucz w nim.`,
      notFolder: (folder) => [`${folder} nie jest folderem.`, 'Wybierz inny przez --data-dir.'],
      notWritable: (folder) => [
        `Nie możesz zapisywać w ${folder}.`,
        `chmod u+rwx ${folder} albo wybierz inny przez --data-dir.`,
      ],
      open: (folder, mode) => [`${folder} jest otwarty dla innych użytkowników (${mode}).`, `chmod 700 ${folder}`],
      full: (folder) => [
        `Dysk z ${folder} jest prawie pełny.`,
        'Zwolnij miejsce albo wybierz inny folder przez --data-dir.',
      ],
      fine: (folder) => `Możesz zapisywać w ${folder}.`,
      private: (folder) => `Możesz zapisywać w ${folder} i nikt inny nie może go otworzyć.`,
    },
    history: {
      answers: (database, version) => `${database} odpowiada (PostgreSQL ${version}).`,
      kept: 'Czaty są zapisywane.',
      readable: (names, files) => [`Inni użytkownicy mogą czytać ${names}.`, `chmod 600 ${files}`],
    },
    key: {
      notYet: 'Nie ma jeszcze klucza. Następny start go utworzy.',
      fine: 'local.key jest i tylko ty możesz go czytać.',
      cure: 'Potem uruchom npm start.',
    },
    port: {
      free: (address) => `${address} jest wolny: żaden pomocnik teraz nie działa. Uruchamia go npm start.`,
      taken: (address, finder) => [
        `${address} jest zajęty, i nie przez pomocnika z tym folderem danych.`,
        elsewhere(finder),
      ],
      ours: (version, address) => `Aside ${version} nasłuchuje na ${address} i zna klucz.`,
      otherVersion: (running, address, version) => [
        `Na ${address} nasłuchuje Aside ${running}; to jest ${version}.`,
        'Zatrzymaj go, a potem npm start.',
      ],
      otherKey: (address, finder) => [
        `${address} zajmuje pomocnik, który nie zna klucza z tego folderu danych.`,
        `Podaj jego folder przez --data-dir. Jeśli żadnego nie uruchamiano: ${finder} pokaże, który to program.`,
      ],
      refused: (address, why) => [`${address} odrzuca połączenie. ${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [`${address} zajmuje inny program. ${why}`, elsewhere(finder)],
    },
    server: {
      answers: (version, address) => `${version || 'Serwer'} odpowiada pod adresem ${address}.`,
      silent: (address) => `Nie odpowiada pod adresem ${address}.`,
      twins: (address, other) => `${address} i ${other} to ten sam serwer.`,
      otherKind: (product, address) => [
        `${address} to ${product}. Przez ten adres ucina długie pytania, nic o tym nie mówiąc.`,
        `Podaj go jako ${product}: --upstream ${address.replace(/\/v1$/, '')}.`,
      ],
      nameOnce: 'Podaj go raz przez --upstream i ustaw --parallel, jeśli odpowiada na kilka pytań naraz.',
    },
    models: {
      none: 'Nie ma jeszcze modelu.',
      list: (names, more) => (more === 0 ? `${names}.` : `${names} i jeszcze ${number(more)}.`),
      withContext: (name, count) => `${name} (${tokens(count)})`,
      shortContext: (name, count) =>
        `${name} czyta naraz najwyżej ${tokens(count)}, więc większość stron czyta w częściach.`,
      enlarge: (product) => LARGER[product] ?? 'Jeśli model mieści więcej, uruchom jego serwer z większym kontekstem.',
    },
    voice: {
      off: 'Mowa jest wyłączona (--transcriber off).',
      none: `Nic tu nie zamienia mowy na tekst. ${GET_TRANSCRIBER}`,
      answers: (address) => `Mowa jest zamieniana na tekst pod adresem ${address}.`,
      silent: (address) => `Pod adresem ${address} nic nie odpowiada.`,
    },
    origins: (others) =>
      `Bez klucza wpuszczane są: własne rozszerzenie Aside, ${others.length === 0 ? 'nikt więcej' : others.join(', ')}.`,
    extension: {
      fits: (folder) => `Kompilacja w ${folder} pasuje.`,
      notBuilt: (folder) => [`W ${folder} nie ma kompilacji.`, 'Zrobi ją npm start.'],
      otherVersion: (built, version) => [
        `Kompilacja jest z ${built}; to jest ${version}.`,
        'Uruchom npm start, aby zbudować ją od nowa, a potem przeładuj ją w przeglądarce.',
      ],
      noKey: () => ['Kompilacja nie ma poprawnego companion.json, więc nie ma klucza.', 'Zapisze go npm start.'],
      otherAddress: (found, address) => [`Kompilacja szuka pomocnika na ${found}, a nie na ${address}.`, REWRITE],
      otherKey: () => ['Klucz kompilacji jest inny niż w folderze danych.', REWRITE],
    },
  },

  start: {
    listens: (address) => `Aside nasłuchuje na ${address}.`,
    exposure: {
      refused: (host) => [
        `Aside nie nasłuchuje na ${host}: przez zwykły http inni w tej sieci mogliby czytać twoje czaty i twój klucz.`,
        `Pomiń --host i postaw z przodu nginx z TLS (${GUIDE} mówi jak)`,
        'albo zgódź się na to w sieci, w której ufasz wszystkim: dodaj --insecure-lan.',
      ],
      everyAddress: (urls) => `każdym adresie tego komputera, teraz ${urls.join(', ') || 'tylko jego własnym'}`,
      addresses: (urls) => urls.join(', '),
      accepted: (where) => [
        `Aside nasłuchuje poza tym komputerem, na ${where}.`,
        'Każdy w tej sieci może dotrzeć do tego portu. Bez klucza nikt nic nie dostanie, nawet na tym komputerze.',
        `To zwykły http, który inni tam mogą czytać: twoje czaty i klucze w ?token=. ${GUIDE} pokazuje, jak dodać TLS.`,
      ],
    },
    page: {
      notBuilt:
        'Strona Aside nie jest jeszcze zbudowana.\n\nUruchom to w folderze Aside, a potem uruchom Aside ponownie:\n\n    npm run build\n',
      one: (link) => `W dowolnej przeglądarce: ${link}`,
      several: 'W dowolnej przeglądarce, jeden z tych:',
      terms: `Działa raz, przez dwie minuty. ${ASIDE_COMMAND} pair robi nowy.`,
    },
    updating: {
      begins: 'Aside aktualizuje swoją historię do tej wersji. Nic nie przepadnie. Potrwa to chwilę, jeden raz.',
      portAnswers: (port) => `Na porcie ${port} już coś odpowiada.`,
      progress: (percent) => `Aside aktualizuje swoją historię: ${percent}%`,
    },
    servers: {
      readerAnswers: 'Na razie odpowiada wbudowany czytnik, cytując stronę. Aside sam przełączy się na serwer modeli.',
      notYet: (kind, address) => `${kind}: pod adresem ${address} jeszcze nic nie odpowiada.`,
      refuses: (server, address) => `${server} pod adresem ${address} odmawia odpowiedzi.`,
      answers: (server, address, models) =>
        `${server} pod adresem ${address} odpowiada. Ma ${counted(models, 'model', 'modele', 'modeli', 'modelu')}.`,
    },
    redisAway: (address, reason) =>
      `Nie można użyć Redis pod ${address} (${reason}). Uruchom go albo popraw jego adres (--redis).`,

    listening: {
      taken: (port, host, other) =>
        `Port ${port} na ${host} jest zajęty. Jeśli Aside już działa, użyj tamtego. W przeciwnym razie zatrzymaj program, który go zajmuje, albo wybierz inny port: npm start -- --port ${other}`,
      notYours: (port) => `Nie wolno ci nasłuchiwać na porcie ${port}. Wybierz powyżej 1023: npm start -- --port 11435`,
      noAddress: (host) => `${host} nie jest adresem tego komputera. Wybierz inny przez --host albo pomiń --host.`,
      failed: (host, port, code) => `Nie udało się nasłuchiwać na ${host}, port ${port} (${code}).`,
    },
    localKey: {
      unsteady: (file) => `${file} ciągle pojawia się i znika.`,
      notReplaced: (file, code) => `Nie da się zastąpić ${file} (${code}). Klucz jest taki jak był.`,
      folderNotMade: (folder, code) =>
        `Nie da się utworzyć folderu danych ${folder} (${code}). Wybierz inny przez --data-dir.`,
      foreignFolder: (folder) => `Folder danych ${folder} należy do innego użytkownika. Wybierz inny przez --data-dir.`,
      writableFolder: (folder) =>
        `Inni użytkownicy mogą zapisywać w folderze danych ${folder}. Uruchom: chmod 700 ${folder}`,
      link: (file) => `${file} to dowiązanie. Usuń je i uruchom ponownie, aby dostać nowy klucz.`,
      notReadable: (file, code) => `Nie da się odczytać ${file} (${code}). Plik musi należeć do ciebie.`,
      notKey: 'To nie jest klucz.',
      noKey: (file) => `${file} nie zawiera klucza. Usuń ten plik i uruchom ponownie, aby dostać nowy.`,
      foreign: (file) =>
        `${file} należy do innego użytkownika. Usuń ten plik i uruchom ponownie, aby dostać nowy klucz.`,
      readable: (file) =>
        `Inni użytkownicy mogą czytać ${file}. Usuń ten plik i uruchom ponownie, aby dostać nowy klucz.`,
      notWritable: (file, code) => `Nie da się zapisać ${file} (${code}). Wybierz inny folder przez --data-dir.`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) => `Aside już działa na ${address}, z rozszerzeniem w ${folder}. ${USE_IT}`,
    runsWithData: (address, folder) => `Aside już działa na ${address}, z danymi w ${folder}. ${USE_IT}`,
    unchanged: (why) => `${why} Nic nie zmieniono.`,
    nothingChanged: 'Od ostatniej kompilacji nic się nie zmieniło.',
    products: { extension: 'rozszerzenie', web: 'strona', companion: 'pomocnik' },
    building: (products) => `Buduję: ${products}…`,
    waitingForBuild: 'Trwa tu już inna kompilacja. Czekam na nią…',
    notBuilt: (name, output) => `Nie udało się zbudować rozszerzenia dla ${name}.\n${output}`,
    extensionIn: (folder) => `Rozszerzenie jest w ${folder}`,
    pageIn: (folder) => `Strona jest w ${folder}`,
    keyNotPassedOn: (why) => `Rozszerzenie nie dostało nowego klucza: ${why} Uruchom npm start ponownie.`,
    loadByHand: (folder) => [
      'Aby wczytać Aside ręcznie, otwórz chrome://extensions i włącz „Tryb dewelopera”.',
      `Kliknij „Załaduj rozpakowane” i wybierz ${folder}`,
      'Przypnij Aside do paska narzędzi (pod ikoną puzzla) i kliknij go, aby otworzyć panel.',
    ],
    noDisplay: 'Nie ma ekranu, więc nie otwarto przeglądarki.',
    refusesToLoad: (name) => `${name} nie pozwala innym programom wczytywać rozszerzeń.`,
    noBrowser: 'Chromium nie jest tu zainstalowane, więc nie otwarto przeglądarki.',
    opens: 'Chromium otwiera się z Aside na pasku narzędzi. Kliknij go albo naciśnij Alt+A.',
    browserClosed: 'Przeglądarkę zamknięto. Aside działa dalej; Ctrl+C go zatrzymuje.',
    browserWasOpen: 'Chromium było już otwarte. Aside jest w jednym z jego okien.',
    browserFailed: (path) => `Nie udało się uruchomić ${path}.`,
    page: {
      title: 'Aside jest gotowy',
      steps: [
        'Kliknij Aside na pasku narzędzi w prawym górnym rogu albo naciśnij Alt+A (Control+Shift+A na Macu). Panel otworzy się obok tej strony.',
        'Zaznacz poniżej zdanie, kliknij je prawym przyciskiem i wybierz „Zapytaj o zaznaczenie”.',
        'W panelu wybierz „Podsumuj tę stronę”.',
      ],
      note: 'Ta strona pochodzi z twojego własnego komputera. Przejdź na dowolną inną stronę i zrób tam to samo.',
    },
  },
  exports,
  reader,
};
