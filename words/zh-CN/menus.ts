import type { Catalogue } from '../catalogue.ts';

/** What the browser itself shows of Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': '询问选中内容',
  explain: '解释',
  'summarise-selection': '总结选中内容',
  translate: '翻译',
  'ask-here': '在此提问',
  'summarise-page': '总结此页面',
  addressBar: '在 Aside 中询问你自己的模型',
  addressBarAsk: (question) => `在新对话中询问“${question}”`,
  addressBarChat: (title, date) => `打开 ${date} 的对话“${title}”`,
  description: '为自己运行语言模型的人准备的聊天侧边栏。',
  'command-ask-selection': '询问选中内容或页面',
  'command-summarise-page': '总结此页面',
  'key-points': '要点',
  simplify: '改得更易懂',
  reply: '写回复',
  'fix-grammar': '修正拼写和语法',
  shorten: '缩短',
  'find-flaws': '找出漏洞',
  quiz: '考考我',
};
