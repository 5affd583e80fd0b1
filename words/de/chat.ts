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
  again: {
    withAnother: 'Mit anderem Modell antworten',
    search: 'Modelle suchen',
    noneFound: 'Kein Modell passt',
  },
  compare: {
    compare: 'Versionen vergleichen',
    title: 'Antworten vergleichen',
    version: (index, model) => (model === '' ? `Version ${number(index)}` : `Version ${number(index)}: ${model}`),
    shown: 'Hier gezeigte Version',
    goOn: 'Mit dieser weitermachen',
  },
  copying: {
    copyAs: 'Kopieren als …',
    wrapLines: 'Lange Zeilen umbrechen',
    downloadCode: 'Herunterladen',
    answer: { markdown: 'Als Markdown kopieren', text: 'Als reinen Text kopieren', rich: 'Mit Formatierung kopieren' },
    chat: {
      markdown: 'Chat als Markdown kopieren',
      text: 'Chat als reinen Text kopieren',
      rich: 'Chat mit Formatierung kopieren',
    },
  },
  diagrams: {
    show: 'Als Diagramm zeigen',
    showCode: 'Code zeigen',
    save: 'Als SVG herunterladen',
    diagram: 'Diagramm',
    drawing: 'Diagramm wird gezeichnet …',
    mistake: 'Dieses Diagramm enthält einen Fehler und lässt sich nicht zeichnen.',
    mistakeIn: (line) => `Dieses Diagramm enthält in Zeile ${number(line)} einen Fehler und lässt sich nicht zeichnen.`,
    unknown: 'Diese Art von Diagramm kann Aside nicht zeichnen.',
    slow: 'Das Zeichnen dieses Diagramms dauerte zu lange und wurde abgebrochen.',
    large: 'Dieses Diagramm ist zu groß zum Zeichnen.',
  },
  usage: {
    tokens: (read, written) => `Tokens gelesen: ${number(read)}, geschrieben: ${number(written)}.`,
    speed: (rate, seconds) => `${rate} Tokens/s, insgesamt ${seconds}\u00a0s.`,
    context: (used, all) =>
      `Kontext zu ${number(Math.ceil((100 * used) / all))}\u00a0% voll: ${number(used)} von ${number(all)} Tokens.`,
  },
  contents: {
    contents: 'Inhalt dieser Antwort',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
