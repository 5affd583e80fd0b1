import type { Catalogue } from '../catalogue.ts';
import { number, plural } from './tongue.ts';

/** What is said where Aside itself is set. */
export const preferences: Catalogue['rest']['preferences'] = {
  look: 'दिखावट',
  asking: 'सवाल और जवाब',
  speech: 'आवाज़',
  sites: 'वे साइटें जिन्हें Aside हमेशा पढ़ सकता है',
  shortcuts: 'कीबोर्ड शॉर्टकट',
  data: 'आपका डेटा',
  connected: 'कनेक्ट है',
  names: {
    theme: 'थीम',
    textSize: 'टेक्स्ट का आकार',
    density: 'बीच की जगह',
    sendKey: 'भेजने की कुंजी',
    whileAnswering: 'जवाब के दौरान पूछा गया सवाल',
    thoughts: 'मॉडल की सोच',
    answerLanguage: 'सारांश और अनुवाद की भाषा',
    defaultModel: 'डिफ़ॉल्ट मॉडल',
    defaultInstructions: 'हर चैट के लिए निर्देश',
  },
  choices: {
    theme: { system: 'सिस्टम जैसी', light: 'हल्की', dark: 'गहरी' },
    textSize: { small: 'छोटा', normal: 'सामान्य', large: 'बड़ा', larger: 'और बड़ा', largest: 'सबसे बड़ा' },
    density: { comfortable: 'आरामदेह', compact: 'कम' },
    sendKey: { enter: 'Enter', mod_enter: 'Ctrl+Enter या ⌘+Enter' },
    whileAnswering: { queue: 'जवाब पूरा होने तक रुकता है', replace: 'जवाब को रोक देता है' },
    thoughts: { folded: 'सिमटी हुई', shown: 'खुली हुई' },
  },
  companionsChoice: 'साथी ऐप की पसंद',
  instructionsHint: 'मॉडल इन्हें सबसे पहले पढ़ता है, जब तक चैट या मॉडल के अपने निर्देश न हों।',
  travels: 'ये सेटिंग इस साथी ऐप को इस्तेमाल करने वाले हर ब्राउज़र में एक जैसी रहती हैं।',
  travelsLater: 'साथी ऐप के कनेक्ट होते ही ये सेटिंग आपके दूसरे ब्राउज़रों में पहुँच जाएँगी।',
  allSites: 'सभी साइटें',
  noSites: 'कोई नहीं। Aside कोई पेज तभी पढ़ता है जब आप कहें।',
  removeSite: (site) => `${site} हटाएँ`,
  keys: {
    open: 'Aside खोलें या बंद करें',
    ask: 'चुने हुए टेक्स्ट के बारे में पूछें',
    summarise: 'इस पेज का सारांश बनाएँ',
  },
  noKey: 'सेट नहीं है',
  changeKeys: 'शॉर्टकट बदलें',
  kept: (chats, size) => `${number(chats)} चैट, ${size}`,
  notConnected: 'साथी ऐप क्या रखता है, यह देखने और बदलने के लिए उससे कनेक्ट करें।',
  deleteAll: 'सभी चैट मिटाएँ…',
  deleteHint: (chats) =>
    plural(chats, {
      one: 'चैट अपने पेजों और फ़ाइलों के साथ हमेशा के लिए मिट जाएगी।',
      other: (shown) => `सभी ${shown} चैट अपने पेजों और फ़ाइलों के साथ हमेशा के लिए मिट जाएँगी।`,
    }),
  deleteWord: 'मिटाना',
  typeToDelete: (word) => `पुष्टि के लिए “${word}” लिखें`,
  deleteNow: 'सभी चैट मिटाएँ',
  deleting: 'मिटाया जा रहा है…',
  deleted: (chats) =>
    plural(chats, { one: (shown) => `${shown} चैट मिटाई गई।`, other: (shown) => `${shown} चैट मिटाई गईं।` }),
  changedMeanwhile: (chats) => `अब ${number(chats)} चैट हैं। जाँचें और फिर से पुष्टि करें।`,
};
