import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { counted, number, tokens } from './tongue.ts';

const TRY_AGAIN = 'Спробуйте ще раз.';
const SOON_AGAIN = 'Спробуйте ще раз за мить.';
const SEND_LESS = 'Надішліть лише важливу частину.';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair дасть новий.`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE =
  'Виконайте npm start з тими самими параметрами, щоб записати його наново, а потім перезавантажте розширення в браузері.';
const USE_IT =
  'Скористайтеся ним або спершу зупиніть його: натисніть Ctrl+C там, де його запущено, або скористайтеся керуванням службами. Нічого не змінено.';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp': 'Якщо модель уміщує більше, запустіть llama-server з більшим -c; його місця (-np) ділять контекст.',
  vLLM: 'Якщо модель уміщує більше, запустіть vLLM з більшим --max-model-len.',
  'LM Studio': 'Якщо модель уміщує більше, завантажте її в LM Studio з більшим «Context Length».',
  LocalAI: 'Якщо модель уміщує більше, задайте більший context_size в її файлі LocalAI.',
};
const elsewhere = (finder: string) => `Знайдіть її командою ${finder} і зупиніть або запустіть Aside з --port.`;

/** What the programs on a terminal say. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `У ${folder} немає ключа: з цією папкою даних ще не працював жоден супутник.`,
        'Запустіть його через npm start або вкажіть його папку через --data-dir.',
      ],
      nobody: (address) => [
        `На ${address} не слухає жоден супутник.`,
        'Запустіть його через npm start або вкажіть його порт через --port.',
      ],
      otherKey: (address, folder) => [
        `Програма на ${address} не знає ключа з ${folder}. Нічого не надіслано.`,
        'Укажіть папку даних того супутника через --data-dir або порт свого через --port.',
      ],
      refused: (address, why) => [`Супутник на ${address} відхилив з’єднання. ${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `Програма на ${address} — не супутник Aside. ${why} Нічого не надіслано.`,
        `Укажіть порт супутника через --port. Більше скаже ${ASIDE_COMMAND} doctor.`,
      ],
      lost: () => ['З’єднання із супутником утрачено.', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `Інша програма використовує папку даних ${folder}, але на ${address} не слухає жоден супутник.`,
        'Вкажіть порт запущеного супутника через --port або спробуйте ще раз, якщо це була інша команда.',
      ],
      willLearn: (seconds) =>
        `Супутники, що використовують цю базу даних, дізнаються про це протягом ${seconds}\u00a0с.`,
      inFolder: (folder) => `Жоден супутник не запущений, тож це змінено в ${folder}.`,
    },
    stranger: {
      silent: 'Вона мовчить.',
      notAside: 'Вона приймає WebSocket, але не знає aside.v1.',
      http: (status, server) => `Вона відповідає HTTP ${status}${server === '' ? '' : ` (${server})`}.`,
      brokeOff: (code) => `Вона обірвала з’єднання (${code}).`,
      closed: (code, reason) => (reason === '' ? `Вона закрила з’єднання (${code}).` : `Вона каже: ${reason}.`),
    },
    piped: {
      tooLong: (chars) => [
        `Переданий текст довший за ${counted(chars, 'символ', 'символи', 'символів', 'символу')}.`,
        SEND_LESS,
      ],
      notText: () => ['Переданий текст не в UTF-8.', 'Спершу перетворіть його на текст.'],
      nothing: () => ['Нічого не передано.', 'Укажіть файл.'],
    },
    chat: {
      noQuestion: () => ['Немає запитання.', 'Укажіть його в лапках або передайте каналом.'],
      tooLarge: () => ['Запитання й переданий текст завеликі для одного повідомлення.', SEND_LESS],
      lost: () => [
        'З’єднання із супутником утрачено під час відповіді.',
        'Дотеперішня відповідь — в історії бічної панелі. Запитайте ще раз про решту.',
      ],
      waiting: (position, seconds) => {
        const place = position === 1 ? 'наступне' : `місце ${position}`;
        return `У черзі: ${place}${seconds === undefined ? '' : `, близько ${seconds} с`}.`;
      },
      stepOf: (index, count) => ` (${index} з ${count})`,
      left: (seconds) => `, ще близько ${seconds} с`,
      recanted: 'Дотепер модель думала. Далі — її відповідь.',
      stopped: 'Зупинено.',
      cut: 'Відповідь обрізано за обмеженням довжини.',
      repeated: 'Відповідь зупинено: модель повторювалася.',
      notSaved: 'Відповідь не вдалося зберегти.',
    },
    pair: {
      typeCode: 'Введіть цей код там, де його просить Aside:',
      goodFor: (minutes, address) =>
        `Він діє один раз, протягом ${counted(minutes, 'хвилини', 'хвилин', 'хвилин', 'хвилини')}. Адреса тут: ${address}.`,
      link: (link) => `Або відкрийте це в браузері тут: ${link}`,
      waiting: 'Очікування, доки код використають. Ctrl+C припиняє чекати; код діє далі.',
      letIn: (name) => `Сполучено з ${name}. ${ASIDE_COMMAND} clients показує всіх, хто має ключ.`,
      lost: () => ['З’єднання із супутником утрачено.', `${ASIDE_COMMAND} clients покаже, чи код використано.`],
      expired: () => ['Ніхто не використав код вчасно.', ANOTHER_CODE],
      replaced: () => ['Цей код більше не дійсний: створено новіший.', 'Скористайтеся ним.'],
      rotated: () => ['Цей код більше не дійсний: local.key замінено.', ANOTHER_CODE],
      tries: () => ['Цей код більше не дійсний: забагато разів введено хибний.', ANOTHER_CODE],
      ended: () => ['Цей код більше не дійсний.', `Супутник, який працює, новіший за цю команду. ${ANOTHER_CODE}`],
    },
    clients: {
      twoThings: () => ['--revoke і --rotate — це різні дії.', 'Зробіть одну після одної.'],
      unknown: (name) => [`Жоден клієнт не називається «${name}».`, `${ASIDE_COMMAND} clients показує всіх.`],
      revoked: (name) => `Вилучено ${name}. З’єднання цього клієнта закрито.`,
      removed: (name) => `Вилучено: ${name}.`,
      rotated: [
        'Є новий local.key. Клієнтів зі старим від’єднано.',
        'Розширення, зібране через npm start, має новий ключ. Для зібраного через npm run build виконайте npm run build ще раз.',
      ],
      columns: { name: 'НАЗВА', lastSeen: 'ВОСТАННЄ', since: 'ВІД', id: 'ID', origin: 'ДЖЕРЕЛО' },
      thisComputer: 'Цей комп’ютер',
      link: 'Посилання',
      inRoom: (name) => `${name} (спільний чат)`,
      now: 'зараз',
      never: 'ніколи',
    },
    people: {
      invited: (name, until) => `Надішліть це посилання: ${name}. Воно діє один раз, до ${until}:`,
      unknown: (name) => [`Нікого не звати «${name}».`, `${ASIDE_COMMAND} people показує всіх.`],
      twoThings: () => ['Це кілька дій одразу.', 'Зробіть одну після одної.'],
      noNewName: () => ['Немає нового імені.', 'Укажіть його через --to.'],
      notAddress: () => ['--at потребує адреси, наприклад https://aside.example.', ''],
      supposed:
        'Це адреса, яку мав би супутник, запущений із тими самими параметрами. Якщо Aside відкривають за іншою, вкажіть її через --at.',
      stays: (name) => [`Не можна вилучити: ${name}. Перша особа завжди керує іншими.`, ''],
      notNumber: (flag) => [`${flag} потребує цілого числа.`, '0 означає без межі.'],
      changed: (name) => `Змінено: ${name}.`,
      deleted: (name) => `Вилучено: ${name}, разом з усіма чатами.`,
      revoked: (name) => `Вилучено: ${name}. Усі з’єднання закрито, чати збережено.`,
      columns: {
        name: 'ІМ’Я',
        clients: 'КЛІЄНТИ',
        lastSeen: 'ВОСТАННЄ',
        running: 'ТРИВАЄ',
        asked: 'ОСТАННЯ ГОДИНА',
        id: 'ID',
      },
      administrator: (name) => `${name} (адміністратор)`,
      out: 'вилучено',
      awaited: (until) => `запрошено до ${until}`,
    },
    copy: {
      ends: () => ['Копіюють із папки даних до бази даних або назад.', 'Вкажіть одне й друге через --from і --to.'],
      noHistory: (folder) => [`У ${folder} немає історії.`, 'Вкажіть папку даних, із якою запускали Aside.'],
      nothing: () => ['Нема чого копіювати.', ''],
      notEmpty: (place) => [
        `У ${place} вже щось є. Нічого не скопійовано.`,
        'Скопіюйте до нової папки або порожньої бази даних.',
      ],
      missing: () => [
        'Бракує сторінок, файлів або зображень. Нічого не скопійовано.',
        'Вкажіть їхню папку через --blob-folder.',
      ],
      progress: (share) => `Скопійовано: ${percent(share)}`,
      interrupted: 'Перервано. Нічого не скопійовано.',
      done: (chats, questions) => `Скопійовано. Чати: ${number(chats)}, запитання: ${number(questions)}.`,
      people: (count) => `Скопійовано чати всіх людей. Люди: ${number(count)}.`,
      fromInUse: (database) =>
        `Супутник Aside зараз використовує ${database}. Те, що там відтепер зміниться, не копіюється.`,
      toInUse: (database) =>
        `Супутник Aside зараз використовує ${database}. Перезапустіть його: доти він не знає, хто може користуватися скопійованим.`,
    },
    export: {
      progress: (done) => `Уже експортовано: ${bytes(done)}`,
      written: (file) => `Записано в ${file}.`,
      brokeOff: () => ['Експорт перервано.', TRY_AGAIN],
      notWritable: (file, code) => [`Неможливо записати ${file} (${code}).`, 'Виберіть інший файл.'],
    },
    import: {
      progress: (done) => `Уже прочитано: ${bytes(done)}`,
      confirm: 'Імпортувати? [т/Н] ',
      yes: 'так',
      nothing: 'Нічого не імпортовано.',
      nobodyToAsk: () => [
        'Нічого не імпортовано: тут нема кого запитати.',
        'Додайте --yes, щоб імпортувати без запитання.',
      ],
      notText: () => ['Цей файл — не текст.', 'Якщо це ZIP-архів, розпакуйте його.'],
      notUnderstood: 'Відповідь супутника не зрозуміла.',
      notReadable: (file, code) => `Неможливо прочитати ${file} (${code}).`,
    },
  },

  settings: {
    title: 'Aside: бічна панель чату для тих, хто має власні моделі.',
    usage: 'Використання: npm start -- [параметри]',
    repeatable: '(можна повторювати)',
    fallback: (value, variable) => `Типово: ${value}. Змінна: ${variable}`,
    order:
      'Параметр важливіший за свою змінну, та — за файл із --config, а всі троє важливіші за OLLAMA_HOST і OLLAMA_NUM_PARALLEL.',
    lists: 'Змінні параметрів, які можна повторювати, приймають список через кому.',
    flags: {
      port: { value: 'число', help: 'Порт, який слухає Aside; 0 бере будь-який вільний.' },
      host: {
        value: 'адреса',
        help: 'Адреса, яку слухає Aside. З-поза цього комп’ютера кожному потрібен ключ, і потрібен --insecure-lan.',
        default: '127.0.0.1, а з нею ::1',
      },
      'insecure-lan': {
        help: 'Слухати й інші комп’ютери, хоча інші в мережі можуть читати звичайний http.',
        default: 'Aside тоді не запускається',
      },
      upstream: {
        value: '[вид=]url',
        help: 'Сервер моделей, до якого звертатися. Види: ollama, openai (llama.cpp, vLLM, LM Studio). Вбудований читач є завжди.',
        default: 'OLLAMA_HOST, а без нього http://127.0.0.1:11434',
      },
      parallel: {
        value: 'число',
        help: 'Скільки запитів одночасно отримує кожен сервер моделей; решта чекає в черзі. Повторно: по числу на кожен --upstream.',
        default: 'OLLAMA_NUM_PARALLEL, а без нього 1',
      },
      'max-context': {
        value: 'токени',
        help: 'Скільки щонайбільше контексту просити в моделі Ollama. Більший дає читати довші сторінки цілком і займає пам’ять.',
        default: '32768 або менше, якщо модель має менше',
      },
      transcriber: {
        value: 'url|off',
        help: 'Сервер, який перетворює мовлення на текст, як whisper.cpp і OpenAI (/v1/audio/transcriptions).',
        default: 'whisper.cpp або speaches на їхніх портах тут, а без них модель Ollama, яка чує',
      },
      'transcriber-model': {
        value: 'назва',
        help: 'Модель, яку має взяти розпізнавання мовлення.',
        default: 'та, яку сервер називає для мовлення',
      },
      origin: {
        value: 'джерело',
        help: 'Вебсторінка або розширення, яке може підключатися без ключа, наприклад http://localhost:8000.',
        default: 'жодного, крім власного розширення Aside',
      },
      'no-guests': {
        help: 'Вимагати ключ від усіх, навіть щоб запитати.',
        default: 'названі джерела можуть запитувати без ключа',
      },
      people: {
        help: 'Дозволити користуватися кільком людям, кожній із власними чатами: їх запрошує команда people. Тоді ключ потрібен усім.',
        default: 'користується одна людина',
      },
      'allow-host': {
        value: 'ім’я[:порт]',
        help: 'Ім’я, за яким доступний цей супутник, крім 127.0.0.1, localhost і [::1].',
        default: 'жодного',
      },
      'trust-proxy': {
        value: 'адреса[/біти]',
        help: 'Проксі, як-от nginx, якому можна вірити, звідки надійшов запит. Усе, що він передає, потребує ключа.',
        default: 'жодного',
      },
      database: {
        value: 'url',
        help: 'PostgreSQL, що зберігає чати, щоб їх могли ділити кілька супутників. Його пароль задайте в ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD або .pgpass.',
        default: 'чати зберігаються в папці даних',
      },
      'blob-folder': {
        value: 'папка',
        help: 'Папка для сторінок, файлів і зображень, спільна для всіх супутників. Потребує --database.',
        default: 'вони в базі даних',
      },
      'data-dir': { value: 'папка', help: 'Де зберігаються чати, ключ і профіль браузера.' },
      redis: {
        value: 'url',
        help: 'Redis, спільний для кількох супутників, що робить їх одним. Пароль задають в ASIDE_REDIS або у файлі, на який вказує ASIDE_REDIS_FILE.',
        default: 'цей супутник єдиний',
      },
      drain: {
        value: 'секунди',
        help: 'Скільки секунд мають відповіді, щоб завершитися після SIGTERM; нових запитань тоді не приймають. 0: їх перервано одразу.',
      },
      metrics: {
        value: 'on|[адреса:]порт',
        help: 'Метрики для Prometheus за адресою /metrics: на окремому порту або, з «on», на порту супутника, з ключем.',
        default: 'жодних',
      },
      config: {
        value: 'файл',
        help: 'Файл із налаштуваннями, по одному в рядку: назва = значення, з назвами параметрів.',
        default: 'жодного',
      },
      'no-open': { help: 'Не відкривати браузер.', default: 'npm start відкриває браузер' },
      'log-level': {
        help: 'Скільки записувати в stderr. Те, про що ви запитуєте й що читаєте, ніколи не записується.',
        default: 'warn',
      },
      help: { help: 'Показати цю довідку й завершити.' },
    },
    cannotStart: (reasons) =>
      reasons === 1
        ? 'Aside не може запуститися:'
        : `Aside не може запуститися, ${counted(reasons, 'причина', 'причини', 'причин', 'причини')}:`,
    helpExplains: 'npm start -- --help пояснює кожен параметр.',
    notFlag: (text) => `«${text}» — не параметр`,
    notKnown: (flag) => `${flag} невідомий`,
    noValue: (flag) => `${flag} не приймає значення`,
    needsValue: (flag) => `${flag} потребує значення`,
    givenTwice: (flag) => `${flag} вказано двічі`,
    mustBe: (name, expected, text) => `${name}: потрібно ${expected}, а не «${text}»`,
    passwordShown: (flag) => `${flag} містить пароль, який там може прочитати кожен користувач цього комп’ютера`,
    needsDatabase: (flag) => `${flag} потребує --database`,
    namedTwice: (url) => `${url} вказано двічі`,
    parallelCount: (given, upstreams) =>
      `--parallel вказано ${counted(given, 'раз', 'рази', 'разів', 'раза')}, а серверів моделей: ${number(upstreams)}`,
    notSetting: (where) => `${where} — не налаштування (назва = значення)`,
    metricsNeedKey: (name, variable, other) =>
      `${name} виходить за межі цього комп’ютера й потребує ${variable} або ${other}`,
    bothSet: (variable, other) => `задано і ${variable}, і ${other}`,
    emptyKey: (name) => `${name} — порожнє`,
    badRedis: (name) => `${name} має бути адресою Redis, наприклад redis://127.0.0.1:6379`,
    seenPassword: (variable) =>
      `--redis містить пароль, який там бачать усі користувачі цього комп’ютера. Задайте адресу в ${variable} або у файлі, на який вказує ${variable}_FILE`,
    oddKey: (name) => `${name} має символи, яких немає в жодному ключі`,
    keyFile: (name, problem) => `${name} ${problem}`,
    expected: {
      oneOf: (choices) => `одне з: ${choices.join(', ')}`,
      wholeNumber: (min, max) => `ціле число від ${min} до ${max}`,
      dialable: 'адресу, до якої може підключитися браузер (до локальних, fe80::, не може)',
      host: 'IP-адресу або ім’я хоста без порту',
      addressRange: 'IP-адресу або їх діапазон, наприклад 127.0.0.1 або 10.0.0.0/8',
      hostName: 'ім’я хоста як в адресному рядку, наприклад aside.example.org або mybox:11435',
      origin: 'одне джерело, наприклад http://localhost:8000 або chrome-extension://<id>',
      database: 'адресу, що починається з postgres://',
      switch: '1 або 0',
      upstreamKind: (kinds) => `адресу відомого виду (${kinds.join(', ')})`,
      metrics: 'on, порт або адресу з портом, наприклад 9464 чи 10.0.0.5:9464',
      modelName: 'назву без пробілів, наприклад whisper-1',
      httpAddress: (example) => `адресу http, наприклад ${example}`,
    },
    file: {
      notReadable: (code) => `неможливо прочитати (${code})`,
      notFile: '— не файл',
      open: (path) => `можуть читати інші користувачі. Виконайте chmod 600 ${path}`,
      tooLong: '— задовгий для ключа файл',
    },
  },

  commands: {
    usage: (command, operand) => `Використання: ${ASIDE_COMMAND} ${command} [параметри]${operand}`,
    exits: 'Код завершення: 0; 1, якщо не вдалося; 2, якщо командний рядок хибний; 130 після Ctrl+C.',
    asStarted: 'Те саме, з чим запущено супутник.',
    others: 'Інші команди:',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help пояснює її.`,
    explainsOne: `${ASIDE_COMMAND} <команда> --help пояснює команду.`,
    tooMany: (operand, command, takes) => `«${operand}» — зайве: ${command} приймає лише одне «${takes}»`,
    missing: (command, operand) => `Для ${command} бракує: ${operand}`,
    chat: {
      summary: 'Поставити запитання й виводити відповідь, щойно вона надходить.',
      operand: 'запитання',
      name: 'назва',
      model: 'Модель, яку запитати, за назвою з бічної панелі. Типово: та, що в пам’яті.',
      temporary: 'Тримати запитання й відповідь лише в пам’яті, поза історією.',
      notes: [
        'Переданий каналом текст додається як виділення. Без запитання він і є запитанням.',
        'Ctrl+C зупиняє відповідь; друге Ctrl+C не чекає, доки вона зупиниться.',
      ],
    },
    copy: {
      summary: 'Скопіювати всю історію з папки даних до PostgreSQL або назад.',
      place: 'папка|адреса',
      from: 'Де історія: папка даних або postgres://…',
      to: 'Куди вона піде, якщо там ще нічого немає: папка даних або postgres://…',
      blobs: 'Папка для сторінок, файлів і зображень, якщо база даних її має.',
      notes: [
        'Досить вказати папку, якщо база даних є в ASIDE_DATABASE, ASIDE_DATABASE_FILE або --config. Її пароль теж має бути там.',
        'Спершу зупиніть Aside з обох боків. Копіюються чати з усім, що в них є, промпти, налаштування, підключені браузери та спільні посилання; не копіюються local.key, settings.json і запрошення. Це стосується всіх, якщо людей кілька (--people).',
      ],
    },
    export: {
      summary: 'Записати чати у файл або в stdout.',
      operand: 'файл',
      format: 'Типово: json, який читає import.',
      id: 'id',
      conversation: 'Лише цей чат. Типово: усі.',
      notes: [
        'Файл з’являється, коли він повний, і лише ви можете його читати. Він замінює файл із такою самою назвою.',
      ],
    },
    import: {
      summary: 'Імпортувати чати з експорту Aside, Page Assist, Open WebUI або ChatGPT.',
      operand: 'файл',
      yes: 'Імпортувати без запитання те, що можна прочитати.',
      notes: [
        'Команда каже, що можна імпортувати, а що ні, і запитує, перш ніж щось записати.',
        'Імпортовані чати додаються до наявних. «-» читає передане каналом і потребує --yes.',
      ],
    },
    pair: {
      summary: 'Показати код, який пускає інший браузер або комп’ютер.',
      notes: ['Введіть код там на панелі. Вона отримає власний ключ, який команда «clients» може відкликати.'],
    },
    clients: {
      summary: 'Показати клієнтів, які мають ключ, або вилучити одного.',
      idOrName: 'id|назва',
      revoke: 'Відкликати ключ цього клієнта й закрити його з’єднання.',
      rotate: 'Замінити власний ключ цього комп’ютера (local.key), якщо його хтось побачив.',
      notes: [
        'Без параметра показує всіх.',
        'Якщо жоден супутник не запущений, змінює те, що він зберігає: папку даних або базу даних із --database.',
      ],
    },
    people: {
      summary: 'Показати, хто користується супутником, запросити когось або вилучити.',
      name: 'ім’я',
      idOrName: 'id|ім’я',
      number: 'число',
      invite: 'Створити посилання, що впускає людину з цим іменем. Діє один раз, 7 днів.',
      admin: 'З --invite: керує також людьми й моделями.',
      turns: 'З --invite і --quota: стільки запитань може одночасно чекати й тривати; 0: без межі.',
      questions: 'З --invite і --quota: стільки запитань на годину; 0: без межі.',
      address: 'адреса',
      at: 'Із --invite: адреса, за якою відкривають Aside, для посилання.',
      quota: 'Змінити, скільки хтось може запитувати, через --turns і --questions.',
      rename: 'Дати комусь інше ім’я, через --to.',
      to: 'Нове ім’я.',
      revoke:
        'Закрити всі з’єднання людини й забрати всі її ключі. Чати зберігаються до --delete, а --invite впускає знову.',
      delete: 'Вилучити людину та всі її чати.',
      notes: [
        'Без параметра показує всіх. Люди можуть увійти, поки супутник працює з --people.',
        'Якщо жоден супутник не запущений, змінює те, що він зберігає: папку даних або базу даних із --database.',
      ],
    },
    doctor: {
      summary: 'З’ясувати, що не так і як це виправити.',
      notes: ['Нічого не змінює. Укажіть ті самі параметри, з якими запускаєте Aside.'],
    },
  },

  doctor: {
    ok: 'гаразд',
    problem: 'проблема',
    fine: 'Усе гаразд.',
    problems: (count) => `${counted(count, 'проблема', 'проблеми', 'проблем', 'проблеми')}.`,
    about: {
      node: 'Node',
      dataFolder: 'Папка даних',
      history: 'Історія',
      key: 'Ключ',
      port: 'Порт',
      models: 'Моделі',
      context: 'Контекст',
      voice: 'Мовлення',
      origins: 'Джерела',
      extension: 'Розширення',
    },
    node: {
      fits: (version) => `Працює на ${version}.`,
      tooOld: (version, needed) => [
        `${version} — застара версія; Aside потребує ${needed}.`,
        'Виконайте npm install і запускайте Aside через npm.',
      ],
    },
    dataFolder: {
      notYet: (folder) => `${folder} ще немає. Перший запуск створить цю папку й ключ у ній.`,
      notFolder: (folder) => [`${folder} — не папка.`, 'Виберіть іншу через --data-dir.'],
      notWritable: (folder) => [
        `Ви не можете записувати в ${folder}.`,
        `chmod u+rwx ${folder} або виберіть іншу через --data-dir.`,
      ],
      open: (folder, mode) => [`${folder} відкрито для інших користувачів (${mode}).`, `chmod 700 ${folder}`],
      full: (folder) => [
        `Диск із ${folder} майже заповнений.`,
        'Звільніть місце або виберіть іншу папку через --data-dir.',
      ],
      fine: (folder) => `Ви можете записувати в ${folder}.`,
      private: (folder) => `Ви можете записувати в ${folder}, і ніхто інший не може її відкрити.`,
    },
    history: {
      answers: (database, version) => `${database} відповідає (PostgreSQL ${version}).`,
      kept: 'Чати зберігаються.',
      readable: (names, files) => [`Інші користувачі можуть читати ${names}.`, `chmod 600 ${files}`],
    },
    key: {
      notYet: 'Ключа ще немає. Наступний запуск створить його.',
      fine: 'local.key на місці, і лише ви можете його читати.',
      cure: 'Потім виконайте npm start.',
    },
    port: {
      free: (address) => `${address} вільна: жоден супутник зараз не працює. Його запускає npm start.`,
      taken: (address, finder) => [`${address} зайнята, і не супутником із цією папкою даних.`, elsewhere(finder)],
      ours: (version, address) => `Aside ${version} слухає на ${address} і знає ключ.`,
      otherVersion: (running, address, version) => [
        `На ${address} слухає Aside ${running}; це ${version}.`,
        'Зупиніть його, а потім npm start.',
      ],
      otherKey: (address, finder) => [
        `${address} займає супутник, який не знає ключа із цієї папки даних.`,
        `Укажіть його папку через --data-dir. Якщо ви жодного не запускали: ${finder} покаже, яка це програма.`,
      ],
      refused: (address, why) => [`${address} відхиляє з’єднання. ${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [`${address} займає інша програма. ${why}`, elsewhere(finder)],
    },
    server: {
      answers: (version, address) => `${version || 'Сервер'} відповідає за адресою ${address}.`,
      silent: (address) => `Не відповідає за адресою ${address}.`,
      twins: (address, other) => `${address} і ${other} — той самий сервер.`,
      otherKind: (product, address) => [
        `${address} — це ${product}. Через цю адресу довгі запитання обрізаються без попередження.`,
        `Укажіть його як ${product}: --upstream ${address.replace(/\/v1$/, '')}.`,
      ],
      nameOnce:
        'Укажіть його один раз через --upstream і задайте --parallel, якщо він відповідає на кілька запитань одночасно.',
    },
    models: {
      none: 'Моделі ще немає.',
      list: (names, more) => (more === 0 ? `${names}.` : `${names} і ще ${number(more)}.`),
      withContext: (name, count) => `${name} (${tokens(count)})`,
      shortContext: (name, count) =>
        `${name} читає за раз щонайбільше ${tokens(count)}, тож більшість сторінок читає частинами.`,
      enlarge: (product) => LARGER[product] ?? 'Якщо модель уміщує більше, запустіть її сервер із більшим контекстом.',
    },
    voice: {
      off: 'Мовлення вимкнено (--transcriber off).',
      none: `Тут ніщо не перетворює мовлення на текст. ${GET_TRANSCRIBER}`,
      answers: (address) => `Мовлення перетворюється на текст за адресою ${address}.`,
      silent: (address) => `За адресою ${address} ніщо не відповідає.`,
    },
    origins: (others) =>
      `Без ключа пускають: власне розширення Aside, ${others.length === 0 ? 'більше нікого' : others.join(', ')}.`,
    extension: {
      fits: (folder) => `Збірка в ${folder} підходить.`,
      notBuilt: (folder) => [`У ${folder} немає збірки.`, 'Її зробить npm start.'],
      otherVersion: (built, version) => [
        `Збірка має версію ${built}; це ${version}.`,
        'Виконайте npm start, щоб зібрати наново, а потім перезавантажте її в браузері.',
      ],
      noKey: () => ['Збірка не має правильного companion.json, тож не має ключа.', 'Його запише npm start.'],
      otherAddress: (found, address) => [`Збірка шукає супутник на ${found}, а не на ${address}.`, REWRITE],
      otherKey: () => ['Ключ збірки не той, що в папці даних.', REWRITE],
    },
  },

  start: {
    listens: (address) => `Aside слухає на ${address}.`,
    exposure: {
      refused: (host) => [
        `Aside не слухає на ${host}: через звичайний http інші в цій мережі могли б читати ваші чати й ваш ключ.`,
        `Приберіть --host і поставте попереду nginx із TLS (${GUIDE} каже як)`,
        'або погодьтеся на це в мережі, де довіряєте всім: додайте --insecure-lan.',
      ],
      everyAddress: (urls) => `усіх адресах цього комп’ютера, зараз ${urls.join(', ') || 'лише його власній'}`,
      addresses: (urls) => urls.join(', '),
      accepted: (where) => [
        `Aside слухає за межами цього комп’ютера, на ${where}.`,
        'Кожен у цій мережі може дістатися цього порту. Без ключа ніхто нічого не отримає, навіть на цьому комп’ютері.',
        `Це звичайний http, який інші там можуть читати: ваші чати й ключі в ?token=. ${GUIDE} показує, як додати TLS.`,
      ],
    },
    page: {
      notBuilt:
        'Сторінку Aside ще не зібрано.\n\nВиконайте це в папці Aside, а потім запустіть Aside знову:\n\n    npm run build\n',
      one: (link) => `У будь-якому браузері: ${link}`,
      several: 'У будь-якому браузері, одне з цих:',
      terms: `Діє один раз, протягом двох хвилин. ${ASIDE_COMMAND} pair створить нове.`,
    },
    updating: {
      begins: 'Aside оновлює свою історію до цієї версії. Нічого не загубиться. Це триватиме недовго, один раз.',
      portAnswers: (port) => `На порту ${port} уже щось відповідає.`,
      progress: (percent) => `Aside оновлює свою історію: ${percent}%`,
    },
    servers: {
      readerAnswers: 'Поки що відповідає вбудований читач, цитуючи сторінку. Aside сам перейде на сервер моделей.',
      notYet: (kind, address) => `${kind}: за адресою ${address} ще ніщо не відповідає.`,
      refuses: (server, address) => `${server} за адресою ${address} відмовляється відповідати.`,
      answers: (server, address, models) =>
        `${server} за адресою ${address} відповідає. Має ${counted(models, 'модель', 'моделі', 'моделей', 'моделі')}.`,
    },
    redisAway: (address, reason) =>
      `Redis за адресою ${address} недоступний (${reason}). Запустіть його або виправте адресу (--redis).`,

    listening: {
      taken: (port, host, other) =>
        `Порт ${port} на ${host} зайнято. Якщо Aside уже працює, скористайтеся ним. Інакше зупиніть програму, яка його займає, або виберіть інший порт: npm start -- --port ${other}`,
      notYours: (port) => `Вам не дозволено слухати порт ${port}. Виберіть вищий за 1023: npm start -- --port 11435`,
      noAddress: (host) => `${host} — не адреса цього комп’ютера. Виберіть іншу через --host або приберіть --host.`,
      failed: (host, port, code) => `Не вдалося слухати на ${host}, порт ${port} (${code}).`,
    },
    localKey: {
      unsteady: (file) => `${file} весь час з’являється й зникає.`,
      notReplaced: (file, code) => `Неможливо замінити ${file} (${code}). Ключ такий, як був.`,
      folderNotMade: (folder, code) =>
        `Неможливо створити папку даних ${folder} (${code}). Виберіть іншу через --data-dir.`,
      foreignFolder: (folder) => `Папка даних ${folder} належить іншому користувачу. Виберіть іншу через --data-dir.`,
      writableFolder: (folder) =>
        `Інші користувачі можуть записувати в папку даних ${folder}. Виконайте: chmod 700 ${folder}`,
      link: (file) => `${file} — посилання. Видаліть його й запустіть знову, щоб отримати новий ключ.`,
      notReadable: (file, code) => `Неможливо прочитати ${file} (${code}). Файл має належати вам.`,
      notKey: 'Це не ключ.',
      noKey: (file) => `У ${file} немає ключа. Видаліть цей файл і запустіть знову, щоб отримати новий.`,
      foreign: (file) =>
        `${file} належить іншому користувачу. Видаліть цей файл і запустіть знову, щоб отримати новий ключ.`,
      readable: (file) =>
        `Інші користувачі можуть читати ${file}. Видаліть цей файл і запустіть знову, щоб отримати новий ключ.`,
      notWritable: (file, code) => `Неможливо записати ${file} (${code}). Виберіть іншу папку через --data-dir.`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) => `Aside уже працює на ${address}, з розширенням у ${folder}. ${USE_IT}`,
    runsWithData: (address, folder) => `Aside уже працює на ${address}, з даними в ${folder}. ${USE_IT}`,
    unchanged: (why) => `${why} Нічого не змінено.`,
    nothingChanged: 'Від останньої збірки нічого не змінилося.',
    products: { extension: 'розширення', web: 'сторінка', companion: 'супутник' },
    building: (products) => `Збирання: ${products}…`,
    waitingForBuild: 'Тут уже триває інше збирання. Очікування…',
    notBuilt: (name, output) => `Не вдалося зібрати розширення для ${name}.\n${output}`,
    extensionIn: (folder) => `Розширення в ${folder}`,
    pageIn: (folder) => `Сторінка в ${folder}`,
    keyNotPassedOn: (why) => `Розширення не отримало нового ключа: ${why} Виконайте npm start ще раз.`,
    loadByHand: (folder) => [
      'Щоб завантажити Aside вручну, відкрийте chrome://extensions і ввімкніть «Режим розробника».',
      `Натисніть «Завантажити розпаковане розширення» і виберіть ${folder}`,
      'Закріпіть Aside на панелі інструментів (за значком пазла) і натисніть його, щоб відкрити панель.',
    ],
    noDisplay: 'Екрана немає, тому браузер не відкрито.',
    refusesToLoad: (name) => `${name} не дозволяє іншим програмам завантажувати розширення.`,
    noBrowser: 'Chromium тут не встановлено, тому браузер не відкрито.',
    opens: 'Chromium відкривається з Aside на панелі інструментів. Натисніть його або Alt+A.',
    browserClosed: 'Браузер закрито. Aside працює далі; Ctrl+C його зупиняє.',
    browserWasOpen: 'Chromium уже був відкритий. Aside — в одному з його вікон.',
    browserFailed: (path) => `Не вдалося запустити ${path}.`,
    page: {
      title: 'Aside готовий',
      steps: [
        'Натисніть Aside на панелі інструментів угорі праворуч або Alt+A (Control+Shift+A на Mac). Панель відкриється поруч із цією сторінкою.',
        'Виділіть речення нижче, клацніть його правою кнопкою та виберіть «Запитати про виділене».',
        'На панелі виберіть «Підсумувати цю сторінку».',
      ],
      note: 'Ця сторінка — з вашого власного комп’ютера. Перейдіть на будь-яку іншу сторінку й зробіть там те саме.',
    },
  },
  exports,
  reader,
};
