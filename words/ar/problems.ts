import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { percent } from './amounts.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { code, name, number } from './tongue.ts';

const PAIR = 'أقرن هذا المتصفح: شغّل هذا في مجلد Aside واكتب الرمز الذي يعرضه.';
const PAIR_AGAIN = 'أقرنه من جديد: شغّل هذا في مجلد Aside واكتب الرمز الذي يعرضه.';
const START = 'npm start';
const AGAIN = 'أعد المحاولة.';
const KEEPS_TRYING = 'تستمر المحاولة.';
const BY_ITSELF = 'تتصل اللوحة بعد ذلك تلقائيًا.';
const NOTHING_IMPORTED = 'لم يُستورد شيء';
const MEANWHILE = 'حتى ذلك الحين يجيب القارئ المدمج: يقتبس أهم جمل الصفحة.';
const NO_OTHER = 'لا يحل محله نموذج آخر تلقائيًا.';
const CHOOSE = 'اختر نموذجًا آخر.';
const FOUND = 'يجده Aside تلقائيًا بعد تنزيله.';

const itSaid = (said: string) => (said === '' ? '' : ` يقول: ${name(/[.!?]$/.test(said) ? said : `${said}.`)}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : 'خادم النماذج');
const nobody = (address: string) => `لا شيء يجيب على ${code(address)}.`;
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `لا يمكن استخدام ${name(chosen)} الآن. ${NO_OTHER}`;
const certificate = (address: string) => ` افتح ${code(address)} في علامة تبويب لترى هل يثق المتصفح بشهادته.`;

const FAILURES = {
  not_connected: ['لا اتصال بالتطبيق المرافق.', 'أعد المحاولة حين يعود.'],
  connection_broke: ['انقطع الاتصال بالتطبيق المرافق قبل وصول إجابة.', AGAIN],
  no_answer: ['لم يجب التطبيق المرافق في الوقت المناسب.', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const FILE = code('companion.json');
const WRITE_FILE = `شغّل ${code(START)} في مجلد Aside ليكتب ${FILE} من جديد، ثم أعد المحاولة.`;
const LET_STORE = 'اسمح للمتصفح بتخزين بيانات Aside، وتحقق من أن القرص ليس ممتلئًا، ثم أعد المحاولة.';
const READ_AGAIN = 'أعد المحاولة أو أعد تشغيل المتصفح. إن لم ينفع ذلك فأقرن من جديد.';

/** ما بمفتاح اللوحة من خلل. */
export function unusableKey({ code: cause, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : ` (${name(reason)})`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: [`ليس ${FILE} ملف JSON صحيحًا.`, WRITE_FILE],
    file_not_object: [`ليس في ${FILE} كائن JSON.`, WRITE_FILE],
    file_no_address: [`ليس في ${FILE} قيمة صحيحة لـ${code('"address"')} بالشكل ${code('host:port')}.`, WRITE_FILE],
    file_no_token: [`ليس في ${FILE} قيمة صحيحة لـ${code('"token"')}.`, WRITE_FILE],
    not_a_key: ['ما خزّنه المتصفح لـAside ليس مفتاحًا.', READ_AGAIN],
    not_kept: [`تعذّر على المتصفح حفظ المفتاح${because}.`, LET_STORE],
    not_removed: [`تعذّر على المتصفح حذف المفتاح${because}.`, LET_STORE],
    not_shown: [`تعذّر على المتصفح قراءة المفتاح${because}.`, READ_AGAIN],
  };
  const [message, cure] = sentences[cause] ?? [cause, READ_AGAIN];
  return { message, cure };
}

/** ما تقوله اللوحة عن المشكلات. */
export const problems = {
  chats_not_listed: failed('تعذّر تحميل محادثاتك'),
  more_chats_not_listed: failed('تعذّر تحميل بقية المحادثات'),
  search_failed: failed('فشل البحث'),
  not_shared: failed('تعذّر إنشاء الرابط'),
  sharing_not_changed: failed('تعذّر تغيير المشاركة'),
  not_renamed: failed('تعذّرت إعادة تسمية المحادثة'),
  not_pinned: failed('تعذّر تثبيت المحادثة'),
  not_unpinned: failed('تعذّر إلغاء تثبيت المحادثة'),
  chats_not_changed: failed('تعذّر تغيير المحادثات'),
  not_all_selected: failed('تعذّر تحديد كل المحادثات'),
  not_deleted: failed('تعذّر حذف المحادثة'),
  not_restored: failed('تعذّرت استعادة المحادثة'),
  chat_not_shown: failed('تعذّر عرض هذه المحادثة'),
  not_exported: failed('لم يُصدّر شيء'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('تعذّر عرض الإعدادات'),
  settings_not_set: failed('لم يُحفظ الإعداد'),
  model_not_pulled: failed('تعذّر تنزيل النموذج'),
  model_not_changed: failed('تعذّر ذلك مع هذا النموذج'),
  chat_not_there: () => told('لم تعد هذه المحادثة هنا', 'حُذفت، أو كانت مؤقتة وانتهت.', 'هذه محادثة جديدة.'),
  not_for_guests: ({ command }) =>
    told(
      'لا تُحفظ محادثاتك بعد',
      'هذا المتصفح غير مقترن بالتطبيق المرافق، ولا تُحفظ محادثات الضيوف.',
      'أقرنه: شغّل هذا في مجلد Aside واكتب الرمز الذي يعرضه.',
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(NOTHING_IMPORTED, `الملف أكبر من ${number(megabytes)}\u00a0م.ب.`, 'صدّر محادثات أقل في المرة الواحدة.'),
  file_no_text: () => told(NOTHING_IMPORTED, 'ليس الملف نصيًا.', 'إن كان أرشيف ZIP ففُكّ ضغطه.'),
  archive_unreadable: () =>
    told(NOTHING_IMPORTED, 'لا يمكن قراءة أي محادثة في هذا الأرشيف.', 'فُكّ ضغطه واختر conversations.json.'),
  file_unreadable: () => told(NOTHING_IMPORTED, 'لا يمكن قراءة الملف.', 'اختره من جديد.'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `لا يجيب ${serverName(kind)}`,
      `${nobody(address)} ${consequence(chosen)}`,
      kind === 'ollama' ? 'شغّل Ollama. يجده Aside تلقائيًا.' : 'شغّل الخادم. يجده Aside تلقائيًا.',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`يرفض ${serverName(kind)} الإجابة`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`ليس ${serverName(kind)} جاهزًا بعد`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `ليس لدى ${serverName(kind)} نموذج`,
      `لا يذكر الخادم على ${code(address)} أي نموذج. ${MEANWHILE}`,
      'حمّل نموذجًا هناك.',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'ليس لدى Ollama نموذج بعد',
      `يعمل Ollama على ${code(address)}، ولا نموذج مثبّت. ${MEANWHILE}`,
      `نزّل نموذجًا. ${FOUND}`,
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      'لا نموذج هنا يستطيع المحادثة',
      count > 1
        ? `المثبّت مصنوع لشيء آخر (${name(model)}، …). ${MEANWHILE}`
        : `المثبّت مصنوع لشيء آخر (${name(model)}). ${MEANWHILE}`,
      `نزّل نموذجًا يستطيع ذلك. ${FOUND}`,
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(`لا يستطيع ${name(model)} المحادثة`, `النموذج المختار مصنوع لشيء آخر، كالبحث. ${NO_OTHER}`, CHOOSE),
  model_gone: ({ model, command }) =>
    told(
      `لم يعد ${name(model)} هنا`,
      `أُزيل النموذج المختار أو تغيّر اسمه. ${NO_OTHER}`,
      command === '' ? CHOOSE : 'اختر نموذجًا آخر أو نزّله من جديد:',
      command,
    ),

  companion_not_running: ({ address }) =>
    told('لا يعمل التطبيق المرافق لـAside', nobody(address), `شغّل ${code(START)} في مجلد Aside. ${BY_ITSELF}`, START),
  companion_unreachable: ({ address, secure }) =>
    told(
      'لا يمكن الوصول إلى التطبيق المرافق لـAside',
      nobody(address),
      `تحقق من أنه يعمل هناك ومن أن هذا الجهاز في شبكته.${secure ? certificate(address) : ''} ${BY_ITSELF}`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told('يرفض التطبيق المرافق هذه الإضافة', `لا يقبل البرنامج على ${code(address)} ${code(origin)}.`, PAIR, command),
  not_paired_any_more: ({ address, command }) =>
    told(
      'لم يعد هذا المتصفح مقترنًا',
      `لا يعرف التطبيق المرافق على ${code(address)} مفتاحه. أُلغي المفتاح، أو صار التطبيق المرافق يستخدم مجلد بيانات آخر.`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) => told('لم يقترن هذا المتصفح بعد', 'يطلب التطبيق المرافق مفتاحًا.', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('لا يمكن استخدام مفتاح هذه اللوحة', message, cure);
  },
  key_unreadable: ({ said }) => told('لا يمكن استخدام مفتاح هذه اللوحة', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      'ليس هذا تطبيقك المرافق',
      `يجيب على ${code(address)} برنامج لم يثبت أنه يعرف مفتاح هذه اللوحة. لم يُرسل شيء.`,
      `اعرف أي برنامج يستخدم هذا المنفذ وأوقفه، ثم شغّل ${code(START)} في مجلد Aside.`,
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'ليس هذا التطبيق المرافق لـAside',
      `يجيب على ${code(address)} برنامج لا يتكلم بروتوكول Aside.`,
      `أوقف ذلك البرنامج، أو شغّل التطبيق المرافق على منفذ آخر: ${code('npm start -- --port 11436')}.`,
    ),
  companion_silent: ({ address }) =>
    told(
      'لا يجيب التطبيق المرافق',
      `لا يعود شيء من ${code(address)}.`,
      `انظر في الطرفية التي يعمل فيها ${code(START)}. إن كان عالقًا فاضغط ${code('Ctrl+C')} وشغّله من جديد.`,
      START,
    ),
  companion_hung_up: ({ said }) => told('أنهى التطبيق المرافق الاتصال', `لم يذكر خطأ.${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told('يجري إيقاف التطبيق المرافق', `أُوقف على ${code(address)}.`, 'تتصل اللوحة تلقائيًا حين يعمل من جديد.', START),
  message_too_large: () =>
    told(
      'كان ذلك أكبر من أن يُرسل',
      'أغلق التطبيق المرافق الاتصال لأن رسالة كانت أكبر من اللازم.',
      'أرسل من الصفحة أقل ثم أعد المحاولة.',
    ),
  key_wanted: ({ address, command }) =>
    told(
      'يطلب التطبيق المرافق مفتاحًا',
      `يطلب التطبيق المرافق على ${code(address)} مفتاحًا، وليس لهذه الإضافة مفتاح.`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      'لا يعرف التطبيق المرافق مفتاح هذه الإضافة',
      `رفض التطبيق المرافق على ${code(address)} المفتاح الذي في ${FILE}، حتى بعد قراءة الملف من جديد.`,
      `أوقف التطبيق المرافق وشغّل ${code(START)} في المجلد الذي بُنيت فيه هذه الإضافة، ثم أعد المحاولة.`,
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told(
      'لا يقبل التطبيق المرافق هذه الإضافة',
      `يرفض ${code(origin)} على ${code(address)}.${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }) =>
    told(
      'لا تتوافق الإضافة والتطبيق المرافق',
      `يتكلمان إصدارين مختلفين من بروتوكول Aside.${itSaid(said)}`,
      `حدّثهما إلى الإصدار نفسه: شغّل ${code(START)} في مجلد Aside وأعد تحميل الإضافة.`,
      START,
    ),
  too_many_messages: () =>
    told(
      'رسائل أكثر من اللازم',
      'أرسلت اللوحة في الثانية رسائل أكثر مما يقبله التطبيق المرافق.',
      'انتظر قليلًا ثم أعد المحاولة.',
    ),
  too_many_connections: ({ address }) =>
    told(
      'لدى التطبيق المرافق اتصالات كثيرة',
      `لا يقبل على ${code(address)} مزيدًا منها الآن.`,
      `أغلق اللوحات التي لا تحتاج إليها. ${KEEPS_TRYING}`,
    ),
  companion_updating: ({ percent: done }) =>
    told(
      'يحدّث Aside سجله',
      `اكتمل ${percent(done / 100)}. لا يضيع شيء. يلزم هذا مرة واحدة بعد التحديث.`,
      'تتصل اللوحة بعد ذلك تلقائيًا، ويُرسل حينها ما تسأله الآن.',
    ),
  companion_not_ready: () =>
    told(
      'ينتظر التطبيق المرافق قاعدة بياناته',
      'لا يمكنه التحقق من المفاتيح حتى تعود. لا يضيع شيء.',
      'تتصل اللوحة عندئذ تلقائيًا، ويُرسل حينها ما تسأله الآن.',
    ),
  companion_failed: ({ said }) =>
    told('حدث خطأ في التطبيق المرافق', `أنهى خطأ داخلي الاتصال.${itSaid(said)}`, `التفاصيل في طرفيته. ${KEEPS_TRYING}`),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) =>
    told('انقطع الاتصال بالتطبيق المرافق', `انقطع الاتصال بـ${code(address)}.`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      'أنهى التطبيق المرافق الاتصال',
      `أغلقه بالرمز ${closeCode}.${itSaid(said)}`,
      'إن لم تنفع محاولة جديدة فحدّث الإضافة والتطبيق المرافق إلى الإصدار نفسه.',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
