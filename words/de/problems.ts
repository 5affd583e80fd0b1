import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR = 'Kopple diesen Browser: Führe das im Ordner von Aside aus und gib den Code ein, den es zeigt.';
const PAIR_AGAIN = 'Kopple ihn noch einmal: Führe das im Ordner von Aside aus und gib den Code ein, den es zeigt.';
const START = 'npm start';
const AGAIN = 'Versuch es noch einmal.';
const KEEPS_TRYING = 'Es wird weiter versucht.';
const NOTHING_IMPORTED = 'Es wurde nichts importiert';
const MEANWHILE = 'Solange antwortet der eingebaute Leser: Er zitiert die wichtigsten Sätze einer Seite.';
const NO_OTHER = 'Kein anderes Modell springt von selbst ein.';
const CHOOSE = 'Wähle ein anderes Modell.';

const itSaid = (said: string) => (said === '' ? '' : ` Sie meldet: ${/[.!?]$/.test(said) ? said : `${said}.`}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : 'Der Modellserver');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `${chosen} lässt sich gerade nicht benutzen. ${NO_OTHER}`;
const certificate = (address: string) =>
  ` Öffne ${address} in einem Tab, um zu sehen, ob der Browser dem Zertifikat vertraut.`;

const FAILURES = {
  not_connected: ['Es besteht keine Verbindung zur Begleit-App.', 'Versuch es, sobald sie wieder da ist.'],
  connection_broke: ['Die Verbindung zur Begleit-App brach ab, bevor eine Antwort kam.', AGAIN],
  no_answer: ['Die Begleit-App hat nicht rechtzeitig geantwortet.', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE =
  'Führe im Ordner von Aside npm start aus: Das schreibt companion.json neu. Dann versuch es noch einmal.';
const LET_STORE =
  'Erlaube dem Browser, Daten für Aside zu speichern, und prüfe, ob die Festplatte voll ist. Dann versuch es noch einmal.';
const READ_AGAIN = 'Versuch es noch einmal oder starte den Browser neu. Falls das nicht hilft, kopple noch einmal.';

/** Was mit dem Schlüssel nicht stimmt. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : ` (${reason})`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json ist kein gültiges JSON.', WRITE_FILE],
    file_not_object: ['companion.json ist kein JSON-Objekt.', WRITE_FILE],
    file_no_address: ['companion.json enthält keine gültige "address" der Form Host:Port.', WRITE_FILE],
    file_no_token: ['companion.json enthält kein gültiges "token".', WRITE_FILE],
    not_a_key: ['Was der Browser für Aside gespeichert hat, ist kein Schlüssel.', READ_AGAIN],
    not_kept: [`Der Browser konnte den Schlüssel nicht speichern${because}.`, LET_STORE],
    not_removed: [`Der Browser konnte den Schlüssel nicht entfernen${because}.`, LET_STORE],
    not_shown: [`Der Browser konnte den Schlüssel nicht lesen${because}.`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** Was die Seitenleiste über Probleme sagt. */
export const problems = {
  chats_not_listed: failed('Deine Chats konnten nicht geladen werden'),
  more_chats_not_listed: failed('Die übrigen Chats konnten nicht geladen werden'),
  search_failed: failed('Die Suche ist fehlgeschlagen'),
  not_shared: failed('Der Link konnte nicht erstellt werden'),
  sharing_not_changed: failed('Die Freigabe konnte nicht geändert werden'),
  not_renamed: failed('Der Chat konnte nicht umbenannt werden'),
  not_pinned: failed('Der Chat konnte nicht angeheftet werden'),
  not_unpinned: failed('Der Chat konnte nicht gelöst werden'),
  not_deleted: failed('Der Chat konnte nicht gelöscht werden'),
  not_restored: failed('Der Chat konnte nicht wiederhergestellt werden'),
  chats_not_changed: failed('Die Chats konnten nicht geändert werden'),
  not_all_selected: failed('Es konnten nicht alle Chats ausgewählt werden'),
  chat_not_shown: failed('Dieser Chat lässt sich nicht zeigen'),
  not_exported: failed('Es wurde nichts exportiert'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('Die Einstellungen lassen sich nicht zeigen'),
  settings_not_set: failed('Die Einstellung wurde nicht gespeichert'),
  model_not_pulled: failed('Das Modell konnte nicht geholt werden'),
  model_not_changed: failed('Das ging mit diesem Modell nicht'),
  chat_not_there: () =>
    told(
      'Dieser Chat ist weg',
      'Er wurde gelöscht, oder er war temporär und ist vorbei.',
      'Das hier ist ein neuer Chat.',
    ),
  not_for_guests: ({ command }) =>
    told(
      'Deine Chats werden noch nicht gespeichert',
      'Dieser Browser ist nicht mit der Begleit-App gekoppelt, und Chats von Gästen werden nicht gespeichert.',
      'Kopple ihn: Führe das im Ordner von Aside aus und gib den Code ein, den es zeigt.',
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(
      NOTHING_IMPORTED,
      `Die Datei ist größer als ${number(megabytes)}\u00a0MB.`,
      'Exportiere weniger Chats auf einmal.',
    ),
  file_no_text: () =>
    told(NOTHING_IMPORTED, 'Die Datei ist keine Textdatei.', 'Wenn sie ein ZIP-Archiv ist, entpacke sie.'),
  archive_unreadable: () =>
    told(NOTHING_IMPORTED, 'In diesem Archiv sind keine Chats lesbar.', 'Entpacke es und wähle conversations.json.'),
  file_unreadable: () => told(NOTHING_IMPORTED, 'Die Datei lässt sich nicht lesen.', 'Wähle sie noch einmal.'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${serverName(kind)} antwortet nicht`,
      `Unter ${address} antwortet niemand. ${consequence(chosen)}`,
      kind === 'ollama'
        ? 'Starte Ollama. Aside findet es von selbst.'
        : 'Starte den Server. Aside findet ihn von selbst.',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${serverName(kind)} verweigert die Antwort`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${serverName(kind)} ist noch nicht bereit`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `${serverName(kind)} hat kein Modell`,
      `Der Server unter ${address} nennt keins. ${MEANWHILE}`,
      'Lade dort eins.',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'Ollama hat noch kein Modell',
      `Ollama läuft unter ${address}, aber es ist kein Modell installiert. ${MEANWHILE}`,
      'Hol eins. Aside findet es nach dem Download von selbst.',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      'Hier kann kein Modell chatten',
      count > 1
        ? `Was installiert ist, ist für etwas anderes gemacht (${model}, …). ${MEANWHILE}`
        : `Was installiert ist, ist für etwas anderes gemacht (${model}). ${MEANWHILE}`,
      'Hol eins, das es kann. Aside findet es nach dem Download von selbst.',
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(
      `${model} kann nicht chatten`,
      `Das gewählte Modell ist für etwas anderes gemacht, etwa für Suche. ${NO_OTHER}`,
      CHOOSE,
    ),
  model_gone: ({ model, command }) =>
    told(
      `${model} ist weg`,
      `Das gewählte Modell wurde entfernt oder umbenannt. ${NO_OTHER}`,
      command === '' ? CHOOSE : 'Wähle ein anderes Modell oder hol es wieder:',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'Die Begleit-App von Aside läuft nicht',
      `Unter ${address} antwortet niemand.`,
      'Führe im Ordner von Aside npm start aus. Die Seitenleiste verbindet sich dann von selbst.',
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      'Die Begleit-App von Aside ist nicht erreichbar',
      `Unter ${address} antwortet niemand.`,
      `Prüfe, ob sie dort läuft und ob dieser Rechner in ihrem Netzwerk ist.${secure ? certificate(address) : ''} Die Seitenleiste verbindet sich dann von selbst.`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told(
      'Die Begleit-App weist diese Erweiterung ab',
      `Das Programm unter ${address} akzeptiert ${origin} nicht.`,
      PAIR,
      command,
    ),
  not_paired_any_more: ({ address, command }) =>
    told(
      'Dieser Browser ist nicht mehr gekoppelt',
      `Die Begleit-App unter ${address} kennt seinen Schlüssel nicht. Er wurde widerrufen, oder sie benutzt jetzt einen anderen Datenordner.`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) =>
    told('Dieser Browser ist noch nicht gekoppelt', 'Die Begleit-App verlangt einen Schlüssel.', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('Der Schlüssel dieser Seitenleiste ist unbrauchbar', message, cure);
  },
  key_unreadable: ({ said }) => told('Der Schlüssel dieser Seitenleiste ist unbrauchbar', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      'Das ist nicht deine Begleit-App',
      `Unter ${address} antwortet ein Programm, das nicht beweisen konnte, dass es den Schlüssel dieser Seitenleiste kennt. Es wurde nichts gesendet.`,
      'Finde heraus, welches Programm diesen Port benutzt, und beende es. Dann führe im Ordner von Aside npm start aus.',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'Das ist nicht die Begleit-App von Aside',
      `Unter ${address} antwortet ein Programm, das das Protokoll von Aside nicht spricht.`,
      'Beende dieses Programm oder starte die Begleit-App auf einem anderen Port: npm start -- --port 11436.',
    ),
  companion_silent: ({ address }) =>
    told(
      'Die Begleit-App antwortet nicht',
      `Von ${address} kommt nichts zurück.`,
      'Sieh in das Terminal, in dem npm start läuft. Falls es hängt, drücke Strg+C und starte es neu.',
      START,
    ),
  companion_hung_up: ({ said }) =>
    told('Die Begleit-App hat die Verbindung beendet', `Ohne einen Fehler zu nennen.${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told(
      'Die Begleit-App wird beendet',
      `Sie wurde unter ${address} gestoppt.`,
      'Die Seitenleiste verbindet sich von selbst, sobald sie wieder startet.',
      START,
    ),
  message_too_large: () =>
    told(
      'Das war zu groß zum Senden',
      'Die Begleit-App hat die Verbindung geschlossen, weil eine Nachricht zu groß war.',
      'Sende weniger von der Seite und versuch es dann noch einmal.',
    ),
  key_wanted: ({ address, command }) =>
    told(
      'Die Begleit-App verlangt einen Schlüssel',
      `Die Begleit-App unter ${address} verlangt einen Schlüssel, und diese Erweiterung hat keinen.`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      'Die Begleit-App kennt den Schlüssel dieser Erweiterung nicht',
      `Die Begleit-App unter ${address} hat den Schlüssel aus companion.json abgelehnt, auch nachdem die Datei neu gelesen wurde.`,
      'Beende die Begleit-App und führe npm start in dem Ordner aus, in dem diese Erweiterung gebaut wurde. Dann versuch es noch einmal.',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told(
      'Die Begleit-App akzeptiert diese Erweiterung nicht',
      `Sie lehnt ${origin} unter ${address} ab.${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }) =>
    told(
      'Erweiterung und Begleit-App passen nicht zusammen',
      `Sie sprechen verschiedene Versionen des Protokolls von Aside.${itSaid(said)}`,
      'Bring beide auf dieselbe Version: Führe im Ordner von Aside npm start aus und lade die Erweiterung neu.',
      START,
    ),
  too_many_messages: () =>
    told(
      'Zu viele Nachrichten',
      'Die Seitenleiste hat mehr Nachrichten pro Sekunde gesendet, als die Begleit-App annimmt.',
      'Warte kurz und versuch es noch einmal.',
    ),
  too_many_connections: ({ address }) =>
    told(
      'Die Begleit-App hat zu viele Verbindungen',
      `Unter ${address} nimmt sie vorerst keine weiteren an.`,
      `Schließe Seitenleisten, die du nicht brauchst. ${KEEPS_TRYING}`,
    ),
  companion_updating: ({ percent }) =>
    told(
      'Aside aktualisiert seinen Verlauf',
      `${number(percent)}\u00a0% fertig. Es geht nichts verloren. Das ist einmal nach einem Update nötig.`,
      'Danach verbindet sich die Seitenleiste von selbst. Was du jetzt fragst, wird dann gesendet.',
    ),
  companion_not_ready: () =>
    told(
      'Die Begleit-App wartet auf ihre Datenbank',
      'Bis die wieder da ist, kann sie keine Schlüssel prüfen. Es geht nichts verloren.',
      'Dann verbindet sich die Seitenleiste von selbst. Was du jetzt fragst, wird dann gesendet.',
    ),
  companion_failed: ({ said }) =>
    told(
      'In der Begleit-App ist ein Fehler aufgetreten',
      `Ein interner Fehler hat die Verbindung beendet.${itSaid(said)}`,
      `Genaueres steht in ihrem Terminal. ${KEEPS_TRYING}`,
    ),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) =>
    told('Verbindung zur Begleit-App verloren', `Die Verbindung zu ${address} ist abgebrochen.`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      'Die Begleit-App hat die Verbindung beendet',
      `Sie schloss mit Code ${closeCode}.${itSaid(said)}`,
      'Falls ein neuer Versuch nicht hilft, bring Erweiterung und Begleit-App auf dieselbe Version.',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
