import type { Catalogue } from '../catalogue.ts';

/** What the browser itself shows of Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': 'Fai una domanda sulla selezione',
  explain: 'Spiega',
  'summarise-selection': 'Riassumi la selezione',
  translate: 'Traduci',
  'ask-here': 'Chiedi qui',
  'summarise-page': 'Riassumi questa pagina',
  addressBar: 'Chiedi al tuo modello in Aside',
  addressBarAsk: (question) => `Chiedi “${question}” in una nuova chat`,
  addressBarChat: (title, date) => `Apri la chat “${title}” del ${date}`,
  'key-points': 'Punti principali',
  simplify: 'Semplifica',
  reply: 'Rispondi a questo',
  'fix-grammar': 'Correggi ortografia e grammatica',
  shorten: 'Accorcia',
  'find-flaws': 'Trova i punti deboli',
  quiz: 'Interrogami',
  description: 'Una barra laterale di chat per chi usa i propri modelli linguistici.',
  'command-ask-selection': 'Fai una domanda sulla selezione o sulla pagina',
  'command-summarise-page': 'Riassumi questa pagina',
};
