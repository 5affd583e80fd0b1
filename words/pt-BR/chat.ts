import type { Catalogue } from '../catalogue.ts';
import { number } from './tongue.ts';

/** What is said where a conversation is read. */
export const chat = {
  menu: {
    menu: 'Menu da conversa',
  },
  find: {
    find: 'Buscar nesta conversa',
    next: 'Próximo resultado',
    previous: 'Resultado anterior',
    searching: 'Buscando…',
    of: (index, count) => (count === 0 ? 'Nenhum resultado' : `${number(index)} de ${number(count)}`),
    ofMany: (index, count) => `${number(index)} de ${number(count)} ou mais`,
    withoutEarlier: (index, count) =>
      count === 0
        ? 'Nenhum resultado; não foi possível carregar as perguntas anteriores'
        : `${number(index)} de ${number(count)}; não foi possível carregar as perguntas anteriores`,
  },
  again: {
    withAnother: 'Responder com outro modelo',
    search: 'Buscar modelos',
    noneFound: 'Nenhum modelo encontrado',
  },
  compare: {
    compare: 'Comparar versões',
    title: 'Comparar respostas',
    version: (index, model) => (model === '' ? `Versão ${number(index)}` : `Versão ${number(index)}: ${model}`),
    shown: 'Versão mostrada aqui',
    goOn: 'Continuar com esta',
  },
  copying: {
    copyAs: 'Copiar como…',
    wrapLines: 'Quebrar linhas longas',
    downloadCode: 'Baixar',
    answer: { markdown: 'Copiar como Markdown', text: 'Copiar como texto simples', rich: 'Copiar com formatação' },
    chat: {
      markdown: 'Copiar a conversa como Markdown',
      text: 'Copiar a conversa como texto simples',
      rich: 'Copiar a conversa com formatação',
    },
  },
  diagrams: {
    show: 'Mostrar como diagrama',
    showCode: 'Mostrar o código',
    save: 'Baixar como SVG',
    diagram: 'Diagrama',
    drawing: 'Desenhando o diagrama…',
    mistake: 'Este diagrama tem um erro e não pode ser desenhado.',
    mistakeIn: (line) => `Este diagrama tem um erro na linha ${number(line)} e não pode ser desenhado.`,
    unknown: 'O Aside não consegue desenhar este tipo de diagrama.',
    slow: 'Desenhar este diagrama demorou demais e foi interrompido.',
    large: 'Este diagrama é grande demais para ser desenhado.',
  },
  usage: {
    tokens: (read, written) => `Tokens lidos: ${number(read)}, escritos: ${number(written)}.`,
    speed: (rate, seconds) => `${rate} tokens/s, ${seconds}\u00a0s no total.`,
    context: (used, all) =>
      `Contexto ${number(Math.ceil((100 * used) / all))}% cheio: ${number(used)} de ${number(all)} tokens.`,
  },
  contents: {
    contents: 'Conteúdo desta resposta',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
