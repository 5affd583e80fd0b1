import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'Aside の内蔵リーダーにはモデルがありません';
const HOW_TO_GET_A_MODEL = `モデル自身の言葉で回答を得るには:

1. <https://ollama.com/download> から Ollama をインストールします。
2. ターミナルで \`ollama pull ${FIRST_MODEL}\` を実行します。

Aside が自動的に見つけます。`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain')
      return `*${SELF}。自分の言葉で説明することはできません。${source}で最も重要な文は次のとおりです。*`;
    if (!isFound) return `*${SELF}。${source}には入力した言葉が見つかりませんでした。最も重要な文は次のとおりです。*`;
    return task === 'summarise'
      ? `*${SELF}。${source}から最も重要な文を引用します。*`
      : `*${SELF}。${source}から質問に最も近い文を引用します。*`;
  },
  cannotTranslate: `*${SELF}。翻訳はできません。*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) => `*${SELF}。${source}には引用できる文がありません。*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}。これには回答できません。*

読んでいる内容の重要な部分を引用できます。

- **このページを要約**では、ページの最も重要な文を引用します。
- テキストを選択し、右クリックして **選択範囲について質問** を選ぶか、質問にページを添付してください。

${HOW_TO_GET_A_MODEL}`,
  severalSources: 'これらのテキスト',
  selection: '選択範囲',
  page: 'このページ',
  titled: (title) => `「${title}」`,
};
