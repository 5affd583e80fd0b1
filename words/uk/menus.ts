import type { Catalogue } from '../catalogue.ts';

/** What the browser itself shows of Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': 'Запитати про виділене',
  explain: 'Пояснити',
  'summarise-selection': 'Підсумувати виділене',
  translate: 'Перекласти',
  'ask-here': 'Запитати тут',
  'summarise-page': 'Підсумувати цю сторінку',
  addressBar: 'Запитати свою модель в Aside',
  addressBarAsk: (question) => `Запитати «${question}» у новому чаті`,
  addressBarChat: (title, date) => `Відкрити чат «${title}» від ${date}`,
  description: 'Бічна панель чату для тих, хто має власні мовні моделі.',
  'command-ask-selection': 'Запитати про виділене або про сторінку',
  'command-summarise-page': 'Підсумувати цю сторінку',
  'key-points': 'Головні думки',
  simplify: 'Спростити',
  reply: 'Відповісти на це',
  'fix-grammar': 'Виправити правопис і граматику',
  shorten: 'Скоротити',
  'find-flaws': 'Знайти слабкі місця',
  quiz: 'Перевірити мої знання',
};
