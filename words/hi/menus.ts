import type { Catalogue } from '../catalogue.ts';

/** What the browser itself shows of Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': 'चुने हुए टेक्स्ट के बारे में पूछें',
  explain: 'समझाएँ',
  'summarise-selection': 'चुने हुए टेक्स्ट का सारांश बनाएँ',
  translate: 'अनुवाद करें',
  'ask-here': 'यहाँ पूछें',
  'summarise-page': 'इस पेज का सारांश बनाएँ',
  addressBar: 'Aside में अपने मॉडल से पूछें',
  addressBarAsk: (question) => `नई चैट में “${question}” पूछें`,
  addressBarChat: (title, date) => `${date} की चैट “${title}” खोलें`,
  description: 'अपने लैंग्वेज मॉडल चलाने वालों के लिए एक चैट साइडबार।',
  'command-ask-selection': 'चुने हुए टेक्स्ट या पेज के बारे में पूछें',
  'command-summarise-page': 'इस पेज का सारांश बनाएँ',
  'key-points': 'मुख्य बातें',
  simplify: 'आसान बनाएँ',
  reply: 'इसका जवाब लिखें',
  'fix-grammar': 'वर्तनी और व्याकरण सुधारें',
  shorten: 'छोटा करें',
  'find-flaws': 'कमियाँ ढूँढें',
  quiz: 'मेरी परीक्षा लें',
};
