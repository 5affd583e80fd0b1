import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { plural } from './tongue.ts';

/** What is said where a chat is shared. */
export const rooms: Catalogue['rest']['rooms'] = {
  share: 'Udostępnij ten czat',
  shareText:
    'Każdy, kto ma link, widzi cały czat: wszystkie dotychczasowe pytania i odpowiedzi oraz to, co dopiero będzie.',
  may: 'Inni mogą',
  write: 'Pytać i zatrzymywać odpowiedzi',
  read: 'Tylko czytać',
  uses: 'Link działa dla',
  severalPeople: 'Kilku osób',
  onePerson: 'Jednej osoby',
  ends: 'Link wygasa',
  inOneHour: 'Za godzinę',
  inOneDay: 'Za 24 godziny',
  inOneWeek: 'Za 7 dni',
  whenRevoked: 'Gdy go unieważnisz',
  create: 'Utwórz link',
  creating: 'Tworzenie…',
  link: 'Link',
  linkText: 'Wyślij ten link teraz: później nie da się go już pokazać.',
  copyLink: 'Kopiuj link',
  qrCode: 'Kod QR linku',
  address: 'Adres w linku',
  onlyHere: 'Tylko ten komputer może otworzyć link',
  onlyHereText:
    'Pomocnik przyjmuje połączenia tylko z tego komputera. Jeśli ufasz wszystkim w swojej sieci, uruchom go ponownie poniższym poleceniem i utwórz nowy link. Jak zamiast tego zaszyfrować połączenie, opisuje docs/beyond-this-machine.md w folderze Aside.',
  links: 'Linki',
  linkWrites: 'Do pytania',
  linkReads: 'Do czytania',
  usesLeft: (count) =>
    plural(count, {
      one: 'dla jeszcze jednej osoby',
      few: (shown) => `dla jeszcze ${shown} osób`,
      many: (shown) => `dla jeszcze ${shown} osób`,
      other: (shown) => `dla jeszcze ${shown} osoby`,
    }),
  unlimited: 'dla dowolnej liczby osób',
  until: (time) => `do ${time}`,
  untilRevoked: 'do unieważnienia',
  joined: (count) =>
    plural(count, {
      one: (shown) => `dołączyła ${shown} osoba`,
      few: (shown) => `dołączyły ${shown} osoby`,
      many: (shown) => `dołączyło ${shown} osób`,
      other: (shown) => `dołączyło ${shown} osoby`,
    }),
  revoke: 'Unieważnij',
  revokeLink: (which) => `Unieważnij ten link: ${which}`,
  people: 'Osoby',
  nobodyJoined: 'Nikt jeszcze nie dołączył.',
  here: 'W czacie',
  away: 'Poza czatem',
  writes: 'może pytać',
  reads: 'tylko czyta',
  remove: 'Usuń',
  removeName: (name) => `Usuń: ${name}`,
  removeTitle: (name) => `Usunąć z tego czatu: ${name}?`,
  removeText: 'Ta osoba od razu straci dostęp, a jej pytania bez odpowiedzi zostaną zatrzymane.',
  keep: 'Zostaw',
  stop: 'Zakończ udostępnianie',
  stopTitle: 'Zakończyć udostępnianie tego czatu?',
  stopText: 'Wszyscy inni od razu stracą dostęp, a linki przestaną działać. Czat zostanie u ciebie.',
  keepSharing: 'Udostępniaj dalej',

  host: 'Gospodarz',
  theHost: 'gospodarz',
  you: 'Ty',
  youNamed: (name) => `${name} (ty)`,
  nobodyHere: 'Udostępniony. Nikogo innego tu nie ma',
  areHere: (names) => `W czacie: ${names}`,
  manyHere: (count) =>
    plural(count, {
      one: (shown) => `W czacie jest ${shown} osoba`,
      few: (shown) => `W czacie są ${shown} osoby`,
      many: (shown) => `W czacie jest ${shown} osób`,
      other: (shown) => `W czacie jest ${shown} osoby`,
    }),
  hostTypes: 'Gospodarz pisze…',
  typing: (names, count) =>
    plural(count, {
      one: `${names} pisze…`,
      few: `${names} piszą…`,
      many: `${names} piszą…`,
      other: `${names} piszą…`,
    }),
  manyTyping: (count) =>
    plural(count, {
      one: (shown) => `Pisze ${shown} osoba…`,
      few: (shown) => `Piszą ${shown} osoby…`,
      many: (shown) => `Pisze ${shown} osób…`,
      other: (shown) => `Pisze ${shown} osoby…`,
    }),
  came: (names) => `Wejście: ${names}`,
  went: (names) => `Wyjście: ${names}`,
  stoppedBy: (name) => `Zatrzymane przez: ${name}`,
  stoppedByHost: 'Zatrzymane przez gospodarza',

  join: 'Dołącz',
  joining: 'Dołączanie…',
  joinTitle: 'Dołącz do udostępnionego czatu',
  joinText:
    'Inni widzą twoje imię, kiedy tu jesteś i co piszesz. Jest to przechowywane na komputerze osoby, która udostępnia czat, i ona widzi wszystko.',
  yourName: 'Twoje imię',
  badName: `Użyj od 1 do ${LIMITS.memberNameChars} widocznych znaków.`,
  joinFailures: {
    no_link: ['Ten link jest niepełny.', 'Skopiuj cały link i otwórz go ponownie.'],
    link_not_known: ['Ten link już nie działa.', 'Poproś o nowy.'],
    unreachable: [
      'Czat jest nieosiągalny.',
      'Sprawdź swoje połączenie i czy komputer, który go udostępnia, jest włączony. Potem spróbuj ponownie.',
    ],
    too_many: ['Zbyt wiele osób próbuje dołączyć.', 'Poczekaj chwilę i spróbuj ponownie.'],
    not_kept: [
      'Ta przeglądarka nie pozwala stronie zachować klucza.',
      'Pozwól tej stronie zapisywać dane albo użyj okna, które nie jest prywatne.',
    ],
    unexpected: ['Coś poszło nie tak.', 'Odśwież stronę i spróbuj ponownie.'],
  },

  peopleHere: 'Osoby w tym czacie',
  readerNote: 'Możesz tylko czytać. Aby pytać, potrzebujesz linku, który na to pozwala.',
  leave: 'Opuść ten czat',
  leaveTitle: 'Opuścić ten czat?',
  leaveText: 'Aby wrócić, potrzebujesz linku. Twoje pytania zostaną w czacie.',
  stay: 'Zostań',
  lost: 'Brak połączenia z tym czatem',
  lostText:
    'Twoja sieć nie działa albo komputer, który udostępnia czat, jest wyłączony. Ta strona połączy się ponownie sama.',
  over: {
    removed_from_room: [
      'Usunięto cię z tego czatu',
      'Jeśli to pomyłka, poproś o nowy link osobę, która go udostępnia.',
    ],
    room_ended: ['Ten czat nie jest już udostępniany', 'Osoba, która go udostępniała, zakończyła udostępnianie.'],
    not_a_member: ['Nie ma cię już w tym czacie', 'Aby wrócić, poproś o nowy link osobę, która go udostępnia.'],
    left: ['Jesteś już poza tym czatem', 'Aby wrócić, otwórz ponownie link do niego.'],
  },
};
