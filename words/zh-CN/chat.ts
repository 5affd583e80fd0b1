import type { Catalogue } from '../catalogue.ts';
import { number } from './tongue.ts';

/** What is said where a conversation is read. */
export const chat = {
  menu: {
    menu: '对话菜单',
  },
  find: {
    find: '在此对话中查找',
    next: '下一处',
    previous: '上一处',
    searching: '正在查找…',
    of: (index, count) => (count === 0 ? '没有找到' : `第 ${number(index)} 处，共 ${number(count)} 处`),
    ofMany: (index, count) => `第 ${number(index)} 处，至少 ${number(count)} 处`,
    withoutEarlier: (index, count) =>
      count === 0
        ? '没有找到；无法加载更早的提问'
        : `第 ${number(index)} 处，共 ${number(count)} 处；无法加载更早的提问`,
  },
  again: {
    withAnother: '换个模型回答',
    search: '搜索模型',
    noneFound: '没有匹配的模型',
  },
  compare: {
    compare: '比较版本',
    title: '比较回答',
    version: (index, model) => (model === '' ? `版本 ${number(index)}` : `版本 ${number(index)}：${model}`),
    shown: '当前显示的版本',
    goOn: '用这个版本继续',
  },
  copying: {
    copyAs: '复制为…',
    wrapLines: '长行自动换行',
    downloadCode: '下载',
    answer: { markdown: '复制为 Markdown', text: '复制为纯文本', rich: '连同格式一起复制' },
    chat: {
      markdown: '将对话复制为 Markdown',
      text: '将对话复制为纯文本',
      rich: '连同格式一起复制对话',
    },
  },
  diagrams: {
    show: '显示为图表',
    showCode: '显示代码',
    save: '下载为 SVG',
    diagram: '图表',
    drawing: '正在绘制图表…',
    mistake: '此图表有错误，无法绘制。',
    mistakeIn: (line) => `此图表第 ${number(line)} 行有错误，无法绘制。`,
    unknown: 'Aside 无法绘制这种图表。',
    slow: '绘制此图表用时过长，已停止。',
    large: '此图表太大，无法绘制。',
  },
  usage: {
    tokens: (read, written) => `读取 ${number(read)} 个 token，写出 ${number(written)} 个。`,
    speed: (rate, seconds) => `${rate} token/秒，共 ${seconds}\u00a0秒。`,
    context: (used, all) =>
      `上下文已用 ${number(Math.ceil((100 * used) / all))}%：${number(all)} 个 token 中的 ${number(used)} 个。`,
  },
  contents: {
    contents: '此回答的目录',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
