import type { Catalogue } from '../catalogue.ts';
import { number } from './tongue.ts';

/** What is said where a conversation is read. */
export const chat = {
  menu: {
    menu: 'Menu della chat',
  },
  find: {
    find: 'Cerca in questa chat',
    next: 'Risultato successivo',
    previous: 'Risultato precedente',
    searching: 'Ricerca in corso…',
    of: (index, count) => (count === 0 ? 'Nessun risultato' : `${number(index)} di ${number(count)}`),
    ofMany: (index, count) => `${number(index)} di ${number(count)} o più`,
    withoutEarlier: (index, count) =>
      count === 0
        ? 'Nessun risultato; impossibile caricare le domande precedenti'
        : `${number(index)} di ${number(count)}; impossibile caricare le domande precedenti`,
  },
  again: {
    withAnother: 'Rispondi con un altro modello',
    search: 'Cerca modelli',
    noneFound: 'Nessun modello trovato',
  },
  compare: {
    compare: 'Confronta le versioni',
    title: 'Confronta le risposte',
    version: (index, model) => (model === '' ? `Versione ${number(index)}` : `Versione ${number(index)}: ${model}`),
    shown: 'Versione mostrata qui',
    goOn: 'Continua con questa',
  },
  copying: {
    copyAs: 'Copia come…',
    wrapLines: 'A capo nelle righe lunghe',
    downloadCode: 'Scarica',
    answer: { markdown: 'Copia come Markdown', text: 'Copia come testo semplice', rich: 'Copia con formattazione' },
    chat: {
      markdown: 'Copia la chat come Markdown',
      text: 'Copia la chat come testo semplice',
      rich: 'Copia la chat con formattazione',
    },
  },
  diagrams: {
    show: 'Mostra come diagramma',
    showCode: 'Mostra il codice',
    save: 'Scarica come SVG',
    diagram: 'Diagramma',
    drawing: 'Disegno del diagramma…',
    mistake: 'Questo diagramma contiene un errore e non può essere disegnato.',
    mistakeIn: (line) => `Questo diagramma contiene un errore alla riga ${number(line)} e non può essere disegnato.`,
    unknown: 'Aside non può disegnare questo tipo di diagramma.',
    slow: 'Il disegno di questo diagramma richiedeva troppo tempo ed è stato interrotto.',
    large: 'Questo diagramma è troppo grande per essere disegnato.',
  },
  usage: {
    tokens: (read, written) => `Token letti: ${number(read)}, scritti: ${number(written)}.`,
    speed: (rate, seconds) => `${rate} token/s, ${seconds}\u00a0s in tutto.`,
    context: (used, all) =>
      `Contesto pieno al ${number(Math.ceil((100 * used) / all))}%: ${number(used)} di ${number(all)} token.`,
  },
  contents: {
    contents: 'Contenuto di questa risposta',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
