import type { Catalogue } from '../catalogue.ts';

/** What the browser itself shows of Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': 'Zapytaj o zaznaczenie',
  explain: 'Wyjaśnij',
  'summarise-selection': 'Podsumuj zaznaczenie',
  translate: 'Przetłumacz',
  'ask-here': 'Zapytaj tutaj',
  'summarise-page': 'Podsumuj tę stronę',
  addressBar: 'Zapytaj swój model w Aside',
  addressBarAsk: (question) => `Zapytaj „${question}” w nowym czacie`,
  addressBarChat: (title, date) => `Otwórz czat „${title}” z ${date}`,
  description: 'Boczny panel czatu dla osób, które mają własne modele językowe.',
  'command-ask-selection': 'Zapytaj o zaznaczenie lub stronę',
  'command-summarise-page': 'Podsumuj tę stronę',
  'key-points': 'Najważniejsze punkty',
  simplify: 'Uprość',
  reply: 'Odpowiedz na to',
  'fix-grammar': 'Popraw pisownię i gramatykę',
  shorten: 'Skróć',
  'find-flaws': 'Znajdź słabe punkty',
  quiz: 'Przepytaj mnie',
};
