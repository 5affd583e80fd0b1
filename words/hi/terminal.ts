import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { number, plural } from './tongue.ts';

const TRY_AGAIN = 'फिर से कोशिश करें।';
const SOON_AGAIN = 'थोड़ी देर में फिर से कोशिश करें।';
const SEND_LESS = 'सिर्फ़ ज़रूरी हिस्सा भेजें।';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair से नया कोड मिलता है।`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE = 'इसे फिर से लिखने के लिए उन्हीं विकल्पों के साथ npm start चलाएँ, फिर ब्राउज़र में एक्सटेंशन को रीलोड करें।';
const USE_IT =
  'उसी का इस्तेमाल करें, या पहले उसे बंद करें: जहाँ शुरू किया था वहाँ Ctrl+C दबाएँ, या अपने सर्विस मैनेजर से। कुछ नहीं बदला गया।';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp': 'अगर मॉडल में ज़्यादा समा सकता है, तो llama-server को बड़े -c के साथ चलाएँ; उसके स्लॉट (-np) इसे आपस में बाँटते हैं।',
  vLLM: 'अगर मॉडल में ज़्यादा समा सकता है, तो vLLM को बड़े --max-model-len के साथ चलाएँ।',
  'LM Studio': 'अगर मॉडल में ज़्यादा समा सकता है, तो उसे LM Studio में बड़े “Context Length” के साथ लोड करें।',
  LocalAI: 'अगर मॉडल में ज़्यादा समा सकता है, तो उसकी LocalAI फ़ाइल में बड़ा context_size रखें।',
};
const elsewhere = (finder: string) => `${finder} से पता करें कि वह कौन-सा है और उसे बंद करें, या Aside को --port के साथ शुरू करें।`;

/** What the programs on a terminal say. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `${folder} में कोई कुंजी नहीं है: इस डेटा फ़ोल्डर के साथ अब तक कोई साथी ऐप नहीं चला।`,
        'npm start से साथी ऐप शुरू करें, या --data-dir से उसका फ़ोल्डर बताएँ।',
      ],
      nobody: (address) => [
        `${address} पर कोई साथी ऐप नहीं चल रहा है।`,
        'उसे npm start से शुरू करें, या --port से उसका पोर्ट बताएँ।',
      ],
      otherKey: (address, folder) => [
        `${address} पर चल रहा प्रोग्राम ${folder} की कुंजी नहीं जानता। कुछ नहीं भेजा गया।`,
        '--data-dir से उस साथी ऐप का डेटा फ़ोल्डर बताएँ, या --port से अपने साथी ऐप का पोर्ट।',
      ],
      refused: (address, why) => [`${address} के साथी ऐप ने कनेक्शन लेने से मना कर दिया। ${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `${address} पर चल रहा प्रोग्राम Aside का साथी ऐप नहीं है। ${why} कुछ नहीं भेजा गया।`,
        `--port से साथी ऐप का पोर्ट बताएँ। ${ASIDE_COMMAND} doctor से ज़्यादा पता चलेगा।`,
      ],
      lost: () => ['साथी ऐप से कनेक्शन टूट गया।', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `कोई दूसरा प्रोग्राम डेटा फ़ोल्डर ${folder} इस्तेमाल कर रहा है, पर ${address} पर कोई साथी ऐप नहीं चल रहा है।`,
        '--port से चल रहे साथी ऐप का पोर्ट बताएँ। अगर वह कोई दूसरा कमांड था, तो फिर से कोशिश करें।',
      ],
      willLearn: (seconds) => `इस डेटाबेस का इस्तेमाल करने वाले साथी ऐप को ${seconds} सेकंड के अंदर पता चल जाएगा।`,
      inFolder: (folder) => `कोई साथी ऐप नहीं चल रहा है, इसलिए यह ${folder} में बदला गया।`,
    },
    stranger: {
      silent: 'वह कुछ नहीं कहता।',
      notAside: 'वह WebSocket लेता है, पर aside.v1 में बात नहीं करता।',
      http: (status, server) => `उसका जवाब HTTP ${status} है${server === '' ? '' : ` (${server})`}।`,
      brokeOff: (code) => `उसने कनेक्शन तोड़ दिया (${code})।`,
      closed: (code, reason) => (reason === '' ? `उसने कनेक्शन बंद कर दिया (${code})।` : `वह कहता है: ${reason}।`),
    },
    piped: {
      tooLong: (chars) => [`पाइप से आया टेक्स्ट ${number(chars)} अक्षरों से लंबा है।`, SEND_LESS],
      notText: () => ['पाइप से आया टेक्स्ट UTF-8 नहीं है।', 'पहले इसे टेक्स्ट में बदलें।'],
      nothing: () => ['पाइप से कुछ नहीं आया।', 'कोई फ़ाइल बताएँ।'],
    },
    chat: {
      noQuestion: () => ['कोई सवाल नहीं है।', 'उद्धरण चिह्नों में सवाल दें, या पाइप से भेजें।'],
      tooLarge: () => ['सवाल और पाइप से आया टेक्स्ट एक संदेश के लिए बहुत बड़े हैं।', SEND_LESS],
      lost: () => ['जवाब के दौरान साथी ऐप से कनेक्शन टूट गया।', 'अब तक का जवाब साइडबार के इतिहास में है। बाकी के लिए फिर से पूछें।'],
      waiting: (position, seconds) => {
        const place = position === 1 ? 'अगली बारी आपकी है' : `स्थान ${position}`;
        return `कतार में: ${place}${seconds === undefined ? '' : `, करीब ${seconds} सेकंड`}।`;
      },
      stepOf: (index, count) => ` (${count} में से ${index})`,
      left: (seconds) => `, करीब ${seconds} सेकंड बाकी`,
      recanted: 'अब तक मॉडल सोच रहा था। उसका जवाब आगे है।',
      stopped: 'रोक दिया गया।',
      cut: 'लंबाई की सीमा पर जवाब कट गया।',
      repeated: 'जवाब रोक दिया गया: मॉडल वही बात दोहरा रहा था।',
      notSaved: 'जवाब सेव नहीं हो सका।',
    },
    pair: {
      typeCode: 'जहाँ Aside कोड माँगे, वहाँ यह कोड लिखें:',
      goodFor: (minutes, address) =>
        plural(minutes, {
          one: (shown) => `यह ${shown} मिनट के अंदर एक बार काम करता है। यहाँ का पता ${address} है।`,
          other: (shown) => `यह ${shown} मिनट के अंदर एक बार काम करता है। यहाँ का पता ${address} है।`,
        }),
      link: (link) => `या इसे यहाँ किसी ब्राउज़र में खोलें: ${link}`,
      waiting: 'कोड के इस्तेमाल होने का इंतज़ार है। Ctrl+C से इंतज़ार रुकता है; कोड मान्य रहता है।',
      letIn: (name) => `${name} से पेयर हो गया। ${ASIDE_COMMAND} clients उन सभी क्लाइंट को दिखाता है जिनके पास कुंजी है।`,
      lost: () => ['साथी ऐप से कनेक्शन टूट गया।', `${ASIDE_COMMAND} clients दिखाता है कि कोड इस्तेमाल हुआ या नहीं।`],
      expired: () => ['किसी ने समय रहते कोड इस्तेमाल नहीं किया।', ANOTHER_CODE],
      replaced: () => ['यह कोड अब मान्य नहीं है: इससे नया कोड बन चुका है।', 'नए कोड का इस्तेमाल करें।'],
      rotated: () => ['यह कोड अब मान्य नहीं है: local.key बदल दी गई।', ANOTHER_CODE],
      tries: () => ['यह कोड अब मान्य नहीं है: बहुत ज़्यादा गलत कोड डाले गए।', ANOTHER_CODE],
      ended: () => ['यह कोड अब मान्य नहीं है।', `चल रहा साथी ऐप इस कमांड से नया है। ${ANOTHER_CODE}`],
    },
    clients: {
      twoThings: () => ['--revoke और --rotate दो अलग काम हैं।', 'एक के बाद दूसरा करें।'],
      unknown: (name) => [`“${name}” नाम का कोई क्लाइंट नहीं है।`, `${ASIDE_COMMAND} clients सभी को दिखाता है।`],
      revoked: (name) => `${name} को हटाया गया। उसके कनेक्शन बंद हैं।`,
      removed: (name) => `${name} को हटाया गया।`,
      rotated: [
        'अब नई local.key है। पुरानी वाले क्लाइंट डिसकनेक्ट हो गए हैं।',
        'npm start से बने एक्सटेंशन के पास नई कुंजी है। npm run build से बने एक्सटेंशन के लिए npm run build फिर से चलाएँ।',
      ],
      columns: { name: 'नाम', lastSeen: 'पिछली बार', since: 'कब से', id: 'ID', origin: 'ऑरिजिन' },
      thisComputer: 'यह कंप्यूटर',
      link: 'लिंक',
      inRoom: (name) => `${name} (शेयर की गई चैट)`,
      now: 'अभी',
      never: 'कभी नहीं',
    },
    people: {
      invited: (name, until) => `यह लिंक ${name} को भेजें। यह ${until} तक एक बार काम करता है:`,
      unknown: (name) => [`“${name}” नाम का कोई नहीं है।`, `${ASIDE_COMMAND} people सभी को दिखाता है।`],
      twoThings: () => ['ये एक साथ कई काम हैं।', 'एक के बाद दूसरा करें।'],
      noNewName: () => ['नया नाम नहीं है।', 'इसे --to से दें।'],
      notAddress: () => ['--at के लिए https://aside.example जैसा पता चाहिए।', ''],
      supposed:
        'यह वह पता है, जो इन्हीं विकल्पों से शुरू किए गए साथी ऐप का होगा। अगर Aside किसी दूसरे पते पर खुलता है, तो उसे --at से बताएँ।',
      stays: (name) => [`${name} को हटाया नहीं जा सकता: पहला व्यक्ति हमेशा बाकी लोगों को सँभालता है।`, ''],
      notNumber: (flag) => [`${flag} के लिए पूर्ण संख्या चाहिए।`, '0 का मतलब है कोई सीमा नहीं।'],
      changed: (name) => `${name} को बदला गया।`,
      deleted: (name) => `${name} को सभी चैट के साथ हटाया गया।`,
      revoked: (name) => `${name} को हटाया गया। सभी कनेक्शन बंद हैं; चैट रखी गई हैं।`,
      columns: { name: 'नाम', clients: 'क्लाइंट', lastSeen: 'पिछली बार', running: 'जारी', asked: 'पिछला घंटा', id: 'ID' },
      administrator: (name) => `${name} (एडमिन)`,
      out: 'हटाए गए',
      awaited: (until) => `${until} तक न्योता`,
    },
    copy: {
      ends: () => ['कॉपी डेटा फ़ोल्डर से डेटाबेस में, या वापस होती है।', '--from और --to से दोनों बताएँ।'],
      noHistory: (folder) => [`${folder} में कोई इतिहास नहीं है।`, 'वह डेटा फ़ोल्डर बताएँ जिसके साथ Aside शुरू किया गया था।'],
      nothing: () => ['कॉपी करने के लिए कुछ नहीं है।', ''],
      notEmpty: (place) => [
        `${place} में पहले से कुछ रखा है। कुछ कॉपी नहीं किया गया।`,
        'किसी नए फ़ोल्डर या खाली डेटाबेस में कॉपी करें।',
      ],
      missing: () => ['कुछ पेज, फ़ाइलें या तस्वीरें नहीं मिलीं। कुछ कॉपी नहीं किया गया।', '--blob-folder से उनका फ़ोल्डर बताएँ।'],
      progress: (share) => `कॉपी हुआ: ${percent(share)}`,
      interrupted: 'रोक दिया गया। कुछ कॉपी नहीं किया गया।',
      done: (chats, questions) => `कॉपी हो गया। चैट: ${number(chats)}, सवाल: ${number(questions)}।`,
      people: (count) => `सभी लोगों की चैट कॉपी हो गईं। लोग: ${number(count)}।`,
      fromInUse: (database) => `एक साथी ऐप अभी ${database} इस्तेमाल कर रहा है। अब से वहाँ जो बदलेगा, वह कॉपी नहीं होगा।`,
      toInUse: (database) =>
        `एक साथी ऐप अभी ${database} इस्तेमाल कर रहा है। उसे फिर से शुरू करें: तब तक उसे पता नहीं कि कॉपी की गई चीज़ें कौन इस्तेमाल कर सकता है।`,
    },
    export: {
      progress: (done) => `अब तक एक्सपोर्ट हुआ: ${bytes(done)}`,
      written: (file) => `${file} में लिखा गया।`,
      brokeOff: () => ['एक्सपोर्ट बीच में टूट गया।', TRY_AGAIN],
      notWritable: (file, code) => [`${file} में लिखा नहीं जा सकता (${code})।`, 'कोई दूसरी फ़ाइल चुनें।'],
    },
    import: {
      progress: (done) => `अब तक पढ़ा गया: ${bytes(done)}`,
      confirm: 'इंपोर्ट करें? [y/N] ',
      yes: 'हाँ',
      nothing: 'कुछ इंपोर्ट नहीं किया गया।',
      nobodyToAsk: () => ['कुछ इंपोर्ट नहीं किया गया: यहाँ पूछने के लिए कोई नहीं है।', 'बिना पूछे इंपोर्ट करने के लिए --yes जोड़ें।'],
      notText: () => ['फ़ाइल टेक्स्ट नहीं है।', 'अगर यह ZIP आर्काइव है, तो इसे अनज़िप करें।'],
      notUnderstood: 'साथी ऐप का जवाब समझ में नहीं आया।',
      notReadable: (file, code) => `${file} पढ़ी नहीं जा सकती (${code})।`,
    },
  },

  settings: {
    title: 'Aside: अपने मॉडल खुद चलाने वालों के लिए चैट साइडबार।',
    usage: 'इस्तेमाल: npm start -- [विकल्प]',
    repeatable: '(कई बार दे सकते हैं)',
    fallback: (value, variable) => `डिफ़ॉल्ट: ${value}। वेरिएबल: ${variable}`,
    order:
      'विकल्प अपने वेरिएबल से ऊपर है, वेरिएबल --config की फ़ाइल से ऊपर, और तीनों OLLAMA_HOST और OLLAMA_NUM_PARALLEL से ऊपर हैं।',
    lists: 'जो विकल्प कई बार दिए जा सकते हैं, उनके वेरिएबल कॉमा से अलग की गई सूची लेते हैं।',
    flags: {
      port: { value: 'संख्या', help: 'पोर्ट, जिस पर Aside सुनता है; 0 से कोई भी खाली पोर्ट लिया जाता है।' },
      host: {
        value: 'पता',
        help: 'पता, जिस पर Aside सुनता है। दूसरे कंप्यूटरों से आने वाले हर किसी को कुंजी चाहिए, और --insecure-lan ज़रूरी है।',
        default: '127.0.0.1, और साथ में ::1',
      },
      'insecure-lan': {
        help: 'दूसरे कंप्यूटरों के लिए भी सुनना, हालाँकि नेटवर्क पर दूसरे लोग सादा http पढ़ सकते हैं।',
        default: 'तब Aside शुरू नहीं होता',
      },
      upstream: {
        value: '[प्रकार=]URL',
        help: 'मॉडल सर्वर, जिससे पूछा जाता है। प्रकार: ollama, openai (llama.cpp, vLLM, LM Studio)। बिल्ट-इन रीडर हमेशा रहता है।',
        default: 'OLLAMA_HOST, नहीं तो http://127.0.0.1:11434',
      },
      parallel: {
        value: 'संख्या',
        help: 'हर मॉडल सर्वर को एक साथ मिलने वाले अनुरोध; बाकी अपनी बारी का इंतज़ार करते हैं। कई बार देने पर: हर --upstream के लिए एक संख्या।',
        default: 'OLLAMA_NUM_PARALLEL, नहीं तो 1',
      },
      'max-context': {
        value: 'टोकन',
        help: 'Ollama के मॉडल से ज़्यादा से ज़्यादा कितना कॉन्टेक्स्ट माँगा जाए। ज़्यादा होने पर वह लंबे पेज पूरे पढ़ता है और ज़्यादा मेमोरी लेता है।',
        default: '32768, या कम, जहाँ मॉडल के पास कम है',
      },
      transcriber: {
        value: 'URL|off',
        help: 'सर्वर, जो बोली हुई बात को टेक्स्ट में बदलता है, जैसे whisper.cpp और OpenAI करते हैं (/v1/audio/transcriptions)।',
        default: 'यहाँ अपने पोर्ट पर whisper.cpp या speaches, नहीं तो Ollama का ऐसा मॉडल जो सुन सके',
      },
      'transcriber-model': {
        value: 'नाम',
        help: 'मॉडल, जो आवाज़ पहचानने वाला सर्वर इस्तेमाल करता है।',
        default: 'वह, जिसे सर्वर आवाज़ के लिए बताता है',
      },
      origin: {
        value: 'ऑरिजिन',
        help: 'वेब पेज या एक्सटेंशन, जो बिना कुंजी के जुड़ सकता है, जैसे http://localhost:8000।',
        default: 'Aside के अपने एक्सटेंशन के सिवा कोई नहीं',
      },
      'no-guests': {
        help: 'सबसे कुंजी माँगना, पूछने के लिए भी।',
        default: 'बताए गए ऑरिजिन बिना कुंजी के पूछ सकते हैं',
      },
      people: {
        help: 'कई लोगों को इस्तेमाल करने देना, हर एक की अपनी चैट के साथ: people कमांड उन्हें बुलाता है। तब सबको कुंजी चाहिए।',
        default: 'एक व्यक्ति इस्तेमाल करता है',
      },
      'allow-host': {
        value: 'नाम[:पोर्ट]',
        help: 'नाम, जिससे इस साथी ऐप तक पहुँचा जा सकता है, 127.0.0.1, localhost और [::1] के अलावा।',
        default: 'कोई नहीं',
      },
      'trust-proxy': {
        value: 'पता[/बिट]',
        help: 'nginx जैसा प्रॉक्सी, जिसकी इस बात पर भरोसा किया जाता है कि अनुरोध कहाँ से आया। उसके भेजे हर अनुरोध को कुंजी चाहिए।',
        default: 'कोई नहीं',
      },
      database: {
        value: 'url',
        help: 'PostgreSQL, जहाँ चैट रखी जाती हैं, ताकि कई साथी ऐप उन्हें साझा कर सकें। उसका पासवर्ड ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD या .pgpass में दें।',
        default: 'चैट डेटा फ़ोल्डर में रहती हैं',
      },
      'blob-folder': {
        value: 'फ़ोल्डर',
        help: 'पेजों, फ़ाइलों और तस्वीरों का फ़ोल्डर, जिसे सभी साथी ऐप साझा करते हैं। --database ज़रूरी है।',
        default: 'वे डेटाबेस में रहती हैं',
      },
      'data-dir': { value: 'फ़ोल्डर', help: 'जगह, जहाँ चैट, कुंजी और ब्राउज़र की प्रोफ़ाइल रखी जाती हैं।' },
      redis: {
        value: 'url',
        help: 'Redis, जिसे कई साथी ऐप मिलकर इस्तेमाल करते हैं और जो उन्हें एक बनाता है। पासवर्ड ASIDE_REDIS में या ASIDE_REDIS_FILE वाली फ़ाइल में रखें।',
        default: 'यही अकेला साथी ऐप है',
      },
      drain: {
        value: 'सेकंड',
        help: 'SIGTERM के बाद जवाब पूरे होने के लिए सेकंड; तब तक कोई नया सवाल नहीं लिया जाता। 0: उन्हें तुरंत रोक दिया जाता है।',
      },
      metrics: {
        value: 'on|[पता:]पोर्ट',
        help: 'Prometheus के लिए /metrics पर मेट्रिक: अपने अलग पोर्ट पर, या “on” के साथ साथी ऐप के पोर्ट पर, कुंजी के साथ।',
        default: 'कोई नहीं',
      },
      config: { value: 'फ़ाइल', help: 'सेटिंग की फ़ाइल, हर पंक्ति में एक: नाम = मान, विकल्पों के ही नामों से।', default: 'कोई नहीं' },
      'no-open': { help: 'ब्राउज़र न खोलना।', default: 'npm start ब्राउज़र खोलता है' },
      'log-level': {
        help: 'stderr पर कितना लॉग लिखा जाए। आप जो पूछते और पढ़ते हैं, वह कभी लॉग में नहीं जाता।',
        default: 'warn',
      },
      help: { help: 'यह मदद दिखाना और बंद होना।' },
    },
    cannotStart: (reasons) =>
      plural(reasons, {
        one: 'Aside शुरू नहीं हो सकता:',
        other: (shown) => `Aside ${shown} कारणों से शुरू नहीं हो सकता:`,
      }),
    helpExplains: 'npm start -- --help से हर विकल्प का मतलब पता चलता है।',
    notFlag: (text) => `“${text}” कोई विकल्प नहीं है`,
    notKnown: (flag) => `${flag} पता नहीं`,
    noValue: (flag) => `${flag} कोई मान नहीं लेता`,
    needsValue: (flag) => `${flag} को एक मान चाहिए`,
    givenTwice: (flag) => `${flag} दो बार दिया गया है`,
    mustBe: (name, expected, text) => `${name} के लिए ${expected} चाहिए; “${text}” ऐसा नहीं है`,
    passwordShown: (flag) => `${flag} में पासवर्ड है, जिसे वहाँ इस कंप्यूटर का हर उपयोगकर्ता पढ़ सकता है`,
    needsDatabase: (flag) => `${flag} के लिए --database ज़रूरी है`,
    namedTwice: (url) => `${url} दो बार बताया गया है`,
    parallelCount: (given, upstreams) =>
      `--parallel ${number(given)} बार दिया गया है, ${plural(upstreams, {
        one: (shown) => `${shown} मॉडल सर्वर`,
        other: (shown) => `${shown} मॉडल सर्वरों`,
      })} के लिए`,
    notSetting: (where) => `${where} कोई सेटिंग नहीं है (नाम = मान)`,
    metricsNeedKey: (name, variable, other) => `${name} इस कंप्यूटर से बाहर तक जाता है, इसलिए ${variable} या ${other} चाहिए`,
    bothSet: (variable, other) => `${variable} और ${other} दोनों सेट हैं`,
    emptyKey: (name) => `${name} खाली है`,
    badRedis: (name) => `${name} Redis का पता होना चाहिए, जैसे redis://127.0.0.1:6379`,
    seenPassword: (variable) =>
      `--redis में पासवर्ड है, जिसे वहाँ इस कंप्यूटर का हर उपयोगकर्ता देख सकता है। पता ${variable} में या ${variable}_FILE वाली फ़ाइल में रखें`,
    oddKey: (name) => `${name} में ऐसे अक्षर हैं जो किसी कुंजी में नहीं होते`,
    keyFile: (name, problem) => `${name}: ${problem}`,
    expected: {
      oneOf: (choices) => `इनमें से एक (${choices.join(', ')})`,
      wholeNumber: (min, max) => `${min} से ${max} तक की पूर्ण संख्या`,
      dialable: 'ऐसा पता जिस पर ब्राउज़र पहुँच सकें (link-local, fe80::, पर वे नहीं पहुँच सकते)',
      host: 'IP पता या बिना पोर्ट का होस्ट नाम',
      addressRange: 'IP पता या पतों की रेंज, जैसे 127.0.0.1 या 10.0.0.0/8,',
      hostName: 'पता बार में दिखने वाला होस्ट नाम, जैसे aside.example.org या mybox:11435,',
      origin: 'ऑरिजिन, जैसे http://localhost:8000 या chrome-extension://<id>,',
      database: 'postgres:// से शुरू होने वाला पता,',
      switch: '1 या 0',
      upstreamKind: (kinds) => `जाने हुए प्रकार (${kinds.join(', ')}) का पता`,
      metrics: 'on, पोर्ट, या पोर्ट वाला पता, जैसे 9464 या 10.0.0.5:9464,',
      modelName: 'बिना खाली जगह का नाम, जैसे whisper-1,',
      httpAddress: (example) => `http पता, जैसे ${example},`,
    },
    file: {
      notReadable: (code) => `फ़ाइल पढ़ी नहीं जा सकती (${code})`,
      notFile: 'यह फ़ाइल नहीं है',
      open: (path) => `फ़ाइल को दूसरे यूज़र पढ़ सकते हैं। चलाएँ: chmod 600 ${path}`,
      tooLong: 'फ़ाइल कुंजी के लिए बहुत लंबी है',
    },
  },

  commands: {
    usage: (command, operand) => `इस्तेमाल: ${ASIDE_COMMAND} ${command} [विकल्प]${operand}`,
    exits: 'एग्ज़िट स्टेटस: 0; नाकाम होने पर 1; कमांड लाइन गलत होने पर 2; Ctrl+C के बाद 130।',
    asStarted: 'वही, जिसके साथ साथी ऐप शुरू किया गया था।',
    others: 'दूसरे कमांड:',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help इसके बारे में बताता है।`,
    explainsOne: `${ASIDE_COMMAND} <कमांड> --help किसी एक के बारे में बताता है।`,
    tooMany: (operand, command, takes) => `“${operand}” ज़्यादा है: ${command} “${takes}” सिर्फ़ एक बार लेता है`,
    missing: (command, operand) => `${command} के लिए यह भी चाहिए: ${operand}`,
    chat: {
      summary: 'सवाल पूछना और जवाब को आते-आते दिखाना।',
      operand: 'सवाल',
      name: 'नाम',
      model: 'मॉडल, जिससे पूछना है, साइडबार में दिखने वाले नाम से। डिफ़ॉल्ट: जो लोड है।',
      temporary: 'सवाल और जवाब को सिर्फ़ मेमोरी में रखना, इतिहास में नहीं।',
      notes: [
        'पाइप से आया टेक्स्ट चयन के रूप में जुड़ता है। सवाल न हो, तो वही सवाल है।',
        'Ctrl+C से जवाब रुकता है; दूसरा Ctrl+C उसके रुकने का इंतज़ार नहीं करता।',
      ],
    },
    copy: {
      summary: 'पूरा इतिहास डेटा फ़ोल्डर से PostgreSQL में, या वापस कॉपी करना।',
      place: 'फ़ोल्डर|पता',
      from: 'इतिहास कहाँ है: डेटा फ़ोल्डर या postgres://…',
      to: 'कहाँ जाएगा, जब तक वहाँ कुछ न हो: डेटा फ़ोल्डर या postgres://…',
      blobs: 'पेजों, फ़ाइलों और तस्वीरों का फ़ोल्डर, अगर डेटाबेस का कोई है।',
      notes: [
        'जब डेटाबेस ASIDE_DATABASE, ASIDE_DATABASE_FILE या --config में हो, तो सिर्फ़ फ़ोल्डर बताना काफ़ी है। उसका पासवर्ड भी वहीं रखें।',
        'पहले दोनों तरफ़ Aside बंद करें। चैट और उनमें मौजूद सब कुछ, प्रॉम्प्ट, सेटिंग, जोड़े गए ब्राउज़र और साझा लिंक कॉपी होते हैं; local.key, settings.json और आमंत्रण नहीं। कई लोग हों (--people), तो यह सबकी चीज़ों के लिए है।',
      ],
    },
    export: {
      summary: 'चैट को किसी फ़ाइल में या stdout पर लिखना।',
      operand: 'फ़ाइल',
      format: 'डिफ़ॉल्ट: json, जिसे import पढ़ता है।',
      id: 'ID',
      conversation: 'सिर्फ़ यह चैट। डिफ़ॉल्ट: सभी।',
      notes: ['फ़ाइल पूरी होने पर दिखती है, और सिर्फ़ आप उसे पढ़ सकते हैं। वह उसी नाम की फ़ाइल की जगह लेती है।'],
    },
    import: {
      summary: 'Aside, Page Assist, Open WebUI या ChatGPT के एक्सपोर्ट से चैट इंपोर्ट करना।',
      operand: 'फ़ाइल',
      yes: 'जो पढ़ा जा सकता है, उसे बिना पूछे इंपोर्ट करना।',
      notes: [
        'कमांड बताता है कि क्या इंपोर्ट हो सकता है और क्या नहीं, और कुछ भी लिखने से पहले पूछता है।',
        'इंपोर्ट की गई चैट पहले से मौजूद चैट में जुड़ जाती हैं। “-” पाइप से आया टेक्स्ट पढ़ता है, और उसे --yes चाहिए।',
      ],
    },
    pair: {
      summary: 'ऐसा कोड दिखाना, जिससे कोई दूसरा ब्राउज़र या कंप्यूटर जुड़ सके।',
      notes: ['वहाँ पैनल में कोड लिखें। उसे अपनी कुंजी मिलती है, जिसे “clients” रद्द कर सकता है।'],
    },
    clients: {
      summary: 'कुंजी वाले क्लाइंट दिखाना, या किसी एक को हटाना।',
      idOrName: 'ID|नाम',
      revoke: 'इस क्लाइंट की कुंजी रद्द करना और उसके कनेक्शन बंद करना।',
      rotate: 'इस कंप्यूटर की अपनी कुंजी (local.key) बदलना, अगर उसे किसी ने देख लिया हो।',
      notes: [
        'बिना विकल्प के सभी दिखाए जाते हैं।',
        'अगर कोई साथी ऐप नहीं चल रहा, तो वह बदलता है जो रखा गया है: डेटा फ़ोल्डर, या --database का डेटाबेस।',
      ],
    },
    people: {
      summary: 'साथी ऐप इस्तेमाल करने वालों को दिखाना, किसी को बुलाना या हटाना।',
      name: 'नाम',
      idOrName: 'ID|नाम',
      number: 'संख्या',
      invite: 'ऐसा लिंक बनाना, जिससे इस नाम का व्यक्ति आ सके। यह 7 दिनों में एक बार काम करता है।',
      admin: '--invite के साथ: लोगों और मॉडलों को भी सँभालते हैं।',
      turns: '--invite और --quota के साथ: एक साथ इतने सवाल इंतज़ार और चल सकते हैं; 0: कोई सीमा नहीं।',
      questions: '--invite और --quota के साथ: घंटे में इतने सवाल; 0: कोई सीमा नहीं।',
      address: 'पता',
      at: '--invite के साथ: लिंक के लिए वह पता, जिस पर Aside खुलता है।',
      quota: '--turns और --questions से बदलना कि कोई कितना पूछ सकता है।',
      rename: '--to से किसी का नाम बदलना।',
      to: 'नया नाम।',
      revoke: 'किसी के सभी कनेक्शन बंद करना और सभी कुंजियाँ ले लेना। चैट --delete तक रहती हैं, और --invite से वे फिर आ सकते हैं।',
      delete: 'किसी को हटाना और उनकी सभी चैट मिटाना।',
      notes: [
        'बिना विकल्प के सभी दिखाए जाते हैं। साथी ऐप के --people के साथ चलने पर ही बुलाए गए लोग आ सकते हैं।',
        'अगर कोई साथी ऐप नहीं चल रहा, तो वह बदलता है जो रखा गया है: डेटा फ़ोल्डर, या --database का डेटाबेस।',
      ],
    },
    doctor: {
      summary: 'पता करना कि क्या गड़बड़ है और वह कैसे ठीक होगी।',
      notes: ['कुछ नहीं बदलता। वही विकल्प दें, जिनके साथ आप Aside शुरू करते हैं।'],
    },
  },

  doctor: {
    ok: 'ठीक',
    problem: 'समस्या',
    fine: 'सब ठीक है।',
    problems: (count) => plural(count, { one: (shown) => `${shown} समस्या।`, other: (shown) => `${shown} समस्याएँ।` }),
    about: {
      node: 'Node',
      dataFolder: 'डेटा फ़ोल्डर',
      history: 'इतिहास',
      key: 'कुंजी',
      port: 'पोर्ट',
      models: 'मॉडल',
      context: 'कॉन्टेक्स्ट',
      voice: 'आवाज़',
      origins: 'ऑरिजिन',
      extension: 'एक्सटेंशन',
    },
    node: {
      fits: (version) => `${version} पर चलता है।`,
      tooOld: (version, needed) => [
        `${version} बहुत पुराना है; Aside को ${needed} चाहिए।`,
        'npm install चलाएँ, और Aside को npm से शुरू करें।',
      ],
    },
    dataFolder: {
      notYet: (folder) => `${folder} अभी नहीं है। पहली बार शुरू होने पर यह बनता है, और इसमें कुंजी भी।`,
      notFolder: (folder) => [`${folder} फ़ोल्डर नहीं है।`, '--data-dir से कोई दूसरा चुनें।'],
      notWritable: (folder) => [`आप ${folder} में नहीं लिख सकते।`, `chmod u+rwx ${folder}, या --data-dir से कोई दूसरा चुनें।`],
      open: (folder, mode) => [`${folder} दूसरे यूज़र के लिए खुला है (${mode})।`, `chmod 700 ${folder}`],
      full: (folder) => [`${folder} की डिस्क लगभग भर गई है।`, 'जगह बनाएँ, या --data-dir से कोई दूसरा फ़ोल्डर चुनें।'],
      fine: (folder) => `आप ${folder} में लिख सकते हैं।`,
      private: (folder) => `आप ${folder} में लिख सकते हैं, और कोई दूसरा इसे नहीं खोल सकता।`,
    },
    history: {
      answers: (database, version) => `${database} जवाब देता है (PostgreSQL ${version})।`,
      kept: 'चैट सेव होती हैं।',
      readable: (names, files) => [`दूसरे यूज़र ${names} पढ़ सकते हैं।`, `chmod 600 ${files}`],
    },
    key: {
      notYet: 'अभी कोई कुंजी नहीं है। अगली बार शुरू होने पर बन जाएगी।',
      fine: 'local.key मौजूद है, और सिर्फ़ आप उसे पढ़ सकते हैं।',
      cure: 'फिर npm start चलाएँ।',
    },
    port: {
      free: (address) => `${address} खाली है: अभी कोई साथी ऐप नहीं चल रहा है। npm start उसे शुरू करता है।`,
      taken: (address, finder) => [`${address} किसी और के पास है, इस डेटा फ़ोल्डर के साथी ऐप के पास नहीं।`, elsewhere(finder)],
      ours: (version, address) => `Aside ${version} ${address} पर सुन रहा है और कुंजी जानता है।`,
      otherVersion: (running, address, version) => [
        `${address} पर Aside ${running} सुन रहा है; यह ${version} है।`,
        'उसे बंद करें, फिर npm start चलाएँ।',
      ],
      otherKey: (address, finder) => [
        `${address} ऐसे साथी ऐप के पास है, जो इस डेटा फ़ोल्डर की कुंजी नहीं जानता।`,
        `--data-dir से उसका फ़ोल्डर बताएँ। अगर आपने कोई शुरू नहीं किया: ${finder} से पता चलता है कि वह कौन-सा प्रोग्राम है।`,
      ],
      refused: (address, why) => [`${address} ने कनेक्शन लेने से मना कर दिया। ${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [`${address} किसी दूसरे प्रोग्राम के पास है। ${why}`, elsewhere(finder)],
    },
    server: {
      answers: (version, address) => `${version || 'सर्वर'} ${address} पर जवाब दे रहा है।`,
      silent: (address) => `${address} पर कोई जवाब नहीं मिल रहा है।`,
      twins: (address, other) => `${address} और ${other} एक ही सर्वर हैं।`,
      otherKind: (product, address) => [
        `${address} ${product} है। इस पते से वह लंबे सवाल बिना बताए काट देता है।`,
        `इसे ${product} के रूप में बताएँ: --upstream ${address.replace(/\/v1$/, '')}`,
      ],
      nameOnce: '--upstream से इसे एक बार बताएँ, और अगर यह एक साथ कई सवालों के जवाब देता है, तो --parallel भी दें।',
    },
    models: {
      none: 'अभी कोई मॉडल नहीं है।',
      list: (names, more) => (more === 0 ? `${names}।` : `${names} और ${number(more)} अन्य।`),
      withContext: (name, tokens) => `${name} (${number(tokens)} टोकन)`,
      shortContext: (name, tokens) =>
        `${name} एक बार में ${number(tokens)} टोकन पढ़ता है, इसलिए ज़्यादातर पेज हिस्सों में पढ़े जाते हैं।`,
      enlarge: (product) => LARGER[product] ?? 'अगर मॉडल में ज़्यादा समा सकता है, तो उसके सर्वर को बड़े कॉन्टेक्स्ट के साथ चलाएँ।',
    },
    voice: {
      off: 'आवाज़ की पहचान बंद है (--transcriber off)।',
      none: `यहाँ बोली हुई बात को टेक्स्ट में बदलने वाला कुछ नहीं है। ${GET_TRANSCRIBER}`,
      answers: (address) => `बोली हुई बात ${address} पर टेक्स्ट में बदलती है।`,
      silent: (address) => `${address} पर कोई जवाब नहीं मिल रहा है।`,
    },
    origins: (others) =>
      `बिना कुंजी के आ सकते हैं: Aside का अपना एक्सटेंशन, ${others.length === 0 ? 'और कोई नहीं' : others.join(', ')}।`,
    extension: {
      fits: (folder) => `${folder} का बिल्ड सही है।`,
      notBuilt: (folder) => [`${folder} में कोई बिल्ड नहीं है।`, 'बनाने के लिए npm start चलाएँ।'],
      otherVersion: (built, version) => [
        `बिल्ड ${built} का है; यह ${version} है।`,
        'इसे फिर से बनाने के लिए npm start चलाएँ, फिर ब्राउज़र में रीलोड करें।',
      ],
      noKey: () => ['बिल्ड में सही companion.json नहीं है, इसलिए उसके पास कुंजी नहीं है।', 'उसे लिखने के लिए npm start चलाएँ।'],
      otherAddress: (found, address) => [`बिल्ड साथी ऐप को ${found} पर ढूँढता है, ${address} पर नहीं।`, REWRITE],
      otherKey: () => ['बिल्ड की कुंजी डेटा फ़ोल्डर वाली कुंजी नहीं है।', REWRITE],
    },
  },

  start: {
    listens: (address) => `Aside ${address} पर सुन रहा है।`,
    exposure: {
      refused: (host) => [
        `Aside ${host} पर नहीं सुनता: सादे http पर नेटवर्क के दूसरे लोग आपकी चैट और आपकी कुंजी पढ़ सकते हैं।`,
        `--host हटाएँ और आगे TLS वाला nginx लगाएँ (तरीका ${GUIDE} में है),`,
        'या जिस नेटवर्क में आपको सब पर भरोसा है, वहाँ इसे मान लें: --insecure-lan जोड़ें।',
      ],
      everyAddress: (urls) => `इस कंप्यूटर के हर पते (अभी ${urls.join(', ') || 'सिर्फ़ उसका अपना'})`,
      addresses: (urls) => urls.join(', '),
      accepted: (where) => [
        `Aside इस कंप्यूटर के बाहर भी सुन रहा है, ${where} पर।`,
        'उस नेटवर्क का हर कोई इस पोर्ट तक पहुँच सकता है। बिना कुंजी के किसी को कुछ नहीं मिलता, इस कंप्यूटर पर भी नहीं।',
        `यह सादा http है, जिसे वहाँ दूसरे लोग पढ़ सकते हैं: आपकी चैट, और ?token= में दिखने वाली कुंजियाँ। TLS जोड़ने का तरीका ${GUIDE} में है।`,
      ],
    },
    page: {
      notBuilt:
        'Aside का पेज अभी नहीं बना है।\n\nAside के फ़ोल्डर में यह चलाएँ, फिर Aside को दोबारा शुरू करें:\n\n    npm run build\n',
      one: (link) => `किसी भी ब्राउज़र में: ${link}`,
      several: 'किसी भी ब्राउज़र में, इनमें से एक:',
      terms: `यह दो मिनट के अंदर एक बार काम करता है। ${ASIDE_COMMAND} pair नया बनाता है।`,
    },
    updating: {
      begins: 'Aside इस वर्शन के लिए अपना इतिहास अपडेट कर रहा है। कुछ नहीं खोएगा। इसमें थोड़ा समय लगता है, सिर्फ़ एक बार।',
      portAnswers: (port) => `पोर्ट ${port} पर पहले से कोई जवाब दे रहा है।`,
      progress: (percent) => `Aside अपना इतिहास अपडेट कर रहा है: ${percent}%`,
    },
    servers: {
      readerAnswers: 'तब तक बिल्ट-इन रीडर पेज के उद्धरणों से जवाब देता है। Aside मॉडल सर्वर पर अपने-आप चला जाता है।',
      notYet: (kind, address) => `${address} पर अभी जवाब नहीं मिला (${kind})।`,
      refuses: (server, address) => `${address} पर ${server} जवाब देने से मना कर रहा है।`,
      answers: (server, address, models) =>
        plural(models, {
          one: (shown) => `${address} पर ${server} जवाब दे रहा है, ${shown} मॉडल के साथ।`,
          other: (shown) => `${address} पर ${server} जवाब दे रहा है, ${shown} मॉडलों के साथ।`,
        }),
    },
    redisAway: (address, reason) =>
      `${address} पर Redis इस्तेमाल नहीं हो सकता (${reason})। उसे शुरू करें, या उसका पता ठीक करें (--redis)।`,

    listening: {
      taken: (port, host, other) =>
        `${host} पर पोर्ट ${port} पहले से इस्तेमाल में है। अगर Aside पहले से चल रहा है, तो उसी का इस्तेमाल करें। नहीं तो उस प्रोग्राम को बंद करें जिसके पास यह पोर्ट है, या कोई दूसरा पोर्ट चुनें: npm start -- --port ${other}`,
      notYours: (port) =>
        `आपको पोर्ट ${port} पर सुनने की अनुमति नहीं है। 1023 से ऊपर का कोई पोर्ट चुनें: npm start -- --port 11435`,
      noAddress: (host) => `${host} इस कंप्यूटर का पता नहीं है। --host से कोई दूसरा चुनें, या --host हटाएँ।`,
      failed: (host, port, code) => `${host}, पोर्ट ${port} पर सुनना नाकाम रहा (${code})।`,
    },
    localKey: {
      unsteady: (file) => `${file} बार-बार दिखती और गायब होती है।`,
      notReplaced: (file, code) => `${file} बदली नहीं जा सकती (${code})। कुंजी पहले जैसी है।`,
      folderNotMade: (folder, code) => `डेटा फ़ोल्डर ${folder} नहीं बनाया जा सका (${code})। --data-dir से कोई दूसरा चुनें।`,
      foreignFolder: (folder) => `डेटा फ़ोल्डर ${folder} किसी दूसरे यूज़र का है। --data-dir से कोई दूसरा चुनें।`,
      writableFolder: (folder) => `दूसरे यूज़र डेटा फ़ोल्डर ${folder} में लिख सकते हैं। चलाएँ: chmod 700 ${folder}`,
      link: (file) => `${file} एक लिंक है। नई कुंजी के लिए इसे मिटाएँ और फिर से शुरू करें।`,
      notReadable: (file, code) => `${file} पढ़ी नहीं जा सकती (${code})। यह फ़ाइल आपकी होनी चाहिए।`,
      notKey: 'यह कुंजी नहीं है।',
      noKey: (file) => `${file} में कोई कुंजी नहीं है। नई कुंजी के लिए इसे मिटाएँ और फिर से शुरू करें।`,
      foreign: (file) => `${file} किसी दूसरे यूज़र की है। नई कुंजी के लिए इसे मिटाएँ और फिर से शुरू करें।`,
      readable: (file) => `दूसरे यूज़र ${file} पढ़ सकते हैं। नई कुंजी के लिए इसे मिटाएँ और फिर से शुरू करें।`,
      notWritable: (file, code) => `${file} में लिखा नहीं जा सकता (${code})। --data-dir से कोई दूसरा फ़ोल्डर चुनें।`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) => `Aside ${address} पर पहले से चल रहा है, एक्सटेंशन ${folder} में है। ${USE_IT}`,
    runsWithData: (address, folder) => `Aside ${address} पर पहले से चल रहा है, उसका डेटा ${folder} में है। ${USE_IT}`,
    unchanged: (why) => `${why} कुछ नहीं बदला गया।`,
    nothingChanged: 'पिछले बिल्ड के बाद से कुछ नहीं बदला है।',
    products: { extension: 'एक्सटेंशन', web: 'पेज', companion: 'साथी ऐप' },
    building: (products) => `बन रहा है: ${products}…`,
    waitingForBuild: 'यहाँ एक बिल्ड पहले से चल रहा है। उसका इंतज़ार है…',
    notBuilt: (name, output) => `${name} का एक्सटेंशन नहीं बन सका।\n${output}`,
    extensionIn: (folder) => `एक्सटेंशन यहाँ है: ${folder}`,
    pageIn: (folder) => `पेज यहाँ है: ${folder}`,
    keyNotPassedOn: (why) => `एक्सटेंशन को नई कुंजी नहीं मिली: ${why} npm start फिर से चलाएँ।`,
    loadByHand: (folder) => [
      'Aside को खुद लोड करने के लिए chrome://extensions खोलें और “डेवलपर मोड” चालू करें।',
      `“पैक नहीं किया गया एक्सटेंशन लोड करें” पर क्लिक करें और यह फ़ोल्डर चुनें: ${folder}`,
      'Aside को टूलबार पर पिन करें (पहेली के टुकड़े के पीछे) और पैनल खोलने के लिए उस पर क्लिक करें।',
    ],
    noDisplay: 'कोई स्क्रीन नहीं है, इसलिए ब्राउज़र नहीं खोला गया।',
    refusesToLoad: (name) => `${name} दूसरे प्रोग्रामों को एक्सटेंशन लोड नहीं करने देता।`,
    noBrowser: 'यहाँ Chromium इंस्टॉल नहीं है, इसलिए ब्राउज़र नहीं खोला गया।',
    opens: 'Chromium खुल रहा है, टूलबार में Aside के साथ। उस पर क्लिक करें, या Alt+A दबाएँ।',
    browserClosed: 'ब्राउज़र बंद कर दिया गया। Aside चलता रहेगा; Ctrl+C उसे बंद करता है।',
    browserWasOpen: 'Chromium पहले से खुला था। Aside उसकी एक विंडो में है।',
    browserFailed: (path) => `${path} शुरू नहीं हो सका।`,
    page: {
      title: 'Aside तैयार है',
      steps: [
        'ऊपर दाईं ओर टूलबार में Aside पर क्लिक करें, या Alt+A दबाएँ (Mac पर Control+Shift+A)। पैनल इस पेज के बगल में खुलता है।',
        'नीचे कोई वाक्य चुनें, उस पर राइट-क्लिक करें और “चुने हुए टेक्स्ट के बारे में पूछें” चुनें।',
        'पैनल में “इस पेज का सारांश बनाएँ” चुनें।',
      ],
      note: 'यह पेज आपके अपने कंप्यूटर से आता है। किसी भी दूसरे पेज पर जाएँ और वहाँ भी यही करें।',
    },
  },
  exports,
  reader,
};
