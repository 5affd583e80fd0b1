import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { number, plural } from './tongue.ts';

const label = (server: string) => serverWords(server).label;
const called = (model: string) => (model === '' ? 'das Modell' : `das Modell „${model}“`);
const Called = (model: string) => (model === '' ? 'Das Modell' : `Das Modell „${model}“`);
/** „Ollama“, „Der Modellserver“; mit seiner Adresse. */
const at = (server: string, address: string) =>
  server === 'ollama'
    ? `Ollama unter ${address}`
    : server === 'transcriber'
      ? `Die Spracherkennung unter ${address}`
      : `Der Modellserver unter ${address}`;
const it = (server: string) => (server === 'ollama' ? 'Ollama' : 'den Modellserver');
const said = (words: string) => (words === '' ? '' : `: ${words}`);
const inBrackets = (words: string) => (words === '' ? '' : ` (${words})`);
const seconds = (count: number) =>
  plural(count, { one: (shown) => `${shown} Sekunde`, other: (shown) => `${shown} Sekunden` });

const WAIT = 'Warte kurz und versuch es noch einmal.';
const TOO_LONG = 'Die Frage und ihre Seite passen nicht in den Kontext des Modells.';
const SEND_LESS = 'Sende weniger von der Seite oder frag in einem neuen Chat.';
const CHOOSE = 'Wähle ein anderes Modell.';
const WITHOUT = 'Wähle ein Modell, das es kann, oder frag ohne.';
const check = (server: string) =>
  `Prüfe Adresse und Pfad (${serverWords(server).setBy}) und aktualisiere ${it(server)}.`;
const find = (server: string) =>
  `Prüfe die Adresse (${serverWords(server).setBy}). ${serverWords(server).findable}`.trim();
const again = (server: string) =>
  `Versuch es noch einmal. Falls es wieder passiert, steht der Grund im Log von ${server === 'ollama' ? 'Ollama' : 'diesem Server'}.`;
const crashed = 'Vielleicht wurde er beendet oder ist abgestürzt. Prüfe, ob er läuft, und versuch es noch einmal.';
const redirect = (server: string) =>
  `Wenn dort der richtige Server steht, gib diese Adresse an (${serverWords(server).setBy}). Wenn es eine Anmeldeseite ist, lass dort diesen Rechner zu.`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['Der Modellserver antwortet nicht.', 'Starte ihn und versuch es noch einmal.'],
    no_answer: ({ server, address, reason }) => [
      `${label(server)} antwortet nicht unter ${address} (${reason}).`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${label(server)} antwortet nicht unter ${address} (diesen Host gibt es nicht).`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `${label(server)} antwortet nicht unter ${address} (keine Antwort innerhalb von ${seconds(count)}).`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['Hier kann nichts Sprache in Text verwandeln.', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `Das Modell „${model}“ ist gerade nicht erreichbar: ${address} antwortet nicht.`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['Der Modellserver ist gerade überlastet.', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `Der Server unter ${address} hat zu viele Anfragen bekommen (429)${said(words)}.`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `Der Server unter ${address} ist gerade überlastet (503)${said(words)}.`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)} ist überlastet: Die eigene Warteschlange ist voll.`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `Der Server unter ${address} lädt noch sein Modell.`,
      'Warte, bis er fertig ist, und versuch es noch einmal.',
    ],
  },
  upstream_refused: {
    general: () => ['Der Modellserver hat die Frage abgelehnt.', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `Der Server unter ${address} verlangt eine Anmeldung oder einen Schlüssel (${status})${said(words)}.`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `Der Server unter ${address} lehnt Anfragen von hier ab (403)${said(words)}.`,
      `Das sagt ein Proxy oder eine Firewall davor. Lass dort diesen Rechner zu oder gib die direkte Adresse an (${serverWords(server).setBy}).`,
    ],
    unknown_path: ({ server, address, status }) => [
      `Unter ${address} antwortet etwas anderes als ${serverWords(server).a}: Die gefragte Seite gibt es dort nicht (${status}).`,
      check(server),
    ],
    too_long: ({ address }) => [
      `Der Server unter ${address} nimmt so lange Fragen nicht an (413).`,
      'Das sagt ein Proxy davor: Erhöhe sein Limit (client_max_body_size bei nginx) oder sende weniger von der Seite.',
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)} lehnt Anfragen von hier ab (403): Der Hostname oder Origin wird nicht akzeptiert.`,
      'Nimm eine Adresse, die akzeptiert wird (eine IP-Adresse, localhost oder einen Namen auf .local). Falls ein Proxy dazwischen einen Origin hinzufügt, trage ihn auf dem Ollama-Rechner in OLLAMA_ORIGINS ein.',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${at(server, address)} muss angemeldet sein, um ${called(model)} zu nutzen.`,
      'Führe auf diesem Rechner `ollama signin` aus.',
    ],
    bad_option: ({ server, said: words }) => [
      `${label(server)} akzeptiert eine Option dieser Anfrage nicht${said(words)}.`,
      'Korrigiere die Option in den Einstellungen.',
    ],
    bad_model_name: ({ model }) => [
      `Kein Modell kann „${model}“ heißen.`,
      'Ein Name sieht aus wie llama3.2:3b oder hf.co/owner/model.',
    ],
    not_manageable: ({ server, address }) => [
      `Die Modelle von ${label(server)} unter ${address} lassen sich von hier aus nicht ändern.`,
      'Benutze die Werkzeuge dieses Servers.',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `${at(server, address)} ist zu alt für ${called(model)}${said(words)}.`,
      `Aktualisiere ${it(server)} und versuch es noch einmal.`,
    ],
    no_chat: ({ server, address }) => [
      `Der Server unter ${address} kennt den Chat von ${label(server)} nicht: Vielleicht ist es etwas anderes oder eine sehr alte Version.`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `Unter ${address} antwortet etwas anderes als ${serverWords(server).a}.`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `Unter ${address} antwortet etwas anderes als ${serverWords(server).a} (${status}).`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `Der Server unter ${address} leitet zu ${target} weiter. Aside folgt dem nicht.`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `Der Server unter ${address} leitet zu einer anderen Adresse weiter. Aside folgt dem nicht.`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)} kann diese Aufnahme nicht lesen (${format})${said(words)}.`,
      'Sende WAV oder 16-Bit-PCM. Der Server von whisper.cpp liest andere Formate, wenn er mit --convert gestartet wird und ffmpeg da ist.',
    ],
    not_http: ({ server, address, reason }) => [
      `Der Server unter ${address} spricht kein gültiges HTTP (${reason}).`,
      `Prüfe die Adresse, auch ob sie mit http:// oder https:// beginnen muss (${serverWords(server).setBy}).`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${at(server, address)} hat die Anfrage abgelehnt (${status}: ${words || 'ohne Angabe von Gründen'}).`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['Der Modellserver hat versagt.', 'Versuch es noch einmal.'],
    behind_proxy: ({ server, address, said: words }) => [
      `Der Proxy unter ${address} erreicht ${it(server)} dahinter nicht (502)${said(words)}.`,
      `Starte ${it(server)} auf diesem Rechner oder korrigiere die Adresse, an die der Proxy weiterleitet.`,
    ],
    not_available: ({ server, address }) => [
      `Der Server unter ${address} ist gerade nicht verfügbar (503), meldet ein Proxy davor.`,
      `Prüfe, ob ${label(server)} dahinter läuft, und versuch es noch einmal.`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `Der Proxy unter ${address} hat nicht lange genug auf ${it(server)} gewartet (${status})${said(words)}.`,
      `Ein Modell zu laden und eine lange Seite zu lesen dauert. Erhöhe das Zeitlimit des Proxys (proxy_read_timeout bei nginx) und prüfe, ob ${label(server)} dahinter läuft.`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${at(server, address)} meldet einen Fehler (${status}: ${words || 'ohne Angabe von Gründen'}).`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `Der Server unter ${address} meldet einen Fehler (${status}: ohne Angabe von Gründen).`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${at(server, address)} meldet einen Fehler (${words || 'ohne Angabe von Gründen'}).`,
      again(server),
    ],
    broke_before: ({ server, address }) => [
      `Die Verbindung zu ${label(server)} unter ${address} brach ab, bevor eine Antwort kam.`,
      crashed,
    ],
    broke_midway: ({ server, address }) => [
      `Die Verbindung zu ${label(server)} unter ${address} brach mitten in der Antwort ab.`,
      crashed,
    ],
    not_understood: ({ address }) => [
      `Aside hat den Server unter ${address} nicht verstanden.`,
      'Versuch es noch einmal. Genaueres steht im Log der Begleit-App.',
    ],
    no_memory: ({ model, said: words }) => [
      `Der Speicher reicht nicht für ${called(model)}${said(words)}.`,
      'Schließe andere Programme, entlade andere Modelle mit `ollama stop` oder wähle ein kleineres Modell.',
    ],
    runner_failed: ({ model, said: words }) => [
      `Der Prozess für ${called(model)} ist fehlgeschlagen${inBrackets(words)}.`,
      'Versuch es noch einmal. Falls es wieder passiert, reicht vielleicht der Speicher nicht: Wähle ein kleineres Modell.',
    ],
    disk_full: ({ address, model, said: words }) => [
      `Auf der Festplatte des Servers unter ${address} ist kein Platz für ${called(model)}${said(words)}.`,
      'Lösche Modelle, die du nicht brauchst, oder schaffe dort Platz. Dann versuch es noch einmal.',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)} konnte ${called(model)} nicht herunterladen${said(words)}.`,
      'Prüfe die Internetverbindung dieses Rechners und versuch es noch einmal.',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)} konnte ${called(model)} nicht herunterladen${said(words)}.`,
      'Versuch es noch einmal.',
    ],
    endless: ({ server, address }) => [
      `${at(server, address)} hat mehr gesendet, als eine Antwort fassen kann.`,
      `Prüfe, ob die Adresse wirklich zu ${label(server)} gehört, und starte den Server neu.`,
    ],
    garbled: ({ server, address }) => [
      `${at(server, address)} hat etwas gesendet, das nicht zum Protokoll gehört.`,
      `Prüfe, ob die Adresse wirklich zu ${label(server)} gehört und kein Proxy die Antworten verändert.`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)} hat vor dem Ende der Antwort aufgehört.`,
      `Versuch es noch einmal. Falls es wieder passiert, kürzt vielleicht ein Proxy lange Antworten, oder der Grund steht im Log von ${label(server)}.`,
    ],
    said_nothing: ({ server, address }) => [
      `Der Server unter ${address} hat vor dem ersten Wort aufgehört.`,
      `Versuch es noch einmal. Falls es wieder passiert, prüfe, ob die Adresse wirklich zu ${label(server)} gehört, oder sieh in dessen Log nach.`,
    ],
  },
  upstream_silent: {
    general: () => [
      'Der Modellserver hat zu lange nichts gesendet.',
      'Starte ihn neu, falls er hängt, und versuch es noch einmal.',
    ],
    silent: ({ server, address, seconds: count }) => [
      `${at(server, address)} hat ${seconds(count)} lang nichts gesendet und reagiert auch auf Nachfrage nicht.`,
      'Prüfe, ob der Server noch läuft. Starte ihn neu, falls er hängt, und versuch es noch einmal.',
    ],
  },
  model_not_found: {
    general: () => ['Dieses Modell gibt es nicht.', CHOOSE],
    at_server: ({ server, address, model }) => [
      `Der Server unter ${address} hat ${called(model)} nicht.`,
      `${serverWords(server).getModel(model)} oder wähle ein anderes Modell.`,
    ],
    here: ({ server, model }) => [
      `Das Modell „${model}“ gibt es hier nicht.`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)} oder wähle ein anderes Modell.`,
    ],
    not_in_library: ({ model }) => [
      `Ein Modell „${model}“ gibt es nicht zum Herunterladen.`,
      'Prüfe, wie der Name und der Teil nach dem Doppelpunkt geschrieben sind.',
    ],
    no_server: () => ['Diesen Modellserver gibt es nicht mehr.', 'Öffne die Modell-Liste noch einmal.'],
    none: ({ server, address }) => [
      `${at(server, address)} hat noch kein Modell.`,
      `${serverWords(server).getModel('')}.`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${at(server, address)} hat kein Modell, das chatten kann (nur ${model} und ${number(others)} weitere).`
        : `${at(server, address)} hat kein Modell, das chatten kann (nur ${model}).`,
      `${serverWords(server).getModel('')}.`,
    ],
  },
  model_unsupported: {
    general: () => ['Das kann dieses Modell nicht.', CHOOSE],
    chat: ({ model }) => [
      `${Called(model)} kann nicht chatten: Es ist für etwas anderes gemacht, etwa für Suche.`,
      CHOOSE,
    ],
    only_search: ({ model }) => [
      `${Called(model)} kann nicht chatten: Es macht aus Text Zahlen, für die Suche.`,
      CHOOSE,
    ],
    images: ({ model }) => [`${Called(model)} kann keine Bilder sehen.`, WITHOUT],
    thinking: ({ model }) => [`${Called(model)} kann nicht vor der Antwort nachdenken.`, WITHOUT],
    tools: ({ model }) => [`${Called(model)} kann keine Werkzeuge benutzen.`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `Die Frage und ihre Seite brauchen ${number(promptTokens)} Tokens, der Kontext des Modells fasst aber nur ${number(contextTokens)}.`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;
