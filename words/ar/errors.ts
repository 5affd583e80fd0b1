import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { percent } from './amounts.ts';
import { code, counted, name, number, plural } from './tongue.ts';
import { upstreamErrors } from './upstream-errors.ts';

const CHOOSE = 'اختر ملفًا مصدَّرًا من Aside أو Page Assist أو Open WebUI أو ChatGPT.';
const IMPORT_AGAIN = 'استورد الملف من جديد.';
const ATTACH_AGAIN = 'أرفقه من جديد.';
const LOOK_AGAIN = 'انظر في القائمة.';
const NEW_CODE = `احصل على رمز جديد حيث يعمل Aside، بالأمر ${code(`${ASIDE_COMMAND} pair`)}.`;
const RECORD_AGAIN = 'سجّل من جديد.';
const NEW_CHAT = 'ابدأ محادثة جديدة.';
const ANOTHER_LINK = 'اطلب رابطًا جديدًا ممن أرسله.';
const COMPARE = 'قارنه بالرمز المعروض.';
const SET_OTHER = 'أدخل قيمة أخرى.';
const OTHER_FOLDER = `اختر مجلدًا آخر بالخيار ${code('--data-dir')}`;
const MAKE_YOURS = `اجعله ملكك واسمح بالكتابة فيه، أو ${OTHER_FOLDER}.`;
const START_AGAIN = 'أعد تشغيل Aside.';
const AGAIN = 'أعد المحاولة.';
const ASK_AGAIN = 'أعد السؤال.';
const WAIT = 'انتظر قليلًا ثم أعد المحاولة.';
const SAY_LESS = 'قل أقل في المرة الواحدة.';
const EXPORT_LESS = 'صدّر عددًا أقل في المرة الواحدة.';
const REMOVE_SOME = 'أزل بعضها.';

const megabytes = (count: number) => `${number(count)}\u00a0م.ب`;
const chars = (count: number) => counted(count, ['حرف واحد', 'حرفين', 'أحرف', 'حرفًا', 'حرف']);
const withFields = (fields: string) => (fields === '' ? '' : ` فيها ${name(fields)}`);

/** ما قد يفشل، بحسب رمزه وسببه. */
export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['لم يفهم التطبيق المرافق هذا الطلب.', 'حدّث Aside.'],
    not_understood: ({ reason }) => [`لم تُفهم الرسالة: ${name(reason)}.`, ''],
    unread_answer: () => ['لم تُفهم إجابة التطبيق المرافق.', 'حدّث Aside: ربما هو أقدم من التطبيق المرافق.'],
    hello_twice: () => ['أُرسلت التحية من قبل.', ''],
    has_key: () => ['لا يقترن إلا من ليس لديه مفتاح.', ''],
    unknown_place: () => ['هذا الموضع في القائمة غير معروف.', 'حمّل القائمة من جديد.'],
    two_contents: () => ['في أحد المصادر نص ويشير مع ذلك إلى بيانات.', 'أرسل أحدهما فقط.'],
    not_an_image: () => ['ليست هذه صورة تقرؤها النماذج.', 'أرفق PNG أو JPEG أو GIF أو WebP.'],
    parameter_number: ({ name: what, least, most }) => [
      `يجب أن تكون قيمة ${name(what)} عددًا من ${number(least)} إلى ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_whole: ({ name: what, least, most }) => [
      `يجب أن تكون قيمة ${name(what)} عددًا صحيحًا من ${number(least)} إلى ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_choice: ({ name: what, choices }) => [
      `يجب أن تكون قيمة ${name(what)} إحدى هذه: ${name(choices)}.`,
      SET_OTHER,
    ],
    parameter_text: ({ name: what, most }) => [`لا يتجاوز ${name(what)} ${chars(most)}.`, 'اختصر النص.'],
    parameter_count: ({ most }) => [`لا يمكن ضبط أكثر من ${number(most)} من القيم.`, 'أعد بعضها إلى الافتراضي.'],
    prompt_count: ({ most }) => [`لا مكان لأكثر من ${number(most)} من الموجّهات.`, 'احذف بعضها.'],
    prompt_chars: ({ most }) => [`لا تتجاوز الموجّهات كلها معًا ${chars(most)}.`, 'اختصر بعضها أو احذفه.'],
    parameter_of_nothing: () => ['لا تخص القيم محادثة ولا نموذجًا.', 'حدّد أحدهما.'],
    not_text: () => ['ليس هذا نصًا.', 'أرفق ملفًا نصيًا.'],
    audio_not_begun: () => ['لم يبدأ أي تسجيل.', `أرسل ${code('`audio`')} أولًا.`],
    audio_late: () => ['لم تصل بقية التسجيل في الوقت المناسب.', RECORD_AGAIN],
    audio_other: ({ format, found }) => [
      `التسجيل بصيغة ${name(found)}، وأُعلن أنه بصيغة ${name(format)}.`,
      `أعلن أنه بصيغة ${name(found)}.`,
    ],
    audio_unclear: ({ format }) => [`ليس التسجيل بصيغة ${name(format)}، أو هو تالف.`, RECORD_AGAIN],
    upload_id_in_use: () => ['يجري رفع آخر بهذا المعرّف.', 'استخدم معرّفًا آخر.'],
    upload_late: () => ['لم تصل البقية في الوقت المناسب.', ATTACH_AGAIN],
    upload_too_much: () => ['وصل أكثر مما طُلب.', ATTACH_AGAIN],
    upload_other_bytes: () => ['ليس المحتوى ما أُعلن عنه.', ATTACH_AGAIN],
    export_id_in_use: () => ['يجري تصدير آخر بهذا المعرّف.', 'استخدم معرّفًا آخر.'],
    import_order: () => ['لا يتبع هذا الجزء ما قبله.', IMPORT_AGAIN],
    import_not_waiting: () => ['لا ملف ينتظر الاستيراد.', IMPORT_AGAIN],
    import_memory: () => ['الملف أكبر من أن يُقرأ دفعة واحدة.', EXPORT_LESS],
    import_newer: () => ['الملف من إصدار لا يعرفه هذا الإصدار من Aside.', 'حدّث Aside ثم استورده من جديد.'],
    import_not_json: () => ['ليس الملف بصيغة JSON.', CHOOSE],
    import_zip: () => [
      `الملف أرشيف ZIP. فُكّ ضغطه واختر منه ملف ${code('conversations.json')} أو ملف المحادثات.`,
      CHOOSE,
    ],
    import_sqlite: () => ['الملف قاعدة بيانات SQLite وليس JSON مقروءًا.', CHOOSE],
    import_pdf: () => ['الملف بصيغة PDF وليس JSON مقروءًا.', CHOOSE],
    import_markup: () => ['الملف صفحة HTML أو XML وليس JSON مقروءًا.', CHOOSE],
    import_markdown: () => ['الملف بصيغة Markdown وهو للقراءة فقط. صدّر المحادثات بصيغة JSON.', CHOOSE],
    import_json_lines: () => ['في الملف أسطر JSON، لكنه ليس تصديرًا يعرفه Aside.', CHOOSE],
    import_damaged_json: () => ['JSON في الملف تالف أو مقطوع. صدّره من جديد.', CHOOSE],
    import_program: ({ program }) => [`الملف مصدَّر من ${name(program)}، ولا يستطيع Aside قراءته.`, CHOOSE],
    import_list: ({ count, fields }) => [
      `لا يعرف Aside هذا النوع من التصدير: في الملف قائمة من ${counted(count, ['عنصر واحد', 'عنصرين', 'عناصر', 'عنصرًا', 'عنصر'])}${withFields(fields)}.`,
      CHOOSE,
    ],
    import_other: ({ fields }) => [
      `لا يعرف Aside هذا النوع من التصدير: في الملف بيانات أخرى${withFields(fields)}.`,
      CHOOSE,
    ],
  },
  unknown_type: {
    general: () => ['لا يعرف التطبيق المرافق هذا النوع من الطلبات.', 'حدّث Aside.'],
    not_understood: ({ reason }) => [`لم تُفهم الرسالة: ${name(reason)}.`, ''],
    no_history: () => ['ليس للغرفة المشتركة سجل يُمسح.', ''],
  },
  message_too_long: {
    general: () => ['هذا أكبر مما يقبله التطبيق المرافق.', 'أرسل أقل منه.'],
    question: ({ count, most }) => [
      `طول السؤال ${chars(count)}، ولا يقبل التطبيق المرافق أكثر من ${number(most)}.`,
      'اختصره أو اسأل على خطوات.',
    ],
    attachments: ({ count, most }) => [
      `عدد الصفحات والمقتطفات المرفقة ${number(count)}، ولا يقبل التطبيق المرافق أكثر من ${number(most)} في المرة.`,
      REMOVE_SOME,
    ],
    attached_text: ({ count, most }) => [
      `طول النص المرفق ${chars(count)}، ولا يقبل التطبيق المرافق أكثر من ${number(most)}.`,
      'حدّد الجزء المهم واسأل عنه.',
    ],
    frame: () => [
      'السؤال ومرفقاته أكبر مما يقبله التطبيق المرافق في رسالة واحدة.',
      'أزل مرفقًا، أو حدّد الجزء المهم واسأل عنه.',
    ],
    attached_bytes: ({ megabytes: most }) => [`المرفقات أكبر من ${megabytes(most)}.`, REMOVE_SOME],
    upload: ({ megabytes: most }) => [`هذا أكبر من ${megabytes(most)}.`, 'أرفق شيئًا أصغر.'],
    audio_bytes: ({ megabytes: most }) => [`التسجيل أكبر من ${megabytes(most)}.`, SAY_LESS],
    audio_seconds: ({ seconds }) => [
      `التسجيل أطول من ${counted(seconds, ['ثانية واحدة', 'ثانيتين', 'ثوانٍ', 'ثانية', 'ثانية'])}.`,
      SAY_LESS,
    ],
    import: ({ megabytes: most }) => [`الملف أكبر من ${megabytes(most)}.`, EXPORT_LESS],
  },
  empty_message: {
    general: () => ['السؤال فارغ.', 'اكتب سؤالًا.'],
    no_audio: () => ['التسجيل فارغ.', 'تحقق من أن الميكروفون مفتوح، ثم سجّل من جديد.'],
    silence: () => ['لا يُسمع شيء في التسجيل.', 'تحقق من أن الميكروفون الصحيح مفتوح، ثم سجّل من جديد.'],
    no_words: () => ['لم تُسمع كلمات في التسجيل.', 'اقترب من الميكروفون ثم سجّل من جديد.'],
  },

  file_unreadable: {
    general: () => ['لا يمكن قراءة هذا الملف.', 'احفظه بصيغة أخرى.'],
    pdf_encrypted: () => ['ملف PDF هذا محمي بكلمة مرور.', 'أرفق نسخة بلا كلمة مرور.'],
    pdf_broken: () => ['ملف PDF هذا تالف.', 'أرفق نسخة سليمة.'],
    pdf_without_text: () => ['صفحات ملف PDF هذا صور بلا نص.', 'أرفقها صورًا.'],
    pdf_slow: () => ['تستغرق قراءة ملف PDF هذا وقتًا طويلًا جدًا.', 'أرفق جزءًا منه.'],
    pdf_memory: () => ['تحتاج قراءة ملف PDF هذا إلى ذاكرة كبيرة جدًا.', 'أرفق جزءًا منه.'],
  },
  forbidden: {
    general: () => ['يحتاج هذا إلى مفتاح.', 'أقرن هذا العميل بالتطبيق المرافق.'],
    key: () => ['بلا مفتاح لا يمكنك عبر هذا الاتصال إلا السؤال.', 'اتصل بمفتاح.'],
    local_key: () => [
      'لا تُدار المفاتيح إلا على الجهاز الذي يعمل عليه Aside.',
      'افعل ذلك هناك، في الطرفية أو في الشريط الجانبي.',
    ],
    administrator: () => ['لا يستطيع ذلك إلا مدير هذا التطبيق المرافق.', 'اطلبه من أحد المديرين.'],
    other_person: () => [
      'لا يستطيع ذلك إلا هذا الشخص، أو من هو على الجهاز الذي يعمل عليه Aside.',
      'اطلبه منه، أو افعل ذلك هناك، في الطرفية.',
    ],
    one_person: () => ['يستخدم هذا التطبيق المرافق شخص واحد.', `شغّله مع ${code('--people')} لدعوة آخرين.`],
    only_rotated: () => ['لا يمكن إلغاء مفتاح هذا الجهاز.', 'استبدل به مفتاحًا جديدًا.'],
    member: () => ['أنت ضيف في هذه المحادثة ولا يمكنك فعل شيء آخر هنا.', 'اسأل من شاركها.'],
    reader: () => ['يمكنك قراءة هذه المحادثة لا السؤال فيها.', 'اطلب رابطًا آخر ممن شاركها.'],
    words_alone: () => ['لا يمكنك السؤال في محادثة مشتركة إلا بالكلمات.', 'اسأل بلا مرفقات وبلا إعدادات خاصة بك.'],
    needs_pairing: () => [
      'لا تُرسل الصفحات والمقتطفات إلا إلى تطبيق مرافق مقترن. لم يُرسل شيء.',
      'أقرن هذا المتصفح (انقر على اسم النموذج في الأعلى ثم «التطبيق المرافق…»)، ثم أعد السؤال.',
    ],
  },
  conflict: {
    general: () => ['هذا المعرّف يخص سؤالًا آخر.', 'اسأل بمعرّف جديد.'],
    prompt_changed: () => ['عُدّل هذا الموجّه في مكان آخر.', 'احفظ موجّهك بوصفه موجّهًا آخر.'],
  },
  turn_gone: { general: () => ['لم تعد هذه الإجابة هنا.', ASK_AGAIN] },
  conversation_gone: {
    general: () => ['لم تعد هذه المحادثة هنا.', NEW_CHAT],
    followed: () => ['لم تعد المحادثة التي يخصها هذا السؤال هنا.', NEW_CHAT],
    exported: () => ['ليست هذه المحادثة هنا.', 'اختر أخرى، أو صدّر الكل.'],
    temporary: () => ['لا تمكن مشاركة محادثة مؤقتة لأنها لا تُحفظ.', 'ابدأ محادثة تُحفظ وشاركها.'],
    stays_in_sight: () => [
      'لم تعد هذه المحادثة لدى التطبيق المرافق. حُذفت، أو كانت مؤقتة وانتهت.',
      'يبقى ما تراه هنا. وإن سألت من جديد فلن يعرف النموذج شيئًا مما سبق.',
    ],
  },
  operation_gone: {
    general: () => ['انتهى هذا من قبل.', LOOK_AGAIN],
    stopped: () => ['أُوقف هذا من مكان آخر.', 'ابدأه من جديد.'],
  },
  client_gone: { general: () => ['لم يعد لأي عميل هذا المفتاح.', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['ليس هذا هو الرمز.', COMPARE],
    tries: ({ left }) => [
      plural(left, {
        zero: 'ليس هذا هو الرمز. لم تبقَ محاولات.',
        one: 'ليس هذا هو الرمز. بقيت محاولة واحدة.',
        two: 'ليس هذا هو الرمز. بقيت محاولتان.',
        few: (shown) => `ليس هذا هو الرمز. بقيت ${shown} محاولات.`,
        many: (shown) => `ليس هذا هو الرمز. بقيت ${shown} محاولة.`,
        other: (shown) => `ليس هذا هو الرمز. بقيت ${shown} محاولة.`,
      }),
      COMPARE,
    ],
  },
  code_gone: {
    general: () => ['لم يعد هذا الرمز صالحًا.', NEW_CODE],
    used: () => ['استُخدم هذا الرمز من قبل.', NEW_CODE],
    expired: () => ['انتهت صلاحية هذا الرمز.', NEW_CODE],
    replaced: () => ['لم يعد هذا الرمز صالحًا: هناك رمز أحدث.', NEW_CODE],
    tries: () => ['لم يعد هذا الرمز صالحًا: أُدخلت رموز خاطئة كثيرة.', NEW_CODE],
    rotated: () => ['لم يعد هذا الرمز صالحًا: استُبدل مفتاح الجهاز الذي عرضه.', NEW_CODE],
    none: () => ['لا رمز ينتظر الاقتران الآن.', NEW_CODE],
  },
  link_gone: {
    general: () => ['لا يعمل هذا الرابط.', ANOTHER_LINK],
    used: () => ['استُخدم هذا الرابط من قبل.', ANOTHER_LINK],
    expired: () => ['انتهت صلاحية هذا الرابط.', ANOTHER_LINK],
    revoked: () => ['أُلغي هذا الرابط.', ANOTHER_LINK],
    ended: () => ['لم تعد هذه المحادثة مشتركة.', ANOTHER_LINK],
    full: () => ['لا تمكن مشاركة هذه المحادثة مع مزيد من الأشخاص.', 'اطلب ممن شاركها أن يُفسح مكانًا.'],
  },
  attachments_gone: {
    general: () => ['لم تعد مرفقات هذا السؤال هنا.', 'أرفقها من جديد ثم اسأل.'],
    blob: () => ['لم يعد أحد مرفقات هذا السؤال هنا.', 'أرفقها من جديد ثم اسأل.'],
  },
  overloaded: {
    general: () => ['التطبيق المرافق مشغول جدًا.', WAIT],
    person_turns: ({ most }) => [
      `لا يمكن أن تنتظر أسئلة أكثر لك في آن واحد (الحد: ${number(most)}).`,
      'انتظر حتى يُجاب أحدها.',
    ],
    person_questions: ({ most, minutes }) => [
      `طرحت كل ما يمكنك من أسئلة في ساعة (${number(most)}).`,
      `اسأل من جديد بعد ${number(minutes)}\u00a0دقيقة.`,
    ],
    person_clients: ({ most }) => [
      `لا يمكنك إقران متصفحات أخرى (الحد: ${number(most)}).`,
      'أزل أحدها أولًا من الإعدادات، ثم أعد الإقران.',
    ],
    people: ({ most }) => [
      `لا يمكن أن يستخدم هذا التطبيق المرافق أشخاص أكثر (الحد: ${number(most)}).`,
      'احذف أحدهم أولًا.',
    ],
    questions: () => ['أسئلة كثيرة تنتظر.', 'انتظر حتى تُجاب بعضها، ثم أعد السؤال.'],
    draining: () => ['هذا التطبيق المرافق على وشك التوقف.', 'أعد السؤال بعد قليل.'],
    room: () => ['أسئلة كثيرة تنتظر في هذه الغرفة.', 'انتظر حتى تُجاب بعضها.'],
    pulls: () => ['يجري تنزيل ما يكفي من النماذج.', 'انتظر حتى يصل أحدها.'],
    uploads: () => ['تجري عمليات رفع كثيرة معًا.', 'انتظر حتى ينتهي بعضها، ثم أرفقه من جديد.'],
    recordings: () => ['تجري تسجيلات كثيرة معًا.', 'انتظر قليلًا ثم سجّل من جديد.'],
    transcriptions: () => ['يجري تحويل تسجيلات كثيرة إلى نص.', 'انتظر قليلًا ثم سجّل من جديد.'],
    links: () => ['لا يمكن إنشاء مزيد من الروابط لهذه المحادثة.', 'ألغِ أحدها أولًا.'],
    exports: () => ['تجري عمليات تصدير كثيرة.', 'انتظر حتى تنتهي إحداها.'],
    import: () => ['يجري استيراد ملف آخر.', 'انتظر حتى ينتهي ثم أعد المحاولة.'],
  },
  rate_limited: {
    general: () => ['رسائل أكثر من اللازم.', 'انتظر قليلًا.'],
    views: () => ['يتابع هذا الاتصال إجابات أكثر من اللازم.', 'أغلق بعضها.'],
  },
  interrupted: {
    general: () => ['أُوقف التطبيق المرافق وهو يجيب.', 'أعد السؤال حين يعمل.'],
    restarted: () => ['أُعيد تشغيل التطبيق المرافق في أثناء هذه الإجابة. يبقى النص الذي وصل.', ASK_AGAIN],
    no_key: () => ['انقطع الاتصال بالتطبيق المرافق، ولا تُستأنف إجابة بلا مفتاح. يبقى النص الذي وصل.', ASK_AGAIN],
  },

  storage_failed: {
    general: () => ['لا يمكن قراءة المحادثات أو حفظها الآن.', AGAIN],
    folder_in_use: ({ folder }) => [
      `تطبيق مرافق آخر يستخدم مجلد البيانات ${code(folder)}.`,
      `استخدمه، أو أوقفه أولًا. ولتشغيل اثنين معًا أعطِ أحدهما مجلدًا آخر بالخيار ${code('--data-dir')}.`,
    ],
    file_in_use: ({ file }) => [`برنامج آخر يستخدم ${code(file)}.`, 'أغلقه ثم أعد تشغيل Aside.'],
    newer_version: ({ file }) => [`كتب ${code(file)} إصدارٌ أحدث من Aside.`, `حدّث Aside، أو ${OTHER_FOLDER}.`],
    damaged: ({ file }) => [
      `قاعدة البيانات ${code(file)} تالفة.`,
      'للبدء من جديد انقلها مع الملفات التي بجانبها إلى مكان آخر. لم يتغير فيها شيء.',
    ],
    not_ours: ({ file }) => [`ليس ${code(file)} قاعدة بيانات لـAside.`, `انقله، أو ${OTHER_FOLDER}.`],
    full: ({ file }) => [`لم يبقَ مكان لـ${code(file)}.`, 'أفسح مكانًا على القرص.'],
    not_writable: ({ file }) => [
      `لا يمكن الكتابة في قاعدة البيانات ${code(file)}.`,
      `اسمح بالكتابة في مجلدها، أو ${OTHER_FOLDER}.`,
    ],
    moved: ({ file }) => [
      `حُذفت قاعدة البيانات ${code(file)} أو نُقلت أو استُبدلت وAside يعمل.`,
      'أعدها إلى مكانها، أو أعد تشغيل Aside للبدء بأخرى جديدة.',
    ],
    folder_not_made: ({ folder, reason }) => [
      `لا يمكن إنشاء مجلد البيانات ${code(folder)} (${name(reason)}).`,
      MAKE_YOURS,
    ],
    file_not_made: ({ file, reason }) => [`لا يمكن إنشاء ${code(file)} (${name(reason)}).`, MAKE_YOURS],
    not_a_file: ({ file }) => [`ليس ${code(file)} ملفًا.`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${code(file)} ملك لمستخدم آخر.`, MAKE_YOURS],
    not_written: ({ file }) => [
      `تعذّرت الكتابة في ${code(file)}.`,
      'تحقق مما إذا كان القرص ممتلئًا أو تجاوز حصته أو تالفًا.',
    ],
    failed: ({ file, reason }) => [`تبلّغ قاعدة البيانات ${code(file)} عن خطأ (${name(String(reason))}).`, AGAIN],
    database_away: ({ database, reason }) => [
      `تعذّر الوصول إلى ${code(database)} (${name(reason)}).`,
      'شغّل PostgreSQL. تُحفظ المحادثات حين يستجيب.',
    ],
    database_slow: ({ database }) => [`استغرقت ${code(database)} وقتًا طويلًا.`, 'حاول مرة أخرى.'],
    database_failed: ({ database, reason }) => [
      `رفضت ${code(database)} الطلب (${name(reason)}).`,
      'تحقق من الاسم والمستخدم وكلمة المرور والصلاحيات.',
    ],
    updating: ({ percent: done }) => [`يحدّث Aside سجله: ${percent(done / 100)}.`, 'انتظر حتى يكتمل.'],
    ended: () => ['لم يعد ممكنًا حفظ المحادثات.', START_AGAIN],
    stopping: () => ['يجري إيقاف التطبيق المرافق.', START_AGAIN],
    taken_over: () => ['تولّى تطبيق مرافق آخر هذه الإجابة.', ASK_AGAIN],
    revoked_for_now: () => [
      'المفتاح ملغى ما دام هذا التطبيق المرافق يعمل فقط: تعذّر حفظ ذلك.',
      'اسمح لـAside بالكتابة في مجلد بياناته، ثم ألغِ المفتاح من جديد.',
    ],
  },
  internal: {
    general: () => ['حدث خطأ داخل التطبيق المرافق.', 'أعد المحاولة. التفاصيل في سجل تشغيله.'],
    others_away: () => ['لا يصل التطبيق المرافق إلى ما يشاركه مع غيره.', 'أعد المحاولة بعد لحظة.'],
    not_recorded: () => ['تعذّر حفظ السؤال.', 'أعد السؤال. التفاصيل في سجل التشغيل.'],
    key_not_replaced: () => [
      'تعذّر استبدال مفتاح هذا الجهاز. بقي كما كان.',
      `اسمح لـAside بالكتابة في مجلد بياناته: يفحص ذلك الأمر ${code(`\`${ASIDE_COMMAND} doctor\``)}.`,
    ],
  },
} satisfies Catalogue['rest']['errors'];
