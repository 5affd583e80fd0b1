import type { Catalogue } from '../catalogue.ts';

/** Was der Browser selbst von Aside zeigt. */
export const menus: Catalogue['menus'] = {
  'ask-selection': 'Zur Auswahl fragen',
  explain: 'Erklären',
  'summarise-selection': 'Auswahl zusammenfassen',
  translate: 'Übersetzen',
  'ask-here': 'Hier fragen',
  'summarise-page': 'Diese Seite zusammenfassen',
  addressBar: 'In Aside das eigene Modell fragen',
  addressBarAsk: (question) => `„${question}“ in einem neuen Chat fragen`,
  addressBarChat: (title, date) => `Chat „${title}“ vom ${date} öffnen`,
  description: 'Eine Chat-Seitenleiste für alle, die eigene Sprachmodelle betreiben.',
  'command-ask-selection': 'Zur Auswahl oder zur Seite fragen',
  'command-summarise-page': 'Diese Seite zusammenfassen',
  'key-points': 'Wichtigste Punkte',
  simplify: 'Vereinfachen',
  reply: 'Darauf antworten',
  'fix-grammar': 'Rechtschreibung und Grammatik',
  shorten: 'Kürzer fassen',
  'find-flaws': 'Schwächen finden',
  quiz: 'Frag mich ab',
};
