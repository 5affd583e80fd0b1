import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { quoted } from './tongue.ts';

const SELF = 'ليس لقارئ Aside المدمج نموذج';
const HOW_TO_GET_A_MODEL = `للحصول على إجابات بكلمات نموذج:

1. ثبّت Ollama من <https://ollama.com/download>.
2. شغّل \`ollama pull ${FIRST_MODEL}\` في طرفية.

يجده Aside تلقائيًا.`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain') return `*${SELF}، فلا يستطيع الشرح بكلماته. هذه أهم الجمل في ${source}:*`;
    if (!isFound) return `*${SELF}، ولم يجد أيًا من كلماتك في ${source}. هذه أهم الجمل:*`;
    return task === 'summarise'
      ? `*${SELF}: يقتبس أهم الجمل في ${source}.*`
      : `*${SELF}: يقتبس من ${source} الجمل الأقرب إلى سؤالك.*`;
  },
  cannotTranslate: `*${SELF}، فلا يستطيع الترجمة.*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) => `*${SELF}، ولا جملة في ${source} يمكن اقتباسها.*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}، فلا يستطيع الإجابة عن هذا.*

يستطيع اقتباس أهم ما في الذي تقرؤه:

- **تلخيص هذه الصفحة** يقتبس أهم جمل الصفحة.
- حدّد نصًا وانقر عليه بالزر الأيمن واختر **السؤال عن النص المحدد**، أو أرفق صفحة بسؤالك.

${HOW_TO_GET_A_MODEL}`,
  severalSources: 'هذه النصوص',
  selection: 'النص المحدد',
  page: 'الصفحة',
  titled: (title) => `${quoted(title)}`,
};
