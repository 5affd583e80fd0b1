import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: '你',
  answer: '回答',
  days: (first, last) => (first === last ? first : `${first} 至 ${last}`),
  anotherBeginning: '另一个开头：',
  anotherVersion: '另一个版本：',
  versionAfter: (question) => `“${question}”之后的另一个版本：`,
  tasks: { chat: '（没有文字）', explain: '解释以上内容。', summarise: '总结以上内容。', translate: '翻译以上内容。' },
  sources: { page: '页面', selection: '选段', file: '文件', image: '图片' },
  unknownSource: '来源',
  notFinished: '（未完成）',
  cut: '（达到长度上限，已截断）',
  stopped: '（已停止）',
};
