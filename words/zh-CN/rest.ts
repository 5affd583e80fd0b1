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
import { number } from './tongue.ts';

const UPDATE_BOTH = '请将扩展程序和配套程序更新到同一版本。';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `无法附加“${name}”：${why}`;
const certificate = (address: string) => `请在标签页中打开 ${address}，看看浏览器是否信任它的证书。`;

/** What is said once something is opened or goes wrong. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['出了点问题。更新版的 Aside 能说明是什么问题。', '请更新 Aside。'],
    notice: '配套程序发来一条需要更新版 Aside 的消息。',
    thenRestart: '然后重启 Aside。',
  },
  notices: { not_saved: '对话不会被保存。' },
  servers,
  firstRun: {
    title: '入门',
    dismiss: '隐藏这些步骤',
    done: (count, all) => `已完成 ${number(count)} / ${number(all)}`,
    todo: {
      companion: '连接配套程序',
      model: '获取一个模型',
      try: '在此页面上试试',
    },
    ready: {
      companion: '已连接配套程序',
      model: '已有可用的模型',
      try: '已在此页面上试过',
    },
    unpaired: '配套程序正在运行，但还不认识此浏览器。',
    lookingForModels: '正在查找模型…',
    tryHint: '总结它，或在下方提问。',
  },
  prompts,
  history: {
    title: '对话',
    untitled: '无标题对话',
    deleted: (title) => `已删除“${title}”`,
    deletedMany: (count) => `已删除 ${number(count)} 个对话`,
    archivedMany: (count) => `已归档 ${number(count)} 个对话`,
    unarchivedMany: (count) => `已将 ${number(count)} 个对话移出归档`,
    taggedMany: (count, tag) => `已为 ${number(count)} 个对话添加标签“${tag}”`,
    untaggedMany: (count, tag) => `已从 ${number(count)} 个对话移除标签“${tag}”`,
    undo: '撤销',
    searchChats: '搜索对话',
    searching: '正在搜索…',
    found: (count) => `${number(count)} 个结果`,
    foundNothing: (query) => `没有匹配“${query}”的对话`,
    foundNothingHint: '已搜索标题、提问和回答。试试少输入几个字。',
    loadingChats: '正在加载你的对话…',
    loadingMore: '正在加载更多…',
    noChats: '还没有对话',
    noChatsHint: '配套程序会保存你的对话，临时对话除外。',
    pinned: '已置顶',
    today: '今天',
    yesterday: '昨天',
    lastWeek: '过去 7 天',
    answeringNow: '正在回答',
    chatActions: (title) => `“${title}”的操作`,
    rename: '重命名',
    newTitle: '新标题',
    pin: '置顶',
    unpin: '取消置顶',
    share: '分享…',
    delete: '删除',
    aboutPage: (count) => `${number(count)} 个关于此页面的对话`,
    archived: '已归档',
    archive: '归档',
    unarchive: '移出归档',
    select: '选择',
    selected: (count) => `已选 ${number(count)} 个`,
    selectAll: '全选',
    clearSelection: '取消选择',
    selection: '选中的对话',
    tags: '标签',
    tagOf: (tag) => `标签“${tag}”`,
    newTag: '新标签',
    addTag: '添加',
    removeTag: (tag) => `移除标签“${tag}”`,
    exportSelected: '导出选中的对话',
    exportChosen: '导出',
    filters: '筛选',
    filterTag: '标签',
    filterModel: '模型',
    filterSite: '网站',
    filterSince: '起始',
    filterUntil: '早于',
    onlyArchived: '仅已归档的对话',
    any: '不限',
    named: (name, chats) => `${name}（${number(chats)}）`,
    filterNames: {
      tag: '标签',
      model: '模型',
      site: '网站',
      before: '早于',
      after: '起始',
      is: '状态',
      archived: '已归档',
    },
    typedFilters: '也可以输入 标签:、模型:、网站:、早于:2026-10-01、起始: 或 状态:已归档。',
    chipTag: (tag) => `标签：${tag}`,
    chipModel: (model) => `模型：${model}`,
    chipSite: (site) => `网站：${site}`,
    chipPage: '关于此页面',
    chipSince: (date) => `${date} 起`,
    chipUntil: (date) => `早于 ${date}`,
    removeFilter: (filter) => `移除筛选“${filter}”`,
    noneMatch: '没有符合这些筛选的对话',
    noneMatchHint: '移除其中一个可看到更多。',
    undoKeys: (keys) => `按 ${keys} 撤销`,
  },
  menus,
  modelMenu: {
    keys: '键盘快捷键…',
    automatic: '自动',
    automaticHint: '已加载的模型，或最新的模型',
    loaded: '已加载',
    remote: '不在这台电脑上',
    readerHint: '内置，无模型：摘录最重要的句子',
    remoteTitle: (name) => `${name} 在别人的电脑上运行`,
    remoteMessage: '你的提问以及附加的页面和选段会离开这台电脑。',
    remoteUse: '仍要使用',
    remoteKeep: '保留当前模型',
    settings: '设置…',
    models: '模型…',
  },
  editing: {
    label: '编辑问题',
    hint: '之前的回答会作为另一个版本保留。',
    ask: '提问',
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
    waiting: '接下来的提问',
    moveUp: '上移',
    takeBack: '不问这个',
    takenBack: '已移除问题',
    movedTo: (place, count) => `现在是第 ${number(place)} 个，共 ${number(count)} 个`,
    quote: '引用',
    keepsPlace: '它会保留原来的位置。',
    beganMeanwhile: '此问题已开始回答。你的修改将作为新问题提出。',
  },
  keys: {
    title: '键盘快捷键',
    groups: {
      composer: '你的问题',
      waiting: '接下来的提问',
      panel: '面板其他位置',
      browser: '浏览器中',
    },
    does: {
      send: '发送',
      newLine: '换行',
      editLast: '输入框为空时，编辑上一个问题',
      pickTab: '附加打开的标签页',
      pastePlain: '粘贴为纯文本',
      stop: '停止回答',
      moveUp: '上移',
      moveDown: '下移',
      quote: '引用回答中选中的内容',
      findChat: '搜索对话',
      listKeys: '显示此列表',
    },
    commands: { open: '打开或关闭 Aside', ask: '询问选中内容或页面', summarise: '总结页面' },
    keys: { control: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc' },
  },
  pageNotice: {
    reading: '正在读取页面…',
    stopReading: '停止读取此页面',
    allowAllSites: '允许在所有网站上使用',
    alwaysOffer: (site) => `允许 Aside 以后直接读取 ${site}，不再询问？`,
    alwaysOn: (site) => `始终允许 ${site}`,
  },
  sent: {
    to: (model, address) => (address === '' ? `已发送给 ${model}。` : `已发送给 ${address} 的 ${model}。`),
    onlyWords: '只有你的话和之前的对话。',
    show: '显示实际发送的内容',
    hide: '隐藏',
    loading: '正在加载…',
    gone: '内容已不再保存，或无法连接配套程序。',
  },
  transfers: {
    exportChat: (title) => `导出“${title}”`,
    exportAll: '全部导出',
    allChats: 'Aside 对话',
    exportAs: '导出为',
    markdown: 'Markdown',
    markdownHint: '用于阅读',
    json: 'JSON',
    jsonHint: '用于重新导入',
    exporting: (bytes) => (bytes === 0 ? '正在导出…' : `正在导出… ${formatBytes(bytes)}`),
    exported: (name) => `已导出为“${name}”`,
    importChats: '导入…',
    importHint: 'Aside、Page Assist、Open WebUI 或 ChatGPT 的导出文件：JSON 文件，或 ChatGPT 的 ZIP',
    importing: (share, chats) => {
      if (share === 0) return '正在导入…';
      if (share === 1) return '正在导入… 读取文件中';
      if (chats === 0) return `正在导入… ${percent(share)}`;
      return `正在导入… ${percent(share)}，${number(chats)} 个对话`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return '此文件中没有可导入的对话。';
      return program === 'Aside'
        ? `可导入 ${number(chats)} 个对话。`
        : `可导入 ${number(chats)} 个来自 ${program} 的对话。`;
    },
    nothingNew: '此文件中没有新内容。',
    continued: (count) => `${number(count)} 个对话有新消息。`,
    known: (count) => `${number(count)} 个对话已在这里。`,
    files: (count) => `${number(count)} 个图片和文件无法导入。`,
    skipped: (count) => `${number(count)} 个对话无法导入。`,
    incomplete: (count) => `${number(count)} 个对话会缺少部分内容。`,
    chatAt: (place) => `文件中的第 ${number(place)} 个对话`,
    whichChats: '哪些对话？',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return `有 ${number(count)} 条消息或来源无法读取`;
        case 'no_messages':
          return '没有消息';
        case 'not_a_chat':
          return '不是对话';
        case 'broken_off':
          return '中断：文件的其余部分缺失';
        case 'too_large':
        case 'too_deep':
          return '太大';
        case 'too_many_messages':
          return `提问超过 ${number(LIMITS.importTurns)} 个`;
        case 'too_many_chats':
          return `排在前 ${number(LIMITS.importConversations)} 个之后`;
        default:
          return '无法读取';
      }
    },
    more: (count) => `以及另外 ${number(count)} 个`,
    importNow: '导入',
    storing: '正在导入… 保存对话中',
    exportedElsewhere: (share) => (share === 0 ? '正在别处导出对话' : `正在别处导出对话：${percent(share)}`),
    importedElsewhere: (share) => (share === 0 ? '正在别处导入对话' : `正在别处导入对话：${percent(share)}`),
    savedElsewhere: (share) => (share === 0 ? '正在别处保存导入的对话' : `正在别处保存导入的对话：${percent(share)}`),
    waitsElsewhere: '别处有一项导入等待确认',
    stopExport: '取消导出',
    stopImport: '取消导入',
    imported: (count) => (count === 0 ? '此文件中没有对话' : `已导入 ${number(count)} 个对话`),
  },
  preferences,
  pairing: {
    language: '语言',
    browserLanguage: '跟随浏览器',
    companion: '配套程序',
    connection: '连接',
    connectedTo: (address) => `已连接到 ${address}`,
    connectingTo: (address) => `正在连接 ${address}…`,
    notConnectedTo: (address) => `未连接到 ${address}`,
    asPaired: (name) => `此浏览器已配对。配套程序称它为“${name}”。`,
    asBuilt: '此 Aside 自带配套程序的密钥，无需配对。',
    asGuest: '你是访客：只能输入问题，且不会保存任何内容。配对后可发送页面并保存对话。',
    forget: '忘记此配套程序',
    forgetting: '正在忘记…',
    unrevoked: (name) => `此浏览器已忘记密钥，但无法通知配套程序。要从它的列表中移除“${name}”，请运行：`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: '配对',
    pairOther: '使用其他配套程序',
    pairRun: '请在配套程序所在的电脑上，于 Aside 的文件夹中运行此命令以获取配对码：',
    pairInvited: '收到了邀请链接？请粘贴到这里。',
    pairCode: '配对码',
    pairAddress: '地址',
    pairExposed: '未加密：网络中的其他人可以读取。请尽可能使用 https://。',
  },
  rooms,
  pairingFailures: {
    no_address: () => told('这不是地址。', '地址形如 127.0.0.1:11435 或 https://aside.example.org。'),
    no_code: () => told('这不是配对码。', '配对码有 8 个字母和数字，例如 7K3M-Q9TX。'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `${address} 没有响应。`,
        isHere
          ? '请在 Aside 的文件夹中运行 npm start，或改正地址。'
          : `请确认配套程序正在那里运行，并且这台电脑在它的网络中。${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `${address} 的配套程序还没有准备好配对。`,
        `请在那里运行 ${command}，并在两分钟内输入它显示的配对码。如果已经这样做了，说明有其他程序占用了此地址。`,
      ),
    not_aside: ({ address }) =>
      told(`${address} 有程序响应，但不是 Aside 的配套程序。`, '请改正地址：npm start 会显示正确的地址。'),
    code_not_proved: ({ address }) =>
      told(
        `${address} 的程序不知道配对码，所以它不是你的配套程序。它的密钥没有保存。`,
        '请找出是哪个程序在使用此地址，将其停止，然后重新配对。',
      ),
    too_old: ({ address, version }) => told(`${address} 的配套程序版本不同（${version}），无法配对。`, UPDATE_BOTH),
    no_common_version: ({ address }) => told(`${address} 的配套程序使用另一版本的 Aside 协议。`, UPDATE_BOTH),
    no_answer: ({ address }) => told(`${address} 没有及时响应。`, '请查看运行配套程序的终端，然后重试。'),
    browser_refuses: ({ address }) => told(`浏览器拒绝打开 ${address}。`, '请使用其他端口。'),
    not_encrypted: ({ address }) =>
      told(`浏览器从这里只打开加密连接，而 ${address} 未加密。`, '请使用 https:// 地址。'),
    refused: () => told('配套程序拒绝与此浏览器配对。', ''),
    code_not_accepted: ({ command }) => told('配套程序没有接受配对码。', `请用 ${command} 获取新的配对码。`),
    too_many: ({ address }) => told(`到 ${address} 的连接太多。`, '请稍候再试。'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `${address} 的配套程序断开了连接（${closeCode}）。`
          : `${address} 的配套程序断开了连接（${closeCode}：${said}）。`,
        '请重试。如果没有用，它的终端里有更多信息。',
      ),
    part_missing: () => told('Aside 的一部分无法加载。', '请关闭此面板再重新打开。'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, '请关闭此面板，重新打开后再试。'),
  },
  problems,
  pageHints: {
    browser_page: () => '浏览器不让扩展程序访问自身的页面和应用商店，因此 Aside 无法读取此页面。',
    closed_page: () =>
      '浏览器不让 Aside 访问此页面。如果它是这台电脑上的文件，请打开浏览器的扩展程序页面，为 Aside 开启“允许访问文件网址”。浏览器自身的页面和应用商店始终不开放。',
    silent: () => 'Aside 无法读取此页面：页面没有响应。请等它不那么忙时再试。浏览器自身的某些页面从不响应。',
    pdf: () => 'Aside 无法从浏览器的查看器中取出 PDF。请保存它并把文件拖到这里，或在其中选中文字并询问选中内容。',
    shown_file: () => 'Aside 无法从浏览器中取出此文件。请保存它并把文件拖到这里。',
    recording: () => '此标签页正在播放音频或视频。Aside 只能读取文字和图片。',
    framed: ({ site }) =>
      site === ''
        ? '此页面的大部分内容在来自其他网站的框架中，Aside 无权读取。请在单独的标签页中打开该框架，或允许 Aside 在所有网站上使用。'
        : `此页面的大部分内容在来自 ${site} 的框架中，Aside 无权读取。请在单独的标签页中打开该框架，或允许 Aside 在所有网站上使用。`,
    drawn: () => '此页面以图像方式绘制，没有 Aside 能读取的文字。请改为附加截图。',
    empty: () => '此页面上没有文字。',
    not_loaded: () => '此页面没有加载，因此没有可读的内容。',
    left: () => '在 Aside 读取之前，你已离开该页面。请返回该页面再试。',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? '请点击工具栏中的 Aside，让它读取此页面。'
        : `请点击工具栏中的 Aside 或按 ${shortcut}，让它读取此页面。`,
    sidebar_refused: () =>
      'Firefox 只在点击工具栏或菜单时才打开侧边栏，因此 Aside 在此标签页中打开。要让它显示在页面旁边，请点击工具栏中的 Aside。',
    no_room: () => '浏览器放不下这么多文字。请少选一些再问。',
    closed_frame: ({ site }) =>
      site === ''
        ? '你选中的文字可能在此页面中来自其他网站的部分，快捷键无法读取。请右键点击选中内容并选择“询问选中内容”，或允许 Aside 在所有网站上使用。'
        : `你选中的文字可能在此页面中来自 ${site} 的部分，快捷键无法读取。请右键点击选中内容并选择“询问选中内容”，或允许 Aside 在所有网站上使用。`,
    nothing_selected: () => '没有选中任何内容。请先在页面上选中文字，再提问。',
  },
  landings: {
    sourcesFull: (most) => `一个问题最多可附加 ${number(most)} 个页面、选段和文件。`,
    landed: {
      page: (name, count) =>
        count === 1
          ? `页面“${name}”已附加到你的问题。`
          : `页面“${name}”已附加到你的问题。共有 ${number(count)} 个附件。`,
      file: (name, count) =>
        count === 1
          ? `文件“${name}”已附加到你的问题。`
          : `文件“${name}”已附加到你的问题。共有 ${number(count)} 个附件。`,
      image: (name, count) =>
        count === 1
          ? `图片“${name}”已附加到你的问题。`
          : `图片“${name}”已附加到你的问题。共有 ${number(count)} 个附件。`,
      selection: (name, count) =>
        count === 1
          ? `“${name}”中的选段已附加到你的问题。`
          : `“${name}”中的选段已附加到你的问题。共有 ${number(count)} 个附件。`,
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `段落 ${index}` : `${title} 的段落 ${index}`),
    notFound: '段落中没有找到',
    noPassage: '没有这个编号的段落',
    closest: '最接近的段落，由 Aside 找到',
  },
  models,
  sources: {
    attach: '附加文件',
    dropHere: '拖放文件以附加',
    openTabs: '打开的标签页',
    tabAsleep: '已休眠：请先切换到此标签页',
    allowTabs: '让 Aside 查看你的标签页…',
    allowTabsHint: '浏览器会询问是否允许 Aside 在所有网站上使用',
    noTab: '没有匹配的标签页',
    pastedText: '粘贴的文字',
    pastedImage: '粘贴的图片',
    reading: (name) => `正在读取“${name}”…`,
    readingPart: (name, done, total) => `正在读取“${name}”：第 ${number(done)} 页，共 ${number(total)} 页`,
    stopReading: (name) => `停止读取“${name}”`,
    waitsForReading: '全部读取完毕后即可发送问题。',
    noVision: (model) => `${model} 看不了图片。`,
    chooseVision: '请选择能看图片的模型，或移除图片。',
    getVision: '你的模型都看不了图片。请获取一个能看的，例如 gemma3，或移除图片。',
    useModel: (model) => `使用 ${model}`,
    pageChanges: {
      changed: (title) => `Aside 读取之后，“${title}”有了变化。`,
      left: (title) => `“${title}”所在的标签页现在显示另一个页面。`,
    },
    aroundIt: '所在段落：',
    readAgain: '重新读取',
    pageBeside: (title) => `你现在看的是“${title}”。`,
    anotherPage: '你现在看的是另一个页面。',
    chatIsAbout: (title) => `此对话是关于“${title}”的。`,
    useInstead: '改用此页面',
    useAlso: '同时使用此页面',
    fits: {
      passages: (model) => `对 ${model} 来说太长：只会发送与你的问题有关的段落。`,
      parts: (model) => `对 ${model} 来说太长：将分部分读取。`,
      tooLong: (model, tokens, most) =>
        `对 ${model} 来说可能太长：约需 ${number(rounded(tokens))} 个 token，而模型可读取 ${number(most)} 个。`,
      withoutEarlierSources: '为了让模型装得下，之前提问中的页面、选段和图片不会再次发送。',
      leftOut: (count) => `为了让模型装得下，最早的 ${number(count)} 组问答不会发送。`,
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, '它不是文字、图片或 PDF。'),
      empty: ({ name }) => notAttached(name, '里面没有内容。'),
      too_large: ({ name, megabytes }) => notAttached(name, `文件不能超过 ${number(megabytes)}\u00a0MB。`),
      not_an_image: ({ name }) => notAttached(name, '从名称看是图片，但其实不是。'),
      image_kind: ({ name }) => notAttached(name, 'Aside 无法读取这种图片。请将其另存为 PNG 或 JPEG。'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(
          name,
          `它有 ${number(megapixels)} 百万像素，上限为 ${number(most)} 百万像素。请保存一个较小的版本。`,
        ),
      image_broken: ({ name }) => notAttached(name, '图片已损坏。'),
      file_gone: ({ name }) => notAttached(name, '它是文件夹，或无法打开。'),
      no_room: ({ name }) => notAttached(name, '此问题的附件数已达上限。'),
      needs_companion: ({ name }) => notAttached(name, 'PDF 由配套程序读取，而此面板尚未与配套程序配对或连接。'),
      refused: ({ name }) => `无法附加“${name}”。`,
      tab_gone: ({ name }) => notAttached(name, '它的标签页已关闭，或现在显示另一个页面。'),
      tab_closed: ({ name }) =>
        notAttached(name, '浏览器不让 Aside 访问它的标签页。请切换到该标签页并点击工具栏中的 Aside。'),
      tab_unreadable: ({ name }) => `无法附加“${name}”。`,
      not_fetched: ({ name }) => notAttached(name, 'Aside 无法再次从网站获取此文件。请保存它并把文件拖到这里。'),
      failed: ({ name }) => notAttached(name, '出了点问题。请重试。'),
    },
  },
  summaries: {
    style: '总结方式',
    styles: { bullets: '要点', brief: '简要', detailed: '详细', focus: '我关心的内容' },
    focus: '你关心什么？',
    focusPlaceholder: '费用、日期、我要做的事…',
  },
  selectionButtons: {
    title: '选中文字旁的按钮',
    hint: '在页面上选中文字，旁边会出现按钮。用键盘可按 Alt+F10 到达。',
    where: {
      nowhere: '关闭',
      sites: '在我选择的网站上',
      everywhere: '在所有网站上',
    },
    site: '网站',
    add: '添加',
    remove: (site) => `移除 ${site}`,
    actions: '显示这些按钮',
    closed: (site) => `浏览器不允许 Aside 在 ${site} 上使用。那里不会出现按钮。`,
    closedEverywhere: '浏览器不允许 Aside 在所有网站上使用。不会出现按钮。',
    allow: '重新允许',
    problems: {
      refused: '浏览器没有允许。一切保持不变。',
      no_site: '这不是网站。请输入一个，例如 example.org。',
    },
  },
  voice: {
    speak: '说出你的问题（点击，或说话时按住）',
    opening: '正在打开麦克风…',
    listening: '正在听',
    transcribing: '正在转成文字…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: '说完了',
    askAtOnce: '直接提问',
    microphone: '麦克风',
    browsersChoice: '浏览器默认',
    nextTime: '从下次录音起生效',
    standIn: (name) => `你选择的麦克风未连接。正在使用“${name}”录音。`,
    kept: '你的录音已保留。',
    discard: '丢弃',
    keepRecorded: '让我保存录音',
    recorded: '你的录音会保留在这里，直到下一次录音。',
    saveRecorded: '保存',
    letRecordedGo: '删除录音',
    allow: '允许使用麦克风…',
    onDevice: {
      available: '此浏览器可以在这台设备上自行识别语音。请开启此功能，然后再说一次。',
      downloadable: '下载你的语言后，此浏览器可以在这台设备上自行识别语音。之后请再说一次。',
      downloading: '正在下载你的语言…',
      turnOn: '使用此浏览器',
      download: '下载并使用',
      choice: '用此浏览器在这台设备上识别语音',
    },
    problems: {
      not_asked: '浏览器需要先得到你的许可。它会在新标签页中询问。',
      denied: '浏览器不允许 Aside 使用麦克风。',
      no_microphone: '没有找到麦克风。请连接一个后再试。',
      not_supported: '此页面无法使用麦克风。请通过 https 打开，或使用扩展程序。',
      busy: '无法使用麦克风。请关闭其他正在使用它的程序，然后重试。',
      failed: '无法打开麦克风。请在系统设置中选择另一个，然后重试。',
      unplugged: '麦克风已断开。Aside 已听到你在此之前说的话。',
      full: `录音最长 ${Math.floor(LIMITS.audioSeconds / 60)} 分钟。Aside 已听到你在此之前说的话。`,
      lost: '与配套程序的连接已断开。恢复后会发送你的录音。',
      on_device: '从现在起，由此浏览器在这台设备上将你的语音转成文字。请再说一次。',
      not_on_device: '此浏览器已无法在这台设备上识别你的语言。从现在起 Aside 重新使用配套程序。',
      not_installed: '浏览器无法下载你的语言的语音识别。',
      needs_companion: '要用语音提问，请将此浏览器与配套程序配对。',
    },
    page: {
      title: '让 Aside 使用麦克风',
      text: 'Aside 只在你说出问题时收听。录音会发送到你自己的语音识别服务，Aside 不会保存。',
      allow: '允许使用麦克风',
      allowed: 'Aside 现在可以使用麦克风了。请关闭此标签页，在面板中说出你的问题。',
      denied: '浏览器不允许 Aside 使用麦克风。请点击此页面网址左侧的图标，允许使用麦克风，然后重试。',
      none: '没有找到麦克风。请连接一个后再试。',
    },
  },
  aloud: {
    read: '朗读',
    stopReading: '停止朗读',
    readSelection: '朗读选中内容',
    bar: '朗读',
    pause: '暂停',
    goOn: '继续',
    skip: '下一句',
    speed: '速度',
    slower: '慢一点',
    faster: '快一点',
    rate: (rate) => `${number(rate)}×`,
    waiting: '正在等待回答的其余部分…',
    gettingVoices: '正在准备语音…',
    voice: (language) => `${language}语音`,
    automatic: '这台电脑上最好的语音',
    onThisComputer: '在这台电脑上',
    online: '在线：文字会离开这台电脑',
    leftOut: { code: '代码略过。', formula: '公式略过。' },
    noVoice: {
      no_voice: (language) => `这台电脑上没有${language}语音。请在系统的语音设置中添加一个，然后重启浏览器。`,
      no_voice_on_linux: (language) =>
        `这台电脑上没有${language}语音。请安装 speech-dispatcher 和 espeak-ng。Chrome 和 Chromium 还需要用 --enable-speech-dispatcher 启动。`,
    },
    problems: {
      not_supported: '此浏览器无法朗读。',
      failed: '语音没有响应。请点击“继续”，或选择其他语音。',
      interrupted: '浏览器中的其他内容停止了朗读。',
      elsewhere: '另一个面板正在朗读。',
    },
  },
  tuning: {
    title: '模型设置',
    scope: '这些设置适用于',
    thisChat: '此对话',
    thisModel: (model) => (model === '' ? '此模型' : model),
    chatHint: '它们优先于模型的设置，仅限此对话。',
    modelHint: '它们适用于使用此模型的每个对话，除非对话有自己的设置。',
    contextUsed: (used, all) =>
      `上次回答后，上下文已用 ${percent(Math.ceil((100 * used) / all) / 100)}：${number(all)} 个 token 中的 ${number(used)} 个。`,
    everyModel: '适用于所有模型',
    largestContext: '最大上下文（token）',
    largestContextHint:
      'Aside 最多向 Ollama 模型要求这么多。越大越能完整读取长页面，但占用更多内存。已加载的模型保持现有大小。',
    loadsEarly: '在我输入时加载模型',
    loadsEarlyHint: '回答开始得更早。仅限这台电脑内存装得下的模型，且绝不在另一个回答进行时加载。',
    loading: '正在询问配套程序…',
    none: '此模型没有设置。',
    reset: (what) => `重置：${what}`,
    byItself: '模型默认值',
    usually: (value) => `默认：${value}`,
    names: {
      temperature: '温度',
      top_p: 'Top P',
      seed: '种子',
      num_ctx: '上下文（token）',
      num_predict: '最长回答（token）',
      keep_alive: '内存保留分钟数',
      think: '思考',
      system: '系统提示词',
    },
    hints: {
      temperature: '从 0（最可能的词）到 2（最出人意料的词）。',
      top_p: '从多大比例的可能词中选择，0 到 1。',
      seed: '相同的种子得到相同的回答。',
      num_ctx: '越大越能完整读取长页面，但占用更多内存。',
      num_predict: '更长的回答会被截断。',
      keep_alive: '回答后保持加载多久。-1：直到被卸载。',
      think: '思考越多，耗时越长。',
      system: '在其他一切之前告诉模型的内容。',
    },
    thinking: { off: '关', on: '开', low: '少', medium: '中', high: '多' },
  },
} satisfies Catalogue['rest'];
