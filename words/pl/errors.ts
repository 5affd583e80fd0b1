import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { counted, number, plural } from './tongue.ts';
import { upstreamErrors } from './upstream-errors.ts';

const CHOOSE = 'Wybierz eksport z Aside, Page Assist, Open WebUI lub ChatGPT.';
const IMPORT_AGAIN = 'Zaimportuj plik ponownie.';
const ATTACH_AGAIN = 'Załącz to ponownie.';
const LOOK_AGAIN = 'Sprawdź listę jeszcze raz.';
const NEW_CODE = `Aby dostać nowy, uruchom ${ASIDE_COMMAND} pair tam, gdzie działa Aside.`;
const RECORD_AGAIN = 'Nagraj ponownie.';
const NEW_CHAT = 'Zacznij nowy czat.';
const ANOTHER_LINK = 'Poproś o nowy osobę, która go wysłała.';
const COMPARE = 'Porównaj go z wyświetlonym kodem.';
const SET_OTHER = 'Ustaw inną wartość.';
const MAKE_YOURS = 'Zostań właścicielem i zezwól na zapis albo wybierz inny folder przez --data-dir.';
const START_AGAIN = 'Uruchom Aside ponownie.';
const AGAIN = 'Spróbuj ponownie.';
const LESS_AT_ONCE = 'Eksportuj mniej naraz.';

const withFields = (fields: string) => (fields === '' ? '' : ` z polami: ${fields}`);
/** As after „najwyżej”. */
const characters = (count: number) => counted(count, 'znak', 'znaki', 'znaków', 'znaku');

/** What may go wrong, by code and cause. */
export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['Pomocnik nie zrozumiał żądania.', 'Zaktualizuj Aside.'],
    not_understood: ({ reason }) => [`Wiadomość nie została zrozumiana: ${reason}.`, ''],
    unread_answer: () => [
      'Odpowiedź pomocnika nie została zrozumiana.',
      'Zaktualizuj Aside: może być starszy niż pomocnik.',
    ],
    hello_twice: () => ['Powitanie zostało już wysłane.', ''],
    has_key: () => ['Parować może tylko ten, kto nie ma jeszcze klucza.', ''],
    unknown_place: () => ['To miejsce na liście jest nieznane.', 'Wczytaj listę ponownie.'],
    two_contents: () => ['Źródło ma tekst i zarazem wskazuje na dane.', 'Wyślij jedno z dwojga.'],
    not_an_image: () => ['To nie jest obraz, który modele umieją odczytać.', 'Załącz obraz PNG, JPEG, GIF lub WebP.'],
    parameter_number: ({ name, least, most }) => [
      `${name} musi być liczbą od ${number(least)} do ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_whole: ({ name, least, most }) => [
      `${name} musi być liczbą całkowitą od ${number(least)} do ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_choice: ({ name, choices }) => [`${name} musi być jednym z: ${choices}.`, SET_OTHER],
    parameter_text: ({ name, most }) => [`${name} może mieć najwyżej ${characters(most)}.`, 'Skróć tekst.'],
    parameter_count: ({ most }) => [
      `Można ustawić najwyżej ${counted(most, 'wartość', 'wartości', 'wartości', 'wartości')}.`,
      'Przywróć domyślne dla części z nich.',
    ],
    prompt_count: ({ most }) => [
      `Można mieć najwyżej ${counted(most, 'prompt', 'prompty', 'promptów', 'promptu')}.`,
      'Usuń część z nich.',
    ],
    prompt_chars: ({ most }) => [
      `Wszystkie prompty razem mogą mieć najwyżej ${characters(most)}.`,
      'Skróć lub usuń część promptów.',
    ],
    parameter_of_nothing: () => ['Te wartości nie należą do żadnego czatu ani modelu.', 'Podaj jedno z dwojga.'],
    not_text: () => ['To nie jest tekst.', 'Załącz plik tekstowy.'],
    audio_not_begun: () => ['Nie rozpoczęto żadnego nagrania.', 'Najpierw wyślij `audio`.'],
    audio_late: () => ['Reszta nagrania nie dotarła na czas.', RECORD_AGAIN],
    audio_other: ({ format, found }) => [
      `Nagranie to ${found}, a zapowiedziano ${format}.`,
      `Zapowiedz je jako ${found}.`,
    ],
    audio_unclear: ({ format }) => [`Nagranie nie jest w formacie ${format} albo jest uszkodzone.`, RECORD_AGAIN],
    upload_id_in_use: () => ['Przesyłanie z tym ID już trwa.', 'Użyj innego ID.'],
    upload_late: () => ['Reszta nie dotarła na czas.', ATTACH_AGAIN],
    upload_too_much: () => ['Dotarło więcej, niż było trzeba.', ATTACH_AGAIN],
    upload_other_bytes: () => ['Zawartość jest inna, niż zapowiedziano.', ATTACH_AGAIN],
    export_id_in_use: () => ['Eksport z tym ID już trwa.', 'Użyj innego ID.'],
    import_order: () => ['Ta część nie pasuje do poprzedniej.', IMPORT_AGAIN],
    import_not_waiting: () => ['Żaden plik nie czeka na import.', IMPORT_AGAIN],
    import_memory: () => ['Plik jest za duży, aby odczytać go naraz.', LESS_AT_ONCE],
    import_newer: () => [
      'Plik pochodzi z wersji, której ten Aside nie zna.',
      'Zaktualizuj Aside, a potem zaimportuj go ponownie.',
    ],
    import_not_json: () => ['Plik nie jest w formacie JSON.', CHOOSE],
    import_zip: () => [
      'Plik to archiwum ZIP. Rozpakuj je i wybierz z niego plik conversations.json lub chats.',
      CHOOSE,
    ],
    import_sqlite: () => ['Plik to baza danych SQLite, a nie czytelny JSON.', CHOOSE],
    import_pdf: () => ['Plik to PDF, a nie czytelny JSON.', CHOOSE],
    import_markup: () => ['Plik to strona HTML lub XML, a nie czytelny JSON.', CHOOSE],
    import_markdown: () => ['Plik to Markdown, który służy do czytania. Wyeksportuj czaty jako JSON.', CHOOSE],
    import_json_lines: () => ['Plik zawiera wiersze JSON, ale nie eksport, który Aside zna.', CHOOSE],
    import_damaged_json: () => ['JSON w pliku jest uszkodzony lub urywa się. Wyeksportuj go ponownie.', CHOOSE],
    import_program: ({ program }) => [
      `Plik to eksport z programu ${program}, którego Aside nie umie odczytać.`,
      CHOOSE,
    ],
    import_list: ({ count, fields }) => [
      `Aside nie zna tego rodzaju eksportu: plik zawiera listę, na której jest ${counted(count, 'element', 'elementy', 'elementów', 'elementu')}${withFields(fields)}.`,
      CHOOSE,
    ],
    import_other: ({ fields }) => [
      `Aside nie zna tego rodzaju eksportu: plik zawiera coś innego${withFields(fields)}.`,
      CHOOSE,
    ],
  },
  unknown_type: {
    general: () => ['Pomocnik nie zna tego rodzaju żądania.', 'Zaktualizuj Aside.'],
    not_understood: ({ reason }) => [`Wiadomość nie została zrozumiana: ${reason}.`, ''],
    no_history: () => ['Wspólny pokój nie ma historii, którą można by wyczyścić.', ''],
  },
  message_too_long: {
    general: () => ['To więcej, niż przyjmuje pomocnik.', 'Wyślij mniej.'],
    question: ({ count, most }) => [
      `Pytanie ma ${characters(count)}; pomocnik przyjmuje najwyżej ${number(most)}.`,
      'Skróć je albo zapytaj w kilku krokach.',
    ],
    attachments: ({ count, most }) => [
      `Załączone strony i zaznaczenia: ${number(count)}; pomocnik przyjmuje naraz najwyżej ${number(most)}.`,
      'Usuń część z nich.',
    ],
    attached_text: ({ count, most }) => [
      `Załączony tekst ma ${characters(count)}; pomocnik przyjmuje najwyżej ${number(most)}.`,
      'Zaznacz ważną część i zapytaj o nią.',
    ],
    frame: () => [
      'Pytanie z załącznikami jest większe, niż pomocnik przyjmuje w jednej wiadomości.',
      'Usuń załącznik albo zaznacz ważną część i zapytaj o nią.',
    ],
    attached_bytes: ({ megabytes }) => [
      `Załączniki są większe niż ${number(megabytes)}\u00a0MB.`,
      'Usuń część z nich.',
    ],
    upload: ({ megabytes }) => [`To jest większe niż ${number(megabytes)}\u00a0MB.`, 'Załącz coś mniejszego.'],
    audio_bytes: ({ megabytes }) => [`Nagranie jest większe niż ${number(megabytes)}\u00a0MB.`, 'Powiedz mniej naraz.'],
    audio_seconds: ({ seconds }) => [
      `Nagranie jest dłuższe niż ${counted(seconds, 'sekunda', 'sekundy', 'sekund', 'sekundy')}.`,
      'Powiedz mniej naraz.',
    ],
    import: ({ megabytes }) => [`Plik jest większy niż ${number(megabytes)}\u00a0MB.`, 'Eksportuj mniej czatów naraz.'],
  },
  empty_message: {
    general: () => ['Pytanie jest puste.', 'Napisz pytanie.'],
    no_audio: () => ['Nagranie jest puste.', 'Sprawdź, czy mikrofon jest włączony, i nagraj ponownie.'],
    silence: () => ['W nagraniu nic nie słychać.', 'Sprawdź, czy włączony jest właściwy mikrofon, i nagraj ponownie.'],
    no_words: () => ['W nagraniu nie słychać słów.', 'Mów bliżej mikrofonu i nagraj ponownie.'],
  },

  file_unreadable: {
    general: () => ['Nie da się odczytać tego pliku.', 'Zapisz go w innym formacie.'],
    pdf_encrypted: () => ['Ten PDF jest zabezpieczony hasłem.', 'Załącz kopię bez hasła.'],
    pdf_broken: () => ['Ten PDF jest uszkodzony.', 'Załącz naprawioną kopię.'],
    pdf_without_text: () => ['Strony tego PDF-a to obrazy bez tekstu.', 'Załącz je jako obrazy.'],
    pdf_slow: () => ['Czytanie tego PDF-a trwa zbyt długo.', 'Załącz jego część.'],
    pdf_memory: () => ['Czytanie tego PDF-a wymaga zbyt dużo pamięci.', 'Załącz jego część.'],
  },
  forbidden: {
    general: () => ['To wymaga klucza.', 'Sparuj tego klienta z pomocnikiem.'],
    key: () => ['Bez klucza możesz przez to połączenie tylko zadawać pytania.', 'Połącz się z kluczem.'],
    local_key: () => [
      'Kluczami można zarządzać tylko na komputerze, na którym działa Aside.',
      'Zrób to tam, w terminalu lub w panelu.',
    ],
    administrator: () => ['To może zrobić tylko administrator tego pomocnika.', 'Poproś administratora.'],
    other_person: () => [
      'To może zrobić tylko ta osoba albo ktoś na komputerze, na którym działa Aside.',
      'Poproś ją albo zrób to tam, w terminalu.',
    ],
    one_person: () => ['Z tego pomocnika korzysta jedna osoba.', 'Uruchom go z --people, aby zaprosić inne.'],
    only_rotated: () => ['Klucza tego komputera nie można unieważnić.', 'Zamiast tego zastąp go nowym.'],
    member: () => [
      'Jesteś gościem w tym czacie i nie możesz tu zrobić nic innego.',
      'Zapytaj osobę, która go udostępniła.',
    ],
    reader: () => [
      'Możesz czytać ten czat, ale nie możesz w nim pytać.',
      'Poproś o inny link osobę, która go udostępniła.',
    ],
    words_alone: () => [
      'W udostępnionym czacie możesz pytać tylko słowami.',
      'Zapytaj bez załączników i bez własnych ustawień.',
    ],
    needs_pairing: () => [
      'Strony i zaznaczenia są wysyłane tylko do sparowanego pomocnika. Nic nie wysłano.',
      'Sparuj tę przeglądarkę (kliknij nazwę modelu u góry, a potem „Pomocnik…”). Potem zapytaj ponownie.',
    ],
  },
  conflict: {
    general: () => ['Tego ID używa już inne pytanie.', 'Zapytaj z nowym ID.'],
    prompt_changed: () => ['Ten prompt zmieniono tymczasem gdzie indziej.', 'Zapisz swój jako kolejny prompt.'],
  },
  turn_gone: { general: () => ['Tej odpowiedzi już nie ma.', 'Zapytaj ponownie.'] },
  conversation_gone: {
    general: () => ['Tego czatu już nie ma.', NEW_CHAT],
    followed: () => ['Czatu, do którego należy to pytanie, już nie ma.', NEW_CHAT],
    exported: () => ['Tego czatu tu nie ma.', 'Wybierz inny albo wyeksportuj wszystkie.'],
    temporary: () => [
      'Czatu tymczasowego nie można udostępnić, bo nie jest zapisywany.',
      'Zacznij czat, który jest zapisywany, i udostępnij właśnie ten.',
    ],
    stays_in_sight: () => [
      'Pomocnik nie ma już tego czatu. Został usunięty albo był tymczasowy i się skończył.',
      'To, co tu widzisz, zostaje. Jeśli zapytasz ponownie, model nie będzie znał wcześniejszej rozmowy.',
    ],
  },
  operation_gone: {
    general: () => ['To już się skończyło.', LOOK_AGAIN],
    stopped: () => ['Zatrzymano to gdzie indziej.', 'Zacznij od nowa.'],
  },
  client_gone: { general: () => ['Żaden klient nie ma już tego klucza.', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['To nie ten kod.', COMPARE],
    tries: ({ left }) => [
      plural(left, {
        one: (shown) => `To nie ten kod. Została jeszcze ${shown} próba.`,
        few: (shown) => `To nie ten kod. Zostały jeszcze ${shown} próby.`,
        many: (shown) => `To nie ten kod. Zostało jeszcze ${shown} prób.`,
        other: (shown) => `To nie ten kod. Zostało jeszcze ${shown} próby.`,
      }),
      COMPARE,
    ],
  },
  code_gone: {
    general: () => ['Ten kod już nie działa.', NEW_CODE],
    used: () => ['Ten kod został już użyty.', NEW_CODE],
    expired: () => ['Ten kod wygasł.', NEW_CODE],
    replaced: () => ['Ten kod jest już nieważny: powstał nowszy.', NEW_CODE],
    tries: () => ['Ten kod jest już nieważny: zbyt wiele razy wpisano błędny.', NEW_CODE],
    rotated: () => ['Ten kod jest już nieważny: klucz komputera, który go pokazał, został zastąpiony.', NEW_CODE],
    none: () => ['Żaden kod parowania nie jest teraz aktywny.', NEW_CODE],
  },
  link_gone: {
    general: () => ['Ten link nie działa.', ANOTHER_LINK],
    used: () => ['Ten link został już użyty.', ANOTHER_LINK],
    expired: () => ['Ten link wygasł.', ANOTHER_LINK],
    revoked: () => ['Ten link unieważniono.', ANOTHER_LINK],
    ended: () => ['Ten czat nie jest już udostępniany.', ANOTHER_LINK],
    full: () => [
      'Tego czatu nie można udostępnić większej liczbie osób.',
      'Poproś osobę, która go udostępniła, aby zrobiła miejsce.',
    ],
  },
  attachments_gone: {
    general: () => ['Załączniki tego pytania nie są już przechowywane.', 'Załącz je ponownie, a potem zapytaj.'],
    blob: () => ['Jednego z załączników tego pytania już nie ma.', 'Załącz je ponownie, a potem zapytaj.'],
  },
  overloaded: {
    general: () => ['Pomocnik ma za dużo pracy.', 'Poczekaj chwilę i spróbuj ponownie.'],
    person_turns: ({ most }) => [
      `Więcej twoich pytań nie może czekać naraz (limit: ${number(most)}).`,
      'Poczekaj na odpowiedź na jedno z nich.',
    ],
    person_questions: ({ most, minutes }) => [
      `W ciągu godziny nie możesz zadać więcej pytań (${number(most)}).`,
      `Zapytaj ponownie za ${number(minutes)}\u00a0min.`,
    ],
    person_clients: ({ most }) => [
      `Nie możesz sparować więcej przeglądarek (limit: ${number(most)}).`,
      'Najpierw usuń jedną w ustawieniach, a potem sparuj ponownie.',
    ],
    people: ({ most }) => [
      `Więcej osób nie może korzystać z tego pomocnika (limit: ${number(most)}).`,
      'Najpierw kogoś usuń.',
    ],
    questions: () => ['Za dużo pytań czeka.', 'Poczekaj na część odpowiedzi, a potem zapytaj ponownie.'],
    draining: () => ['Ten pomocnik zaraz się zatrzyma.', 'Zapytaj ponownie za chwilę.'],
    room: () => ['W tym pokoju czeka za dużo pytań.', 'Poczekaj na część odpowiedzi.'],
    pulls: () => ['Pobiera się już dość modeli.', 'Poczekaj, aż któryś się pobierze.'],
    uploads: () => ['Trwa naraz za dużo przesyłań.', 'Poczekaj, aż część się skończy, a potem załącz to ponownie.'],
    recordings: () => ['Trwa naraz za dużo nagrań.', 'Poczekaj chwilę, a potem nagraj ponownie.'],
    transcriptions: () => [
      'Zbyt wiele nagrań jest zamienianych na tekst.',
      'Poczekaj chwilę, a potem nagraj ponownie.',
    ],
    links: () => ['Ten czat nie może mieć więcej linków.', 'Najpierw usuń jeden z nich.'],
    exports: () => ['Trwa za dużo eksportów.', 'Poczekaj, aż któryś się skończy.'],
    import: () => ['Trwa import innego pliku.', 'Poczekaj, aż się skończy, a potem spróbuj ponownie.'],
  },
  rate_limited: {
    general: () => ['Za dużo wiadomości.', 'Poczekaj chwilę.'],
    views: () => ['To połączenie śledzi za dużo odpowiedzi.', 'Zamknij część z nich.'],
  },
  interrupted: {
    general: () => ['Pomocnik został zatrzymany w trakcie odpowiedzi.', 'Zapytaj ponownie, gdy będzie działać.'],
    restarted: () => [
      'Pomocnik został uruchomiony ponownie w trakcie tej odpowiedzi. Dotychczasowy tekst jest zachowany.',
      'Zapytaj ponownie.',
    ],
    no_key: () => [
      'Połączenie z pomocnikiem zerwało się, a bez klucza nie da się wznowić odpowiedzi. Dotychczasowy tekst jest zachowany.',
      'Zapytaj ponownie.',
    ],
  },

  storage_failed: {
    general: () => ['Nie da się teraz czytać ani zapisywać czatów.', AGAIN],
    folder_in_use: ({ folder }) => [
      `Inny pomocnik Aside używa folderu danych ${folder}.`,
      'Użyj tamtego albo najpierw go zatrzymaj. Aby uruchomić dwa, daj jednemu z nich inny folder przez --data-dir.',
    ],
    file_in_use: ({ file }) => [`Inny program używa ${file}.`, 'Zamknij go i uruchom Aside ponownie.'],
    newer_version: ({ file }) => [
      `${file} zapisała nowsza wersja Aside.`,
      'Zaktualizuj Aside albo wybierz inny folder przez --data-dir.',
    ],
    damaged: ({ file }) => [
      `Baza danych ${file} jest uszkodzona.`,
      'Aby zacząć nową, przenieś ją gdzie indziej razem z plikami obok. Nic w niej nie zmieniono.',
    ],
    not_ours: ({ file }) => [
      `${file} nie jest bazą danych Aside.`,
      'Przenieś ten plik albo wybierz inny folder przez --data-dir.',
    ],
    full: ({ file }) => [`Brakuje miejsca na ${file}.`, 'Zwolnij miejsce na dysku.'],
    not_writable: ({ file }) => [
      `Nie da się zapisywać w bazie danych ${file}.`,
      'Zezwól sobie na zapis w jej folderze albo wybierz inny przez --data-dir.',
    ],
    moved: ({ file }) => [
      `Bazę danych ${file} usunięto, przeniesiono lub zastąpiono, gdy Aside działał.`,
      'Przywróć ją albo uruchom Aside ponownie, aby zacząć nową.',
    ],
    folder_not_made: ({ folder, reason }) => [`Nie da się utworzyć folderu danych ${folder} (${reason}).`, MAKE_YOURS],
    file_not_made: ({ file, reason }) => [`Nie da się utworzyć ${file} (${reason}).`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} nie jest plikiem.`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} należy do innego użytkownika.`, MAKE_YOURS],
    not_written: ({ file }) => [
      `Nie udało się zapisać ${file}.`,
      'Sprawdź, czy dysk nie jest pełny, uszkodzony albo ponad limit.',
    ],
    failed: ({ file, reason }) => [`Baza danych ${file} zgłasza błąd (${reason}).`, AGAIN],
    database_away: ({ database, reason }) => [
      `Nie można połączyć się z ${database} (${reason}).`,
      'Uruchom PostgreSQL. Czaty zostaną zapisane, gdy tylko odpowie.',
    ],
    database_slow: ({ database }) => [`${database} potrzebuje zbyt dużo czasu.`, 'Spróbuj ponownie.'],
    database_failed: ({ database, reason }) => [
      `${database} odmawia (${reason}).`,
      'Sprawdź nazwę, użytkownika, hasło i uprawnienia.',
    ],
    updating: ({ percent }) => [`Aside aktualizuje swoją historię: ${number(percent)}%.`, 'Poczekaj na koniec.'],
    ended: () => ['Nie da się już zapisywać czatów.', START_AGAIN],
    stopping: () => ['Pomocnik kończy pracę.', START_AGAIN],
    taken_over: () => ['Inny pomocnik przejął tę odpowiedź.', 'Zapytaj ponownie.'],
    revoked_for_now: () => [
      'Klucz jest zablokowany tylko do końca pracy tego pomocnika, bo nie udało się tego zapisać.',
      'Zadbaj, aby Aside mógł zapisywać w swoim folderze danych, a potem unieważnij klucz jeszcze raz.',
    ],
  },
  internal: {
    general: () => ['Coś poszło nie tak w pomocniku.', 'Spróbuj ponownie. Szczegóły są w jego dzienniku.'],
    others_away: () => ['Pomocnik nie może połączyć się z tym, co dzieli z innymi.', 'Spróbuj ponownie za chwilę.'],
    not_recorded: () => ['Nie udało się zapisać pytania.', 'Zapytaj ponownie. Szczegóły są w dzienniku.'],
    key_not_replaced: () => [
      'Nie udało się zastąpić klucza tego komputera. Pozostaje bez zmian.',
      `Zadbaj, aby Aside mógł zapisywać w swoim folderze danych: sprawdzi to \`${ASIDE_COMMAND} doctor\`.`,
    ],
  },
} satisfies Catalogue['rest']['errors'];
