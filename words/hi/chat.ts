import type { Catalogue } from '../catalogue.ts';
import { number } from './tongue.ts';

/** What is said where a conversation is read. */
export const chat = {
  menu: {
    menu: 'चैट का मेन्यू',
  },
  find: {
    find: 'इस चैट में खोजें',
    next: 'अगला नतीजा',
    previous: 'पिछला नतीजा',
    searching: 'खोजा जा रहा है…',
    of: (index, count) => (count === 0 ? 'कोई नतीजा नहीं' : `${number(count)} में से ${number(index)}`),
    ofMany: (index, count) => `${number(count)} या ज़्यादा में से ${number(index)}`,
    withoutEarlier: (index, count) =>
      count === 0
        ? 'कोई नतीजा नहीं; पहले के सवाल लोड नहीं हो सके'
        : `${number(count)} में से ${number(index)}; पहले के सवाल लोड नहीं हो सके`,
  },
  again: {
    withAnother: 'दूसरे मॉडल से जवाब लें',
    search: 'मॉडल खोजें',
    noneFound: 'कोई मॉडल मेल नहीं खाता',
  },
  compare: {
    compare: 'वर्शन की तुलना करें',
    title: 'जवाबों की तुलना करें',
    version: (index, model) => (model === '' ? `वर्शन ${number(index)}` : `वर्शन ${number(index)}: ${model}`),
    shown: 'यहाँ दिखाया गया वर्शन',
    goOn: 'इसी से आगे बढ़ें',
  },
  copying: {
    copyAs: 'इस रूप में कॉपी करें…',
    wrapLines: 'लंबी लाइनें मोड़ें',
    downloadCode: 'डाउनलोड करें',
    answer: {
      markdown: 'Markdown में कॉपी करें',
      text: 'सादे टेक्स्ट में कॉपी करें',
      rich: 'फ़ॉर्मैटिंग के साथ कॉपी करें',
    },
    chat: {
      markdown: 'चैट को Markdown में कॉपी करें',
      text: 'चैट को सादे टेक्स्ट में कॉपी करें',
      rich: 'चैट को फ़ॉर्मैटिंग के साथ कॉपी करें',
    },
  },
  diagrams: {
    show: 'आरेख के रूप में दिखाएँ',
    showCode: 'कोड दिखाएँ',
    save: 'SVG के रूप में डाउनलोड करें',
    diagram: 'आरेख',
    drawing: 'आरेख बनाया जा रहा है…',
    mistake: 'इस आरेख में गलती है, इसलिए इसे बनाया नहीं जा सकता।',
    mistakeIn: (line) => `इस आरेख की पंक्ति ${number(line)} में गलती है, इसलिए इसे बनाया नहीं जा सकता।`,
    unknown: 'Aside इस तरह का आरेख नहीं बना सकता।',
    slow: 'इस आरेख को बनाने में बहुत समय लग रहा था, इसलिए उसे रोक दिया गया।',
    large: 'यह आरेख बनाने के लिए बहुत बड़ा है।',
  },
  usage: {
    tokens: (read, written) => `पढ़े गए टोकन: ${number(read)}, लिखे गए: ${number(written)}।`,
    speed: (rate, seconds) => `${rate} टोकन/से॰, कुल ${seconds}\u00a0से॰।`,
    context: (used, all) =>
      `कॉन्टेक्स्ट ${number(Math.ceil((100 * used) / all))}% भरा है: ${number(all)} में से ${number(used)} टोकन।`,
  },
  contents: {
    contents: 'इस जवाब में क्या है',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
