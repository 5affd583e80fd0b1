import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: 'आप',
  answer: 'जवाब',
  days: (first, last) => (first === last ? first : `${first} से ${last}`),
  anotherBeginning: 'एक और शुरुआत:',
  anotherVersion: 'एक और वर्शन:',
  versionAfter: (question) => `“${question}” के बाद आने वाले हिस्से का एक और वर्शन:`,
  tasks: { chat: '(कोई टेक्स्ट नहीं)', explain: 'इसे समझाएँ।', summarise: 'इसका सारांश लिखें।', translate: 'इसका अनुवाद करें।' },
  sources: { page: 'एक पेज', selection: 'एक चयन', file: 'एक फ़ाइल', image: 'एक चित्र' },
  unknownSource: 'एक स्रोत',
  notFinished: '(पूरा नहीं हुआ)',
  cut: '(लंबाई की सीमा पर कट गया)',
  stopped: '(रोका गया)',
};
