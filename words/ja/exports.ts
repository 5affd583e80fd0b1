import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: '自分',
  answer: '回答',
  days: (first, last) => (first === last ? first : `${first}～${last}`),
  anotherBeginning: '別の始まり:',
  anotherVersion: '別のバージョン:',
  versionAfter: (question) => `「${question}」に続く別のバージョン:`,
  tasks: {
    chat: '（テキストなし）',
    explain: 'これを説明して。',
    summarise: 'これを要約して。',
    translate: 'これを翻訳して。',
  },
  sources: { page: 'ページ', selection: '選択範囲', file: 'ファイル', image: '画像' },
  unknownSource: '添付',
  notFinished: '（未完了）',
  cut: '（長さの上限で打ち切り）',
  stopped: '（停止）',
};
