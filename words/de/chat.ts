import type { Catalogue } from '../catalogue.ts';
import { number } from './tongue.ts';

/** Was beim Lesen einer Unterhaltung gesagt wird. */
export const chat = {
  menu: {
    menu: 'Chat-Menü',
  },
  find: {
    find: 'In diesem Chat suchen',
    next: 'Nächster Treffer',
    previous: 'Voriger Treffer',
    searching: 'Suche …',
    of: (index, count) => (count === 0 ? 'Keine Treffer' : `${number(index)} von ${number(count)}`),
    ofMany: (index, count) => `${number(index)} von ${number(count)} oder mehr`,
    withoutEarlier: (index, count) =>
      count === 0
        ? 'Keine Treffer; frühere Fragen konnten nicht geladen werden'
        : `${number(index)} von ${number(count)}; frühere Fragen konnten nicht geladen werden`,
  },
} satisfies { menu: Catalogue['rest']['chatMenu']; find: Catalogue['rest']['find'] };
