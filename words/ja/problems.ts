import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR =
  'このブラウザーをペアリングしてください。次のコマンドを Aside のフォルダーで実行し、表示されたコードを入力します。';
const PAIR_AGAIN =
  'もう一度ペアリングしてください。次のコマンドを Aside のフォルダーで実行し、表示されたコードを入力します。';
const START = 'npm start';
const AGAIN = 'もう一度お試しください。';
const KEEPS_TRYING = '再接続を続けています。';
const CONNECTS = 'パネルは自動的に接続します。';
const NOTHING_IMPORTED = '何もインポートしませんでした';
const MEANWHILE = 'それまでは内蔵リーダーが、ページの重要な文を引用して答えます。';
const NO_OTHER = '代わりに使われるモデルはありません。';
const CHOOSE = '別のモデルを選んでください。';

const itSaid = (said: string) => (said === '' ? '' : `理由: ${/[.!?。！？]$/.test(said) ? said : `${said}。`}`);
const named = (kind: string) => (kind === 'ollama' ? 'Ollama ' : 'モデルサーバー');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `${chosen} は今使えません。${NO_OTHER}`;
const certificate = (address: string) =>
  `${address} をタブで開き、ブラウザーが証明書を信頼しているか確認してください。`;

const FAILURES = {
  not_connected: ['コンパニオンアプリに接続していません。', '接続してから、もう一度お試しください。'],
  connection_broke: ['応答が来る前に、コンパニオンアプリとの接続が切れました。', AGAIN],
  no_answer: ['コンパニオンアプリが時間内に応答しませんでした。', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE = 'Aside のフォルダーで npm start を実行して companion.json を書き直し、もう一度お試しください。';
const LET_STORE =
  'ブラウザーで Aside のデータ保存を許可し、ディスクがいっぱいでないことを確認して、もう一度お試しください。';
const READ_AGAIN =
  'もう一度試すか、ブラウザーを再起動してください。それでも直らない場合は、もう一度ペアリングしてください。';

/** What is wrong with the key. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : `（${reason}）`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json は有効な JSON ではありません。', WRITE_FILE],
    file_not_object: ['companion.json は JSON オブジェクトではありません。', WRITE_FILE],
    file_no_address: ['companion.json に「ホスト:ポート」形式の有効な "address" がありません。', WRITE_FILE],
    file_no_token: ['companion.json に有効な "token" がありません。', WRITE_FILE],
    not_a_key: ['ブラウザーが Aside 用に保存していたものはキーではありません。', READ_AGAIN],
    not_kept: [`ブラウザーがキーを保存できませんでした${because}。`, LET_STORE],
    not_removed: [`ブラウザーがキーを削除できませんでした${because}。`, LET_STORE],
    not_shown: [`ブラウザーがキーを読み取れませんでした${because}。`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** What the panel says of problems. */
export const problems = {
  chats_not_listed: failed('チャットを読み込めませんでした'),
  more_chats_not_listed: failed('残りのチャットを読み込めませんでした'),
  search_failed: failed('検索に失敗しました'),
  not_shared: failed('リンクを作成できませんでした'),
  sharing_not_changed: failed('共有の設定を変更できませんでした'),
  not_renamed: failed('チャットの名前を変更できませんでした'),
  not_pinned: failed('チャットを固定できませんでした'),
  not_unpinned: failed('チャットの固定を解除できませんでした'),
  not_deleted: failed('チャットを削除できませんでした'),
  not_restored: failed('チャットを復元できませんでした'),
  chats_not_changed: failed('チャットを変更できませんでした'),
  not_all_selected: failed('すべてのチャットを選択できませんでした'),
  chat_not_shown: failed('このチャットを表示できませんでした'),
  not_exported: failed('何もエクスポートしませんでした'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('設定を表示できません'),
  settings_not_set: failed('設定が保存されませんでした'),
  model_not_pulled: failed('モデルを入手できませんでした'),
  model_not_changed: failed('このモデルに対する操作に失敗しました'),
  chat_not_there: () =>
    told('そのチャットはもうありません', '削除されたか、一時チャットが終了しました。', 'これは新しいチャットです。'),
  not_for_guests: ({ command }) =>
    told(
      'チャットはまだ保存されません',
      'このブラウザーはコンパニオンアプリとペアリングしていません。ゲストのチャットは保存されません。',
      PAIR,
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(
      NOTHING_IMPORTED,
      `ファイルが${number(megabytes)}\u00a0MB を超えています。`,
      '一度にエクスポートするチャットを減らしてください。',
    ),
  file_no_text: () =>
    told(
      NOTHING_IMPORTED,
      'このファイルはテキストファイルではありません。',
      'ZIP アーカイブの場合は、展開してください。',
    ),
  archive_unreadable: () =>
    told(
      NOTHING_IMPORTED,
      'このアーカイブから読み取れるチャットがありません。',
      '展開して conversations.json を選んでください。',
    ),
  file_unreadable: () => told(NOTHING_IMPORTED, 'このファイルは読み取れません。', 'もう一度選んでください。'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${named(kind)}が応答しません`,
      `${address} から応答がありません。${consequence(chosen)}`,
      kind === 'ollama'
        ? 'Ollama を起動してください。Aside が自動的に見つけます。'
        : 'サーバーを起動してください。Aside が自動的に見つけます。',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${named(kind)}が回答を拒否しています`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${named(kind)}の準備ができていません`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `${named(kind)}にモデルがありません`,
      `${address} のサーバーにはモデルが1つもありません。${MEANWHILE}`,
      'サーバーにモデルを読み込んでください。',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'Ollama にまだモデルがありません',
      `Ollama は ${address} で動いていますが、モデルがインストールされていません。${MEANWHILE}`,
      'モデルを入手してください。ダウンロードが終わると Aside が自動的に見つけます。',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      'チャットできるモデルがありません',
      count > 1
        ? `インストール済みのモデルは別の用途向けです（${model} など）。${MEANWHILE}`
        : `インストール済みのモデルは別の用途向けです（${model}）。${MEANWHILE}`,
      'チャットできるモデルを入手してください。ダウンロードが終わると Aside が自動的に見つけます。',
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(`${model} はチャットできません`, `選択したモデルは検索など別の用途向けです。${NO_OTHER}`, CHOOSE),
  model_gone: ({ model, command }) =>
    told(
      `${model} はもうありません`,
      `選択したモデルは削除されたか、名前が変わりました。${NO_OTHER}`,
      command === '' ? CHOOSE : '別のモデルを選ぶか、もう一度入手してください。',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'Aside のコンパニオンアプリが動いていません',
      `${address} から応答がありません。`,
      `Aside のフォルダーで npm start を実行してください。${CONNECTS}`,
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      'Aside のコンパニオンアプリに接続できません',
      `${address} から応答がありません。`,
      `コンパニオンアプリがそこで動いていることと、このコンピューターが同じネットワークにあることを確認してください。${secure ? certificate(address) : ''}${CONNECTS}`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told(
      'コンパニオンアプリがこの拡張機能を拒否しています',
      `${address} のプログラムは ${origin} を受け付けません。`,
      PAIR,
      command,
    ),
  not_paired_any_more: ({ address, command }) =>
    told(
      'このブラウザーのペアリングは解除されています',
      `${address} のコンパニオンアプリは、このブラウザーのキーを知りません。キーが取り消されたか、別のデータフォルダーが使われています。`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) =>
    told('このブラウザーはまだペアリングしていません', 'コンパニオンアプリにはキーが必要です。', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('このパネルのキーは使えません', message, cure);
  },
  key_unreadable: ({ said }) => told('このパネルのキーは使えません', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      'あなたのコンパニオンアプリではありません',
      `${address} でプログラムが応答しましたが、このパネルのキーを知っていることを証明できませんでした。何も送信していません。`,
      'そのポートを使っているプログラムを調べて終了し、Aside のフォルダーで npm start を実行してください。',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'Aside のコンパニオンアプリではありません',
      `${address} でプログラムが応答しましたが、Aside のプロトコルではありません。`,
      'そのプログラムを終了するか、npm start -- --port 11436 で別のポートを使ってください。',
    ),
  companion_silent: ({ address }) =>
    told(
      'コンパニオンアプリが応答しません',
      `${address} から何も返ってきません。`,
      'npm start を実行中のターミナルを確認してください。固まっている場合は、Ctrl+C を押して起動し直してください。',
      START,
    ),
  companion_hung_up: ({ said }) =>
    told('コンパニオンアプリが接続を終了しました', `エラーなしで切断されました。${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told(
      'コンパニオンアプリは終了しています',
      `${address} で停止されました。`,
      '起動し直すと、パネルは自動的に接続します。',
      START,
    ),
  message_too_large: () =>
    told(
      '大きすぎて送信できませんでした',
      'メッセージが大きすぎるため、コンパニオンアプリが接続を閉じました。',
      'ページの送る部分を減らして、もう一度お試しください。',
    ),
  key_wanted: ({ address, command }) =>
    told(
      'コンパニオンアプリにはキーが必要です',
      `${address} のコンパニオンアプリはキーを求めていますが、この拡張機能にはありません。`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      'コンパニオンアプリがこの拡張機能のキーを知りません',
      `${address} のコンパニオンアプリは、companion.json を読み直した後もキーを拒否しました。`,
      'コンパニオンアプリを終了し、この拡張機能をビルドしたフォルダーで npm start を実行してから、もう一度お試しください。',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told(
      'コンパニオンアプリがこの拡張機能を受け付けません',
      `${address} で ${origin} を拒否しています。${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }) =>
    told(
      '拡張機能とコンパニオンアプリのバージョンが合いません',
      `Aside のプロトコルのバージョンが異なります。${itSaid(said)}`,
      '両方を同じバージョンに更新してください。Aside のフォルダーで npm start を実行し、拡張機能を再読み込みします。',
      START,
    ),
  too_many_messages: () =>
    told(
      'メッセージが多すぎます',
      'このパネルが、コンパニオンアプリが1秒間に受け付ける数を超えるメッセージを送信しました。',
      '少し待ってから、もう一度お試しください。',
    ),
  too_many_connections: ({ address }) =>
    told(
      'コンパニオンアプリへの接続が多すぎます',
      `${address} は今、これ以上の接続を受け付けません。`,
      `不要なパネルを閉じてください。${KEEPS_TRYING}`,
    ),
  companion_updating: ({ percent }) =>
    told(
      'Aside が履歴を更新しています',
      `${number(percent)}%完了。何も失われません。これは更新後に一度だけ行われます。`,
      '完了すると、パネルは自動的に接続します。今送った質問は、そのとき送信されます。',
    ),
  companion_not_ready: () =>
    told(
      'コンパニオンアプリがデータベースを待っています',
      'データベースが戻るまでキーを確認できません。何も失われません。',
      '戻ると、パネルは自動的に接続します。今送った質問は、そのとき送信されます。',
    ),
  companion_failed: ({ said }) =>
    told(
      'コンパニオンアプリでエラーが発生しました',
      `内部エラーのため接続が切れました。${itSaid(said)}`,
      `詳しくはコンパニオンアプリのターミナルを確認してください。${KEEPS_TRYING}`,
    ),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) =>
    told('コンパニオンアプリとの接続が切れました', `${address} との接続が切れました。`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      'コンパニオンアプリが接続を終了しました',
      `コード${closeCode}で切断されました。${itSaid(said)}`,
      'もう一度試しても直らない場合は、拡張機能とコンパニオンアプリを同じバージョンに更新してください。',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
