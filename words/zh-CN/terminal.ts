import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { number } from './tongue.ts';

const TRY_AGAIN = '请重试。';
const SOON_AGAIN = '请稍后重试。';
const SEND_LESS = '请只发送重要的部分。';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair 会给出新的配对码。`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE = '请用相同的选项运行 npm start 以重新写入，然后在浏览器中重新加载扩展程序。';
const USE_IT = '请使用那一个，或先将其停止：在启动它的地方按 Ctrl+C，或使用你的服务管理器。没有任何更改。';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp': '如果模型能容纳更多，请用更大的 -c 启动 llama-server；各槽位（-np）共享它。',
  vLLM: '如果模型能容纳更多，请用更大的 --max-model-len 启动 vLLM。',
  'LM Studio': '如果模型能容纳更多，请在 LM Studio 中用更大的“Context Length”加载它。',
  LocalAI: '如果模型能容纳更多，请在它的 LocalAI 文件中设置更大的 context_size。',
};
const elsewhere = (finder: string) => `请用 ${finder} 找到它并停止，或用 --port 启动 Aside。`;

/** What the programs on a terminal say. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `${folder} 中没有密钥：还没有配套程序用过此数据文件夹。`,
        '请用 npm start 启动一个，或用 --data-dir 指定它的文件夹。',
      ],
      nobody: (address) => [`${address} 上没有配套程序在监听。`, '请用 npm start 启动，或用 --port 指定它的端口。'],
      otherKey: (address, folder) => [
        `${address} 上的程序不认识 ${folder} 中的密钥。没有发送任何内容。`,
        '请用 --data-dir 指定那个配套程序的数据文件夹，或用 --port 指定你自己的配套程序的端口。',
      ],
      refused: (address, why) => [`${address} 上的配套程序拒绝了连接。${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `${address} 上的程序不是 Aside 的配套程序。${why}没有发送任何内容。`,
        `请用 --port 指定配套程序的端口。${ASIDE_COMMAND} doctor 会给出更多信息。`,
      ],
      lost: () => ['与配套程序的连接已断开。', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `另一个程序正在使用数据文件夹 ${folder}，但 ${address} 上没有配套程序在监听。`,
        '请用 --port 指定正在运行的配套程序的端口；如果是另一条命令，请重试。',
      ],
      willLearn: (seconds) => `使用此数据库的配套程序会在 ${seconds}\u00a0秒内得知。`,
      inFolder: (folder) => `没有配套程序在运行，因此更改写入了 ${folder}。`,
    },
    stranger: {
      silent: '它没有任何回应。',
      notAside: '它接受 WebSocket，但不使用 aside.v1。',
      http: (status, server) => `它回复 HTTP ${status}${server === '' ? '' : `（${server}）`}。`,
      brokeOff: (code) => `它中断了连接（${code}）。`,
      closed: (code, reason) => (reason === '' ? `它关闭了连接（${code}）。` : `它说：${reason}。`),
    },
    piped: {
      tooLong: (chars) => [`管道传入的文字超过 ${number(chars)} 个字符。`, SEND_LESS],
      notText: () => ['管道传入的文字不是 UTF-8。', '请先将其转换为文本。'],
      nothing: () => ['管道没有传入任何内容。', '请指定一个文件。'],
    },
    chat: {
      noQuestion: () => ['没有问题。', '请用引号给出一个，或通过管道传入。'],
      tooLarge: () => ['问题和管道传入的文字太大，放不进一条消息。', SEND_LESS],
      lost: () => ['配套程序回答期间连接断开了。', '侧边栏的历史记录中有到此为止的回答。请再问一次其余部分。'],
      waiting: (position, seconds) => {
        const place = position === 1 ? '下一个' : `第 ${position} 位`;
        return `正在排队：${place}${seconds === undefined ? '' : `，约 ${seconds} 秒`}。`;
      },
      stepOf: (index, count) => `（${index}/${count}）`,
      left: (seconds) => `，约剩 ${seconds} 秒`,
      recanted: '到此为止是模型的思考。下面是它的回答。',
      stopped: '已停止。',
      cut: '回答达到长度上限，已截断。',
      repeated: '已停止回答：模型在重复自己。',
      notSaved: '无法保存此回答。',
    },
    pair: {
      typeCode: '请在 Aside 要求的地方输入此配对码：',
      goodFor: (minutes, address) => `它只能用一次，${number(minutes)} 分钟内有效。这里的地址是 ${address}。`,
      link: (link) => `或在这里的浏览器中打开：${link}`,
      waiting: '正在等待配对码被使用。按 Ctrl+C 停止等待；配对码仍然有效。',
      letIn: (name) => `已与 ${name} 配对。${ASIDE_COMMAND} clients 会列出所有持有密钥的客户端。`,
      lost: () => ['与配套程序的连接已断开。', `${ASIDE_COMMAND} clients 会显示配对码是否已被使用。`],
      expired: () => ['没有人及时使用配对码。', ANOTHER_CODE],
      replaced: () => ['此配对码已失效：已生成更新的配对码。', '请使用更新的配对码。'],
      rotated: () => ['此配对码已失效：local.key 已被替换。', ANOTHER_CODE],
      tries: () => ['此配对码已失效：输错次数过多。', ANOTHER_CODE],
      ended: () => ['此配对码已失效。', `正在运行的配套程序比此命令新。${ANOTHER_CODE}`],
    },
    clients: {
      twoThings: () => ['--revoke 和 --rotate 是两回事。', '请分两次执行。'],
      unknown: (name) => [`没有名为“${name}”的客户端。`, `${ASIDE_COMMAND} clients 会列出它们。`],
      revoked: (name) => `已移除 ${name}。它的连接已关闭。`,
      removed: (name) => `已移除 ${name}。`,
      rotated: [
        '已有新的 local.key。使用旧密钥的客户端已断开。',
        'npm start 构建的扩展程序已有新密钥。对于 npm run build 构建的，请再次运行 npm run build。',
      ],
      columns: { name: '名称', lastSeen: '最近出现', since: '始于', id: 'ID', origin: '来源' },
      thisComputer: '这台电脑',
      link: '链接',
      inRoom: (name) => `${name}（分享的对话）`,
      now: '现在',
      never: '从未',
    },
    people: {
      invited: (name, until) => `请把此链接发给 ${name}。它只能用一次，有效期至 ${until}：`,
      unknown: (name) => [`没有名为“${name}”的人。`, `${ASIDE_COMMAND} people 会列出所有人。`],
      twoThings: () => ['一次给出了多项操作。', '请分开执行。'],
      noNewName: () => ['没有给出新名称。', '请用 --to 给出。'],
      notAddress: () => ['--at 需要一个地址，例如 https://aside.example。', ''],
      supposed: '这是用相同选项启动的配套程序的地址。如果大家用其他地址打开 Aside，请用 --at 指定。',
      stays: (name) => [`无法移除 ${name}：第一个人始终管理其他人。`, ''],
      notNumber: (flag) => [`${flag} 需要一个整数。`, '0 表示不限制。'],
      changed: (name) => `已更改 ${name}。`,
      deleted: (name) => `已移除 ${name} 及其所有对话。`,
      revoked: (name) => `已移除 ${name}。其所有连接已关闭，对话仍保留。`,
      columns: {
        name: '名称',
        clients: '客户端',
        lastSeen: '最近出现',
        running: '进行中',
        asked: '过去一小时',
        id: 'ID',
      },
      administrator: (name) => `${name}（管理员）`,
      out: '已移除',
      awaited: (until) => `邀请有效期至 ${until}`,
    },
    copy: {
      ends: () => ['只能从数据文件夹复制到数据库，或反过来。', '请用 --from 和 --to 各指定一个。'],
      noHistory: (folder) => [`${folder} 中没有历史记录。`, '请指定启动 Aside 时使用的数据文件夹。'],
      nothing: () => ['没有可复制的内容。', ''],
      notEmpty: (place) => [`${place} 中已有内容。没有复制任何内容。`, '请复制到新文件夹或空数据库。'],
      missing: () => ['缺少一些网页、文件或图片。没有复制任何内容。', '请用 --blob-folder 指定它们的文件夹。'],
      progress: (share) => `已复制：${percent(share)}`,
      interrupted: '已中断。没有复制任何内容。',
      done: (chats, questions) => `复制完成。对话：${number(chats)}，提问：${number(questions)}。`,
      people: (count) => `已复制所有人的对话。人数：${number(count)}。`,
      fromInUse: (database) => `有配套程序正在使用 ${database}。此后那里的更改不会复制。`,
      toInUse: (database) => `有配套程序正在使用 ${database}。请重启它：在此之前，它不知道谁可以使用复制过来的内容。`,
    },
    export: {
      progress: (done) => `已导出：${bytes(done)}`,
      written: (file) => `已写入 ${file}。`,
      brokeOff: () => ['导出中断了。', TRY_AGAIN],
      notWritable: (file, code) => [`无法写入 ${file}（${code}）。`, '请选择其他文件。'],
    },
    import: {
      progress: (done) => `已读取：${bytes(done)}`,
      confirm: '要导入吗？[y/N] ',
      yes: '是',
      nothing: '没有导入任何内容。',
      nobodyToAsk: () => ['没有导入任何内容：这里没有人可以询问。', '加上 --yes 可不经询问直接导入。'],
      notText: () => ['文件不是文本。', '如果是 ZIP 压缩包，请先解压。'],
      notUnderstood: '无法理解配套程序的回复。',
      notReadable: (file, code) => `无法读取 ${file}（${code}）。`,
    },
  },

  settings: {
    title: 'Aside：为自己运行模型的人准备的聊天侧边栏。',
    usage: '用法：npm start -- [选项]',
    repeatable: '（可重复）',
    fallback: (value, variable) => `默认：${value}。变量：${variable}`,
    order: '选项优先于它的变量，变量优先于 --config 的文件，三者都优先于 OLLAMA_HOST 和 OLLAMA_NUM_PARALLEL。',
    lists: '可重复选项的变量接受以逗号分隔的列表。',
    flags: {
      port: { value: '数字', help: '监听的端口；0 表示任意空闲端口。' },
      host: {
        value: '地址',
        help: '监听的地址。来自其他电脑的每个请求都需要密钥，并且需要 --insecure-lan。',
        default: '127.0.0.1，以及 ::1',
      },
      'insecure-lan': {
        help: '也为其他电脑监听，尽管网络中的其他人能读取明文 http。',
        default: '此时 Aside 不启动',
      },
      upstream: {
        value: '[类型=]URL',
        help: '要询问的模型服务器。类型：ollama、openai（llama.cpp、vLLM、LM Studio）。内置阅读器始终可用。',
        default: 'OLLAMA_HOST，否则 http://127.0.0.1:11434',
      },
      parallel: {
        value: '数字',
        help: '每个模型服务器同时收到的请求数；其余按顺序等待。重复时：每个 --upstream 对应一个数字。',
        default: 'OLLAMA_NUM_PARALLEL，否则 1',
      },
      'max-context': {
        value: 'token',
        help: '最多向 Ollama 模型要求的上下文。越大越能完整读取长页面，但占用更多内存。',
        default: '32768，模型较小时则更少',
      },
      transcriber: {
        value: 'URL|off',
        help: '将语音转成文字的服务器，与 whisper.cpp 和 OpenAI 的方式相同（/v1/audio/transcriptions）。',
        default: '这里使用各自端口的 whisper.cpp 或 speaches，否则是能听的 Ollama 模型',
      },
      'transcriber-model': {
        value: '名称',
        help: '语音识别服务使用的模型。',
        default: '服务器列出的语音模型',
      },
      origin: {
        value: '来源',
        help: '无需密钥即可连接的网页或扩展程序，例如 http://localhost:8000。',
        default: '只有 Aside 自己的扩展程序',
      },
      'no-guests': {
        help: '要求所有人都有密钥，连提问也不例外。',
        default: '列出的来源无需密钥即可提问',
      },
      people: {
        help: '让多人使用，每人有自己的对话：用 people 命令邀请他们。此时人人都需要密钥。',
        default: '供一人使用',
      },
      'allow-host': {
        value: '名称[:端口]',
        help: '除 127.0.0.1、localhost 和 [::1] 外，可用来访问此配套程序的名称。',
        default: '无',
      },
      'trust-proxy': {
        value: '地址[/位数]',
        help: '可信的代理，例如 nginx，由它说明请求来自何处。它发来的一切都需要密钥。',
        default: '无',
      },
      database: {
        value: 'url',
        help: '保存对话的 PostgreSQL，可由多个配套程序共享。密码放在 ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD 或 .pgpass 中。',
        default: '对话保存在数据文件夹中',
      },
      'blob-folder': {
        value: '文件夹',
        help: '存放网页、文件和图片的文件夹，由所有配套程序共享。需要 --database。',
        default: '保存在数据库中',
      },
      'data-dir': { value: '文件夹', help: '存放对话、密钥和浏览器配置的位置。' },
      redis: {
        value: 'url',
        help: '多个配套程序共用的 Redis，使它们如同一个。密码请写入 ASIDE_REDIS，或写入 ASIDE_REDIS_FILE 指定的文件。',
        default: '只有这一个配套程序',
      },
      drain: { value: '秒数', help: '收到 SIGTERM 后留给回答完成的秒数，其间不接受新问题。0：立即中断。' },
      metrics: {
        value: 'on|[地址:]端口',
        help: '在 /metrics 提供 Prometheus 指标：使用单独的端口，或用“on”使用配套程序自己的端口，需要密钥。',
        default: '无',
      },
      config: { value: '文件', help: '设置文件，每行一项：名称 = 值，名称与选项相同。', default: '无' },
      'no-open': { help: '不打开浏览器。', default: 'npm start 会打开浏览器' },
      'log-level': {
        help: '向 stderr 记录多少日志。你提问和阅读的内容从不记录。',
        default: 'warn',
      },
      help: { help: '显示此帮助并退出。' },
    },
    cannotStart: (reasons) => (reasons === 1 ? 'Aside 无法启动：' : `Aside 无法启动，原因有 ${number(reasons)} 个：`),
    helpExplains: 'npm start -- --help 会说明每个选项。',
    notFlag: (text) => `“${text}”不是选项`,
    notKnown: (flag) => `未知的选项 ${flag}`,
    noValue: (flag) => `${flag} 不接受值`,
    needsValue: (flag) => `${flag} 需要一个值`,
    givenTwice: (flag) => `${flag} 给出了两次`,
    mustBe: (name, expected, text) => `${name} 必须是${expected}，而“${text}”不是`,
    passwordShown: (flag) => `${flag} 中有密码，本机的每个用户都能在那里读到`,
    needsDatabase: (flag) => `${flag} 需要 --database`,
    namedTwice: (url) => `${url} 指定了两次`,
    parallelCount: (given, upstreams) =>
      `--parallel 给出了 ${number(given)} 次，而模型服务器有 ${number(upstreams)} 个`,
    notSetting: (where) => `${where} 不是设置（名称 = 值）`,
    metricsNeedKey: (name, variable, other) => `${name} 超出了本机，需要 ${variable} 或 ${other}`,
    bothSet: (variable, other) => `${variable} 和 ${other} 都设置了`,
    emptyKey: (name) => `${name} 为空`,
    badRedis: (name) => `${name} 必须是 Redis 地址，例如 redis://127.0.0.1:6379`,
    seenPassword: (variable) =>
      `--redis 含有密码，本机所有用户都能在那里看到。请把地址写入 ${variable}，或写入 ${variable}_FILE 指定的文件`,
    oddKey: (name) => `${name} 含有密钥中不会出现的字符`,
    keyFile: (name, problem) => `${name} ${problem}`,
    expected: {
      oneOf: (choices) => `以下之一：${choices.join('、')}`,
      wholeNumber: (min, max) => ` ${min} 到 ${max} 之间的整数`,
      dialable: '浏览器能连接的地址（链路本地地址 fe80:: 不行）',
      host: '不带端口的 IP 地址或主机名',
      addressRange: ' IP 地址或地址段，例如 127.0.0.1 或 10.0.0.0/8',
      hostName: '地址栏中显示的主机名，例如 aside.example.org 或 mybox:11435',
      origin: '一个来源，例如 http://localhost:8000 或 chrome-extension://<id>',
      database: '以 postgres:// 开头的地址',
      switch: ' 1 或 0',
      upstreamKind: (kinds) => `已知类型的地址（${kinds.join('、')}）`,
      metrics: ' on、端口，或带端口的地址，例如 9464 或 10.0.0.5:9464',
      modelName: '不含空格的名称，例如 whisper-1',
      httpAddress: (example) => ` http 地址，例如 ${example}`,
    },
    file: {
      notReadable: (code) => `无法读取（${code}）`,
      notFile: '不是文件',
      open: (path) => `可被其他用户读取。请运行 chmod 600 ${path}`,
      tooLong: '太长，不可能是密钥',
    },
  },

  commands: {
    usage: (command, operand) => `用法：${ASIDE_COMMAND} ${command} [选项]${operand}`,
    exits: '退出状态：0 表示成功；1 表示失败；2 表示命令行有误；130 表示按了 Ctrl+C。',
    asStarted: '与启动配套程序时相同。',
    others: '其他命令：',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help 会说明它。`,
    explainsOne: `${ASIDE_COMMAND} <命令> --help 会说明某个命令。`,
    tooMany: (operand, command, takes) => `“${operand}”是多余的：${command} 只接受一个“${takes}”`,
    missing: (command, operand) => `${command} 缺少“${operand}”`,
    chat: {
      summary: '提一个问题，并随着回答的到来逐步输出。',
      operand: '问题',
      name: '名称',
      model: '要询问的模型，用侧边栏中的名称。默认：已加载的模型。',
      temporary: '问题和回答只保留在内存中，不存入历史记录。',
      notes: [
        '管道传入的文字会作为选段附加。没有问题时，它就是问题。',
        'Ctrl+C 停止回答；再按一次 Ctrl+C 则不等它停下。',
      ],
    },
    copy: {
      summary: '将全部历史记录从数据文件夹复制到 PostgreSQL，或反向复制。',
      place: '文件夹|地址',
      from: '历史记录所在位置：数据文件夹或 postgres://…',
      to: '复制到哪里（该处须尚无内容）：数据文件夹或 postgres://…',
      blobs: '如果数据库把网页、文件和图片放在文件夹中，请指定该文件夹。',
      notes: [
        '如果数据库写在 ASIDE_DATABASE、ASIDE_DATABASE_FILE 或 --config 中，只需指定文件夹。密码也应放在那里。',
        '请先停止两边的 Aside。会复制对话及其全部内容、提示词、设置、已配对的浏览器和共享链接；不会复制 local.key、settings.json 和邀请。有多人使用（--people）时，所有人的内容都会复制。',
      ],
    },
    export: {
      summary: '将对话写入文件或 stdout。',
      operand: '文件',
      format: '默认：json，可由 import 读取。',
      id: 'ID',
      conversation: '只导出此对话。默认：全部。',
      notes: ['文件完整后才会出现，且只有你能读取。它会替换同名文件。'],
    },
    import: {
      summary: '从 Aside、Page Assist、Open WebUI 或 ChatGPT 的导出文件导入对话。',
      operand: '文件',
      yes: '不经询问，直接导入能读取的内容。',
      notes: [
        '它会说明哪些能导入、哪些不能，并在写入之前询问。',
        '导入的对话会添加到已有对话中。“-”读取管道传入的内容，需要 --yes。',
      ],
    },
    pair: {
      summary: '显示配对码，让另一个浏览器或电脑接入。',
      notes: ['请在那里的面板中输入配对码。它会得到自己的密钥，可用“clients”命令撤销。'],
    },
    clients: {
      summary: '列出持有密钥的客户端，或移除其中一个。',
      idOrName: 'ID|名称',
      revoke: '撤销此客户端的密钥并关闭它的连接。',
      rotate: '替换这台电脑自己的密钥（local.key），以防有人看到过。',
      notes: [
        '不带选项时列出它们。',
        '没有配套程序在运行时，更改它保存的内容：数据文件夹，或 --database 指定的数据库。',
      ],
    },
    people: {
      summary: '列出使用配套程序的人，邀请或移除某人。',
      name: '名称',
      idOrName: 'ID|名称',
      number: '数字',
      invite: '生成一个让此名称的人加入的链接。7 天内可用一次。',
      admin: '与 --invite 一起：还可管理人员和模型。',
      turns: '与 --invite 和 --quota 一起：可同时等待和进行的问题数；0 表示不限制。',
      questions: '与 --invite 和 --quota 一起：每小时的问题数；0 表示不限制。',
      address: '地址',
      at: '与 --invite 一起：大家打开 Aside 的地址，用于链接。',
      quota: '用 --turns 和 --questions 更改某人的提问限额。',
      rename: '用 --to 给某人改名。',
      to: '新名称。',
      revoke: '关闭某人的所有连接并收回其所有密钥。对话保留到 --delete，--invite 可让其重新加入。',
      delete: '移除某人并删除其所有对话。',
      notes: [
        '不带选项时列出所有人。配套程序以 --people 运行时，受邀的人才能进入。',
        '没有配套程序在运行时，更改它保存的内容：数据文件夹，或 --database 指定的数据库。',
      ],
    },
    doctor: {
      summary: '找出问题所在以及解决办法。',
      notes: ['不做任何更改。请给出与启动 Aside 时相同的选项。'],
    },
  },

  doctor: {
    ok: '正常',
    problem: '问题',
    fine: '一切正常。',
    problems: (count) => `${number(count)} 个问题。`,
    about: {
      node: 'Node',
      dataFolder: '数据文件夹',
      history: '历史记录',
      key: '密钥',
      port: '端口',
      models: '模型',
      context: '上下文',
      voice: '语音',
      origins: '来源',
      extension: '扩展程序',
    },
    node: {
      fits: (version) => `使用 ${version} 运行。`,
      tooOld: (version, needed) => [
        `${version} 太旧；Aside 需要 ${needed}。`,
        '请运行 npm install，并通过 npm 启动 Aside。',
      ],
    },
    dataFolder: {
      notYet: (folder) => `${folder} 还不存在。首次启动会创建它和其中的密钥。`,
      notFolder: (folder) => [`${folder} 不是文件夹。`, '请用 --data-dir 选择其他文件夹。'],
      notWritable: (folder) => [`你无法写入 ${folder}。`, `chmod u+rwx ${folder}，或用 --data-dir 选择其他文件夹。`],
      open: (folder, mode) => [`${folder} 对其他用户开放（${mode}）。`, `chmod 700 ${folder}`],
      full: (folder) => [`${folder} 所在的磁盘快满了。`, '请腾出空间，或用 --data-dir 选择其他文件夹。'],
      fine: (folder) => `你可以写入 ${folder}。`,
      private: (folder) => `你可以写入 ${folder}，其他人无法打开它。`,
    },
    history: {
      answers: (database, version) => `${database} 有响应（PostgreSQL ${version}）。`,
      kept: '对话会保存。',
      readable: (names, files) => [`其他用户能读取 ${names}。`, `chmod 600 ${files}`],
    },
    key: {
      notYet: '还没有密钥。下次启动会创建一个。',
      fine: 'local.key 存在，且只有你能读取。',
      cure: '然后运行 npm start。',
    },
    port: {
      free: (address) => `${address} 空闲：目前没有配套程序在运行。npm start 会启动它。`,
      taken: (address, finder) => [`${address} 被占用，且不是此数据文件夹的配套程序。`, elsewhere(finder)],
      ours: (version, address) => `Aside ${version} 正在监听 ${address}，并且认识密钥。`,
      otherVersion: (running, address, version) => [
        `正在监听 ${address} 的是 Aside ${running}；而这是 ${version}。`,
        '请将其停止，然后运行 npm start。',
      ],
      otherKey: (address, finder) => [
        `${address} 被一个配套程序占用，它不认识此数据文件夹的密钥。`,
        `请用 --data-dir 指定它的文件夹。如果你没有启动过：${finder} 会显示是哪个程序。`,
      ],
      refused: (address, why) => [`${address} 拒绝了连接。${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [`${address} 被另一个程序占用。${why}`, elsewhere(finder)],
    },
    server: {
      answers: (version, address) => `${version || '服务器'} 在 ${address} 有响应。`,
      silent: (address) => `${address} 没有响应。`,
      twins: (address, other) => `${address} 和 ${other} 是同一个服务器。`,
      otherKind: (product, address) => [
        `${address} 是 ${product}。通过此地址，它会不作说明地截断长问题。`,
        `请将其指定为 ${product}：--upstream ${address.replace(/\/v1$/, '')}。`,
      ],
      nameOnce: '请用 --upstream 只指定一次；如果它能同时回答多个问题，请设置 --parallel。',
    },
    models: {
      none: '还没有模型。',
      list: (names, more) => (more === 0 ? `${names}。` : `${names} 以及另外 ${number(more)} 个。`),
      withContext: (name, tokens) => `${name}（${number(tokens)} 个 token）`,
      shortContext: (name, tokens) => `${name} 一次读取 ${number(tokens)} 个 token，因此大多数页面会分部分读取。`,
      enlarge: (product) => LARGER[product] ?? '如果模型能容纳更多，请用更大的上下文启动它的服务器。',
    },
    voice: {
      off: '语音识别已关闭（--transcriber off）。',
      none: `这里没有能把语音转成文字的服务。${GET_TRANSCRIBER}`,
      answers: (address) => `语音由 ${address} 转成文字。`,
      silent: (address) => `${address} 没有响应。`,
    },
    origins: (others) =>
      `无需密钥即可接入：Aside 自己的扩展程序，${others.length === 0 ? '没有其他的' : others.join('、')}。`,
    extension: {
      fits: (folder) => `${folder} 中的构建匹配。`,
      notBuilt: (folder) => [`${folder} 中没有构建。`, 'npm start 会生成一个。'],
      otherVersion: (built, version) => [
        `构建的版本是 ${built}；而这是 ${version}。`,
        '请运行 npm start 重新构建，然后在浏览器中重新加载。',
      ],
      noKey: () => ['构建中没有有效的 companion.json，因此没有密钥。', 'npm start 会写入它。'],
      otherAddress: (found, address) => [`构建在 ${found} 寻找配套程序，而不是 ${address}。`, REWRITE],
      otherKey: () => ['构建中的密钥不是数据文件夹中的密钥。', REWRITE],
    },
  },

  start: {
    listens: (address) => `Aside 正在监听 ${address}。`,
    exposure: {
      refused: (host) => [
        `Aside 不会监听 ${host}：通过明文 http，网络中的其他人可能读取你的对话和密钥。`,
        `请去掉 --host，并在前面放置带 TLS 的 nginx（方法见 ${GUIDE}），`,
        '或在你信任所有人的网络中接受这一点：加上 --insecure-lan。',
      ],
      everyAddress: (urls) => `这台电脑的所有地址，目前是 ${urls.join('、') || '仅它自己的地址'}`,
      addresses: (urls) => urls.join('、'),
      accepted: (where) => [
        `Aside 的监听范围超出这台电脑：${where}。`,
        '该网络中的所有人都能访问此端口。没有密钥的人得不到任何内容，在这台电脑上也一样。',
        `这是明文 http，那里的其他人能读取：你的对话，以及以 ?token= 出示的密钥。${GUIDE} 说明如何加上 TLS。`,
      ],
    },
    page: {
      notBuilt:
        'Aside 的页面尚未构建。\n\n请在 Aside 的文件夹中运行此命令，然后重新启动 Aside：\n\n    npm run build\n',
      one: (link) => `在任意浏览器中：${link}`,
      several: '在任意浏览器中，选择其一：',
      terms: `它只能用一次，两分钟内有效。${ASIDE_COMMAND} pair 会生成新的。`,
    },
    updating: {
      begins: 'Aside 正在为此版本更新历史记录。不会丢失任何内容。需要一些时间，仅此一次。',
      portAnswers: (port) => `端口 ${port} 已有响应。`,
      progress: (percent) => `Aside 正在更新历史记录：${percent}%`,
    },
    servers: {
      readerAnswers: '在此期间由内置阅读器摘录页面来回答。Aside 会自动切换到模型服务器。',
      notYet: (kind, address) => `${address} 还没有 ${kind}。`,
      refuses: (server, address) => `${address} 的 ${server} 拒绝回答。`,
      answers: (server, address, models) => `${address} 的 ${server} 有响应，有 ${number(models)} 个模型。`,
    },
    redisAway: (address, reason) =>
      `无法使用 ${address} 上的 Redis（${reason}）。请启动它，或更正它的地址（--redis）。`,

    listening: {
      taken: (port, host, other) =>
        `${host} 的端口 ${port} 被占用。如果 Aside 已在运行，请使用那一个。否则请停止占用它的程序，或选择其他端口：npm start -- --port ${other}`,
      notYours: (port) => `你无权监听端口 ${port}。请选择大于 1023 的端口：npm start -- --port 11435`,
      noAddress: (host) => `${host} 不是这台电脑的地址。请用 --host 选择其他地址，或去掉 --host。`,
      failed: (host, port, code) => `无法监听 ${host} 的端口 ${port}（${code}）。`,
    },
    localKey: {
      unsteady: (file) => `${file} 不断出现又消失。`,
      notReplaced: (file, code) => `无法替换 ${file}（${code}）。密钥保持不变。`,
      folderNotMade: (folder, code) => `无法创建数据文件夹 ${folder}（${code}）。请用 --data-dir 选择其他文件夹。`,
      foreignFolder: (folder) => `数据文件夹 ${folder} 属于其他用户。请用 --data-dir 选择其他文件夹。`,
      writableFolder: (folder) => `其他用户能写入数据文件夹 ${folder}。请运行：chmod 700 ${folder}`,
      link: (file) => `${file} 是链接。请删除它并重新启动，以获得新密钥。`,
      notReadable: (file, code) => `无法读取 ${file}（${code}）。它必须属于你。`,
      notKey: '这不是密钥。',
      noKey: (file) => `${file} 中没有密钥。请删除它并重新启动，以获得新密钥。`,
      foreign: (file) => `${file} 属于其他用户。请删除它并重新启动，以获得新密钥。`,
      readable: (file) => `其他用户能读取 ${file}。请删除它并重新启动，以获得新密钥。`,
      notWritable: (file, code) => `无法写入 ${file}（${code}）。请用 --data-dir 选择其他文件夹。`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) => `Aside 已在 ${address} 运行，扩展程序在 ${folder}。${USE_IT}`,
    runsWithData: (address, folder) => `Aside 已在 ${address} 运行，数据在 ${folder}。${USE_IT}`,
    unchanged: (why) => `${why}没有任何更改。`,
    nothingChanged: '自上次构建以来没有变化。',
    products: { extension: '扩展程序', web: '页面', companion: '配套程序' },
    building: (products) => `正在构建${products}…`,
    waitingForBuild: '这里正在进行另一个构建。正在等待…',
    notBuilt: (name, output) => `无法构建 ${name} 的扩展程序。\n${output}`,
    extensionIn: (folder) => `扩展程序在 ${folder}`,
    pageIn: (folder) => `页面在 ${folder}`,
    keyNotPassedOn: (why) => `扩展程序没有得到新密钥：${why}请再次运行 npm start。`,
    loadByHand: (folder) => [
      '要手动加载 Aside，请打开 chrome://extensions 并开启“开发者模式”。',
      `点击“加载未打包的扩展程序”并选择 ${folder}`,
      '将 Aside 固定到工具栏（在拼图图标后面），然后点击它打开面板。',
    ],
    noDisplay: '没有显示器，因此没有打开浏览器。',
    refusesToLoad: (name) => `${name} 不允许其他程序加载扩展程序。`,
    noBrowser: '这里没有安装 Chromium，因此没有打开浏览器。',
    opens: 'Chromium 正在打开，工具栏中有 Aside。点击它，或按 Alt+A。',
    browserClosed: '浏览器已关闭。Aside 继续运行；按 Ctrl+C 停止它。',
    browserWasOpen: 'Chromium 已经打开。Aside 在它的一个窗口中。',
    browserFailed: (path) => `无法启动 ${path}。`,
    page: {
      title: 'Aside 已就绪',
      steps: [
        '点击右上角工具栏中的 Aside，或按 Alt+A（Mac 上按 Control+Shift+A）。面板会在此页面旁边打开。',
        '选中下面的一句话，右键点击它并选择“询问选中内容”。',
        '在面板中选择“总结此页面”。',
      ],
      note: '此页面来自你自己的电脑。去任何其他页面，都可以这样做。',
    },
  },
  exports,
  reader,
};
