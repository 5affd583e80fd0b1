import type { Catalogue } from '../catalogue.ts';
import { number, ofTokens } from './tongue.ts';

/** What is said while a conversation is read. */
export const chat = {
  menu: {
    menu: 'Menu czatu',
  },
  find: {
    find: 'Znajdź w tym czacie',
    next: 'Następny wynik',
    previous: 'Poprzedni wynik',
    searching: 'Szukam…',
    of: (index, count) => (count === 0 ? 'Brak wyników' : `${number(index)} z ${number(count)}`),
    ofMany: (index, count) => `${number(index)} z ${number(count)} lub więcej`,
    withoutEarlier: (index, count) =>
      count === 0
        ? 'Brak wyników; nie udało się wczytać wcześniejszych pytań'
        : `${number(index)} z ${number(count)}; nie udało się wczytać wcześniejszych pytań`,
  },
  again: {
    withAnother: 'Odpowiedz innym modelem',
    search: 'Szukaj modeli',
    noneFound: 'Brak pasujących modeli',
  },
  compare: {
    compare: 'Porównaj wersje',
    title: 'Porównaj odpowiedzi',
    version: (index, model) => (model === '' ? `Wersja ${number(index)}` : `Wersja ${number(index)}: ${model}`),
    shown: 'Wersja pokazana tutaj',
    goOn: 'Kontynuuj z tą',
  },
  copying: {
    copyAs: 'Kopiuj jako…',
    wrapLines: 'Zawijaj długie wiersze',
    downloadCode: 'Pobierz',
    answer: { markdown: 'Kopiuj jako Markdown', text: 'Kopiuj jako zwykły tekst', rich: 'Kopiuj z formatowaniem' },
    chat: {
      markdown: 'Kopiuj czat jako Markdown',
      text: 'Kopiuj czat jako zwykły tekst',
      rich: 'Kopiuj czat z formatowaniem',
    },
  },
  diagrams: {
    show: 'Pokaż jako diagram',
    showCode: 'Pokaż kod',
    save: 'Pobierz jako SVG',
    diagram: 'Diagram',
    drawing: 'Rysowanie diagramu…',
    mistake: 'Ten diagram zawiera błąd i nie można go narysować.',
    mistakeIn: (line) => `Ten diagram zawiera błąd w wierszu ${number(line)} i nie można go narysować.`,
    unknown: 'Aside nie potrafi narysować diagramu tego rodzaju.',
    slow: 'Rysowanie tego diagramu trwało zbyt długo i zostało przerwane.',
    large: 'Ten diagram jest za duży, żeby go narysować.',
  },
  usage: {
    tokens: (read, written) => `Tokeny przeczytane: ${number(read)}, napisane: ${number(written)}.`,
    speed: (rate, seconds) => `${rate} tokena/s, łącznie ${seconds}\u00a0s.`,
    context: (used, all) =>
      `Kontekst zapełniony w ${number(Math.ceil((100 * used) / all))}%: ${number(used)} z ${ofTokens(all)}.`,
  },
  contents: {
    contents: 'Spis treści tej odpowiedzi',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
