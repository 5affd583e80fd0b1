import type { Catalogue } from '../catalogue.ts';
import { name, quoted } from './tongue.ts';

/** ما يعرضه المتصفح نفسه عن Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': 'السؤال عن النص المحدد',
  explain: 'شرح',
  'summarise-selection': 'تلخيص النص المحدد',
  translate: 'ترجمة',
  'ask-here': 'السؤال هنا',
  'summarise-page': 'تلخيص هذه الصفحة',
  addressBar: 'اسأل نموذجك في Aside',
  addressBarAsk: (question) => `السؤال عن ${quoted(question)} في محادثة جديدة`,
  addressBarChat: (title, date) => `فتح المحادثة ${quoted(title)} بتاريخ ${name(date)}`,
  description: 'شريط جانبي للمحادثة لمن يشغّلون نماذجهم اللغوية بأنفسهم.',
  'command-ask-selection': 'السؤال عن النص المحدد أو الصفحة',
  'command-summarise-page': 'تلخيص هذه الصفحة',
  'key-points': 'أهم النقاط',
  simplify: 'تبسيط',
  reply: 'الرد على هذا',
  'fix-grammar': 'تصحيح الإملاء والنحو',
  shorten: 'اختصار',
  'find-flaws': 'البحث عن نقاط الضعف',
  quiz: 'اختبرني',
};
