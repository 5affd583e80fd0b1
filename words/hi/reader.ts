import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'Aside के बिल्ट-इन रीडर के पास कोई मॉडल नहीं है';
const HOW_TO_GET_A_MODEL = `मॉडल के अपने शब्दों में जवाब पाने के लिए:

1. <https://ollama.com/download> से Ollama इंस्टॉल करें।
2. टर्मिनल में \`ollama pull ${FIRST_MODEL}\` चलाएँ।

Aside उसे अपने-आप ढूँढ लेता है।`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain') return `*${SELF}, इसलिए वह अपने शब्दों में नहीं समझा सकता। ${source} के सबसे ज़रूरी वाक्य:*`;
    if (!isFound) return `*${SELF}, और उसे ${source} में आपका कोई शब्द नहीं मिला। सबसे ज़रूरी वाक्य:*`;
    return task === 'summarise'
      ? `*${SELF}: वह ${source} के सबसे ज़रूरी वाक्य उद्धृत करता है।*`
      : `*${SELF}: वह ${source} के वे वाक्य उद्धृत करता है जो आपके सवाल के सबसे करीब हैं।*`;
  },
  cannotTranslate: `*${SELF}, इसलिए वह अनुवाद नहीं कर सकता।*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) =>
    `*${SELF}, और ${source} में ऐसा कोई वाक्य नहीं है जिसे वह उद्धृत कर सके।*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}, इसलिए वह इसका जवाब नहीं दे सकता।*

आप जो पढ़ते हैं, उसकी सबसे ज़रूरी बातें वह उद्धृत कर सकता है:

- **इस पेज का सारांश बनाएँ** पेज के सबसे ज़रूरी वाक्य उद्धृत करता है।
- टेक्स्ट चुनें, राइट-क्लिक करें और **चुने हुए टेक्स्ट के बारे में पूछें** चुनें, या अपने सवाल में कोई पेज जोड़ें।

${HOW_TO_GET_A_MODEL}`,
  severalSources: 'इन टेक्स्ट',
  selection: 'चुने हुए टेक्स्ट',
  page: 'पेज',
  titled: (title) => `“${title}”`,
};
