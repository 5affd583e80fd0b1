import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { code, counted, name, number, plural, quoted, TOKENS } from './tongue.ts';

const START = code('npm start');
const DATA_DIR = code('--data-dir');
const PORT = code('--port');
const AGAIN = 'أعد المحاولة.';
const SOON_AGAIN = 'أعد المحاولة بعد قليل.';
const SEND_LESS = 'أرسل الجزء المهم فقط.';
const ANOTHER_CODE = `يعطي ${code(`${ASIDE_COMMAND} pair`)} رمزًا جديدًا.`;
const GUIDE = code('docs/beyond-this-machine.md');
const OTHER_FOLDER = `اختر مجلدًا آخر بالخيار ${DATA_DIR}`;
const REWRITE = `شغّل ${START} بالخيارات نفسها ليكتبه من جديد، ثم أعد تحميل الإضافة في المتصفح.`;
const USE_IT = `استخدمه، أو أوقفه أولًا: اضغط ${code('Ctrl+C')} حيث شغّلته، أو استخدم مدير الخدمات. لم يتغير شيء.`;
const NEW_KEY = 'احذفه ثم شغّل من جديد للحصول على مفتاح جديد.';
const larger = (how: string) => `إن كان النموذج يتسع للمزيد ف${how}`;
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp': larger(`شغّل llama-server بقيمة أكبر لـ${code('-c')}؛ وتتقاسمها خاناته (${code('-np')}).`),
  vLLM: larger(`شغّل vLLM بقيمة أكبر لـ${code('--max-model-len')}.`),
  'LM Studio': larger(`حمّله في LM Studio بقيمة أكبر لـ${name('Context Length')}.`),
  LocalAI: larger(`اضبط ${code('context_size')} على قيمة أكبر في ملفه في LocalAI.`),
};
const elsewhere = (finder: string) => `اعرفه بالأمر ${code(finder)} وأوقفه، أو شغّل Aside بالخيار ${PORT}.`;
const seconds = (count: number) => counted(count, ['ثانية واحدة', 'ثانيتان', 'ثوانٍ', 'ثانية', 'ثانية']);

/** ما تقوله البرامج في الطرفية. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `لا مفتاح في ${code(folder)}: لم يعمل تطبيق مرافق بمجلد البيانات هذا بعد.`,
        `شغّل واحدًا بالأمر ${START}، أو حدّد مجلده بالخيار ${DATA_DIR}.`,
      ],
      nobody: (address) => [
        `لا يستمع تطبيق مرافق على ${code(address)}.`,
        `شغّله بالأمر ${START}، أو حدّد منفذه بالخيار ${PORT}.`,
      ],
      otherKey: (address, folder) => [
        `لا يعرف البرنامج على ${code(address)} المفتاح الذي في ${code(folder)}. لم يُرسل شيء.`,
        `حدّد مجلد بيانات ذلك التطبيق المرافق بالخيار ${DATA_DIR}، أو منفذ تطبيقك بالخيار ${PORT}.`,
      ],
      refused: (address, why) => [`رفض التطبيق المرافق على ${code(address)} الاتصال. ${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `ليس البرنامج على ${code(address)} تطبيقًا مرافقًا لـAside. ${why} لم يُرسل شيء.`,
        `حدّد منفذ التطبيق المرافق بالخيار ${PORT}. ويقول ${code(`${ASIDE_COMMAND} doctor`)} المزيد.`,
      ],
      lost: () => ['انقطع الاتصال بالتطبيق المرافق.', AGAIN],
      elsewhere: (address, folder) => [
        `يستخدم برنامج آخر مجلد البيانات ${code(folder)}، لكن لا يستمع تطبيق مرافق على ${code(address)}.`,
        `حدّد منفذ التطبيق المرافق الذي يعمل بالخيار ${PORT}، أو أعد المحاولة إن كان أمرًا آخر.`,
      ],
      willLearn: (seconds) => `تعلم به التطبيقات المرافقة التي تستخدم قاعدة البيانات هذه خلال ${seconds} ثانية.`,
      inFolder: (folder) => `لا يعمل أي تطبيق مرافق، لذلك جرى التغيير في ${code(folder)}.`,
    },
    stranger: {
      silent: 'لا يقول شيئًا.',
      notAside: `يقبل WebSocket لكنه لا يتكلم ${code('aside.v1')}.`,
      http: (status, server) => `يجيب بـHTTP ${status}${server === '' ? '' : ` (${name(server)})`}.`,
      brokeOff: (cause) => `قطع الاتصال (${name(cause)}).`,
      closed: (closeCode, reason) => (reason === '' ? `أغلق الاتصال (${closeCode}).` : `يقول: ${name(reason)}.`),
    },
    piped: {
      tooLong: (chars) => [
        `النص الممرَّر أطول من ${counted(chars, ['حرف واحد', 'حرفين', 'أحرف', 'حرفًا', 'حرف'])}.`,
        SEND_LESS,
      ],
      notText: () => ['ليس النص الممرَّر بترميز UTF-8.', 'حوّله إلى نص أولًا.'],
      nothing: () => ['لم يُمرَّر شيء.', 'حدّد ملفًا.'],
    },
    chat: {
      noQuestion: () => ['لا سؤال.', 'اكتب سؤالًا بين علامتي اقتباس، أو مرّره.'],
      tooLarge: () => ['السؤال والنص الممرَّر أكبر من رسالة واحدة.', SEND_LESS],
      lost: () => [
        'انقطع الاتصال بالتطبيق المرافق وهو يجيب.',
        'ما وصل من الإجابة في سجل الشريط الجانبي. اسأل من جديد عن البقية.',
      ],
      waiting: (position, left) => {
        const place = position === 1 ? 'التالي' : `الدور ${number(position)}`;
        return `في الانتظار: ${place}${left === undefined ? '' : `، نحو ${seconds(left)}`}.`;
      },
      stepOf: (index, count) => ` (${number(index)} من ${number(count)})`,
      left: (left) => `، بقيت نحو ${seconds(left)}`,
      recanted: 'كان النص حتى الآن تفكير النموذج. تليه إجابته.',
      stopped: 'أُوقفت.',
      cut: 'قُطعت الإجابة عند حدّ الطول.',
      repeated: 'أُوقفت الإجابة: كان النموذج يكرر كلامه.',
      notSaved: 'تعذّر حفظ الإجابة.',
    },
    pair: {
      typeCode: 'اكتب هذا الرمز حيث يطلبه Aside:',
      goodFor: (minutes, address) =>
        `يصلح مرة واحدة، خلال ${counted(minutes, ['دقيقة واحدة', 'دقيقتين', 'دقائق', 'دقيقة', 'دقيقة'])}. العنوان هنا ${code(address)}.`,
      link: (link) => `أو افتح هذا في متصفح هنا: ${code(link)}`,
      waiting: `في انتظار استخدام الرمز. يُنهي ${code('Ctrl+C')} الانتظار، ويبقى الرمز صالحًا.`,
      letIn: (client) => `تم الاقتران بـ${name(client)}. يعرض ${code(`${ASIDE_COMMAND} clients`)} كل عميل لديه مفتاح.`,
      lost: () => ['انقطع الاتصال بالتطبيق المرافق.', `يبيّن ${code(`${ASIDE_COMMAND} clients`)} هل استُخدم الرمز.`],
      expired: () => ['لم يستخدم أحد الرمز في الوقت المناسب.', ANOTHER_CODE],
      replaced: () => ['لم يعد هذا الرمز صالحًا: هناك رمز أحدث.', 'استخدم الأحدث.'],
      rotated: () => [`لم يعد هذا الرمز صالحًا: استُبدل ${code('local.key')}.`, ANOTHER_CODE],
      tries: () => ['لم يعد هذا الرمز صالحًا: جُرّبت رموز خاطئة كثيرة.', ANOTHER_CODE],
      ended: () => ['لم يعد هذا الرمز صالحًا.', `التطبيق المرافق الذي يعمل أحدث من هذا الأمر. ${ANOTHER_CODE}`],
    },
    clients: {
      twoThings: () => [`${code('--revoke')} و${code('--rotate')} أمران مختلفان.`, 'افعل أحدهما ثم الآخر.'],
      unknown: (client) => [`لا عميل باسم ${quoted(client)}.`, `يعرضهم ${code(`${ASIDE_COMMAND} clients`)} جميعًا.`],
      revoked: (client) => `أُزيل ${name(client)}. أُغلقت اتصالاته.`,
      removed: (one) => `أُزيل ${name(one)}.`,
      rotated: [
        `هناك ${code('local.key')} جديد. قُطع اتصال العملاء الذين استخدموا القديم.`,
        `لدى الإضافة التي بناها ${START} المفتاح الجديد. أما التي بناها ${code('npm run build')} فشغّله لها من جديد.`,
      ],
      columns: { name: 'الاسم', lastSeen: 'آخر ظهور', since: 'منذ', id: 'المعرّف', origin: 'المصدر' },
      thisComputer: 'هذا الجهاز',
      link: 'رابط',
      inRoom: (person) => `${name(person)} (محادثة مشتركة)`,
      now: 'الآن',
      never: 'أبدًا',
    },
    people: {
      invited: (person, until) => `أرسل هذا الرابط إلى ${name(person)}. يعمل مرة واحدة، حتى ${code(until)}:`,
      unknown: (person) => [`لا أحد باسم ${name(person)}.`, `يعرض ${code('md')} الجميع.`],
      twoThings: () => ['هذه عدة أمور معًا.', 'افعل أحدها ثم الآخر.'],
      noNewName: () => ['لا اسم جديدًا.', `اذكره مع ${code('--to')}.`],
      notAddress: () => [`يحتاج ${code('--at')} إلى عنوان مثل ${code('https://aside.example')}.`, ''],
      supposed: `هذا عنوان تطبيق مرافق يبدأ بالخيارات نفسها. إن كان Aside يُفتح على عنوان آخر فحدّده بالخيار ${code('--at')}.`,
      stays: (person) => [`لا يمكن إزالة ${name(person)}: الشخص الأول يدير الآخرين دائمًا.`, ''],
      notNumber: (flag) => [`يحتاج ${code(flag)} إلى عدد صحيح.`, 'يعني 0 بلا حد.'],
      changed: (person) => `تغيّر ${name(person)}.`,
      deleted: (person) => `أُزيل ${name(person)} مع كل محادثاته.`,
      revoked: (person) => `أُزيل ${name(person)}. أُغلقت كل اتصالاته، وبقيت محادثاته.`,
      columns: {
        name: 'الاسم',
        clients: 'العملاء',
        lastSeen: 'آخر ظهور',
        running: 'جارٍ',
        asked: 'آخر ساعة',
        id: 'المعرّف',
      },
      administrator: (person) => `${name(person)} (مدير)`,
      out: 'أُزيل',
      awaited: (until) => `مدعو حتى ${code(until)}`,
    },
    copy: {
      ends: () => [
        'يكون النسخ من مجلد بيانات إلى قاعدة بيانات، أو بالعكس.',
        `اذكر واحدًا من كل منهما مع ${code('--from')} و${code('--to')}.`,
      ],
      noHistory: (folder) => [`لا سجل في ${code(folder)}.`, 'اذكر مجلد البيانات الذي شُغّل به Aside.'],
      nothing: () => ['لا شيء يُنسخ.', ''],
      notEmpty: (place) => [
        `يوجد شيء محفوظ في ${code(place)}. لم يُنسخ شيء.`,
        'انسخ إلى مجلد جديد أو قاعدة بيانات فارغة.',
      ],
      missing: () => [
        'بعض الصفحات أو الملفات أو الصور مفقود. لم يُنسخ شيء.',
        `اذكر مجلدها مع ${code('--blob-folder')}.`,
      ],
      progress: (share) => `نُسخ: ${percent(share)}`,
      interrupted: 'توقف النسخ. لم يُنسخ شيء.',
      done: (chats, questions) => `تم النسخ. المحادثات: ${number(chats)}، الأسئلة: ${number(questions)}.`,
      people: (count) => `نُسخت محادثات جميع الأشخاص. عددهم: ${number(count)}.`,
      fromInUse: (database) => `يستخدم تطبيق مرافق ${code(database)} الآن. لن يُنسخ ما يتغير هناك من الآن.`,
      toInUse: (database) =>
        `يستخدم تطبيق مرافق ${code(database)} الآن. أعد تشغيله: فحتى ذلك الحين لا يعرف من يحق له استخدام ما نُسخ.`,
    },
    export: {
      progress: (done) => `صُدِّر حتى الآن: ${bytes(done)}`,
      written: (file) => `كُتب في ${code(file)}.`,
      brokeOff: () => ['انقطع التصدير.', AGAIN],
      notWritable: (file, cause) => [`تعذّرت كتابة ${code(file)} (${name(cause)}).`, 'اختر ملفًا آخر.'],
    },
    import: {
      progress: (done) => `قُرئ حتى الآن: ${bytes(done)}`,
      confirm: 'استيراد؟ [ن/ل] ',
      yes: 'نعم',
      nothing: 'لم يُستورد شيء.',
      nobodyToAsk: () => ['لم يُستورد شيء: لا أحد هنا يُسأل.', `أضف ${code('--yes')} للاستيراد بلا سؤال.`],
      notText: () => ['ليس الملف نصيًا.', 'إن كان أرشيف ZIP ففُكّ ضغطه.'],
      notUnderstood: 'لم تُفهم إجابة التطبيق المرافق.',
      notReadable: (file, cause) => `تعذّرت قراءة ${code(file)} (${name(cause)}).`,
    },
  },

  settings: {
    title: 'Aside: شريط جانبي للمحادثة لمن يشغّلون نماذجهم بأنفسهم.',
    usage: `الاستخدام: ${code('npm start -- [flags]')}`,
    repeatable: '(يمكن تكراره)',
    fallback: (value, variable) => `الافتراضي: ${name(value)}. المتغير: ${code(variable)}`,
    order:
      'يتقدم الخيار على متغيره، ويتقدم المتغير على ملف --config، وتتقدم كلها على OLLAMA_HOST وOLLAMA_NUM_PARALLEL.',
    lists: 'تأخذ متغيرات الخيارات التي يمكن تكرارها قائمة تفصل بينها فواصل.',
    flags: {
      port: { value: 'number', help: 'المنفذ الذي يستمع عليه Aside؛ ويأخذ 0 أي منفذ حر.' },
      host: {
        value: 'address',
        help: `العنوان الذي يستمع عليه Aside. خارج هذا الجهاز يحتاج كل متصل إلى مفتاح، ويلزم ${code('--insecure-lan')}.`,
        default: '127.0.0.1، ومعه ::1',
      },
      'insecure-lan': {
        help: 'الاستماع خارج هذا الجهاز، مع أن آخرين في الشبكة يستطيعون قراءة http غير المشفّر.',
        default: 'لا يعمل Aside حينها',
      },
      upstream: {
        value: '[kind=]url',
        help: 'خادم النماذج الذي يُسأل. الأنواع: ollama وopenai (llama.cpp وvLLM وLM Studio). والقارئ المدمج موجود دائمًا.',
        default: 'OLLAMA_HOST، وإلا http://127.0.0.1:11434',
      },
      parallel: {
        value: 'number',
        help: `عدد الطلبات التي يتلقاها خادم نماذج معًا؛ وتنتظر البقية بالترتيب. وعند التكرار: عدد لكل ${code('--upstream')}.`,
        default: 'OLLAMA_NUM_PARALLEL، وإلا 1',
      },
      'max-context': {
        value: 'tokens',
        help: 'أكثر ما يُطلب من نموذج Ollama من السياق. بالمزيد يقرأ صفحات أطول كاملة ويأخذ ذاكرة أكثر.',
        default: '32768، أو أقل حيث لدى النموذج أقل',
      },
      transcriber: {
        value: 'url|off',
        help: `خادم يحوّل الكلام إلى نص كما يفعل whisper.cpp وOpenAI (${code('/v1/audio/transcriptions')}).`,
        default: 'whisper.cpp أو speaches على منفذيهما هنا، وإلا نموذج Ollama يسمع',
      },
      'transcriber-model': {
        value: 'name',
        help: 'النموذج الذي يُطلب من خادم تحويل الكلام.',
        default: 'الذي يذكره الخادم للكلام',
      },
      origin: {
        value: 'origin',
        help: `صفحة أو إضافة يُسمح لها بالاتصال بلا مفتاح، مثل ${code('http://localhost:8000')}.`,
        default: 'لا شيء غير إضافة Aside نفسها',
      },
      'no-guests': {
        help: 'طلب مفتاح من الجميع، حتى للسؤال.',
        default: 'يُسمح للمصادر المذكورة بالسؤال بلا مفتاح',
      },
      people: {
        help: `السماح لعدة أشخاص باستخدامه، لكل منهم محادثاته: يدعوهم الأمر ${code('people')}. يحتاج الجميع عندئذ إلى مفتاح.`,
        default: 'يستخدمه شخص واحد',
      },
      'allow-host': {
        value: 'name[:port]',
        help: 'اسم يمكن الوصول به إلى هذا التطبيق المرافق، غير 127.0.0.1 وlocalhost و[::1].',
        default: 'لا شيء',
      },
      'trust-proxy': {
        value: 'address[/bits]',
        help: 'خادم وسيط، مثل nginx، يُصدَّق في قوله من أين جاء الطلب. كل ما يرسله يحتاج إلى مفتاح.',
        default: 'لا شيء',
      },
      database: {
        value: 'url',
        help: 'قاعدة PostgreSQL تحفظ المحادثات لتتشاركها عدة تطبيقات مرافقة. كلمة مرورها في ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD أو ‎.pgpass.',
        default: 'تُحفظ المحادثات في مجلد البيانات',
      },
      'blob-folder': {
        value: 'folder',
        help: 'مجلد للصفحات والملفات والصور تتشاركه كل التطبيقات المرافقة. يتطلب --database.',
        default: 'تُحفظ في قاعدة البيانات',
      },
      'data-dir': { value: 'folder', help: 'حيث تُحفظ المحادثات والمفتاح وملف المتصفح الشخصي.' },
      redis: {
        value: 'url',
        help: `خادم Redis تتشاركه عدة تطبيقات مرافقة فيجعلها واحدًا. توضع كلمة المرور في ${code('ASIDE_REDIS')} أو في ملف يحدده ${code('ASIDE_REDIS_FILE')}.`,
        default: 'هذا التطبيق المرافق وحده',
      },
      drain: {
        value: 'ثوانٍ',
        help: 'عدد الثواني المتاحة للأجوبة كي تكتمل بعد SIGTERM، ولا تُقبل فيها أسئلة جديدة. 0: تُقطع فورًا.',
      },
      metrics: {
        value: 'on|[عنوان:]منفذ',
        help: 'مقاييس لبرنامج Prometheus على /metrics: على منفذ خاص بها، أو مع “on” على منفذ التطبيق المرافق، بمفتاح.',
        default: 'لا شيء',
      },
      config: {
        value: 'ملف',
        help: 'ملف إعدادات، في كل سطر إعداد: الاسم = القيمة، بأسماء الخيارات نفسها.',
        default: 'لا شيء',
      },
      'no-open': { help: 'عدم فتح متصفح.', default: 'يفتح npm start متصفحًا' },
      'log-level': {
        help: 'قدر ما يُسجَّل في stderr. ما تسأله وتقرؤه لا يُسجَّل أبدًا.',
        default: 'warn',
      },
      help: { help: 'عرض هذه المساعدة والخروج.' },
    },
    cannotStart: (reasons) =>
      plural(reasons, {
        zero: 'لا يستطيع Aside أن يبدأ:',
        one: 'لا يستطيع Aside أن يبدأ:',
        two: (shown) => `لا يستطيع Aside أن يبدأ، لسببين (${shown}):`,
        few: (shown) => `لا يستطيع Aside أن يبدأ، لـ${shown} أسباب:`,
        many: (shown) => `لا يستطيع Aside أن يبدأ، لـ${shown} سببًا:`,
        other: (shown) => `لا يستطيع Aside أن يبدأ، لـ${shown} سبب:`,
      }),
    helpExplains: `يشرح ${code('npm start -- --help')} كل خيار.`,
    notFlag: (text) => `ليس ${quoted(text)} خيارًا`,
    notKnown: (flag) => `${code(flag)} غير معروف`,
    noValue: (flag) => `لا يأخذ ${code(flag)} قيمة`,
    needsValue: (flag) => `يحتاج ${code(flag)} إلى قيمة`,
    givenTwice: (flag) => `ذُكر ${code(flag)} مرتين`,
    mustBe: (what, expected, text) => `يجب أن تكون قيمة ${code(what)} ${expected}، وليست ${quoted(text)} كذلك`,
    passwordShown: (flag) => `في ${flag} كلمة مرور يستطيع كل مستخدم لهذا الجهاز قراءتها هناك`,
    needsDatabase: (flag) => `${flag} يتطلب --database`,
    namedTwice: (url) => `ذُكر ${code(url)} مرتين`,
    parallelCount: (given, upstreams) =>
      `ذُكر ${code('--parallel')} ${number(given)} مرة، وعدد خوادم النماذج ${number(upstreams)}`,
    notSetting: (where) => `${code(where)} ليس إعدادًا (الاسم = القيمة)`,
    metricsNeedKey: (name, variable, other) =>
      `يتجاوز ${code(name)} هذا الجهاز، ويحتاج إلى ${code(variable)} أو ${code(other)}`,
    bothSet: (variable, other) => `${code(variable)} و${code(other)} مضبوطان معًا`,
    emptyKey: (what) => `${code(what)} فارغ`,
    badRedis: (name) => `يجب أن يكون ${code(name)} عنوان Redis، مثل ${code('redis://127.0.0.1:6379')}`,
    seenPassword: (variable) =>
      `في ${code('--redis')} كلمة مرور يراها هناك كل مستخدمي هذا الجهاز. ضع العنوان في ${code(variable)} أو في ملف يحدده ${code(`${variable}_FILE`)}`,
    oddKey: (what) => `في ${code(what)} محارف لا تكون في مفتاح`,
    keyFile: (what, problem) => `${code(what)} ${problem}`,
    expected: {
      oneOf: (choices) => `إحدى هذه: ${name(choices.join(', '))}`,
      wholeNumber: (min, max) => `عددًا صحيحًا من ${min} إلى ${max}`,
      dialable: `عنوانًا تستطيع المتصفحات الاتصال به، وليست كذلك العناوين المحلية للوصلة (${code('fe80::')})`,
      host: 'عنوان IP أو اسم مضيف بلا منفذ',
      addressRange: `عنوان IP أو نطاقًا منها، مثل ${code('127.0.0.1')} أو ${code('10.0.0.0/8')}`,
      hostName: `اسم مضيف كما يظهر في شريط العنوان، مثل ${code('aside.example.org')} أو ${code('mybox:11435')}`,
      origin: `مصدرًا واحدًا، مثل ${code('http://localhost:8000')} أو ${code('chrome-extension://<id>')}`,
      database: 'عنوانًا يبدأ بـ postgres://',
      switch: '1 أو 0',
      upstreamKind: (kinds) => `عنوانًا من نوع معروف (${name(kinds.join(', '))})`,
      metrics: `on أو منفذًا أو عنوانًا مع منفذ، مثل ${code('9464')} أو ${code('10.0.0.5:9464')}`,
      modelName: `اسمًا بلا مسافات، مثل ${code('whisper-1')}`,
      httpAddress: (example) => `عنوان http، مثل ${code(example)}`,
    },
    file: {
      notReadable: (cause) => `تعذّرت قراءته (${name(String(cause))})`,
      notFile: 'ليس ملفًا',
      open: (path) => `يستطيع مستخدمون آخرون قراءته. شغّل ${code(`chmod 600 ${path}`)}`,
      tooLong: 'أطول من أن يكون مفتاحًا',
    },
  },

  commands: {
    usage: (command, operand) => `الاستخدام: ${code(`${ASIDE_COMMAND} ${command} [flags]${operand}`)}`,
    exits: `حالة الخروج: 0، أو 1 عند الفشل، أو 2 حين يكون سطر الأوامر خاطئًا، أو 130 بعد ${code('Ctrl+C')}.`,
    asStarted: 'كما شُغّل التطبيق المرافق.',
    others: 'أوامر أخرى:',
    explains: (command) => `يشرحه ${code(`${ASIDE_COMMAND} ${command} --help`)}.`,
    explainsOne: `يشرح ${code(`${ASIDE_COMMAND} <command> --help`)} أحدها.`,
    tooMany: (operand, command, takes) => `${quoted(operand)} زائد: لا يأخذ ${code(command)} إلا ${name(takes)} واحدًا`,
    missing: (command, operand) => `يحتاج ${code(command)} إلى ${name(operand)}`,
    chat: {
      summary: 'طرح سؤال وطباعة الإجابة كما تأتي.',
      operand: 'سؤال',
      name: 'name',
      model: 'النموذج الذي يُسأل، باسمه في الشريط الجانبي. الافتراضي: المحمّل.',
      temporary: 'إبقاء السؤال والإجابة في الذاكرة فقط، خارج السجل.',
      notes: [
        'يُرفق النص الممرَّر مقتطفًا. وبلا سؤال يكون هو السؤال.',
        `يوقف ${code('Ctrl+C')} الإجابة؛ والثاني لا ينتظر حتى تتوقف.`,
      ],
    },
    copy: {
      summary: 'نسخ السجل كله من مجلد بيانات إلى PostgreSQL، أو بالعكس.',
      place: 'folder|address',
      from: `مكان السجل: مجلد بيانات، أو ${code('postgres://…')}`,
      to: `إلى أين يُنسخ، ما دام لا شيء هناك بعد: مجلد بيانات، أو ${code('postgres://…')}`,
      blobs: 'مجلد الصفحات والملفات والصور، إن كان لقاعدة البيانات مجلد.',
      notes: [
        `يكفي ذكر المجلد إذا كانت قاعدة البيانات في ${code('ASIDE_DATABASE')} أو ${code('ASIDE_DATABASE_FILE')} أو ${code('--config')}. وهناك مكان كلمة مرورها أيضًا.`,
        `أوقف Aside على الجانبين أولًا. تُنسخ المحادثات بكل ما فيها، والمطالبات، والإعدادات، والمتصفحات المقترنة، والروابط المشتركة؛ ولا يُنسخ ${code('local.key')} ولا ${code('settings.json')} ولا الدعوات. ويشمل ذلك ما لدى الجميع إن تعدد الأشخاص (${code('--people')}).`,
      ],
    },
    export: {
      summary: 'كتابة المحادثات في ملف، أو في stdout.',
      operand: 'ملف',
      format: 'الافتراضي: json، ويقرؤه import.',
      id: 'id',
      conversation: 'هذه المحادثة فقط. الافتراضي: الكل.',
      notes: ['يظهر الملف حين يكتمل، ولا يقرؤه غيرك. ويحل محل ملف بالاسم نفسه.'],
    },
    import: {
      summary: 'استيراد محادثات من تصدير Aside أو Page Assist أو Open WebUI أو ChatGPT.',
      operand: 'ملف',
      yes: 'استيراد ما يمكن قراءته بلا سؤال.',
      notes: [
        'يقول ما يمكن استيراده وما لا يمكن، ويسأل قبل كتابة أي شيء.',
        `تُضاف المحادثات المستوردة إلى الموجودة. ويقرأ ${code('"-"')} ما يُمرَّر، ويحتاج إلى ${code('--yes')}.`,
      ],
    },
    pair: {
      summary: 'عرض رمز يسمح لمتصفح آخر أو جهاز آخر بالاتصال.',
      notes: ['اكتب الرمز في اللوحة هناك. تحصل على مفتاح خاص بها يستطيع الأمر clients إلغاءه.'],
    },
    clients: {
      summary: 'عرض العملاء الذين لديهم مفتاح، أو إزالة أحدهم.',
      idOrName: 'id|name',
      revoke: 'إلغاء مفتاح هذا العميل وإغلاق اتصالاته.',
      rotate: `استبدال مفتاح هذا الجهاز (${code('local.key')})، إن كان أحد قد رآه.`,
      notes: [
        'بلا خيار يعرضهم جميعًا.',
        `إن لم يعمل أي تطبيق مرافق فإنه يغيّر ما يحتفظ به: مجلد البيانات، أو قاعدة البيانات في ${code('--database')}.`,
      ],
    },
    people: {
      summary: 'عرض من يستخدمون التطبيق المرافق، أو دعوة أحد، أو إزالته.',
      name: 'name',
      idOrName: 'id|name',
      number: 'n',
      invite: 'إنشاء رابط يُدخل شخصًا بهذا الاسم. يعمل مرة واحدة خلال 7 أيام.',
      admin: `مع ${code('--invite')}: يدير الأشخاص والنماذج أيضًا.`,
      turns: `مع ${code('--invite')} و${code('--quota')}: عدد الأسئلة التي تنتظر وتجري معًا؛ 0: بلا حد.`,
      questions: `مع ${code('--invite')} و${code('--quota')}: عدد الأسئلة في الساعة؛ 0: بلا حد.`,
      address: 'address',
      at: `مع ${code('--invite')}: العنوان الذي يُفتح عليه Aside، للرابط.`,
      quota: `تغيير ما يمكن لأحد أن يسأله، مع ${code('--turns')} و${code('--questions')}.`,
      rename: `إعطاء أحد اسمًا آخر، مع ${code('--to')}.`,
      to: 'الاسم الجديد.',
      revoke: `إغلاق كل اتصالات شخص وسحب كل مفاتيحه. تبقى محادثاته حتى ${code('--delete')}، ويُدخله ${code('--invite')} من جديد.`,
      delete: 'إزالة شخص وحذف كل محادثاته.',
      notes: [
        `بلا خيار يعرضهم جميعًا. يمكن للمدعوين الدخول ما دام التطبيق المرافق يعمل مع ${code('--people')}.`,
        `إن لم يعمل أي تطبيق مرافق فإنه يغيّر ما يحتفظ به: مجلد البيانات، أو قاعدة البيانات في ${code('--database')}.`,
      ],
    },
    doctor: {
      summary: 'معرفة الخلل وكيفية إصلاحه.',
      notes: ['لا يغيّر شيئًا. أعطه الخيارات نفسها التي تشغّل بها Aside.'],
    },
  },

  doctor: {
    ok: 'سليم',
    problem: 'مشكلة',
    fine: 'كل شيء سليم.',
    problems: (count) => `${counted(count, ['مشكلة واحدة', 'مشكلتان', 'مشكلات', 'مشكلة', 'مشكلة'])}.`,
    about: {
      node: 'Node',
      dataFolder: 'مجلد البيانات',
      history: 'السجل',
      key: 'المفتاح',
      port: 'المنفذ',
      models: 'النماذج',
      context: 'السياق',
      voice: 'الكلام',
      origins: 'المصادر',
      extension: 'الإضافة',
    },
    node: {
      fits: (version) => `يعمل Aside على ${name(version)}.`,
      tooOld: (version, needed) => [
        `${name(version)} قديم جدًا؛ يحتاج Aside إلى ${name(needed)}.`,
        `شغّل ${code('npm install')}، وشغّل Aside بواسطة npm.`,
      ],
    },
    dataFolder: {
      notYet: (folder) => `ليس ${code(folder)} موجودًا بعد. ينشئه التشغيل الأول ومعه المفتاح.`,
      notFolder: (folder) => [`ليس ${code(folder)} مجلدًا.`, `${OTHER_FOLDER}.`],
      notWritable: (folder) => [
        `لا تستطيع الكتابة في ${code(folder)}.`,
        `${code(`chmod u+rwx ${folder}`)}، أو ${OTHER_FOLDER}.`,
      ],
      open: (folder, mode) => [`${code(folder)} مفتوح لمستخدمين آخرين (${name(mode)}).`, code(`chmod 700 ${folder}`)],
      full: (folder) => [`القرص الذي فيه ${code(folder)} يكاد يمتلئ.`, `أفسح مكانًا، أو ${OTHER_FOLDER}.`],
      fine: (folder) => `تستطيع الكتابة في ${code(folder)}.`,
      private: (folder) => `تستطيع الكتابة في ${code(folder)}، ولا يفتحه غيرك.`,
    },
    history: {
      answers: (database, version) => `${database} تستجيب (PostgreSQL ${version}).`,
      kept: 'تُحفظ المحادثات.',
      readable: (names, files) => [`يستطيع مستخدمون آخرون قراءة ${code(names)}.`, code(`chmod 600 ${files}`)],
    },
    key: {
      notYet: 'لا مفتاح بعد. ينشئه التشغيل التالي.',
      fine: `${code('local.key')} موجود، ولا يقرؤه غيرك.`,
      cure: `ثم شغّل ${START}.`,
    },
    port: {
      free: (address) => `${code(address)} حر: لا يعمل تطبيق مرافق الآن. يشغّله ${START}.`,
      taken: (address, finder) => [`${code(address)} مشغول، وليس بتطبيق مرافق لمجلد البيانات هذا.`, elsewhere(finder)],
      ours: (version, address) => `يستمع Aside ${name(version)} على ${code(address)}، ويعرف المفتاح.`,
      otherVersion: (running, address, version) => [
        `يستمع Aside ${name(running)} على ${code(address)}؛ وهذا ${name(version)}.`,
        `أوقفه ثم شغّل ${START}.`,
      ],
      otherKey: (address, finder) => [
        `${code(address)} مشغول بتطبيق مرافق لا يعرف مفتاح مجلد البيانات هذا.`,
        `حدّد مجلده بالخيار ${DATA_DIR}. وإن لم تشغّل واحدًا فيبيّن ${code(finder)} أي برنامج هو.`,
      ],
      refused: (address, why) => [`رفض ${code(address)} الاتصال. ${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [`${code(address)} مشغول ببرنامج آخر. ${why}`, elsewhere(finder)],
    },
    server: {
      answers: (version, address) => `يجيب ${name(version || 'الخادم')} على ${code(address)}.`,
      silent: (address) => `لا يجيب على ${code(address)}.`,
      twins: (address, other) => `${code(address)} و${code(other)} خادم واحد.`,
      otherKind: (product, address) => [
        `${code(address)} هو ${name(product)}. عبر هذا العنوان يقطع الأسئلة الطويلة ولا يقول.`,
        `حدّده بوصفه ${name(product)}: ${code(`--upstream ${address.replace(/\/v1$/, '')}`)}.`,
      ],
      nameOnce: `اذكره مرة واحدة بالخيار ${code('--upstream')}، واضبط ${code('--parallel')} حين يجيب عن عدة أسئلة معًا.`,
    },
    models: {
      none: 'لا نموذج بعد.',
      list: (names, more) => (more === 0 ? `${name(names)}.` : `${name(names)} و${number(more)} غيرها.`),
      withContext: (model, tokens) => `${name(model)} (${counted(tokens, TOKENS)})`,
      shortContext: (model, tokens) =>
        `يقرأ ${name(model)} ${counted(tokens, TOKENS)} في المرة، فتُقرأ معظم الصفحات على أجزاء.`,
      enlarge: (product) => LARGER[product] ?? larger('شغّل خادمه بسياق أكبر.'),
    },
    voice: {
      off: `أُوقف تحويل الكلام (${code('--transcriber off')}).`,
      none: `لا شيء هنا يحوّل الكلام إلى نص. ${GET_TRANSCRIBER}`,
      answers: (address) => `يُحوَّل الكلام إلى نص على ${code(address)}.`,
      silent: (address) => `لا شيء يجيب على ${code(address)}.`,
    },
    origins: (others) =>
      `يُسمح بلا مفتاح: لإضافة Aside نفسها، ${others.length === 0 ? 'ولا لغيرها' : code(others.join(', '))}.`,
    extension: {
      fits: (folder) => `البناء في ${code(folder)} مناسب.`,
      notBuilt: (folder) => [`لا بناء في ${code(folder)}.`, `شغّل ${START} لإنشائه.`],
      otherVersion: (built, version) => [
        `البناء من ${name(built)}؛ وهذا ${name(version)}.`,
        `شغّل ${START} لإعادة بنائه، ثم أعد تحميله في المتصفح.`,
      ],
      noKey: () => [`ليس في البناء ${code('companion.json')} صحيح، فليس لديه مفتاح.`, `شغّل ${START} ليكتبه.`],
      otherAddress: (found, address) => [
        `يبحث البناء عن التطبيق المرافق على ${code(found)}، لا على ${code(address)}.`,
        REWRITE,
      ],
      otherKey: () => ['ليس مفتاح البناء هو الذي في مجلد البيانات.', REWRITE],
    },
  },

  start: {
    listens: (address) => `يستمع Aside على ${code(address)}.`,
    exposure: {
      refused: (host) => [
        `لا يستمع Aside على ${code(host)}: عبر http غير المشفّر يستطيع آخرون في تلك الشبكة قراءة محادثاتك ومفتاحك.`,
        `اترك ${code('--host')} وضع أمامه nginx مع TLS (يشرح ذلك ${GUIDE})،`,
        `أو اقبل ذلك في شبكة تثق بكل من فيها: أضف ${code('--insecure-lan')}.`,
      ],
      everyAddress: (urls) => `كل عناوين هذا الجهاز، وهي الآن ${code(urls.join(', ') || '127.0.0.1')}`,
      addresses: (urls) => code(urls.join(', ')),
      accepted: (where) => [
        `يستمع Aside خارج هذا الجهاز، على ${where}.`,
        'يصل كل من في تلك الشبكة إلى هذا المنفذ. ولا يحصل أحد على شيء بلا مفتاح، حتى على هذا الجهاز.',
        `الاتصال http غير مشفّر يستطيع آخرون هناك قراءته: محادثاتك والمفاتيح المذكورة في ${code('?token=')}. ويشرح ${GUIDE} كيفية إضافة TLS.`,
      ],
    },
    page: {
      notBuilt: 'لم تُبنَ صفحة Aside بعد.\n\nشغّل هذا في مجلد Aside ثم شغّل Aside من جديد:\n\n    npm run build\n',
      one: (link) => `في أي متصفح: ${code(link)}`,
      several: 'في أي متصفح، أحد هذه:',
      terms: `يصلح مرة واحدة، خلال دقيقتين. ويعطي ${code(`${ASIDE_COMMAND} pair`)} غيره.`,
    },
    updating: {
      begins: 'يحدّث Aside سجله إلى هذا الإصدار. لا يضيع شيء. يستغرق ذلك بعض الوقت، مرة واحدة.',
      portAnswers: (port) => `يجيب المنفذ ${port} من قبل.`,
      progress: (done) => `يحدّث Aside سجله: ${percent(done / 100)}`,
    },
    servers: {
      readerAnswers: 'حتى ذلك الحين يجيب القارئ المدمج باقتباس الصفحة. وينتقل Aside إلى خادم النماذج تلقائيًا.',
      notYet: (kind, address) => `لا ${name(kind)} على ${code(address)} بعد.`,
      refuses: (server, address) => `يرفض ${name(server)} على ${code(address)} الإجابة.`,
      answers: (server, address, models) =>
        `يجيب ${name(server)} على ${code(address)}، ولديه ${counted(models, ['نموذج واحد', 'نموذجان', 'نماذج', 'نموذجًا', 'نموذج'])}.`,
    },
    redisAway: (address, reason) =>
      `لا يمكن استخدام Redis على ${code(address)} (${code(reason)}). شغّله أو صحّح عنوانه (${code('--redis')}).`,

    listening: {
      taken: (port, host, other) =>
        `المنفذ ${port} مشغول على ${code(host)}. إن كان Aside يعمل فاستخدمه. وإلا فأوقف البرنامج الذي يشغله، أو اختر منفذًا آخر: ${code(`npm start -- --port ${other}`)}`,
      notYours: (port) =>
        `لا يحق لك الاستماع على المنفذ ${port}. اختر منفذًا أكبر من 1023: ${code('npm start -- --port 11435')}`,
      noAddress: (host) =>
        `ليس ${code(host)} عنوانًا لهذا الجهاز. اختر غيره بالخيار ${code('--host')}، أو اترك ${code('--host')}.`,
      failed: (host, port, cause) => `فشل الاستماع على ${code(host)}، المنفذ ${port} (${name(String(cause))}).`,
    },
    localKey: {
      unsteady: (file) => `يظهر ${code(file)} ويختفي مرارًا.`,
      notReplaced: (file, cause) => `تعذّر استبدال ${code(file)} (${name(cause)}). بقي المفتاح كما كان.`,
      folderNotMade: (folder, cause) => `تعذّر إنشاء مجلد البيانات ${code(folder)} (${name(cause)}). ${OTHER_FOLDER}.`,
      foreignFolder: (folder) => `مجلد البيانات ${code(folder)} ملك لمستخدم آخر. ${OTHER_FOLDER}.`,
      writableFolder: (folder) =>
        `يستطيع مستخدمون آخرون الكتابة في مجلد البيانات ${code(folder)}. شغّل: ${code(`chmod 700 ${folder}`)}`,
      link: (file) => `${code(file)} وصلة. ${NEW_KEY}`,
      notReadable: (file, cause) => `تعذّرت قراءة ${code(file)} (${name(cause)}). يجب أن يكون ملكك.`,
      notKey: 'ليس ذلك مفتاحًا.',
      noKey: (file) => `لا مفتاح في ${code(file)}. ${NEW_KEY}`,
      foreign: (file) => `${code(file)} ملك لمستخدم آخر. ${NEW_KEY}`,
      readable: (file) => `يستطيع مستخدمون آخرون قراءة ${code(file)}. ${NEW_KEY}`,
      notWritable: (file, cause) => `تعذّرت كتابة ${code(file)} (${name(cause)}). ${OTHER_FOLDER}.`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) =>
      `يعمل Aside من قبل على ${code(address)}، والإضافة في ${code(folder)}. ${USE_IT}`,
    runsWithData: (address, folder) => `يعمل Aside من قبل على ${code(address)}، وبياناته في ${code(folder)}. ${USE_IT}`,
    unchanged: (why) => `${why} لم يتغير شيء.`,
    nothingChanged: 'لم يتغير شيء منذ البناء الأخير.',
    products: { extension: 'الإضافة', web: 'الصفحة', companion: 'التطبيق المرافق' },
    building: (products) => `جارٍ بناء ${products}…`,
    waitingForBuild: 'يجري هنا بناء آخر. في انتظاره…',
    notBuilt: (edition, output) => `تعذّر بناء الإضافة لـ${name(edition)}.\n${output}`,
    extensionIn: (folder) => `الإضافة في ${code(folder)}`,
    pageIn: (folder) => `الصفحة في ${code(folder)}`,
    keyNotPassedOn: (why) => `لم تحصل الإضافة على المفتاح الجديد: ${why} شغّل ${START} من جديد.`,
    loadByHand: (folder) => [
      `لتحميل Aside يدويًا افتح ${code('chrome://extensions')} وفعّل «وضع مطوّر البرامج».`,
      `انقر على «تحميل إضافة تم فك حزمتها» واختر ${code(folder)}`,
      'ثبّت Aside في شريط الأدوات (خلف قطعة الأحجية) وانقر عليه لفتح اللوحة.',
    ],
    noDisplay: 'لا شاشة هنا، فلم يُفتح متصفح.',
    refusesToLoad: (program) => `لا يسمح ${name(program)} لبرامج أخرى بتحميل إضافات.`,
    noBrowser: 'ليس Chromium مثبّتًا هنا، فلم يُفتح متصفح.',
    opens: `يُفتح Chromium وفي شريط أدواته Aside. انقر عليه، أو اضغط ${code('Alt+A')}.`,
    browserClosed: `أُغلق المتصفح. يبقى Aside يعمل؛ اضغط ${code('Ctrl+C')} لإيقافه.`,
    browserWasOpen: 'كان Chromium مفتوحًا. Aside في إحدى نوافذه.',
    browserFailed: (path) => `تعذّر تشغيل ${code(path)}.`,
    page: {
      title: 'Aside جاهز',
      steps: [
        `انقر على Aside في شريط الأدوات في أعلى النافذة، أو اضغط ${code('Alt+A')} (${code('Control+Shift+A')} على Mac). تُفتح اللوحة بجانب هذه الصفحة.`,
        'حدّد جملة في الأسفل، وانقر عليها بالزر الأيمن واختر «السؤال عن النص المحدد».',
        'اختر في اللوحة «تلخيص هذه الصفحة».',
      ],
      note: 'تأتي هذه الصفحة من جهازك. انتقل إلى أي صفحة أخرى وافعل هناك الشيء نفسه.',
    },
  },
  exports,
  reader,
};
