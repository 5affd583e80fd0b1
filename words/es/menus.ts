import type { Catalogue } from '../catalogue.ts';

/** What the browser itself shows of Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': 'Preguntar sobre la selección',
  explain: 'Explicar',
  'summarise-selection': 'Resumir la selección',
  translate: 'Traducir',
  'ask-here': 'Preguntar aquí',
  'summarise-page': 'Resumir esta página',
  addressBar: 'Preguntar a tu propio modelo en Aside',
  addressBarAsk: (question) => `Preguntar «${question}» en un chat nuevo`,
  addressBarChat: (title, date) => `Abrir el chat «${title}» del ${date}`,
  description: 'Un panel de chat para quienes usan sus propios modelos de lenguaje.',
  'command-ask-selection': 'Preguntar sobre la selección o la página',
  'command-summarise-page': 'Resumir esta página',
  'key-points': 'Puntos clave',
  simplify: 'Simplificar',
  reply: 'Responder a esto',
  'fix-grammar': 'Corregir ortografía y gramática',
  shorten: 'Acortar',
  'find-flaws': 'Encontrar puntos débiles',
  quiz: 'Ponme a prueba',
};
