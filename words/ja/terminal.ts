import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { number } from './tongue.ts';

const TRY_AGAIN = 'もう一度お試しください。';
const SOON_AGAIN = '少し待ってから、もう一度お試しください。';
const SEND_LESS = '必要な部分だけを渡してください。';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair で新しいコードを表示できます。`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE = '同じオプションで npm start を実行して書き直し、ブラウザーで拡張機能を再読み込みしてください。';
const USE_IT =
  'それを使うか、先に終了してください。起動した場所で Ctrl+C を押すか、サービスマネージャーを使います。何も変更していません。';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp':
    'モデルに余裕があれば、llama-server をより大きな -c で起動してください。スロット（-np）がこれを分け合います。',
  vLLM: 'モデルに余裕があれば、vLLM をより大きな --max-model-len で起動してください。',
  'LM Studio': 'モデルに余裕があれば、LM Studio でより大きな Context Length を指定して読み込んでください。',
  LocalAI: 'モデルに余裕があれば、LocalAI の設定ファイルで context_size を大きくしてください。',
};
const elsewhere = (finder: string) => `${finder} で調べて終了するか、--port を付けて Aside を起動してください。`;

/** What the programs say on a terminal. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `${folder} にキーがありません。このデータフォルダーでコンパニオンアプリが動いたことはまだありません。`,
        'npm start で起動するか、--data-dir でフォルダーを指定してください。',
      ],
      nobody: (address) => [
        `${address} で待ち受けているコンパニオンアプリがありません。`,
        'npm start で起動するか、--port でポートを指定してください。',
      ],
      otherKey: (address, folder) => [
        `${address} のプログラムは ${folder} のキーを知りません。何も送信していません。`,
        'そのコンパニオンアプリのデータフォルダーを --data-dir で、または自分のもののポートを --port で指定してください。',
      ],
      refused: (address, why) => [`${address} のコンパニオンアプリが接続を拒否しました。${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `${address} のプログラムは Aside のコンパニオンアプリではありません。${why} 何も送信していません。`,
        `コンパニオンアプリのポートを --port で指定してください。${ASIDE_COMMAND} doctor で詳しくわかります。`,
      ],
      lost: () => ['コンパニオンアプリとの接続が切れました。', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `別のプログラムがデータフォルダー ${folder} を使っていますが、${address} で待ち受けているコンパニオンアプリはありません。`,
        '動作中のコンパニオンアプリのポートを --port で指定してください。別のコマンドだった場合は、もう一度お試しください。',
      ],
      willLearn: (seconds) => `このデータベースを使うコンパニオンアプリには、${seconds}\u00a0秒以内に伝わります。`,
      inFolder: (folder) => `コンパニオンアプリが動作していないため、${folder} の中で変更しました。`,
    },
    stranger: {
      silent: '何も応答しません。',
      notAside: 'WebSocket は受け付けますが、aside.v1 に対応していません。',
      http: (status, server) => `HTTP ${status} で応答します${server === '' ? '' : `（${server}）`}。`,
      brokeOff: (code) => `接続を切断しました（${code}）。`,
      closed: (code, reason) => (reason === '' ? `接続を閉じました（${code}）。` : `応答: ${reason}。`),
    },
    piped: {
      tooLong: (chars) => [`パイプで渡されたテキストが${number(chars)}文字を超えています。`, SEND_LESS],
      notText: () => ['パイプで渡されたテキストが UTF-8 ではありません。', '先にテキストに変換してください。'],
      nothing: () => ['パイプで何も渡されていません。', 'ファイルを指定してください。'],
    },
    chat: {
      noQuestion: () => ['質問がありません。', '引用符で囲んで指定するか、パイプで渡してください。'],
      tooLarge: () => ['質問とパイプで渡されたテキストが、1件のメッセージには大きすぎます。', SEND_LESS],
      lost: () => [
        '回答中にコンパニオンアプリとの接続が切れました。',
        'ここまでの回答はサイドバーの履歴にあります。続きを得るには、もう一度質問してください。',
      ],
      waiting: (position, seconds) => {
        const place = position === 1 ? '次です' : `${position}番目`;
        return `順番待ち: ${place}${seconds === undefined ? '' : `、約${seconds}秒`}。`;
      },
      stepOf: (index, count) => `（${index}/${count}）`,
      left: (seconds) => `、残り約${seconds}秒`,
      recanted: 'ここまではモデルの思考です。この後に回答が続きます。',
      stopped: '停止しました。',
      cut: '回答は長さの上限で打ち切られました。',
      repeated: 'モデルが同じ内容を繰り返したため、回答を停止しました。',
      notSaved: '回答を保存できませんでした。',
    },
    pair: {
      typeCode: 'Aside にコードを求められたら、これを入力してください:',
      goodFor: (minutes, address) => `${number(minutes)}分以内に一度だけ使えます。ここのアドレスは ${address} です。`,
      link: (link) => `または、ここのブラウザーで開いてください: ${link}`,
      waiting: 'コードが使われるのを待っています。Ctrl+C で待つのをやめても、コードは有効です。',
      letIn: (name) =>
        `${name} とペアリングしました。キーを持つクライアントは ${ASIDE_COMMAND} clients で一覧できます。`,
      lost: () => [
        'コンパニオンアプリとの接続が切れました。',
        `コードが使われたかどうかは ${ASIDE_COMMAND} clients でわかります。`,
      ],
      expired: () => ['コードは時間内に使われませんでした。', ANOTHER_CODE],
      replaced: () => ['新しいコードが作られたため、このコードはもう使えません。', '新しいコードを使ってください。'],
      rotated: () => ['local.key が交換されたため、このコードはもう使えません。', ANOTHER_CODE],
      tries: () => ['間違いが多すぎたため、このコードはもう使えません。', ANOTHER_CODE],
      ended: () => [
        'このコードはもう使えません。',
        `動いているコンパニオンアプリは、このコマンドより新しいバージョンです。${ANOTHER_CODE}`,
      ],
    },
    clients: {
      twoThings: () => ['--revoke と --rotate は同時に使えません。', '1つずつ実行してください。'],
      unknown: (name) => [`「${name}」というクライアントはありません。`, `${ASIDE_COMMAND} clients で一覧できます。`],
      revoked: (name) => `${name} を削除し、その接続を閉じました。`,
      removed: (name) => `${name} を削除しました。`,
      rotated: [
        'local.key が新しくなりました。古いキーを使っていたクライアントは切断されます。',
        'npm start でビルドした拡張機能には新しいキーが入っています。npm run build でビルドした場合は、npm run build をもう一度実行してください。',
      ],
      columns: { name: '名前', lastSeen: '最終接続', since: '登録', id: 'ID', origin: 'オリジン' },
      thisComputer: 'このコンピューター',
      link: 'リンク',
      inRoom: (name) => `${name}（共有チャット）`,
      now: '接続中',
      never: 'なし',
    },
    people: {
      invited: (name, until) => `このリンクを ${name} に送ってください。${until} まで1回だけ使えます:`,
      unknown: (name) => [`「${name}」という人はいません。`, `${ASIDE_COMMAND} people で一覧できます。`],
      twoThings: () => ['複数の操作が指定されています。', '1つずつ実行してください。'],
      noNewName: () => ['新しい名前がありません。', '--to で指定してください。'],
      notAddress: () => ['--at には https://aside.example のようなアドレスが必要です。', ''],
      supposed:
        'これは、同じオプションで起動したコンパニオンアプリのアドレスです。Aside を別のアドレスで開く場合は --at で指定してください。',
      stays: (name) => [`${name} は削除できません。最初の人は常にほかの人を管理します。`, ''],
      notNumber: (flag) => [`${flag} には整数を指定してください。`, '0 は無制限です。'],
      changed: (name) => `${name} を変更しました。`,
      deleted: (name) => `${name} とそのチャットをすべて削除しました。`,
      revoked: (name) => `${name} を削除し、接続をすべて閉じました。チャットは残っています。`,
      columns: {
        name: '名前',
        clients: 'クライアント',
        lastSeen: '最終接続',
        running: '実行中',
        asked: '直近1時間',
        id: 'ID',
      },
      administrator: (name) => `${name}（管理者）`,
      out: '削除済み',
      awaited: (until) => `${until} まで招待中`,
    },
    copy: {
      ends: () => [
        'コピーはデータフォルダーからデータベースへ、またはその逆です。',
        '--from と --to でそれぞれ指定してください。',
      ],
      noHistory: (folder) => [
        `${folder} に履歴がありません。`,
        'Aside を起動したときのデータフォルダーを指定してください。',
      ],
      nothing: () => ['コピーするものがありません。', ''],
      notEmpty: (place) => [
        `${place} にはすでに保存されたものがあります。何もコピーしませんでした。`,
        '新しいフォルダーか空のデータベースにコピーしてください。',
      ],
      missing: () => [
        'ページ、ファイル、画像の一部が見つかりません。何もコピーしませんでした。',
        '--blob-folder でそのフォルダーを指定してください。',
      ],
      progress: (share) => `コピー済み: ${percent(share)}`,
      interrupted: '中断しました。何もコピーしませんでした。',
      done: (chats, questions) => `コピーしました。チャット: ${number(chats)}、質問: ${number(questions)}。`,
      people: (count) => `全員のチャットをコピーしました。人数: ${number(count)}。`,
      fromInUse: (database) =>
        `Aside コンパニオンアプリが ${database} を使用中です。これ以降の変更はコピーされません。`,
      toInUse: (database) =>
        `Aside コンパニオンアプリが ${database} を使用中です。再起動してください。それまでは、コピーしたものを誰が使えるかを知りません。`,
    },
    export: {
      progress: (done) => `エクスポート済み: ${bytes(done)}`,
      written: (file) => `${file} に書き込みました。`,
      brokeOff: () => ['エクスポートが途中で切れました。', TRY_AGAIN],
      notWritable: (file, code) => [`${file} に書き込めません（${code}）。`, '別のファイルを指定してください。'],
    },
    import: {
      progress: (done) => `読み込み済み: ${bytes(done)}`,
      confirm: 'インポートしますか？ [y/N] ',
      yes: 'はい',
      nothing: '何もインポートしませんでした。',
      nobodyToAsk: () => [
        '確認できる相手がいないため、何もインポートしませんでした。',
        '確認なしでインポートするには --yes を付けてください。',
      ],
      notText: () => ['ファイルがテキストではありません。', 'ZIP アーカイブの場合は、展開してください。'],
      notUnderstood: 'コンパニオンアプリの応答を理解できませんでした。',
      notReadable: (file, code) => `${file} を読み取れません（${code}）。`,
    },
  },

  settings: {
    title: 'Aside: 自分のモデルを動かす人のためのチャットサイドバー。',
    usage: '使い方: npm start -- [オプション]',
    repeatable: '（複数指定可）',
    fallback: (value, variable) => `既定値: ${value}。環境変数: ${variable}`,
    order:
      'オプションは環境変数より、環境変数は --config のファイルより優先され、いずれも OLLAMA_HOST と OLLAMA_NUM_PARALLEL より優先されます。',
    lists: '複数指定できるオプションの環境変数は、カンマ区切りで指定します。',
    flags: {
      port: { value: '数値', help: '待ち受けるポート。0は空いているポートを使います。' },
      host: {
        value: 'アドレス',
        help: '待ち受けるアドレス。このコンピューターの外からの接続には必ずキーが必要で、--insecure-lan も必要です。',
        default: '127.0.0.1 と ::1',
      },
      'insecure-lan': {
        help: 'このコンピューターの外からの接続も受け付けます。同じネットワークの人は、平文の http を読み取れます。',
        default: '受け付けずに起動を中止',
      },
      upstream: {
        value: '[種類=]URL',
        help: '質問するモデルサーバー。種類: ollama、openai（llama.cpp、vLLM、LM Studio）。内蔵リーダーは常に使えます。',
        default: 'OLLAMA_HOST、なければ http://127.0.0.1:11434',
      },
      parallel: {
        value: '数値',
        help: '各モデルサーバーに同時に送る要求の数。残りは順番に待ちます。複数指定時は --upstream ごとに1つの数値。',
        default: 'OLLAMA_NUM_PARALLEL、なければ1',
      },
      'max-context': {
        value: 'トークン',
        help: 'Ollama のモデルに求めるコンテキストの上限。大きくすると長いページを丸ごと読めますが、メモリを多く使います。',
        default: '32768、モデルの上限が小さければその値',
      },
      transcriber: {
        value: 'URL|off',
        help: '音声を文字に変換するサーバー。whisper.cpp や OpenAI と同じ形式（/v1/audio/transcriptions）。',
        default: 'ここの whisper.cpp か speaches（それぞれの既定のポート）、なければ音声に対応した Ollama のモデル',
      },
      'transcriber-model': {
        value: '名前',
        help: '音声認識に使うモデル。',
        default: 'サーバーが音声用として示すモデル',
      },
      origin: {
        value: 'オリジン',
        help: 'キーなしで接続できるウェブページまたは拡張機能。例: http://localhost:8000',
        default: 'Aside 自身の拡張機能のみ',
      },
      'no-guests': {
        help: '質問だけの場合も含め、全員にキーを求めます。',
        default: '指定したオリジンはキーなしで質問可',
      },
      people: {
        help: '複数の人がそれぞれのチャットを持って使えるようにします。招待は people コマンドで行います。全員にキーが必要になります。',
        default: '1人で使用',
      },
      'allow-host': {
        value: '名前[:ポート]',
        help: '127.0.0.1、localhost、[::1] 以外に、このコンパニオンアプリに接続できる名前。',
        default: 'なし',
      },
      'trust-proxy': {
        value: 'アドレス[/ビット数]',
        help: '要求の送信元を伝えるものとして信頼する、nginx などのプロキシ。プロキシからの要求にはすべてキーが必要です。',
        default: 'なし',
      },
      database: {
        value: 'url',
        help: 'チャットを保存する PostgreSQL。複数のコンパニオンアプリで共有できます。パスワードは ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD または .pgpass に書きます。',
        default: 'チャットはデータフォルダーに保存する',
      },
      'blob-folder': {
        value: 'フォルダー',
        help: 'ページ、ファイル、画像を置く、すべてのコンパニオンアプリで共有するフォルダー。--database が必要です。',
        default: 'データベースに保存する',
      },
      'data-dir': {
        value: 'フォルダー',
        help: 'チャット、キー、ブラウザーのプロファイルを保存する場所。',
      },
      redis: {
        value: 'url',
        help: '複数のコンパニオンアプリが共有し、ひとつのように動かす Redis。パスワードは ASIDE_REDIS か、ASIDE_REDIS_FILE で指定するファイルに入れます。',
        default: 'このコンパニオンアプリのみ',
      },
      drain: {
        value: '秒数',
        help: 'SIGTERM のあと、回答が終わるのを待つ秒数。その間、新しい質問は受け付けません。0 ならすぐに中断します。',
      },
      metrics: {
        value: 'on|[アドレス:]ポート',
        help: 'Prometheus 用のメトリクスを /metrics で公開します。専用のポートか、「on」ならコンパニオンアプリのポートで、キーが必要です。',
        default: 'なし',
      },
      config: {
        value: 'ファイル',
        help: '設定ファイル。1 行に 1 つ、オプションと同じ名前で「名前 = 値」と書きます。',
        default: 'なし',
      },
      'no-open': { help: 'ブラウザーを開きません。', default: 'npm start はブラウザーを開く' },
      'log-level': {
        help: 'stderr に出すログの量。質問や閲覧の内容は記録しません。',
        default: 'warn',
      },
      help: { help: 'このヘルプを表示して終了します。' },
    },
    cannotStart: (reasons) =>
      reasons === 1 ? 'Aside を起動できません:' : `Aside を起動できません。理由は${number(reasons)}つあります:`,
    helpExplains: 'すべてのオプションの説明は npm start -- --help で表示できます。',
    notFlag: (text) => `「${text}」はオプションではありません`,
    notKnown: (flag) => `${flag} は不明なオプションです`,
    noValue: (flag) => `${flag} に値は指定できません`,
    needsValue: (flag) => `${flag} には値が必要です`,
    givenTwice: (flag) => `${flag} が2回指定されています`,
    mustBe: (name, expected, text) => `${name} に「${text}」は使えません。指定できる値: ${expected}`,
    passwordShown: (flag) =>
      `${flag} にパスワードが含まれています。そこではこのコンピューターのすべてのユーザーが読めます`,
    needsDatabase: (flag) => `${flag} には --database が必要です`,
    namedTwice: (url) => `${url} が2回指定されています`,
    parallelCount: (given, upstreams) =>
      `モデルサーバーは${number(upstreams)}つですが、--parallel が${number(given)}回指定されています`,
    notSetting: (where) => `${where} は設定ではありません（名前 = 値）`,
    metricsNeedKey: (name, variable, other) =>
      `${name} はこのコンピューターの外にも公開されるため、${variable} か ${other} が必要です`,
    bothSet: (variable, other) => `${variable} と ${other} が両方設定されています`,
    emptyKey: (name) => `${name} が空です`,
    badRedis: (name) => `${name} は Redis のアドレスである必要があります（例: redis://127.0.0.1:6379）`,
    seenPassword: (variable) =>
      `--redis にパスワードが含まれていて、このマシンの全ユーザーに見えてしまいます。アドレスは ${variable} か、${variable}_FILE で指定するファイルに入れてください`,
    oddKey: (name) => `${name} にキーでは使えない文字があります`,
    keyFile: (name, problem) => `${name} は${problem}`,
    expected: {
      oneOf: (choices) => `${choices.join('、')} のいずれか`,
      wholeNumber: (min, max) => `${min}～${max}の整数`,
      dialable: 'ブラウザーが接続できるアドレス（リンクローカルの fe80:: は不可）',
      host: 'ポートを含まない IP アドレスまたはホスト名',
      addressRange: 'IP アドレスまたはその範囲（例: 127.0.0.1、10.0.0.0/8）',
      hostName: 'アドレスバーに表示されるホスト名（例: aside.example.org、mybox:11435）',
      origin: '1つのオリジン（例: http://localhost:8000、chrome-extension://<id>）',
      database: 'postgres:// で始まるアドレス',
      switch: '1か0',
      upstreamKind: (kinds) => `対応している種類のアドレス（${kinds.join('、')}）`,
      metrics: 'on、ポート、またはポート付きのアドレス（例: 9464、10.0.0.5:9464）',
      modelName: '空白を含まない名前（例: whisper-1）',
      httpAddress: (example) => `http のアドレス（例: ${example}）`,
    },
    file: {
      notReadable: (code) => `読み取れません（${code}）`,
      notFile: 'ファイルではありません',
      open: (path) => `ほかのユーザーが読み取れます。次を実行してください: chmod 600 ${path}`,
      tooLong: 'キーとしては長すぎます',
    },
  },

  commands: {
    usage: (command, operand) => `使い方: ${ASIDE_COMMAND} ${command} [オプション]${operand}`,
    exits: '終了コード: 成功は0、失敗は1、コマンドラインの誤りは2、Ctrl+C の後は130。',
    asStarted: 'コンパニオンアプリを起動したときと同じ値。',
    others: 'ほかのコマンド:',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help で説明を表示します。`,
    explainsOne: `${ASIDE_COMMAND} <コマンド> --help で各コマンドの説明を表示します。`,
    tooMany: (operand, command, takes) => `「${operand}」は余分です。${command} が受け取る${takes}は1つだけです`,
    missing: (command, operand) => `${command} には${operand}が必要です`,
    chat: {
      summary: '質問して、回答を届いた順に表示します。',
      operand: '質問',
      name: '名前',
      model: '質問するモデル。サイドバーに表示される名前で指定します。既定値: 読み込み済みのモデル。',
      temporary: '質問と回答をメモリ内だけに保持し、履歴に残しません。',
      notes: [
        'パイプで渡されたテキストは選択範囲として添付されます。質問がない場合は、それが質問になります。',
        'Ctrl+C で回答を停止します。もう一度 Ctrl+C を押すと、停止を待たずに終了します。',
      ],
    },
    copy: {
      summary: '履歴全体をデータフォルダーから PostgreSQL へ、またはその逆にコピーします。',
      place: 'フォルダー|アドレス',
      from: '履歴のある場所: データフォルダーまたは postgres://…',
      to: 'コピー先（まだ何も保存されていない場所）: データフォルダーまたは postgres://…',
      blobs: 'データベースがページ、ファイル、画像をフォルダーに置いている場合、そのフォルダー。',
      notes: [
        'データベースが ASIDE_DATABASE、ASIDE_DATABASE_FILE、--config のいずれかにあれば、フォルダーだけを指定します。パスワードもそこに書きます。',
        '先に両側の Aside を終了してください。チャットとその中身すべて、プロンプト、設定、ペアリングしたブラウザー、共有リンクがコピーされます。local.key、settings.json、招待はコピーされません。複数の人がいる場合（--people）は全員分です。',
      ],
    },
    export: {
      summary: 'チャットをファイルまたは stdout に書き出します。',
      operand: 'ファイル',
      format: '既定値: json（import で読み込めます）。',
      id: 'ID',
      conversation: 'このチャットのみ。既定値: すべて。',
      notes: ['ファイルは書き込みが終わってから現れ、自分だけが読み取れます。同じ名前のファイルは置き換えられます。'],
    },
    import: {
      summary: 'Aside、Page Assist、Open WebUI、ChatGPT のエクスポートからチャットをインポートします。',
      operand: 'ファイル',
      yes: '読み取れるものを確認なしでインポートします。',
      notes: [
        'インポートできるものとできないものを示し、書き込む前に確認します。',
        'インポートしたチャットは既存のチャットに追加されます。「-」はパイプで渡されたものを読み取り、--yes が必要です。',
      ],
    },
    pair: {
      summary: '別のブラウザーやコンピューターを接続するためのコードを表示します。',
      notes: ['そこのパネルにコードを入力してください。専用のキーが発行され、clients コマンドで取り消せます。'],
    },
    clients: {
      summary: 'キーを持つクライアントを一覧または削除します。',
      idOrName: 'ID|名前',
      revoke: 'このクライアントのキーを取り消し、接続を閉じます。',
      rotate: 'だれかに見られた場合に、このコンピューター自身のキー（local.key）を交換します。',
      notes: [
        'オプションなしでは一覧を表示します。',
        'コンパニオンアプリが動作していなければ、保存されているもの（データフォルダー、または --database のデータベース）を変更します。',
      ],
    },
    people: {
      summary: 'コンパニオンアプリを使う人を一覧、招待、または削除します。',
      name: '名前',
      idOrName: 'ID|名前',
      number: '数',
      invite: 'この名前の人が入れるリンクを作ります。7日以内に1回だけ使えます。',
      admin: '--invite と併用: 人とモデルの管理もできます。',
      turns: '--invite や --quota と併用: 同時に待機・実行できる質問の数。0 は無制限。',
      questions: '--invite や --quota と併用: 1時間あたりの質問の数。0 は無制限。',
      address: 'アドレス',
      at: '--invite と一緒に: Aside を開くアドレス（リンク用）。',
      quota: '--turns と --questions で、だれかの質問の上限を変更します。',
      rename: '--to で、だれかの名前を変更します。',
      to: '新しい名前。',
      revoke:
        'その人の接続をすべて閉じ、キーをすべて取り消します。チャットは --delete まで残り、--invite で再び入れます。',
      delete: 'その人とすべてのチャットを削除します。',
      notes: [
        'オプションなしでは一覧を表示します。コンパニオンアプリが --people 付きで動作している間、招待された人が使えます。',
        'コンパニオンアプリが動作していなければ、保存されているもの（データフォルダー、または --database のデータベース）を変更します。',
      ],
    },
    doctor: {
      summary: '問題とその解決方法を調べます。',
      notes: ['何も変更しません。Aside を起動するときと同じオプションを付けてください。'],
    },
  },

  doctor: {
    ok: '正常',
    problem: '問題',
    fine: '問題はありません。',
    problems: (count) => `問題が${number(count)}件あります。`,
    about: {
      node: 'Node',
      dataFolder: 'データフォルダー',
      history: '履歴',
      key: 'キー',
      port: 'ポート',
      models: 'モデル',
      context: 'コンテキスト',
      voice: '音声',
      origins: 'オリジン',
      extension: '拡張機能',
    },
    node: {
      fits: (version) => `${version} で動いています。`,
      tooOld: (version, needed) => [
        `${version} は古すぎます。Aside には ${needed} が必要です。`,
        'npm install を実行し、npm から Aside を起動してください。',
      ],
    },
    dataFolder: {
      notYet: (folder) => `${folder} はまだありません。最初の起動時に、キーと一緒に作成されます。`,
      notFolder: (folder) => [
        `${folder} はフォルダーではありません。`,
        '--data-dir で別のフォルダーを指定してください。',
      ],
      notWritable: (folder) => [
        `${folder} に書き込めません。`,
        `chmod u+rwx ${folder} を実行するか、--data-dir で別のフォルダーを指定してください。`,
      ],
      open: (folder, mode) => [`${folder} はほかのユーザーもアクセスできます（${mode}）。`, `chmod 700 ${folder}`],
      full: (folder) => [
        `${folder} のディスクの空きがほとんどありません。`,
        '空きを増やすか、--data-dir で別のフォルダーを指定してください。',
      ],
      fine: (folder) => `${folder} に書き込めます。`,
      private: (folder) => `${folder} に書き込めます。ほかのユーザーは開けません。`,
    },
    history: {
      answers: (database, version) => `${database} は応答しています（PostgreSQL ${version}）。`,
      kept: 'チャットは保存されます。',
      readable: (names, files) => [`ほかのユーザーが ${names} を読み取れます。`, `chmod 600 ${files}`],
    },
    key: {
      notYet: 'キーはまだありません。次の起動時に作成されます。',
      fine: 'local.key があり、読み取れるのは自分だけです。',
      cure: 'その後、npm start を実行してください。',
    },
    port: {
      free: (address) =>
        `${address} は空いています。今はコンパニオンアプリが動いていません。npm start で起動できます。`,
      taken: (address, finder) => [
        `${address} は使用中ですが、このデータフォルダーのコンパニオンアプリではありません。`,
        elsewhere(finder),
      ],
      ours: (version, address) => `Aside ${version} が ${address} で待ち受けていて、キーを知っています。`,
      otherVersion: (running, address, version) => [
        `${address} で待ち受けているのは Aside ${running} ですが、これは ${version} です。`,
        '終了してから npm start を実行してください。',
      ],
      otherKey: (address, finder) => [
        `${address} は、このデータフォルダーのキーを知らないコンパニオンアプリが使っています。`,
        `そのフォルダーを --data-dir で指定してください。起動した覚えがなければ、${finder} でどのプログラムか調べられます。`,
      ],
      refused: (address, why) => [`${address} が接続を拒否しました。${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [`${address} は別のプログラムが使っています。${why}`, elsewhere(finder)],
    },
    server: {
      answers: (version, address) =>
        version === '' ? `${address} で応答しています。` : `${version} が ${address} で応答しています。`,
      silent: (address) => `${address} で応答がありません。`,
      twins: (address, other) => `${address} と ${other} は同じサーバーです。`,
      otherKind: (product, address) => [
        `${address} は ${product} です。このアドレスでは、長い質問が通知なしに切り詰められます。`,
        `${product} として指定してください: --upstream ${address.replace(/\/v1$/, '')}`,
      ],
      nameOnce: '--upstream では1回だけ指定し、複数の質問に同時に答えられる場合は --parallel を設定してください。',
    },
    models: {
      none: 'まだモデルがありません。',
      list: (names, more) => (more === 0 ? `${names}。` : `${names}、ほか${number(more)}個。`),
      withContext: (name, tokens) => `${name}（${number(tokens)}トークン）`,
      shortContext: (name, tokens) =>
        `${name} が一度に読めるのは${number(tokens)}トークンなので、ほとんどのページは分けて読み取ります。`,
      enlarge: (product) =>
        LARGER[product] ?? 'モデルに余裕があれば、サーバーをより大きなコンテキストで起動してください。',
    },
    voice: {
      off: '音声認識はオフです（--transcriber off）。',
      none: `音声を文字に変換するものがありません。${GET_TRANSCRIBER}`,
      answers: (address) => `${address} で音声を文字に変換します。`,
      silent: (address) => `${address} で応答がありません。`,
    },
    origins: (others) =>
      `キーなしで接続できるもの: Aside 自身の拡張機能、${others.length === 0 ? 'ほかはなし' : others.join('、')}。`,
    extension: {
      fits: (folder) => `${folder} のビルドは適合しています。`,
      notBuilt: (folder) => [`${folder} にビルドがありません。`, 'npm start を実行すると作成されます。'],
      otherVersion: (built, version) => [
        `ビルドは ${built} ですが、これは ${version} です。`,
        'npm start を実行してビルドし直し、ブラウザーで再読み込みしてください。',
      ],
      noKey: () => [
        'ビルドに有効な companion.json がなく、キーがありません。',
        'npm start を実行すると書き込まれます。',
      ],
      otherAddress: (found, address) => [
        `ビルドは ${address} ではなく ${found} のコンパニオンアプリを探しています。`,
        REWRITE,
      ],
      otherKey: () => ['ビルドのキーがデータフォルダーのキーと違います。', REWRITE],
    },
  },

  start: {
    listens: (address) => `Aside は ${address} で待ち受けています。`,
    exposure: {
      refused: (host) => [
        `Aside は ${host} では待ち受けません。平文の http では、同じネットワークの人にチャットやキーを読まれる可能性があります。`,
        `--host を外して、TLS を使う nginx を手前に置くか（方法は ${GUIDE} を参照）、`,
        '全員を信頼できるネットワークなら、--insecure-lan を付けて受け入れてください。',
      ],
      everyAddress: (urls) => `このコンピューターのすべてのアドレス（現在は ${urls.join('、') || '自身のもののみ'}）`,
      addresses: (urls) => urls.join('、'),
      accepted: (where) => [
        `Aside はこのコンピューターの外からの接続も受け付けます: ${where}`,
        'そのネットワークの全員がこのポートに接続できます。キーがなければ、このコンピューターからでも何も得られません。',
        `平文の http なので、チャットや ?token= で示されるキーをほかの人に読まれる可能性があります。TLS を使う方法は ${GUIDE} を参照してください。`,
      ],
    },
    page: {
      notBuilt:
        'Aside のページはまだビルドされていません。\n\nAside のフォルダーで次のコマンドを実行し、Aside を起動し直してください:\n\n    npm run build\n',
      one: (link) => `ブラウザーで開く: ${link}`,
      several: 'ブラウザーで次のいずれかを開く:',
      terms: `2分以内に一度だけ使えます。${ASIDE_COMMAND} pair で新しいものを作れます。`,
    },
    updating: {
      begins:
        'Aside が履歴をこのバージョンに合わせて更新しています。何も失われません。一度だけ、少し時間がかかります。',
      portAnswers: (port) => `ポート${port}はすでに応答しています。`,
      progress: (percent) => `Aside が履歴を更新しています: ${percent}%`,
    },
    servers: {
      readerAnswers:
        'それまでは内蔵リーダーがページを引用して答えます。Aside は自動的にモデルサーバーに切り替わります。',
      notYet: (kind, address) => `${address} にはまだ ${kind} がありません。`,
      refuses: (server, address) => `${address} の ${server} が応答を拒否しています。`,
      answers: (server, address, models) =>
        `${address} の ${server} が応答しています。モデルは${number(models)}個です。`,
    },
    redisAway: (address, reason) =>
      `${address} の Redis を使えません（${reason}）。起動するか、アドレスを直してください（--redis）。`,

    listening: {
      taken: (port, host, other) =>
        `${host} のポート${port}は使用中です。すでに Aside が動いているなら、それを使ってください。そうでなければ、使っているプログラムを終了するか、別のポートを指定してください: npm start -- --port ${other}`,
      notYours: (port) =>
        `ポート${port}で待ち受ける権限がありません。1023より大きいポートを指定してください: npm start -- --port 11435`,
      noAddress: (host) =>
        `${host} はこのコンピューターのアドレスではありません。--host で別のアドレスを指定するか、--host を外してください。`,
      failed: (host, port, code) => `${host} のポート${port}で待ち受けられませんでした（${code}）。`,
    },
    localKey: {
      unsteady: (file) => `${file} が現れたり消えたりしています。`,
      notReplaced: (file, code) => `${file} を交換できません（${code}）。キーは元のままです。`,
      folderNotMade: (folder, code) =>
        `データフォルダー ${folder} を作成できません（${code}）。--data-dir で別のフォルダーを指定してください。`,
      foreignFolder: (folder) =>
        `データフォルダー ${folder} は別のユーザーのものです。--data-dir で別のフォルダーを指定してください。`,
      writableFolder: (folder) =>
        `ほかのユーザーがデータフォルダー ${folder} に書き込めます。次を実行してください: chmod 700 ${folder}`,
      link: (file) => `${file} はリンクです。削除して起動し直すと、新しいキーが作成されます。`,
      notReadable: (file, code) => `${file} を読み取れません（${code}）。所有者が自分である必要があります。`,
      notKey: 'これはキーではありません。',
      noKey: (file) => `${file} にキーがありません。削除して起動し直すと、新しいキーが作成されます。`,
      foreign: (file) => `${file} は別のユーザーのものです。削除して起動し直すと、新しいキーが作成されます。`,
      readable: (file) => `ほかのユーザーが ${file} を読み取れます。削除して起動し直すと、新しいキーが作成されます。`,
      notWritable: (file, code) =>
        `${file} に書き込めません（${code}）。--data-dir で別のフォルダーを指定してください。`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) => `Aside はすでに ${address} で動いています（拡張機能は ${folder}）。${USE_IT}`,
    runsWithData: (address, folder) => `Aside はすでに ${address} で動いています（データは ${folder}）。${USE_IT}`,
    unchanged: (why) => `${why} 何も変更していません。`,
    nothingChanged: '前回のビルドから変更はありません。',
    products: { extension: '拡張機能', web: 'ページ', companion: 'コンパニオンアプリ' },
    building: (products) => `${products}をビルド中…`,
    waitingForBuild: 'ここで別のビルドが実行中です。終わるのを待っています…',
    notBuilt: (name, output) => `${name} の拡張機能をビルドできませんでした。\n${output}`,
    extensionIn: (folder) => `拡張機能: ${folder}`,
    pageIn: (folder) => `ページ: ${folder}`,
    keyNotPassedOn: (why) => `拡張機能に新しいキーを渡せませんでした: ${why} npm start をもう一度実行してください。`,
    loadByHand: (folder) => [
      'Aside を手動で読み込むには、chrome://extensions を開き、「デベロッパー モード」をオンにします。',
      `「パッケージ化されていない拡張機能を読み込む」をクリックし、${folder} を選びます`,
      'Aside をツールバーに固定し（パズルのアイコンから）、クリックしてパネルを開きます。',
    ],
    noDisplay: '画面がないため、ブラウザーを開きませんでした。',
    refusesToLoad: (name) => `${name} は、ほかのプログラムによる拡張機能の読み込みを許可していません。`,
    noBrowser: 'Chromium がインストールされていないため、ブラウザーを開きませんでした。',
    opens: 'Chromium を開いています。ツールバーの Aside をクリックするか、Alt+A を押してください。',
    browserClosed: 'ブラウザーが閉じられました。Aside は動き続けます。終了するには Ctrl+C を押してください。',
    browserWasOpen: 'Chromium はすでに開いていました。Aside はそのウィンドウの1つにあります。',
    browserFailed: (path) => `${path} を起動できませんでした。`,
    page: {
      title: 'Aside の準備ができました',
      steps: [
        '右上のツールバーにある Aside をクリックするか、Alt+A（Mac では Control+Shift+A）を押します。このページの横にパネルが開きます。',
        '下の文をどれか選択し、右クリックして「選択範囲について質問」を選びます。',
        'パネルで「このページを要約」を選びます。',
      ],
      note: 'このページは、あなたのコンピューターから表示されています。ほかのページでも同じようにお試しください。',
    },
  },
  exports,
  reader,
};
