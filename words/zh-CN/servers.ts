import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** How to get something that turns speech into text. */
export const GET_TRANSCRIBER =
  '请启动 whisper.cpp 的服务器（`whisper-server -m ggml-base.bin`，来自 https://github.com/ggml-org/whisper.cpp ）或 speaches，Aside 会自动找到它们；也可以用 --transcriber 指定其他服务。';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST 或 --upstream',
    start: '请用 `ollama serve` 启动它，或从 https://ollama.com/download 下载。',
    unlock:
      'Ollama 本身不需要密钥，是它前面的代理需要。请在代理上放行这台电脑，或指定 Ollama 自己的地址（OLLAMA_HOST 或 --upstream）。',
    relieve: '请稍候再试。在 Ollama 所在的电脑上设置 OLLAMA_MAX_QUEUE 可加长队列。',
    findable: 'Ollama 通常监听端口 11434。',
    enlarge: '如果模型能容纳更多，请用更大的 --max-context 启动 Aside。',
    getModel: (model) =>
      model === '' ? `请用 \`ollama pull ${FIRST_MODEL}\` 获取一个` : `请用 \`ollama pull ${model}\` 获取它`,
  },
  openai: {
    label: 'OpenAI 兼容服务器',
    a: 'OpenAI 兼容服务器',
    the: '模型服务器',
    setBy: '--upstream',
    start: '请启动它，或改正它的地址（--upstream openai=http://127.0.0.1:8080/v1）。',
    unlock:
      '请用 ASIDE_UPSTREAM_KEY_<n> 提供它的密钥，或用 ASIDE_UPSTREAM_KEY_FILE_<n> 指定密钥文件；<n> 是 --upstream 的序号，从 1 开始。',
    relieve: '请稍候再试。它可能还在加载模型。',
    findable: '它的地址通常以 /v1 结尾。',
    enlarge: '如果模型支持，请用更大的上下文启动服务器（llama-server 用 -c）。',
    getModel: (model) => (model === '' ? '请在那里加载一个模型' : `请在那里加载模型“${model}”`),
  },
  transcriber: {
    label: '语音识别服务',
    a: '语音识别服务',
    the: '语音识别服务',
    setBy: '--transcriber',
    start: '请启动它，或改正它的地址（--transcriber http://127.0.0.1:8080）。',
    unlock: '请用 ASIDE_TRANSCRIBER_KEY 提供它的密钥，或用 ASIDE_TRANSCRIBER_KEY_FILE 指定密钥文件。',
    relieve: '请稍候再试。',
    findable: 'whisper.cpp 的服务器通常监听端口 8080。',
    enlarge: '',
    getModel: (model) => (model === '' ? '请在那里加载一个模型' : `请在那里加载模型“${model}”`),
  },
  other: {
    label: '模型服务器',
    a: '模型服务器',
    the: '模型服务器',
    setBy: '--upstream',
    start: '请启动它，或用 --upstream 指定它的地址。',
    unlock: '请在那里放行这台电脑。',
    relieve: '请稍候再试。',
    findable: '',
    enlarge: '',
    getModel: () => '请在那里加载一个',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
