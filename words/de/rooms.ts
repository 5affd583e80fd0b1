import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { plural } from './tongue.ts';

/** Was gesagt wird, wo ein Chat geteilt wird. */
export const rooms: Catalogue['rest']['rooms'] = {
  share: 'Diesen Chat teilen',
  shareText: 'Alle mit dem Link sehen den ganzen Chat: alle bisherigen Fragen und Antworten und alles, was noch kommt.',
  may: 'Andere dürfen',
  write: 'Fragen stellen und Antworten anhalten',
  read: 'Nur mitlesen',
  uses: 'Der Link gilt für',
  severalPeople: 'Mehrere Personen',
  onePerson: 'Eine Person',
  ends: 'Der Link läuft ab',
  inOneHour: 'In einer Stunde',
  inOneDay: 'In 24 Stunden',
  inOneWeek: 'In 7 Tagen',
  whenRevoked: 'Wenn du ihn zurückziehst',
  create: 'Link erstellen',
  creating: 'Wird erstellt …',
  link: 'Link',
  linkText: 'Verschicke den Link jetzt: Später kann er nicht mehr angezeigt werden.',
  copyLink: 'Link kopieren',
  qrCode: 'QR-Code des Links',
  address: 'Adresse im Link',
  onlyHere: 'Nur dieser Rechner kann den Link öffnen',
  onlyHereText:
    'Die Begleit-App nimmt nur Verbindungen von diesem Rechner an. Wenn du allen in deinem Netzwerk vertraust, starte sie mit dem Befehl unten neu und erstelle dann noch einen Link. Wie du die Verbindung stattdessen verschlüsselst, steht in docs/beyond-this-machine.md im Ordner von Aside.',
  links: 'Links',
  linkWrites: 'Zum Fragen',
  linkReads: 'Zum Mitlesen',
  usesLeft: (count) =>
    plural(count, { one: () => 'für noch eine Person', other: (shown) => `für noch ${shown} Personen` }),
  unlimited: 'für beliebig viele',
  until: (time) => `bis ${time}`,
  untilRevoked: 'bis du ihn zurückziehst',
  joined: (count) =>
    plural(count, { one: (shown) => `${shown} beigetreten`, other: (shown) => `${shown} beigetreten` }),
  revoke: 'Zurückziehen',
  revokeLink: (which) => `Diesen Link zurückziehen: ${which}`,
  people: 'Personen',
  nobodyJoined: 'Noch ist niemand beigetreten.',
  here: 'Da',
  away: 'Nicht da',
  writes: 'darf fragen',
  reads: 'liest mit',
  remove: 'Entfernen',
  removeName: (name) => `${name} entfernen`,
  removeTitle: (name) => `${name} aus diesem Chat entfernen?`,
  removeText: 'Der Zugang endet sofort, und unbeantwortete Fragen dieser Person werden angehalten.',
  keep: 'Behalten',
  stop: 'Nicht mehr teilen',
  stopTitle: 'Diesen Chat nicht mehr teilen?',
  stopText: 'Für alle anderen endet der Zugang sofort, und die Links gelten nicht mehr. Du behältst den Chat.',
  keepSharing: 'Weiter teilen',

  host: 'Gastgeber',
  theHost: 'der Gastgeber',
  you: 'Du',
  youNamed: (name) => `${name} (du)`,
  nobodyHere: 'Geteilt. Niemand sonst ist da',
  areHere: (names, count) => plural(count, { one: () => `${names} ist da`, other: () => `${names} sind da` }),
  manyHere: (count) =>
    plural(count, { one: (shown) => `${shown} Person ist da`, other: (shown) => `${shown} Personen sind da` }),
  hostTypes: 'Der Gastgeber schreibt …',
  typing: (names, count) => plural(count, { one: () => `${names} schreibt …`, other: () => `${names} schreiben …` }),
  manyTyping: (count) =>
    plural(count, { one: (shown) => `${shown} Person schreibt …`, other: (shown) => `${shown} Personen schreiben …` }),
  came: (names) => `Beigetreten: ${names}`,
  went: (names) => `Gegangen: ${names}`,
  stoppedBy: (name) => `Angehalten von ${name}`,
  stoppedByHost: 'Vom Gastgeber angehalten',

  join: 'Beitreten',
  joining: 'Du trittst bei …',
  joinTitle: 'Einem geteilten Chat beitreten',
  joinText:
    'Die anderen sehen deinen Namen, wann du da bist und was du schreibst. Es bleibt auf dem Rechner der Person, die den Chat teilt, und sie sieht alles.',
  yourName: 'Dein Name',
  badName: `Nimm 1 bis ${LIMITS.memberNameChars} sichtbare Zeichen.`,
  joinFailures: {
    no_link: ['Dieser Link ist nicht vollständig.', 'Kopiere den ganzen Link und öffne ihn noch einmal.'],
    link_not_known: ['Dieser Link gilt nicht mehr.', 'Bitte um einen neuen.'],
    unreachable: [
      'Der Chat ist nicht erreichbar.',
      'Prüfe deine Verbindung und ob der Rechner läuft, der ihn teilt. Versuch es dann noch einmal.',
    ],
    too_many: ['Zu viele wollen gerade beitreten.', 'Warte kurz und versuch es noch einmal.'],
    not_kept: [
      'Dieser Browser lässt die Seite ihren Schlüssel nicht aufheben.',
      'Erlaube der Seite, Daten zu speichern, oder nimm ein Fenster, das nicht privat ist.',
    ],
    unexpected: ['Etwas ist schiefgegangen.', 'Lade die Seite neu und versuch es noch einmal.'],
  },

  peopleHere: 'Personen in diesem Chat',
  readerNote: 'Du liest mit. Zum Fragen brauchst du einen Link, der das erlaubt.',
  leave: 'Diesen Chat verlassen',
  leaveTitle: 'Diesen Chat verlassen?',
  leaveText: 'Um zurückzukommen, brauchst du einen Link. Deine Fragen bleiben im Chat.',
  stay: 'Bleiben',
  lost: 'Keine Verbindung zu diesem Chat',
  lostText:
    'Dein Netzwerk ist weg, oder der Rechner, der den Chat teilt, ist aus. Diese Seite verbindet sich von selbst wieder.',
  over: {
    removed_from_room: [
      'Du wurdest aus diesem Chat entfernt',
      'Falls das ein Versehen war, bitte die Person, die ihn teilt, um einen neuen Link.',
    ],
    room_ended: ['Dieser Chat wird nicht mehr geteilt', 'Die Person, die ihn geteilt hat, hat das beendet.'],
    not_a_member: [
      'Du bist nicht mehr in diesem Chat',
      'Um zurückzukommen, bitte die Person, die ihn teilt, um einen neuen Link.',
    ],
    left: ['Du hast diesen Chat verlassen', 'Um zurückzukommen, öffne wieder einen Link dazu.'],
  },
};
