import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { counted, number, ofTokens, tokens } from './tongue.ts';

const label = (server: string) => serverWords(server).label;
const isOllama = (server: string) => server === 'ollama';
/** The server in the cases that sentences need. */
const genitive = (server: string) => (isOllama(server) ? 'Ollamy' : 'serwera');
const accusative = (server: string) => (isOllama(server) ? 'Ollamę' : 'serwer');
const instrumental = (server: string) => (isOllama(server) ? 'Ollamą' : 'serwerem');
const at = (server: string, address: string) => {
  if (isOllama(server)) return `Ollama pod adresem ${address}`;
  return server === 'transcriber'
    ? `Serwer rozpoznawania mowy pod adresem ${address}`
    : `Serwer modeli pod adresem ${address}`;
};
const called = (model: string) => (model === '' ? 'modelu' : `modelu „${model}”`);
const Called = (model: string) => (model === '' ? 'Model' : `Model „${model}”`);
const said = (words: string) => (words === '' ? '' : `: ${words}`);
const inBrackets = (words: string) => (words === '' ? '' : ` (${words})`);
/** As after „przez”. */
const seconds = (count: number) => counted(count, 'sekundę', 'sekundy', 'sekund', 'sekundy');

const WAIT = 'Poczekaj chwilę i spróbuj ponownie.';
const TOO_LONG = 'Pytanie i jego strona nie mieszczą się w kontekście modelu.';
const SEND_LESS = 'Wyślij mniejszą część strony albo zapytaj w nowym czacie.';
const CHOOSE = 'Wybierz inny model.';
const WITHOUT = 'Wybierz model, który to umie, albo zapytaj bez tego.';
const NO_REASON = 'bez podania przyczyny';
const check = (server: string) =>
  `Sprawdź adres i ścieżkę (${serverWords(server).setBy}) i zaktualizuj ${accusative(server)}.`;
const find = (server: string) => `Sprawdź adres (${serverWords(server).setBy}). ${serverWords(server).findable}`.trim();
const again = (server: string) =>
  `Spróbuj ponownie. Jeśli to się powtórzy, przyczyna jest w dzienniku ${genitive(server)}.`;
const crashed = (server: string) =>
  isOllama(server)
    ? 'Być może została zatrzymana lub uległa awarii. Sprawdź, czy działa, i spróbuj ponownie.'
    : 'Być może został zatrzymany lub uległ awarii. Sprawdź, czy działa, i spróbuj ponownie.';
const redirect = (server: string) =>
  `Jeśli tam jest właściwy serwer, podaj ten adres (${serverWords(server).setBy}). Jeśli to strona logowania, wpuść tam ten komputer.`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['Serwer modeli nie odpowiada.', 'Uruchom go i spróbuj ponownie.'],
    no_answer: ({ server, address, reason }) => [
      `${label(server)} nie odpowiada pod adresem ${address} (${reason}).`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${label(server)} nie odpowiada pod adresem ${address} (nie ma takiego hosta).`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `${label(server)} nie odpowiada pod adresem ${address} (brak odpowiedzi przez ${seconds(count)}).`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['Nic tu nie zamienia mowy na tekst.', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `Modelu „${model}” nie można teraz zapytać: ${address} nie odpowiada.`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['Serwer modeli jest teraz zbyt zajęty.', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `Serwer pod adresem ${address} dostał za dużo żądań (429)${said(words)}.`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `Serwer pod adresem ${address} jest teraz zbyt zajęty (503)${said(words)}.`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)} nie nadąża: kolejka jest pełna.`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `Serwer pod adresem ${address} jeszcze wczytuje model.`,
      'Poczekaj, aż skończy, i spróbuj ponownie.',
    ],
  },
  upstream_refused: {
    general: () => ['Serwer modeli odrzucił pytanie.', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `Serwer pod adresem ${address} wymaga logowania lub klucza (${status})${said(words)}.`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `Serwer pod adresem ${address} odrzuca żądania stąd (403)${said(words)}.`,
      `Mówi tak serwer proxy lub zapora przed ${instrumental(server)}. Wpuść tam ten komputer albo podaj bezpośredni adres ${genitive(server)} (${serverWords(server).setBy}).`,
    ],
    unknown_path: ({ server, address, status }) => [
      `Pod adresem ${address} odpowiada coś innego niż ${serverWords(server).a}: nie ma tam takiej strony (${status}).`,
      check(server),
    ],
    too_long: ({ server, address }) => [
      `Serwer pod adresem ${address} nie przyjmuje tak długich pytań (413).`,
      `Mówi tak serwer proxy przed ${instrumental(server)}: zwiększ jego limit (client_max_body_size w nginx) albo wyślij mniejszą część strony.`,
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)} odrzuca żądania stąd (403): nie akceptuje nazwy hosta lub pochodzenia.`,
      'Użyj adresu, który jest akceptowany (adres IP, localhost lub nazwa .local). Jeśli serwer proxy po drodze dodaje Origin, dopisz go do OLLAMA_ORIGINS tam, gdzie działa Ollama.',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${at(server, address)} wymaga zalogowania, aby użyć ${called(model)}.`,
      'Uruchom `ollama signin` na tamtym komputerze.',
    ],
    bad_option: ({ server, said: words }) => [
      `${label(server)} nie akceptuje opcji tego żądania${said(words)}.`,
      'Popraw tę opcję w ustawieniach.',
    ],
    bad_model_name: ({ model }) => [
      `Żaden model nie może nazywać się „${model}”.`,
      'Nazwa wygląda tak: llama3.2:3b lub hf.co/owner/model.',
    ],
    not_manageable: ({ server, address }) => [
      `Modeli ${genitive(server)} pod adresem ${address} nie można stąd zmieniać.`,
      'Użyj własnych narzędzi tego serwera.',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `Wersja ${genitive(server)} pod adresem ${address} jest za stara dla ${called(model)}${said(words)}.`,
      `Zaktualizuj ${accusative(server)} i spróbuj ponownie.`,
    ],
    no_chat: ({ server, address }) => [
      `Serwer pod adresem ${address} nie zna czatu ${genitive(server)}: może to coś innego albo bardzo stara wersja.`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `Pod adresem ${address} odpowiada coś innego niż ${serverWords(server).a}.`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `Pod adresem ${address} odpowiada coś innego niż ${serverWords(server).a} (${status}).`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `Serwer pod adresem ${address} przekierowuje do ${target}. Aside tam nie przechodzi.`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `Serwer pod adresem ${address} przekierowuje pod inny adres. Aside tam nie przechodzi.`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)} nie umie odczytać tego nagrania (${format})${said(words)}.`,
      'Wyślij WAV lub 16-bitowe PCM. Serwer whisper.cpp czyta inne formaty, gdy działa z opcją --convert i ma ffmpeg.',
    ],
    not_http: ({ server, address, reason }) => [
      `Serwer pod adresem ${address} nie używa poprawnego HTTP (${reason}).`,
      `Sprawdź adres, także czy ma się zaczynać od http:// czy od https:// (${serverWords(server).setBy}).`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${at(server, address)} odrzuca żądanie (${status}: ${words || NO_REASON}).`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['Serwer modeli zawiódł.', 'Spróbuj ponownie.'],
    behind_proxy: ({ server, address, said: words }) => [
      `Serwer proxy pod adresem ${address} nie może połączyć się z ${instrumental(server)} za nim (502)${said(words)}.`,
      `Uruchom ${accusative(server)} na tamtym komputerze albo popraw adres, pod który proxy przekazuje żądania.`,
    ],
    not_available: ({ server, address }) => [
      `Serwer pod adresem ${address} jest teraz niedostępny (503): mówi tak serwer proxy przed nim.`,
      `Sprawdź, czy ${serverWords(server).the} działa za proxy, i spróbuj ponownie.`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `Serwer proxy pod adresem ${address} nie czekał dość długo na ${accusative(server)} (${status})${said(words)}.`,
      `Wczytanie modelu i przeczytanie długiej strony trwa. Zwiększ limit czasu proxy (proxy_read_timeout w nginx) i sprawdź, czy ${serverWords(server).the} za nim działa.`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${at(server, address)} zgłasza błąd (${status}: ${words || NO_REASON}).`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `Serwer pod adresem ${address} zgłasza błąd (${status}: ${NO_REASON}).`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${at(server, address)} zgłasza błąd (${words || NO_REASON}).`,
      again(server),
    ],
    broke_before: ({ server, address }) => [
      `Połączenie z ${instrumental(server)} pod adresem ${address} zerwało się przed odpowiedzią.`,
      crashed(server),
    ],
    broke_midway: ({ server, address }) => [
      `Połączenie z ${instrumental(server)} pod adresem ${address} zerwało się w środku odpowiedzi.`,
      crashed(server),
    ],
    not_understood: ({ address }) => [
      `Aside nie zrozumiał serwera pod adresem ${address}.`,
      'Spróbuj ponownie. Szczegóły są w dzienniku pomocnika.',
    ],
    no_memory: ({ model, said: words }) => [
      `Za mało pamięci dla ${called(model)}${said(words)}.`,
      'Zamknij inne programy, zwolnij inne modele poleceniem `ollama stop` albo wybierz mniejszy model.',
    ],
    runner_failed: ({ model, said: words }) => [
      `Proces ${called(model)} zawiódł${inBrackets(words)}.`,
      'Spróbuj ponownie. Jeśli to się powtórzy, może brakować pamięci na ten model: wybierz mniejszy.',
    ],
    disk_full: ({ address, model, said: words }) => [
      `Na dysku serwera pod adresem ${address} nie ma miejsca dla ${called(model)}${said(words)}.`,
      'Usuń niepotrzebne modele albo zwolnij miejsce na tym dysku, a potem spróbuj ponownie.',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)} nie może pobrać ${called(model)}${said(words)}.`,
      'Sprawdź połączenie tamtego komputera z internetem i spróbuj ponownie.',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)} nie może pobrać ${called(model)}${said(words)}.`,
      'Spróbuj ponownie.',
    ],
    endless: ({ server, address }) => [
      `${at(server, address)} wysyła więcej, niż może mieć odpowiedź.`,
      `Sprawdź, czy to na pewno adres ${genitive(server)}, i uruchom serwer ponownie, jeśli nie przestaje.`,
    ],
    garbled: ({ server, address }) => [
      `${at(server, address)} wysyła coś, co nie należy do protokołu.`,
      `Sprawdź, czy to na pewno adres ${genitive(server)} i czy żadne proxy nie zmienia odpowiedzi.`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)} przerywa odpowiedź przed końcem.`,
      `Spróbuj ponownie. Jeśli to się powtórzy, może proxy po drodze ucina długie odpowiedzi albo przyczyna jest w dzienniku ${genitive(server)}.`,
    ],
    said_nothing: ({ server, address }) => [
      `Serwer pod adresem ${address} zakończył odpowiedź przed pierwszym słowem.`,
      `Spróbuj ponownie. Jeśli to się powtórzy, sprawdź, czy to na pewno adres ${genitive(server)}, albo zajrzyj do dziennika.`,
    ],
  },
  upstream_silent: {
    general: () => [
      'Serwer modeli zbyt długo milczy.',
      'Jeśli się zawiesił, uruchom go ponownie. Potem spróbuj jeszcze raz.',
    ],
    silent: ({ server, address, seconds: count }) => [
      `${at(server, address)} milczy przez ${seconds(count)} i nie reaguje też na sprawdzenie.`,
      'Sprawdź, czy serwer jeszcze działa. Jeśli się zawiesił, uruchom go ponownie. Potem spróbuj jeszcze raz.',
    ],
  },
  model_not_found: {
    general: () => ['Tego modelu nie ma.', CHOOSE],
    at_server: ({ server, address, model }) => [
      `Serwer pod adresem ${address} nie ma ${called(model)}.`,
      `${serverWords(server).getModel(model)} albo wybierz inny model.`,
    ],
    here: ({ server, model }) => [
      `Nie ma tu modelu „${model}”.`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)} albo wybierz inny model.`,
    ],
    not_in_library: ({ model }) => [
      `Nie ma modelu „${model}” do pobrania.`,
      'Sprawdź pisownię nazwy i części po dwukropku.',
    ],
    no_server: () => ['Tego serwera modeli już nie ma.', 'Otwórz listę modeli ponownie.'],
    none: ({ server, address }) => [
      `${at(server, address)} nie ma jeszcze modelu.`,
      `${serverWords(server).getModel('')}.`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${at(server, address)} nie ma modelu, który umie czatować (tylko ${model} i jeszcze ${number(others)}).`
        : `${at(server, address)} nie ma modelu, który umie czatować (tylko ${model}).`,
      `${serverWords(server).getModel('')}.`,
    ],
  },
  model_unsupported: {
    general: () => ['Ten model tego nie umie.', CHOOSE],
    chat: ({ model }) => [
      `${Called(model)} nie umie czatować: służy do czegoś innego, na przykład do wyszukiwania.`,
      CHOOSE,
    ],
    only_search: ({ model }) => [
      `${Called(model)} nie umie czatować: zamienia tekst na liczby, do wyszukiwania.`,
      CHOOSE,
    ],
    images: ({ model }) => [`${Called(model)} nie widzi obrazów.`, WITHOUT],
    thinking: ({ model }) => [`${Called(model)} nie umie myśleć przed odpowiedzią.`, WITHOUT],
    tools: ({ model }) => [`${Called(model)} nie umie używać narzędzi.`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `Pytanie i jego strona wymagają ${ofTokens(promptTokens)}, a kontekst modelu mieści tylko ${tokens(contextTokens)}.`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;
