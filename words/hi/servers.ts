import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** How one can speak with Aside. */
export const GET_TRANSCRIBER =
  'whisper.cpp का सर्वर (`whisper-server -m ggml-base.bin`, https://github.com/ggml-org/whisper.cpp से) या speaches शुरू करें, जिन्हें Aside खुद ढूँढ लेता है, या --transcriber से कोई और सर्वर बताएँ।';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST या --upstream',
    start: 'इसे `ollama serve` से शुरू करें, या https://ollama.com/download से डाउनलोड करें।',
    unlock:
      'कुंजी खुद Ollama नहीं, बल्कि उसके आगे लगा प्रॉक्सी माँगता है। वहाँ इस कंप्यूटर को अनुमति दें, या सीधे Ollama का पता दें (OLLAMA_HOST या --upstream)।',
    relieve: 'थोड़ा रुककर फिर से कोशिश करें। जिस कंप्यूटर पर Ollama चलता है, वहाँ OLLAMA_MAX_QUEUE से उसकी कतार लंबी होती है।',
    findable: 'Ollama आम तौर पर पोर्ट 11434 पर सुनता है।',
    enlarge: 'अगर मॉडल में इससे ज़्यादा समा सकता है, तो Aside को बड़े --max-context के साथ शुरू करें।',
    getModel: (model) =>
      model === '' ? `\`ollama pull ${FIRST_MODEL}\` से एक मॉडल डाउनलोड करें` : `\`ollama pull ${model}\` से इसे डाउनलोड करें`,
  },
  openai: {
    label: 'OpenAI-संगत सर्वर',
    a: 'OpenAI-संगत सर्वर',
    the: 'मॉडल सर्वर',
    setBy: '--upstream',
    start: 'इसे शुरू करें, या इसका पता ठीक करें (--upstream openai=http://127.0.0.1:8080/v1)।',
    unlock:
      'इसकी कुंजी ASIDE_UPSTREAM_KEY_<n> में दें, या कुंजी की फ़ाइल ASIDE_UPSTREAM_KEY_FILE_<n> में; <n> बताता है कि इसका --upstream कौन-से नंबर पर है, 1 से गिनकर।',
    relieve: 'थोड़ा रुककर फिर से कोशिश करें। हो सकता है कि यह अभी अपना मॉडल लोड कर रहा हो।',
    findable: 'इसका पता आम तौर पर /v1 पर खत्म होता है।',
    enlarge: 'सर्वर को बड़े कॉन्टेक्स्ट के साथ शुरू करें, अगर मॉडल में वह है (llama-server में -c)।',
    getModel: (model) => (model === '' ? 'वहाँ कोई मॉडल लोड करें' : `वहाँ मॉडल “${model}” लोड करें`),
  },
  transcriber: {
    label: 'आवाज़ पहचानने वाला सर्वर',
    a: 'आवाज़ पहचानने वाला सर्वर',
    the: 'आवाज़ पहचानने वाला सर्वर',
    setBy: '--transcriber',
    start: 'इसे शुरू करें, या इसका पता ठीक करें (--transcriber http://127.0.0.1:8080)।',
    unlock: 'इसकी कुंजी ASIDE_TRANSCRIBER_KEY में दें, या कुंजी की फ़ाइल ASIDE_TRANSCRIBER_KEY_FILE में।',
    relieve: 'थोड़ा रुककर फिर से कोशिश करें।',
    findable: 'whisper.cpp का सर्वर आम तौर पर पोर्ट 8080 पर सुनता है।',
    enlarge: '',
    getModel: (model) => (model === '' ? 'वहाँ कोई मॉडल लोड करें' : `वहाँ मॉडल “${model}” लोड करें`),
  },
  other: {
    label: 'मॉडल सर्वर',
    a: 'मॉडल सर्वर',
    the: 'मॉडल सर्वर',
    setBy: '--upstream',
    start: 'इसे शुरू करें, या --upstream से इसका पता बताएँ।',
    unlock: 'वहाँ इस कंप्यूटर को अनुमति दें।',
    relieve: 'थोड़ा रुककर फिर से कोशिश करें।',
    findable: '',
    enlarge: '',
    getModel: () => 'वहाँ कोई मॉडल लोड करें',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
