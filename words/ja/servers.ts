import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** How to be able to speak to Aside. */
export const GET_TRANSCRIBER =
  'whisper.cpp のサーバー（`whisper-server -m ggml-base.bin`、入手先: https://github.com/ggml-org/whisper.cpp ）か speaches を起動してください。どちらも自動で見つかります。ほかのサーバーは --transcriber で指定してください。';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST または --upstream',
    start: '`ollama serve` で起動するか、https://ollama.com/download から入手してください。',
    unlock:
      'Ollama 自体はキーを求めません。求めているのは手前のプロキシです。プロキシでこのコンピューターを許可するか、Ollama 自体のアドレスを指定してください（OLLAMA_HOST または --upstream）。',
    relieve:
      '少し待ってから、もう一度お試しください。Ollama 側の OLLAMA_MAX_QUEUE を大きくすると、待ち行列が長くなります。',
    findable: 'Ollama は通常、ポート11434で待ち受けています。',
    enlarge: 'モデルに余裕があれば、Aside をより大きな --max-context で起動してください。',
    getModel: (model) =>
      model === '' ? `\`ollama pull ${FIRST_MODEL}\` でモデルを入手` : `\`ollama pull ${model}\` で入手`,
  },
  openai: {
    label: 'OpenAI 互換サーバー',
    a: 'OpenAI 互換サーバー',
    the: 'モデルサーバー',
    setBy: '--upstream',
    start: '起動するか、アドレスを修正してください（--upstream openai=http://127.0.0.1:8080/v1）。',
    unlock:
      'キーを ASIDE_UPSTREAM_KEY_<n> に、またはキーのファイルを ASIDE_UPSTREAM_KEY_FILE_<n> に指定してください。<n> は --upstream の順番で、1から数えます。',
    relieve: '少し待ってから、もう一度お試しください。モデルを読み込んでいる途中かもしれません。',
    findable: 'アドレスの末尾は通常 /v1 です。',
    enlarge: 'モデルが対応していれば、サーバーをより大きなコンテキストで起動してください（llama-server では -c）。',
    getModel: (model) => (model === '' ? 'そのサーバーにモデルをロード' : `そのサーバーにモデル「${model}」をロード`),
  },
  transcriber: {
    label: '音声認識サーバー',
    a: '音声認識サーバー',
    the: '音声認識サーバー',
    setBy: '--transcriber',
    start: '起動するか、アドレスを修正してください（--transcriber http://127.0.0.1:8080）。',
    unlock: 'キーを ASIDE_TRANSCRIBER_KEY に、またはキーのファイルを ASIDE_TRANSCRIBER_KEY_FILE に指定してください。',
    relieve: '少し待ってから、もう一度お試しください。',
    findable: 'whisper.cpp のサーバーは通常、ポート8080で待ち受けています。',
    enlarge: '',
    getModel: (model) => (model === '' ? 'そのサーバーにモデルをロード' : `そのサーバーにモデル「${model}」をロード`),
  },
  other: {
    label: 'モデルサーバー',
    a: 'モデルサーバー',
    the: 'モデルサーバー',
    setBy: '--upstream',
    start: '起動するか、--upstream でアドレスを指定してください。',
    unlock: 'サーバー側でこのコンピューターを許可してください。',
    relieve: '少し待ってから、もう一度お試しください。',
    findable: '',
    enlarge: '',
    getModel: () => 'そのサーバーにモデルをロード',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
