import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR = 'Сполучіть цей браузер: виконайте це в папці Aside і введіть код, який з’явиться.';
const PAIR_AGAIN = 'Сполучіть його знову: виконайте це в папці Aside і введіть код, який з’явиться.';
const START = 'npm start';
const AGAIN = 'Спробуйте ще раз.';
const KEEPS_TRYING = 'Панель намагається далі.';
const NOTHING_IMPORTED = 'Нічого не імпортовано';
const MEANWHILE = 'Поки що відповідає вбудований читач: він цитує найважливіші речення сторінки.';
const NO_OTHER = 'Жодна інша модель не замінить її сама.';
const CHOOSE = 'Виберіть іншу модель.';

const itSaid = (said: string) => (said === '' ? '' : ` Повідомлення: ${/[.!?]$/.test(said) ? said : `${said}.`}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : 'Сервер моделей');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `Модель ${chosen} зараз недоступна. ${NO_OTHER}`;
const certificate = (address: string) =>
  ` Відкрийте ${address} у вкладці, щоб перевірити, чи браузер довіряє сертифікату.`;

const FAILURES = {
  not_connected: ['Немає з’єднання із супутником.', 'Спробуйте, коли він повернеться.'],
  connection_broke: ['З’єднання із супутником обірвалося, перш ніж він відповів.', AGAIN],
  no_answer: ['Супутник не відповів вчасно.', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE = 'Виконайте npm start у папці Aside: це запише companion.json наново. Потім спробуйте ще раз.';
const LET_STORE =
  'Дозвольте браузеру зберігати дані для Aside і перевірте, чи диск не заповнений. Потім спробуйте ще раз.';
const READ_AGAIN = 'Спробуйте ще раз або перезапустіть браузер. Якщо це не допоможе, сполучіть знову.';

/** What is wrong with the key. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : ` (${reason})`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json — не правильний JSON.', WRITE_FILE],
    file_not_object: ['companion.json — не об’єкт JSON.', WRITE_FILE],
    file_no_address: ['У companion.json немає правильного "address" у вигляді host:port.', WRITE_FILE],
    file_no_token: ['У companion.json немає правильного "token".', WRITE_FILE],
    not_a_key: ['Те, що браузер зберіг для Aside, не є ключем.', READ_AGAIN],
    not_kept: [`Браузер не зміг зберегти ключ${because}.`, LET_STORE],
    not_removed: [`Браузер не зміг вилучити ключ${because}.`, LET_STORE],
    not_shown: [`Браузер не зміг прочитати ключ${because}.`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** What the panel says of problems. */
export const problems = {
  chats_not_listed: failed('Не вдалося завантажити ваші чати'),
  more_chats_not_listed: failed('Не вдалося завантажити решту чатів'),
  search_failed: failed('Пошук не вдався'),
  not_shared: failed('Не вдалося створити посилання'),
  sharing_not_changed: failed('Не вдалося змінити спільний доступ'),
  not_renamed: failed('Не вдалося перейменувати чат'),
  not_pinned: failed('Не вдалося закріпити чат'),
  not_unpinned: failed('Не вдалося відкріпити чат'),
  not_deleted: failed('Не вдалося видалити чат'),
  not_restored: failed('Не вдалося відновити чат'),
  chats_not_changed: failed('Не вдалося змінити чати'),
  not_all_selected: failed('Не вдалося вибрати всі чати'),
  chat_not_shown: failed('Не вдалося показати цей чат'),
  not_exported: failed('Нічого не експортовано'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('Не вдалося показати налаштування'),
  settings_not_set: failed('Налаштування не збережено'),
  model_not_pulled: failed('Не вдалося завантажити модель'),
  model_not_changed: failed('Не вдалося зробити це з моделлю'),
  chat_not_there: () =>
    told('Цього чату вже немає', 'Його видалено, або він був тимчасовий і завершився.', 'Це новий чат.'),
  not_for_guests: ({ command }) =>
    told(
      'Ваші чати ще не зберігаються',
      'Цей браузер не сполучений із супутником, а чати гостей не зберігаються.',
      'Сполучіть його: виконайте це в папці Aside і введіть код, який з’явиться.',
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(NOTHING_IMPORTED, `Файл більший за ${number(megabytes)}\u00a0МБ.`, 'Експортуйте менше чатів за раз.'),
  file_no_text: () => told(NOTHING_IMPORTED, 'Цей файл не текстовий.', 'Якщо це ZIP-архів, розпакуйте його.'),
  archive_unreadable: () =>
    told(
      NOTHING_IMPORTED,
      'У цьому архіві не вдалося прочитати чати.',
      'Розпакуйте його та виберіть conversations.json.',
    ),
  file_unreadable: () => told(NOTHING_IMPORTED, 'Файл неможливо прочитати.', 'Виберіть його ще раз.'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${serverName(kind)} не відповідає`,
      `За адресою ${address} ніщо не відповідає. ${consequence(chosen)}`,
      kind === 'ollama' ? 'Запустіть Ollama. Aside знайде її сам.' : 'Запустіть цей сервер. Aside знайде його сам.',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${serverName(kind)} відмовляється відповідати`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${serverName(kind)} ще не працює`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `${serverName(kind)} не має моделі`,
      `Сервер за адресою ${address} не називає жодної. ${MEANWHILE}`,
      'Завантажте там якусь.',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'Ollama ще не має моделі',
      `Ollama працює за адресою ${address}, але жодної моделі не встановлено. ${MEANWHILE}`,
      'Завантажте якусь. Aside знайде її, коли вона завантажиться.',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      'Жодна модель тут не вміє спілкуватися',
      count > 1
        ? `Те, що встановлено, призначене для іншого (${model}, …). ${MEANWHILE}`
        : `Те, що встановлено, призначене для іншого (${model}). ${MEANWHILE}`,
      'Завантажте таку, що вміє. Aside знайде її, коли вона завантажиться.',
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(
      `${model} не вміє спілкуватися`,
      `Вибрана модель призначена для іншого, наприклад для пошуку. ${NO_OTHER}`,
      CHOOSE,
    ),
  model_gone: ({ model, command }) =>
    told(
      `${model} більше немає`,
      `Вибрану модель вилучили або перейменували. ${NO_OTHER}`,
      command === '' ? CHOOSE : 'Виберіть іншу модель або завантажте цю знову:',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'Супутник Aside не працює',
      `За адресою ${address} ніщо не відповідає.`,
      'Виконайте npm start у папці Aside. Панель підключиться сама.',
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      'Супутник Aside недоступний',
      `За адресою ${address} ніщо не відповідає.`,
      `Перевірте, чи супутник там працює і чи цей комп’ютер у його мережі.${secure ? certificate(address) : ''} Панель підключиться сама.`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told('Супутник відхиляє це розширення', `Програма за адресою ${address} не приймає ${origin}.`, PAIR, command),
  not_paired_any_more: ({ address, command }) =>
    told(
      'Цей браузер більше не сполучений',
      `Супутник за адресою ${address} не знає його ключа. Ключ відкликали, або супутник тепер використовує іншу папку даних.`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) => told('Цей браузер ще не сполучений', 'Супутник вимагає ключ.', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('Ключ цієї панелі непридатний', message, cure);
  },
  key_unreadable: ({ said }) => told('Ключ цієї панелі непридатний', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      'Це не ваш супутник',
      `За адресою ${address} відповідає програма, яка не змогла довести, що знає ключ цієї панелі. Їй нічого не надіслано.`,
      'З’ясуйте, яка програма використовує цей порт, і зупиніть її. Потім виконайте npm start у папці Aside.',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'Це не супутник Aside',
      `За адресою ${address} відповідає програма, яка не знає протоколу Aside.`,
      'Зупиніть цю програму або запустіть супутник на іншому порту: npm start -- --port 11436.',
    ),
  companion_silent: ({ address }) =>
    told(
      'Супутник не відповідає',
      `Від ${address} нічого не надходить.`,
      'Перевірте термінал, де працює npm start. Якщо він завис, натисніть Ctrl+C і запустіть його знову.',
      START,
    ),
  companion_hung_up: ({ said }) =>
    told('Супутник завершив з’єднання', `Він від’єднався, не назвавши помилки.${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told(
      'Супутник завершує роботу',
      `Його зупинили за адресою ${address}.`,
      'Панель підключиться сама, коли він запуститься знову.',
      START,
    ),
  message_too_large: () =>
    told(
      'Це завелике для надсилання',
      'Супутник закрив з’єднання, бо повідомлення було завелике.',
      'Надішліть меншу частину сторінки й спробуйте ще раз.',
    ),
  key_wanted: ({ address, command }) =>
    told(
      'Супутник вимагає ключ',
      `Супутник за адресою ${address} вимагає ключ, а це розширення його не має.`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      'Супутник не знає ключа цього розширення',
      `Супутник за адресою ${address} відхилив ключ із companion.json, навіть перечитавши файл.`,
      'Зупиніть супутник і виконайте npm start у папці, де зібрано це розширення. Потім спробуйте ще раз.',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told(
      'Супутник не приймає це розширення',
      `Він відхиляє ${origin} за адресою ${address}.${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }) =>
    told(
      'Розширення й супутник не підходять одне одному',
      `Вони використовують різні версії протоколу Aside.${itSaid(said)}`,
      'Оновіть обидва до однієї версії: виконайте npm start у папці Aside, а потім перезавантажте розширення.',
      START,
    ),
  too_many_messages: () =>
    told(
      'Забагато повідомлень',
      'Ця панель надіслала більше повідомлень за секунду, ніж приймає супутник.',
      'Зачекайте трохи й спробуйте ще раз.',
    ),
  too_many_connections: ({ address }) =>
    told(
      'У супутника забагато з’єднань',
      `За адресою ${address} він поки що не приймає нових.`,
      'Закрийте панелі, які вам не потрібні. Ця намагається далі.',
    ),
  companion_updating: ({ percent }) =>
    told(
      'Aside оновлює свою історію',
      `Готово ${number(percent)}%. Нічого не загубиться. Це потрібно один раз після оновлення.`,
      'Потім панель підключиться сама. Запитання, поставлені зараз, буде надіслано тоді.',
    ),
  companion_not_ready: () =>
    told(
      'Супутник чекає на свою базу даних',
      'Доки вона не повернеться, він не може перевіряти ключі. Нічого не загубиться.',
      'Потім панель підключиться сама. Запитання, поставлені зараз, буде надіслано тоді.',
    ),
  companion_failed: ({ said }) =>
    told(
      'У супутнику сталася помилка',
      `Внутрішня помилка завершила з’єднання.${itSaid(said)}`,
      `Подробиці — у його терміналі. ${KEEPS_TRYING}`,
    ),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) =>
    told('Утрачено з’єднання із супутником', `З’єднання з ${address} обірвалося.`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      'Супутник завершив з’єднання',
      `Він закрив його з кодом ${closeCode}.${itSaid(said)}`,
      'Якщо нова спроба не допоможе, оновіть розширення й супутник до однієї версії.',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
