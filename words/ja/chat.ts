import type { Catalogue } from '../catalogue.ts';
import { number } from './tongue.ts';

/** What is said while a conversation is read. */
export const chat = {
  menu: {
    menu: 'チャットのメニュー',
  },
  find: {
    find: 'このチャット内を検索',
    next: '次の一致',
    previous: '前の一致',
    searching: '検索中…',
    of: (index, count) => (count === 0 ? '一致なし' : `${number(index)}/${number(count)}件`),
    ofMany: (index, count) => `${number(index)}/${number(count)}件以上`,
    withoutEarlier: (index, count) =>
      count === 0
        ? '一致なし（以前の質問は読み込めませんでした）'
        : `${number(index)}/${number(count)}件（以前の質問は読み込めませんでした）`,
  },
  again: {
    withAnother: '別のモデルで回答',
    search: 'モデルを検索',
    noneFound: '一致するモデルがありません',
  },
  compare: {
    compare: 'バージョンを比較',
    title: '回答を比較',
    version: (index, model) => (model === '' ? `バージョン${number(index)}` : `バージョン${number(index)}: ${model}`),
    shown: 'ここに表示中のバージョン',
    goOn: 'このバージョンで続ける',
  },
  copying: {
    copyAs: '形式を選んでコピー…',
    wrapLines: '長い行を折り返す',
    downloadCode: 'ダウンロード',
    answer: {
      markdown: 'Markdown でコピー',
      text: 'テキストのみコピー',
      rich: '書式付きでコピー',
    },
    chat: {
      markdown: 'チャットを Markdown でコピー',
      text: 'チャットをテキストのみコピー',
      rich: 'チャットを書式付きでコピー',
    },
  },
  diagrams: {
    show: '図として表示',
    showCode: 'コードを表示',
    save: 'SVG でダウンロード',
    diagram: '図',
    drawing: '図を描いています…',
    mistake: 'この図には誤りがあるため、描けません。',
    mistakeIn: (line) => `この図の ${number(line)} 行目に誤りがあるため、描けません。`,
    unknown: 'Aside はこの種類の図を描けません。',
    slow: '図を描くのに時間がかかりすぎたため、中止しました。',
    large: 'この図は大きすぎて描けません。',
  },
  usage: {
    tokens: (read, written) => `入力${number(read)}トークン、出力${number(written)}トークン。`,
    speed: (rate, seconds) => `${rate}トークン/秒、合計${seconds}秒。`,
    context: (used, all) =>
      `コンテキスト使用率${number(Math.ceil((100 * used) / all))}%: ${number(all)}トークン中${number(used)}トークン。`,
  },
  contents: {
    contents: 'この回答の目次',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
