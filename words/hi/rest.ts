import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { bytes as formatBytes, percent } from './amounts.ts';
import { chat } from './chat.ts';
import { errors } from './errors.ts';
import { menus } from './menus.ts';
import { models } from './models.ts';
import { preferences } from './preferences.ts';
import { problems, unusableKey } from './problems.ts';
import { prompts } from './prompts.ts';
import { rooms } from './rooms.ts';
import { servers } from './servers.ts';
import { number, plural } from './tongue.ts';

const UPDATE_BOTH = 'एक्सटेंशन और साथी ऐप को एक ही वर्शन पर लाएँ।';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `“${name}” को जोड़ा नहीं जा सकता: ${why}`;
const certificate = (address: string) =>
  ` यह देखने के लिए कि ब्राउज़र उसके सर्टिफ़िकेट पर भरोसा करता है या नहीं, ${address} को एक टैब में खोलें।`;

/** What is said once something is opened or goes wrong. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['कुछ गड़बड़ हो गई। क्या हुआ, यह नया Aside बता सकता है।', 'Aside को अपडेट करें।'],
    notice: 'साथी ऐप कुछ ऐसा बता रहा है जिसके लिए नया Aside चाहिए।',
    thenRestart: 'उसके बाद Aside को रीस्टार्ट करें।',
  },
  notices: { not_saved: 'चैट सेव नहीं हो रही हैं।' },
  servers,
  firstRun: {
    title: 'शुरुआत करें',
    dismiss: 'ये चरण छिपाएँ',
    done: (count, all) => `${number(all)} में से ${number(count)} पूरे`,
    todo: {
      companion: 'साथी ऐप से कनेक्ट करें',
      model: 'कोई मॉडल डाउनलोड करें',
      try: 'इस पेज पर आज़माएँ',
    },
    ready: {
      companion: 'साथी ऐप से कनेक्ट है',
      model: 'एक मॉडल तैयार है',
      try: 'इस पेज पर आज़माया',
    },
    unpaired: 'साथी ऐप चल रहा है, पर इस ब्राउज़र को अभी नहीं पहचानता।',
    lookingForModels: 'मॉडल ढूँढे जा रहे हैं…',
    tryHint: 'इसका सारांश बनवाएँ, या नीचे कोई सवाल लिखें।',
  },
  prompts,
  history: {
    title: 'चैट',
    untitled: 'बिना शीर्षक की चैट',
    deleted: (title) => `“${title}” मिटाई गई`,
    deletedMany: (count) =>
      plural(count, { one: (shown) => `${shown} चैट मिटाई गई`, other: (shown) => `${shown} चैट मिटाई गईं` }),
    archivedMany: (count) =>
      plural(count, { one: (shown) => `${shown} चैट आर्काइव की गई`, other: (shown) => `${shown} चैट आर्काइव की गईं` }),
    unarchivedMany: (count) =>
      plural(count, {
        one: (shown) => `${shown} चैट आर्काइव से निकाली गई`,
        other: (shown) => `${shown} चैट आर्काइव से निकाली गईं`,
      }),
    taggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `${shown} चैट में “${tag}” जोड़ा गया`,
        other: (shown) => `${shown} चैट में “${tag}” जोड़ा गया`,
      }),
    untaggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `${shown} चैट से “${tag}” हटाया गया`,
        other: (shown) => `${shown} चैट से “${tag}” हटाया गया`,
      }),
    undo: 'पहले जैसा करें',
    searchChats: 'चैट में खोजें',
    searching: 'खोज जारी है…',
    found: (count) => plural(count, { one: (shown) => `${shown} नतीजा`, other: (shown) => `${shown} नतीजे` }),
    foundNothing: (query) => `“${query}” से कोई चैट मेल नहीं खाती`,
    foundNothingHint: 'शीर्षकों, सवालों और जवाबों में खोजा गया। कम अक्षर लिखकर देखें।',
    loadingChats: 'आपकी चैट लोड हो रही हैं…',
    loadingMore: 'और चैट लोड हो रही हैं…',
    noChats: 'अभी कोई चैट नहीं',
    noChatsHint: 'आपका साथी ऐप आपकी चैट सेव रखता है, अस्थायी चैट को छोड़कर।',
    pinned: 'पिन की हुई',
    today: 'आज',
    yesterday: 'कल',
    lastWeek: 'पिछले 7 दिन',
    answeringNow: 'जवाब आ रहा है',
    chatActions: (title) => `“${title}” के लिए विकल्प`,
    rename: 'नाम बदलें',
    newTitle: 'नया शीर्षक',
    pin: 'पिन करें',
    unpin: 'अनपिन करें',
    share: 'शेयर करें…',
    delete: 'मिटाएँ',
    aboutPage: (count) =>
      plural(count, {
        one: (shown) => `इस पेज के बारे में ${shown} चैट`,
        other: (shown) => `इस पेज के बारे में ${shown} चैट`,
      }),
    archived: 'आर्काइव की हुई',
    archive: 'आर्काइव करें',
    unarchive: 'आर्काइव से निकालें',
    select: 'चुनें',
    selected: (count) => `${number(count)} चुनी गईं`,
    selectAll: 'सभी चुनें',
    clearSelection: 'चयन हटाएँ',
    selection: 'चुनी हुई चैट',
    tags: 'टैग',
    tagOf: (tag) => `टैग “${tag}”`,
    newTag: 'नया टैग',
    addTag: 'जोड़ें',
    removeTag: (tag) => `टैग “${tag}” हटाएँ`,
    exportSelected: 'चुनी हुई चैट एक्सपोर्ट करें',
    exportChosen: 'एक्सपोर्ट करें',
    filters: 'फ़िल्टर',
    filterTag: 'टैग',
    filterModel: 'मॉडल',
    filterSite: 'साइट',
    filterSince: 'इस तारीख से',
    filterUntil: 'इस तारीख से पहले',
    onlyArchived: 'सिर्फ़ आर्काइव की हुई चैट',
    any: 'कोई भी',
    named: (name, chats) => `${name} (${number(chats)})`,
    filterNames: {
      tag: 'टैग',
      model: 'मॉडल',
      site: 'साइट',
      before: 'पहले',
      after: 'से',
      is: 'स्थिति',
      archived: 'आर्काइव',
    },
    typedFilters: 'आप टैग:, मॉडल:, साइट:, पहले:2026-10-01, से: या स्थिति:आर्काइव भी लिख सकते हैं।',
    chipTag: (tag) => `टैग: ${tag}`,
    chipModel: (model) => `मॉडल: ${model}`,
    chipSite: (site) => `साइट: ${site}`,
    chipPage: 'इस पेज के बारे में',
    chipSince: (date) => `${date} से`,
    chipUntil: (date) => `${date} से पहले`,
    removeFilter: (filter) => `फ़िल्टर “${filter}” हटाएँ`,
    noneMatch: 'इन फ़िल्टर से कोई चैट मेल नहीं खाती',
    noneMatchHint: 'ज़्यादा चैट देखने के लिए कोई फ़िल्टर हटाएँ।',
    undoKeys: (keys) => `पहले जैसा करने के लिए ${keys}`,
  },
  menus,
  modelMenu: {
    keys: 'कीबोर्ड शॉर्टकट…',
    automatic: 'अपने-आप',
    automaticHint: 'जो मॉडल लोड है, वरना सबसे नया',
    loaded: 'लोड है',
    remote: 'इस कंप्यूटर पर नहीं',
    readerHint: 'बिल्ट-इन, मॉडल नहीं: सबसे ज़रूरी वाक्य उद्धृत करता है',
    remoteTitle: (name) => `${name} किसी और के कंप्यूटर पर चलता है`,
    remoteMessage: 'आपके सवाल, और जोड़े गए पेज और चयन इस कंप्यूटर से बाहर जाते हैं।',
    remoteUse: 'फिर भी इस्तेमाल करें',
    remoteKeep: 'मौजूदा मॉडल रखें',
    settings: 'सेटिंग…',
    models: 'मॉडल…',
  },
  editing: {
    label: 'अपना सवाल बदलें',
    hint: 'मौजूदा जवाब एक और वर्शन के रूप में बना रहता है।',
    ask: 'पूछें',
  },
  again: chat.again,
  compare: chat.compare,
  copying: chat.copying,
  diagrams: chat.diagrams,
  usage: chat.usage,
  contents: chat.contents,
  chatMenu: chat.menu,
  find: chat.find,
  composer: {
    waiting: 'इसके बाद',
    moveUp: 'ऊपर ले जाएँ',
    takeBack: 'यह न पूछें',
    takenBack: 'सवाल हटाया गया',
    movedTo: (place, count) => `अब ${number(count)} में से नंबर ${number(place)}`,
    quote: 'उद्धृत करें',
    keepsPlace: 'इसकी जगह वही रहती है।',
    beganMeanwhile: 'इस सवाल का जवाब शुरू हो चुका है। आपका बदलाव नए सवाल के तौर पर पूछा जाएगा।',
  },
  keys: {
    title: 'कीबोर्ड शॉर्टकट',
    groups: {
      composer: 'आपका सवाल',
      waiting: 'इसके बाद के सवाल',
      panel: 'पैनल में और कहीं',
      browser: 'ब्राउज़र में',
    },
    does: {
      send: 'भेजें',
      newLine: 'नई लाइन',
      editLast: 'पिछला सवाल बदलें, जब फ़ील्ड खाली हो',
      pickTab: 'खुला टैब जोड़ें',
      pastePlain: 'फ़ॉर्मैटिंग के बिना चिपकाएँ',
      stop: 'जवाब रोकें',
      moveUp: 'ऊपर ले जाएँ',
      moveDown: 'नीचे ले जाएँ',
      quote: 'जवाब में चुना हुआ टेक्स्ट उद्धृत करें',
      findChat: 'चैट में खोजें',
      listKeys: 'यह सूची दिखाएँ',
    },
    commands: {
      open: 'Aside खोलें या बंद करें',
      ask: 'चुने हुए टेक्स्ट या पेज के बारे में पूछें',
      summarise: 'पेज का सारांश बनाएँ',
    },
    keys: { control: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc' },
  },
  pageNotice: {
    reading: 'पेज पढ़ा जा रहा है…',
    stopReading: 'यह पेज पढ़ना रोकें',
    allowAllSites: 'सभी साइटों पर अनुमति दें',
    alwaysOffer: (site) => `क्या Aside हर बार पूछे बिना ${site} को पढ़ सकता है?`,
    alwaysOn: (site) => `${site} पर हमेशा`,
  },
  sent: {
    to: (model, address) => (address === '' ? `${model} को भेजा गया।` : `${address} पर ${model} को भेजा गया।`),
    onlyWords: 'सिर्फ़ आपके शब्द और उनसे पहले की चैट।',
    show: 'ठीक-ठीक दिखाएँ कि क्या भेजा गया',
    hide: 'छिपाएँ',
    loading: 'लोड हो रहा है…',
    gone: 'यह अब सेव नहीं है, या साथी ऐप तक नहीं पहुँचा जा सकता।',
  },
  transfers: {
    exportChat: (title) => `“${title}” एक्सपोर्ट करें`,
    exportAll: 'सभी एक्सपोर्ट करें',
    allChats: 'Aside की चैट',
    exportAs: 'इस रूप में एक्सपोर्ट करें',
    markdown: 'Markdown',
    markdownHint: 'पढ़ने के लिए',
    json: 'JSON',
    jsonHint: 'फिर से इंपोर्ट करने के लिए',
    exporting: (bytes) => (bytes === 0 ? 'एक्सपोर्ट हो रहा है…' : `एक्सपोर्ट हो रहा है… ${formatBytes(bytes)}`),
    exported: (name) => `“${name}” के नाम से एक्सपोर्ट हुआ`,
    importChats: 'इंपोर्ट करें…',
    importHint: 'Aside, Page Assist, Open WebUI या ChatGPT का एक्सपोर्ट: JSON फ़ाइल, या ChatGPT का ZIP',
    importing: (share, chats) => {
      if (share === 0) return 'इंपोर्ट हो रहा है…';
      if (share === 1) return 'इंपोर्ट हो रहा है… फ़ाइल पढ़ी जा रही है';
      if (chats === 0) return `इंपोर्ट हो रहा है… ${percent(share)}`;
      return `इंपोर्ट हो रहा है… ${percent(share)}, ${number(chats)} चैट`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return 'इस फ़ाइल में इंपोर्ट करने लायक कोई चैट नहीं है।';
      const from = program === 'Aside' ? '' : `${program} की `;
      return plural(chats, {
        one: (shown) => `${from}${shown} चैट इंपोर्ट हो सकती है।`,
        other: (shown) => `${from}${shown} चैट इंपोर्ट हो सकती हैं।`,
      });
    },
    nothingNew: 'इस फ़ाइल में कुछ नया नहीं है।',
    continued: (count) => `${number(count)} चैट में नए संदेश हैं।`,
    known: (count) =>
      plural(count, { one: (shown) => `${shown} चैट पहले से यहाँ है।`, other: (shown) => `${shown} चैट पहले से यहाँ हैं।` }),
    files: (count) =>
      plural(count, {
        one: (shown) => `${shown} तस्वीर या फ़ाइल इंपोर्ट नहीं हो सकती।`,
        other: (shown) => `${shown} तस्वीरें और फ़ाइलें इंपोर्ट नहीं हो सकतीं।`,
      }),
    skipped: (count) =>
      plural(count, {
        one: (shown) => `${shown} चैट इंपोर्ट नहीं हो सकती।`,
        other: (shown) => `${shown} चैट इंपोर्ट नहीं हो सकतीं।`,
      }),
    incomplete: (count) =>
      plural(count, {
        one: (shown) => `${shown} चैट का एक हिस्सा नहीं होगा।`,
        other: (shown) => `${shown} चैट के कुछ हिस्से नहीं होंगे।`,
      }),
    chatAt: (place) => `फ़ाइल की चैट ${number(place)}`,
    whichChats: 'कौन सी चैट?',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return plural(count, {
            one: (shown) => `${shown} संदेश या स्रोत पढ़ा नहीं जा सकता`,
            other: (shown) => `${shown} संदेश या स्रोत पढ़े नहीं जा सकते`,
          });
        case 'no_messages':
          return 'कोई संदेश नहीं है';
        case 'not_a_chat':
          return 'चैट नहीं है';
        case 'broken_off':
          return 'बीच में कट जाती है: फ़ाइल का बाकी हिस्सा नहीं है';
        case 'too_large':
        case 'too_deep':
          return 'बहुत बड़ी है';
        case 'too_many_messages':
          return `${number(LIMITS.importTurns)} से ज़्यादा सवाल हैं`;
        case 'too_many_chats':
          return `पहली ${number(LIMITS.importConversations)} चैट के बाद आती है`;
        default:
          return 'पढ़ी नहीं जा सकती';
      }
    },
    more: (count) => `और ${number(count)} अन्य`,
    importNow: 'इंपोर्ट करें',
    storing: 'इंपोर्ट हो रहा है… चैट सेव हो रही हैं',
    exportedElsewhere: (share) =>
      share === 0 ? 'कहीं और चैट एक्सपोर्ट हो रही हैं' : `कहीं और चैट एक्सपोर्ट हो रही हैं: ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0 ? 'कहीं और चैट इंपोर्ट हो रही हैं' : `कहीं और चैट इंपोर्ट हो रही हैं: ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0 ? 'कहीं और इंपोर्ट की गई चैट सेव हो रही हैं' : `कहीं और इंपोर्ट की गई चैट सेव हो रही हैं: ${percent(share)}`,
    waitsElsewhere: 'कहीं और एक इंपोर्ट पुष्टि का इंतज़ार कर रहा है',
    stopExport: 'एक्सपोर्ट रद्द करें',
    stopImport: 'इंपोर्ट रद्द करें',
    imported: (count) =>
      count === 0
        ? 'इस फ़ाइल में कोई चैट नहीं'
        : plural(count, {
            one: (shown) => `${shown} चैट इंपोर्ट हुई`,
            other: (shown) => `${shown} चैट इंपोर्ट हुईं`,
          }),
  },
  preferences,
  pairing: {
    language: 'भाषा',
    browserLanguage: 'ब्राउज़र की भाषा',
    companion: 'साथी ऐप',
    connection: 'कनेक्शन',
    connectedTo: (address) => `${address} से कनेक्ट है`,
    connectingTo: (address) => `${address} से कनेक्ट हो रहा है…`,
    notConnectedTo: (address) => `${address} से कनेक्ट नहीं है`,
    asPaired: (name) => `यह ब्राउज़र पेयर है। साथी ऐप में इसका नाम “${name}” है।`,
    asBuilt: 'Aside की यह कॉपी साथी ऐप की कुंजी के साथ आई है, इसलिए पेयर करने की ज़रूरत नहीं है।',
    asGuest: 'आप मेहमान हैं: आप सिर्फ़ सवाल लिख सकते हैं, और कुछ भी सेव नहीं होता। पेज भेजने और चैट सेव रखने के लिए पेयर करें।',
    forget: 'इस साथी ऐप को भूल जाएँ',
    forgetting: 'भुलाया जा रहा है…',
    unrevoked: (name) =>
      `यह ब्राउज़र कुंजी भूल गया है, पर साथी ऐप को बता नहीं सका। उसकी सूची से “${name}” को हटाने के लिए यह चलाएँ:`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: 'पेयर करें',
    pairOther: 'दूसरा साथी ऐप इस्तेमाल करें',
    pairRun: 'कोड पाने के लिए साथी ऐप वाले कंप्यूटर पर Aside के फ़ोल्डर में यह चलाएँ:',
    pairInvited: 'आपको न्योते का लिंक मिला है? उसे यहाँ चिपकाएँ।',
    pairCode: 'कोड',
    pairAddress: 'पता',
    pairExposed: 'एन्क्रिप्ट नहीं है: नेटवर्क पर दूसरे लोग इसे पढ़ सकते हैं। हो सके तो https:// इस्तेमाल करें।',
  },
  rooms,
  pairingFailures: {
    no_address: () => told('यह कोई पता नहीं है।', 'पता ऐसा दिखता है: 127.0.0.1:11435 या https://aside.example.org'),
    no_code: () => told('यह कोई कोड नहीं है।', 'कोड में 8 अक्षर और अंक होते हैं, जैसे 7K3M-Q9TX।'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `${address} पर कोई जवाब नहीं दे रहा।`,
        isHere
          ? 'Aside के फ़ोल्डर में npm start चलाएँ, या पता ठीक करें।'
          : `देखें कि साथी ऐप वहाँ चल रहा है और यह कंप्यूटर उसके नेटवर्क पर है।${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `${address} वाला साथी ऐप पेयर करने के लिए तैयार नहीं है।`,
        `वहाँ ${command} चलाएँ और जो कोड दिखे, उसे दो मिनट के अंदर डालें। अगर आप ऐसा कर चुके हैं, तो कोई दूसरा प्रोग्राम यह पता इस्तेमाल कर रहा है।`,
      ),
    not_aside: ({ address }) =>
      told(
        `${address} पर एक प्रोग्राम जवाब देता है, पर वह Aside का साथी ऐप नहीं है।`,
        'पता ठीक करें: सही पता npm start बताता है।',
      ),
    code_not_proved: ({ address }) =>
      told(
        `${address} वाले प्रोग्राम को कोड नहीं पता, इसलिए वह आपका साथी ऐप नहीं है। उसकी कुंजी सेव नहीं की गई।`,
        'पता करें कि कौन-सा प्रोग्राम यह पता इस्तेमाल करता है और उसे बंद करें। उसके बाद फिर से पेयर करें।',
      ),
    too_old: ({ address, version }) =>
      told(`${address} वाले साथी ऐप का वर्शन अलग है (${version}) और वह पेयर नहीं कर सकता।`, UPDATE_BOTH),
    no_common_version: ({ address }) =>
      told(`${address} वाला साथी ऐप Aside के प्रोटोकॉल का दूसरा वर्शन इस्तेमाल करता है।`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(`${address} ने समय पर जवाब नहीं दिया।`, 'वह टर्मिनल देखें जहाँ साथी ऐप चल रहा है, और फिर से कोशिश करें।'),
    browser_refuses: ({ address }) => told(`ब्राउज़र ${address} से कनेक्ट करने से मना करता है।`, 'कोई दूसरा पोर्ट इस्तेमाल करें।'),
    not_encrypted: ({ address }) =>
      told(
        `यहाँ से ब्राउज़र सिर्फ़ एन्क्रिप्ट किए हुए कनेक्शन खोलता है, और ${address} एन्क्रिप्ट नहीं है।`,
        'https:// वाला पता इस्तेमाल करें।',
      ),
    refused: () => told('साथी ऐप ने इस ब्राउज़र से पेयर करने से मना कर दिया।', ''),
    code_not_accepted: ({ command }) => told('साथी ऐप ने कोड स्वीकार नहीं किया।', `नए कोड के लिए ${command} चलाएँ।`),
    too_many: ({ address }) => told(`${address} से बहुत ज़्यादा कनेक्शन हैं।`, 'थोड़ा रुककर फिर से कोशिश करें।'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `${address} वाले साथी ऐप ने कनेक्शन बंद कर दिया (${closeCode})।`
          : `${address} वाले साथी ऐप ने कनेक्शन बंद कर दिया (${closeCode}: ${said})।`,
        'फिर से कोशिश करें। अगर इससे बात न बने, तो उसका टर्मिनल बताएगा कि क्या हुआ।',
      ),
    part_missing: () => told('Aside का एक हिस्सा लोड नहीं हो सका।', 'इस पैनल को बंद करके फिर से खोलें।'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, 'इस पैनल को बंद करके फिर से खोलें और फिर से कोशिश करें।'),
  },
  problems,
  pageHints: {
    browser_page: () => 'ब्राउज़र अपने पेज और स्टोर एक्सटेंशन के लिए बंद रखते हैं, इसलिए Aside यह पेज नहीं पढ़ सकता।',
    closed_page: () =>
      'ब्राउज़र इस पेज को Aside के लिए बंद रखता है। अगर यह इस कंप्यूटर की कोई फ़ाइल है, तो ब्राउज़र का एक्सटेंशन वाला पेज खोलें और वहाँ Aside के लिए “फ़ाइल के यूआरएल तक एक्सेस दें” चालू करें। ब्राउज़र के अपने पेज और स्टोर बंद ही रहते हैं।',
    silent: () =>
      'Aside यह पेज नहीं पढ़ सकता: यह जवाब नहीं दे रहा। जब यह कम व्यस्त हो, तब फिर से कोशिश करें। ब्राउज़र के अपने कुछ पेज कभी जवाब नहीं देते।',
    pdf: () => 'Aside ब्राउज़र के व्यूअर से PDF नहीं निकाल सकता। उसे सेव करके फ़ाइल यहाँ छोड़ें, या उसमें टेक्स्ट चुनें और उसके बारे में पूछें।',
    shown_file: () => 'Aside ब्राउज़र से यह फ़ाइल नहीं निकाल सकता। इसे सेव करके यहाँ छोड़ें।',
    recording: () => 'इस टैब में ऑडियो या वीडियो चल रहा है। Aside सिर्फ़ टेक्स्ट और चित्र पढ़ सकता है।',
    framed: ({ site }) =>
      site === ''
        ? 'इस पेज का ज़्यादातर हिस्सा किसी दूसरी साइट के फ़्रेम में है, जिसे पढ़ने की अनुमति Aside को नहीं है। फ़्रेम को उसके अपने टैब में खोलें, या Aside को सभी साइटों पर अनुमति दें।'
        : `इस पेज का ज़्यादातर हिस्सा ${site} के फ़्रेम में है, जिसे पढ़ने की अनुमति Aside को नहीं है। फ़्रेम को उसके अपने टैब में खोलें, या Aside को सभी साइटों पर अनुमति दें।`,
    drawn: () => 'यह पेज चित्र की तरह बना है, इसलिए इसमें Aside के पढ़ने लायक टेक्स्ट नहीं है। इसकी जगह स्क्रीनशॉट जोड़ें।',
    empty: () => 'इस पेज पर कोई टेक्स्ट नहीं है।',
    not_loaded: () => 'यह पेज लोड नहीं हुआ, इसलिए पढ़ने को कुछ नहीं है।',
    left: () => 'Aside के पढ़ने से पहले ही आप पेज से चले गए। उस पर वापस जाएँ और फिर से कोशिश करें।',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'Aside को यह पेज पढ़ने देने के लिए टूलबार में Aside पर क्लिक करें।'
        : `Aside को यह पेज पढ़ने देने के लिए टूलबार में Aside पर क्लिक करें या ${shortcut} दबाएँ।`,
    sidebar_refused: () =>
      'Firefox अपना साइडबार केवल टूलबार या मेन्यू में क्लिक करने पर खोलता है, इसलिए Aside इस टैब में खुला है। उसे पेज के बगल में लाने के लिए टूलबार में Aside पर क्लिक करें।',
    no_room: () => 'ब्राउज़र में इतने टेक्स्ट की जगह नहीं है। कम टेक्स्ट चुनें और फिर से पूछें।',
    closed_frame: ({ site }) =>
      site === ''
        ? `चुना हुआ टेक्स्ट शायद पेज के उस हिस्से में है जो किसी दूसरी साइट से आता है। शॉर्टकट से वह वहाँ नहीं पढ़ा जा सकता। उस पर राइट-क्लिक करके “${menus['ask-selection']}” चुनें, या Aside को सभी साइटों पर अनुमति दें।`
        : `चुना हुआ टेक्स्ट शायद पेज के उस हिस्से में है जो ${site} से आता है। शॉर्टकट से वह वहाँ नहीं पढ़ा जा सकता। उस पर राइट-क्लिक करके “${menus['ask-selection']}” चुनें, या Aside को सभी साइटों पर अनुमति दें।`,
    nothing_selected: () => 'कुछ भी चुना नहीं गया है। पेज पर कुछ टेक्स्ट चुनें और फिर उसके बारे में पूछें।',
  },
  landings: {
    sourcesFull: (most) => `एक सवाल के साथ ज़्यादा से ज़्यादा ${number(most)} पेज, चयन और फ़ाइलें जोड़ी जा सकती हैं।`,
    landed: {
      page: (name, count) =>
        count === 1
          ? `पेज “${name}” आपके सवाल से जुड़ गया है।`
          : `पेज “${name}” आपके सवाल से जुड़ गया है। कुल ${number(count)} अटैचमेंट हैं।`,
      file: (name, count) =>
        count === 1
          ? `फ़ाइल “${name}” आपके सवाल से जुड़ गई है।`
          : `फ़ाइल “${name}” आपके सवाल से जुड़ गई है। कुल ${number(count)} अटैचमेंट हैं।`,
      image: (name, count) =>
        count === 1
          ? `चित्र “${name}” आपके सवाल से जुड़ गया है।`
          : `चित्र “${name}” आपके सवाल से जुड़ गया है। कुल ${number(count)} अटैचमेंट हैं।`,
      selection: (name, count) =>
        count === 1
          ? `“${name}” का चयन आपके सवाल से जुड़ गया है।`
          : `“${name}” का चयन आपके सवाल से जुड़ गया है। कुल ${number(count)} अटैचमेंट हैं।`,
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `अंश ${index}` : `${title} का अंश ${index}`),
    notFound: 'अंश में नहीं मिला',
    noPassage: 'इस नंबर का कोई अंश नहीं है',
    closest: 'सबसे नज़दीकी अंश, Aside ने ढूँढा',
  },
  models,
  sources: {
    attach: 'फ़ाइलें जोड़ें',
    dropHere: 'जोड़ने के लिए फ़ाइलें यहाँ छोड़ें',
    openTabs: 'खुले टैब',
    tabAsleep: 'निष्क्रिय है: पहले इस टैब पर जाएँ',
    allowTabs: 'Aside को अपने टैब देखने दें…',
    allowTabsHint: 'ब्राउज़र पूछेगा कि Aside को सभी साइटों पर अनुमति देनी है या नहीं',
    noTab: 'कोई खुला टैब मेल नहीं खाता',
    pastedText: 'चिपकाया हुआ टेक्स्ट',
    pastedImage: 'चिपकाया हुआ चित्र',
    reading: (name) => `“${name}” को पढ़ा जा रहा है…`,
    readingPart: (name, done, total) => `“${name}” को पढ़ा जा रहा है: ${number(total)} में से पेज ${number(done)}`,
    stopReading: (name) => `“${name}” को पढ़ना रोकें`,
    waitsForReading: 'सब कुछ पढ़ लिए जाने पर आप अपना सवाल भेज सकते हैं।',
    noVision: (model) => `${model} चित्र नहीं देख सकता।`,
    chooseVision: 'ऐसा मॉडल चुनें जो देख सके, या चित्र हटाएँ।',
    getVision: 'आपका कोई मॉडल चित्र नहीं देख सकता। ऐसा मॉडल डाउनलोड करें जो देख सके, जैसे gemma3, या चित्र हटाएँ।',
    useModel: (model) => `${model} इस्तेमाल करें`,
    pageChanges: {
      changed: (title) => `Aside के पढ़ने के बाद “${title}” बदल गया है।`,
      left: (title) => `“${title}” वाला टैब अब कोई दूसरा पेज दिखा रहा है।`,
    },
    aroundIt: 'इसके आसपास का पैराग्राफ़:',
    readAgain: 'फिर से पढ़ें',
    pageBeside: (title) => `अब आप “${title}” देख रहे हैं।`,
    anotherPage: 'अब आप कोई दूसरा पेज देख रहे हैं।',
    chatIsAbout: (title) => `यह चैट “${title}” के बारे में है।`,
    useInstead: 'इसकी जगह यह पेज लें',
    useAlso: 'यह पेज भी लें',
    fits: {
      passages: (model) => `${model} के लिए बहुत लंबा: सिर्फ़ वे अंश भेजे जाएँगे जो आपके सवाल के लिए ज़रूरी हैं।`,
      parts: (model) => `${model} के लिए बहुत लंबा: इसे टुकड़ों में पढ़ा जाएगा।`,
      tooLong: (model, tokens, most) =>
        `${model} के लिए यह शायद बहुत लंबा है: लगभग ${number(rounded(tokens))} टोकन, जबकि मॉडल ${number(most)} पढ़ता है।`,
      withoutEarlierSources: 'पहले के सवालों के पेज, चयन और चित्र फिर से नहीं भेजे जाएँगे, क्योंकि मॉडल में इतना नहीं समाता।',
      leftOut: (count) =>
        plural(count, {
          one: () => 'सबसे पुराना सवाल और उसका जवाब नहीं भेजे जाएँगे, क्योंकि मॉडल में इतना नहीं समाता।',
          other: (shown) => `सबसे पुराने ${shown} सवाल और उनके जवाब नहीं भेजे जाएँगे, क्योंकि मॉडल में इतना नहीं समाता।`,
        }),
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, 'यह न टेक्स्ट है, न चित्र, न PDF।'),
      empty: ({ name }) => notAttached(name, 'इसमें कुछ नहीं है।'),
      too_large: ({ name, megabytes }) =>
        notAttached(name, `फ़ाइल ज़्यादा से ज़्यादा ${number(megabytes)}\u00a0MB की हो सकती है।`),
      not_an_image: ({ name }) => notAttached(name, 'इसका नाम चित्र जैसा है, पर यह चित्र नहीं है।'),
      image_kind: ({ name }) => notAttached(name, 'Aside इस तरह के चित्र नहीं पढ़ सकता। इसे PNG या JPEG के रूप में सेव करें।'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(name, `चित्र ${number(megapixels)} मेगापिक्सल का है, जबकि सीमा ${number(most)} है। इसका छोटा रूप सेव करें।`),
      image_broken: ({ name }) => notAttached(name, 'चित्र खराब है।'),
      file_gone: ({ name }) => notAttached(name, 'यह कोई फ़ोल्डर है, या इसे खोला नहीं जा सकता।'),
      no_room: ({ name }) => notAttached(name, 'एक सवाल के साथ जितने अटैचमेंट हो सकते हैं, उतने पहले से हैं।'),
      needs_companion: ({ name }) =>
        notAttached(name, 'PDF साथी ऐप पढ़ता है, और यह पैनल किसी साथी ऐप से पेयर या कनेक्ट नहीं है।'),
      refused: ({ name }) => `“${name}” को जोड़ा नहीं जा सकता।`,
      tab_gone: ({ name }) => notAttached(name, 'इसका टैब बंद कर दिया गया, या अब कोई दूसरा पेज दिखा रहा है।'),
      tab_closed: ({ name }) =>
        notAttached(name, 'ब्राउज़र इसके टैब को Aside के लिए बंद रखता है। उस टैब पर जाएँ और टूलबार में Aside पर क्लिक करें।'),
      tab_unreadable: ({ name }) => `“${name}” को जोड़ा नहीं जा सकता।`,
      not_fetched: ({ name }) => notAttached(name, 'Aside यह फ़ाइल इसकी साइट से दोबारा नहीं ला सका। इसे सेव करके यहाँ छोड़ें।'),
      failed: ({ name }) => notAttached(name, 'कुछ गड़बड़ हो गई। फिर से कोशिश करें।'),
    },
  },
  summaries: {
    style: 'सारांश का प्रकार',
    styles: { bullets: 'मुख्य बातें', brief: 'छोटा', detailed: 'विस्तार से', focus: 'जो मेरे लिए अहम है' },
    focus: 'आपके लिए क्या अहम है?',
    focusPlaceholder: 'खर्च, तारीखें, मुझे क्या करना है…',
  },
  selectionButtons: {
    title: 'चुने हुए टेक्स्ट के पास बटन',
    hint: 'किसी पेज पर टेक्स्ट चुनें, और उसके पास बटन दिखेंगे। कीबोर्ड से उन तक पहुँचने के लिए Alt+F10 दबाएँ।',
    where: {
      nowhere: 'बंद',
      sites: 'मेरी चुनी हुई साइटों पर',
      everywhere: 'सभी साइटों पर',
    },
    site: 'साइट',
    add: 'जोड़ें',
    remove: (site) => `${site} हटाएँ`,
    actions: 'ये बटन दिखाएँ',
    closed: (site) => `ब्राउज़र Aside को ${site} पर चलने नहीं देता, इसलिए वहाँ बटन नहीं दिखते।`,
    closedEverywhere: 'ब्राउज़र Aside को सभी साइटों पर चलने नहीं देता, इसलिए बटन नहीं दिखते।',
    allow: 'फिर से अनुमति दें',
    problems: {
      refused: 'ब्राउज़र ने अनुमति नहीं दी, इसलिए कुछ नहीं बदला।',
      no_site: 'यह कोई साइट नहीं है। कोई साइट लिखें, जैसे example.org',
    },
  },
  voice: {
    speak: 'सवाल बोलें (क्लिक करें, या दबाए रखकर बोलें)',
    opening: 'माइक्रोफ़ोन खोला जा रहा है…',
    listening: 'Aside सुन रहा है',
    transcribing: 'टेक्स्ट में बदला जा रहा है…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: 'बोलना पूरा हुआ',
    askAtOnce: 'तुरंत पूछें',
    microphone: 'माइक्रोफ़ोन',
    browsersChoice: 'ब्राउज़र का डिफ़ॉल्ट',
    nextTime: 'अगली रिकॉर्डिंग से लागू',
    standIn: (name) => `आपका चुना हुआ माइक्रोफ़ोन कनेक्ट नहीं है। Aside “${name}” से सुन रहा है।`,
    kept: 'आपकी रिकॉर्डिंग बनी हुई है।',
    discard: 'छोड़ें',
    keepRecorded: 'रिकॉर्डिंग रखें',
    recorded: 'आपकी रिकॉर्डिंग अगली रिकॉर्डिंग तक यहाँ रहती है।',
    saveRecorded: 'सेव करें',
    letRecordedGo: 'रिकॉर्डिंग मिटाएँ',
    allow: 'माइक्रोफ़ोन की अनुमति दें…',
    onDevice: {
      available: 'यह ब्राउज़र इसी डिवाइस पर खुद आवाज़ पहचान सकता है। इसे चालू करें और फिर से बोलें।',
      downloadable: 'आपकी भाषा डाउनलोड होने के बाद यह ब्राउज़र इसी डिवाइस पर खुद आवाज़ पहचान सकता है। उसके बाद फिर से बोलें।',
      downloading: 'आपकी भाषा डाउनलोड हो रही है…',
      turnOn: 'यह ब्राउज़र इस्तेमाल करें',
      download: 'डाउनलोड करके इस्तेमाल करें',
      choice: 'आवाज़ इसी ब्राउज़र में पहचानें, इसी डिवाइस पर',
    },
    problems: {
      not_asked: 'ब्राउज़र को पहले आपकी अनुमति चाहिए। वह नए टैब में पूछेगा।',
      denied: 'ब्राउज़र Aside को माइक्रोफ़ोन इस्तेमाल नहीं करने देता।',
      no_microphone: 'कोई माइक्रोफ़ोन नहीं मिला। माइक्रोफ़ोन लगाएँ और फिर से कोशिश करें।',
      not_supported: 'यह पेज माइक्रोफ़ोन इस्तेमाल नहीं कर सकता। इसे https से खोलें, या एक्सटेंशन इस्तेमाल करें।',
      busy: 'माइक्रोफ़ोन इस्तेमाल नहीं हो सका। जो दूसरे प्रोग्राम इसे इस्तेमाल कर रहे हैं, उन्हें बंद करें और फिर से कोशिश करें।',
      failed: 'माइक्रोफ़ोन नहीं खुल सका। सिस्टम की सेटिंग में कोई दूसरा चुनें और फिर से कोशिश करें।',
      unplugged: 'माइक्रोफ़ोन का कनेक्शन टूट गया। तब तक आपने जो कहा, वह Aside ने सुन लिया।',
      full: `रिकॉर्डिंग ${Math.floor(LIMITS.audioSeconds / 60)} मिनट बाद रुक जाती है। तब तक आपने जो कहा, वह Aside ने सुन लिया।`,
      lost: 'साथी ऐप से कनेक्शन टूट गया। कनेक्शन लौटने पर आपकी रिकॉर्डिंग भेजी जाएगी।',
      on_device: 'अब से यह ब्राउज़र इसी डिवाइस पर आपकी आवाज़ को टेक्स्ट में बदलेगा। फिर से बोलें।',
      not_on_device: 'यह ब्राउज़र अब इस डिवाइस पर आपकी भाषा नहीं पहचान सकता। अब से Aside फिर से साथी ऐप का इस्तेमाल करेगा।',
      not_installed: 'ब्राउज़र आपकी भाषा के लिए आवाज़ पहचानने की सुविधा डाउनलोड नहीं कर सका।',
      needs_companion: 'सवाल बोलने के लिए इस ब्राउज़र को साथी ऐप से पेयर करें।',
    },
    page: {
      title: 'Aside को माइक्रोफ़ोन इस्तेमाल करने दें',
      text: 'Aside सिर्फ़ तब सुनता है, जब आप सवाल बोलते हैं। रिकॉर्डिंग आवाज़ पहचानने वाले आपके अपने सर्वर को जाती है, और Aside उसे नहीं रखता।',
      allow: 'माइक्रोफ़ोन की अनुमति दें',
      allowed: 'Aside अब माइक्रोफ़ोन इस्तेमाल कर सकता है। यह टैब बंद करें और पैनल में अपना सवाल बोलें।',
      denied:
        'ब्राउज़र Aside को माइक्रोफ़ोन इस्तेमाल नहीं करने देता। इस पेज के पते की बाईं ओर के आइकॉन पर क्लिक करें, माइक्रोफ़ोन की अनुमति दें और फिर से कोशिश करें।',
      none: 'कोई माइक्रोफ़ोन नहीं मिला। माइक्रोफ़ोन लगाएँ और फिर से कोशिश करें।',
    },
  },
  aloud: {
    read: 'पढ़कर सुनाएँ',
    stopReading: 'पढ़कर सुनाना रोकें',
    readSelection: 'चयन पढ़कर सुनाएँ',
    bar: 'पढ़कर सुनाना',
    pause: 'ठहरें',
    goOn: 'जारी रखें',
    skip: 'अगला वाक्य',
    speed: 'गति',
    slower: 'धीमे',
    faster: 'तेज़',
    rate: (rate) => `${number(rate)}×`,
    waiting: 'बाकी जवाब का इंतज़ार है…',
    gettingVoices: 'आवाज़ें तैयार हो रही हैं…',
    voice: (language) => `${language} के लिए आवाज़`,
    automatic: 'इस कंप्यूटर की सबसे अच्छी आवाज़',
    onThisComputer: 'इस कंप्यूटर पर',
    online: 'ऑनलाइन: टेक्स्ट इस कंप्यूटर से बाहर जाता है',
    leftOut: { code: 'कोड छोड़ा गया।', formula: 'सूत्र छोड़ा गया।' },
    noVoice: {
      no_voice: (language) =>
        `इस कंप्यूटर पर ${language} बोलने वाली कोई आवाज़ नहीं है। सिस्टम की बोली वाली सेटिंग में एक आवाज़ जोड़ें और ब्राउज़र को रीस्टार्ट करें।`,
      no_voice_on_linux: (language) =>
        `इस कंप्यूटर पर ${language} बोलने वाली कोई आवाज़ नहीं है। speech-dispatcher और espeak-ng इंस्टॉल करें। Chrome और Chromium को --enable-speech-dispatcher के साथ शुरू करना भी ज़रूरी है।`,
    },
    problems: {
      not_supported: 'यह ब्राउज़र पढ़कर नहीं सुना सकता।',
      failed: 'आवाज़ अब जवाब नहीं दे रही। “जारी रखें” पर क्लिक करें, या दूसरी आवाज़ चुनें।',
      interrupted: 'ब्राउज़र में किसी और चीज़ ने पढ़कर सुनाना रोक दिया।',
      elsewhere: 'अब कोई दूसरा पैनल पढ़कर सुना रहा है।',
    },
  },
  tuning: {
    title: 'मॉडल की सेटिंग',
    scope: 'ये सेटिंग इसके लिए हैं',
    thisChat: 'यह चैट',
    thisModel: (model) => (model === '' ? 'यह मॉडल' : model),
    chatHint: 'ये मॉडल की सेटिंग से ऊपर हैं, सिर्फ़ इस चैट में।',
    modelHint: 'ये इस मॉडल की हर उस चैट में लागू होती हैं, जिसकी अपनी सेटिंग नहीं है।',
    contextUsed: (used, all) =>
      `पिछले जवाब के बाद कॉन्टेक्स्ट ${percent(Math.ceil((100 * used) / all) / 100)} भरा था: ${number(all)} में से ${number(used)} टोकन।`,
    everyModel: 'सभी मॉडलों के लिए',
    largestContext: 'सबसे बड़ा कॉन्टेक्स्ट, टोकन में',
    largestContextHint:
      'Aside किसी Ollama मॉडल से ज़्यादा से ज़्यादा इतना माँगता है। ज़्यादा होने पर मॉडल लंबे पेज पूरे पढ़ता है, पर मेमोरी ज़्यादा लगती है। जो मॉडल पहले से लोड है, उसका कॉन्टेक्स्ट नहीं बदलता।',
    loadsEarly: 'मेरे लिखते समय ही मॉडल लोड करें',
    loadsEarlyHint:
      'जवाब जल्दी शुरू होते हैं। सिर्फ़ उन मॉडलों के लिए जो इस कंप्यूटर की मेमोरी में समाते हैं, और कभी भी किसी दूसरे जवाब के दौरान नहीं।',
    loading: 'साथी ऐप से पूछा जा रहा है…',
    none: 'इस मॉडल की कोई सेटिंग नहीं है।',
    reset: (what) => `रीसेट करें: ${what}`,
    byItself: 'मॉडल का डिफ़ॉल्ट',
    usually: (value) => `डिफ़ॉल्ट: ${value}`,
    names: {
      temperature: 'टेम्परेचर',
      top_p: 'Top P',
      seed: 'सीड',
      num_ctx: 'कॉन्टेक्स्ट, टोकन में',
      num_predict: 'सबसे लंबा जवाब, टोकन में',
      keep_alive: 'मेमोरी में मिनट',
      think: 'सोच',
      system: 'सिस्टम प्रॉम्प्ट',
    },
    hints: {
      temperature: '0 (सबसे संभावित शब्द) से 2 (सबसे अनोखे शब्द) तक।',
      top_p: 'संभावित शब्दों के कितने हिस्से में से चुना जाता है, 0 से 1 तक।',
      seed: 'एक ही सीड से एक ही जवाब मिलता है।',
      num_ctx: 'ज़्यादा होने पर मॉडल लंबे पेज पूरे पढ़ता है, पर मेमोरी ज़्यादा लगती है।',
      num_predict: 'इससे लंबे जवाब काट दिए जाते हैं।',
      keep_alive: 'जवाब के बाद मॉडल कितनी देर लोड रहता है। -1: जब तक उसे हटाया न जाए।',
      think: 'ज़्यादा सोचने में ज़्यादा समय लगता है।',
      system: 'मॉडल को सबसे पहले क्या बताया जाता है।',
    },
    thinking: { off: 'बंद', on: 'चालू', low: 'कम', medium: 'मध्यम', high: 'ज़्यादा' },
  },
} satisfies Catalogue['rest'];
