import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';
import { code, quoted } from './tongue.ts';

/** كيف يمكن التحدث إلى Aside. */
export const GET_TRANSCRIBER = `شغّل خادم whisper.cpp (${code('`whisper-server -m ggml-base.bin`')}، من ${code('https://github.com/ggml-org/whisper.cpp')}) أو speaches، ويجدهما Aside تلقائيًا، أو حدّد خادمًا آخر بالخيار ${code('--transcriber')}.`;

const WAIT = 'انتظر قليلًا ثم أعد المحاولة.';
const loadThere = (model: string) => (model === '' ? 'حمّل نموذجًا هناك' : `حمّل النموذج ${quoted(model)} هناك`);

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: `OLLAMA_HOST أو ${code('--upstream')}`,
    start: `شغّله بالأمر ${code('`ollama serve`')}، أو نزّله من ${code('https://ollama.com/download')}.`,
    unlock: `لا يطلب Ollama نفسه مفتاحًا، بل خادم وسيط أمامه. اسمح هناك لهذا الجهاز، أو أعطِ عنوان Ollama نفسه (OLLAMA_HOST أو ${code('--upstream')}).`,
    relieve: `${WAIT} يُطيل OLLAMA_MAX_QUEUE، حيث يعمل Ollama، قائمة انتظاره.`,
    findable: `يستمع Ollama عادةً على المنفذ ${code('11434')}.`,
    enlarge: `إن كان النموذج يتسع للمزيد فشغّل Aside بقيمة أكبر للخيار ${code('--max-context')}.`,
    getModel: (model) =>
      model === ''
        ? `نزّل نموذجًا بالأمر ${code(`\`ollama pull ${FIRST_MODEL}\``)}`
        : `نزّله بالأمر ${code(`\`ollama pull ${model}\``)}`,
  },
  openai: {
    label: 'خادم متوافق مع OpenAI',
    a: 'خادم متوافق مع OpenAI',
    the: 'خادم النماذج',
    setBy: code('--upstream'),
    start: `شغّله، أو صحّح عنوانه (${code('--upstream openai=http://127.0.0.1:8080/v1')}).`,
    unlock: `أعطِ مفتاحه في ${code('ASIDE_UPSTREAM_KEY_<n>')}، أو ملف المفتاح في ${code('ASIDE_UPSTREAM_KEY_FILE_<n>')}؛ و${code('<n>')} ترتيب ${code('--upstream')} الخاص به، والعدّ من 1.`,
    relieve: `${WAIT} ربما لا يزال يحمّل نموذجه.`,
    findable: `ينتهي عنوانه عادةً بـ${code('/v1')}.`,
    enlarge: `شغّل الخادم بسياق أكبر إن كان النموذج يتسع له (${code('-c')} في llama-server).`,
    getModel: loadThere,
  },
  transcriber: {
    label: 'خادم تحويل الكلام',
    a: 'خادم لتحويل الكلام إلى نص',
    the: 'خادم تحويل الكلام',
    setBy: code('--transcriber'),
    start: `شغّله، أو صحّح عنوانه (${code('--transcriber http://127.0.0.1:8080')}).`,
    unlock: `أعطِ مفتاحه في ${code('ASIDE_TRANSCRIBER_KEY')}، أو ملف المفتاح في ${code('ASIDE_TRANSCRIBER_KEY_FILE')}.`,
    relieve: WAIT,
    findable: `يستمع خادم whisper.cpp عادةً على المنفذ ${code('8080')}.`,
    enlarge: '',
    getModel: loadThere,
  },
  other: {
    label: 'خادم نماذج',
    a: 'خادم نماذج',
    the: 'خادم النماذج',
    setBy: code('--upstream'),
    start: `شغّله، أو أعطِ عنوانه بالخيار ${code('--upstream')}.`,
    unlock: 'اسمح هناك لهذا الجهاز.',
    relieve: WAIT,
    findable: '',
    enlarge: '',
    getModel: () => 'حمّل نموذجًا هناك',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
