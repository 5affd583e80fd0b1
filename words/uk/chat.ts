import type { Catalogue } from '../catalogue.ts';
import { number, ofTokens } from './tongue.ts';

/** What is said while a conversation is read. */
export const chat = {
  menu: {
    menu: 'Меню чату',
  },
  find: {
    find: 'Знайти в цьому чаті',
    next: 'Наступний збіг',
    previous: 'Попередній збіг',
    searching: 'Пошук…',
    of: (index, count) => (count === 0 ? 'Збігів немає' : `${number(index)} з ${number(count)}`),
    ofMany: (index, count) => `${number(index)} з ${number(count)} або більше`,
    withoutEarlier: (index, count) =>
      count === 0
        ? 'Збігів немає; попередні запитання не вдалося завантажити'
        : `${number(index)} з ${number(count)}; попередні запитання не вдалося завантажити`,
  },
  again: {
    withAnother: 'Відповісти іншою моделлю',
    search: 'Пошук моделей',
    noneFound: 'Немає відповідних моделей',
  },
  compare: {
    compare: 'Порівняти версії',
    title: 'Порівняння відповідей',
    version: (index, model) => (model === '' ? `Версія ${number(index)}` : `Версія ${number(index)}: ${model}`),
    shown: 'Показана тут версія',
    goOn: 'Продовжити з цією',
  },
  copying: {
    copyAs: 'Копіювати як…',
    wrapLines: 'Переносити довгі рядки',
    downloadCode: 'Завантажити',
    answer: {
      markdown: 'Копіювати як Markdown',
      text: 'Копіювати як простий текст',
      rich: 'Копіювати з форматуванням',
    },
    chat: {
      markdown: 'Копіювати чат як Markdown',
      text: 'Копіювати чат як простий текст',
      rich: 'Копіювати чат із форматуванням',
    },
  },
  diagrams: {
    show: 'Показати як діаграму',
    showCode: 'Показати код',
    save: 'Завантажити як SVG',
    diagram: 'Діаграма',
    drawing: 'Діаграма малюється…',
    mistake: 'У цій діаграмі є помилка, тому її не можна намалювати.',
    mistakeIn: (line) => `У цій діаграмі є помилка в рядку ${number(line)}, тому її не можна намалювати.`,
    unknown: 'Aside не вміє малювати діаграми такого виду.',
    slow: 'Малювання цієї діаграми тривало надто довго, тому його зупинено.',
    large: 'Ця діаграма завелика, щоб її намалювати.',
  },
  usage: {
    tokens: (read, written) => `Токенів прочитано: ${number(read)}, написано: ${number(written)}.`,
    speed: (rate, seconds) => `${rate} токена/с, разом ${seconds}\u00a0с.`,
    context: (used, all) =>
      `Контекст заповнено на ${number(Math.ceil((100 * used) / all))}%: ${number(used)} з ${ofTokens(all)}.`,
  },
  contents: {
    contents: 'Зміст цієї відповіді',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
