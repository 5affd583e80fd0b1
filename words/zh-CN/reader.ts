import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'Aside 的内置阅读器没有模型';
const HOW_TO_GET_A_MODEL = `要获得模型用自己的话写的回答：

1. 从 <https://ollama.com/download> 安装 Ollama。
2. 在终端中运行 \`ollama pull ${FIRST_MODEL}\`。

Aside 会自动找到它。`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain') return `*${SELF}，无法用自己的话解释。以下是${source}中最重要的句子：*`;
    if (!isFound) return `*${SELF}，在${source}中没有找到你的任何字词。以下是其中最重要的句子：*`;
    return task === 'summarise'
      ? `*${SELF}：它摘录${source}中最重要的句子。*`
      : `*${SELF}：它摘录${source}中与你的问题最接近的句子。*`;
  },
  cannotTranslate: `*${SELF}，无法翻译。*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) => `*${SELF}，${source}中也没有可以摘录的句子。*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}，无法回答这个问题。*

它可以摘录你所读内容中最重要的部分：

- **总结此页面**会摘录页面中最重要的句子。
- 选中文字，点击右键并选择 **询问选中内容**；或将页面附加到你的问题。

${HOW_TO_GET_A_MODEL}`,
  severalSources: '这些文字',
  selection: '选中内容',
  page: '此页面',
  titled: (title) => `“${title}”`,
};
