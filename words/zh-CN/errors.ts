import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { number } from './tongue.ts';
import { upstreamErrors } from './upstream-errors.ts';

const CHOOSE = '请选择 Aside、Page Assist、Open WebUI 或 ChatGPT 的导出文件。';
const IMPORT_AGAIN = '请重新导入该文件。';
const ATTACH_AGAIN = '请重新附加。';
const LOOK_AGAIN = '请查看列表。';
const NEW_CODE = `请在运行 Aside 的地方用 ${ASIDE_COMMAND} pair 获取新的配对码。`;
const RECORD_AGAIN = '请重新录音。';
const NEW_CHAT = '请开始新对话。';
const ANOTHER_LINK = '请向发送链接的人索取新的链接。';
const COMPARE = '请与显示的配对码核对。';
const SET_OTHER = '请设置其他值。';
const MAKE_YOURS = '请将其归你所有并允许写入，或用 --data-dir 选择其他文件夹。';
const START_AGAIN = '请重启 Aside。';
const AGAIN = '请重试。';

const withFields = (fields: string) => (fields === '' ? '' : `，字段为 ${fields}`);

/** What can go wrong, by code and cause. */
export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['配套程序没有看懂此请求。', '请更新 Aside。'],
    not_understood: ({ reason }) => [`消息无法理解：${reason}。`, ''],
    unread_answer: () => ['配套程序的回复无法理解。', '请更新 Aside：它可能比配套程序旧。'],
    hello_twice: () => ['已经问候过了。', ''],
    has_key: () => ['只有还没有密钥的一方才能配对。', ''],
    unknown_place: () => ['列表中没有这个位置。', '请重新加载列表。'],
    two_contents: () => ['一个来源既包含文字又引用了数据。', '请只发送其中一种。'],
    not_an_image: () => ['这不是模型能读取的图片。', '请附加 PNG、JPEG、GIF 或 WebP。'],
    parameter_number: ({ name, least, most }) => [
      `${name} 必须是 ${number(least)} 到 ${number(most)} 之间的数。`,
      SET_OTHER,
    ],
    parameter_whole: ({ name, least, most }) => [
      `${name} 必须是 ${number(least)} 到 ${number(most)} 之间的整数。`,
      SET_OTHER,
    ],
    parameter_choice: ({ name, choices }) => [`${name} 必须是以下之一：${choices}。`, SET_OTHER],
    parameter_text: ({ name, most }) => [`${name} 最多 ${number(most)} 个字符。`, '请缩短。'],
    parameter_count: ({ most }) => [`最多可设置 ${number(most)} 个值。`, '请重置其中一些。'],
    prompt_count: ({ most }) => [`最多可有 ${number(most)} 个提示词。`, '请删除其中一些。'],
    prompt_chars: ({ most }) => [`所有提示词合计最多 ${number(most)} 个字符。`, '请缩短或删除其中一些。'],
    parameter_of_nothing: () => ['这些值不属于任何对话或模型。', '请指明其中一个。'],
    not_text: () => ['这不是文字。', '请附加文本文件。'],
    audio_not_begun: () => ['没有开始任何录音。', '请先发送 `audio`。'],
    audio_late: () => ['录音的其余部分没有及时到达。', RECORD_AGAIN],
    audio_other: ({ format, found }) => [`录音是 ${found}，但声明的是 ${format}。`, `请声明为 ${found}。`],
    audio_unclear: ({ format }) => [`录音不是 ${format}，或已损坏。`, RECORD_AGAIN],
    upload_id_in_use: () => ['已有使用此 ID 的上传正在进行。', '请使用其他 ID。'],
    upload_late: () => ['其余部分没有及时到达。', ATTACH_AGAIN],
    upload_too_much: () => ['到达的内容多于请求的内容。', ATTACH_AGAIN],
    upload_other_bytes: () => ['内容与声明的不符。', ATTACH_AGAIN],
    export_id_in_use: () => ['已有使用此 ID 的导出正在进行。', '请使用其他 ID。'],
    import_order: () => ['此部分与前一部分接不上。', IMPORT_AGAIN],
    import_not_waiting: () => ['没有等待导入的文件。', IMPORT_AGAIN],
    import_memory: () => ['文件太大，无法一次读取。', '请一次少导出一些。'],
    import_newer: () => ['文件来自此 Aside 不认识的版本。', '请更新 Aside，然后重新导入。'],
    import_not_json: () => ['文件不是 JSON。', CHOOSE],
    import_zip: () => ['文件是 ZIP 压缩包。请解压后选择其中的 conversations.json 或 chats 文件。', CHOOSE],
    import_sqlite: () => ['文件是 SQLite 数据库，不是可读的 JSON。', CHOOSE],
    import_pdf: () => ['文件是 PDF，不是可读的 JSON。', CHOOSE],
    import_markup: () => ['文件是 HTML 或 XML 页面，不是可读的 JSON。', CHOOSE],
    import_markdown: () => ['文件是 Markdown，仅供阅读。请将对话导出为 JSON。', CHOOSE],
    import_json_lines: () => ['文件包含 JSON 行，但不是 Aside 认识的导出文件。', CHOOSE],
    import_damaged_json: () => ['文件中的 JSON 已损坏或不完整。请重新导出。', CHOOSE],
    import_program: ({ program }) => [`文件是 ${program} 的导出文件，Aside 无法读取。`, CHOOSE],
    import_list: ({ count, fields }) => [
      `Aside 不认识这种导出文件：它包含一个有 ${number(count)} 项的列表${withFields(fields)}。`,
      CHOOSE,
    ],
    import_other: ({ fields }) => [`Aside 不认识这种导出文件：它包含其他内容${withFields(fields)}。`, CHOOSE],
  },
  unknown_type: {
    general: () => ['配套程序不认识这种请求。', '请更新 Aside。'],
    not_understood: ({ reason }) => [`消息无法理解：${reason}。`, ''],
    no_history: () => ['共享房间没有可删除的历史记录。', ''],
  },
  message_too_long: {
    general: () => ['内容超出配套程序可接受的大小。', '请少发送一些。'],
    question: ({ count, most }) => [
      `问题有 ${number(count)} 个字符；配套程序最多接受 ${number(most)} 个。`,
      '请缩短，或分几步提问。',
    ],
    attachments: ({ count, most }) => [
      `附加了 ${number(count)} 个页面和选段；配套程序一次最多接受 ${number(most)} 个。`,
      '请移除其中一些。',
    ],
    attached_text: ({ count, most }) => [
      `附加的文字有 ${number(count)} 个字符；配套程序最多接受 ${number(most)} 个。`,
      '请选中重要的部分再提问。',
    ],
    frame: () => ['问题及其附件超出配套程序单条消息可接受的大小。', '请移除一个附件，或选中重要的部分再提问。'],
    attached_bytes: ({ megabytes }) => [`附件超过 ${number(megabytes)}\u00a0MB。`, '请移除其中一些。'],
    upload: ({ megabytes }) => [`内容超过 ${number(megabytes)}\u00a0MB。`, '请附加小一些的内容。'],
    audio_bytes: ({ megabytes }) => [`录音超过 ${megabytes}\u00a0MB。`, '请一次少说一些。'],
    audio_seconds: ({ seconds }) => [`录音超过 ${number(seconds)}\u00a0秒。`, '请一次少说一些。'],
    import: ({ megabytes }) => [`文件超过 ${number(megabytes)}\u00a0MB。`, '请一次少导出一些对话。'],
  },
  empty_message: {
    general: () => ['问题为空。', '请写下问题。'],
    no_audio: () => ['录音为空。', '请检查麦克风是否已开启，然后重新录音。'],
    silence: () => ['录音中没有声音。', '请检查是否开启了正确的麦克风，然后重新录音。'],
    no_words: () => ['录音中没有听到话语。', '请靠近麦克风说话，重新录音。'],
  },

  file_unreadable: {
    general: () => ['无法读取此文件。', '请将其另存为其他格式。'],
    pdf_encrypted: () => ['此 PDF 受密码保护。', '请附加没有密码的副本。'],
    pdf_broken: () => ['此 PDF 已损坏。', '请附加修复后的副本。'],
    pdf_without_text: () => ['此 PDF 的页面是没有文字的图片。', '请将它们作为图片附加。'],
    pdf_slow: () => ['读取此 PDF 耗时过长。', '请附加其中一部分。'],
    pdf_memory: () => ['读取此 PDF 需要的内存过多。', '请附加其中一部分。'],
  },
  forbidden: {
    general: () => ['此操作需要密钥。', '请将此客户端与配套程序配对。'],
    key: () => ['没有密钥时，此连接只能提问。', '请使用密钥连接。'],
    local_key: () => ['密钥只能在运行 Aside 的电脑上管理。', '请在那里的终端或侧边栏中操作。'],
    administrator: () => ['只有此配套程序的管理员才能这样做。', '请向管理员提出。'],
    other_person: () => ['只有本人，或在运行 Aside 的电脑上的人，才能这样做。', '请向本人提出，或在那里的终端中操作。'],
    one_person: () => ['此配套程序只供一人使用。', '请用 --people 启动它，以便邀请其他人。'],
    only_rotated: () => ['这台电脑的密钥不能撤销。', '请改为用新的密钥替换它。'],
    member: () => ['你是此对话的访客，不能进行其他操作。', '请询问分享者。'],
    reader: () => ['你可以阅读此对话，但不能提问。', '请向分享者索取另一个链接。'],
    words_alone: () => ['在分享的对话中只能用文字提问。', '请不带附件、不带自己的设置提问。'],
    needs_pairing: () => [
      '页面和选段只能发送给已配对的配套程序。没有发送任何内容。',
      '请配对此浏览器（点击顶部的模型名称，然后选择“配套程序…”），再重新提问。',
    ],
  },
  conflict: {
    general: () => ['此 ID 已属于另一个问题。', '请用新的 ID 提问。'],
    prompt_changed: () => ['此提示词已在别处更改。', '请将你的版本另存为一个提示词。'],
  },
  turn_gone: { general: () => ['此回答已不在。', '请再问一次。'] },
  conversation_gone: {
    general: () => ['此对话已不在。', NEW_CHAT],
    followed: () => ['此问题所属的对话已不在。', NEW_CHAT],
    exported: () => ['没有这个对话。', '请选择其他对话，或全部导出。'],
    temporary: () => ['临时对话不能分享，因为它不会保存。', '请开始一个会保存的对话再分享。'],
    stays_in_sight: () => [
      '配套程序中已没有此对话。它已被删除，或是已结束的临时对话。',
      '你在这里看到的内容会保留。如果再次提问，模型不知道之前的内容。',
    ],
  },
  operation_gone: {
    general: () => ['此操作已结束。', LOOK_AGAIN],
    stopped: () => ['此操作已在别处停止。', '请重新开始。'],
  },
  client_gone: { general: () => ['已没有使用此密钥的客户端。', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['配对码不对。', COMPARE],
    tries: ({ left }) => [`配对码不对。还可尝试 ${number(left)} 次。`, COMPARE],
  },
  code_gone: {
    general: () => ['此配对码已失效。', NEW_CODE],
    used: () => ['此配对码已被使用。', NEW_CODE],
    expired: () => ['此配对码已过期。', NEW_CODE],
    replaced: () => ['此配对码已失效：已有更新的配对码。', NEW_CODE],
    tries: () => ['此配对码已失效：输错次数过多。', NEW_CODE],
    rotated: () => ['此配对码已失效：显示它的电脑更换了密钥。', NEW_CODE],
    none: () => ['目前没有等待配对的配对码。', NEW_CODE],
  },
  link_gone: {
    general: () => ['此链接无效。', ANOTHER_LINK],
    used: () => ['此链接已被使用。', ANOTHER_LINK],
    expired: () => ['此链接已过期。', ANOTHER_LINK],
    revoked: () => ['此链接已被撤销。', ANOTHER_LINK],
    ended: () => ['此对话已不再分享。', ANOTHER_LINK],
    full: () => ['此对话的人数已满。', '请让分享者腾出位置。'],
  },
  attachments_gone: {
    general: () => ['此问题的附件已不在。', '请重新附加后再提问。'],
    blob: () => ['此问题的一个附件已不在。', '请重新附加后再提问。'],
  },
  overloaded: {
    general: () => ['配套程序太忙。', '请稍候再试。'],
    person_turns: ({ most }) => [`你不能有更多问题同时等待（上限：${number(most)}）。`, '请等其中一个回答完。'],
    person_questions: ({ most, minutes }) => [
      `你在一小时内能提的问题已用完（${number(most)}）。`,
      `请在 ${number(minutes)}\u00a0分钟后再提问。`,
    ],
    person_clients: ({ most }) => [
      `你不能再配对更多浏览器（上限：${number(most)}）。`,
      '请先在设置中移除一个，再重新配对。',
    ],
    people: ({ most }) => [`不能再有更多人使用此配套程序（上限：${number(most)}）。`, '请先删除某个人。'],
    questions: () => ['等待的问题太多。', '请等一部分回答完，再重新提问。'],
    draining: () => ['此配套程序即将停止。', '请稍后重新提问。'],
    room: () => ['此房间中等待的问题太多。', '请等一部分回答完。'],
    pulls: () => ['正在下载的模型已够多。', '请等其中一个完成。'],
    uploads: () => ['同时进行的上传太多。', '请等一部分完成，再重新附加。'],
    recordings: () => ['同时进行的录音太多。', '请稍候再重新录音。'],
    transcriptions: () => ['正在识别的录音太多。', '请稍候再重新录音。'],
    links: () => ['此对话不能再创建链接。', '请先移除其中一个。'],
    exports: () => ['正在进行的导出太多。', '请等其中一个完成。'],
    import: () => ['正在导入另一个文件。', '请等它完成后再试。'],
  },
  rate_limited: {
    general: () => ['消息太多。', '请稍候。'],
    views: () => ['此连接跟踪的回答太多。', '请关闭其中一些。'],
  },
  interrupted: {
    general: () => ['配套程序在回答期间停止了。', '请等它重新运行后再问一次。'],
    restarted: () => ['配套程序在回答期间重启了。目前的文字已保留。', '请再问一次。'],
    no_key: () => ['与配套程序的连接已断开，没有密钥无法继续回答。目前的文字已保留。', '请再问一次。'],
  },

  storage_failed: {
    general: () => ['目前无法读取或保存对话。', AGAIN],
    folder_in_use: ({ folder }) => [
      `另一个配套程序正在使用数据文件夹 ${folder}。`,
      '请使用那一个，或先将其停止。要同时运行两个，请用 --data-dir 为其中一个指定其他文件夹。',
    ],
    file_in_use: ({ file }) => [`另一个程序正在使用 ${file}。`, '请关闭该程序并重启 Aside。'],
    newer_version: ({ file }) => [`${file} 由更新版的 Aside 写入。`, '请更新 Aside，或用 --data-dir 选择其他文件夹。'],
    damaged: ({ file }) => [`数据库 ${file} 已损坏。`, '要重新开始，请将它和旁边的文件移到别处。其中的内容没有改动。'],
    not_ours: ({ file }) => [`${file} 不是 Aside 的数据库。`, '请将它移走，或用 --data-dir 选择其他文件夹。'],
    full: ({ file }) => [`没有空间存放 ${file}。`, '请在磁盘上腾出空间。'],
    not_writable: ({ file }) => [
      `无法写入数据库 ${file}。`,
      '请允许写入它所在的文件夹，或用 --data-dir 选择其他文件夹。',
    ],
    moved: ({ file }) => [
      `数据库 ${file} 在 Aside 运行期间被删除、移动或替换。`,
      '请把它放回原处，或重启 Aside 以新建一个。',
    ],
    folder_not_made: ({ folder, reason }) => [`无法创建数据文件夹 ${folder}（${reason}）。`, MAKE_YOURS],
    file_not_made: ({ file, reason }) => [`无法创建 ${file}（${reason}）。`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} 不是文件。`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} 属于其他用户。`, MAKE_YOURS],
    not_written: ({ file }) => [`无法写入 ${file}。`, '请检查磁盘是否已满、超出配额或有故障。'],
    failed: ({ file, reason }) => [`数据库 ${file} 报告错误（${reason}）。`, AGAIN],
    database_away: ({ database, reason }) => [
      `无法连接 ${database}（${reason}）。`,
      '请启动 PostgreSQL。它恢复响应后，对话会被保存。',
    ],
    database_slow: ({ database }) => [`${database} 用时过长。`, '请重试。'],
    database_failed: ({ database, reason }) => [
      `${database} 拒绝了请求（${reason}）。`,
      '请检查名称、用户、密码和权限。',
    ],
    updating: ({ percent }) => [`Aside 正在更新历史记录：${number(percent)}%。`, '请等待完成。'],
    ended: () => ['已无法保存对话。', START_AGAIN],
    stopping: () => ['配套程序正在停止。', START_AGAIN],
    taken_over: () => ['另一个配套程序接管了此回答。', '请再问一次。'],
    revoked_for_now: () => [
      '密钥仅在此配套程序运行期间停用：这一更改无法保存。',
      '请确保 Aside 能写入它的数据文件夹，然后再次撤销该密钥。',
    ],
  },
  internal: {
    general: () => ['配套程序出了点问题。', '请重试。详情见它的日志。'],
    others_away: () => ['配套程序无法连接它与其他程序共享的内容。', '请稍后重试。'],
    not_recorded: () => ['无法保存此问题。', '请再问一次。详情见日志。'],
    key_not_replaced: () => [
      '无法替换这台电脑的密钥。密钥保持不变。',
      `请确保 Aside 能写入它的数据文件夹：\`${ASIDE_COMMAND} doctor\` 可以检查。`,
    ],
  },
} satisfies Catalogue['rest']['errors'];
