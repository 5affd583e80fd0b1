import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR = '请配对此浏览器：在 Aside 的文件夹中运行此命令，并输入它显示的配对码。';
const PAIR_AGAIN = '请重新配对：在 Aside 的文件夹中运行此命令，并输入它显示的配对码。';
const START = 'npm start';
const AGAIN = '请重试。';
const KEEPS_TRYING = '会继续尝试。';
const NOTHING_IMPORTED = '没有导入任何内容';
const MEANWHILE = '在此期间由内置阅读器回答：它会摘录页面中最重要的句子。';
const NO_OTHER = '不会自动改用其他模型。';
const CHOOSE = '请选择其他模型。';

const itSaid = (said: string) => (said === '' ? '' : `它说：${/[.!?。！？]$/.test(said) ? said : `${said}。`}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama ' : '模型服务器');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `${chosen} 目前无法使用。${NO_OTHER}`;
const certificate = (address: string) => `请在标签页中打开 ${address}，看看浏览器是否信任它的证书。`;

const FAILURES = {
  not_connected: ['没有连接到配套程序。', '请在它恢复后重试。'],
  connection_broke: ['还没收到回复，与配套程序的连接就断开了。', AGAIN],
  no_answer: ['配套程序没有及时回复。', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE = '请在 Aside 的文件夹中运行 npm start：它会重新写入 companion.json。然后重试。';
const LET_STORE = '请允许浏览器为 Aside 存储数据，并检查磁盘是否已满。然后重试。';
const READ_AGAIN = '请重试或重启浏览器。如果没有用，请重新配对。';

/** What is wrong with a key, and what to do. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : `（${reason}）`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json 不是有效的 JSON。', WRITE_FILE],
    file_not_object: ['companion.json 不是 JSON 对象。', WRITE_FILE],
    file_no_address: ['companion.json 中没有“主机:端口”形式的有效 "address"。', WRITE_FILE],
    file_no_token: ['companion.json 中没有有效的 "token"。', WRITE_FILE],
    not_a_key: ['浏览器为 Aside 存储的内容不是密钥。', READ_AGAIN],
    not_kept: [`浏览器无法保存密钥${because}。`, LET_STORE],
    not_removed: [`浏览器无法移除密钥${because}。`, LET_STORE],
    not_shown: [`浏览器无法读取密钥${because}。`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** What the panel says of problems. */
export const problems = {
  chats_not_listed: failed('无法加载你的对话'),
  more_chats_not_listed: failed('无法加载其余对话'),
  search_failed: failed('搜索失败'),
  not_shared: failed('无法创建链接'),
  sharing_not_changed: failed('无法更改分享'),
  not_renamed: failed('无法重命名对话'),
  not_pinned: failed('无法置顶对话'),
  not_unpinned: failed('无法取消置顶'),
  not_deleted: failed('无法删除对话'),
  not_restored: failed('无法恢复对话'),
  chats_not_changed: failed('无法更改对话'),
  not_all_selected: failed('无法选择全部对话'),
  chat_not_shown: failed('无法显示此对话'),
  not_exported: failed('没有导出任何内容'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('无法显示设置'),
  settings_not_set: failed('设置没有保存'),
  model_not_pulled: failed('无法获取模型'),
  model_not_changed: failed('无法对此模型执行该操作'),
  chat_not_there: () => told('此对话已不在', '它已被删除，或是已结束的临时对话。', '这是一个新对话。'),
  not_for_guests: ({ command }) =>
    told(
      '你的对话还不会保存',
      '此浏览器没有与配套程序配对，访客的对话不会保存。',
      '请配对：在 Aside 的文件夹中运行此命令，并输入它显示的配对码。',
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(NOTHING_IMPORTED, `文件超过 ${number(megabytes)}\u00a0MB。`, '请一次少导出一些对话。'),
  file_no_text: () => told(NOTHING_IMPORTED, '文件不是文本文件。', '如果是 ZIP 压缩包，请先解压。'),
  archive_unreadable: () => told(NOTHING_IMPORTED, '此压缩包中没有可读取的对话。', '请解压后选择 conversations.json。'),
  file_unreadable: () => told(NOTHING_IMPORTED, '无法读取文件。', '请重新选择。'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${serverName(kind)}没有响应`,
      `${address} 没有响应。${consequence(chosen)}`,
      kind === 'ollama' ? '请启动 Ollama。Aside 会自动找到它。' : '请启动服务器。Aside 会自动找到它。',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${serverName(kind)}拒绝回答`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${serverName(kind)}尚未就绪`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(`${serverName(kind)}没有模型`, `${address} 的服务器没有列出模型。${MEANWHILE}`, '请在那里加载一个。'),
  ollama_without_model: ({ address, command }) =>
    told(
      'Ollama 还没有模型',
      `Ollama 正在 ${address} 运行，但没有安装模型。${MEANWHILE}`,
      '请获取一个。下载完成后 Aside 会自动找到它。',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      '这里没有能聊天的模型',
      count > 1
        ? `已安装的模型另有用途（${model} 等）。${MEANWHILE}`
        : `已安装的模型另有用途（${model}）。${MEANWHILE}`,
      '请获取一个能聊天的。下载完成后 Aside 会自动找到它。',
      command,
    ),
  model_cannot_chat: ({ model }) => told(`${model} 不能聊天`, `所选模型另有用途，例如用于搜索。${NO_OTHER}`, CHOOSE),
  model_gone: ({ model, command }) =>
    told(
      `${model} 已不在`,
      `所选模型已被移除或重命名。${NO_OTHER}`,
      command === '' ? CHOOSE : '请选择其他模型，或重新获取它：',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'Aside 的配套程序没有运行',
      `${address} 没有响应。`,
      '请在 Aside 的文件夹中运行 npm start。面板随后会自动连接。',
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      '无法连接 Aside 的配套程序',
      `${address} 没有响应。`,
      `请确认它正在那里运行，并且这台电脑在它的网络中。${secure ? certificate(address) : ''}面板随后会自动连接。`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told('配套程序拒绝了此扩展程序', `${address} 的程序不接受 ${origin}。`, PAIR, command),
  not_paired_any_more: ({ address, command }) =>
    told(
      '此浏览器已不再配对',
      `${address} 的配套程序不认识它的密钥。密钥已被撤销，或配套程序换了数据文件夹。`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) => told('此浏览器尚未配对', '配套程序要求密钥。', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('此面板的密钥无法使用', message, cure);
  },
  key_unreadable: ({ said }) => told('此面板的密钥无法使用', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      '这不是你的配套程序',
      `${address} 有程序响应，但它无法证明知道此面板的密钥。没有发送任何内容。`,
      '请找出是哪个程序在使用此端口，将其停止，然后在 Aside 的文件夹中运行 npm start。',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      '这不是 Aside 的配套程序',
      `${address} 有程序响应，但它不使用 Aside 的协议。`,
      '请停止该程序，或在其他端口启动配套程序：npm start -- --port 11436。',
    ),
  companion_silent: ({ address }) =>
    told(
      '配套程序没有响应',
      `${address} 没有任何回复。`,
      '请查看运行 npm start 的终端。如果卡住了，按 Ctrl+C 并重新启动。',
      START,
    ),
  companion_hung_up: ({ said }) => told('配套程序结束了连接', `没有说明错误。${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told('配套程序正在停止', `它在 ${address} 被停止。`, '它重新启动后，面板会自动连接。', START),
  message_too_large: () =>
    told('内容太大，无法发送', '由于一条消息太大，配套程序关闭了连接。', '请少发送一些页面内容，然后重试。'),
  key_wanted: ({ address, command }) =>
    told('配套程序要求密钥', `${address} 的配套程序要求密钥，而此扩展程序没有。`, PAIR, command),
  key_unknown: ({ address }) =>
    told(
      '配套程序不认识此扩展程序的密钥',
      `${address} 的配套程序拒绝了 companion.json 中的密钥，重新读取该文件后仍然如此。`,
      '请停止配套程序，并在构建此扩展程序的文件夹中运行 npm start。然后重试。',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told('配套程序不接受此扩展程序', `它在 ${address} 拒绝了 ${origin}。${itSaid(said)}`, PAIR, command),
  no_common_version: ({ said }) =>
    told(
      '扩展程序与配套程序不匹配',
      `它们使用不同版本的 Aside 协议。${itSaid(said)}`,
      '请将两者更新到同一版本：在 Aside 的文件夹中运行 npm start，然后重新加载扩展程序。',
      START,
    ),
  too_many_messages: () => told('消息太多', '面板每秒发送的消息超过了配套程序可接受的数量。', '请稍候再试。'),
  too_many_connections: ({ address }) =>
    told('配套程序的连接太多', `${address} 暂时不再接受连接。`, `请关闭不需要的面板。${KEEPS_TRYING}`),
  companion_updating: ({ percent }) =>
    told(
      'Aside 正在更新历史记录',
      `已完成 ${number(percent)}%。不会丢失任何内容。每次更新后只需一次。`,
      '之后面板会自动连接。你现在提出的问题届时发送。',
    ),
  companion_not_ready: () =>
    told(
      '配套程序正在等待数据库',
      '数据库恢复之前无法核对密钥。不会丢失任何内容。',
      '之后面板会自动连接。你现在提出的问题届时发送。',
    ),
  companion_failed: ({ said }) =>
    told('配套程序发生错误', `内部错误结束了连接。${itSaid(said)}`, `详情见它的终端。${KEEPS_TRYING}`),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) => told('与配套程序的连接已断开', `到 ${address} 的连接中断了。`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      '配套程序结束了连接',
      `它以代码 ${closeCode} 关闭了连接。${itSaid(said)}`,
      '如果重试没有用，请将扩展程序和配套程序更新到同一版本。',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
