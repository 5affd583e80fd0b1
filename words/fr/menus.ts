import type { Catalogue } from '../catalogue.ts';

/** What the browser itself shows of Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': 'Poser une question sur la sélection',
  explain: 'Expliquer',
  'summarise-selection': 'Résumer la sélection',
  translate: 'Traduire',
  'ask-here': 'Demander ici',
  'summarise-page': 'Résumer cette page',
  addressBar: 'Interroger votre propre modèle dans Aside',
  addressBarAsk: (question) => `Demander « ${question} » dans un nouveau chat`,
  addressBarChat: (title, date) => `Ouvrir le chat « ${title} » du ${date}`,
  description: 'Un panneau de chat pour qui fait tourner ses propres modèles de langage.',
  'command-ask-selection': 'Poser une question sur la sélection ou la page',
  'command-summarise-page': 'Résumer cette page',
  'key-points': 'Points clés',
  simplify: 'Simplifier',
  reply: 'Répondre à ce texte',
  'fix-grammar': 'Corriger les fautes',
  shorten: 'Raccourcir',
  'find-flaws': 'Trouver les points faibles',
  quiz: 'M’interroger',
};
