import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { code, counted, name, number, quoted } from './tongue.ts';

const label = (server: string) => serverWords(server).label;
const setBy = (server: string) => serverWords(server).setBy;
const called = (model: string) => (model === '' ? 'النموذج' : `النموذج ${quoted(model)}`);
const at = (server: string, address: string) => `${serverWords(server).the} على ${code(address)}`;
const said = (words: string) => (words === '' ? '' : `: ${name(words)}`);
const why = (words: string) => (words === '' ? 'بلا ذكر السبب' : name(words));
const seconds = (count: number) => counted(count, ['ثانية واحدة', 'ثانيتين', 'ثوانٍ', 'ثانية', 'ثانية']);

const WAIT = 'انتظر قليلًا ثم أعد المحاولة.';
const AGAIN = 'أعد المحاولة.';
const TOO_LONG = 'لا يتسع سياق النموذج للسؤال وصفحته.';
const SEND_LESS = 'أرسل من الصفحة أقل، أو اسأل في محادثة جديدة.';
const CHOOSE = 'اختر نموذجًا آخر.';
const WITHOUT = 'اختر نموذجًا يستطيع ذلك، أو اسأل من دونه.';
const CRASHED = 'ربما أُوقف أو تعطّل. تحقق من أنه يعمل، ثم أعد المحاولة.';
const check = (server: string) => `تحقق من العنوان والمسار (${setBy(server)})، وحدّث ${label(server)}.`;
const find = (server: string) => `تحقق من العنوان (${setBy(server)}). ${serverWords(server).findable}`.trim();
const again = (server: string) => `أعد المحاولة. إن تكرر ذلك فالسبب في سجل تشغيل ${label(server)}.`;
const redirect = (server: string) =>
  `إن كان الخادم الصحيح هناك فأعطِ ذلك العنوان (${setBy(server)}). وإن كانت صفحة تسجيل دخول فاسمح هناك لهذا الجهاز.`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['لا يجيب خادم النماذج.', 'شغّله ثم أعد المحاولة.'],
    no_answer: ({ server, address, reason }) => [
      `لا يجيب ${label(server)} على ${code(address)} (${name(reason)}).`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `لا يجيب ${label(server)} على ${code(address)} (لا مضيف بهذا الاسم).`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `لا يجيب ${label(server)} على ${code(address)} (لا إجابة خلال ${seconds(count)}).`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['لا شيء هنا يحوّل الكلام إلى نص.', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `لا يمكن الوصول إلى النموذج ${quoted(model)} الآن: لا يجيب ${code(address)}.`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['خادم النماذج مشغول جدًا.', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `وصلت إلى الخادم على ${code(address)} طلبات كثيرة (429)${said(words)}.`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `الخادم على ${code(address)} مشغول جدًا (503)${said(words)}.`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)} مشغول جدًا: قائمة انتظاره ممتلئة.`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `لا يزال الخادم على ${code(address)} يحمّل نموذجه.`,
      'انتظر حتى ينتهي ثم أعد المحاولة.',
    ],
  },
  upstream_refused: {
    general: () => ['رفض خادم النماذج السؤال.', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `يطلب الخادم على ${code(address)} تسجيل الدخول أو مفتاحًا (${status})${said(words)}.`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `يرفض الخادم على ${code(address)} الطلبات من هنا (403)${said(words)}.`,
      `هذا قول خادم وسيط أو جدار حماية أمامه. اسمح هناك لهذا الجهاز، أو أعطِ العنوان المباشر (${setBy(server)}).`,
    ],
    unknown_path: ({ server, address, status }) => [
      `يجيب على ${code(address)} شيء ليس ${serverWords(server).a}: الصفحة المطلوبة غير موجودة هناك (${status}).`,
      check(server),
    ],
    too_long: ({ address }) => [
      `لا يقبل الخادم على ${code(address)} أسئلة بهذا الطول (413).`,
      `هذا قول خادم وسيط أمامه: ارفع حدّه (${code('client_max_body_size')} في nginx)، أو أرسل من الصفحة أقل.`,
    ],
    host_not_accepted: ({ server, address }) => [
      `يرفض ${at(server, address)} الطلبات من هنا (403): لا يُقبل اسم المضيف أو Origin.`,
      `استخدم عنوانًا مقبولًا (عنوان IP أو localhost أو اسمًا ينتهي بـ${code('.local')}). وإن كان خادم وسيط يضيف Origin فأدرجه في OLLAMA_ORIGINS حيث يعمل Ollama.`,
    ],
    not_signed_in: ({ server, address, model }) => [
      `يجب تسجيل الدخول في ${at(server, address)} لاستخدام ${called(model)}.`,
      `شغّل على ذلك الجهاز ${code('`ollama signin`')}.`,
    ],
    bad_option: ({ server, said: words }) => [
      `لا يقبل ${label(server)} أحد خيارات هذا الطلب${said(words)}.`,
      'صحّح الخيار في الإعدادات.',
    ],
    bad_model_name: ({ model }) => [
      `لا يمكن أن يكون ${quoted(model)} اسم نموذج.`,
      `يبدو الاسم هكذا: ${code('llama3.2:3b')} أو ${code('hf.co/owner/model')}.`,
    ],
    not_manageable: ({ server, address }) => [
      `لا يمكن تغيير نماذج ${at(server, address)} من هنا.`,
      'استخدم أدوات ذلك الخادم.',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `${at(server, address)} أقدم من أن يشغّل ${called(model)}${said(words)}.`,
      `حدّث ${label(server)} ثم أعد المحاولة.`,
    ],
    no_chat: ({ server, address }) => [
      `لا يعرف الخادم على ${code(address)} محادثة ${label(server)}: ربما هو شيء آخر أو إصدار قديم جدًا.`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `يجيب على ${code(address)} شيء ليس ${serverWords(server).a}.`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `يجيب على ${code(address)} شيء ليس ${serverWords(server).a} (${status}).`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `يحيل الخادم على ${code(address)} إلى ${code(target)}. لا يتبع Aside ذلك.`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `يحيل الخادم على ${code(address)} إلى عنوان آخر. لا يتبع Aside ذلك.`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `لا يستطيع ${at(server, address)} قراءة هذا التسجيل (${name(format)})${said(words)}.`,
      `أرسل WAV أو PCM بدقة 16 بت. ويقرأ خادم whisper.cpp صيغًا أخرى إن شُغّل بالخيار ${code('--convert')} وكان ffmpeg موجودًا.`,
    ],
    not_http: ({ server, address, reason }) => [
      `لا يتكلم الخادم على ${code(address)} بروتوكول HTTP صحيحًا (${name(reason)}).`,
      `تحقق من العنوان، ومن أنه يبدأ بـ${code('http://')} أو ${code('https://')} كما يجب (${setBy(server)}).`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `رفض ${at(server, address)} الطلب (${status}: ${why(words)}).`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['تعطّل خادم النماذج.', AGAIN],
    behind_proxy: ({ server, address, said: words }) => [
      `لا يصل الخادم الوسيط على ${code(address)} إلى ${label(server)} خلفه (502)${said(words)}.`,
      `شغّل ${label(server)} على ذلك الجهاز، أو صحّح العنوان الذي يحيل إليه الخادم الوسيط.`,
    ],
    not_available: ({ server, address }) => [
      `الخادم على ${code(address)} غير متاح الآن (503)، كما يقول خادم وسيط أمامه.`,
      `تحقق من أن ${label(server)} يعمل خلفه، ثم أعد المحاولة.`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `لم ينتظر الخادم الوسيط على ${code(address)} ${label(server)} مدة كافية (${status})${said(words)}.`,
      `تحميل نموذج وقراءة صفحة طويلة يستغرقان وقتًا. ارفع مهلة الخادم الوسيط (${code('proxy_read_timeout')} في nginx)، وتحقق من أن ${label(server)} يعمل خلفه.`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `يبلّغ ${at(server, address)} عن خطأ (${status}: ${why(words)}).`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `يبلّغ الخادم على ${code(address)} عن خطأ (${status}: بلا ذكر السبب).`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `يبلّغ ${at(server, address)} عن خطأ (${why(words)}).`,
      again(server),
    ],
    broke_before: ({ server, address }) => [
      `انقطع الاتصال بـ${label(server)} على ${code(address)} قبل وصول إجابة.`,
      CRASHED,
    ],
    broke_midway: ({ server, address }) => [
      `انقطع الاتصال بـ${label(server)} على ${code(address)} في وسط الإجابة.`,
      CRASHED,
    ],
    not_understood: ({ address }) => [
      `لم يفهم Aside الخادم على ${code(address)}.`,
      'أعد المحاولة. التفاصيل في سجل تشغيل التطبيق المرافق.',
    ],
    no_memory: ({ model, said: words }) => [
      `لا تكفي الذاكرة لتشغيل ${called(model)}${said(words)}.`,
      `أغلق برامج أخرى، أو أخرج نماذج أخرى من الذاكرة بالأمر ${code('`ollama stop`')}، أو اختر نموذجًا أصغر.`,
    ],
    runner_failed: ({ model, said: words }) => [
      `فشلت العملية التي تشغّل ${called(model)}${words === '' ? '' : ` (${name(words)})`}.`,
      'أعد المحاولة. إن تكرر ذلك فربما لا تكفي الذاكرة: اختر نموذجًا أصغر.',
    ],
    disk_full: ({ address, model, said: words }) => [
      `لا مكان على قرص الخادم ${code(address)} يتسع لتنزيل ${called(model)}${said(words)}.`,
      'احذف نماذج لا تحتاج إليها أو أفسح مكانًا هناك، ثم أعد المحاولة.',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `تعذّر على ${at(server, address)} تنزيل ${called(model)}${said(words)}.`,
      'تحقق من اتصال ذلك الجهاز بالإنترنت، ثم أعد المحاولة.',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `تعذّر على ${at(server, address)} تنزيل ${called(model)}${said(words)}.`,
      AGAIN,
    ],
    endless: ({ server, address }) => [
      `أرسل ${at(server, address)} أكثر مما تتسع له إجابة.`,
      `تحقق من أن العنوان لـ${label(server)} حقًا، وأعد تشغيل الخادم.`,
    ],
    garbled: ({ server, address }) => [
      `أرسل ${at(server, address)} شيئًا لا ينتمي إلى البروتوكول.`,
      `تحقق من أن العنوان لـ${label(server)} حقًا، ومن أن لا خادم وسيطًا يغيّر الإجابات.`,
    ],
    ended_early: ({ server, address }) => [
      `توقف ${at(server, address)} قبل نهاية الإجابة.`,
      `أعد المحاولة. إن تكرر ذلك فربما يقطع خادم وسيط الإجابات الطويلة، أو السبب في سجل تشغيل ${label(server)}.`,
    ],
    said_nothing: ({ server, address }) => [
      `توقف الخادم على ${code(address)} قبل الكلمة الأولى.`,
      `أعد المحاولة. إن تكرر ذلك فتحقق من أن العنوان لـ${label(server)} حقًا، أو انظر في سجل تشغيله.`,
    ],
  },
  upstream_silent: {
    general: () => ['لم يرسل خادم النماذج شيئًا منذ مدة طويلة.', 'أعد تشغيله إن كان عالقًا، ثم أعد المحاولة.'],
    silent: ({ server, address, seconds: count }) => [
      `لم يرسل ${at(server, address)} شيئًا خلال ${seconds(count)}، ولا يجيب حين يُسأل.`,
      'تحقق من أن الخادم لا يزال يعمل. أعد تشغيله إن كان عالقًا، ثم أعد المحاولة.',
    ],
  },
  model_not_found: {
    general: () => ['لا نموذج بهذا الاسم.', CHOOSE],
    at_server: ({ server, address, model }) => [
      `ليس لدى الخادم على ${code(address)} ${called(model)}.`,
      `${serverWords(server).getModel(model)}، أو اختر نموذجًا آخر.`,
    ],
    here: ({ server, model }) => [
      `ليس النموذج ${quoted(model)} هنا.`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)}، أو اختر نموذجًا آخر.`,
    ],
    not_in_library: ({ model }) => [
      `لا نموذج للتنزيل باسم ${quoted(model)}.`,
      'تحقق من كتابة الاسم والجزء الذي بعد النقطتين.',
    ],
    no_server: () => ['لم يعد خادم النماذج هذا موجودًا.', 'افتح قائمة النماذج من جديد.'],
    none: ({ server, address }) => [
      `ليس لدى ${at(server, address)} نموذج بعد.`,
      `${serverWords(server).getModel('')}.`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `ليس لدى ${at(server, address)} نموذج يستطيع المحادثة (${name(model)} و${number(others)} غيره فقط).`
        : `ليس لدى ${at(server, address)} نموذج يستطيع المحادثة (${name(model)} فقط).`,
      `${serverWords(server).getModel('')}.`,
    ],
  },
  model_unsupported: {
    general: () => ['لا يستطيع هذا النموذج ذلك.', CHOOSE],
    chat: ({ model }) => [`لا يستطيع ${called(model)} المحادثة: صُنع لشيء آخر، كالبحث.`, CHOOSE],
    only_search: ({ model }) => [`لا يستطيع ${called(model)} المحادثة: يحوّل النص إلى أرقام للبحث.`, CHOOSE],
    images: ({ model }) => [`لا يستطيع ${called(model)} رؤية الصور.`, WITHOUT],
    thinking: ({ model }) => [`لا يستطيع ${called(model)} التفكير قبل الإجابة.`, WITHOUT],
    tools: ({ model }) => [`لا يستطيع ${called(model)} استخدام الأدوات.`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `يحتاج السؤال وصفحته إلى ${number(promptTokens)} من الرموز، ولا يتسع سياق النموذج إلا لـ${number(contextTokens)}.`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;
