import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { counted, number, ofTokens, tokens } from './tongue.ts';

const label = (server: string) => serverWords(server).label;
const isOllama = (server: string) => server === 'ollama';
/** The server in the cases that sentences need. */
const genitive = (server: string) => (isOllama(server) ? 'Ollama' : 'сервера');
const accusative = (server: string) => (isOllama(server) ? 'Ollama' : 'сервер');
const instrumental = (server: string) => (isOllama(server) ? 'Ollama' : 'сервером');
const at = (server: string, address: string) => {
  if (isOllama(server)) return `Ollama за адресою ${address}`;
  return server === 'transcriber'
    ? `Сервер розпізнавання мовлення за адресою ${address}`
    : `Сервер моделей за адресою ${address}`;
};
const called = (model: string) => (model === '' ? 'моделі' : `моделі «${model}»`);
const Called = (model: string) => (model === '' ? 'Модель' : `Модель «${model}»`);
const said = (words: string) => (words === '' ? '' : `: ${words}`);
const inBrackets = (words: string) => (words === '' ? '' : ` (${words})`);
/** As after “за”. */
const seconds = (count: number) => counted(count, 'секунду', 'секунди', 'секунд', 'секунди');

const WAIT = 'Зачекайте трохи й спробуйте ще раз.';
const TOO_LONG = 'Запитання і його сторінка не вміщаються в контекст моделі.';
const SEND_LESS = 'Надішліть меншу частину сторінки або запитайте в новому чаті.';
const CHOOSE = 'Виберіть іншу модель.';
const WITHOUT = 'Виберіть модель, яка це вміє, або запитайте без цього.';
const NO_REASON = 'без пояснення';
const check = (server: string) =>
  `Перевірте адресу та шлях (${serverWords(server).setBy}) і оновіть ${accusative(server)}.`;
const find = (server: string) =>
  `Перевірте адресу (${serverWords(server).setBy}). ${serverWords(server).findable}`.trim();
const again = (server: string) => `Спробуйте ще раз. Якщо це повториться, причина є в журналі ${genitive(server)}.`;
const crashed = 'Можливо, роботу зупинено або стався збій. Перевірте, чи сервер працює, і спробуйте ще раз.';
const redirect = (server: string) =>
  `Якщо там потрібний сервер, укажіть цю адресу (${serverWords(server).setBy}). Якщо це сторінка входу, дозвольте там доступ цьому комп’ютеру.`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['Сервер моделей не відповідає.', 'Запустіть його й спробуйте ще раз.'],
    no_answer: ({ server, address, reason }) => [
      `${label(server)} не відповідає за адресою ${address} (${reason}).`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${label(server)} не відповідає за адресою ${address} (такого хоста немає).`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `${label(server)} не відповідає за адресою ${address} (немає відповіді за ${seconds(count)}).`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['Тут ніщо не перетворює мовлення на текст.', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `Модель «${model}» зараз недоступна: ${address} не відповідає.`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['Сервер моделей зараз надто зайнятий.', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `Сервер за адресою ${address} отримав забагато запитів (429)${said(words)}.`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `Сервер за адресою ${address} зараз надто зайнятий (503)${said(words)}.`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)} не встигає: черга повна.`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `Сервер за адресою ${address} ще завантажує модель.`,
      'Зачекайте, доки він завершить, і спробуйте ще раз.',
    ],
  },
  upstream_refused: {
    general: () => ['Сервер моделей відхилив запитання.', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `Сервер за адресою ${address} вимагає вхід або ключ (${status})${said(words)}.`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `Сервер за адресою ${address} відхиляє запити звідси (403)${said(words)}.`,
      `Так відповідає проксі або брандмауер перед ${instrumental(server)}. Дозвольте там доступ цьому комп’ютеру або вкажіть пряму адресу ${genitive(server)} (${serverWords(server).setBy}).`,
    ],
    unknown_path: ({ server, address, status }) => [
      `За адресою ${address} відповідає не ${serverWords(server).a}: такої сторінки там немає (${status}).`,
      check(server),
    ],
    too_long: ({ server, address }) => [
      `Сервер за адресою ${address} не приймає таких довгих запитань (413).`,
      `Так відповідає проксі перед ${instrumental(server)}: збільште його обмеження (client_max_body_size у nginx) або надішліть меншу частину сторінки.`,
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)} відхиляє запити звідси (403): ім’я хоста або джерело не приймається.`,
      'Укажіть адресу, яка приймається (IP-адресу, localhost або ім’я .local). Якщо проксі на шляху додає Origin, допишіть його до OLLAMA_ORIGINS там, де працює Ollama.',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${at(server, address)} потребує входу, щоб користуватися моделлю${model === '' ? '' : ` «${model}»`}.`,
      'Виконайте `ollama signin` на тому комп’ютері.',
    ],
    bad_option: ({ server, said: words }) => [
      `${label(server)} не приймає параметр цього запиту${said(words)}.`,
      'Виправте цей параметр у налаштуваннях.',
    ],
    bad_model_name: ({ model }) => [
      `Жодна модель не може називатися «${model}».`,
      'Назва має вигляд llama3.2:3b або hf.co/owner/model.',
    ],
    not_manageable: ({ server, address }) => [
      `Моделі ${genitive(server)} за адресою ${address} не можна змінювати звідси.`,
      'Скористайтеся власними засобами цього сервера.',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `Версія ${genitive(server)} за адресою ${address} застара для ${called(model)}${said(words)}.`,
      `Оновіть ${accusative(server)} і спробуйте ще раз.`,
    ],
    no_chat: ({ server, address }) => [
      `Сервер за адресою ${address} не знає чату ${genitive(server)}: можливо, це щось інше або дуже стара версія.`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `За адресою ${address} відповідає не ${serverWords(server).a}.`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `За адресою ${address} відповідає не ${serverWords(server).a} (${status}).`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `Сервер за адресою ${address} переспрямовує на ${target}. Aside туди не переходить.`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `Сервер за адресою ${address} переспрямовує на іншу адресу. Aside туди не переходить.`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)} не може прочитати цей запис (${format})${said(words)}.`,
      'Надішліть WAV або 16-бітний PCM. Сервер whisper.cpp читає інші формати, якщо запущений з --convert і є ffmpeg.',
    ],
    not_http: ({ server, address, reason }) => [
      `Сервер за адресою ${address} не відповідає за правилами HTTP (${reason}).`,
      `Перевірте адресу, зокрема чи має вона починатися з http:// або https:// (${serverWords(server).setBy}).`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${at(server, address)} відхиляє запит (${status}: ${words || NO_REASON}).`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['На сервері моделей сталася помилка.', 'Спробуйте ще раз.'],
    behind_proxy: ({ server, address, said: words }) => [
      `Проксі за адресою ${address} не може з’єднатися з ${instrumental(server)} за ним (502)${said(words)}.`,
      `Запустіть ${accusative(server)} на тому комп’ютері або виправте адресу, на яку проксі передає запити.`,
    ],
    not_available: ({ server, address }) => [
      `Сервер за адресою ${address} зараз недоступний (503): так відповідає проксі перед ним.`,
      `Перевірте, чи ${serverWords(server).the} за проксі працює, і спробуйте ще раз.`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `Проксі за адресою ${address} недостатньо довго чекав на ${accusative(server)} (${status})${said(words)}.`,
      `Завантаження моделі й читання довгої сторінки потребують часу. Збільште обмеження часу проксі (proxy_read_timeout у nginx) і перевірте, чи ${serverWords(server).the} за ним працює.`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${at(server, address)} повідомляє про помилку (${status}: ${words || NO_REASON}).`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `Сервер за адресою ${address} повідомляє про помилку (${status}: ${NO_REASON}).`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${at(server, address)} повідомляє про помилку (${words || NO_REASON}).`,
      again(server),
    ],
    broke_before: ({ server, address }) => [
      `З’єднання з ${instrumental(server)} за адресою ${address} обірвалося до відповіді.`,
      crashed,
    ],
    broke_midway: ({ server, address }) => [
      `З’єднання з ${instrumental(server)} за адресою ${address} обірвалося посеред відповіді.`,
      crashed,
    ],
    not_understood: ({ address }) => [
      `Aside не зрозумів сервер за адресою ${address}.`,
      'Спробуйте ще раз. Подробиці — у журналі супутника.',
    ],
    no_memory: ({ model, said: words }) => [
      `Замало пам’яті для ${called(model)}${said(words)}.`,
      'Закрийте інші програми, вивантажте інші моделі командою `ollama stop` або виберіть меншу модель.',
    ],
    runner_failed: ({ model, said: words }) => [
      `Процес ${called(model)} завершився з помилкою${inBrackets(words)}.`,
      'Спробуйте ще раз. Якщо це повториться, для цієї моделі може бракувати пам’яті: виберіть меншу.',
    ],
    disk_full: ({ address, model, said: words }) => [
      `На диску сервера за адресою ${address} немає місця для ${called(model)}${said(words)}.`,
      'Видаліть непотрібні моделі або звільніть місце на цьому диску, а потім спробуйте ще раз.',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)} не може завантажити модель${model === '' ? '' : ` «${model}»`}${said(words)}.`,
      'Перевірте підключення того комп’ютера до інтернету й спробуйте ще раз.',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)} не може завантажити модель${model === '' ? '' : ` «${model}»`}${said(words)}.`,
      'Спробуйте ще раз.',
    ],
    endless: ({ server, address }) => [
      `${at(server, address)} надсилає більше, ніж може мати відповідь.`,
      `Перевірте, чи це справді адреса ${genitive(server)}, і перезапустіть сервер, якщо він не зупиняється.`,
    ],
    garbled: ({ server, address }) => [
      `${at(server, address)} надсилає щось поза протоколом.`,
      `Перевірте, чи це справді адреса ${genitive(server)} і чи жоден проксі не змінює відповідей.`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)} обриває відповідь до кінця.`,
      `Спробуйте ще раз. Якщо це повториться, можливо, проксі на шляху обрізає довгі відповіді або причина є в журналі ${genitive(server)}.`,
    ],
    said_nothing: ({ server, address }) => [
      `Сервер за адресою ${address} завершив відповідь до першого слова.`,
      `Спробуйте ще раз. Якщо це повториться, перевірте, чи це справді адреса ${genitive(server)}, або зазирніть у журнал.`,
    ],
  },
  upstream_silent: {
    general: () => [
      'Сервер моделей надто довго мовчить.',
      'Якщо він завис, перезапустіть його. Потім спробуйте ще раз.',
    ],
    silent: ({ server, address, seconds: count }) => [
      `${at(server, address)} мовчить уже ${seconds(count)} і не відповідає й на перевірку.`,
      'Перевірте, чи сервер іще працює. Якщо він завис, перезапустіть його. Потім спробуйте ще раз.',
    ],
  },
  model_not_found: {
    general: () => ['Цієї моделі немає.', CHOOSE],
    at_server: ({ server, address, model }) => [
      `Сервер за адресою ${address} не має ${called(model)}.`,
      `${serverWords(server).getModel(model)} або виберіть іншу модель.`,
    ],
    here: ({ server, model }) => [
      `Моделі «${model}» тут немає.`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)} або виберіть іншу модель.`,
    ],
    not_in_library: ({ model }) => [
      `Моделі «${model}» для завантаження немає.`,
      'Перевірте, як написано назву та частину після двокрапки.',
    ],
    no_server: () => ['Цього сервера моделей уже немає.', 'Відкрийте список моделей ще раз.'],
    none: ({ server, address }) => [`${at(server, address)} ще не має моделі.`, `${serverWords(server).getModel('')}.`],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${at(server, address)} не має моделі, яка вміє спілкуватися (лише ${model} і ще ${number(others)}).`
        : `${at(server, address)} не має моделі, яка вміє спілкуватися (лише ${model}).`,
      `${serverWords(server).getModel('')}.`,
    ],
  },
  model_unsupported: {
    general: () => ['Ця модель цього не вміє.', CHOOSE],
    chat: ({ model }) => [
      `${Called(model)} не вміє спілкуватися: вона призначена для іншого, наприклад для пошуку.`,
      CHOOSE,
    ],
    only_search: ({ model }) => [
      `${Called(model)} не вміє спілкуватися: вона перетворює текст на числа, для пошуку.`,
      CHOOSE,
    ],
    images: ({ model }) => [`${Called(model)} не бачить зображень.`, WITHOUT],
    thinking: ({ model }) => [`${Called(model)} не вміє думати перед відповіддю.`, WITHOUT],
    tools: ({ model }) => [`${Called(model)} не вміє користуватися інструментами.`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `Запитання і його сторінка потребують ${ofTokens(promptTokens)}, а контекст моделі вміщує лише ${tokens(contextTokens)}.`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;
