import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { bytes as formatBytes, percent } from './amounts.ts';
import { chat } from './chat.ts';
import { errors } from './errors.ts';
import { menus } from './menus.ts';
import { models } from './models.ts';
import { preferences } from './preferences.ts';
import { problems, unusableKey } from './problems.ts';
import { prompts } from './prompts.ts';
import { rooms } from './rooms.ts';
import { servers } from './servers.ts';
import { number } from './tongue.ts';

const UPDATE_BOTH = '拡張機能とコンパニオンアプリを同じバージョンに更新してください。';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `「${name}」を添付できません。${why}`;
const attachedInAll = (count: number) => (count === 1 ? '' : `添付は全部で${number(count)}件です。`);
const certificate = (address: string) =>
  `${address} をタブで開き、ブラウザーが証明書を信頼しているか確認してください。`;

/** What is said once something is opened or goes wrong. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['問題が発生しました。新しい Aside なら原因を説明できます。', 'Aside を更新してください。'],
    notice: 'コンパニオンアプリからの通知を表示するには、新しい Aside が必要です。',
    thenRestart: 'その後、Aside を起動し直してください。',
  },
  notices: { not_saved: 'チャットは保存されていません。' },
  servers,
  firstRun: {
    title: 'はじめに',
    dismiss: 'この手順を隠す',
    done: (count, all) => `${number(count)}/${number(all)} 完了`,
    todo: {
      companion: 'コンパニオンアプリに接続',
      model: 'モデルを入手',
      try: 'このページで試す',
    },
    ready: {
      companion: 'コンパニオンアプリに接続済み',
      model: 'モデルの準備完了',
      try: 'このページで試しました',
    },
    unpaired: 'コンパニオンアプリは動いていますが、このブラウザーをまだ知りません。',
    lookingForModels: 'モデルを探しています…',
    tryHint: 'ページを要約させるか、下に質問を入力してください。',
  },
  prompts,
  history: {
    title: 'チャット',
    untitled: '無題のチャット',
    deleted: (title) => `「${title}」を削除しました`,
    deletedMany: (count) => `チャットを${number(count)}件削除しました`,
    archivedMany: (count) => `チャットを${number(count)}件アーカイブしました`,
    unarchivedMany: (count) => `チャット${number(count)}件をアーカイブから戻しました`,
    taggedMany: (count, tag) => `チャット${number(count)}件に「${tag}」を追加しました`,
    untaggedMany: (count, tag) => `チャット${number(count)}件から「${tag}」を外しました`,
    undo: '元に戻す',
    searchChats: 'チャットを検索',
    searching: '検索中…',
    found: (count) => `${number(count)}件一致`,
    foundNothing: (query) => `「${query}」に一致するチャットがありません`,
    foundNothingHint: 'タイトル、質問、回答を検索しました。文字を減らしてお試しください。',
    loadingChats: 'チャットを読み込み中…',
    loadingMore: 'さらに読み込み中…',
    noChats: 'まだチャットがありません',
    noChatsHint: '一時チャットを除き、チャットはコンパニオンアプリに保存されます。',
    pinned: '固定',
    today: '今日',
    yesterday: '昨日',
    lastWeek: '過去7日間',
    answeringNow: '回答中',
    chatActions: (title) => `「${title}」の操作`,
    rename: '名前を変更',
    newTitle: '新しいタイトル',
    pin: '固定',
    unpin: '固定を解除',
    share: '共有…',
    delete: '削除',
    aboutPage: (count) => `このページについてのチャット${number(count)}件`,
    archived: 'アーカイブ済み',
    archive: 'アーカイブ',
    unarchive: 'アーカイブから戻す',
    select: '選択',
    selected: (count) => `${number(count)}件選択中`,
    selectAll: 'すべて選択',
    clearSelection: '選択を解除',
    selection: '選択したチャット',
    tags: 'タグ',
    tagOf: (tag) => `タグ「${tag}」`,
    newTag: '新しいタグ',
    addTag: '追加',
    removeTag: (tag) => `タグ「${tag}」を削除`,
    exportSelected: '選択したチャットをエクスポート',
    exportChosen: 'エクスポート',
    filters: 'フィルター',
    filterTag: 'タグ',
    filterModel: 'モデル',
    filterSite: 'サイト',
    filterSince: '開始日',
    filterUntil: 'この日より前',
    onlyArchived: 'アーカイブ済みのみ',
    any: 'すべて',
    named: (name, chats) => `${name}（${number(chats)}）`,
    filterNames: {
      tag: 'タグ',
      model: 'モデル',
      site: 'サイト',
      before: 'より前',
      after: '以降',
      is: '状態',
      archived: 'アーカイブ済み',
    },
    typedFilters: 'タグ:、モデル:、サイト:、より前:2026-10-01、以降:、状態:アーカイブ済み と入力することもできます。',
    chipTag: (tag) => `タグ: ${tag}`,
    chipModel: (model) => `モデル: ${model}`,
    chipSite: (site) => `サイト: ${site}`,
    chipPage: 'このページについて',
    chipSince: (date) => `${date}以降`,
    chipUntil: (date) => `${date}より前`,
    removeFilter: (filter) => `フィルター「${filter}」を削除`,
    noneMatch: 'フィルターに一致するチャットがありません',
    noneMatchHint: 'フィルターを減らすと、表示が増えます。',
    undoKeys: (keys) => `${keys} で元に戻せます`,
  },
  menus,
  modelMenu: {
    keys: 'キーボードショートカット…',
    automatic: '自動',
    automaticHint: '読み込み済みのモデル、または最新のモデル',
    loaded: '読み込み済み',
    remote: 'このコンピューターの外',
    readerHint: '内蔵、モデルなし: 重要な文を引用',
    remoteTitle: (name) => `${name} は他者のコンピューターで動いています`,
    remoteMessage: '質問と、添付したページや選択範囲が、このコンピューターの外に送られます。',
    remoteUse: 'それでも使う',
    remoteKeep: '今のモデルのままにする',
    settings: '設定…',
    models: 'モデル…',
  },
  editing: {
    label: '質問を編集',
    hint: '今の回答は別のバージョンとして残ります。',
    ask: '質問する',
  },
  again: chat.again,
  compare: chat.compare,
  copying: chat.copying,
  diagrams: chat.diagrams,
  usage: chat.usage,
  contents: chat.contents,
  chatMenu: chat.menu,
  find: chat.find,
  composer: {
    waiting: '次の質問',
    moveUp: '上へ移動',
    takeBack: '質問しない',
    takenBack: '質問を取り消しました',
    movedTo: (place, count) => `${number(count)}件中${number(place)}番目に移動しました`,
    quote: '引用',
    keepsPlace: '順番は変わりません。',
    beganMeanwhile: 'この質問にはすでに回答が始まっています。変更した内容は新しい質問として送信します。',
  },
  keys: {
    title: 'キーボードショートカット',
    groups: {
      composer: '質問の入力',
      waiting: '次の質問',
      panel: 'パネルのほかの場所',
      browser: 'ブラウザー',
    },
    does: {
      send: '送信',
      newLine: '改行',
      editLast: '最後の質問を編集（入力欄が空のとき）',
      pickTab: '開いているタブを添付',
      pastePlain: '書式なしで貼り付け',
      stop: '回答を停止',
      moveUp: '上へ移動',
      moveDown: '下へ移動',
      quote: '回答の選択した部分を引用',
      findChat: 'チャットを検索',
      listKeys: 'この一覧を表示',
    },
    commands: { open: 'Aside を開く／閉じる', ask: '選択範囲またはページについて質問', summarise: 'ページを要約' },
    keys: { control: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc' },
  },
  pageNotice: {
    reading: 'ページを読み取り中…',
    stopReading: 'このページの読み取りを中止',
    allowAllSites: 'すべてのサイトで許可',
    alwaysOffer: (site) => `今後は確認なしで ${site} を読み取りますか？`,
    alwaysOn: (site) => `${site} では常に許可`,
  },
  sent: {
    to: (model, address) => (address === '' ? `${model} に送信しました。` : `${address} の ${model} に送信しました。`),
    onlyWords: '入力した言葉と、それまでのチャットのみ。',
    show: '送信した内容をそのまま表示',
    hide: '隠す',
    loading: '読み込み中…',
    gone: 'もう保存されていないか、コンパニオンアプリに接続できません。',
  },
  transfers: {
    exportChat: (title) => `「${title}」をエクスポート`,
    exportAll: 'すべてエクスポート',
    allChats: 'Aside チャット',
    exportAs: 'エクスポート形式',
    markdown: 'Markdown',
    markdownHint: '閲覧用',
    json: 'JSON',
    jsonHint: '再インポート用',
    exporting: (bytes) => (bytes === 0 ? 'エクスポート中…' : `エクスポート中… ${formatBytes(bytes)}`),
    exported: (name) => `「${name}」としてエクスポートしました`,
    importChats: 'インポート…',
    importHint: 'Aside、Page Assist、Open WebUI、ChatGPT のエクスポート（JSON ファイル、または ChatGPT の ZIP）',
    importing: (share, chats) => {
      if (share === 0) return 'インポート中…';
      if (share === 1) return 'インポート中… ファイルを読み取っています';
      if (chats === 0) return `インポート中… ${percent(share)}`;
      return `インポート中… ${percent(share)}、チャット${number(chats)}件`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return 'このファイルにはインポートできるチャットがありません。';
      const from = program === 'Aside' ? '' : `${program} の`;
      return `${from}チャット${number(chats)}件をインポートできます。`;
    },
    nothingNew: 'このファイルに新しいものはありません。',
    continued: (count) => `${number(count)}件のチャットに新しいメッセージがあります。`,
    known: (count) => `${number(count)}件のチャットはすでにあります。`,
    files: (count) => `画像とファイル${number(count)}件はインポートできません。`,
    skipped: (count) => `${number(count)}件のチャットはインポートできません。`,
    incomplete: (count) => `${number(count)}件のチャットは一部が欠けます。`,
    chatAt: (place) => `ファイル内の${number(place)}番目のチャット`,
    whichChats: 'どのチャット？',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return `メッセージまたは添付${number(count)}件を読み取れません`;
        case 'no_messages':
          return 'メッセージがありません';
        case 'not_a_chat':
          return 'チャットではありません';
        case 'broken_off':
          return '途中で切れています。ファイルの残りがありません';
        case 'too_large':
        case 'too_deep':
          return '大きすぎます';
        case 'too_many_messages':
          return `質問が${number(LIMITS.importTurns)}件を超えています`;
        case 'too_many_chats':
          return `最初の${number(LIMITS.importConversations)}件に含まれません`;
        default:
          return '読み取れません';
      }
    },
    more: (count) => `ほか${number(count)}件`,
    importNow: 'インポート',
    storing: 'インポート中… チャットを保存しています',
    exportedElsewhere: (share) =>
      share === 0 ? '別の場所でチャットをエクスポート中' : `別の場所でチャットをエクスポート中: ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0 ? '別の場所でチャットをインポート中' : `別の場所でチャットをインポート中: ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0
        ? '別の場所でインポートしたチャットを保存中'
        : `別の場所でインポートしたチャットを保存中: ${percent(share)}`,
    waitsElsewhere: '別の場所でインポートが確認待ちです',
    stopExport: 'エクスポートを中止',
    stopImport: 'インポートを中止',
    imported: (count) =>
      count === 0 ? 'このファイルにチャットはありません' : `チャットを${number(count)}件インポートしました`,
  },
  preferences,
  pairing: {
    language: '言語',
    browserLanguage: 'ブラウザーの言語',
    companion: 'コンパニオンアプリ',
    connection: '接続',
    connectedTo: (address) => `${address} に接続済み`,
    connectingTo: (address) => `${address} に接続中…`,
    notConnectedTo: (address) => `${address} に未接続`,
    asPaired: (name) => `このブラウザーはペアリング済みです。コンパニオンアプリでの名前は「${name}」です。`,
    asBuilt: 'この Aside にはコンパニオンアプリのキーが含まれているので、ペアリングは不要です。',
    asGuest:
      '今はゲストなので、質問の入力しかできず、何も保存されません。ページを送り、チャットを保存するには、ペアリングしてください。',
    forget: 'このコンパニオンアプリを削除',
    forgetting: '削除中…',
    unrevoked: (name) =>
      `このブラウザーからキーを削除しましたが、コンパニオンアプリに伝えられませんでした。一覧から「${name}」を削除するには、次のコマンドを実行してください。`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: 'ペアリング',
    pairOther: '別のコンパニオンアプリを使う',
    pairRun:
      'コンパニオンアプリのあるコンピューターで、Aside のフォルダーから次のコマンドを実行すると、コードが表示されます。',
    pairInvited: '招待リンクを受け取った場合は、ここに貼り付けてください。',
    pairCode: 'コード',
    pairAddress: 'アドレス',
    pairExposed:
      '暗号化されていません。同じネットワークの人に内容を読まれる可能性があります。できるだけ https:// を使ってください。',
  },
  rooms,
  pairingFailures: {
    no_address: () =>
      told(
        'アドレスの形式が正しくありません。',
        '127.0.0.1:11435 や https://aside.example.org のように入力してください。',
      ),
    no_code: () => told('コードの形式が正しくありません。', 'コードは 7K3M-Q9TX のような8文字の英数字です。'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `${address} から応答がありません。`,
        isHere
          ? 'Aside のフォルダーで npm start を実行するか、アドレスを直してください。'
          : `コンパニオンアプリがそこで動いていることと、このコンピューターが同じネットワークにあることを確認してください。${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `${address} のコンパニオンアプリは、ペアリングの準備ができていません。`,
        `そこで ${command} を実行し、表示されたコードを2分以内に入力してください。すでに実行した場合は、別のプログラムがこのアドレスを使っています。`,
      ),
    not_aside: ({ address }) =>
      told(
        `${address} でプログラムが応答しましたが、Aside のコンパニオンアプリではありません。`,
        'アドレスを直してください。正しいアドレスは npm start で表示されます。',
      ),
    code_not_proved: ({ address }) =>
      told(
        `${address} のプログラムはコードを知らないため、あなたのコンパニオンアプリではありません。キーは保存していません。`,
        'そのアドレスを使っているプログラムを調べて終了し、もう一度ペアリングしてください。',
      ),
    too_old: ({ address, version }) =>
      told(`${address} のコンパニオンアプリはバージョンが異なり（${version}）、ペアリングできません。`, UPDATE_BOTH),
    no_common_version: ({ address }) =>
      told(`${address} のコンパニオンアプリは、Aside のプロトコルのバージョンが異なります。`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(
        `${address} が時間内に応答しませんでした。`,
        'コンパニオンアプリが動いているターミナルを確認して、もう一度お試しください。',
      ),
    browser_refuses: ({ address }) =>
      told(`ブラウザーが ${address} への接続を拒否しました。`, '別のポートを使ってください。'),
    not_encrypted: ({ address }) =>
      told(
        `ここからブラウザーが開けるのは暗号化された接続だけですが、${address} は暗号化されていません。`,
        'https:// のアドレスを使ってください。',
      ),
    refused: () => told('コンパニオンアプリがこのブラウザーとのペアリングを拒否しました。', ''),
    code_not_accepted: ({ command }) =>
      told(
        'コンパニオンアプリがコードを受け付けませんでした。',
        `${command} を実行して、新しいコードを表示してください。`,
      ),
    too_many: ({ address }) => told(`${address} への接続が多すぎます。`, '少し待ってから、もう一度お試しください。'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `${address} のコンパニオンアプリが接続を切りました（${closeCode}）。`
          : `${address} のコンパニオンアプリが接続を切りました（${closeCode}: ${said}）。`,
        'もう一度お試しください。直らない場合は、コンパニオンアプリのターミナルを確認してください。',
      ),
    part_missing: () => told('Aside の一部を読み込めませんでした。', 'このパネルを開き直してください。'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, 'このパネルを開き直して、もう一度お試しください。'),
  },
  problems,
  pageHints: {
    browser_page: () =>
      'ブラウザー自身のページやストアは拡張機能に公開されないため、Aside はこのページを読み取れません。',
    closed_page: () =>
      'ブラウザーがこのページを Aside に公開していません。このコンピューター上のファイルの場合は、ブラウザーの拡張機能のページを開き、Aside の「ファイルの URL へのアクセスを許可する」をオンにしてください。ブラウザー自身のページやストアは読み取れません。',
    silent: () =>
      'ページが応答しないため、Aside は読み取れません。ページの処理が落ち着いてから、もう一度お試しください。ブラウザー自身のページには、応答しないものもあります。',
    pdf: () =>
      'Aside はブラウザーのビューアーから PDF を取り出せません。PDF を保存してここにドロップするか、PDF のテキストを選択して、その選択範囲について質問してください。',
    shown_file: () => 'Aside はこのファイルをブラウザーから取り出せません。保存して、ここにドロップしてください。',
    recording: () => 'このタブは音声または動画です。Aside が読み取れるのはテキストと画像だけです。',
    framed: ({ site }) =>
      site === ''
        ? 'このページの大部分は、Aside が読み取れない別サイトのフレームにあります。フレームを別のタブで開くか、すべてのサイトで Aside を許可してください。'
        : `このページの大部分は、Aside が読み取れない ${site} のフレームにあります。フレームを別のタブで開くか、すべてのサイトで Aside を許可してください。`,
    drawn: () =>
      'このページは画像として描かれていて、Aside が読み取れるテキストがありません。代わりにスクリーンショットを添付してください。',
    empty: () => 'このページにはテキストがありません。',
    not_loaded: () => 'このページは読み込まれていないため、読み取るものがありません。',
    left: () => 'Aside が読み取る前にページから移動しました。ページに戻って、もう一度お試しください。',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'Aside にこのページを読み取らせるには、ツールバーの Aside をクリックしてください。'
        : `Aside にこのページを読み取らせるには、ツールバーの Aside をクリックするか、${shortcut} を押してください。`,
    sidebar_refused: () =>
      'Firefox はツールバーかメニューのクリックでしかサイドバーを開かないため、Aside はこのタブで開きました。ページの横に表示するには、ツールバーの Aside をクリックしてください。',
    no_room: () => 'テキストが多すぎて、ブラウザーに保持できません。選択範囲を減らして、もう一度質問してください。',
    closed_frame: ({ site }) =>
      site === ''
        ? '選択したテキストは、別のサイトから来る部分にある可能性があります。ショートカットでは読み取れません。選択範囲を右クリックして「選択範囲について質問」を選ぶか、すべてのサイトで Aside を許可してください。'
        : `選択したテキストは、${site} から来る部分にある可能性があります。ショートカットでは読み取れません。選択範囲を右クリックして「選択範囲について質問」を選ぶか、すべてのサイトで Aside を許可してください。`,
    nothing_selected: () => '何も選択されていません。ページのテキストを選択してから、質問してください。',
  },
  landings: {
    sourcesFull: (most) => `1つの質問に添付できるページ、選択範囲、ファイルは${number(most)}件までです。`,
    landed: {
      page: (name, count) => `ページ「${name}」を質問に添付しました。${attachedInAll(count)}`,
      file: (name, count) => `ファイル「${name}」を質問に添付しました。${attachedInAll(count)}`,
      image: (name, count) => `画像「${name}」を質問に添付しました。${attachedInAll(count)}`,
      selection: (name, count) => `「${name}」の選択範囲を質問に添付しました。${attachedInAll(count)}`,
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `抜粋${index}` : `「${title}」の抜粋${index}`),
    notFound: '抜粋の中に見つかりません',
    noPassage: 'この番号の抜粋はありません',
    closest: '最も近い抜粋（Aside が見つけました）',
  },
  models,
  sources: {
    attach: 'ファイルを添付',
    dropHere: 'ここにファイルをドロップして添付',
    openTabs: '開いているタブ',
    tabAsleep: 'スリープ中: 先にこのタブを開いてください',
    allowTabs: 'Aside にタブの表示を許可…',
    allowTabsHint: 'すべてのサイトで Aside を許可するか、ブラウザーが確認します',
    noTab: '一致するタブがありません',
    pastedText: '貼り付けたテキスト',
    pastedImage: '貼り付けた画像',
    reading: (name) => `「${name}」を読み取り中…`,
    readingPart: (name, done, total) => `「${name}」を読み取り中: ${number(done)}/${number(total)}ページ`,
    stopReading: (name) => `「${name}」の読み取りを中止`,
    waitsForReading: 'すべて読み取ると、質問を送信できます。',
    noVision: (model) => `${model} は画像に対応していません。`,
    chooseVision: '対応しているモデルを選ぶか、画像を外してください。',
    getVision: '画像に対応したモデルがありません。gemma3 などを入手するか、画像を外してください。',
    useModel: (model) => `${model} を使う`,
    pageChanges: {
      changed: (title) => `Aside が読み取った後に「${title}」が変わりました。`,
      left: (title) => `「${title}」のタブは、今は別のページを表示しています。`,
    },
    aroundIt: '前後の段落:',
    readAgain: '読み取り直す',
    pageBeside: (title) => `今は「${title}」を表示しています。`,
    anotherPage: '今は別のページを表示しています。',
    chatIsAbout: (title) => `これは「${title}」についてのチャットです。`,
    useInstead: '代わりにこのページを使う',
    useAlso: 'このページも使う',
    fits: {
      passages: (model) => `${model} には長すぎるため、質問に関係する抜粋だけを送信します。`,
      parts: (model) => `${model} には長すぎるため、分けて読み取ります。`,
      tooLong: (model, tokens, most) =>
        `${model} には長すぎる可能性があります。約${number(rounded(tokens))}トークンですが、モデルが読めるのは${number(most)}トークンまでです。`,
      withoutEarlierSources: 'モデルに収めるため、以前の質問のページ、選択範囲、画像はもう一度送信しません。',
      leftOut: (count) => `モデルに収めるため、最も古い質問と回答${number(count)}組は送信しません。`,
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, 'テキスト、画像、PDF のいずれでもありません。'),
      empty: ({ name }) => notAttached(name, '中身がありません。'),
      too_large: ({ name, megabytes }) =>
        notAttached(name, `ファイルの大きさは${number(megabytes)}\u00a0MB までです。`),
      not_an_image: ({ name }) => notAttached(name, '名前は画像のようですが、画像ではありません。'),
      image_kind: ({ name }) =>
        notAttached(name, 'Aside が読み取れない種類の画像です。PNG か JPEG で保存してください。'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(
          name,
          `${number(megapixels)}メガピクセルありますが、上限は${number(most)}です。小さくして保存してください。`,
        ),
      image_broken: ({ name }) => notAttached(name, '画像が壊れています。'),
      file_gone: ({ name }) => notAttached(name, 'フォルダーか、開けないファイルです。'),
      no_room: ({ name }) => notAttached(name, '1つの質問に添付できる上限に達しています。'),
      needs_companion: ({ name }) =>
        notAttached(name, 'PDF はコンパニオンアプリが読み取りますが、このパネルはペアリングまたは接続していません。'),
      refused: ({ name }) => `「${name}」を添付できません。`,
      tab_gone: ({ name }) => notAttached(name, 'タブが閉じられたか、別のページを表示しています。'),
      tab_closed: ({ name }) =>
        notAttached(
          name,
          'ブラウザーがこのタブを Aside に公開していません。タブに移動して、ツールバーの Aside をクリックしてください。',
        ),
      tab_unreadable: ({ name }) => `「${name}」を添付できません。`,
      not_fetched: ({ name }) =>
        notAttached(
          name,
          'Aside はこのファイルをサイトからもう一度取得できませんでした。保存して、ここにドロップしてください。',
        ),
      failed: ({ name }) => notAttached(name, '問題が発生しました。もう一度お試しください。'),
    },
  },
  summaries: {
    style: '要約のスタイル',
    styles: { bullets: '要点', brief: '短く', detailed: '詳しく', focus: '知りたいこと' },
    focus: '何を知りたいですか？',
    focusPlaceholder: '費用、日程、自分がすべきこと…',
  },
  selectionButtons: {
    title: '選択したテキストの横のボタン',
    hint: 'ページのテキストを選択すると、横にボタンが表示されます。キーボードでは Alt+F10 で移動できます。',
    where: {
      nowhere: 'オフ',
      sites: '選んだサイトで',
      everywhere: 'すべてのサイトで',
    },
    site: 'サイト',
    add: '追加',
    remove: (site) => `${site} を削除`,
    actions: '表示するボタン',
    closed: (site) => `ブラウザーが ${site} で Aside を許可していないため、ボタンは表示されません。`,
    closedEverywhere: 'ブラウザーがすべてのサイトで Aside を許可していないため、ボタンは表示されません。',
    allow: 'もう一度許可',
    problems: {
      refused: 'ブラウザーが許可しなかったため、何も変わっていません。',
      no_site: 'サイトではありません。example.org のように入力してください。',
    },
  },
  voice: {
    speak: '質問を話す（クリック、または話す間長押し）',
    opening: 'マイクを開いています…',
    listening: '聞いています',
    transcribing: '文字に変換中…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: '話し終えた',
    askAtOnce: 'すぐに質問する',
    microphone: 'マイク',
    browsersChoice: 'ブラウザーの既定',
    nextTime: '次の録音から適用されます',
    standIn: (name) => `選択したマイクが接続されていません。「${name}」で録音しています。`,
    kept: '録音は残っています。',
    discard: '破棄',
    keepRecorded: '録音を保存できるようにする',
    recorded: '録音は次の録音までここに残ります。',
    saveRecorded: '保存',
    letRecordedGo: '録音を削除',
    allow: 'マイクを許可…',
    onDevice: {
      available: 'このブラウザーは、このデバイス上で音声を認識できます。オンにして、もう一度話してください。',
      downloadable:
        'このブラウザーは、お使いの言語をダウンロードすれば、このデバイス上で音声を認識できます。その後もう一度話してください。',
      downloading: '言語をダウンロード中…',
      turnOn: 'このブラウザーを使う',
      download: 'ダウンロードして使う',
      choice: 'このブラウザーで、デバイス上で音声を認識',
    },
    problems: {
      not_asked: '先に許可が必要です。ブラウザーが新しいタブで確認します。',
      denied: 'ブラウザーが Aside にマイクの使用を許可していません。',
      no_microphone: 'マイクが見つかりません。接続して、もう一度お試しください。',
      not_supported: 'このページではマイクを使えません。https で開くか、拡張機能を使ってください。',
      busy: 'マイクを使えませんでした。マイクを使っているほかのプログラムを閉じて、もう一度お試しください。',
      failed: 'マイクを開けませんでした。システムの設定で別のマイクを選んで、もう一度お試しください。',
      unplugged: 'マイクの接続が切れました。そこまでの内容は聞き取っています。',
      full: `録音は${Math.floor(LIMITS.audioSeconds / 60)}分で終わります。そこまでの内容は聞き取っています。`,
      lost: 'コンパニオンアプリとの接続が切れました。再接続したら、録音を送信します。',
      on_device: '今後は、このブラウザーがデバイス上で音声を文字に変換します。もう一度話してください。',
      not_on_device:
        'このブラウザーは、このデバイス上でお使いの言語を認識できなくなりました。今後は、またコンパニオンアプリを使います。',
      not_installed: 'ブラウザーがお使いの言語の音声認識をダウンロードできませんでした。',
      needs_companion: '質問を話すには、このブラウザーをコンパニオンアプリとペアリングしてください。',
    },
    page: {
      title: 'Aside にマイクの使用を許可',
      text: 'Aside が音声を聞くのは、質問を話している間だけです。録音はあなたの音声認識サーバーに送られ、Aside には保存されません。',
      allow: 'マイクを許可',
      allowed: 'Aside がマイクを使えるようになりました。このタブを閉じて、パネルで質問を話してください。',
      denied:
        'ブラウザーが Aside にマイクの使用を許可していません。このページのアドレスの左にあるアイコンをクリックし、マイクを許可して、もう一度お試しください。',
      none: 'マイクが見つかりません。接続して、もう一度お試しください。',
    },
  },
  aloud: {
    read: '読み上げ',
    stopReading: '読み上げを停止',
    readSelection: '選択範囲を読み上げ',
    bar: '読み上げ',
    pause: '一時停止',
    goOn: '再開',
    skip: '次の文',
    speed: '速さ',
    slower: '遅く',
    faster: '速く',
    rate: (rate) => `${number(rate)}×`,
    waiting: '回答の続きを待っています…',
    gettingVoices: '音声を準備中…',
    voice: (language) => `${language}の音声`,
    automatic: 'このコンピューターで最適な音声',
    onThisComputer: 'このコンピューター',
    online: 'オンライン: テキストが外部に送られます',
    leftOut: { code: 'コードを省略しました。', formula: '数式を省略しました。' },
    noVoice: {
      no_voice: (language) =>
        `このコンピューターには${language}の音声がありません。システムの音声設定で追加し、ブラウザーを再起動してください。`,
      no_voice_on_linux: (language) =>
        `このコンピューターには${language}の音声がありません。speech-dispatcher と espeak-ng をインストールしてください。Chrome と Chromium は、--enable-speech-dispatcher を付けて起動する必要もあります。`,
    },
    problems: {
      not_supported: 'このブラウザーは読み上げに対応していません。',
      failed: '音声が応答しなくなりました。「再開」を押すか、別の音声を選んでください。',
      interrupted: 'ブラウザーのほかの動作により、読み上げが止まりました。',
      elsewhere: '今は別のパネルが読み上げています。',
    },
  },
  tuning: {
    title: 'モデルの設定',
    scope: '設定の対象',
    thisChat: 'このチャット',
    thisModel: (model) => (model === '' ? 'このモデル' : model),
    chatHint: 'このチャットだけで、モデルの設定より優先されます。',
    modelHint: '個別の設定がない限り、このモデルを使うすべてのチャットに適用されます。',
    contextUsed: (used, all) =>
      `最後の回答の後、コンテキストの使用率は${number(Math.ceil((100 * used) / all))}%でした: ${number(all)}トークン中${number(used)}トークン。`,
    everyModel: 'すべてのモデル',
    largestContext: '最大コンテキスト（トークン）',
    largestContextHint:
      'Aside が Ollama のモデルに求めるコンテキストの上限です。大きくすると長いページを丸ごと読めますが、メモリを多く使います。読み込み済みのモデルには反映されません。',
    loadsEarly: '入力中にモデルを読み込む',
    loadsEarlyHint:
      '回答が早く始まります。このコンピューターのメモリに収まるモデルだけが対象で、ほかの回答の実行中には読み込みません。',
    loading: 'コンパニオンアプリに問い合わせ中…',
    none: 'このモデルには設定がありません。',
    reset: (what) => `リセット: ${what}`,
    byItself: 'モデルの既定値',
    usually: (value) => `既定値: ${value}`,
    names: {
      temperature: '温度',
      top_p: 'Top P',
      seed: 'シード',
      num_ctx: 'コンテキスト（トークン）',
      num_predict: '回答の最大長（トークン）',
      keep_alive: 'メモリに残す時間（分）',
      think: '思考',
      system: 'システムプロンプト',
    },
    hints: {
      temperature: '0は最もありそうな言葉、2は最も意外な言葉を選びます。',
      top_p: 'ありそうな言葉のうち、選ぶ対象にする割合です（0～1）。',
      seed: '同じシードなら同じ回答になります。',
      num_ctx: '大きくすると長いページを丸ごと読めますが、メモリを多く使います。',
      num_predict: 'これより長い回答は打ち切られます。',
      keep_alive: '回答後に読み込んだままにする時間です。-1では解放するまで残ります。',
      think: '思考を増やすと時間がかかります。',
      system: '何よりも先にモデルへ伝える内容です。',
    },
    thinking: { off: 'オフ', on: 'オン', low: '少なめ', medium: '標準', high: '多め' },
  },
} satisfies Catalogue['rest'];
