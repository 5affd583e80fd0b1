import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { number } from './tongue.ts';

/** A space stands between Chinese and the name, before and behind it. */
const subject = (server: string) => (server === 'ollama' ? 'Ollama ' : serverWords(server).label);
const around = (server: string) => (server === 'ollama' ? ' Ollama ' : serverWords(server).the);
const called = (model: string) => (model === '' ? '该模型' : `模型“${model}”`);
/** For example `127.0.0.1:11434 的 Ollama `; what follows is put right behind it. */
const at = (server: string, address: string) =>
  server === 'ollama' ? `${address} 的 Ollama ` : `${address} 的${serverWords(server).the}`;
const it = (server: string) => (server === 'ollama' ? ' Ollama' : serverWords(server).the);
const said = (words: string) => (words === '' ? '' : `：${words}`);
const inBrackets = (words: string) => (words === '' ? '' : `（${words}）`);

const WAIT = '请稍候再试。';
const TOO_LONG = '问题及其页面超出了模型的上下文。';
const SEND_LESS = '请少发送一些页面内容，或在新对话中提问。';
const CHOOSE = '请选择其他模型。';
const WITHOUT = '请选择支持的模型，或不使用它提问。';
const NO_REASON = '未说明原因';
const check = (server: string) => `请检查地址和路径（${serverWords(server).setBy}），并更新${it(server)}。`;
const find = (server: string) => `请检查地址（${serverWords(server).setBy}）。${serverWords(server).findable}`;
const again = (server: string) => `请重试。如果再次发生，原因会在${around(server)}的日志中。`;
const crashed = '它可能已停止或崩溃。请确认它正在运行，然后重试。';
const redirect = (server: string) =>
  `如果那里是正确的服务器，请指定该地址（${serverWords(server).setBy}）。如果是登录页面，请在那里放行这台电脑。`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['模型服务器没有响应。', '请启动它，然后重试。'],
    no_answer: ({ server, address, reason }) => [
      `${subject(server)}在 ${address} 没有响应（${reason}）。`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${subject(server)}在 ${address} 没有响应（没有这个主机）。`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `${subject(server)}在 ${address} 没有响应（${number(count)}\u00a0秒内没有回复）。`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['这里没有能把语音转成文字的服务。', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `目前无法使用模型“${model}”：${address} 没有响应。`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['模型服务器目前过载。', WAIT],
    too_many_requests: ({ address, said: words }) => [`${address} 的服务器收到的请求太多（429）${said(words)}。`, WAIT],
    busy: ({ server, address, said: words }) => [
      `${address} 的服务器目前过载（503）${said(words)}。`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)}过载：它自己的队列已满。`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [`${address} 的服务器还在加载模型。`, '请等它完成后再试。'],
  },
  upstream_refused: {
    general: () => ['模型服务器拒绝了此问题。', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `${address} 的服务器要求登录或密钥（${status}）${said(words)}。`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `${address} 的服务器拒绝来自这里的请求（403）${said(words)}。`,
      `这是它前面的代理或防火墙说的。请在那里放行这台电脑，或指定直接地址（${serverWords(server).setBy}）。`,
    ],
    unknown_path: ({ server, address, status }) => [
      `${address} 响应的不是${it(server)}：那里没有所请求的页面（${status}）。`,
      check(server),
    ],
    too_long: ({ address }) => [
      `${address} 的服务器不接受这么长的问题（413）。`,
      '这是它前面的代理说的：请提高其上限（nginx 用 client_max_body_size），或少发送一些页面内容。',
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)}拒绝来自这里的请求（403）：不接受此主机名或 Origin。`,
      '请使用可接受的地址（IP 地址、localhost 或 .local 名称）。如果中间的代理添加了 Origin，请在 Ollama 所在的电脑上将其加入 OLLAMA_ORIGINS。',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${at(server, address)}需要登录才能使用${called(model)}。`,
      '请在那台电脑上运行 `ollama signin`。',
    ],
    bad_option: ({ server, said: words }) => [
      `${subject(server)}不接受此请求的一个选项${said(words)}。`,
      '请在设置中改正该选项。',
    ],
    bad_model_name: ({ model }) => [`模型不能叫“${model}”。`, '名称形如 llama3.2:3b 或 hf.co/owner/model。'],
    not_manageable: ({ server, address }) => [
      `无法从这里更改 ${address} 的${around(server)}的模型。`,
      '请使用该服务器自己的工具。',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `${at(server, address)}太旧，不支持${called(model)}${said(words)}。`,
      `请更新${it(server)}，然后重试。`,
    ],
    no_chat: ({ server, address }) => [
      `${address} 的服务器没有${around(server)}的聊天接口：它可能是别的程序，或版本太旧。`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [`${address} 响应的不是 ${serverWords(server).a}。`, find(server)],
    not_this_kind_status: ({ server, address, status }) => [
      `${address} 响应的不是 ${serverWords(server).a}（${status}）。`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `${address} 的服务器重定向到 ${target}。Aside 不会跟随。`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `${address} 的服务器重定向到其他地址。Aside 不会跟随。`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)}无法读取此录音（${format}）${said(words)}。`,
      '请发送 WAV 或 16 位 PCM。whisper.cpp 的服务器用 --convert 启动且有 ffmpeg 时，可读取其他格式。',
    ],
    not_http: ({ server, address, reason }) => [
      `${address} 的服务器没有使用有效的 HTTP（${reason}）。`,
      `请检查地址，包括应以 http:// 还是 https:// 开头（${serverWords(server).setBy}）。`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${at(server, address)}拒绝了请求（${status}：${words || NO_REASON}）。`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['模型服务器出错。', '请重试。'],
    behind_proxy: ({ server, address, said: words }) => [
      `${address} 的代理无法连接它后面的${it(server)}（502）${said(words)}。`,
      `请在那台电脑上启动${it(server)}，或改正代理转发到的地址。`,
    ],
    not_available: ({ server, address }) => [
      `${address} 的服务器目前不可用（503），这是它前面的代理说的。`,
      `请确认它后面的${around(server)}正在运行，然后重试。`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `${address} 的代理等待${it(server)}的时间不够长（${status}）${said(words)}。`,
      `加载模型和读取长页面需要时间。请提高代理的时限（nginx 用 proxy_read_timeout），并确认它后面的${around(server)}正在运行。`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${at(server, address)}报告错误（${status}：${words || NO_REASON}）。`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `${address} 的服务器报告错误（${status}：${NO_REASON}）。`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${at(server, address)}报告错误（${words || NO_REASON}）。`,
      again(server),
    ],
    broke_before: ({ server, address }) => [`还没收到回复，与 ${at(server, address)}的连接就断开了。`, crashed],
    broke_midway: ({ server, address }) => [`与 ${at(server, address)}的连接在回答中途断开了。`, crashed],
    not_understood: ({ address }) => [`Aside 无法理解 ${address} 的服务器。`, '请重试。详情见配套程序的日志。'],
    no_memory: ({ model, said: words }) => [
      `内存不足以运行${called(model)}${said(words)}。`,
      '请关闭其他程序，用 `ollama stop` 卸载其他模型，或选择较小的模型。',
    ],
    runner_failed: ({ model, said: words }) => [
      `${called(model)}的进程出错${inBrackets(words)}。`,
      '请重试。如果再次发生，可能是内存不足：请选择较小的模型。',
    ],
    disk_full: ({ address, model, said: words }) => [
      `${address} 的服务器磁盘上没有空间存放${called(model)}${said(words)}。`,
      '请删除不需要的模型，或在那里腾出空间。然后重试。',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)}无法下载${called(model)}${said(words)}。`,
      '请检查那台电脑的网络连接，然后重试。',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)}无法下载${called(model)}${said(words)}。`,
      '请重试。',
    ],
    endless: ({ server, address }) => [
      `${at(server, address)}发送的内容超出了一个回答可容纳的量。`,
      `请确认该地址确实属于${it(server)}，并重启服务器。`,
    ],
    garbled: ({ server, address }) => [
      `${at(server, address)}发送了不符合协议的内容。`,
      `请确认该地址确实属于${it(server)}，并且没有代理改动回答。`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)}没有回答完就停止了。`,
      `请重试。如果再次发生，可能是代理截断了长回答，或原因在${around(server)}的日志中。`,
    ],
    said_nothing: ({ server, address }) => [
      `${address} 的服务器一个字也没说就停止了。`,
      `请重试。如果再次发生，请确认该地址确实属于${it(server)}，或查看它的日志。`,
    ],
  },
  upstream_silent: {
    general: () => ['模型服务器太久没有发送任何内容。', '如果它卡住了，请重启它，然后重试。'],
    silent: ({ server, address, seconds: count }) => [
      `${at(server, address)}已有 ${number(count)}\u00a0秒没有发送任何内容，询问也没有回应。`,
      '请确认服务器仍在运行。如果它卡住了，请重启它，然后重试。',
    ],
  },
  model_not_found: {
    general: () => ['没有这个模型。', CHOOSE],
    at_server: ({ server, address, model }) => [
      `${address} 的服务器没有${called(model)}。`,
      `${serverWords(server).getModel(model)}，或选择其他模型。`,
    ],
    here: ({ server, model }) => [
      `这里没有模型“${model}”。`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)}，或选择其他模型。`,
    ],
    not_in_library: ({ model }) => [`没有可供下载的模型“${model}”。`, '请检查名称以及冒号后面部分的写法。'],
    no_server: () => ['此模型服务器已不在。', '请重新打开模型列表。'],
    none: ({ server, address }) => [`${at(server, address)}还没有模型。`, `${serverWords(server).getModel('')}。`],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${at(server, address)}没有能聊天的模型（只有 ${model} 和另外 ${number(others)} 个）。`
        : `${at(server, address)}没有能聊天的模型（只有 ${model}）。`,
      `${serverWords(server).getModel('')}。`,
    ],
  },
  model_unsupported: {
    general: () => ['此模型做不到。', CHOOSE],
    chat: ({ model }) => [`${called(model)}不能聊天：它另有用途，例如用于搜索。`, CHOOSE],
    only_search: ({ model }) => [`${called(model)}不能聊天：它把文字变成数字，用于搜索。`, CHOOSE],
    images: ({ model }) => [`${called(model)}看不了图片。`, WITHOUT],
    thinking: ({ model }) => [`${called(model)}不能在回答前思考。`, WITHOUT],
    tools: ({ model }) => [`${called(model)}不能使用工具。`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS}${serverWords(server).enlarge}`],
    counted: ({ server, promptTokens, contextTokens }) => [
      `问题及其页面需要 ${number(promptTokens)} 个 token，但模型的上下文只能容纳 ${number(contextTokens)} 个。`,
      `${SEND_LESS}${serverWords(server).enlarge}`,
    ],
  },
} satisfies UpstreamErrors;
