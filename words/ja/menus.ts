import type { Catalogue } from '../catalogue.ts';

/** What the browser itself shows of Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': '選択範囲について質問',
  explain: '説明する',
  'summarise-selection': '選択範囲を要約',
  translate: '翻訳する',
  'ask-here': 'ここで質問',
  'summarise-page': 'このページを要約',
  addressBar: 'Aside で自分のモデルに質問',
  addressBarAsk: (question) => `「${question}」を新しいチャットで質問`,
  addressBarChat: (title, date) => `チャット「${title}」（${date}）を開く`,
  description: '自分の言語モデルを動かす人のためのチャットサイドバー。',
  'command-ask-selection': '選択範囲またはページについて質問',
  'command-summarise-page': 'このページを要約',
  'key-points': '要点',
  simplify: 'やさしく書き換える',
  reply: '返信を書く',
  'fix-grammar': '誤字と文法を直す',
  shorten: '短くする',
  'find-flaws': '問題点を探す',
  quiz: 'クイズを出す',
};
