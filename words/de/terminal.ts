import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { number, plural } from './tongue.ts';

const TRY_AGAIN = 'Versuch es noch einmal.';
const SOON_AGAIN = 'Versuch es gleich noch einmal.';
const SEND_LESS = 'Schick nur den Teil, auf den es ankommt.';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair gibt einen neuen aus.`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE =
  'Starte npm start mit denselben Optionen, um sie neu zu schreiben, und lade dann die Erweiterung im Browser neu.';
const USE_IT =
  'Verwende dieses, oder beende es zuerst: mit Strg+C, wo du es gestartet hast, oder mit deiner Dienstverwaltung. Nichts wurde geändert.';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp':
    'Kann das Modell mehr aufnehmen, dann starte llama-server mit einem größeren -c; seine Plätze (-np) teilen es sich.',
  vLLM: 'Kann das Modell mehr aufnehmen, dann starte vLLM mit einem größeren --max-model-len.',
  'LM Studio': 'Kann das Modell mehr aufnehmen, dann lade es in LM Studio mit größerer „Context Length“.',
  LocalAI: 'Kann das Modell mehr aufnehmen, dann setze in seiner LocalAI-Datei ein größeres context_size.',
};
const elsewhere = (finder: string) => `Finde es mit ${finder} und beende es, oder starte Aside mit --port.`;

/** Was die Programme in einem Terminal sagen. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `In ${folder} ist kein Schlüssel: Mit diesem Datenordner lief noch keine Begleit-App.`,
        'Starte eine mit npm start, oder nenne ihren Ordner mit --data-dir.',
      ],
      nobody: (address) => [
        `Auf ${address} läuft keine Begleit-App.`,
        'Starte sie mit npm start, oder nenne ihren Port mit --port.',
      ],
      otherKey: (address, folder) => [
        `Das Programm auf ${address} kennt den Schlüssel in ${folder} nicht. Nichts wurde gesendet.`,
        'Nenne den Datenordner jener Begleit-App mit --data-dir, oder den Port deiner eigenen mit --port.',
      ],
      refused: (address, why) => [`Die Begleit-App auf ${address} hat die Verbindung abgelehnt. ${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `Das Programm auf ${address} ist keine Begleit-App von Aside. ${why} Nichts wurde gesendet.`,
        `Nenne den Port der Begleit-App mit --port. ${ASIDE_COMMAND} doctor weiß mehr.`,
      ],
      lost: () => ['Die Verbindung zur Begleit-App ist abgerissen.', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `Ein anderes Programm benutzt den Datenordner ${folder}, aber auf ${address} läuft keine Begleit-App.`,
        'Nenne den Port der laufenden Begleit-App mit --port. War es ein anderer Befehl, versuch es noch einmal.',
      ],
      willLearn: (seconds) => `Begleit-Apps mit dieser Datenbank erfahren es binnen ${seconds}\u00a0s.`,
      inFolder: (folder) => `Es läuft keine Begleit-App, also wurde das in ${folder} geändert.`,
    },
    stranger: {
      silent: 'Es sagt nichts.',
      notAside: 'Es nimmt WebSockets an, spricht aber kein aside.v1.',
      http: (status, server) => `Es antwortet mit HTTP ${status}${server === '' ? '' : ` (${server})`}.`,
      brokeOff: (code) => `Es hat die Verbindung abgebrochen (${code}).`,
      closed: (code, reason) =>
        reason === '' ? `Es hat die Verbindung geschlossen (${code}).` : `Es sagt: ${reason}.`,
    },
    piped: {
      tooLong: (chars) => [`Der übergebene Text ist länger als ${number(chars)} Zeichen.`, SEND_LESS],
      notText: () => ['Der übergebene Text ist nicht UTF-8.', 'Wandle ihn erst in Text um.'],
      nothing: () => ['Es wird nichts übergeben.', 'Nenne eine Datei.'],
    },
    chat: {
      noQuestion: () => ['Es gibt keine Frage.', 'Stell eine in Anführungszeichen, oder übergib eine.'],
      tooLarge: () => ['Frage und übergebener Text sind zu groß für eine Nachricht.', SEND_LESS],
      lost: () => [
        'Die Verbindung zur Begleit-App ist abgerissen, während sie antwortete.',
        'Im Verlauf der Seitenleiste steht die Antwort bis dahin. Frag noch einmal nach dem Rest.',
      ],
      waiting: (position, seconds) => {
        const place = position === 1 ? 'als Nächstes dran' : `Platz ${position}`;
        return `In der Warteschlange: ${place}${seconds === undefined ? '' : `, noch etwa ${seconds} s`}.`;
      },
      stepOf: (index, count) => ` (${index} von ${count})`,
      left: (seconds) => `, noch etwa ${seconds} s`,
      recanted: 'Bisher hat das Modell nachgedacht. Seine Antwort folgt.',
      stopped: 'Gestoppt.',
      cut: 'Die Antwort wurde an der Längengrenze abgeschnitten.',
      repeated: 'Die Antwort wurde gestoppt: Das Modell wiederholte sich.',
      notSaved: 'Die Antwort ließ sich nicht speichern.',
    },
    pair: {
      typeCode: 'Gib diesen Code ein, wo Aside danach fragt:',
      goodFor: (minutes, address) =>
        plural(minutes, {
          one: (shown) => `Er gilt einmal, ${shown} Minute lang. Die Adresse hier ist ${address}.`,
          other: (shown) => `Er gilt einmal, ${shown} Minuten lang. Die Adresse hier ist ${address}.`,
        }),
      link: (link) => `Oder öffne dies in einem Browser hier: ${link}`,
      waiting: 'Warte, bis der Code benutzt wird. Strg+C beendet das Warten; der Code gilt weiter.',
      letIn: (name) => `Gekoppelt mit ${name}. ${ASIDE_COMMAND} clients zeigt alle, die einen Schlüssel haben.`,
      lost: () => [
        'Die Verbindung zur Begleit-App ist abgerissen.',
        `${ASIDE_COMMAND} clients zeigt, ob der Code benutzt wurde.`,
      ],
      expired: () => ['Niemand hat den Code rechtzeitig benutzt.', ANOTHER_CODE],
      replaced: () => ['Dieser Code gilt nicht mehr: Es gibt einen neueren.', 'Nimm den neueren.'],
      rotated: () => ['Dieser Code gilt nicht mehr: local.key wurde ersetzt.', ANOTHER_CODE],
      tries: () => ['Dieser Code gilt nicht mehr: Es wurden zu viele falsche probiert.', ANOTHER_CODE],
      ended: () => [
        'Dieser Code gilt nicht mehr.',
        `Die laufende Begleit-App ist neuer als dieser Befehl. ${ANOTHER_CODE}`,
      ],
    },
    clients: {
      twoThings: () => ['--revoke und --rotate sind zweierlei.', 'Mach eins nach dem anderen.'],
      unknown: (name) => [`Kein Client heißt „${name}“.`, `${ASIDE_COMMAND} clients zeigt alle.`],
      revoked: (name) => `${name} entfernt. Seine Verbindungen sind geschlossen.`,
      removed: (name) => `${name} entfernt.`,
      rotated: [
        'Es gibt eine neue local.key. Clients mit der alten sind getrennt.',
        'Die Erweiterung von npm start hat den neuen Schlüssel. Für eine von npm run build starte npm run build noch einmal.',
      ],
      columns: { name: 'NAME', lastSeen: 'ZULETZT', since: 'SEIT', id: 'ID', origin: 'HERKUNFT' },
      thisComputer: 'Dieser Rechner',
      link: 'Link',
      inRoom: (name) => `${name} (geteilter Chat)`,
      now: 'jetzt',
      never: 'nie',
    },
    people: {
      invited: (name, until) => `Schick ${name} diesen Link. Er gilt einmal, bis ${until}:`,
      unknown: (name) => [`Niemand heißt „${name}“.`, `${ASIDE_COMMAND} people zeigt alle.`],
      twoThings: () => ['Das ist mehreres auf einmal.', 'Mach eins nach dem anderen.'],
      noNewName: () => ['Es gibt keinen neuen Namen.', 'Nenne ihn mit --to.'],
      notAddress: () => ['--at braucht eine Adresse wie https://aside.example.', ''],
      supposed:
        'Diese Adresse hätte eine Begleit-App, die mit denselben Optionen gestartet wird. Wird Aside unter einer anderen geöffnet, nenne sie mit --at.',
      stays: (name) => [`${name} lässt sich nicht entfernen: Die erste Person verwaltet immer die anderen.`, ''],
      notNumber: (flag) => [`${flag} braucht eine ganze Zahl.`, '0 heißt ohne Grenze.'],
      changed: (name) => `${name} geändert.`,
      deleted: (name) => `${name} entfernt, mit allen Chats.`,
      revoked: (name) => `${name} entfernt. Alle Verbindungen sind geschlossen; die Chats bleiben.`,
      columns: {
        name: 'NAME',
        clients: 'CLIENTS',
        lastSeen: 'ZULETZT',
        running: 'LAUFEND',
        asked: 'LETZTE STUNDE',
        id: 'ID',
      },
      administrator: (name) => `${name} (verwaltet)`,
      out: 'entfernt',
      awaited: (until) => `eingeladen bis ${until}`,
    },
    copy: {
      ends: () => [
        'Kopiert wird aus einem Datenordner in eine Datenbank, oder zurück.',
        'Nenne je eins mit --from und --to.',
      ],
      noHistory: (folder) => [
        `In ${folder} gibt es keinen Verlauf.`,
        'Nenne den Datenordner, mit dem Aside gestartet wurde.',
      ],
      nothing: () => ['Es gibt nichts zu kopieren.', ''],
      notEmpty: (place) => [
        `In ${place} ist schon etwas. Nichts wurde kopiert.`,
        'Kopiere in einen neuen Ordner oder eine leere Datenbank.',
      ],
      missing: () => [
        'Einige Seiten, Dateien oder Bilder fehlen. Nichts wurde kopiert.',
        'Nenne ihren Ordner mit --blob-folder.',
      ],
      progress: (share) => `Kopiert: ${percent(share)}`,
      interrupted: 'Abgebrochen. Nichts wurde kopiert.',
      done: (chats, questions) => `Kopiert. Chats: ${number(chats)}, Fragen: ${number(questions)}.`,
      people: (count) => `Die Chats aller Personen wurden kopiert. Personen: ${number(count)}.`,
      fromInUse: (database) =>
        `Eine Begleit-App benutzt ${database} gerade. Was sich dort ab jetzt ändert, wird nicht kopiert.`,
      toInUse: (database) =>
        `Eine Begleit-App benutzt ${database} gerade. Starte sie neu: Bis dahin weiß sie nicht, wer das Kopierte benutzen darf.`,
    },
    export: {
      progress: (done) => `Bisher exportiert: ${bytes(done)}`,
      written: (file) => `In ${file} geschrieben.`,
      brokeOff: () => ['Der Export ist abgebrochen.', TRY_AGAIN],
      notWritable: (file, code) => [`${file} lässt sich nicht schreiben (${code}).`, 'Wähle eine andere Datei.'],
    },
    import: {
      progress: (done) => `Bisher gelesen: ${bytes(done)}`,
      confirm: 'Importieren? [j/N] ',
      yes: 'ja',
      nothing: 'Nichts wurde importiert.',
      nobodyToAsk: () => [
        'Nichts wurde importiert: Hier ist niemand, den man fragen könnte.',
        'Mit --yes wird ohne Nachfrage importiert.',
      ],
      notText: () => ['Die Datei ist kein Text.', 'Ist sie ein ZIP-Archiv, dann entpacke sie.'],
      notUnderstood: 'Die Antwort der Begleit-App war nicht zu verstehen.',
      notReadable: (file, code) => `${file} lässt sich nicht lesen (${code}).`,
    },
  },

  settings: {
    title: 'Aside: eine Chat-Seitenleiste für alle, die eigene Modelle betreiben.',
    usage: 'Aufruf: npm start -- [Optionen]',
    repeatable: '(mehrfach möglich)',
    fallback: (value, variable) => `Vorgabe: ${value}. Variable: ${variable}`,
    order:
      'Eine Option geht ihrer Variablen vor, diese der Datei von --config, und alle drei gehen OLLAMA_HOST und OLLAMA_NUM_PARALLEL vor.',
    lists: 'Variablen von Optionen, die mehrfach möglich sind, nehmen eine Liste mit Kommas.',
    flags: {
      port: { value: 'Zahl', help: 'Port, auf dem Aside lauscht; 0 nimmt irgendeinen freien.' },
      host: {
        value: 'Adresse',
        help: 'Adresse, auf der Aside lauscht. Von anderen Rechnern aus braucht jeder einen Schlüssel, und --insecure-lan ist nötig.',
        default: '127.0.0.1, und mit ihr ::1',
      },
      'insecure-lan': {
        help: 'Auch für andere Rechner lauschen, obwohl andere im Netz bei einfachem http mitlesen können.',
        default: 'Aside startet dann nicht',
      },
      upstream: {
        value: '[Art=]URL',
        help: 'Modellserver, der gefragt wird. Arten: ollama, openai (llama.cpp, vLLM, LM Studio). Der eingebaute Leser ist immer da.',
        default: 'OLLAMA_HOST, sonst http://127.0.0.1:11434',
      },
      parallel: {
        value: 'Zahl',
        help: 'Wie viele Anfragen ein Modellserver zugleich bekommt; die übrigen warten der Reihe nach. Mehrfach: eine Zahl je --upstream.',
        default: 'OLLAMA_NUM_PARALLEL, sonst 1',
      },
      'max-context': {
        value: 'Token',
        help: 'Wie viel Kontext von einem Ollama-Modell höchstens verlangt wird. Mit mehr liest es längere Seiten am Stück und braucht mehr Speicher.',
        default: '32768, oder weniger, wo das Modell weniger hat',
      },
      transcriber: {
        value: 'URL|off',
        help: 'Server, der Sprache in Text verwandelt, wie es whisper.cpp und OpenAI tun (/v1/audio/transcriptions).',
        default: 'whisper.cpp oder speaches auf ihren eigenen Ports hier, sonst ein Ollama-Modell, das hören kann',
      },
      'transcriber-model': {
        value: 'Name',
        help: 'Modell, das die Spracherkennung benutzt.',
        default: 'das, das der Server für Sprache nennt',
      },
      origin: {
        value: 'Herkunft',
        help: 'Webseite oder Erweiterung, die sich ohne Schlüssel verbinden darf, etwa http://localhost:8000.',
        default: 'keine außer Asides eigener Erweiterung',
      },
      'no-guests': {
        help: 'Von allen einen Schlüssel verlangen, auch zum Fragen.',
        default: 'genannte Herkünfte dürfen ohne einen fragen',
      },
      people: {
        help: 'Mehrere Personen benutzen sie, jede mit eigenen Chats: Der Befehl people lädt sie ein. Alle brauchen dann einen Schlüssel.',
        default: 'eine Person benutzt sie',
      },
      'allow-host': {
        value: 'Name[:Port]',
        help: 'Name, unter dem diese Begleit-App zu erreichen ist, außer 127.0.0.1, localhost und [::1].',
        default: 'keiner',
      },
      'trust-proxy': {
        value: 'Adresse[/Bits]',
        help: 'Proxy wie nginx, dem geglaubt wird, woher eine Anfrage kam. Alles, was er schickt, braucht einen Schlüssel.',
        default: 'keiner',
      },
      database: {
        value: 'url',
        help: 'PostgreSQL, das die Chats aufbewahrt, damit mehrere Begleit-Apps sie teilen können. Sein Passwort gehört in ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD oder .pgpass.',
        default: 'Chats liegen im Datenordner',
      },
      'blob-folder': {
        value: 'Ordner',
        help: 'Ordner für Seiten, Dateien und Bilder, den sich alle Begleit-Apps teilen. Braucht --database.',
        default: 'sie liegen in der Datenbank',
      },
      'data-dir': { value: 'Ordner', help: 'Wo Chats, Schlüssel und Browserprofil liegen.' },
      redis: {
        value: 'url',
        help: 'Redis, das sich mehrere Begleit-Apps teilen und das sie zu einer macht. Ein Passwort gehört in ASIDE_REDIS oder in eine Datei, die ASIDE_REDIS_FILE nennt.',
        default: 'diese Begleit-App ist die einzige',
      },
      drain: {
        value: 'Sekunden',
        help: 'Sekunden, die Antworten nach SIGTERM noch zum Fertigwerden haben; neue Fragen werden dann nicht mehr angenommen. 0: Sie werden sofort unterbrochen.',
      },
      metrics: {
        value: 'on|[Adresse:]Port',
        help: 'Metriken für Prometheus unter /metrics: auf einem eigenen Port, oder mit „on“ auf dem der Begleit-App, mit Schlüssel.',
        default: 'keine',
      },
      config: {
        value: 'Datei',
        help: 'Datei mit Einstellungen, je Zeile eine: Name = Wert, mit den Namen der Optionen.',
        default: 'keine',
      },
      'no-open': { help: 'Keinen Browser öffnen.', default: 'npm start öffnet einen Browser' },
      'log-level': {
        help: 'Wie viel auf stderr protokolliert wird. Was du fragst und liest, wird nie protokolliert.',
        default: 'warn',
      },
      help: { help: 'Diese Hilfe zeigen und enden.' },
    },
    cannotStart: (reasons) =>
      plural(reasons, {
        one: 'Aside kann nicht starten:',
        other: (shown) => `Aside kann aus ${shown} Gründen nicht starten:`,
      }),
    helpExplains: 'npm start -- --help erklärt jede Option.',
    notFlag: (text) => `„${text}“ ist keine Option`,
    notKnown: (flag) => `${flag} ist unbekannt`,
    noValue: (flag) => `${flag} nimmt keinen Wert`,
    needsValue: (flag) => `${flag} braucht einen Wert`,
    givenTwice: (flag) => `${flag} steht zweimal da`,
    mustBe: (name, expected, text) => `${name} muss ${expected} sein; „${text}“ ist das nicht`,
    passwordShown: (flag) => `${flag} enthält ein Passwort, das dort jeder Benutzer dieses Rechners lesen kann`,
    needsDatabase: (flag) => `${flag} braucht --database`,
    namedTwice: (url) => `${url} ist zweimal genannt`,
    parallelCount: (given, upstreams) =>
      `--parallel ist ${number(given)}-mal angegeben, für ${plural(upstreams, {
        one: (shown) => `${shown} Modellserver`,
        other: (shown) => `${shown} Modellserver`,
      })}`,
    notSetting: (where) => `${where} ist keine Einstellung (Name = Wert)`,
    metricsNeedKey: (name, variable, other) =>
      `${name} reicht über diesen Rechner hinaus und braucht ${variable} oder ${other}`,
    bothSet: (variable, other) => `${variable} und ${other} sind beide gesetzt`,
    emptyKey: (name) => `${name} ist leer`,
    badRedis: (name) => `${name} muss eine Redis-Adresse sein, etwa redis://127.0.0.1:6379`,
    seenPassword: (variable) =>
      `--redis enthält ein Passwort, das dort alle Benutzer dieses Rechners sehen. Setz die Adresse in ${variable} oder in eine Datei, die ${variable}_FILE nennt`,
    oddKey: (name) => `${name} hat Zeichen, die kein Schlüssel hat`,
    keyFile: (name, problem) => `${name} ${problem}`,
    expected: {
      oneOf: (choices) => `eins von ${choices.join(', ')}`,
      wholeNumber: (min, max) => `eine ganze Zahl von ${min} bis ${max}`,
      dialable: 'eine Adresse, die Browser anwählen können (link-lokale, fe80::, können sie nicht)',
      host: 'eine IP-Adresse oder ein Rechnername ohne Port',
      addressRange: 'eine IP-Adresse oder ein Bereich davon, etwa 127.0.0.1 oder 10.0.0.0/8',
      hostName: 'ein Rechnername, wie ihn die Adressleiste zeigt, etwa aside.example.org oder mybox:11435',
      origin: 'eine Herkunft, etwa http://localhost:8000 oder chrome-extension://<id>',
      database: 'eine Adresse, die mit postgres:// beginnt',
      switch: '1 oder 0',
      upstreamKind: (kinds) => `eine Adresse einer bekannten Art (${kinds.join(', ')})`,
      metrics: 'on, ein Port oder eine Adresse mit Port, etwa 9464 oder 10.0.0.5:9464',
      modelName: 'ein Name ohne Leerzeichen, etwa whisper-1',
      httpAddress: (example) => `eine http-Adresse, etwa ${example}`,
    },
    file: {
      notReadable: (code) => `lässt sich nicht lesen (${code})`,
      notFile: 'ist keine Datei',
      open: (path) => `kann von anderen Benutzern gelesen werden. Gib ein: chmod 600 ${path}`,
      tooLong: 'ist zu lang für einen Schlüssel',
    },
  },

  commands: {
    usage: (command, operand) => `Aufruf: ${ASIDE_COMMAND} ${command} [Optionen]${operand}`,
    exits: 'Endstatus: 0; 1, wenn es misslang; 2, wenn die Befehlszeile falsch ist; 130 nach Strg+C.',
    asStarted: 'Dasselbe, womit die Begleit-App gestartet wurde.',
    others: 'Weitere Befehle:',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help erklärt ihn.`,
    explainsOne: `${ASIDE_COMMAND} <Befehl> --help erklärt einen.`,
    tooMany: (operand, command, takes) => `„${operand}“ ist zu viel: ${command} nimmt nur einmal „${takes}“`,
    missing: (command, operand) => `${command} fehlt: ${operand}`,
    chat: {
      summary: 'Eine Frage stellen und die Antwort ausgeben, wie sie kommt.',
      operand: 'Frage',
      name: 'Name',
      model: 'Modell, das gefragt wird, unter seinem Namen in der Seitenleiste. Vorgabe: das geladene.',
      temporary: 'Frage und Antwort nur im Speicher halten, nicht im Verlauf.',
      notes: [
        'Übergebener Text wird als Auswahl angehängt. Ohne Frage ist er die Frage.',
        'Strg+C stoppt die Antwort; ein zweites Strg+C wartet nicht, bis sie gestoppt ist.',
      ],
    },
    copy: {
      summary: 'Den ganzen Verlauf aus einem Datenordner nach PostgreSQL kopieren, oder zurück.',
      place: 'Ordner|Adresse',
      from: 'Wo der Verlauf ist: ein Datenordner oder postgres://…',
      to: 'Wohin er kommt, solange dort noch nichts ist: ein Datenordner oder postgres://…',
      blobs: 'Ordner für Seiten, Dateien und Bilder, falls die Datenbank einen hat.',
      notes: [
        'Nur der Ordner muss genannt werden, wenn die Datenbank in ASIDE_DATABASE, ASIDE_DATABASE_FILE oder --config steht. Auch ihr Passwort gehört dorthin.',
        'Beende Aside vorher auf beiden Seiten. Kopiert werden Chats mit allem darin, Prompts, Einstellungen, gekoppelte Browser und geteilte Links; nicht local.key, settings.json und Einladungen. Das gilt für alle Personen, wenn es mehrere gibt (--people).',
      ],
    },
    export: {
      summary: 'Chats in eine Datei oder nach stdout schreiben.',
      operand: 'Datei',
      format: 'Vorgabe: json, das import liest.',
      id: 'ID',
      conversation: 'Nur diesen Chat. Vorgabe: alle.',
      notes: [
        'Die Datei erscheint, wenn sie vollständig ist, und nur du kannst sie lesen. Sie ersetzt eine gleichen Namens.',
      ],
    },
    import: {
      summary: 'Chats aus einem Export von Aside, Page Assist, Open WebUI oder ChatGPT importieren.',
      operand: 'Datei',
      yes: 'Ohne Nachfrage importieren, was sich lesen lässt.',
      notes: [
        'Der Befehl sagt, was sich importieren lässt und was nicht, und fragt, bevor etwas geschrieben wird.',
        'Importierte Chats kommen zu den vorhandenen hinzu. „-“ liest, was übergeben wird, und braucht --yes.',
      ],
    },
    pair: {
      summary: 'Einen Code zeigen, mit dem ein anderer Browser oder Rechner hereinkommt.',
      notes: ['Gib den Code dort im Panel ein. Es bekommt einen eigenen Schlüssel, den „clients“ widerrufen kann.'],
    },
    clients: {
      summary: 'Clients mit Schlüssel zeigen, oder einen entfernen.',
      idOrName: 'ID|Name',
      revoke: 'Den Schlüssel dieses Clients widerrufen und seine Verbindungen schließen.',
      rotate: 'Den eigenen Schlüssel dieses Rechners (local.key) ersetzen, falls ihn jemand gesehen hat.',
      notes: [
        'Ohne Option werden alle gezeigt.',
        'Läuft keine Begleit-App, ändert das, was sie aufbewahrt: den Datenordner oder die Datenbank aus --database.',
      ],
    },
    people: {
      summary: 'Zeigen, wer die Begleit-App benutzt, jemanden einladen oder entfernen.',
      name: 'Name',
      idOrName: 'ID|Name',
      number: 'Zahl',
      invite: 'Einen Link machen, mit dem jemand dieses Namens hereinkommt. Er gilt einmal, 7 Tage lang.',
      admin: 'Mit --invite: verwaltet auch Personen und Modelle.',
      turns: 'Mit --invite und --quota: so viele Fragen zugleich, wartend und laufend; 0: ohne Grenze.',
      questions: 'Mit --invite und --quota: so viele Fragen in der Stunde; 0: ohne Grenze.',
      address: 'Adresse',
      at: 'Mit --invite: die Adresse, unter der Aside geöffnet wird, für den Link.',
      quota: 'Ändern, wie viel jemand fragen darf, mit --turns und --questions.',
      rename: 'Jemandem einen anderen Namen geben, mit --to.',
      to: 'Der neue Name.',
      revoke:
        'Alle Verbindungen einer Person schließen und ihr alle Schlüssel nehmen. Ihre Chats bleiben bis --delete, und --invite lässt sie wieder herein.',
      delete: 'Jemanden entfernen und alle Chats löschen.',
      notes: [
        'Ohne Option werden alle gezeigt. Kommen kann, wer eingeladen ist, wenn die Begleit-App mit --people läuft.',
        'Läuft keine Begleit-App, ändert das, was sie aufbewahrt: den Datenordner oder die Datenbank aus --database.',
      ],
    },
    doctor: {
      summary: 'Herausfinden, was nicht stimmt und was dagegen hilft.',
      notes: ['Ändert nichts. Gib dieselben Optionen an, mit denen du Aside startest.'],
    },
  },

  doctor: {
    ok: 'ok',
    problem: 'Problem',
    fine: 'Alles in Ordnung.',
    problems: (count) => plural(count, { one: (shown) => `${shown} Problem.`, other: (shown) => `${shown} Probleme.` }),
    about: {
      node: 'Node',
      dataFolder: 'Datenordner',
      history: 'Verlauf',
      key: 'Schlüssel',
      port: 'Port',
      models: 'Modelle',
      context: 'Kontext',
      voice: 'Sprache',
      origins: 'Herkünfte',
      extension: 'Erweiterung',
    },
    node: {
      fits: (version) => `Läuft mit ${version}.`,
      tooOld: (version, needed) => [
        `${version} ist zu alt; Aside braucht ${needed}.`,
        'Gib npm install ein und starte Aside mit npm.',
      ],
    },
    dataFolder: {
      notYet: (folder) => `${folder} gibt es noch nicht. Der erste Start legt ihn und den Schlüssel darin an.`,
      notFolder: (folder) => [`${folder} ist kein Ordner.`, 'Wähle mit --data-dir einen anderen.'],
      notWritable: (folder) => [
        `Du kannst in ${folder} nicht schreiben.`,
        `chmod u+rwx ${folder}, oder wähle mit --data-dir einen anderen.`,
      ],
      open: (folder, mode) => [`${folder} steht anderen Benutzern offen (${mode}).`, `chmod 700 ${folder}`],
      full: (folder) => [
        `Der Datenträger von ${folder} ist fast voll.`,
        'Schaff Platz, oder wähle mit --data-dir einen anderen Ordner.',
      ],
      fine: (folder) => `Du kannst in ${folder} schreiben.`,
      private: (folder) => `Du kannst in ${folder} schreiben, und niemand sonst kann ihn öffnen.`,
    },
    history: {
      answers: (database, version) => `${database} antwortet (PostgreSQL ${version}).`,
      kept: 'Chats werden gespeichert.',
      readable: (names, files) => [`Andere Benutzer können ${names} lesen.`, `chmod 600 ${files}`],
    },
    key: {
      notYet: 'Es gibt noch keinen Schlüssel. Der nächste Start legt einen an.',
      fine: 'local.key ist da, und nur du kannst sie lesen.',
      cure: 'Starte dann npm start.',
    },
    port: {
      free: (address) => `${address} ist frei: Gerade läuft keine Begleit-App. npm start startet sie.`,
      taken: (address, finder) => [
        `${address} ist belegt, und nicht von einer Begleit-App dieses Datenordners.`,
        elsewhere(finder),
      ],
      ours: (version, address) => `Aside ${version} lauscht auf ${address} und kennt den Schlüssel.`,
      otherVersion: (running, address, version) => [
        `Auf ${address} lauscht Aside ${running}; dies ist ${version}.`,
        'Beende es, dann npm start.',
      ],
      otherKey: (address, finder) => [
        `${address} ist von einer Begleit-App belegt, die den Schlüssel dieses Datenordners nicht kennt.`,
        `Nenne ihren Ordner mit --data-dir. Hast du keine gestartet: ${finder} zeigt, welches Programm es ist.`,
      ],
      refused: (address, why) => [`${address} hat die Verbindung abgelehnt. ${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [
        `${address} ist von einem anderen Programm belegt. ${why}`,
        elsewhere(finder),
      ],
    },
    server: {
      answers: (version, address) => `${version || 'Der Server'} antwortet auf ${address}.`,
      silent: (address) => `Auf ${address} antwortet nichts.`,
      twins: (address, other) => `${address} und ${other} sind derselbe Server.`,
      otherKind: (product, address) => [
        `${address} ist ${product}. Über diese Adresse kürzt es lange Fragen, ohne es zu sagen.`,
        `Gib es als ${product} an: --upstream ${address.replace(/\/v1$/, '')}.`,
      ],
      nameOnce: 'Nenne ihn einmal mit --upstream, und setze --parallel, wenn er mehrere Fragen zugleich beantwortet.',
    },
    models: {
      none: 'Es gibt noch kein Modell.',
      list: (names, more) => (more === 0 ? `${names}.` : `${names} und ${number(more)} weitere.`),
      withContext: (name, tokens) => `${name} (${number(tokens)} Token)`,
      shortContext: (name, tokens) =>
        `${name} liest ${number(tokens)} Token auf einmal, die meisten Seiten also in Teilen.`,
      enlarge: (product) =>
        LARGER[product] ?? 'Kann das Modell mehr aufnehmen, dann starte seinen Server mit größerem Kontext.',
    },
    voice: {
      off: 'Spracherkennung ist abgeschaltet (--transcriber off).',
      none: `Hier verwandelt nichts Sprache in Text. ${GET_TRANSCRIBER}`,
      answers: (address) => `Sprache wird auf ${address} in Text verwandelt.`,
      silent: (address) => `Auf ${address} antwortet nichts.`,
    },
    origins: (others) =>
      `Ohne Schlüssel kommen herein: Asides eigene Erweiterung, ${others.length === 0 ? 'sonst niemand' : others.join(', ')}.`,
    extension: {
      fits: (folder) => `Der Build in ${folder} passt.`,
      notBuilt: (folder) => [`In ${folder} ist kein Build.`, 'npm start macht einen.'],
      otherVersion: (built, version) => [
        `Der Build ist von ${built}; dies ist ${version}.`,
        'Starte npm start, um ihn neu zu bauen, und lade ihn dann im Browser neu.',
      ],
      noKey: () => ['Der Build hat keine gültige companion.json, also keinen Schlüssel.', 'npm start schreibt sie.'],
      otherAddress: (found, address) => [
        `Der Build sucht die Begleit-App auf ${found}, nicht auf ${address}.`,
        REWRITE,
      ],
      otherKey: () => ['Der Schlüssel des Builds ist nicht der im Datenordner.', REWRITE],
    },
  },

  start: {
    listens: (address) => `Aside lauscht auf ${address}.`,
    exposure: {
      refused: (host) => [
        `Aside lauscht nicht auf ${host}: Bei einfachem http könnten andere im Netz deine Chats und deinen Schlüssel lesen.`,
        `Lass --host weg und stell nginx mit TLS davor (${GUIDE} sagt, wie),`,
        'oder nimm es in einem Netz hin, in dem du allen traust: mit --insecure-lan.',
      ],
      everyAddress: (urls) => `allen Adressen dieses Rechners, zurzeit ${urls.join(', ') || 'nur seiner eigenen'}`,
      addresses: (urls) => urls.join(', '),
      accepted: (where) => [
        `Aside lauscht über diesen Rechner hinaus, auf ${where}.`,
        'Alle in diesem Netz erreichen diesen Port. Ohne Schlüssel bekommt niemand etwas, auch nicht auf diesem Rechner.',
        `Es ist einfaches http, das andere dort lesen können: deine Chats, und Schlüssel in ?token=. ${GUIDE} zeigt, wie TLS dazukommt.`,
      ],
    },
    page: {
      notBuilt:
        'Die Seite von Aside ist noch nicht gebaut.\n\nGib dies im Ordner von Aside ein und starte Aside dann neu:\n\n    npm run build\n',
      one: (link) => `In jedem Browser: ${link}`,
      several: 'In jedem Browser, einer davon:',
      terms: `Er gilt einmal, zwei Minuten lang. ${ASIDE_COMMAND} pair macht einen neuen.`,
    },
    updating: {
      begins: 'Aside bringt seinen Verlauf auf diese Version. Nichts geht verloren. Das dauert ein wenig, einmal.',
      portAnswers: (port) => `Auf Port ${port} antwortet schon etwas.`,
      progress: (percent) => `Aside bringt seinen Verlauf auf diese Version: ${percent} %`,
    },
    servers: {
      readerAnswers:
        'Bis dahin antwortet der eingebaute Leser mit Zitaten aus der Seite. Aside wechselt von selbst zum Modellserver.',
      notYet: (kind, address) => `Noch kein ${kind} auf ${address}.`,
      refuses: (server, address) => `${server} auf ${address} verweigert die Antwort.`,
      answers: (server, address, models) =>
        plural(models, {
          one: (shown) => `${server} auf ${address} antwortet, mit ${shown} Modell.`,
          other: (shown) => `${server} auf ${address} antwortet, mit ${shown} Modellen.`,
        }),
    },
    redisAway: (address, reason) =>
      `Redis auf ${address} lässt sich nicht verwenden (${reason}). Starte es, oder berichtige seine Adresse (--redis).`,

    listening: {
      taken: (port, host, other) =>
        `Port ${port} ist auf ${host} belegt. Läuft Aside schon, dann nimm dieses. Sonst beende das Programm, das ihn hat, oder wähle einen anderen Port: npm start -- --port ${other}`,
      notYours: (port) => `Auf Port ${port} darfst du nicht lauschen. Wähle einen über 1023: npm start -- --port 11435`,
      noAddress: (host) =>
        `${host} ist keine Adresse dieses Rechners. Wähle mit --host eine andere, oder lass --host weg.`,
      failed: (host, port, code) => `Auf ${host}, Port ${port}, ließ sich nicht lauschen (${code}).`,
    },
    localKey: {
      unsteady: (file) => `${file} erscheint und verschwindet immer wieder.`,
      notReplaced: (file, code) => `${file} lässt sich nicht ersetzen (${code}). Der Schlüssel ist, wie er war.`,
      folderNotMade: (folder, code) =>
        `Der Datenordner ${folder} lässt sich nicht anlegen (${code}). Wähle mit --data-dir einen anderen.`,
      foreignFolder: (folder) =>
        `Der Datenordner ${folder} gehört einem anderen Benutzer. Wähle mit --data-dir einen anderen.`,
      writableFolder: (folder) =>
        `Andere Benutzer können in den Datenordner ${folder} schreiben. Gib ein: chmod 700 ${folder}`,
      link: (file) => `${file} ist ein Verweis. Lösche ihn und starte neu, dann gibt es einen neuen Schlüssel.`,
      notReadable: (file, code) => `${file} lässt sich nicht lesen (${code}). Die Datei muss dir gehören.`,
      notKey: 'Das ist kein Schlüssel.',
      noKey: (file) => `${file} enthält keinen Schlüssel. Lösche die Datei und starte neu, dann gibt es einen neuen.`,
      foreign: (file) =>
        `${file} gehört einem anderen Benutzer. Lösche die Datei und starte neu, dann gibt es einen neuen Schlüssel.`,
      readable: (file) =>
        `Andere Benutzer können ${file} lesen. Lösche die Datei und starte neu, dann gibt es einen neuen Schlüssel.`,
      notWritable: (file, code) =>
        `${file} lässt sich nicht schreiben (${code}). Wähle mit --data-dir einen anderen Ordner.`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) => `Aside läuft schon auf ${address}, mit der Erweiterung in ${folder}. ${USE_IT}`,
    runsWithData: (address, folder) => `Aside läuft schon auf ${address}, mit seinen Daten in ${folder}. ${USE_IT}`,
    unchanged: (why) => `${why} Nichts wurde geändert.`,
    nothingChanged: 'Seit dem letzten Build hat sich nichts geändert.',
    products: { extension: 'die Erweiterung', web: 'die Seite', companion: 'die Begleit-App' },
    building: (products) => `Baue ${products} …`,
    waitingForBuild: 'Hier läuft schon ein Build. Warte auf ihn …',
    notBuilt: (name, output) => `Die Erweiterung für ${name} ließ sich nicht bauen.\n${output}`,
    extensionIn: (folder) => `Die Erweiterung ist in ${folder}`,
    pageIn: (folder) => `Die Seite ist in ${folder}`,
    keyNotPassedOn: (why) =>
      `Die Erweiterung hat den neuen Schlüssel nicht bekommen: ${why} Starte npm start noch einmal.`,
    loadByHand: (folder) => [
      'Um Aside von Hand zu laden, öffne chrome://extensions und schalte „Entwicklermodus“ ein.',
      `Klicke auf „Entpackte Erweiterung laden“ und wähle ${folder}`,
      'Hefte Aside an die Symbolleiste (hinter dem Puzzleteil) und klicke darauf, um das Panel zu öffnen.',
    ],
    noDisplay: 'Es gibt keinen Bildschirm, darum wurde kein Browser geöffnet.',
    refusesToLoad: (name) => `${name} lässt andere Programme keine Erweiterungen laden.`,
    noBrowser: 'Chromium ist hier nicht installiert, darum wurde kein Browser geöffnet.',
    opens: 'Chromium öffnet sich mit Aside in der Symbolleiste. Klicke darauf, oder drücke Alt+A.',
    browserClosed: 'Der Browser wurde geschlossen. Aside läuft weiter; Strg+C beendet es.',
    browserWasOpen: 'Chromium war schon offen. Aside ist in einem seiner Fenster.',
    browserFailed: (path) => `${path} ließ sich nicht starten.`,
    page: {
      title: 'Aside ist bereit',
      steps: [
        'Klicke oben rechts in der Symbolleiste auf Aside, oder drücke Alt+A (Control+Umschalt+A auf einem Mac). Das Panel öffnet sich neben dieser Seite.',
        'Wähle unten einen Satz aus, klicke mit der rechten Maustaste darauf und wähle „Zur Auswahl fragen“.',
        'Wähle im Panel „Diese Seite zusammenfassen“.',
      ],
      note: 'Diese Seite kommt von deinem eigenen Rechner. Geh auf eine beliebige andere Seite und mach dort dasselbe.',
    },
  },
  exports,
  reader,
};
