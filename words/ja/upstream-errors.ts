import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { number } from './tongue.ts';

const label = (server: string) => serverWords(server).label;
const called = (model: string) => (model === '' ? 'モデル' : `モデル「${model}」`);
/** `127.0.0.1:11434 の Ollama`. */
const at = (server: string, address: string) => `${address} の${spaced(serverWords(server).the)}`;
/** A name in Latin letters has spaces around it. */
const spaced = (name: string) => name.replace(/^(?=[\x21-\x7e])/, ' ').replace(/(?<=[\x21-\x7e])$/, ' ');
const start = (name: string) => spaced(name).trimStart();
const said = (words: string) => (words === '' ? '' : `: ${words}`);
const inBrackets = (words: string) => (words === '' ? '' : `（${words}）`);

const AGAIN = 'もう一度お試しください。';
const WAIT = '少し待ってから、もう一度お試しください。';
const TOO_LONG = '質問とページが、モデルのコンテキストに収まりません。';
const SEND_LESS = 'ページの送る部分を減らすか、新しいチャットで質問してください。';
const CHOOSE = '別のモデルを選んでください。';
const WITHOUT = '対応しているモデルを選ぶか、それなしで質問してください。';
const NO_REASON = '理由は示されていません';
const or = (getModel: string) => `${getModel}するか、別のモデルを選んでください。`;
const check = (server: string) =>
  `アドレスとパス（${serverWords(server).setBy}）を確認し、${start(serverWords(server).the)}を更新してください。`;
const find = (server: string) =>
  `アドレス（${serverWords(server).setBy}）を確認してください。${serverWords(server).findable}`;
const again = (server: string) =>
  `もう一度お試しください。繰り返し起きる場合は、${start(serverWords(server).the)}のログで理由を確認してください。`;
const crashed = (server: string) =>
  `${start(serverWords(server).the)}が停止したか、異常終了した可能性があります。動いていることを確認して、もう一度お試しください。`;
const redirect = (server: string) =>
  `転送先が正しいサーバーなら、そのアドレスを指定してください（${serverWords(server).setBy}）。サインインのページなら、サーバー側でこのコンピューターを許可してください。`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['モデルサーバーが応答しません。', '起動して、もう一度お試しください。'],
    no_answer: ({ server, address, reason }) => [
      `${at(server, address)}が応答しません（${reason}）。`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${at(server, address)}が応答しません（ホストが見つかりません）。`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds }) => [
      `${at(server, address)}が応答しません（${number(seconds)}秒以内に応答なし）。`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['音声を文字に変換するものがありません。', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `モデル「${model}」には今質問できません。${address} が応答しません。`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['モデルサーバーが混み合っています。', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `${address} のサーバーへの要求が多すぎます（429）${said(words)}。`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `${address} のサーバーが混み合っています（503）${said(words)}。`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)}が混み合っています。待ち行列がいっぱいです。`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `${address} のサーバーがモデルを読み込んでいます。`,
      '終わるのを待ってから、もう一度お試しください。',
    ],
  },
  upstream_refused: {
    general: () => ['モデルサーバーが質問を拒否しました。', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `${address} のサーバーは、サインインまたはキーを求めています（${status}）${said(words)}。`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `${address} のサーバーが、ここからの要求を拒否しています（403）${said(words)}。`,
      `拒否しているのは手前のプロキシかファイアウォールです。このコンピューターを許可するか、${start(serverWords(server).the)}自体のアドレスを指定してください（${serverWords(server).setBy}）。`,
    ],
    unknown_path: ({ server, address, status }) => [
      `${address} で応答しているのは${spaced(serverWords(server).a)}ではありません。要求したページがありません（${status}）。`,
      check(server),
    ],
    too_long: ({ address }) => [
      `${address} のサーバーは、これほど長い質問を受け付けません（413）。`,
      '手前のプロキシの制限です。上限（nginx では client_max_body_size）を上げるか、ページの送る部分を減らしてください。',
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)}が、ここからの要求を拒否しています（403）。ホスト名またはオリジンが許可されていません。`,
      '許可されるアドレス（IP アドレス、localhost、.local の名前）を使ってください。間のプロキシがオリジンを付けている場合は、Ollama 側の OLLAMA_ORIGINS に追加してください。',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${called(model)}を使うには、${at(server, address)}でサインインが必要です。`,
      'そのコンピューターで `ollama signin` を実行してください。',
    ],
    bad_option: ({ server, said: words }) => [
      `${start(label(server))}が、この要求のオプションを受け付けません${said(words)}。`,
      '設定でそのオプションを直してください。',
    ],
    bad_model_name: ({ model }) => [
      `「${model}」はモデルの名前として使えません。`,
      '名前は llama3.2:3b や hf.co/owner/model のように入力してください。',
    ],
    not_manageable: ({ server, address }) => [
      `${at(server, address)}のモデルは、ここからは変更できません。`,
      'サーバー自身のツールを使ってください。',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `${at(server, address)}は、${called(model)}を使うには古すぎます${said(words)}。`,
      `${start(serverWords(server).the)}を更新して、もう一度お試しください。`,
    ],
    no_chat: ({ server, address }) => [
      `${address} のサーバーは${spaced(label(server))}のチャットに対応していません。別のものか、とても古いバージョンの可能性があります。`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `${address} で応答しているのは${spaced(serverWords(server).a)}ではありません。`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `${address} で応答しているのは${spaced(serverWords(server).a)}ではありません（${status}）。`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `${address} のサーバーは ${target} に転送しますが、Aside は転送に従いません。`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `${address} のサーバーは別のアドレスに転送しますが、Aside は転送に従いません。`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)}はこの録音を読み取れません（${format}）${said(words)}。`,
      'WAV か16ビット PCM を送ってください。whisper.cpp のサーバーは、--convert を付けて起動し、ffmpeg があれば、ほかの形式も読み取れます。',
    ],
    not_http: ({ server, address, reason }) => [
      `${address} のサーバーは正しい HTTP で応答していません（${reason}）。`,
      `アドレスと、先頭が http:// か https:// かを確認してください（${serverWords(server).setBy}）。`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${at(server, address)}が要求を拒否しました（${status}: ${words || NO_REASON}）。`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['モデルサーバーでエラーが発生しました。', AGAIN],
    behind_proxy: ({ server, address, said: words }) => [
      `${address} のプロキシが、その先の${spaced(serverWords(server).the)}に接続できません（502）${said(words)}。`,
      `そのコンピューターで${spaced(serverWords(server).the)}を起動するか、プロキシの転送先アドレスを直してください。`,
    ],
    not_available: ({ server, address }) => [
      `${address} のサーバーは今利用できません（503）。手前のプロキシがそう応答しています。`,
      `その先で${spaced(label(server))}が動いていることを確認して、もう一度お試しください。`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `${address} のプロキシが、${start(serverWords(server).the)}の応答を待ちきれませんでした（${status}）${said(words)}。`,
      `モデルの読み込みや長いページの読み取りには時間がかかります。プロキシの制限時間（nginx では proxy_read_timeout）を延ばし、その先で${spaced(label(server))}が動いていることを確認してください。`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${at(server, address)}でエラーが発生しました（${status}: ${words || NO_REASON}）。`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `${address} のサーバーでエラーが発生しました（${status}: ${NO_REASON}）。`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${at(server, address)}でエラーが発生しました（${words || NO_REASON}）。`,
      again(server),
    ],
    broke_before: ({ server, address }) => [
      `応答が来る前に、${at(server, address)}との接続が切れました。`,
      crashed(server),
    ],
    broke_midway: ({ server, address }) => [
      `回答の途中で、${at(server, address)}との接続が切れました。`,
      crashed(server),
    ],
    not_understood: ({ address }) => [
      `Aside は ${address} のサーバーの応答を理解できませんでした。`,
      'もう一度お試しください。詳しくはコンパニオンアプリのログを確認してください。',
    ],
    no_memory: ({ model, said: words }) => [
      `${called(model)}を動かすメモリが足りません${said(words)}。`,
      'ほかのプログラムを閉じるか、`ollama stop` でほかのモデルを解放するか、小さいモデルを選んでください。',
    ],
    runner_failed: ({ model, said: words }) => [
      `${called(model)}を動かすプロセスでエラーが発生しました${inBrackets(words)}。`,
      'もう一度お試しください。繰り返し起きる場合は、メモリ不足かもしれません。小さいモデルを選んでください。',
    ],
    disk_full: ({ address, model, said: words }) => [
      `${address} のサーバーのディスクに、${called(model)}を保存する空きがありません${said(words)}。`,
      '不要なモデルを削除するか、ディスクの空きを増やして、もう一度お試しください。',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)}が${called(model)}をダウンロードできませんでした${said(words)}。`,
      'そのコンピューターのインターネット接続を確認して、もう一度お試しください。',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)}が${called(model)}をダウンロードできませんでした${said(words)}。`,
      AGAIN,
    ],
    endless: ({ server, address }) => [
      `${at(server, address)}が、回答として大きすぎるデータを送ってきました。`,
      `アドレスが${spaced(label(server))}自体のものか確認し、暴走している場合は再起動してください。`,
    ],
    garbled: ({ server, address }) => [
      `${at(server, address)}が、プロトコルに合わないデータを送ってきました。`,
      `アドレスが${spaced(label(server))}自体のもので、プロキシが応答を書き換えていないことを確認してください。`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)}が、回答の途中で停止しました。`,
      `もう一度お試しください。繰り返し起きる場合は、間のプロキシが長い回答を切っているか、${start(label(server))}のログに理由があります。`,
    ],
    said_nothing: ({ server, address }) => [
      `${address} のサーバーが、何も回答しないまま終了しました。`,
      `もう一度お試しください。繰り返し起きる場合は、アドレスが${spaced(label(server))}自体のものか確認するか、ログを確認してください。`,
    ],
  },
  upstream_silent: {
    general: () => [
      'モデルサーバーから長い間応答がありません。',
      '固まっている場合は再起動して、もう一度お試しください。',
    ],
    silent: ({ server, address, seconds }) => [
      `${at(server, address)}から${number(seconds)}秒間応答がなく、確認の問い合わせにも反応しません。`,
      '動いていることを確認してください。固まっている場合は再起動して、もう一度お試しください。',
    ],
  },
  model_not_found: {
    general: () => ['そのモデルはありません。', CHOOSE],
    at_server: ({ server, address, model }) => [
      `${address} のサーバーに${called(model)}がありません。`,
      or(serverWords(server).getModel(model)),
    ],
    here: ({ server, model }) => [
      `モデル「${model}」はここにありません。`,
      or(serverWords(server).getModel(model.split(' @ ')[0] ?? model)),
    ],
    not_in_library: ({ model }) => [
      `ダウンロードできるモデル「${model}」はありません。`,
      '名前と、コロンの後の部分の書き方を確認してください。',
    ],
    no_server: () => ['そのモデルサーバーはもうありません。', 'モデルの一覧を開き直してください。'],
    none: ({ server, address }) => [
      `${at(server, address)}にまだモデルがありません。`,
      `${serverWords(server).getModel('')}してください。`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${at(server, address)}には、チャットできるモデルがありません（${model} とほか${number(others)}個のみ）。`
        : `${at(server, address)}には、チャットできるモデルがありません（${model} のみ）。`,
      `${serverWords(server).getModel('')}してください。`,
    ],
  },
  model_unsupported: {
    general: () => ['このモデルは、その質問に対応していません。', CHOOSE],
    chat: ({ model }) => [`${called(model)}はチャットできません。検索など、別の用途向けです。`, CHOOSE],
    only_search: ({ model }) => [
      `${called(model)}はチャットできません。検索のために、テキストを数値に変換するモデルです。`,
      CHOOSE,
    ],
    images: ({ model }) => [`${called(model)}は画像に対応していません。`, WITHOUT],
    thinking: ({ model }) => [`${called(model)}は、回答前の思考に対応していません。`, WITHOUT],
    tools: ({ model }) => [`${called(model)}はツールに対応していません。`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS}${serverWords(server).enlarge}`],
    counted: ({ server, promptTokens, contextTokens }) => [
      `質問とページは${number(promptTokens)}トークンですが、モデルのコンテキストは${number(contextTokens)}トークンまでです。`,
      `${SEND_LESS}${serverWords(server).enlarge}`,
    ],
  },
} satisfies UpstreamErrors;
