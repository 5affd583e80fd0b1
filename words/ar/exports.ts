import type { Catalogue } from '../catalogue.ts';
import { quoted } from './tongue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: 'أنت',
  answer: 'الإجابة',
  days: (first, last) => (first === last ? first : `من ${first} إلى ${last}`),
  anotherBeginning: 'بداية أخرى:',
  anotherVersion: 'نسخة أخرى:',
  versionAfter: (question) => `نسخة أخرى مما يلي ${quoted(question)}:`,
  tasks: { chat: '(بلا نص)', explain: 'اشرح هذا.', summarise: 'لخّص هذا.', translate: 'ترجم هذا.' },
  sources: { page: 'صفحة', selection: 'مقتطف', file: 'ملف', image: 'صورة' },
  unknownSource: 'مصدر',
  notFinished: '(لم تكتمل)',
  cut: '(قُطعت عند حدّ الطول)',
  stopped: '(أُوقفت)',
};
