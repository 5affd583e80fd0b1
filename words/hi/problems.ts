import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR = 'इस ब्राउज़र को पेयर करें: Aside के फ़ोल्डर में यह चलाएँ और जो कोड दिखे, उसे यहाँ डालें।';
const PAIR_AGAIN = 'इसे फिर से पेयर करें: Aside के फ़ोल्डर में यह चलाएँ और जो कोड दिखे, उसे यहाँ डालें।';
const START = 'npm start';
const AGAIN = 'फिर से कोशिश करें।';
const KEEPS_TRYING = 'पैनल कोशिश करता रहेगा।';
const NOTHING_IMPORTED = 'कुछ भी इंपोर्ट नहीं हुआ';
const MEANWHILE = 'तब तक बिल्ट-इन रीडर जवाब देता है: वह पेज के सबसे ज़रूरी वाक्य उद्धृत करता है।';
const NO_OTHER = 'कोई दूसरा मॉडल अपने-आप इसकी जगह नहीं लेता।';
const CHOOSE = 'कोई दूसरा मॉडल चुनें।';

const itSaid = (said: string) => (said === '' ? '' : ` उसने बताया: ${/[.!?।]$/.test(said) ? said : `${said}।`}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : 'मॉडल सर्वर');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `${chosen} अभी इस्तेमाल नहीं हो सकता। ${NO_OTHER}`;
const certificate = (address: string) =>
  ` यह देखने के लिए कि ब्राउज़र उसके सर्टिफ़िकेट पर भरोसा करता है या नहीं, ${address} को एक टैब में खोलें।`;

const FAILURES = {
  not_connected: ['साथी ऐप से कनेक्शन नहीं है।', 'कनेक्शन लौटने पर फिर से कोशिश करें।'],
  connection_broke: ['जवाब आने से पहले साथी ऐप से कनेक्शन टूट गया।', AGAIN],
  no_answer: ['साथी ऐप ने समय पर जवाब नहीं दिया।', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE = 'companion.json को दोबारा लिखने के लिए Aside के फ़ोल्डर में npm start चलाएँ। उसके बाद फिर से कोशिश करें।';
const LET_STORE = 'ब्राउज़र को Aside का डेटा सेव करने दें, और देखें कि डिस्क भरी हुई तो नहीं है। उसके बाद फिर से कोशिश करें।';
const READ_AGAIN = 'फिर से कोशिश करें या ब्राउज़र को रीस्टार्ट करें। अगर इससे बात न बने, तो फिर से पेयर करें।';

/** What is wrong with the key. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : ` (${reason})`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json सही JSON नहीं है।', WRITE_FILE],
    file_not_object: ['companion.json कोई JSON ऑब्जेक्ट नहीं है।', WRITE_FILE],
    file_no_address: ['companion.json में host:port के रूप में कोई सही "address" नहीं है।', WRITE_FILE],
    file_no_token: ['companion.json में कोई सही "token" नहीं है।', WRITE_FILE],
    not_a_key: ['ब्राउज़र ने Aside के लिए जो सेव किया है, वह कुंजी नहीं है।', READ_AGAIN],
    not_kept: [`ब्राउज़र कुंजी को सेव नहीं कर सका${because}।`, LET_STORE],
    not_removed: [`ब्राउज़र कुंजी को हटा नहीं सका${because}।`, LET_STORE],
    not_shown: [`ब्राउज़र कुंजी को पढ़ नहीं सका${because}।`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** What the panel says of problems. */
export const problems = {
  chats_not_listed: failed('आपकी चैट लोड नहीं हो सकीं'),
  more_chats_not_listed: failed('आपकी बाकी चैट लोड नहीं हो सकीं'),
  search_failed: failed('खोज नहीं हो सकी'),
  not_shared: failed('लिंक नहीं बन सका'),
  sharing_not_changed: failed('शेयर करने की सेटिंग नहीं बदल सकी'),
  not_renamed: failed('चैट का नाम नहीं बदल सका'),
  not_pinned: failed('चैट पिन नहीं हो सकी'),
  not_unpinned: failed('चैट अनपिन नहीं हो सकी'),
  not_deleted: failed('चैट मिट नहीं सकी'),
  not_restored: failed('चैट वापस नहीं लाई जा सकी'),
  chats_not_changed: failed('चैट में बदलाव नहीं हो सका'),
  not_all_selected: failed('सभी चैट नहीं चुनी जा सकीं'),
  chat_not_shown: failed('यह चैट नहीं दिखाई जा सकी'),
  not_exported: failed('कुछ भी एक्सपोर्ट नहीं हुआ'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('सेटिंग नहीं दिखाई जा सकतीं'),
  settings_not_set: failed('सेटिंग सेव नहीं हुई'),
  model_not_pulled: failed('मॉडल डाउनलोड नहीं हो सका'),
  model_not_changed: failed('इस मॉडल के साथ यह नहीं हो सका'),
  chat_not_there: () => told('वह चैट अब नहीं है', 'वह मिटा दी गई, या वह अस्थायी चैट थी जो खत्म हो चुकी है।', 'यह नई चैट है।'),
  not_for_guests: ({ command }) =>
    told(
      'आपकी चैट अभी सेव नहीं होतीं',
      'यह ब्राउज़र साथी ऐप से पेयर नहीं है, और मेहमानों की चैट सेव नहीं होतीं।',
      'इसे पेयर करें: Aside के फ़ोल्डर में यह चलाएँ और जो कोड दिखे, उसे यहाँ डालें।',
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(NOTHING_IMPORTED, `फ़ाइल ${number(megabytes)}\u00a0MB से बड़ी है।`, 'एक बार में कम चैट एक्सपोर्ट करें।'),
  file_no_text: () => told(NOTHING_IMPORTED, 'यह टेक्स्ट फ़ाइल नहीं है।', 'अगर यह ZIP फ़ाइल है, तो पहले इसे खोलकर निकालें।'),
  archive_unreadable: () =>
    told(NOTHING_IMPORTED, 'इस आर्काइव में कोई चैट पढ़ी नहीं जा सकती।', 'इसे अनज़िप करें और conversations.json चुनें।'),
  file_unreadable: () => told(NOTHING_IMPORTED, 'फ़ाइल पढ़ी नहीं जा सकती।', 'इसे फिर से चुनें।'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${serverName(kind)} जवाब नहीं दे रहा`,
      `${address} पर कोई जवाब नहीं दे रहा। ${consequence(chosen)}`,
      kind === 'ollama' ? 'Ollama शुरू करें। Aside उसे खुद ढूँढ लेगा।' : 'सर्वर शुरू करें। Aside उसे खुद ढूँढ लेगा।',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${serverName(kind)} जवाब देने से मना कर रहा है`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${serverName(kind)} अभी तैयार नहीं है`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `${serverName(kind)} में कोई मॉडल नहीं है`,
      `${address} वाला सर्वर कोई मॉडल नहीं दिखाता। ${MEANWHILE}`,
      'वहाँ कोई मॉडल लोड करें।',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'Ollama में अभी कोई मॉडल नहीं है',
      `Ollama ${address} पर चल रहा है, पर कोई मॉडल इंस्टॉल नहीं है। ${MEANWHILE}`,
      'कोई मॉडल डाउनलोड करें। डाउनलोड पूरा होने पर Aside उसे खुद ढूँढ लेगा।',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      'यहाँ कोई मॉडल चैट नहीं कर सकता',
      count > 1
        ? `जो इंस्टॉल हैं, वे किसी और काम के लिए बने हैं (${model}, …)। ${MEANWHILE}`
        : `जो इंस्टॉल है, वह किसी और काम के लिए बना है (${model})। ${MEANWHILE}`,
      'ऐसा मॉडल डाउनलोड करें जो चैट कर सके। डाउनलोड पूरा होने पर Aside उसे खुद ढूँढ लेगा।',
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(`${model} चैट नहीं कर सकता`, `चुना हुआ मॉडल किसी और काम के लिए बना है, जैसे खोज के लिए। ${NO_OTHER}`, CHOOSE),
  model_gone: ({ model, command }) =>
    told(
      `${model} अब नहीं है`,
      `चुना हुआ मॉडल हटा दिया गया या उसका नाम बदल दिया गया। ${NO_OTHER}`,
      command === '' ? CHOOSE : 'कोई दूसरा मॉडल चुनें, या इसे फिर से डाउनलोड करें:',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'Aside का साथी ऐप नहीं चल रहा',
      `${address} पर कोई जवाब नहीं दे रहा।`,
      'Aside के फ़ोल्डर में npm start चलाएँ। उसके बाद पैनल खुद कनेक्ट हो जाएगा।',
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      'Aside के साथी ऐप तक नहीं पहुँचा जा सका',
      `${address} पर कोई जवाब नहीं दे रहा।`,
      `देखें कि वह वहाँ चल रहा है और यह कंप्यूटर उसके नेटवर्क पर है।${secure ? certificate(address) : ''} उसके बाद पैनल खुद कनेक्ट हो जाएगा।`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told('साथी ऐप इस एक्सटेंशन को मना कर रहा है', `${address} वाला प्रोग्राम ${origin} को स्वीकार नहीं करता।`, PAIR, command),
  not_paired_any_more: ({ address, command }) =>
    told(
      'यह ब्राउज़र अब पेयर नहीं है',
      `${address} वाला साथी ऐप इसकी कुंजी नहीं पहचानता। कुंजी रद्द कर दी गई है, या साथी ऐप अब कोई दूसरा डेटा फ़ोल्डर इस्तेमाल करता है।`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) => told('यह ब्राउज़र अभी पेयर नहीं है', 'साथी ऐप कुंजी माँगता है।', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('इस पैनल की कुंजी काम नहीं करती', message, cure);
  },
  key_unreadable: ({ said }) => told('इस पैनल की कुंजी काम नहीं करती', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      'यह आपका साथी ऐप नहीं है',
      `${address} पर जो प्रोग्राम जवाब देता है, वह साबित नहीं कर सका कि उसे इस पैनल की कुंजी पता है। उसे कुछ भी नहीं भेजा गया।`,
      'पता करें कि कौन-सा प्रोग्राम यह पोर्ट इस्तेमाल करता है और उसे बंद करें। उसके बाद Aside के फ़ोल्डर में npm start चलाएँ।',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'यह Aside का साथी ऐप नहीं है',
      `${address} पर जो प्रोग्राम जवाब देता है, वह Aside का प्रोटोकॉल नहीं जानता।`,
      'उस प्रोग्राम को बंद करें, या npm start -- --port 11436 से साथी ऐप को किसी दूसरे पोर्ट पर शुरू करें।',
    ),
  companion_silent: ({ address }) =>
    told(
      'साथी ऐप जवाब नहीं दे रहा',
      `${address} से कुछ भी वापस नहीं आ रहा।`,
      'वह टर्मिनल देखें जहाँ npm start चल रहा है। अगर वह अटक गया हो, तो Ctrl+C दबाएँ और उसे फिर से शुरू करें।',
      START,
    ),
  companion_hung_up: ({ said }) => told('साथी ऐप ने कनेक्शन बंद कर दिया', `उसने कोई गड़बड़ी नहीं बताई।${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told('साथी ऐप बंद हो रहा है', `उसे ${address} पर रोक दिया गया।`, 'उसके फिर से शुरू होने पर पैनल खुद कनेक्ट हो जाएगा।', START),
  message_too_large: () =>
    told(
      'यह भेजने के लिए बहुत बड़ा था',
      'साथी ऐप ने कनेक्शन बंद कर दिया, क्योंकि एक संदेश बहुत बड़ा था।',
      'पेज का छोटा हिस्सा भेजें और फिर से कोशिश करें।',
    ),
  key_wanted: ({ address, command }) =>
    told(
      'साथी ऐप कुंजी माँगता है',
      `${address} वाला साथी ऐप कुंजी माँगता है, और इस एक्सटेंशन के पास कोई कुंजी नहीं है।`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      'साथी ऐप इस एक्सटेंशन की कुंजी नहीं पहचानता',
      `${address} वाले साथी ऐप ने companion.json की कुंजी ठुकरा दी, फ़ाइल दोबारा पढ़ने के बाद भी।`,
      'साथी ऐप को रोकें और जिस फ़ोल्डर में यह एक्सटेंशन बना था, उसमें npm start चलाएँ। उसके बाद फिर से कोशिश करें।',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told(
      'साथी ऐप इस एक्सटेंशन को स्वीकार नहीं करता',
      `वह ${address} पर ${origin} को मना कर रहा है।${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }) =>
    told(
      'एक्सटेंशन और साथी ऐप मेल नहीं खाते',
      `दोनों Aside के प्रोटोकॉल के अलग-अलग वर्शन इस्तेमाल करते हैं।${itSaid(said)}`,
      'दोनों को एक ही वर्शन पर लाएँ: Aside के फ़ोल्डर में npm start चलाएँ और एक्सटेंशन को फिर से लोड करें।',
      START,
    ),
  too_many_messages: () =>
    told('बहुत ज़्यादा संदेश', 'इस पैनल ने एक सेकंड में उससे ज़्यादा संदेश भेजे, जितने साथी ऐप लेता है।', 'थोड़ा रुककर फिर से कोशिश करें।'),
  too_many_connections: ({ address }) =>
    told(
      'साथी ऐप से बहुत ज़्यादा कनेक्शन हैं',
      `${address} पर वह फ़िलहाल और कनेक्शन नहीं लेता।`,
      `जो पैनल नहीं चाहिए, उन्हें बंद करें। यह ${KEEPS_TRYING}`,
    ),
  companion_updating: ({ percent }) =>
    told(
      'Aside अपना इतिहास अपडेट कर रहा है',
      `${number(percent)}% पूरा हुआ। कुछ भी खोएगा नहीं। ऐसा अपडेट के बाद एक ही बार होता है।`,
      'पूरा होने पर पैनल खुद कनेक्ट हो जाएगा। आप अभी जो पूछेंगे, वह तब भेजा जाएगा।',
    ),
  companion_not_ready: () =>
    told(
      'साथी ऐप अपने डेटाबेस का इंतज़ार कर रहा है',
      'डेटाबेस लौटने तक वह कुंजियाँ जाँच नहीं सकता। कुछ भी खोएगा नहीं।',
      'तब पैनल खुद कनेक्ट हो जाएगा। आप अभी जो पूछेंगे, वह तब भेजा जाएगा।',
    ),
  companion_failed: ({ said }) =>
    told(
      'साथी ऐप में गड़बड़ी हुई',
      `अंदर की किसी गड़बड़ी से कनेक्शन टूट गया।${itSaid(said)}`,
      `ज़्यादा जानकारी उसके टर्मिनल में है। ${KEEPS_TRYING}`,
    ),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) => told('साथी ऐप से कनेक्शन टूट गया', `${address} से कनेक्शन टूट गया।`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      'साथी ऐप ने कनेक्शन बंद कर दिया',
      `उसने कोड ${closeCode} के साथ बंद किया।${itSaid(said)}`,
      'अगर फिर से कोशिश करने पर भी बात न बने, तो एक्सटेंशन और साथी ऐप को एक ही वर्शन पर लाएँ।',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
