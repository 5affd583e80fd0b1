import type { Catalogue } from '../catalogue.ts';
import { percent } from './amounts.ts';
import { name, number } from './tongue.ts';

/** ما يُقال عند قراءة محادثة. */
export const chat = {
  menu: { menu: 'قائمة المحادثة' },
  find: {
    find: 'البحث في هذه المحادثة',
    next: 'النتيجة التالية',
    previous: 'النتيجة السابقة',
    searching: 'جارٍ البحث…',
    of: (index, count) => (count === 0 ? 'لا نتائج' : `${number(index)} من ${number(count)}`),
    ofMany: (index, count) => `${number(index)} من ${number(count)} أو أكثر`,
    withoutEarlier: (index, count) =>
      count === 0
        ? 'لا نتائج؛ تعذّر تحميل الأسئلة السابقة'
        : `${number(index)} من ${number(count)}؛ تعذّر تحميل الأسئلة السابقة`,
  },
  again: { withAnother: 'الإجابة بنموذج آخر', search: 'البحث في النماذج', noneFound: 'لا نموذج يطابق' },
  compare: {
    compare: 'مقارنة النسخ',
    title: 'مقارنة الإجابات',
    version: (index, model) => (model === '' ? `النسخة ${number(index)}` : `النسخة ${number(index)}: ${name(model)}`),
    shown: 'النسخة المعروضة هنا',
    goOn: 'المتابعة بهذه',
  },
  copying: {
    copyAs: 'نسخ بصيغة…',
    wrapLines: 'التفاف الأسطر الطويلة',
    downloadCode: 'تنزيل',
    answer: { markdown: 'نسخ بصيغة Markdown', text: 'نسخ نصًا عاديًا', rich: 'نسخ مع التنسيق' },
    chat: {
      markdown: 'نسخ المحادثة بصيغة Markdown',
      text: 'نسخ المحادثة نصًا عاديًا',
      rich: 'نسخ المحادثة مع التنسيق',
    },
  },
  diagrams: {
    show: 'العرض كمخطط',
    showCode: 'عرض الشيفرة',
    save: 'تنزيل بصيغة SVG',
    diagram: 'مخطط',
    drawing: 'جارٍ رسم المخطط…',
    mistake: 'في هذا المخطط خطأ، لذا يتعذر رسمه.',
    mistakeIn: (line) => `في السطر ${number(line)} من هذا المخطط خطأ، لذا يتعذر رسمه.`,
    unknown: 'لا يستطيع Aside رسم هذا النوع من المخططات.',
    slow: 'استغرق رسم هذا المخطط وقتًا طويلًا فأُوقف.',
    large: 'هذا المخطط أكبر من أن يُرسم.',
  },
  usage: {
    tokens: (read, written) => `الرموز المقروءة: ${number(read)}، المكتوبة: ${number(written)}.`,
    speed: (rate, seconds) => `${rate} رمز/ث، والمجموع ${seconds}\u00a0ث.`,
    context: (used, all) =>
      `السياق ممتلئ بنسبة ${percent(Math.ceil((100 * used) / all) / 100)}: ${number(used)} من ${number(all)} من الرموز.`,
  },
  contents: { contents: 'محتويات هذه الإجابة' },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
