import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { number, plural } from './tongue.ts';

const label = (server: string) => serverWords(server).label;
/** The server as it stands alone, and as it stands before a postposition. */
const the = (server: string) =>
  server === 'ollama' ? 'Ollama' : server === 'transcriber' ? 'आवाज़ पहचानने वाला सर्वर' : 'मॉडल सर्वर';
const ofThe = (server: string) =>
  server === 'ollama' ? 'Ollama' : server === 'transcriber' ? 'आवाज़ पहचानने वाले सर्वर' : 'मॉडल सर्वर';
/** Both again, with its address. */
const at = (server: string, address: string) => `${address} पर चल रहा ${the(server)}`;
const ofAt = (server: string, address: string) => `${address} पर चल रहे ${ofThe(server)}`;
const called = (model: string) => (model === '' ? 'यह मॉडल' : `मॉडल “${model}”`);
/** Before a postposition. */
const ofCalled = (model: string) => (model === '' ? 'इस मॉडल' : `मॉडल “${model}”`);
const said = (words: string) => (words === '' ? '' : `: ${words}`);
const inBrackets = (words: string) => (words === '' ? '' : ` (${words})`);
const seconds = (count: number) => plural(count, { one: (shown) => `${shown} सेकंड`, other: (shown) => `${shown} सेकंड` });

const WAIT = 'थोड़ा रुककर फिर से कोशिश करें।';
const TOO_LONG = 'सवाल और उसका पेज मॉडल के कॉन्टेक्स्ट में नहीं समाते।';
const SEND_LESS = 'पेज का कम हिस्सा भेजें, या नई चैट में पूछें।';
const CHOOSE = 'कोई दूसरा मॉडल चुनें।';
const WITHOUT = 'ऐसा मॉडल चुनें जो यह कर सके, या इसके बिना पूछें।';
const NO_REASON = 'कोई कारण नहीं बताया';
const check = (server: string) => `पता और पाथ जाँचें (${serverWords(server).setBy}), और ${ofThe(server)} को अपडेट करें।`;
const find = (server: string) => `पता जाँचें (${serverWords(server).setBy})। ${serverWords(server).findable}`.trim();
const again = (server: string) =>
  `फिर से कोशिश करें। दोबारा ऐसा हो, तो कारण ${server === 'ollama' ? 'Ollama' : 'उस सर्वर'} के लॉग में है।`;
const crashed = 'शायद वह बंद हो गया या क्रैश हुआ। देखें कि वह चल रहा है, फिर दोबारा कोशिश करें।';
const redirect = (server: string) =>
  `अगर सही सर्वर वहाँ है, तो वही पता दें (${serverWords(server).setBy})। अगर वह साइन इन का पेज है, तो वहाँ इस कंप्यूटर को अनुमति दें।`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['मॉडल सर्वर जवाब नहीं दे रहा है।', 'उसे चालू करें और फिर से कोशिश करें।'],
    no_answer: ({ server, address, reason }) => [
      `${label(server)}: ${address} पर कोई जवाब नहीं मिला (${reason})।`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${label(server)}: ${address} पर कोई जवाब नहीं मिला (ऐसा कोई होस्ट नहीं है)।`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `${label(server)}: ${address} पर कोई जवाब नहीं मिला (${seconds(count)} तक इंतज़ार किया)।`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['यहाँ बोली हुई बात को टेक्स्ट में बदलने वाला कुछ नहीं है।', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `मॉडल “${model}” से अभी नहीं पूछा जा सकता: ${address} जवाब नहीं दे रहा है।`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['मॉडल सर्वर अभी बहुत व्यस्त है।', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `${address} के सर्वर को बहुत ज़्यादा अनुरोध मिले हैं (429)${said(words)}।`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `${address} का सर्वर अभी बहुत व्यस्त है (503)${said(words)}।`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)} व्यस्त है: उसकी अपनी कतार भरी हुई है।`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `${address} का सर्वर अभी अपना मॉडल लोड कर रहा है।`,
      'इसके पूरा होने तक रुकें, फिर दोबारा कोशिश करें।',
    ],
  },
  upstream_refused: {
    general: () => ['मॉडल सर्वर ने सवाल लेने से मना कर दिया।', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `${address} का सर्वर नाम और पासवर्ड या कुंजी माँगता है (${status})${said(words)}।`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `${address} का सर्वर यहाँ से आए अनुरोध नहीं लेता (403)${said(words)}।`,
      `यह उसके आगे लगे प्रॉक्सी या फ़ायरवॉल का जवाब है। वहाँ इस कंप्यूटर को अनुमति दें, या सर्वर का सीधा पता दें (${serverWords(server).setBy})।`,
    ],
    unknown_path: ({ server, address, status }) => [
      `${address} पर जो जवाब दे रहा है, वह ${serverWords(server).a} नहीं है: माँगा गया पेज वहाँ नहीं है (${status})।`,
      check(server),
    ],
    too_long: ({ address }) => [
      `${address} का सर्वर इतना लंबा सवाल नहीं लेता (413)।`,
      'यह उसके आगे लगे प्रॉक्सी का जवाब है: उसकी सीमा बढ़ाएँ (nginx में client_max_body_size), या पेज का कम हिस्सा भेजें।',
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)} यहाँ से आए अनुरोध नहीं लेता (403): उसे होस्ट का नाम या ऑरिजिन मंज़ूर नहीं है।`,
      'ऐसा पता दें जो उसे मंज़ूर हो (IP पता, localhost या .local वाला नाम)। अगर बीच का कोई प्रॉक्सी Origin जोड़ता है, तो Ollama वाले कंप्यूटर पर उसे OLLAMA_ORIGINS में डालें।',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${ofCalled(model)} के लिए ${ofAt(server, address)} में साइन इन होना ज़रूरी है।`,
      'उस कंप्यूटर पर `ollama signin` चलाएँ।',
    ],
    bad_option: ({ server, said: words }) => [
      `${ofThe(server)} को इस अनुरोध का एक विकल्प मंज़ूर नहीं है${said(words)}।`,
      'सेटिंग में वह विकल्प ठीक करें।',
    ],
    bad_model_name: ({ model }) => [
      `किसी मॉडल का नाम “${model}” नहीं हो सकता।`,
      'नाम llama3.2:3b या hf.co/owner/model जैसा होता है।',
    ],
    not_manageable: ({ server, address }) => [
      `${ofAt(server, address)} के मॉडल यहाँ से नहीं बदले जा सकते।`,
      'उस सर्वर के अपने टूल इस्तेमाल करें।',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `${at(server, address)} ${ofCalled(model)} के लिए बहुत पुराना है${said(words)}।`,
      `${ofThe(server)} को अपडेट करें, फिर दोबारा कोशिश करें।`,
    ],
    no_chat: ({ server, address }) => [
      `${address} का सर्वर ${ofThe(server)} की चैट नहीं जानता: शायद वह कुछ और है या बहुत पुराना वर्शन है।`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `${address} पर जो जवाब दे रहा है, वह ${serverWords(server).a} नहीं है।`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `${address} पर जो जवाब दे रहा है, वह ${serverWords(server).a} नहीं है (${status})।`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `${address} का सर्वर ${target} पर भेजता है। Aside वहाँ नहीं जाता।`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `${address} का सर्वर किसी दूसरे पते पर भेजता है। Aside वहाँ नहीं जाता।`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)} यह रिकॉर्डिंग नहीं पढ़ सकता (${format})${said(words)}।`,
      'WAV या 16-बिट PCM भेजें। whisper.cpp का सर्वर दूसरे फ़ॉर्मैट तब पढ़ता है, जब उसे --convert के साथ चलाया जाए और ffmpeg मौजूद हो।',
    ],
    not_http: ({ server, address, reason }) => [
      `${address} का सर्वर सही HTTP में बात नहीं करता (${reason})।`,
      `पता जाँचें, और यह भी कि वह http:// से शुरू होना चाहिए या https:// से (${serverWords(server).setBy})।`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${ofAt(server, address)} ने अनुरोध लेने से मना कर दिया (${status}: ${words || NO_REASON})।`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['मॉडल सर्वर में गड़बड़ी हुई।', 'फिर से कोशिश करें।'],
    behind_proxy: ({ server, address, said: words }) => [
      `${address} का प्रॉक्सी अपने पीछे के ${ofThe(server)} तक नहीं पहुँच पाता (502)${said(words)}।`,
      `उस कंप्यूटर पर ${ofThe(server)} को चालू करें, या वह पता ठीक करें जिस पर प्रॉक्सी अनुरोध भेजता है।`,
    ],
    not_available: ({ server, address }) => [
      `${address} का सर्वर अभी उपलब्ध नहीं है (503): यह उसके आगे लगे प्रॉक्सी का जवाब है।`,
      `देखें कि उसके पीछे ${the(server)} चल रहा है, फिर दोबारा कोशिश करें।`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `${address} के प्रॉक्सी ने ${ofThe(server)} का पूरा इंतज़ार नहीं किया (${status})${said(words)}।`,
      `मॉडल लोड होने और लंबा पेज पढ़ने में समय लगता है। प्रॉक्सी की समय सीमा बढ़ाएँ (nginx में proxy_read_timeout), और देखें कि उसके पीछे ${the(server)} चल रहा है।`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${ofAt(server, address)} में गड़बड़ी हुई (${status}: ${words || NO_REASON})।`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `${address} के सर्वर में गड़बड़ी हुई (${status}: ${NO_REASON})।`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${ofAt(server, address)} में गड़बड़ी हुई (${words || NO_REASON})।`,
      again(server),
    ],
    broke_before: ({ server, address }) => [`जवाब आने से पहले ${ofAt(server, address)} से कनेक्शन टूट गया।`, crashed],
    broke_midway: ({ server, address }) => [`जवाब के बीच में ${ofAt(server, address)} से कनेक्शन टूट गया।`, crashed],
    not_understood: ({ address }) => [
      `Aside ${address} के सर्वर की बात नहीं समझ पाया।`,
      'फिर से कोशिश करें। पूरी जानकारी साथी ऐप के लॉग में है।',
    ],
    no_memory: ({ model, said: words }) => [
      `${ofCalled(model)} के लिए मेमोरी कम है${said(words)}।`,
      'दूसरे प्रोग्राम बंद करें, `ollama stop` से दूसरे मॉडल मेमोरी से हटाएँ, या छोटा मॉडल चुनें।',
    ],
    runner_failed: ({ model, said: words }) => [
      `${ofCalled(model)} को चलाने वाली प्रोसेस रुक गई${inBrackets(words)}।`,
      'फिर से कोशिश करें। दोबारा ऐसा हो, तो शायद इस मॉडल के लिए मेमोरी कम है: छोटा मॉडल चुनें।',
    ],
    disk_full: ({ address, model, said: words }) => [
      `${address} के सर्वर की डिस्क पर ${ofCalled(model)} के लिए जगह नहीं है${said(words)}।`,
      'जिन मॉडलों की ज़रूरत नहीं, उन्हें मिटाएँ, या उस डिस्क पर जगह बनाएँ। फिर दोबारा कोशिश करें।',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)} ${ofCalled(model)} को डाउनलोड नहीं कर सका${said(words)}।`,
      'उस कंप्यूटर का इंटरनेट कनेक्शन जाँचें, फिर दोबारा कोशिश करें।',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)} ${ofCalled(model)} को डाउनलोड नहीं कर सका${said(words)}।`,
      'फिर से कोशिश करें।',
    ],
    endless: ({ server, address }) => [
      `${ofAt(server, address)} ने इतना भेजा, जितना किसी जवाब में नहीं समा सकता।`,
      `देखें कि पता ${ofThe(server)} का ही है, और ज़रूरत हो तो सर्वर को फिर से चालू करें।`,
    ],
    garbled: ({ server, address }) => [
      `${ofAt(server, address)} ने ऐसा कुछ भेजा, जो उसके प्रोटोकॉल में नहीं है।`,
      `देखें कि पता ${ofThe(server)} का ही है और कोई प्रॉक्सी उसके जवाब नहीं बदलता।`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)} जवाब पूरा होने से पहले रुक गया।`,
      `फिर से कोशिश करें। दोबारा ऐसा हो, तो शायद बीच का कोई प्रॉक्सी लंबे जवाब काट देता है, या कारण ${ofThe(server)} के लॉग में है।`,
    ],
    said_nothing: ({ server, address }) => [
      `${address} का सर्वर पहले शब्द से पहले ही रुक गया।`,
      `फिर से कोशिश करें। दोबारा ऐसा हो, तो देखें कि पता ${ofThe(server)} का ही है, या उसका लॉग देखें।`,
    ],
  },
  upstream_silent: {
    general: () => ['मॉडल सर्वर ने बहुत देर से कुछ नहीं भेजा।', 'वह अटका हो, तो उसे फिर से चालू करें, और दोबारा कोशिश करें।'],
    silent: ({ server, address, seconds: count }) => [
      `${ofAt(server, address)} ने ${seconds(count)} से कुछ नहीं भेजा, और पूछने पर भी जवाब नहीं देता।`,
      'देखें कि वह अब भी चल रहा है। वह अटका हो, तो उसे फिर से चालू करें, और दोबारा कोशिश करें।',
    ],
  },
  model_not_found: {
    general: () => ['वह मॉडल यहाँ नहीं है।', CHOOSE],
    at_server: ({ server, address, model }) => [
      `${address} के सर्वर पर ${called(model)} नहीं है।`,
      `${serverWords(server).getModel(model)}, या कोई दूसरा मॉडल चुनें।`,
    ],
    here: ({ server, model }) => [
      `मॉडल “${model}” यहाँ नहीं है।`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)}, या कोई दूसरा मॉडल चुनें।`,
    ],
    not_in_library: ({ model }) => [
      `डाउनलोड के लिए “${model}” नाम का कोई मॉडल नहीं है।`,
      'देखें कि नाम और कोलन के बाद का हिस्सा सही लिखा है।',
    ],
    no_server: () => ['वह मॉडल सर्वर अब नहीं है।', 'मॉडलों की सूची फिर से खोलें।'],
    none: ({ server, address }) => [
      `${ofAt(server, address)} पर अभी कोई मॉडल नहीं है।`,
      `${serverWords(server).getModel('')}।`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${ofAt(server, address)} पर ऐसा कोई मॉडल नहीं है जो चैट कर सके (सिर्फ़ ${model} और ${number(others)} अन्य)।`
        : `${ofAt(server, address)} पर ऐसा कोई मॉडल नहीं है जो चैट कर सके (सिर्फ़ ${model})।`,
      `${serverWords(server).getModel('')}।`,
    ],
  },
  model_unsupported: {
    general: () => ['मॉडल यह नहीं कर सकता।', CHOOSE],
    chat: ({ model }) => [`${called(model)} चैट नहीं कर सकता: यह किसी और काम के लिए है, जैसे खोज।`, CHOOSE],
    only_search: ({ model }) => [`${called(model)} चैट नहीं कर सकता: यह खोज के लिए टेक्स्ट को संख्याओं में बदलता है।`, CHOOSE],
    images: ({ model }) => [`${called(model)} चित्र नहीं देख सकता।`, WITHOUT],
    thinking: ({ model }) => [`${called(model)} जवाब देने से पहले सोच नहीं सकता।`, WITHOUT],
    tools: ({ model }) => [`${called(model)} टूल इस्तेमाल नहीं कर सकता।`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `सवाल और उसका पेज ${number(promptTokens)} टोकन लेते हैं, पर मॉडल के कॉन्टेक्स्ट में सिर्फ़ ${number(contextTokens)} समाते हैं।`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;
