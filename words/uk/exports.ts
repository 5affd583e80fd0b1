import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: 'Ви',
  answer: 'Відповідь',
  days: (first, last) => (first === last ? first : `${first} – ${last}`),
  anotherBeginning: 'Інший початок:',
  anotherVersion: 'Інша версія:',
  versionAfter: (question) => `Інша версія того, що йде після «${question}»:`,
  tasks: { chat: '(без тексту)', explain: 'Поясни це.', summarise: 'Підсумуй це.', translate: 'Переклади це.' },
  sources: { page: 'Сторінка', selection: 'Виділення', file: 'Файл', image: 'Зображення' },
  unknownSource: 'Джерело',
  notFinished: '(не завершено)',
  cut: '(обрізано за обмеженням довжини)',
  stopped: '(зупинено)',
};
