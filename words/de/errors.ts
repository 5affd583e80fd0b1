import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { number, plural } from './tongue.ts';
import { upstreamErrors } from './upstream-errors.ts';

const CHOOSE = 'Wähle einen Export von Aside, Page Assist, Open WebUI oder ChatGPT.';
const IMPORT_AGAIN = 'Importiere die Datei noch einmal.';
const ATTACH_AGAIN = 'Hänge es noch einmal an.';
const LOOK_AGAIN = 'Sieh in der Liste nach.';
const NEW_CODE = `Hol dort, wo Aside läuft, mit ${ASIDE_COMMAND} pair einen neuen.`;
const RECORD_AGAIN = 'Nimm sie noch einmal auf.';
const NEW_CHAT = 'Beginne einen neuen Chat.';
const ANOTHER_LINK = 'Bitte die Person, die ihn geschickt hat, um einen neuen.';
const COMPARE = 'Vergleiche ihn mit dem angezeigten Code.';
const SET_OTHER = 'Gib einen anderen Wert an.';
const MAKE_YOURS =
  'Mach dich zum Eigentümer und erlaube das Schreiben, oder wähle mit --data-dir einen anderen Ordner.';
const START_AGAIN = 'Starte Aside neu.';
const AGAIN = 'Versuch es noch einmal.';

const withFields = (fields: string) => (fields === '' ? '' : ` mit ${fields}`);

/** Was schiefgehen kann, nach Code und Ursache. */
export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['Die Begleit-App hat die Anfrage nicht verstanden.', 'Aktualisiere Aside.'],
    not_understood: ({ reason }) => [`Die Nachricht wurde nicht verstanden: ${reason}.`, ''],
    unread_answer: () => [
      'Die Antwort der Begleit-App wurde nicht verstanden.',
      'Aktualisiere Aside: Vielleicht ist es älter als die Begleit-App.',
    ],
    hello_twice: () => ['Die Begrüßung wurde schon gesendet.', ''],
    has_key: () => ['Koppeln kann sich nur, wer noch keinen Schlüssel hat.', ''],
    unknown_place: () => ['Diese Stelle in der Liste ist unbekannt.', 'Lade die Liste noch einmal.'],
    two_contents: () => ['Eine Quelle enthält Text und verweist zugleich auf Daten.', 'Sende nur eins von beidem.'],
    not_an_image: () => ['Das ist kein Bild, das Modelle lesen können.', 'Hänge ein PNG, JPEG, GIF oder WebP an.'],
    parameter_number: ({ name, least, most }) => [
      `${name} muss eine Zahl von ${number(least)} bis ${number(most)} sein.`,
      SET_OTHER,
    ],
    parameter_whole: ({ name, least, most }) => [
      `${name} muss eine ganze Zahl von ${number(least)} bis ${number(most)} sein.`,
      SET_OTHER,
    ],
    parameter_choice: ({ name, choices }) => [`${name} muss eins davon sein: ${choices}.`, SET_OTHER],
    parameter_text: ({ name, most }) => [`${name} darf höchstens ${number(most)} Zeichen haben.`, 'Kürze den Text.'],
    parameter_count: ({ most }) => [
      `Es lassen sich höchstens ${number(most)} Werte einstellen.`,
      'Setze einige davon zurück.',
    ],
    prompt_count: ({ most }) => [`Es passen höchstens ${number(most)} Prompts hinein.`, 'Lösche einige davon.'],
    prompt_chars: ({ most }) => [
      `Alle Prompts zusammen dürfen höchstens ${number(most)} Zeichen haben.`,
      'Kürze oder lösche einige davon.',
    ],
    parameter_of_nothing: () => ['Die Werte gehören zu keinem Chat und keinem Modell.', 'Nenne eins von beidem.'],
    not_text: () => ['Das ist kein Text.', 'Hänge eine Textdatei an.'],
    audio_not_begun: () => ['Es hat keine Aufnahme begonnen.', 'Sende zuerst `audio`.'],
    audio_late: () => ['Der Rest der Aufnahme kam nicht rechtzeitig an.', RECORD_AGAIN],
    audio_other: ({ format, found }) => [
      `Die Aufnahme ist ${found}, angekündigt war ${format}.`,
      `Kündige sie als ${found} an.`,
    ],
    audio_unclear: ({ format }) => [`Die Aufnahme ist kein ${format}, oder sie ist beschädigt.`, RECORD_AGAIN],
    upload_id_in_use: () => ['Ein Upload mit dieser ID läuft schon.', 'Vergib eine andere ID.'],
    upload_late: () => ['Der Rest kam nicht rechtzeitig an.', ATTACH_AGAIN],
    upload_too_much: () => ['Es kam mehr an als angefordert.', ATTACH_AGAIN],
    upload_other_bytes: () => ['Der Inhalt ist nicht der angekündigte.', ATTACH_AGAIN],
    export_id_in_use: () => ['Ein Export mit dieser ID läuft schon.', 'Vergib eine andere ID.'],
    import_order: () => ['Dieser Teil schließt nicht an den vorigen an.', IMPORT_AGAIN],
    import_not_waiting: () => ['Es wartet keine Datei auf den Import.', IMPORT_AGAIN],
    import_memory: () => ['Die Datei ist zu groß, um sie auf einmal zu lesen.', 'Exportiere weniger auf einmal.'],
    import_newer: () => [
      'Die Datei stammt aus einer Version, die dieses Aside nicht kennt.',
      'Aktualisiere Aside und importiere sie dann noch einmal.',
    ],
    import_not_json: () => ['Die Datei ist kein JSON.', CHOOSE],
    import_zip: () => [
      'Die Datei ist ein ZIP-Archiv. Entpacke es und wähle die Datei conversations.json oder chats darin.',
      CHOOSE,
    ],
    import_sqlite: () => ['Die Datei ist eine SQLite-Datenbank und kein lesbares JSON.', CHOOSE],
    import_pdf: () => ['Die Datei ist ein PDF und kein lesbares JSON.', CHOOSE],
    import_markup: () => ['Die Datei ist eine HTML- oder XML-Seite und kein lesbares JSON.', CHOOSE],
    import_markdown: () => ['Die Datei ist Markdown und nur zum Lesen gedacht. Exportiere die Chats als JSON.', CHOOSE],
    import_json_lines: () => ['Die Datei enthält JSON-Zeilen, aber keinen Export, den Aside kennt.', CHOOSE],
    import_damaged_json: () => [
      'Das JSON in der Datei ist beschädigt oder bricht ab. Exportiere es noch einmal.',
      CHOOSE,
    ],
    import_program: ({ program }) => [`Die Datei ist ein Export von ${program}, den Aside nicht lesen kann.`, CHOOSE],
    import_list: ({ count, fields }) => [
      plural(count, {
        one: (shown) =>
          `Diese Art Export kennt Aside nicht: Die Datei enthält eine Liste mit ${shown} Eintrag${withFields(fields)}.`,
        other: (shown) =>
          `Diese Art Export kennt Aside nicht: Die Datei enthält eine Liste mit ${shown} Einträgen${withFields(fields)}.`,
      }),
      CHOOSE,
    ],
    import_other: ({ fields }) => [
      `Diese Art Export kennt Aside nicht: Die Datei enthält etwas anderes${withFields(fields)}.`,
      CHOOSE,
    ],
  },
  unknown_type: {
    general: () => ['Die Begleit-App kennt diese Art Anfrage nicht.', 'Aktualisiere Aside.'],
    not_understood: ({ reason }) => [`Die Nachricht wurde nicht verstanden: ${reason}.`, ''],
    no_history: () => ['Der gemeinsame Raum hat keinen Verlauf, der sich löschen ließe.', ''],
  },
  message_too_long: {
    general: () => ['Das ist größer, als die Begleit-App annimmt.', 'Sende weniger davon.'],
    question: ({ count, most }) => [
      `Die Frage hat ${number(count)} Zeichen; die Begleit-App nimmt höchstens ${number(most)} an.`,
      'Kürze sie oder frag in mehreren Schritten.',
    ],
    attachments: ({ count, most }) => [
      `Es sind ${number(count)} Seiten und Auszüge angehängt; die Begleit-App nimmt höchstens ${number(most)} auf einmal an.`,
      'Entferne einige davon.',
    ],
    attached_text: ({ count, most }) => [
      `Der angehängte Text hat ${number(count)} Zeichen; die Begleit-App nimmt höchstens ${number(most)} an.`,
      'Markiere den wichtigen Teil und frag danach.',
    ],
    frame: () => [
      'Die Frage und ihre Anhänge sind größer, als die Begleit-App in einer Nachricht annimmt.',
      'Entferne einen Anhang oder markiere den wichtigen Teil und frag danach.',
    ],
    attached_bytes: ({ megabytes }) => [
      `Die Anhänge sind größer als ${number(megabytes)}\u00a0MB.`,
      'Entferne einige davon.',
    ],
    upload: ({ megabytes }) => [`Das ist größer als ${number(megabytes)}\u00a0MB.`, 'Hänge etwas Kleineres an.'],
    audio_bytes: ({ megabytes }) => [`Die Aufnahme ist größer als ${megabytes}\u00a0MB.`, 'Sag weniger auf einmal.'],
    audio_seconds: ({ seconds }) => [
      `Die Aufnahme ist länger als ${number(seconds)} Sekunden.`,
      'Sag weniger auf einmal.',
    ],
    import: ({ megabytes }) => [
      `Die Datei ist größer als ${number(megabytes)}\u00a0MB.`,
      'Exportiere weniger Chats auf einmal.',
    ],
  },
  empty_message: {
    general: () => ['Die Frage ist leer.', 'Schreib eine Frage.'],
    no_audio: () => ['Die Aufnahme ist leer.', 'Prüfe, ob das Mikrofon an ist, und nimm noch einmal auf.'],
    silence: () => [
      'In der Aufnahme ist nichts zu hören.',
      'Prüfe, ob das richtige Mikrofon an ist, und nimm noch einmal auf.',
    ],
    no_words: () => [
      'In der Aufnahme waren keine Wörter zu hören.',
      'Sprich näher am Mikrofon und nimm noch einmal auf.',
    ],
  },

  file_unreadable: {
    general: () => ['Diese Datei lässt sich nicht lesen.', 'Speichere sie in einem anderen Format.'],
    pdf_encrypted: () => ['Dieses PDF ist mit einem Passwort geschützt.', 'Hänge eine Kopie ohne Passwort an.'],
    pdf_broken: () => ['Dieses PDF ist beschädigt.', 'Hänge eine reparierte Kopie an.'],
    pdf_without_text: () => ['Die Seiten dieses PDFs sind Bilder ohne Text.', 'Hänge sie als Bilder an.'],
    pdf_slow: () => ['Dieses PDF zu lesen dauert zu lange.', 'Hänge einen Teil davon an.'],
    pdf_memory: () => ['Dieses PDF zu lesen braucht zu viel Speicher.', 'Hänge einen Teil davon an.'],
  },
  forbidden: {
    general: () => ['Dafür ist ein Schlüssel nötig.', 'Kopple diesen Client mit der Begleit-App.'],
    key: () => [
      'Ohne Schlüssel kannst du über diese Verbindung nur Fragen stellen.',
      'Verbinde dich mit einem Schlüssel.',
    ],
    local_key: () => [
      'Schlüssel lassen sich nur auf dem Rechner verwalten, auf dem Aside läuft.',
      'Mach es dort, im Terminal oder in der Seitenleiste.',
    ],
    administrator: () => ['Das kann nur, wer diese Begleit-App verwaltet.', 'Bitte jemanden von ihnen darum.'],
    other_person: () => [
      'Das kann nur diese Person selbst oder jemand an dem Rechner, auf dem Aside läuft.',
      'Bitte sie darum, oder mach es dort im Terminal.',
    ],
    one_person: () => [
      'Diese Begleit-App wird von einer Person benutzt.',
      'Starte sie mit --people, um andere einzuladen.',
    ],
    only_rotated: () => [
      'Der Schlüssel dieses Rechners lässt sich nicht widerrufen.',
      'Ersetze ihn stattdessen durch einen neuen.',
    ],
    member: () => [
      'Du bist in diesem Chat zu Gast und kannst hier nichts anderes tun.',
      'Frag die Person, die ihn geteilt hat.',
    ],
    reader: () => [
      'Du kannst diesen Chat lesen, aber nichts fragen.',
      'Bitte die Person, die ihn geteilt hat, um einen anderen Link.',
    ],
    words_alone: () => [
      'In einem geteilten Chat kannst du nur mit Worten fragen.',
      'Frag ohne Anhänge und ohne eigene Einstellungen.',
    ],
    needs_pairing: () => [
      'Seiten und Auszüge gehen nur an eine gekoppelte Begleit-App. Es wurde nichts gesendet.',
      'Kopple diesen Browser (oben auf den Namen des Modells klicken, dann „Begleit-App …“). Dann frag noch einmal.',
    ],
  },
  conflict: {
    general: () => ['Diese ID gehört schon zu einer anderen Frage.', 'Frag mit einer neuen ID.'],
    prompt_changed: () => [
      'Dieser Prompt wurde inzwischen anderswo geändert.',
      'Speichere deinen als weiteren Prompt.',
    ],
  },
  turn_gone: { general: () => ['Diese Antwort ist nicht mehr da.', 'Frag noch einmal.'] },
  conversation_gone: {
    general: () => ['Dieser Chat ist nicht mehr da.', NEW_CHAT],
    followed: () => ['Der Chat, zu dem diese Frage gehört, ist nicht mehr da.', NEW_CHAT],
    exported: () => ['Dieser Chat ist nicht da.', 'Wähle einen anderen oder exportiere alle.'],
    temporary: () => [
      'Ein temporärer Chat lässt sich nicht teilen, weil er nicht gespeichert wird.',
      'Beginne einen, der gespeichert wird, und teile den.',
    ],
    stays_in_sight: () => [
      'Die Begleit-App hat diesen Chat nicht mehr. Er wurde gelöscht, oder er war temporär und ist vorbei.',
      'Was du hier siehst, bleibt. Wenn du noch einmal fragst, weiß das Modell nichts vom Bisherigen.',
    ],
  },
  operation_gone: {
    general: () => ['Das ist schon vorbei.', LOOK_AGAIN],
    stopped: () => ['Das wurde anderswo gestoppt.', 'Beginne noch einmal.'],
  },
  client_gone: { general: () => ['Diesen Schlüssel hat kein Client mehr.', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['Das ist nicht der Code.', COMPARE],
    tries: ({ left }) => [
      plural(left, {
        one: (shown) => `Das ist nicht der Code. Noch ${shown} Versuch.`,
        other: (shown) => `Das ist nicht der Code. Noch ${shown} Versuche.`,
      }),
      COMPARE,
    ],
  },
  code_gone: {
    general: () => ['Dieser Code gilt nicht mehr.', NEW_CODE],
    used: () => ['Dieser Code wurde schon benutzt.', NEW_CODE],
    expired: () => ['Dieser Code ist abgelaufen.', NEW_CODE],
    replaced: () => ['Dieser Code gilt nicht mehr: Es gibt einen neueren.', NEW_CODE],
    tries: () => ['Dieser Code gilt nicht mehr: Es wurden zu viele falsche eingegeben.', NEW_CODE],
    rotated: () => [
      'Dieser Code gilt nicht mehr: Der Schlüssel des Rechners, der ihn zeigte, wurde ersetzt.',
      NEW_CODE,
    ],
    none: () => ['Gerade wartet kein Code auf eine Kopplung.', NEW_CODE],
  },
  link_gone: {
    general: () => ['Dieser Link funktioniert nicht.', ANOTHER_LINK],
    used: () => ['Dieser Link wurde schon benutzt.', ANOTHER_LINK],
    expired: () => ['Dieser Link ist abgelaufen.', ANOTHER_LINK],
    revoked: () => ['Dieser Link wurde zurückgezogen.', ANOTHER_LINK],
    ended: () => ['Dieser Chat wird nicht mehr geteilt.', ANOTHER_LINK],
    full: () => [
      'Dieser Chat lässt sich mit niemandem mehr teilen.',
      'Bitte die Person, die ihn geteilt hat, Platz zu machen.',
    ],
  },
  attachments_gone: {
    general: () => ['Die Anhänge dieser Frage sind nicht mehr da.', 'Hänge sie noch einmal an und frag dann.'],
    blob: () => ['Ein Anhang dieser Frage ist nicht mehr da.', 'Hänge sie noch einmal an und frag dann.'],
  },
  overloaded: {
    general: () => ['Die Begleit-App hat zu viel zu tun.', 'Warte kurz und versuch es noch einmal.'],
    person_turns: ({ most }) => [
      `Mehr von deinen Fragen können nicht zugleich warten (Grenze: ${number(most)}).`,
      'Warte, bis eine beantwortet ist.',
    ],
    person_questions: ({ most, minutes }) => [
      `Du hast so viele Fragen gestellt, wie du in einer Stunde darfst (${number(most)}).`,
      `Frag in ${number(minutes)}\u00a0min wieder.`,
    ],
    person_clients: ({ most }) => [
      `Du kannst keine weiteren Browser koppeln (Grenze: ${number(most)}).`,
      'Entferne zuerst einen in den Einstellungen, und kopple dann noch einmal.',
    ],
    people: ({ most }) => [
      `Mehr Personen können diese Begleit-App nicht benutzen (Grenze: ${number(most)}).`,
      'Lösche zuerst jemanden.',
    ],
    questions: () => ['Es warten zu viele Fragen.', 'Warte, bis einige beantwortet sind, und frag dann noch einmal.'],
    draining: () => ['Diese Begleit-App wird gleich beendet.', 'Frag gleich noch einmal.'],
    room: () => ['In diesem Raum warten zu viele Fragen.', 'Warte, bis einige beantwortet sind.'],
    pulls: () => ['Es werden schon genug Modelle heruntergeladen.', 'Warte, bis eins da ist.'],
    uploads: () => [
      'Es laufen zu viele Uploads auf einmal.',
      'Warte, bis einige fertig sind, und hänge es dann noch einmal an.',
    ],
    recordings: () => ['Es läuft zu viel Aufnahme auf einmal.', 'Warte kurz und nimm dann noch einmal auf.'],
    transcriptions: () => ['Es werden zu viele Aufnahmen erkannt.', 'Warte kurz und nimm dann noch einmal auf.'],
    links: () => ['Für diesen Chat sind keine weiteren Links möglich.', 'Entferne zuerst einen davon.'],
    exports: () => ['Es laufen zu viele Exporte.', 'Warte, bis einer fertig ist.'],
    import: () => [
      'Es wird schon eine andere Datei importiert.',
      'Warte, bis sie fertig ist, und versuch es dann noch einmal.',
    ],
  },
  rate_limited: {
    general: () => ['Zu viele Nachrichten.', 'Warte kurz.'],
    views: () => ['Diese Verbindung verfolgt zu viele Antworten.', 'Schließe einige davon.'],
  },
  interrupted: {
    general: () => ['Die Begleit-App wurde während der Antwort beendet.', 'Frag noch einmal, wenn sie wieder läuft.'],
    restarted: () => [
      'Die Begleit-App wurde während dieser Antwort neu gestartet. Der bisherige Text bleibt erhalten.',
      'Frag noch einmal.',
    ],
    no_key: () => [
      'Die Verbindung zur Begleit-App brach ab, und ohne Schlüssel lässt sich eine Antwort nicht fortsetzen. Der bisherige Text bleibt erhalten.',
      'Frag noch einmal.',
    ],
  },

  storage_failed: {
    general: () => ['Chats lassen sich gerade nicht lesen oder speichern.', AGAIN],
    folder_in_use: ({ folder }) => [
      `Eine andere Begleit-App benutzt den Datenordner ${folder}.`,
      'Benutze sie oder beende sie zuerst. Für zwei zugleich gib einer mit --data-dir einen anderen Ordner.',
    ],
    file_in_use: ({ file }) => [`Ein anderes Programm benutzt ${file}.`, 'Schließe es und starte Aside neu.'],
    newer_version: ({ file }) => [
      `${file} wurde von einer neueren Version von Aside geschrieben.`,
      'Aktualisiere Aside oder wähle mit --data-dir einen anderen Ordner.',
    ],
    damaged: ({ file }) => [
      `Die Datenbank ${file} ist beschädigt.`,
      'Verschiebe sie mit den Dateien daneben an einen anderen Ort, um neu zu beginnen. Es wurde nichts darin verändert.',
    ],
    not_ours: ({ file }) => [
      `${file} ist keine Datenbank von Aside.`,
      'Verschiebe sie oder wähle mit --data-dir einen anderen Ordner.',
    ],
    full: ({ file }) => [`Für ${file} ist kein Platz mehr.`, 'Schaffe Platz auf der Festplatte.'],
    not_writable: ({ file }) => [
      `In die Datenbank ${file} lässt sich nicht schreiben.`,
      'Erlaube das Schreiben in ihren Ordner oder wähle mit --data-dir einen anderen.',
    ],
    moved: ({ file }) => [
      `Die Datenbank ${file} wurde gelöscht, verschoben oder ersetzt, während Aside lief.`,
      'Leg sie zurück oder starte Aside neu, um eine neue zu beginnen.',
    ],
    folder_not_made: ({ folder, reason }) => [
      `Der Datenordner ${folder} lässt sich nicht anlegen (${reason}).`,
      MAKE_YOURS,
    ],
    file_not_made: ({ file, reason }) => [`${file} lässt sich nicht anlegen (${reason}).`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} ist keine Datei.`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} gehört einem anderen Benutzer.`, MAKE_YOURS],
    not_written: ({ file }) => [
      `In ${file} ließ sich nichts schreiben.`,
      'Prüfe, ob die Festplatte voll, über dem Kontingent oder defekt ist.',
    ],
    failed: ({ file, reason }) => [`Die Datenbank ${file} meldet einen Fehler (${reason}).`, AGAIN],
    database_away: ({ database, reason }) => [
      `${database} ist nicht erreichbar (${reason}).`,
      'Starte PostgreSQL. Chats werden gespeichert, sobald es antwortet.',
    ],
    database_slow: ({ database }) => [`${database} hat zu lange gebraucht.`, 'Versuch es noch einmal.'],
    database_failed: ({ database, reason }) => [
      `${database} hat abgelehnt (${reason}).`,
      'Prüfe Namen, Benutzer, Passwort und Rechte.',
    ],
    updating: ({ percent }) => [
      `Aside aktualisiert seinen Verlauf: ${number(percent)}\u00a0%.`,
      'Warte, bis das fertig ist.',
    ],
    ended: () => ['Chats lassen sich nicht mehr speichern.', START_AGAIN],
    stopping: () => ['Die Begleit-App wird gerade beendet.', START_AGAIN],
    taken_over: () => ['Eine andere Begleit-App hat diese Antwort übernommen.', 'Frag noch einmal.'],
    revoked_for_now: () => [
      'Der Schlüssel ist nur gesperrt, solange diese Begleit-App läuft: Das ließ sich nicht speichern.',
      'Sorge dafür, dass Aside in seinen Datenordner schreiben kann, und widerrufe den Schlüssel noch einmal.',
    ],
  },
  internal: {
    general: () => [
      'In der Begleit-App ist etwas schiefgegangen.',
      'Versuch es noch einmal. Genaueres steht in ihrem Log.',
    ],
    others_away: () => ['Die Begleit-App erreicht nicht, was sie mit anderen teilt.', 'Versuch es gleich noch einmal.'],
    not_recorded: () => ['Die Frage konnte nicht gespeichert werden.', 'Frag noch einmal. Genaueres steht im Log.'],
    key_not_replaced: () => [
      'Der Schlüssel dieses Rechners ließ sich nicht ersetzen. Er ist unverändert.',
      `Sorge dafür, dass Aside in seinen Datenordner schreiben kann: \`${ASIDE_COMMAND} doctor\` sieht nach.`,
    ],
  },
} satisfies Catalogue['rest']['errors'];
