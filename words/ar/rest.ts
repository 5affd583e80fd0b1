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
import { CHATS, code, counted, name, number, plural, quoted, TOKENS } from './tongue.ts';

const UPDATE_BOTH = 'حدّث الإضافة والتطبيق المرافق إلى الإصدار نفسه.';
const SAVE_AND_DROP = 'احفظه ثم أفلت الملف هنا';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (what: string, why: string) => `تعذّر إرفاق ${quoted(what)}: ${why}`;
const certificate = (address: string) => ` افتح ${code(address)} في علامة تبويب لترى هل يثق المتصفح بشهادته.`;
const attachments = (count: number) => `عدد المرفقات الآن: ${number(count)}.`;
/** The things that a title says of a chat that can't be imported whole. */
const PARTS = [
  'رسالة واحدة أو مصدر واحد',
  'رسالتين أو مصدرين',
  'رسائل أو مصادر',
  'رسالة أو مصدرًا',
  'رسالة أو مصدر',
] as const;
const CHATS_OF = ['محادثة واحدة', 'محادثتين', 'محادثات', 'محادثة', 'محادثة'] as const;

/** ما يُقال حين يُفتح شيء أو يفشل. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['حدث خطأ ما. يستطيع إصدار أحدث من Aside شرحه.', 'حدّث Aside.'],
    notice: 'يبلّغ التطبيق المرافق عن شيء يحتاج إلى إصدار أحدث من Aside.',
    thenRestart: 'ثم أعد تشغيل Aside.',
  },
  notices: { not_saved: 'لا تُحفظ المحادثات.' },
  servers,
  firstRun: {
    title: 'الخطوات الأولى',
    dismiss: 'إخفاء هذه الخطوات',
    done: (count, all) => `اكتمل ${number(count)} من ${number(all)}`,
    todo: {
      companion: 'الاتصال بالتطبيق المرافق',
      model: 'تنزيل نموذج',
      try: 'التجربة على هذه الصفحة',
    },
    ready: {
      companion: 'متصل بالتطبيق المرافق',
      model: 'هناك نموذج جاهز',
      try: 'جُرّب على هذه الصفحة',
    },
    unpaired: 'يعمل التطبيق المرافق لكنه لا يعرف هذا المتصفح بعد.',
    lookingForModels: 'جارٍ البحث عن النماذج…',
    tryHint: 'اطلب تلخيصها، أو اطرح سؤالًا في الأسفل.',
  },
  history: {
    title: 'المحادثات',
    untitled: 'محادثة بلا عنوان',
    deleted: (title) => `حُذفت ${quoted(title)}`,
    undo: 'تراجع',
    searchChats: 'البحث في المحادثات',
    searching: 'جارٍ البحث…',
    found: (count) => counted(count, ['نتيجة واحدة', 'نتيجتان', 'نتائج', 'نتيجة', 'نتيجة']),
    foundNothing: (query) => `لا محادثة تطابق ${quoted(query)}`,
    foundNothingHint: 'شمل البحث العناوين والأسئلة والإجابات. جرّب أحرفًا أقل.',
    loadingChats: 'جارٍ تحميل محادثاتك…',
    loadingMore: 'جارٍ تحميل المزيد…',
    noChats: 'لا محادثات بعد',
    noChatsHint: 'يحفظ التطبيق المرافق محادثاتك، ما عدا المؤقتة.',
    pinned: 'المثبّتة',
    today: 'اليوم',
    yesterday: 'أمس',
    lastWeek: 'آخر 7 أيام',
    answeringNow: 'تجري الإجابة',
    chatActions: (title) => `إجراءات ${quoted(title)}`,
    rename: 'إعادة تسمية',
    newTitle: 'العنوان الجديد',
    pin: 'تثبيت',
    unpin: 'إلغاء التثبيت',
    share: 'مشاركة…',
    delete: 'حذف',
    deletedMany: (count) => `حُذفت ${counted(count, CHATS)}`,
    archivedMany: (count) => `أُرشفت ${counted(count, CHATS)}`,
    unarchivedMany: (count) => `أُخرجت من الأرشيف ${counted(count, CHATS)}`,
    taggedMany: (count, tag) => `أُضيف الوسم ${quoted(tag)} إلى ${counted(count, CHATS_OF)}`,
    untaggedMany: (count, tag) => `أُزيل الوسم ${quoted(tag)} من ${counted(count, CHATS_OF)}`,
    aboutPage: (count) => `${counted(count, CHATS)} عن هذه الصفحة`,
    archived: 'المؤرشفة',
    archive: 'أرشفة',
    unarchive: 'إخراج من الأرشيف',
    select: 'تحديد',
    selected: (count) => `المحدد: ${number(count)}`,
    selectAll: 'تحديد الكل',
    clearSelection: 'إلغاء التحديد',
    selection: 'المحادثات المحددة',
    tags: 'الوسوم',
    tagOf: (tag) => `الوسم ${quoted(tag)}`,
    newTag: 'وسم جديد',
    addTag: 'إضافة',
    removeTag: (tag) => `إزالة الوسم ${quoted(tag)}`,
    exportSelected: 'تصدير المحادثات المحددة',
    exportChosen: 'تصدير',
    filters: 'عوامل التصفية',
    filterTag: 'الوسم',
    filterModel: 'النموذج',
    filterSite: 'الموقع',
    filterSince: 'من',
    filterUntil: 'قبل',
    onlyArchived: 'المحادثات المؤرشفة فقط',
    any: 'أي شيء',
    named: (what, chats) => `${name(what)} (${number(chats)})`,
    filterNames: {
      tag: 'وسم',
      model: 'نموذج',
      site: 'موقع',
      before: 'قبل',
      after: 'منذ',
      is: 'حالة',
      archived: 'مؤرشفة',
    },
    typedFilters: `يمكنك أيضًا كتابة ${name('وسم:')} أو ${name('نموذج:')} أو ${name('موقع:')} أو ${name('قبل:2026-10-01')} أو ${name('منذ:')} أو ${name('حالة:مؤرشفة')}.`,
    chipTag: (tag) => `الوسم: ${name(tag)}`,
    chipModel: (model) => `النموذج: ${name(model)}`,
    chipSite: (site) => `الموقع: ${code(site)}`,
    chipPage: 'عن هذه الصفحة',
    chipSince: (date) => `من ${name(date)}`,
    chipUntil: (date) => `قبل ${name(date)}`,
    removeFilter: (filter) => `إزالة عامل التصفية ${quoted(filter)}`,
    noneMatch: 'لا محادثة تطابق عوامل التصفية هذه',
    noneMatchHint: 'أزل أحدها لرؤية المزيد.',
    undoKeys: (keys) => `اضغط ${code(keys)} للتراجع`,
  },
  menus,
  modelMenu: {
    keys: 'اختصارات لوحة المفاتيح…',
    automatic: 'تلقائي',
    automaticHint: 'النموذج المحمّل، أو الأحدث',
    loaded: 'محمّل',
    remote: 'ليس على هذا الجهاز',
    readerHint: 'مدمج وليس نموذجًا: يقتبس أهم الجمل',
    remoteTitle: (model) => `يعمل ${name(model)} على جهاز شخص آخر`,
    remoteMessage: 'تغادر هذا الجهازَ أسئلتُك وما ترفقه من صفحات ومقتطفات.',
    remoteUse: 'استخدامه مع ذلك',
    remoteKeep: 'إبقاء النموذج الحالي',
    settings: 'الإعدادات…',
    models: 'النماذج…',
  },
  composer: {
    waiting: 'ما يُسأل بعد ذلك',
    moveUp: 'نقل إلى أعلى',
    takeBack: 'لا تسأل هذا',
    takenBack: 'أُزيل السؤال',
    movedTo: (place, count) => `صار رقم ${number(place)} من ${number(count)}`,
    quote: 'اقتباس',
    keepsPlace: 'يبقى في مكانه.',
    beganMeanwhile: 'بدأت الإجابة عن هذا السؤال. ستُطرح تعديلاتك سؤالًا جديدًا.',
  },
  keys: {
    title: 'اختصارات لوحة المفاتيح',
    groups: {
      composer: 'سؤالك',
      waiting: 'ما يُسأل بعد ذلك',
      panel: 'في بقية اللوحة',
      browser: 'في المتصفح',
    },
    does: {
      send: 'إرسال',
      newLine: 'سطر جديد',
      editLast: 'تعديل سؤالك الأخير، من الحقل الفارغ',
      pickTab: 'إرفاق علامة تبويب مفتوحة',
      pastePlain: 'لصق دون تنسيق',
      stop: 'إيقاف الإجابة',
      moveUp: 'نقل إلى أعلى',
      moveDown: 'نقل إلى أسفل',
      quote: 'اقتباس ما حدّدته في إجابة',
      findChat: 'البحث في المحادثات',
      listKeys: 'عرض هذه القائمة',
    },
    commands: { open: 'فتح Aside أو إغلاقه', ask: 'السؤال عن النص المحدد أو الصفحة', summarise: 'تلخيص الصفحة' },
    keys: { control: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc' },
  },
  editing: {
    label: 'تعديل السؤال',
    hint: 'تبقى الإجابة السابقة نسخةً أخرى.',
    ask: 'اسأل',
  },
  again: chat.again,
  compare: chat.compare,
  copying: chat.copying,
  diagrams: chat.diagrams,
  usage: chat.usage,
  contents: chat.contents,
  chatMenu: chat.menu,
  find: chat.find,
  pageNotice: {
    reading: 'جارٍ قراءة الصفحة…',
    stopReading: 'إيقاف قراءة هذه الصفحة',
    allowAllSites: 'السماح على كل المواقع',
    alwaysOffer: (site) => `هل يقرأ Aside الموقع ${code(site)} دائمًا بلا سؤال؟`,
    alwaysOn: (site) => `دائمًا على ${code(site)}`,
  },
  sent: {
    to: (model, address) =>
      address === '' ? `أُرسل إلى ${name(model)}.` : `أُرسل إلى ${name(model)} على ${code(address)}.`,
    onlyWords: 'كلماتك فقط والمحادثة التي قبلها.',
    show: 'عرض ما أُرسل بالضبط',
    hide: 'إخفاء',
    loading: 'جارٍ التحميل…',
    gone: 'لم يعد محفوظًا، أو لا يمكن الوصول إلى التطبيق المرافق.',
  },
  transfers: {
    exportChat: (title) => `تصدير ${quoted(title)}`,
    exportAll: 'تصدير الكل',
    allChats: 'محادثات Aside',
    exportAs: 'التصدير بصيغة',
    markdown: 'Markdown',
    markdownHint: 'للقراءة',
    json: 'JSON',
    jsonHint: 'للاستيراد من جديد',
    exporting: (bytes) => (bytes === 0 ? 'جارٍ التصدير…' : `جارٍ التصدير… ${formatBytes(bytes)}`),
    exported: (file) => `صُدّر باسم ${quoted(file)}`,
    importChats: 'استيراد…',
    importHint: 'ملف مصدَّر من Aside أو Page Assist أو Open WebUI أو ChatGPT: ملف JSON أو أرشيف ZIP من ChatGPT',
    importing: (share, chats) => {
      if (share === 0) return 'جارٍ الاستيراد…';
      if (share === 1) return 'جارٍ الاستيراد… تجري قراءة الملف';
      if (chats === 0) return `جارٍ الاستيراد… ${percent(share)}`;
      return `جارٍ الاستيراد… ${percent(share)}، ${counted(chats, CHATS)}`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return 'لا محادثة في هذا الملف يمكن استيرادها.';
      const from = program === 'Aside' ? '' : ` من ${name(program)}`;
      return `يمكن استيراد ${counted(chats, CHATS_OF)}${from}.`;
    },
    nothingNew: 'لا جديد في هذا الملف.',
    continued: (count) => `رسائل جديدة في ${counted(count, CHATS_OF)}.`,
    known: (count) => `موجودة هنا من قبل: ${counted(count, CHATS)}.`,
    files: (count) => `صور وملفات لا يمكن استيرادها: ${number(count)}.`,
    skipped: (count) => `لا يمكن استيراد ${counted(count, CHATS_OF)}.`,
    incomplete: (count) => `ينقص جزء من ${counted(count, CHATS_OF)}.`,
    chatAt: (place) => `المحادثة ${number(place)} في الملف`,
    whichChats: 'أي المحادثات؟',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return `لا يمكن قراءة ${counted(count, PARTS)} فيها`;
        case 'no_messages':
          return 'ليس فيها رسائل';
        case 'not_a_chat':
          return 'ليست محادثة';
        case 'broken_off':
          return 'تنقطع: بقية الملف مفقودة';
        case 'too_large':
        case 'too_deep':
          return 'كبيرة أكثر من اللازم';
        case 'too_many_messages':
          return `فيها أكثر من ${number(LIMITS.importTurns)} من الأسئلة`;
        case 'too_many_chats':
          return `تأتي بعد أول ${number(LIMITS.importConversations)} محادثة`;
        default:
          return 'لا يمكن قراءتها';
      }
    },
    more: (count) => `و${number(count)} غيرها`,
    importNow: 'استيراد',
    storing: 'جارٍ الاستيراد… تُحفظ المحادثات',
    exportedElsewhere: (share) =>
      share === 0 ? 'يجري تصدير محادثات في مكان آخر' : `يجري تصدير محادثات في مكان آخر: ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0 ? 'يجري استيراد محادثات في مكان آخر' : `يجري استيراد محادثات في مكان آخر: ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0 ? 'يجري حفظ محادثات مستوردة في مكان آخر' : `يجري حفظ محادثات مستوردة في مكان آخر: ${percent(share)}`,
    waitsElsewhere: 'ينتظر استيراد في مكان آخر التأكيد',
    stopExport: 'إيقاف التصدير',
    stopImport: 'إيقاف الاستيراد',
    imported: (count) => (count === 0 ? 'لا محادثات في هذا الملف' : `استُوردت ${counted(count, CHATS)}`),
  },
  pairing: {
    language: 'اللغة',
    browserLanguage: 'لغة المتصفح',
    companion: 'التطبيق المرافق',
    connection: 'الاتصال',
    connectedTo: (address) => `متصل بـ${code(address)}`,
    connectingTo: (address) => `جارٍ الاتصال بـ${code(address)}…`,
    notConnectedTo: (address) => `غير متصل بـ${code(address)}`,
    asPaired: (client) => `هذا المتصفح مقترن. يسميه التطبيق المرافق ${quoted(client)}.`,
    asBuilt: 'جاء Aside هذا ومعه مفتاح التطبيق المرافق. لا حاجة إلى الاقتران.',
    asGuest: 'أنت ضيف: لا يمكنك إلا كتابة الأسئلة، ولا يُحفظ شيء. أقرن المتصفح لإرسال الصفحات وحفظ المحادثات.',
    forget: 'نسيان هذا التطبيق المرافق',
    forgetting: 'جارٍ نسيانه…',
    unrevoked: (client) =>
      `نسي هذا المتصفح المفتاح، لكنه لم يستطع إخبار التطبيق المرافق. لإزالة ${quoted(client)} من قائمته شغّل هذا:`,
    revokeCommand: (client) => `npm run -s aside -- clients --revoke "${client}"`,
    pair: 'إقران',
    pairOther: 'استخدام تطبيق مرافق آخر',
    pairRun: 'للحصول على رمز شغّل هذا على جهاز التطبيق المرافق في مجلد Aside:',
    pairInvited: 'هل وصلك رابط دعوة؟ الصقه هنا.',
    pairCode: 'الرمز',
    pairAddress: 'العنوان',
    pairExposed: `غير مشفّر: يستطيع آخرون في الشبكة القراءة. استخدم ${code('https://')} إن أمكن.`,
  },
  rooms,
  preferences,
  prompts,
  pairingFailures: {
    no_address: () =>
      told('ليس هذا عنوانًا.', `يبدو العنوان هكذا: ${code('127.0.0.1:11435')} أو ${code('https://aside.example.org')}.`),
    no_code: () => told('ليس هذا رمزًا.', `في الرمز 8 أحرف وأرقام، مثل ${code('7K3M-Q9TX')}.`),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `لا شيء يجيب على ${code(address)}.`,
        isHere
          ? `شغّل ${code('npm start')} في مجلد Aside، أو صحّح العنوان.`
          : `تحقق من أن التطبيق المرافق يعمل هناك ومن أن هذا الجهاز في شبكته.${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `التطبيق المرافق على ${code(address)} غير مستعد للاقتران.`,
        `شغّل هناك ${code(command)} واكتب الرمز المعروض خلال دقيقتين. إن فعلت ذلك من قبل فبرنامج آخر يستخدم هذا العنوان.`,
      ),
    not_aside: ({ address }) =>
      told(
        `يجيب على ${code(address)} برنامج، لكنه ليس التطبيق المرافق لـAside.`,
        `صحّح العنوان: يذكر ${code('npm start')} العنوان الصحيح.`,
      ),
    code_not_proved: ({ address }) =>
      told(
        `لا يعرف البرنامج على ${code(address)} الرمز، فليس هو تطبيقك المرافق. لم يُحفظ مفتاحه.`,
        'اعرف أي برنامج يستخدم هذا العنوان وأوقفه، ثم أقرن من جديد.',
      ),
    too_old: ({ address, version }) =>
      told(`إصدار التطبيق المرافق على ${code(address)} مختلف (${name(version)}) ولا يستطيع الاقتران.`, UPDATE_BOTH),
    no_common_version: ({ address }) =>
      told(`يتكلم التطبيق المرافق على ${code(address)} إصدارًا آخر من بروتوكول Aside.`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(
        `لم يجب ${code(address)} في الوقت المناسب.`,
        'انظر في الطرفية التي يعمل فيها التطبيق المرافق، ثم أعد المحاولة.',
      ),
    browser_refuses: ({ address }) => told(`يرفض المتصفح فتح ${code(address)}.`, 'استخدم منفذًا آخر.'),
    not_encrypted: ({ address }) =>
      told(
        `لا يفتح المتصفح من هنا إلا الاتصالات المشفّرة، و${code(address)} غير مشفّر.`,
        `استخدم عنوانًا يبدأ بـ${code('https://')}.`,
      ),
    refused: () => told('رفض التطبيق المرافق الاقتران بهذا المتصفح.', ''),
    code_not_accepted: ({ command }) =>
      told('لم يقبل التطبيق المرافق الرمز.', `احصل على رمز جديد بالأمر ${code(command)}.`),
    too_many: ({ address }) => told(`هناك اتصالات كثيرة بـ${code(address)}.`, 'انتظر قليلًا ثم أعد المحاولة.'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `أنهى التطبيق المرافق على ${code(address)} الاتصال (${closeCode}).`
          : `أنهى التطبيق المرافق على ${code(address)} الاتصال (${closeCode}: ${name(said)}).`,
        'أعد المحاولة. إن لم ينفع ذلك فالتفاصيل في طرفيته.',
      ),
    part_missing: () => told('تعذّر تحميل جزء من Aside.', 'أغلق هذه اللوحة وافتحها من جديد.'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, 'أغلق هذه اللوحة وافتحها من جديد ثم أعد المحاولة.'),
  },
  problems,
  pageHints: {
    browser_page: () => 'تمنع المتصفحات الإضافات من صفحاتها ومتاجرها. لذلك لا يستطيع Aside قراءة هذه الصفحة.',
    closed_page: () =>
      'يمنع المتصفح Aside من هذه الصفحة. إن كانت ملفًا على هذا الجهاز فافتح صفحة الإضافات في المتصفح وفعّل لـAside «السماح بالدخول إلى عناوين URL للملفات». أما صفحات المتصفح ومتاجره فتبقى ممنوعة.',
    silent: () =>
      'لا يستطيع Aside قراءة هذه الصفحة: إنها لا تستجيب. أعد المحاولة حين لا تكون مشغولة. بعض صفحات المتصفح نفسه لا تستجيب أبدًا.',
    pdf: () => 'لا يستطيع Aside أخذ شيء من عارض PDF في المتصفح. احفظ الملف وأفلته هنا، أو حدّد فيه نصًا واسأل عنه.',
    shown_file: () => `لا يستطيع Aside أخذ هذا الملف من المتصفح. ${SAVE_AND_DROP}.`,
    recording: () => 'في علامة التبويب هذه صوت أو فيديو. لا يقرأ Aside إلا النصوص والصور.',
    framed: ({ site }) =>
      site === ''
        ? 'معظم هذه الصفحة في إطار من موقع آخر لا يُسمح لـAside بقراءته. افتح الإطار في علامة تبويب، أو اسمح لـAside على كل المواقع.'
        : `معظم هذه الصفحة في إطار من ${code(site)} لا يُسمح لـAside بقراءته. افتح الإطار في علامة تبويب، أو اسمح لـAside على كل المواقع.`,
    drawn: () => 'هذه الصفحة مرسومة صورةً وليس فيها نص يقرؤه Aside. أرفق لقطة شاشة بدلًا منها.',
    empty: () => 'لا نص في هذه الصفحة.',
    not_loaded: () => 'لم تُحمّل هذه الصفحة، فلا شيء يُقرأ.',
    left: () => 'غادرت الصفحة قبل أن يقرأها Aside. عد إليها ثم أعد المحاولة.',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'انقر على Aside في شريط الأدوات ليقرأ هذه الصفحة.'
        : `انقر على Aside في شريط الأدوات أو اضغط ${code(shortcut)} ليقرأ هذه الصفحة.`,
    sidebar_refused: () =>
      'لا يفتح Firefox شريطه الجانبي إلا بنقرة في شريط الأدوات أو في قائمة، لذلك فُتح Aside في علامة التبويب هذه. انقر على Aside في شريط الأدوات ليظهر بجانب الصفحة.',
    no_room: () => 'لا يستطيع المتصفح حفظ هذا القدر من النص مؤقتًا. حدّد أقل ثم أعد السؤال.',
    closed_frame: ({ site }) =>
      site === ''
        ? 'ربما يكون النص المحدد في جزء من هذه الصفحة يأتي من موقع آخر، ولا يُقرأ باختصار لوحة المفاتيح. انقر عليه بالزر الأيمن واختر «السؤال عن النص المحدد»، أو اسمح لـAside على كل المواقع.'
        : `ربما يكون النص المحدد في جزء من هذه الصفحة يأتي من ${code(site)}، ولا يُقرأ باختصار لوحة المفاتيح. انقر عليه بالزر الأيمن واختر «السؤال عن النص المحدد»، أو اسمح لـAside على كل المواقع.`,
    nothing_selected: () => 'لا نص محدد. حدّد نصًا في الصفحة ثم اسأل عنه.',
  },
  landings: {
    sourcesFull: (most) => `لا يمكن إرفاق أكثر من ${number(most)} من الصفحات والمقتطفات والملفات بسؤال.`,
    landed: {
      page: (title, count) =>
        count === 1
          ? `أُرفقت الصفحة ${quoted(title)} بسؤالك.`
          : `أُرفقت الصفحة ${quoted(title)} بسؤالك. ${attachments(count)}`,
      file: (title, count) =>
        count === 1
          ? `أُرفق الملف ${quoted(title)} بسؤالك.`
          : `أُرفق الملف ${quoted(title)} بسؤالك. ${attachments(count)}`,
      image: (title, count) =>
        count === 1
          ? `أُرفقت الصورة ${quoted(title)} بسؤالك.`
          : `أُرفقت الصورة ${quoted(title)} بسؤالك. ${attachments(count)}`,
      selection: (title, count) =>
        count === 1
          ? `أُرفق مقتطف من ${quoted(title)} بسؤالك.`
          : `أُرفق مقتطف من ${quoted(title)} بسؤالك. ${attachments(count)}`,
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `المقطع ${index}` : `المقطع ${index} من ${name(title)}`),
    notFound: 'لم يوجد في المقطع',
    noPassage: 'لا مقطع بهذا الرقم',
    closest: 'أقرب مقطع، وجده Aside',
  },
  models,
  sources: {
    attach: 'إرفاق ملفات',
    dropHere: 'أفلت الملفات هنا لإرفاقها',
    openTabs: 'علامات التبويب المفتوحة',
    tabAsleep: 'نائمة: افتح علامة التبويب هذه أولًا',
    allowTabs: 'السماح لـAside برؤية علامات التبويب…',
    allowTabsHint: 'يسألك المتصفح هل تسمح لـAside على كل المواقع',
    noTab: 'لا علامة تبويب مفتوحة تطابق',
    pastedText: 'نص ملصق',
    pastedImage: 'صورة ملصقة',
    reading: (title) => `جارٍ قراءة ${quoted(title)}…`,
    readingPart: (title, done, total) => `جارٍ قراءة ${quoted(title)}: الصفحة ${number(done)} من ${number(total)}`,
    stopReading: (title) => `إيقاف قراءة ${quoted(title)}`,
    waitsForReading: 'يمكنك إرسال سؤالك حين يُقرأ كل شيء.',
    noVision: (model) => `لا يستطيع ${name(model)} رؤية الصور.`,
    chooseVision: 'اختر نموذجًا يستطيع ذلك، أو أزل الصورة.',
    getVision: `لا نموذج لديك يستطيع ذلك. نزّل واحدًا، مثل ${code('gemma3')}، أو أزل الصورة.`,
    useModel: (model) => `استخدام ${name(model)}`,
    pageChanges: {
      changed: (title) => `تغيّرت الصفحة ${quoted(title)} بعد أن قرأها Aside.`,
      left: (title) => `صارت علامة التبويب التي كانت فيها ${quoted(title)} تعرض صفحة أخرى.`,
    },
    aroundIt: 'الفقرة التي حوله:',
    readAgain: 'القراءة من جديد',
    pageBeside: (title) => `أنت تتصفح الآن ${quoted(title)}.`,
    anotherPage: 'أنت تتصفح الآن صفحة أخرى.',
    chatIsAbout: (title) => `هذه المحادثة عن ${quoted(title)}.`,
    useInstead: 'استخدام هذه الصفحة بدلًا منها',
    useAlso: 'إضافة هذه الصفحة',
    fits: {
      passages: (model) => `أطول من أن يقرأه ${name(model)}: لا تُرسل إلا المقاطع المهمة لسؤالك.`,
      parts: (model) => `أطول من أن يقرأه ${name(model)} دفعة واحدة: يُقرأ على أجزاء.`,
      tooLong: (model, tokens, most) =>
        `ربما يكون أطول من أن يقرأه ${name(model)}: نحو ${counted(rounded(tokens), TOKENS)}، ويقرأ النموذج ${number(most)}.`,
      withoutEarlierSources: 'لا تُرسل صفحات الأسئلة السابقة ومقتطفاتها وصورها من جديد: لا يتسع لها النموذج.',
      leftOut: (count) =>
        plural(count, {
          zero: 'يُرسل كل شيء.',
          one: 'لا يُرسل أقدم سؤال وجوابه: لا يتسع لهما النموذج.',
          two: 'لا يُرسل أقدم سؤالين وجواباهما: لا يتسع لهما النموذج.',
          few: (shown) => `لا تُرسل أقدم ${shown} أسئلة وأجوبتها: لا يتسع لها النموذج.`,
          many: (shown) => `لا يُرسل أقدم ${shown} سؤالًا وأجوبتها: لا يتسع لها النموذج.`,
          other: (shown) => `لا يُرسل أقدم ${shown} سؤال وأجوبتها: لا يتسع لها النموذج.`,
        }),
    },
    refusals: {
      not_readable: ({ name: file }) => notAttached(file, 'ليس نصًا ولا صورة ولا PDF.'),
      empty: ({ name: file }) => notAttached(file, 'لا شيء فيه.'),
      too_large: ({ name: file, megabytes }) => notAttached(file, `لا يتجاوز حجم الملف ${number(megabytes)}\u00a0م.ب.`),
      not_an_image: ({ name: file }) => notAttached(file, 'اسمه اسم صورة، لكنه ليس صورة.'),
      image_kind: ({ name: file }) =>
        notAttached(file, 'لا يستطيع Aside قراءة هذا النوع من الصور. احفظها بصيغة PNG أو JPEG.'),
      image_too_large: ({ name: file, megapixels, most }) =>
        notAttached(file, `دقة الصورة ${number(megapixels)} ميغابكسل، والمسموح ${number(most)}. احفظ نسخة أصغر.`),
      image_broken: ({ name: file }) => notAttached(file, 'الصورة تالفة.'),
      file_gone: ({ name: file }) => notAttached(file, 'هو مجلد، أو لا يمكن فتحه.'),
      no_room: ({ name: file }) => notAttached(file, 'أُرفق بالسؤال كل ما يُسمح به.'),
      needs_companion: ({ name: file }) =>
        notAttached(file, 'يقرأ التطبيق المرافق ملفات PDF، وهذه اللوحة غير مقترنة بواحد أو غير متصلة به.'),
      refused: ({ name: file }) => `تعذّر إرفاق ${quoted(file)}.`,
      tab_gone: ({ name: file }) => notAttached(file, 'أُغلقت علامة التبويب، أو صارت تعرض صفحة أخرى.'),
      tab_closed: ({ name: file }) =>
        notAttached(file, 'يمنع المتصفح Aside من علامة التبويب هذه. انتقل إليها وانقر على Aside في شريط الأدوات.'),
      tab_unreadable: ({ name: file }) => `تعذّر إرفاق ${quoted(file)}.`,
      not_fetched: ({ name: file }) =>
        notAttached(file, `لم يستطع Aside جلب هذا الملف من موقعه من جديد. ${SAVE_AND_DROP}.`),
      failed: ({ name: file }) => notAttached(file, 'حدث خطأ ما. أعد المحاولة.'),
    },
  },
  summaries: {
    style: 'نوع الملخص',
    styles: { bullets: 'نقاط', brief: 'موجز', detailed: 'مفصّل', focus: 'ما يهمّني' },
    focus: 'ما الذي يهمّك؟',
    focusPlaceholder: 'التكاليف، المواعيد، ما عليّ فعله…',
  },
  selectionButtons: {
    title: 'أزرار بجانب النص المحدد',
    hint: `حدّد نصًا في صفحة فتظهر أزرار بجانبه. ومن لوحة المفاتيح تصل إليها بـ${code('Alt+F10')}.`,
    where: { nowhere: 'بلا أزرار', sites: 'على المواقع التي أختارها', everywhere: 'على كل المواقع' },
    site: 'الموقع',
    add: 'إضافة',
    remove: (site) => `إزالة ${code(site)}`,
    actions: 'عرض هذه الأزرار',
    closed: (site) => `لا يسمح المتصفح لـAside على ${code(site)}. لا تظهر أزرار هناك.`,
    closedEverywhere: 'لا يسمح المتصفح لـAside على كل المواقع. لا تظهر أزرار.',
    allow: 'السماح من جديد',
    problems: {
      refused: 'لم يسمح المتصفح بذلك. يبقى كل شيء كما كان.',
      no_site: `ليس هذا موقعًا. اكتب موقعًا مثل ${code('example.org')}.`,
    },
  },
  voice: {
    speak: 'طرح السؤال صوتيًا (انقر، أو اضغط مطوّلًا وأنت تتكلم)',
    opening: 'جارٍ فتح الميكروفون…',
    listening: 'يستمع Aside',
    transcribing: 'جارٍ التحويل إلى نص…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: 'انتهيت من الكلام',
    askAtOnce: 'السؤال فورًا',
    microphone: 'الميكروفون',
    browsersChoice: 'اختيار المتصفح',
    nextTime: 'بدءًا من التسجيل التالي',
    standIn: (device) => `الميكروفون المختار غير موصول. يسجّل Aside من ${quoted(device)}.`,
    kept: 'يبقى تسجيلك محفوظًا.',
    discard: 'تجاهل',
    keepRecorded: 'إبقاء التسجيل',
    recorded: 'يبقى تسجيلك هنا حتى التسجيل التالي.',
    saveRecorded: 'حفظ',
    letRecordedGo: 'حذف التسجيل',
    allow: 'السماح بالميكروفون…',
    onDevice: {
      available: 'يستطيع هذا المتصفح فهم الكلام على هذا الجهاز نفسه. فعّل ذلك ثم تكلم من جديد.',
      downloadable: 'يستطيع هذا المتصفح فهم الكلام على هذا الجهاز نفسه بعد تنزيل لغتك. تكلم بعدها من جديد.',
      downloading: 'جارٍ تنزيل لغتك…',
      turnOn: 'استخدام هذا المتصفح',
      download: 'تنزيل واستخدام',
      choice: 'فهم الكلام في هذا المتصفح، على هذا الجهاز',
    },
    problems: {
      not_asked: 'يحتاج المتصفح إلى إذنك أولًا. يسألك في علامة تبويب جديدة.',
      denied: 'لا يسمح المتصفح لـAside بالميكروفون.',
      no_microphone: 'لم يوجد ميكروفون. صِل واحدًا ثم أعد المحاولة.',
      not_supported: `لا تستطيع هذه الصفحة استخدام ميكروفون: تحتاج إلى ${code('https')} أو إلى الإضافة.`,
      busy: 'تعذّر استخدام الميكروفون. أغلق البرامج الأخرى التي تستخدمه ثم أعد المحاولة.',
      failed: 'تعذّر فتح الميكروفون. اختر غيره في إعدادات النظام ثم أعد المحاولة.',
      unplugged: 'فُصل الميكروفون. سمع Aside ما قلته حتى ذلك الحين.',
      full: `ينتهي التسجيل بعد ${counted(Math.floor(LIMITS.audioSeconds / 60), ['دقيقة واحدة', 'دقيقتين', 'دقائق', 'دقيقة', 'دقيقة'])}. سمع Aside ما قلته حتى ذلك الحين.`,
      lost: 'انقطع الاتصال بالتطبيق المرافق. يُرسل التسجيل حين يعود.',
      on_device: 'من الآن يحوّل هذا المتصفح كلامك إلى نص على هذا الجهاز. تكلم من جديد.',
      not_on_device: 'لم يعد هذا المتصفح يفهم لغتك على هذا الجهاز. من الآن يستخدم Aside التطبيق المرافق من جديد.',
      not_installed: 'تعذّر على المتصفح تنزيل ما يفهم به لغتك.',
      needs_companion: 'أقرن هذا المتصفح بالتطبيق المرافق لتقول أسئلتك.',
    },
    page: {
      title: 'السماح لـAside بالميكروفون',
      text: 'لا يستمع Aside إلا وأنت تقول سؤالًا، ويرسل التسجيل إلى خادمك الذي يحوّل الكلام إلى نص. ولا يحتفظ به.',
      allow: 'السماح بالميكروفون',
      allowed: 'يستطيع Aside استخدام الميكروفون الآن. أغلق علامة التبويب هذه وقل سؤالك في اللوحة.',
      denied:
        'لا يسمح المتصفح لـAside بالميكروفون. انقر على الرمز الذي بجانب عنوان هذه الصفحة، واسمح بالميكروفون، ثم أعد المحاولة.',
      none: 'لم يوجد ميكروفون. صِل واحدًا ثم أعد المحاولة.',
    },
  },
  aloud: {
    read: 'القراءة بصوت عالٍ',
    stopReading: 'إيقاف القراءة',
    readSelection: 'قراءة النص المحدد بصوت عالٍ',
    bar: 'القراءة بصوت عالٍ',
    pause: 'إيقاف مؤقت',
    goOn: 'متابعة',
    skip: 'الجملة التالية',
    speed: 'السرعة',
    slower: 'أبطأ',
    faster: 'أسرع',
    rate: (rate) => `${number(rate)}×`,
    waiting: 'في انتظار بقية الإجابة…',
    gettingVoices: 'جارٍ تحميل الأصوات…',
    voice: (language) => `صوت ${name(language)}`,
    automatic: 'أفضل صوت على هذا الجهاز',
    onThisComputer: 'على هذا الجهاز',
    online: 'عبر الإنترنت: يغادر النص هذا الجهاز',
    leftOut: { code: 'تُركت شيفرة.', formula: 'تُركت صيغة رياضية.' },
    noVoice: {
      no_voice: (language) =>
        `لا صوت للغة ${name(language)} على هذا الجهاز. أضف واحدًا في إعدادات الكلام في النظام ثم أعد تشغيل المتصفح.`,
      no_voice_on_linux: (language) =>
        `لا صوت للغة ${name(language)} على هذا الجهاز. ثبّت ${code('speech-dispatcher')} و${code('espeak-ng')}. ويجب أيضًا تشغيل Chrome وChromium بالخيار ${code('--enable-speech-dispatcher')}.`,
    },
    problems: {
      not_supported: 'لا يستطيع هذا المتصفح القراءة بصوت عالٍ.',
      failed: 'لم يعد الصوت يستجيب. انقر على «متابعة» أو اختر صوتًا آخر.',
      interrupted: 'أنهى القراءةَ شيء آخر في المتصفح.',
      elsewhere: 'تقرأ الآن لوحة أخرى بصوت عالٍ.',
    },
  },
  tuning: {
    title: 'إعدادات النموذج',
    scope: 'هذه الإعدادات لـ',
    thisChat: 'هذه المحادثة',
    thisModel: (model) => (model === '' ? 'هذا النموذج' : name(model)),
    chatHint: 'تتقدم على إعدادات النموذج، وتبقى مع هذه المحادثة.',
    modelHint: 'تسري في كل محادثة بهذا النموذج ليست لها إعدادات خاصة.',
    contextUsed: (used, all) =>
      `بعد آخر إجابة كان السياق ممتلئًا بنسبة ${percent(Math.ceil((100 * used) / all) / 100)}: ${number(used)} من ${number(all)} من الرموز.`,
    everyModel: 'لكل النماذج',
    largestContext: 'أكبر سياق، بالرموز',
    largestContextHint:
      'أكثر ما يطلبه Aside من نموذج Ollama. بالمزيد يقرأ صفحات أطول كاملة ويحتاج إلى ذاكرة أكثر. والنموذج المحمّل يبقى على ما لديه.',
    loadsEarly: 'تحميل النموذج في أثناء الكتابة',
    loadsEarlyHint: 'تبدأ الإجابات أبكر. للنماذج التي تتسع لها ذاكرة هذا الجهاز فقط، ولا يحدث أبدًا وإجابة أخرى تجري.',
    loading: 'جارٍ سؤال التطبيق المرافق…',
    none: 'ليس لهذا النموذج إعدادات.',
    reset: (what) => `إعادة إلى الافتراضي: ${what}`,
    byItself: 'اختيار النموذج',
    usually: (value) => `الافتراضي: ${value}`,
    names: {
      temperature: 'درجة الحرارة',
      top_p: 'Top P',
      seed: 'البذرة',
      num_ctx: 'السياق، بالرموز',
      num_predict: 'أطول إجابة، بالرموز',
      keep_alive: 'الدقائق في الذاكرة',
      think: 'التفكير',
      system: 'موجّه النظام',
    },
    hints: {
      temperature: 'من 0، أي أرجح الكلمات، إلى 2، أي أكثرها مفاجأة.',
      top_p: 'من أي حصة من الكلمات الراجحة يُختار، من 0 إلى 1.',
      seed: 'العدد نفسه يعطي الإجابة نفسها.',
      num_ctx: 'بالمزيد تُقرأ صفحات أطول كاملة، لكنه يحتاج إلى ذاكرة.',
      num_predict: 'تُقطع الإجابات الأطول.',
      keep_alive: `بعد الإجابة. وبالقيمة ${code('-1')} يبقى حتى يُخرجه أحد.`,
      think: 'التفكير أكثر يستغرق وقتًا أطول.',
      system: 'ما يُقال للنموذج قبل كل شيء.',
    },
    thinking: { off: 'بلا تفكير', on: 'بتفكير', low: 'قليل', medium: 'متوسط', high: 'كثير' },
  },
} satisfies Catalogue['rest'];
