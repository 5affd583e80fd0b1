import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { number } from './tongue.ts';
import { upstreamErrors } from './upstream-errors.ts';

const CHOOSE = 'Aside、Page Assist、Open WebUI、ChatGPT のいずれかのエクスポートを選んでください。';
const IMPORT_AGAIN = 'ファイルをもう一度インポートしてください。';
const ATTACH_AGAIN = 'もう一度添付してください。';
const ATTACH_PART = '一部だけを添付してください。';
const LOOK_AGAIN = '一覧を確認し直してください。';
const NEW_CODE = `Aside が動いているコンピューターで ${ASIDE_COMMAND} pair を実行して、新しいコードを表示してください。`;
const RECORD_AGAIN = 'もう一度録音してください。';
const NEW_CHAT = '新しいチャットを始めてください。';
const ANOTHER_LINK = 'リンクを送ってくれた人に、新しいリンクを送ってもらってください。';
const COMPARE = '表示されているコードと見比べてください。';
const SET_OTHER = '別の値を指定してください。';
const MAKE_YOURS = '所有者を自分に変えて書き込み可能にするか、--data-dir で別のフォルダーを指定してください。';
const START_AGAIN = 'Aside を起動し直してください。';
const AGAIN = 'もう一度お試しください。';
const ASK_AGAIN = 'もう一度質問してください。';
const WAIT = '少し待ってください。';
const WAIT_AND_RECORD = '少し待ってから、もう一度録音してください。';
const EXPORT_LESS = '一度にエクスポートする量を減らしてください。';
const FEWER_CHATS = '一度にエクスポートするチャットを減らしてください。';
const SAY_LESS = '一度に話す量を減らしてください。';
const REMOVE_SOME = 'いくつか外してください。';
const OTHER_ID = '別の ID を付けてください。';

const withFields = (fields: string) => (fields === '' ? '' : `（項目: ${fields}）`);

/** What can go wrong, by code and cause. */
export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['コンパニオンアプリが要求を理解できませんでした。', 'Aside を更新してください。'],
    not_understood: ({ reason }) => [`メッセージを理解できませんでした: ${reason}。`, ''],
    unread_answer: () => [
      'コンパニオンアプリの応答を理解できませんでした。',
      'Aside を更新してください。コンパニオンアプリより古い可能性があります。',
    ],
    hello_twice: () => ['最初のあいさつはすでに送信されています。', ''],
    has_key: () => ['ペアリングできるのは、キーをまだ持っていない相手だけです。', ''],
    unknown_place: () => ['一覧のその位置は不明です。', '一覧を読み込み直してください。'],
    two_contents: () => ['1つの添付に、テキストとデータへの参照が両方あります。', 'どちらか一方を送ってください。'],
    not_an_image: () => [
      'モデルが読み取れる画像ではありません。',
      'PNG、JPEG、GIF、WebP のいずれかの画像を添付してください。',
    ],
    parameter_number: ({ name, least, most }) => [
      `${name} は${number(least)}～${number(most)}の数値で指定してください。`,
      SET_OTHER,
    ],
    parameter_whole: ({ name, least, most }) => [
      `${name} は${number(least)}～${number(most)}の整数で指定してください。`,
      SET_OTHER,
    ],
    parameter_choice: ({ name, choices }) => [`${name} は次のいずれかにしてください: ${choices}。`, SET_OTHER],
    parameter_text: ({ name, most }) => [`${name} は${number(most)}文字までです。`, '短くしてください。'],
    parameter_count: ({ most }) => [`設定できる値は${number(most)}個までです。`, 'いくつかリセットしてください。'],
    prompt_count: ({ most }) => [`プロンプトは${number(most)}個までです。`, 'いくつか削除してください。'],
    prompt_chars: ({ most }) => [
      `プロンプトは全部で${number(most)}文字までです。`,
      'プロンプトを短くするか、いくつか削除してください。',
    ],
    parameter_of_nothing: () => [
      '値の対象となるチャットもモデルも指定されていません。',
      'どちらか一方を指定してください。',
    ],
    not_text: () => ['これはテキストではありません。', 'テキストファイルを添付してください。'],
    audio_not_begun: () => ['録音が始まっていません。', '先に `audio` を送ってください。'],
    audio_late: () => ['録音の残りが時間内に届きませんでした。', RECORD_AGAIN],
    audio_other: ({ format, found }) => [
      `録音は ${found} ですが、${format} として通知されました。`,
      `${found} として通知してください。`,
    ],
    audio_unclear: ({ format }) => [`録音が ${format} ではないか、壊れています。`, RECORD_AGAIN],
    upload_id_in_use: () => ['この ID のアップロードはすでに進行中です。', OTHER_ID],
    upload_late: () => ['残りが時間内に届きませんでした。', ATTACH_AGAIN],
    upload_too_much: () => ['要求したより多くのデータが届きました。', ATTACH_AGAIN],
    upload_other_bytes: () => ['内容が通知されたものと違います。', ATTACH_AGAIN],
    export_id_in_use: () => ['この ID のエクスポートはすでに進行中です。', OTHER_ID],
    import_order: () => ['この部分は前の部分とつながっていません。', IMPORT_AGAIN],
    import_not_waiting: () => ['インポート待ちのファイルがありません。', IMPORT_AGAIN],
    import_memory: () => ['ファイルが大きすぎて一度に読み取れません。', EXPORT_LESS],
    import_newer: () => [
      'この Aside が対応していないバージョンのファイルです。',
      'Aside を更新して、もう一度インポートしてください。',
    ],
    import_not_json: () => ['このファイルは JSON ではありません。', CHOOSE],
    import_zip: () => [
      'このファイルは ZIP アーカイブです。展開して、中の conversations.json または chats を選んでください。',
      CHOOSE,
    ],
    import_sqlite: () => ['このファイルは SQLite データベースで、読み取れる JSON ではありません。', CHOOSE],
    import_pdf: () => ['このファイルは PDF で、読み取れる JSON ではありません。', CHOOSE],
    import_markup: () => ['このファイルは HTML か XML のページで、読み取れる JSON ではありません。', CHOOSE],
    import_markdown: () => [
      'このファイルは閲覧用の Markdown です。チャットを JSON でエクスポートしてください。',
      CHOOSE,
    ],
    import_json_lines: () => ['このファイルは JSON Lines で、Aside が対応しているエクスポートではありません。', CHOOSE],
    import_damaged_json: () => [
      'ファイルの JSON が壊れているか、途中で切れています。もう一度エクスポートしてください。',
      CHOOSE,
    ],
    import_program: ({ program }) => [
      `このファイルは ${program} のエクスポートですが、Aside では読み取れません。`,
      CHOOSE,
    ],
    import_list: ({ count, fields }) => [
      `Aside が対応していない種類のエクスポートです。内容は${number(count)}個の要素のリストです${withFields(fields)}。`,
      CHOOSE,
    ],
    import_other: ({ fields }) => [
      `Aside が対応していない種類のエクスポートです。内容が想定と異なります${withFields(fields)}。`,
      CHOOSE,
    ],
  },
  unknown_type: {
    general: () => ['コンパニオンアプリはこの種類の要求に対応していません。', 'Aside を更新してください。'],
    not_understood: ({ reason }) => [`メッセージを理解できませんでした: ${reason}。`, ''],
    no_history: () => ['共有ルームには消去できる履歴がありません。', ''],
  },
  message_too_long: {
    general: () => ['コンパニオンアプリが受け付ける大きさを超えています。', '送る量を減らしてください。'],
    question: ({ count, most }) => [
      `質問は${number(count)}文字ですが、コンパニオンアプリが受け付けるのは${number(most)}文字までです。`,
      '短くするか、何回かに分けて質問してください。',
    ],
    attachments: ({ count, most }) => [
      `ページと選択範囲が${number(count)}件添付されていますが、コンパニオンアプリが一度に受け付けるのは${number(most)}件までです。`,
      REMOVE_SOME,
    ],
    attached_text: ({ count, most }) => [
      `添付したテキストは${number(count)}文字ですが、コンパニオンアプリが受け付けるのは${number(most)}文字までです。`,
      '必要な部分を選択して、それについて質問してください。',
    ],
    frame: () => [
      '質問と添付が、コンパニオンアプリが1件のメッセージで受け付ける大きさを超えています。',
      '添付を減らすか、必要な部分を選択して、それについて質問してください。',
    ],
    attached_bytes: ({ megabytes }) => [`添付が${number(megabytes)}\u00a0MB を超えています。`, REMOVE_SOME],
    upload: ({ megabytes }) => [
      `${number(megabytes)}\u00a0MB を超えています。`,
      'もっと小さいものを添付してください。',
    ],
    audio_bytes: ({ megabytes }) => [`録音が${number(megabytes)}\u00a0MB を超えています。`, SAY_LESS],
    audio_seconds: ({ seconds }) => [`録音が${number(seconds)}秒を超えています。`, SAY_LESS],
    import: ({ megabytes }) => [`ファイルが${number(megabytes)}\u00a0MB を超えています。`, FEWER_CHATS],
  },
  empty_message: {
    general: () => ['質問が空です。', '質問を入力してください。'],
    no_audio: () => ['録音が空です。', 'マイクがオンになっていることを確認して、もう一度録音してください。'],
    silence: () => [
      '録音に音が入っていません。',
      '正しいマイクがオンになっていることを確認して、もう一度録音してください。',
    ],
    no_words: () => ['録音から言葉を聞き取れませんでした。', 'マイクに近づいて、もう一度録音してください。'],
  },

  file_unreadable: {
    general: () => ['このファイルは読み取れません。', '別の形式で保存してください。'],
    pdf_encrypted: () => ['この PDF はパスワードで保護されています。', 'パスワードのないコピーを添付してください。'],
    pdf_broken: () => ['この PDF は壊れています。', '修復したコピーを添付してください。'],
    pdf_without_text: () => ['この PDF のページは画像で、テキストがありません。', '画像として添付してください。'],
    pdf_slow: () => ['この PDF の読み取りに時間がかかりすぎています。', ATTACH_PART],
    pdf_memory: () => ['この PDF の読み取りに必要なメモリが多すぎます。', ATTACH_PART],
  },
  forbidden: {
    general: () => ['これにはキーが必要です。', 'このクライアントをコンパニオンアプリとペアリングしてください。'],
    key: () => ['キーがないと、この接続では質問しかできません。', 'キーを使って接続してください。'],
    local_key: () => [
      'キーを管理できるのは、Aside が動いているコンピューターだけです。',
      'そのコンピューターのターミナルかパネルで操作してください。',
    ],
    administrator: () => ['これができるのは、このコンパニオンアプリの管理者だけです。', '管理者に頼んでください。'],
    other_person: () => [
      'これができるのは、本人か、Aside が動いているコンピューターを使う人だけです。',
      '本人に頼むか、そのコンピューターのターミナルで操作してください。',
    ],
    one_person: () => [
      'このコンパニオンアプリを使うのは1人だけです。',
      'ほかの人を招待するには --people を付けて起動してください。',
    ],
    only_rotated: () => ['このコンピューター自身のキーは取り消せません。', '代わりに新しいキーに交換してください。'],
    member: () => ['このチャットではゲストなので、ほかの操作はできません。', '共有してくれた人に頼んでください。'],
    reader: () => [
      'このチャットは閲覧できますが、質問はできません。',
      '共有してくれた人に、別のリンクを送ってもらってください。',
    ],
    words_alone: () => ['共有チャットでは、言葉でしか質問できません。', '添付や個別の設定なしで質問してください。'],
    needs_pairing: () => [
      'ページと選択範囲を送れるのは、ペアリングしたコンパニオンアプリだけです。何も送信していません。',
      'このブラウザーをペアリングしてから（上のモデル名をクリックし、「コンパニオンアプリ…」を選択）、もう一度質問してください。',
    ],
  },
  conflict: {
    general: () => ['この ID は別の質問で使われています。', '新しい ID で質問してください。'],
    prompt_changed: () => [
      'このプロンプトは、その間に別の場所で変更されました。',
      '別のプロンプトとして保存してください。',
    ],
  },
  turn_gone: { general: () => ['この回答はもうありません。', ASK_AGAIN] },
  conversation_gone: {
    general: () => ['このチャットはもうありません。', NEW_CHAT],
    followed: () => ['この質問が属するチャットはもうありません。', NEW_CHAT],
    exported: () => ['このチャットはありません。', '別のチャットを選ぶか、すべてエクスポートしてください。'],
    temporary: () => [
      '一時チャットは保存されないため、共有できません。',
      '保存されるチャットを始めて、それを共有してください。',
    ],
    stays_in_sight: () => [
      'コンパニオンアプリにこのチャットはもうありません。削除されたか、一時チャットが終了しました。',
      '表示中の内容はそのまま残ります。もう一度質問しても、モデルはこれまでの内容を覚えていません。',
    ],
  },
  operation_gone: {
    general: () => ['これはすでに終了しています。', LOOK_AGAIN],
    stopped: () => ['別の場所で停止されました。', '最初からやり直してください。'],
  },
  client_gone: { general: () => ['このキーを持つクライアントはもうありません。', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['コードが違います。', COMPARE],
    tries: ({ left }) => [`コードが違います。あと${number(left)}回入力できます。`, COMPARE],
  },
  code_gone: {
    general: () => ['このコードはもう使えません。', NEW_CODE],
    used: () => ['このコードはすでに使われています。', NEW_CODE],
    expired: () => ['このコードは期限切れです。', NEW_CODE],
    replaced: () => ['新しいコードが作られたため、このコードはもう使えません。', NEW_CODE],
    tries: () => ['間違いが多すぎたため、このコードはもう使えません。', NEW_CODE],
    rotated: () => ['コードを表示したコンピューターのキーが交換されたため、このコードはもう使えません。', NEW_CODE],
    none: () => ['有効なペアリングコードがありません。', NEW_CODE],
  },
  link_gone: {
    general: () => ['このリンクは使えません。', ANOTHER_LINK],
    used: () => ['このリンクはすでに使われています。', ANOTHER_LINK],
    expired: () => ['このリンクは期限切れです。', ANOTHER_LINK],
    revoked: () => ['このリンクは無効にされました。', ANOTHER_LINK],
    ended: () => ['このチャットはもう共有されていません。', ANOTHER_LINK],
    full: () => ['このチャットには、これ以上参加できません。', '共有している人に、空きを作ってもらってください。'],
  },
  attachments_gone: {
    general: () => ['この質問の添付はもう保存されていません。', '添付し直してから質問してください。'],
    blob: () => ['この質問の添付の1つがもうありません。', '添付し直してから質問してください。'],
  },
  overloaded: {
    general: () => ['コンパニオンアプリが混み合っています。', '少し待ってから、もう一度お試しください。'],
    person_turns: ({ most }) => [
      `同時に待てるあなたの質問はこれ以上ありません（上限: ${number(most)}）。`,
      '1つ回答されるまで待ってください。',
    ],
    person_questions: ({ most, minutes }) => [
      `1時間にできる質問の数に達しました（${number(most)}）。`,
      `${number(minutes)}分後にもう一度質問してください。`,
    ],
    person_clients: ({ most }) => [
      `これ以上ブラウザーをペアリングできません（上限: ${number(most)}）。`,
      '先に設定で1つ削除してから、もう一度ペアリングしてください。',
    ],
    people: ({ most }) => [
      `このコンパニオンアプリを使う人をこれ以上増やせません（上限: ${number(most)}）。`,
      '先にだれかを削除してください。',
    ],
    questions: () => ['順番待ちの質問が多すぎます。', 'いくつか回答されるのを待ってから、もう一度質問してください。'],
    draining: () => ['このコンパニオンアプリはまもなく停止します。', '少し待ってから、もう一度質問してください。'],
    room: () => ['このルームで順番待ちの質問が多すぎます。', 'いくつか回答されるまで待ってください。'],
    pulls: () => ['すでに十分な数のモデルをダウンロード中です。', '1つ終わるまで待ってください。'],
    uploads: () => ['同時に進行中のアップロードが多すぎます。', 'いくつか終わるのを待ってから、添付し直してください。'],
    recordings: () => ['同時に録音している量が多すぎます。', WAIT_AND_RECORD],
    transcriptions: () => ['文字に変換中の録音が多すぎます。', WAIT_AND_RECORD],
    links: () => ['このチャットのリンクはこれ以上増やせません。', '先に1つ削除してください。'],
    exports: () => ['進行中のエクスポートが多すぎます。', '1つ終わるまで待ってください。'],
    import: () => ['別のファイルをインポート中です。', '終わるのを待ってから、もう一度お試しください。'],
  },
  rate_limited: {
    general: () => ['メッセージが多すぎます。', WAIT],
    views: () => ['この接続で表示中の回答が多すぎます。', 'いくつか閉じてください。'],
  },
  interrupted: {
    general: () => ['回答中にコンパニオンアプリが停止しました。', '起動してから、もう一度質問してください。'],
    restarted: () => ['この回答の途中でコンパニオンアプリが再起動されました。ここまでの内容は残ります。', ASK_AGAIN],
    no_key: () => [
      'コンパニオンアプリとの接続が切れました。キーがないと回答を再開できません。ここまでの内容は残ります。',
      ASK_AGAIN,
    ],
  },

  storage_failed: {
    general: () => ['今はチャットの読み込みも保存もできません。', AGAIN],
    folder_in_use: ({ folder }) => [
      `別の Aside コンパニオンアプリがデータフォルダー ${folder} を使っています。`,
      'そちらを使うか、先に終了してください。2つ同時に動かすには、一方に --data-dir で別のフォルダーを指定してください。',
    ],
    file_in_use: ({ file }) => [
      `別のプログラムが ${file} を使っています。`,
      'そのプログラムを終了して、Aside を起動し直してください。',
    ],
    newer_version: ({ file }) => [
      `${file} は新しいバージョンの Aside で書き込まれています。`,
      'Aside を更新するか、--data-dir で別のフォルダーを指定してください。',
    ],
    damaged: ({ file }) => [
      `データベース ${file} が壊れています。`,
      '関連するファイルと一緒に別の場所へ移すと、新しく作り直されます。中身は何も変更していません。',
    ],
    not_ours: ({ file }) => [
      `${file} は Aside のデータベースではありません。`,
      '別の場所へ移すか、--data-dir で別のフォルダーを指定してください。',
    ],
    full: ({ file }) => [`${file} を保存する空きがありません。`, 'ディスクの空きを増やしてください。'],
    not_writable: ({ file }) => [
      `データベース ${file} に書き込めません。`,
      'フォルダーを書き込み可能にするか、--data-dir で別のフォルダーを指定してください。',
    ],
    moved: ({ file }) => [
      `Aside の実行中に、データベース ${file} が削除、移動、または置き換えられました。`,
      '元に戻すか、Aside を再起動して新しく作り直してください。',
    ],
    folder_not_made: ({ folder, reason }) => [`データフォルダー ${folder} を作成できません（${reason}）。`, MAKE_YOURS],
    file_not_made: ({ file, reason }) => [`${file} を作成できません（${reason}）。`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} はファイルではありません。`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} は別のユーザーのものです。`, MAKE_YOURS],
    not_written: ({ file }) => [
      `${file} に書き込めませんでした。`,
      'ディスクの空き、割り当て、故障の有無を確認してください。',
    ],
    failed: ({ file, reason }) => [`データベース ${file} でエラーが発生しました（${reason}）。`, AGAIN],
    database_away: ({ database, reason }) => [
      `${database} に接続できません（${reason}）。`,
      'PostgreSQL を起動してください。応答があればチャットは保存されます。',
    ],
    database_slow: ({ database }) => [`${database} の処理に時間がかかりすぎました。`, 'もう一度お試しください。'],
    database_failed: ({ database, reason }) => [
      `${database} に拒否されました（${reason}）。`,
      '名前、ユーザー、パスワード、権限を確認してください。',
    ],
    updating: ({ percent }) => [`Aside が履歴を更新しています: ${number(percent)}%。`, '終わるまで待ってください。'],
    ended: () => ['チャットをもう保存できません。', START_AGAIN],
    stopping: () => ['コンパニオンアプリは終了処理中です。', START_AGAIN],
    taken_over: () => ['別のコンパニオンアプリがこの回答を引き継ぎました。', ASK_AGAIN],
    revoked_for_now: () => [
      '保存できなかったため、キーはこのコンパニオンアプリが動いている間だけブロックされます。',
      'Aside がデータフォルダーに書き込めるようにして、もう一度キーを取り消してください。',
    ],
  },
  internal: {
    general: () => [
      'コンパニオンアプリで問題が発生しました。',
      'もう一度お試しください。詳しくはログを確認してください。',
    ],
    others_away: () => [
      'コンパニオンアプリが、ほかと共有しているものに接続できません。',
      '少し待ってから、もう一度お試しください。',
    ],
    not_recorded: () => ['質問を保存できませんでした。', 'もう一度質問してください。詳しくはログを確認してください。'],
    key_not_replaced: () => [
      'このコンピューターのキーを交換できませんでした。キーは元のままです。',
      `Aside がデータフォルダーに書き込めるようにしてください。\`${ASIDE_COMMAND} doctor\` で確認できます。`,
    ],
  },
} satisfies Catalogue['rest']['errors'];
