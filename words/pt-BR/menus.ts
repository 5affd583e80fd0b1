import type { Catalogue } from '../catalogue.ts';

/** What the browser itself shows of Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': 'Perguntar sobre a seleção',
  explain: 'Explicar',
  'summarise-selection': 'Resumir a seleção',
  translate: 'Traduzir',
  'ask-here': 'Perguntar aqui',
  'summarise-page': 'Resumir esta página',
  addressBar: 'Perguntar ao seu modelo no Aside',
  addressBarAsk: (question) => `Perguntar “${question}” em uma nova conversa`,
  addressBarChat: (title, date) => `Abrir a conversa “${title}” de ${date}`,
  'key-points': 'Pontos principais',
  simplify: 'Simplificar',
  reply: 'Responder a isto',
  'fix-grammar': 'Corrigir ortografia e gramática',
  shorten: 'Encurtar',
  'find-flaws': 'Encontrar falhas',
  quiz: 'Testar meu conhecimento',
  description: 'Uma barra lateral de conversas para quem roda seus próprios modelos de linguagem.',
  'command-ask-selection': 'Perguntar sobre a seleção ou a página',
  'command-summarise-page': 'Resumir esta página',
};
