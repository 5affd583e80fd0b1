import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'Вбудований читач Aside не має моделі';
const HOW_TO_GET_A_MODEL = `Щоб отримувати відповіді словами моделі:

1. Установіть Ollama з <https://ollama.com/download>.
2. Виконайте в терміналі \`ollama pull ${FIRST_MODEL}\`.

Aside знайде її сам.`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain')
      return `*${SELF} і не може пояснити щось власними словами. Найважливіші речення (${source}):*`;
    if (!isFound) return `*${SELF} і не знайшов тут жодного з ваших слів (${source}). Найважливіші речення:*`;
    return task === 'summarise'
      ? `*${SELF}: він цитує найважливіші речення (${source}).*`
      : `*${SELF}: він цитує речення, найближчі до вашого запитання (${source}).*`;
  },
  cannotTranslate: `*${SELF} і не може перекладати.*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) =>
    `*${SELF}, і тут немає речення, яке можна процитувати (${source}).*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}, тож не може на це відповісти.*

Він може процитувати найважливіше з того, що ви читаєте:

- **Підсумувати цю сторінку** цитує найважливіші речення сторінки.
- Виділіть текст, клацніть правою кнопкою й виберіть **Запитати про виділене** або додайте сторінку до запитання.

${HOW_TO_GET_A_MODEL}`,
  severalSources: 'ці тексти',
  selection: 'виділення',
  page: 'сторінка',
  titled: (title) => `«${title}»`,
};
