import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { bytes as formatBytes, percent } from './amounts.ts';
import { chat } from './chat.ts';
import { errors } from './errors.ts';
import { menus } from './menus.ts';
import { models } from './models.ts';
import { preferences } from './preferences.ts';
import { problems, unusableKey } from './problems.ts';
import { prompts } from './prompts.ts';
import { rooms } from './rooms.ts';
import { servers } from './servers.ts';
import { chats as chatCount, counted, number, ofTokens, plural } from './tongue.ts';

const UPDATE_BOTH = 'Оновіть розширення й супутник до однієї версії.';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `Не можна додати «${name}»: ${why}`;
const certificate = (address: string) =>
  ` Відкрийте ${address} у вкладці, щоб перевірити, чи браузер довіряє сертифікату.`;
const ofChats = (count: number) => counted(count, 'чату', 'чатів', 'чатів', 'чату');
const attached = (what: string) => (name: string, count: number) =>
  count === 1
    ? `${what}: «${name}».`
    : `${what}: «${name}». Разом ${counted(count, 'вкладення', 'вкладення', 'вкладень', 'вкладення')}.`;

/** What is only said once something is opened or goes wrong. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['Щось пішло не так. Новіший Aside може це пояснити.', 'Оновіть Aside.'],
    notice: 'Супутник повідомляє щось, для чого потрібен новіший Aside.',
    thenRestart: 'Потім запустіть Aside знову.',
  },
  notices: { not_saved: 'Чати не зберігаються.' },
  servers,
  firstRun: {
    title: 'Перші кроки',
    dismiss: 'Сховати ці кроки',
    done: (count, all) => `Виконано: ${number(count)} з ${number(all)}`,
    todo: {
      companion: 'Підключитися до супутника',
      model: 'Завантажити модель',
      try: 'Спробувати на цій сторінці',
    },
    ready: {
      companion: 'Супутник підключено',
      model: 'Модель готова',
      try: 'Випробувано на цій сторінці',
    },
    unpaired: 'Супутник працює, але ще не знає цього браузера.',
    lookingForModels: 'Пошук моделей…',
    tryHint: 'Попросіть підсумок або введіть запитання нижче.',
  },
  prompts,
  history: {
    title: 'Чати',
    untitled: 'Чат без назви',
    deleted: (title) => `«${title}» видалено`,
    deletedMany: (count) => `Видалено ${chatCount(count)}`,
    archivedMany: (count) => `Архівовано ${chatCount(count)}`,
    unarchivedMany: (count) => `Повернуто з архіву ${chatCount(count)}`,
    taggedMany: (count, tag) => `«${tag}» додано до ${ofChats(count)}`,
    untaggedMany: (count, tag) => `«${tag}» вилучено з ${ofChats(count)}`,
    undo: 'Відмінити',
    searchChats: 'Пошук у чатах',
    searching: 'Пошук…',
    found: (count) => counted(count, 'збіг', 'збіги', 'збігів', 'збігу'),
    foundNothing: (query) => `Немає чатів за запитом «${query}»`,
    foundNothingHint: 'Пошук охопив назви, запитання й відповіді. Спробуйте ввести менше літер.',
    loadingChats: 'Завантаження ваших чатів…',
    loadingMore: 'Завантаження…',
    noChats: 'Чатів ще немає',
    noChatsHint: 'Супутник зберігає ваші чати, крім тимчасових.',
    pinned: 'Закріплені',
    today: 'Сьогодні',
    yesterday: 'Учора',
    lastWeek: 'Останні 7 днів',
    answeringNow: 'Відповідає',
    chatActions: (title) => `Дії: «${title}»`,
    rename: 'Перейменувати',
    newTitle: 'Нова назва',
    pin: 'Закріпити',
    unpin: 'Відкріпити',
    share: 'Поділитися…',
    delete: 'Видалити',
    aboutPage: (count) => `${chatCount(count)} про цю сторінку`,
    archived: 'В архіві',
    archive: 'Архівувати',
    unarchive: 'Повернути з архіву',
    select: 'Вибрати',
    selected: (count) => `Вибрано: ${number(count)}`,
    selectAll: 'Вибрати всі',
    clearSelection: 'Зняти вибір',
    selection: 'Вибрані чати',
    tags: 'Теги',
    tagOf: (tag) => `Тег «${tag}»`,
    newTag: 'Новий тег',
    addTag: 'Додати',
    removeTag: (tag) => `Вилучити тег «${tag}»`,
    exportSelected: 'Експортувати вибрані чати',
    exportChosen: 'Експортувати',
    filters: 'Фільтри',
    filterTag: 'Тег',
    filterModel: 'Модель',
    filterSite: 'Сайт',
    filterSince: 'Від',
    filterUntil: 'До',
    onlyArchived: 'Лише архівовані чати',
    any: 'Будь-що',
    named: (name, chats) => `${name} (${number(chats)})`,
    filterNames: {
      tag: 'тег',
      model: 'модель',
      site: 'сайт',
      before: 'до',
      after: 'від',
      is: 'стан',
      archived: 'архів',
    },
    typedFilters: 'Можна також ввести тег:, модель:, сайт:, до:2026-10-01, від: або стан:архів.',
    chipTag: (tag) => `Тег: ${tag}`,
    chipModel: (model) => `Модель: ${model}`,
    chipSite: (site) => `Сайт: ${site}`,
    chipPage: 'Про цю сторінку',
    chipSince: (date) => `Від: ${date}`,
    chipUntil: (date) => `До: ${date}`,
    removeFilter: (filter) => `Вилучити фільтр «${filter}»`,
    noneMatch: 'Немає чатів за цими фільтрами',
    noneMatchHint: 'Вилучіть один із них, щоб побачити більше.',
    undoKeys: (keys) => `Відмінити: ${keys}`,
  },
  menus,
  modelMenu: {
    keys: 'Комбінації клавіш…',
    automatic: 'Автоматично',
    automaticHint: 'модель у пам’яті або найновіша',
    loaded: 'у пам’яті',
    remote: 'не на цьому комп’ютері',
    readerHint: 'вбудований, без моделі: цитує найважливіші речення',
    remoteTitle: (name) => `${name} працює на чужому комп’ютері`,
    remoteMessage: 'Ваші запитання та додані сторінки й виділення покидають цей комп’ютер.',
    remoteUse: 'Усе одно вибрати',
    remoteKeep: 'Залишити поточну',
    settings: 'Налаштування…',
    models: 'Моделі…',
  },
  editing: {
    label: 'Редагувати запитання',
    hint: 'Поточна відповідь залишиться як окрема версія.',
    ask: 'Запитати',
  },
  again: chat.again,
  compare: chat.compare,
  copying: chat.copying,
  diagrams: chat.diagrams,
  usage: chat.usage,
  contents: chat.contents,
  chatMenu: chat.menu,
  find: chat.find,
  composer: {
    waiting: 'Наступні запитання',
    moveUp: 'Перемістити вгору',
    takeBack: 'Не запитувати',
    takenBack: 'Запитання вилучено',
    movedTo: (place, count) => `Тепер на місці ${number(place)} з ${number(count)}`,
    quote: 'Цитувати',
    keepsPlace: 'Воно збереже своє місце.',
    beganMeanwhile: 'На це запитання вже триває відповідь. Змінений текст буде поставлено як нове запитання.',
  },
  keys: {
    title: 'Комбінації клавіш',
    groups: {
      composer: 'Ваше запитання',
      waiting: 'Наступні запитання',
      panel: 'Деінде на панелі',
      browser: 'У браузері',
    },
    does: {
      send: 'Надіслати',
      newLine: 'Новий рядок',
      editLast: 'Редагувати останнє запитання, з порожнього поля',
      pickTab: 'Додати відкриту вкладку',
      pastePlain: 'Вставити без форматування',
      stop: 'Зупинити відповідь',
      moveUp: 'Перемістити вгору',
      moveDown: 'Перемістити вниз',
      quote: 'Цитувати виділене у відповіді',
      findChat: 'Пошук у чатах',
      listKeys: 'Показати цей список',
    },
    commands: {
      open: 'Відкрити або закрити Aside',
      ask: 'Запитати про виділене або про сторінку',
      summarise: 'Підсумувати сторінку',
    },
    keys: { control: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc' },
  },
  pageNotice: {
    reading: 'Читання цієї сторінки…',
    stopReading: 'Припинити читати цю сторінку',
    allowAllSites: 'Дозволити на всіх сайтах',
    alwaysOffer: (site) => `Дозволити Aside читати ${site}, не питаючи щоразу?`,
    alwaysOn: (site) => `Завжди на ${site}`,
  },
  sent: {
    to: (model, address) =>
      address === '' ? `Надіслано моделі ${model}.` : `Надіслано моделі ${model} за адресою ${address}.`,
    onlyWords: 'Лише ваші слова й попередній чат.',
    show: 'Показати точно, що надіслано',
    hide: 'Сховати',
    loading: 'Завантаження…',
    gone: 'Це більше не зберігається, або супутник недоступний.',
  },
  transfers: {
    exportChat: (title) => `Експортувати «${title}»`,
    exportAll: 'Експортувати всі',
    allChats: 'Чати Aside',
    exportAs: 'Експортувати як',
    markdown: 'Markdown',
    markdownHint: 'Для читання',
    json: 'JSON',
    jsonHint: 'Щоб імпортувати знову',
    exporting: (bytes) => (bytes === 0 ? 'Експорт…' : `Експорт… ${formatBytes(bytes)}`),
    exported: (name) => `Експортовано як «${name}»`,
    importChats: 'Імпортувати…',
    importHint: 'Експорт з Aside, Page Assist, Open WebUI або ChatGPT: файл JSON або ZIP від ChatGPT',
    importing: (share, chats) => {
      if (share === 0) return 'Імпорт…';
      if (share === 1) return 'Імпорт… Читання файлу';
      if (chats === 0) return `Імпорт… ${percent(share)}`;
      return `Імпорт… ${percent(share)}, ${chatCount(chats)}`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return 'У цьому файлі немає чатів, які можна імпортувати.';
      const from = program === 'Aside' ? '' : ` з ${program}`;
      return `Можна імпортувати ${chatCount(chats)}${from}.`;
    },
    nothingNew: 'У цьому файлі немає нічого нового.',
    continued: (count) => `З новими повідомленнями: ${chatCount(count)}.`,
    known: (count) => `Уже тут: ${chatCount(count)}.`,
    files: (count) =>
      `Не вдасться імпортувати ${counted(count, 'зображення або файл', 'зображення або файли', 'зображень або файлів', 'зображення або файлу')}.`,
    skipped: (count) => `Не вдасться імпортувати ${chatCount(count)}.`,
    incomplete: (count) =>
      plural(count, {
        one: (shown) => `У ${shown} чаті бракуватиме якоїсь частини.`,
        few: (shown) => `У ${shown} чатах бракуватиме якихось частин.`,
        many: (shown) => `У ${shown} чатах бракуватиме якихось частин.`,
        other: (shown) => `У ${shown} чату бракуватиме якихось частин.`,
      }),
    chatAt: (place) => `Чат ${number(place)} у файлі`,
    whichChats: 'Які чати?',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return `не можна прочитати ${counted(count, 'повідомлення або джерело', 'повідомлення або джерела', 'повідомлень або джерел', 'повідомлення або джерела')}`;
        case 'no_messages':
          return 'не має повідомлень';
        case 'not_a_chat':
          return 'не є чатом';
        case 'broken_off':
          return 'обривається: решти файлу немає';
        case 'too_large':
        case 'too_deep':
          return 'завеликий';
        case 'too_many_messages':
          return `має понад ${counted(LIMITS.importTurns, 'запитання', 'запитання', 'запитань', 'запитання')}`;
        case 'too_many_chats':
          return `не входить до перших ${number(LIMITS.importConversations)}`;
        default:
          return 'не можна прочитати';
      }
    },
    more: (count) => `і ще ${number(count)}`,
    importNow: 'Імпортувати',
    storing: 'Імпорт… Збереження чатів',
    exportedElsewhere: (share) =>
      share === 0 ? 'Чати експортуються деінде' : `Чати експортуються деінде: ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0 ? 'Чати імпортуються деінде' : `Чати імпортуються деінде: ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0 ? 'Імпортовані чати зберігаються деінде' : `Імпортовані чати зберігаються деінде: ${percent(share)}`,
    waitsElsewhere: 'Деінде імпорт чекає на підтвердження',
    stopExport: 'Скасувати експорт',
    stopImport: 'Скасувати імпорт',
    imported: (count) => (count === 0 ? 'У цьому файлі немає чатів' : `Імпортовано ${chatCount(count)}`),
  },
  preferences,
  pairing: {
    language: 'Мова',
    browserLanguage: 'Мова браузера',
    companion: 'Супутник',
    connection: 'З’єднання',
    connectedTo: (address) => `Підключено до ${address}`,
    connectingTo: (address) => `Підключення до ${address}…`,
    notConnectedTo: (address) => `Немає з’єднання з ${address}`,
    asPaired: (name) => `Цей браузер сполучено. Супутник називає його «${name}».`,
    asBuilt: 'Цей Aside уже має ключ супутника, тож сполучати не потрібно.',
    asGuest:
      'Ви гість: можна лише вводити запитання, і нічого не зберігається. Сполучіть, щоб надсилати сторінки й зберігати чати.',
    forget: 'Забути цей супутник',
    forgetting: 'Забуваємо…',
    unrevoked: (name) =>
      `Цей браузер забув ключ, але не зміг повідомити про це супутник. Щоб вилучити «${name}» з його списку, виконайте:`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: 'Сполучити',
    pairOther: 'Вибрати інший супутник',
    pairRun: 'Щоб отримати код, виконайте це в папці Aside на комп’ютері супутника:',
    pairInvited: 'Маєте посилання-запрошення? Вставте його сюди.',
    pairCode: 'Код',
    pairAddress: 'Адреса',
    pairExposed: 'Без шифрування: інші в мережі можуть читати те, що ви надсилаєте. За змоги використовуйте https://.',
  },
  rooms,
  pairingFailures: {
    no_address: () => told('Це не адреса.', 'Вона має вигляд 127.0.0.1:11435 або https://aside.example.org.'),
    no_code: () => told('Це не код.', 'Код має 8 літер і цифр, наприклад 7K3M-Q9TX.'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `За адресою ${address} ніщо не відповідає.`,
        isHere
          ? 'Виконайте npm start у папці Aside або виправте адресу.'
          : `Перевірте, чи супутник там працює і чи цей комп’ютер у його мережі.${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `Супутник за адресою ${address} не готовий до сполучення.`,
        `Виконайте там ${command} і протягом двох хвилин введіть код, який з’явиться. Якщо ви це вже зробили, цю адресу використовує інша програма.`,
      ),
    not_aside: ({ address }) =>
      told(
        `За адресою ${address} відповідає програма, але це не супутник Aside.`,
        'Виправте адресу: npm start показує, де слухає супутник.',
      ),
    code_not_proved: ({ address }) =>
      told(
        `Програма за адресою ${address} не знає коду, тож це не ваш супутник. Її ключ не збережено.`,
        'З’ясуйте, яка програма використовує цю адресу, і зупиніть її. Потім сполучіть знову.',
      ),
    too_old: ({ address, version }) =>
      told(`Супутник за адресою ${address} має іншу версію (${version}) і не може сполучитися.`, UPDATE_BOTH),
    no_common_version: ({ address }) =>
      told(`Супутник за адресою ${address} використовує іншу версію протоколу Aside.`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(`Немає вчасної відповіді від ${address}.`, 'Перевірте термінал, де працює супутник, і спробуйте ще раз.'),
    browser_refuses: ({ address }) => told(`Браузер відмовляється підключатися до ${address}.`, 'Виберіть інший порт.'),
    not_encrypted: ({ address }) =>
      told(
        `Ця сторінка може відкривати лише зашифровані з’єднання, а ${address} не зашифровано.`,
        'Укажіть адресу з https://.',
      ),
    refused: () => told('Супутник відмовився сполучатися з цим браузером.', ''),
    code_not_accepted: ({ command }) => told('Супутник не прийняв код.', `Щоб отримати новий, виконайте ${command}.`),
    too_many: ({ address }) => told(`Забагато з’єднань із ${address}.`, 'Зачекайте трохи й спробуйте ще раз.'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `Супутник за адресою ${address} від’єднався (${closeCode}).`
          : `Супутник за адресою ${address} від’єднався (${closeCode}: ${said}).`,
        'Спробуйте ще раз. Якщо це не допоможе, подробиці — у його терміналі.',
      ),
    part_missing: () => told('Не вдалося завантажити частину Aside.', 'Закрийте цю панель і відкрийте знову.'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, 'Закрийте цю панель, відкрийте знову й спробуйте ще раз.'),
  },
  problems,
  pageHints: {
    browser_page: () =>
      'Браузери не пускають розширення на власні сторінки й у магазини, тому Aside не може читати цю сторінку.',
    closed_page: () =>
      'Браузер не пускає Aside на цю сторінку. Якщо це файл на цьому комп’ютері, відкрийте в браузері сторінку розширень і ввімкніть для Aside «Надавати доступ до URL-адрес файлу». Власні сторінки й магазини браузера залишаються закритими.',
    silent: () =>
      'Aside не може читати цю сторінку: вона не відповідає. Спробуйте ще раз, коли вона буде менш зайнята. Деякі сторінки самого браузера ніколи не відповідають.',
    pdf: () =>
      'Aside не може отримати PDF із засобу перегляду браузера. Збережіть його й перетягніть файл сюди або виділіть у ньому текст і запитайте про виділене.',
    shown_file: () => 'Aside не може отримати цей файл із браузера. Збережіть його й перетягніть файл сюди.',
    recording: () => 'У цій вкладці відтворюється звук або відео. Aside може читати лише текст і зображення.',
    framed: ({ site }) =>
      site === ''
        ? 'Більша частина цієї сторінки — у фреймі з іншого сайту, який Aside не може читати. Відкрийте фрейм в окремій вкладці або дозвольте Aside доступ до всіх сайтів.'
        : `Більша частина цієї сторінки — у фреймі з ${site}, який Aside не може читати. Відкрийте фрейм в окремій вкладці або дозвольте Aside доступ до всіх сайтів.`,
    drawn: () =>
      'Ця сторінка намальована як зображення, тож у ній немає тексту, який Aside міг би прочитати. Додайте натомість знімок екрана.',
    empty: () => 'На цій сторінці немає тексту.',
    not_loaded: () => 'Ця сторінка не завантажилася, тож читати нічого.',
    left: () => 'Ви залишили сторінку, перш ніж Aside її прочитав. Поверніться до неї й спробуйте ще раз.',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'Натисніть Aside на панелі інструментів, щоб він міг читати цю сторінку.'
        : `Натисніть Aside на панелі інструментів або ${shortcut}, щоб він міг читати цю сторінку.`,
    sidebar_refused: () =>
      'Firefox відкриває бічну панель лише після клацання на панелі інструментів або в меню, тому Aside відкрився в цій вкладці. Натисніть Aside на панелі інструментів, щоб він був поруч зі сторінкою.',
    no_room: () => 'Браузер не має місця для такої кількості тексту. Виділіть менше й запитайте ще раз.',
    closed_frame: ({ site }) =>
      site === ''
        ? 'Виділений текст може бути в частині цієї сторінки з іншого сайту. Комбінація клавіш не може прочитати його там. Клацніть виділене правою кнопкою та виберіть «Запитати про виділене» або дозвольте Aside доступ до всіх сайтів.'
        : `Виділений текст може бути в частині цієї сторінки з ${site}. Комбінація клавіш не може прочитати його там. Клацніть виділене правою кнопкою та виберіть «Запитати про виділене» або дозвольте Aside доступ до всіх сайтів.`,
    nothing_selected: () => 'Нічого не виділено. Виділіть текст на сторінці, а потім запитайте про нього.',
  },
  landings: {
    sourcesFull: (most) => `До запитання можна додати сторінки, виділення й файли, разом щонайбільше ${number(most)}.`,
    landed: {
      page: attached('До запитання додано сторінку'),
      file: attached('До запитання додано файл'),
      image: attached('До запитання додано зображення'),
      selection: attached('До запитання додано виділення зі сторінки'),
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `Уривок ${index}` : `Уривок ${index} з: ${title}`),
    notFound: 'В уривку не знайдено',
    noPassage: 'Жоден уривок не має цього номера',
    closest: 'Найближчий уривок, знайдений Aside',
  },
  models,
  sources: {
    attach: 'Додати файли',
    dropHere: 'Перетягніть файли сюди, щоб додати їх',
    openTabs: 'Відкриті вкладки',
    tabAsleep: 'Неактивна: спершу перейдіть до цієї вкладки',
    allowTabs: 'Показати Aside свої вкладки…',
    allowTabsHint: 'Браузер запитає, чи дозволити Aside доступ до всіх сайтів',
    noTab: 'Немає відповідних відкритих вкладок',
    pastedText: 'Вставлений текст',
    pastedImage: 'Вставлене зображення',
    reading: (name) => `Читання «${name}»…`,
    readingPart: (name, done, total) => `Читання «${name}»: сторінка ${number(done)} з ${number(total)}`,
    stopReading: (name) => `Припинити читати «${name}»`,
    waitsForReading: 'Запитання можна буде надіслати, коли все буде прочитано.',
    noVision: (model) => `${model} не бачить зображень.`,
    chooseVision: 'Виберіть модель, яка бачить, або вилучіть зображення.',
    getVision:
      'Жодна з ваших моделей не бачить зображень. Завантажте таку, що бачить, наприклад gemma3, або вилучіть зображення.',
    useModel: (model) => `Вибрати ${model}`,
    pageChanges: {
      changed: (title) => `Сторінка «${title}» змінилася, відколи Aside її прочитав.`,
      left: (title) => `Вкладка зі сторінкою «${title}» тепер показує іншу сторінку.`,
    },
    aroundIt: 'Абзац навколо:',
    readAgain: 'Прочитати знову',
    pageBeside: (title) => `Поруч тепер «${title}».`,
    anotherPage: 'Поруч тепер інша сторінка.',
    chatIsAbout: (title) => `У цьому чаті йдеться про «${title}».`,
    useInstead: 'Узяти натомість цю сторінку',
    useAlso: 'Узяти також цю сторінку',
    fits: {
      passages: (model) => `Задовге для ${model}: буде надіслано лише уривки, важливі для запитання.`,
      parts: (model) => `Задовге для ${model}: читатиметься частинами.`,
      tooLong: (model, count, most) =>
        `Може бути задовге для ${model}: це близько ${ofTokens(rounded(count))}, а модель читає ${number(most)}.`,
      withoutEarlierSources:
        'Щоб умістилося в модель, сторінки, виділення й зображення з попередніх запитань не буде надіслано знову.',
      leftOut: (count) =>
        plural(count, {
          one: (shown) => `Щоб умістилося в модель, ${shown} найстаріше запитання з відповіддю не буде надіслано.`,
          few: (shown) => `Щоб умістилося в модель, ${shown} найстаріші запитання з відповідями не буде надіслано.`,
          many: (shown) => `Щоб умістилося в модель, ${shown} найстаріших запитань із відповідями не буде надіслано.`,
          other: (shown) => `Щоб умістилося в модель, ${shown} найстарішого запитання не буде надіслано.`,
        }),
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, 'це не текст, не зображення й не PDF.'),
      empty: ({ name }) => notAttached(name, 'там нічого немає.'),
      too_large: ({ name, megabytes }) =>
        notAttached(name, `файли можуть мати щонайбільше ${number(megabytes)}\u00a0МБ.`),
      not_an_image: ({ name }) => notAttached(name, 'назва як у зображення, але це не воно.'),
      image_kind: ({ name }) =>
        notAttached(name, 'Aside не може прочитати такий вид зображення. Збережіть його як PNG або JPEG.'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(
          name,
          `мегапікселів ${number(megapixels)}, а дозволено щонайбільше ${number(most)}. Збережіть меншу версію.`,
        ),
      image_broken: ({ name }) => notAttached(name, 'зображення пошкоджене.'),
      file_gone: ({ name }) => notAttached(name, 'це папка або його неможливо відкрити.'),
      no_room: ({ name }) => notAttached(name, 'запитання вже має стільки вкладень, скільки дозволено.'),
      needs_companion: ({ name }) =>
        notAttached(name, 'PDF читає супутник, а цю панель із жодним не сполучено або не підключено.'),
      refused: ({ name }) => `Не можна додати «${name}».`,
      tab_gone: ({ name }) => notAttached(name, 'вкладку закрито або вона тепер показує іншу сторінку.'),
      tab_closed: ({ name }) =>
        notAttached(
          name,
          'браузер не пускає Aside до цієї вкладки. Перейдіть до неї та натисніть Aside на панелі інструментів.',
        ),
      tab_unreadable: ({ name }) => `Не можна додати «${name}».`,
      not_fetched: ({ name }) =>
        notAttached(name, 'Aside не зміг отримати цей файл із сайту ще раз. Збережіть його й перетягніть файл сюди.'),
      failed: ({ name }) => notAttached(name, 'щось пішло не так. Спробуйте ще раз.'),
    },
  },
  summaries: {
    style: 'Стиль підсумку',
    styles: { bullets: 'Головні думки', brief: 'Коротко', detailed: 'Докладно', focus: 'Що важливо мені' },
    focus: 'Що для вас важливо?',
    focusPlaceholder: 'Витрати, дати, що треба зробити…',
  },
  selectionButtons: {
    title: 'Кнопки біля виділеного тексту',
    hint: 'Виділіть текст на сторінці, і поруч з’являться кнопки. З клавіатури до них веде Alt+F10.',
    where: {
      nowhere: 'Вимкнено',
      sites: 'На вибраних сайтах',
      everywhere: 'На всіх сайтах',
    },
    site: 'Сайт',
    add: 'Додати',
    remove: (site) => `Вилучити ${site}`,
    actions: 'Які кнопки показувати',
    closed: (site) => `Браузер не дозволяє Aside працювати на ${site}, тому кнопки там не з’являються.`,
    closedEverywhere: 'Браузер не дозволяє Aside працювати на всіх сайтах, тому кнопки не з’являються.',
    allow: 'Дозволити знову',
    problems: {
      refused: 'Браузер цього не дозволив, тому нічого не змінилося.',
      no_site: 'Це не сайт. Введіть, наприклад, example.org.',
    },
  },
  voice: {
    speak: 'Продиктувати запитання (клацніть або утримуйте, поки говорите)',
    opening: 'Мікрофон вмикається…',
    listening: 'Aside слухає',
    transcribing: 'Перетворення на текст…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: 'Закінчити',
    askAtOnce: 'Запитати відразу',
    microphone: 'Мікрофон',
    browsersChoice: 'Типовий для браузера',
    nextTime: 'Від наступного запису',
    standIn: (name) => `Вибраний мікрофон не під’єднано. Aside слухає через «${name}».`,
    kept: 'Ваш запис збережено.',
    discard: 'Відкинути',
    keepRecorded: 'Пропонувати зберегти запис',
    recorded: 'Запис залишається тут до наступного.',
    saveRecorded: 'Зберегти',
    letRecordedGo: 'Видалити запис',
    allow: 'Дозволити мікрофон…',
    onDevice: {
      available: 'Цей браузер може сам розпізнавати мовлення на цьому пристрої. Увімкніть це й говоріть ще раз.',
      downloadable:
        'Цей браузер може сам розпізнавати мовлення на цьому пристрої, коли завантажить вашу мову. Потім говоріть ще раз.',
      downloading: 'Завантаження вашої мови…',
      turnOn: 'Використати цей браузер',
      download: 'Завантажити й використати',
      choice: 'Розпізнавати мовлення в цьому браузері, на цьому пристрої',
    },
    problems: {
      not_asked: 'Браузеру спершу потрібен ваш дозвіл. Він запитає в новій вкладці.',
      denied: 'Браузер не дає Aside користуватися мікрофоном.',
      no_microphone: 'Мікрофон не знайдено. Під’єднайте його й спробуйте ще раз.',
      not_supported: 'Ця сторінка не може користуватися мікрофоном. Відкрийте її через https або в розширенні.',
      busy: 'Не вдалося скористатися мікрофоном. Закрийте інші програми, які ним користуються, і спробуйте ще раз.',
      failed: 'Не вдалося ввімкнути мікрофон. Виберіть інший у налаштуваннях системи й спробуйте ще раз.',
      unplugged: 'Мікрофон від’єднано. Aside чув усе до цієї миті.',
      full: `Запис завершується через ${counted(Math.floor(LIMITS.audioSeconds / 60), 'хвилину', 'хвилини', 'хвилин', 'хвилини')}. Aside чув усе до цієї миті.`,
      lost: 'З’єднання із супутником утрачено. Запис буде надіслано, коли воно відновиться.',
      on_device: 'Відтепер цей браузер перетворює ваше мовлення на текст на цьому пристрої. Говоріть ще раз.',
      not_on_device:
        'Цей браузер більше не може розпізнавати вашу мову на цьому пристрої. Відтепер Aside знову використовує супутник.',
      not_installed: 'Браузер не зміг завантажити розпізнавання мовлення для вашої мови.',
      needs_companion: 'Сполучіть цей браузер із супутником, щоб диктувати запитання.',
    },
    page: {
      title: 'Дозвольте Aside мікрофон',
      text: 'Aside слухає лише тоді, коли ви диктуєте запитання. Запис потрапляє до вашого власного розпізнавання мовлення, і Aside його не зберігає.',
      allow: 'Дозволити мікрофон',
      allowed: 'Тепер Aside може користуватися мікрофоном. Закрийте цю вкладку й продиктуйте запитання на панелі.',
      denied:
        'Браузер не дає Aside користуватися мікрофоном. Натисніть значок ліворуч від адреси цієї сторінки, дозвольте мікрофон і спробуйте ще раз.',
      none: 'Мікрофон не знайдено. Під’єднайте його й спробуйте ще раз.',
    },
  },
  aloud: {
    read: 'Читати вголос',
    stopReading: 'Припинити читати вголос',
    readSelection: 'Читати виділене вголос',
    bar: 'Читання вголос',
    pause: 'Призупинити',
    goOn: 'Продовжити',
    skip: 'Наступне речення',
    speed: 'Швидкість',
    slower: 'Повільніше',
    faster: 'Швидше',
    rate: (rate) => `${number(rate)}×`,
    waiting: 'Очікування решти відповіді…',
    gettingVoices: 'Підготовка голосів…',
    voice: (language) => `Голос: ${language}`,
    automatic: 'Найкращий голос на цьому комп’ютері',
    onThisComputer: 'На цьому комп’ютері',
    online: 'Онлайн: текст покидає цей комп’ютер',
    leftOut: { code: 'Код пропущено.', formula: 'Формулу пропущено.' },
    noVoice: {
      no_voice: (language) =>
        `На цьому комп’ютері немає голосу для мови: ${language}. Додайте його в налаштуваннях мовлення системи й перезапустіть браузер.`,
      no_voice_on_linux: (language) =>
        `На цьому комп’ютері немає голосу для мови: ${language}. Установіть speech-dispatcher і espeak-ng. Chrome і Chromium треба також запускати з --enable-speech-dispatcher.`,
    },
    problems: {
      not_supported: 'Цей браузер не вміє читати вголос.',
      failed: 'Голос перестав відповідати. Натисніть «Продовжити» або виберіть інший голос.',
      interrupted: 'Щось інше в браузері зупинило читання.',
      elsewhere: 'Тепер уголос читає інша панель.',
    },
  },
  tuning: {
    title: 'Налаштування моделі',
    scope: 'Ці налаштування для',
    thisChat: 'Цього чату',
    thisModel: (model) => (model === '' ? 'Цієї моделі' : model),
    chatHint: 'Вони важливіші за налаштування моделі, лише в цьому чаті.',
    modelHint: 'Вони діють у кожному чаті з цією моделлю, якщо чат не має власних.',
    contextUsed: (used, all) =>
      `Після останньої відповіді контекст заповнено на ${percent(Math.ceil((100 * used) / all) / 100)}: ${number(used)} з ${ofTokens(all)}.`,
    everyModel: 'Для всіх моделей',
    largestContext: 'Найбільший контекст, у токенах',
    largestContextHint:
      'Скільки щонайбільше Aside просить у моделі Ollama. Більший контекст дає читати довші сторінки цілком, але займає більше пам’яті. Уже завантажена модель зберігає те, що має.',
    loadsEarly: 'Завантажувати модель, поки я пишу',
    loadsEarlyHint:
      'Відповіді починаються раніше. Лише для моделей, які вміщаються в пам’ять цього комп’ютера, і ніколи під час іншої відповіді.',
    loading: 'Запит до супутника…',
    none: 'Ця модель не має налаштувань.',
    reset: (what) => `Скинути: ${what}`,
    byItself: 'Типово для моделі',
    usually: (value) => `Типово: ${value}`,
    names: {
      temperature: 'Температура',
      top_p: 'Top P',
      seed: 'Зерно',
      num_ctx: 'Контекст, у токенах',
      num_predict: 'Найдовша відповідь, у токенах',
      keep_alive: 'Хвилини в пам’яті',
      think: 'Роздуми',
      system: 'Системний промпт',
    },
    hints: {
      temperature: 'Від 0, найімовірніші слова, до 2, найнесподіваніші.',
      top_p: 'З якої частки ймовірних слів вона вибирає, від 0 до 1.',
      seed: 'Те саме зерно дає ту саму відповідь.',
      num_ctx: 'Більший контекст дає читати довші сторінки цілком, але займає більше пам’яті.',
      num_predict: 'Довші відповіді обрізаються.',
      keep_alive: 'Скільки вона лишається в пам’яті після відповіді. -1: доки її не вивантажать.',
      think: 'Довші роздуми потребують більше часу.',
      system: 'Що модель отримує перед усім іншим.',
    },
    thinking: { off: 'Вимкнено', on: 'Увімкнено', low: 'Мало', medium: 'Середньо', high: 'Багато' },
  },
} satisfies Catalogue['rest'];
