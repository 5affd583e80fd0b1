import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR = 'Sparuj tę przeglądarkę: uruchom to w folderze Aside i wpisz kod, który się pojawi.';
const PAIR_AGAIN = 'Sparuj ją ponownie: uruchom to w folderze Aside i wpisz kod, który się pojawi.';
const START = 'npm start';
const AGAIN = 'Spróbuj ponownie.';
const KEEPS_TRYING = 'Panel próbuje dalej.';
const NOTHING_IMPORTED = 'Nic nie zaimportowano';
const MEANWHILE = 'Na razie odpowiada wbudowany czytnik: cytuje najważniejsze zdania strony.';
const NO_OTHER = 'Żaden inny model nie zastąpi go sam.';
const CHOOSE = 'Wybierz inny model.';

const itSaid = (said: string) => (said === '' ? '' : ` Komunikat: ${/[.!?]$/.test(said) ? said : `${said}.`}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : 'Serwer modeli');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `Modelu ${chosen} nie da się teraz użyć. ${NO_OTHER}`;
const certificate = (address: string) =>
  ` Otwórz ${address} w karcie, aby sprawdzić, czy przeglądarka ufa certyfikatowi.`;

const FAILURES = {
  not_connected: ['Nie ma połączenia z pomocnikiem.', 'Spróbuj, gdy wróci.'],
  connection_broke: ['Połączenie z pomocnikiem zerwało się, zanim odpowiedział.', AGAIN],
  no_answer: ['Pomocnik nie odpowiedział na czas.', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE = 'Uruchom npm start w folderze Aside: zapisze companion.json od nowa. Potem spróbuj ponownie.';
const LET_STORE =
  'Pozwól przeglądarce zapisywać dane dla Aside i sprawdź, czy dysk nie jest pełny. Potem spróbuj ponownie.';
const READ_AGAIN = 'Spróbuj ponownie lub uruchom przeglądarkę od nowa. Jeśli to nie pomoże, sparuj ponownie.';

/** What is wrong with the key. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : ` (${reason})`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json nie jest poprawnym plikiem JSON.', WRITE_FILE],
    file_not_object: ['companion.json nie jest obiektem JSON.', WRITE_FILE],
    file_no_address: ['companion.json nie ma poprawnego "address" w postaci host:port.', WRITE_FILE],
    file_no_token: ['companion.json nie ma poprawnego "token".', WRITE_FILE],
    not_a_key: ['To, co przeglądarka zapisała dla Aside, nie jest kluczem.', READ_AGAIN],
    not_kept: [`Przeglądarka nie mogła zapisać klucza${because}.`, LET_STORE],
    not_removed: [`Przeglądarka nie mogła usunąć klucza${because}.`, LET_STORE],
    not_shown: [`Przeglądarka nie mogła odczytać klucza${because}.`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** What the panel says of problems. */
export const problems = {
  chats_not_listed: failed('Nie udało się wczytać twoich czatów'),
  more_chats_not_listed: failed('Nie udało się wczytać pozostałych czatów'),
  search_failed: failed('Wyszukiwanie się nie udało'),
  not_shared: failed('Nie udało się utworzyć linku'),
  sharing_not_changed: failed('Nie udało się zmienić udostępniania'),
  not_renamed: failed('Nie udało się zmienić nazwy czatu'),
  not_pinned: failed('Nie udało się przypiąć czatu'),
  not_unpinned: failed('Nie udało się odpiąć czatu'),
  not_deleted: failed('Nie udało się usunąć czatu'),
  not_restored: failed('Nie udało się przywrócić czatu'),
  chats_not_changed: failed('Nie udało się zmienić czatów'),
  not_all_selected: failed('Nie udało się zaznaczyć wszystkich czatów'),
  chat_not_shown: failed('Nie udało się pokazać tego czatu'),
  not_exported: failed('Nic nie wyeksportowano'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('Nie da się pokazać ustawień'),
  settings_not_set: failed('Ustawienie nie zostało zapisane'),
  model_not_pulled: failed('Nie udało się pobrać modelu'),
  model_not_changed: failed('Nie udało się tego zrobić z modelem'),
  chat_not_there: () =>
    told('Tego czatu już nie ma', 'Został usunięty albo był tymczasowy i się skończył.', 'To jest nowy czat.'),
  not_for_guests: ({ command }) =>
    told(
      'Twoje czaty nie są jeszcze zapisywane',
      'Ta przeglądarka nie jest sparowana z pomocnikiem, a czaty gości nie są zapisywane.',
      'Sparuj ją: uruchom to w folderze Aside i wpisz kod, który się pojawi.',
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(NOTHING_IMPORTED, `Plik jest większy niż ${number(megabytes)}\u00a0MB.`, 'Eksportuj mniej czatów naraz.'),
  file_no_text: () => told(NOTHING_IMPORTED, 'Plik nie jest plikiem tekstowym.', 'Jeśli to archiwum ZIP, rozpakuj je.'),
  archive_unreadable: () =>
    told(NOTHING_IMPORTED, 'W tym archiwum nie da się odczytać czatów.', 'Rozpakuj je i wybierz conversations.json.'),
  file_unreadable: () => told(NOTHING_IMPORTED, 'Nie da się odczytać pliku.', 'Wybierz go ponownie.'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${serverName(kind)} nie odpowiada`,
      `Pod adresem ${address} nic nie odpowiada. ${consequence(chosen)}`,
      kind === 'ollama' ? 'Uruchom Ollamę. Aside znajdzie ją sam.' : 'Uruchom ten serwer. Aside znajdzie go sam.',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${serverName(kind)} odmawia odpowiedzi`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${serverName(kind)} jeszcze nie działa`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `${serverName(kind)} nie ma modelu`,
      `Serwer pod adresem ${address} nie podaje żadnego. ${MEANWHILE}`,
      'Wczytaj tam jakiś.',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'Ollama nie ma jeszcze modelu',
      `Ollama działa pod adresem ${address}, ale żaden model nie jest zainstalowany. ${MEANWHILE}`,
      'Pobierz jakiś. Aside znajdzie go po pobraniu.',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      'Żaden model tutaj nie umie czatować',
      count > 1
        ? `To, co jest zainstalowane, służy do czegoś innego (${model}, …). ${MEANWHILE}`
        : `To, co jest zainstalowane, służy do czegoś innego (${model}). ${MEANWHILE}`,
      'Pobierz taki, który umie. Aside znajdzie go po pobraniu.',
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(
      `${model} nie umie czatować`,
      `Wybrany model służy do czegoś innego, na przykład do wyszukiwania. ${NO_OTHER}`,
      CHOOSE,
    ),
  model_gone: ({ model, command }) =>
    told(
      `Nie ma już ${model}`,
      `Wybrany model został usunięty lub zmienił nazwę. ${NO_OTHER}`,
      command === '' ? CHOOSE : 'Wybierz inny model albo pobierz ten ponownie:',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'Pomocnik Aside nie działa',
      `Pod adresem ${address} nic nie odpowiada.`,
      'Uruchom npm start w folderze Aside. Panel połączy się sam.',
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      'Pomocnik Aside jest nieosiągalny',
      `Pod adresem ${address} nic nie odpowiada.`,
      `Sprawdź, czy pomocnik tam działa i czy ten komputer jest w jego sieci.${secure ? certificate(address) : ''} Panel połączy się sam.`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told('Pomocnik odrzuca to rozszerzenie', `Program pod adresem ${address} nie akceptuje ${origin}.`, PAIR, command),
  not_paired_any_more: ({ address, command }) =>
    told(
      'Ta przeglądarka nie jest już sparowana',
      `Pomocnik pod adresem ${address} nie zna jej klucza. Klucz unieważniono albo pomocnik używa teraz innego folderu danych.`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) =>
    told('Ta przeglądarka nie jest jeszcze sparowana', 'Pomocnik wymaga klucza.', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('Nie da się użyć klucza tego panelu', message, cure);
  },
  key_unreadable: ({ said }) => told('Nie da się użyć klucza tego panelu', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      'To nie jest twój pomocnik',
      `Pod adresem ${address} odpowiada program, który nie dowiódł, że zna klucz tego panelu. Nic do niego nie wysłano.`,
      'Sprawdź, który program używa tego portu, i zatrzymaj go. Potem uruchom npm start w folderze Aside.',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'To nie jest pomocnik Aside',
      `Pod adresem ${address} odpowiada program, który nie zna protokołu Aside.`,
      'Zatrzymaj ten program albo uruchom pomocnika na innym porcie: npm start -- --port 11436.',
    ),
  companion_silent: ({ address }) =>
    told(
      'Pomocnik nie odpowiada',
      `Z ${address} nic nie wraca.`,
      'Zajrzyj do terminala, w którym działa npm start. Jeśli się zawiesił, naciśnij Ctrl+C i uruchom go ponownie.',
      START,
    ),
  companion_hung_up: ({ said }) =>
    told('Pomocnik zakończył połączenie', `Rozłączył się bez podania błędu.${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told(
      'Pomocnik kończy pracę',
      `Zatrzymano go pod adresem ${address}.`,
      'Panel połączy się sam, gdy pomocnik znów ruszy.',
      START,
    ),
  message_too_large: () =>
    told(
      'To było za duże, aby wysłać',
      'Pomocnik zamknął połączenie, bo wiadomość była za duża.',
      'Wyślij mniejszą część strony i spróbuj ponownie.',
    ),
  key_wanted: ({ address, command }) =>
    told(
      'Pomocnik wymaga klucza',
      `Pomocnik pod adresem ${address} wymaga klucza, a to rozszerzenie go nie ma.`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      'Pomocnik nie zna klucza tego rozszerzenia',
      `Pomocnik pod adresem ${address} odrzucił klucz z companion.json, nawet po ponownym odczytaniu pliku.`,
      'Zatrzymaj pomocnika i uruchom npm start w folderze, w którym zbudowano to rozszerzenie. Potem spróbuj ponownie.',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told(
      'Pomocnik nie akceptuje tego rozszerzenia',
      `Odrzuca ${origin} pod adresem ${address}.${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }) =>
    told(
      'Rozszerzenie i pomocnik nie pasują do siebie',
      `Używają różnych wersji protokołu Aside.${itSaid(said)}`,
      'Zaktualizuj oba do tej samej wersji: uruchom npm start w folderze Aside, a potem przeładuj rozszerzenie.',
      START,
    ),
  too_many_messages: () =>
    told(
      'Za dużo wiadomości',
      'Ten panel wysłał więcej wiadomości na sekundę, niż przyjmuje pomocnik.',
      'Poczekaj chwilę i spróbuj ponownie.',
    ),
  too_many_connections: ({ address }) =>
    told(
      'Pomocnik ma za dużo połączeń',
      `Pod adresem ${address} na razie nie przyjmuje kolejnych.`,
      'Zamknij panele, których nie potrzebujesz. Ten próbuje dalej.',
    ),
  companion_updating: ({ percent }) =>
    told(
      'Aside aktualizuje swoją historię',
      `Gotowe w ${number(percent)}%. Nic nie przepadnie. Dzieje się to raz po aktualizacji.`,
      'Potem panel połączy się sam. Pytania zadane teraz zostaną wtedy wysłane.',
    ),
  companion_not_ready: () =>
    told(
      'Pomocnik czeka na swoją bazę danych',
      'Dopóki nie wróci, nie może sprawdzać kluczy. Nic nie przepadnie.',
      'Potem panel połączy się sam. Pytania zadane teraz zostaną wtedy wysłane.',
    ),
  companion_failed: ({ said }) =>
    told(
      'Pomocnik zawiódł',
      `Błąd wewnątrz pomocnika zakończył połączenie.${itSaid(said)}`,
      `Szczegóły są w jego terminalu. ${KEEPS_TRYING}`,
    ),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) =>
    told('Utracono połączenie z pomocnikiem', `Połączenie z ${address} zostało zerwane.`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      'Pomocnik zakończył połączenie',
      `Zamknął je z kodem ${closeCode}.${itSaid(said)}`,
      'Jeśli kolejna próba nie pomoże, zaktualizuj rozszerzenie i pomocnika do tej samej wersji.',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
