import type { Catalogue } from '../catalogue.ts';
import { number } from './tongue.ts';

/** What is said where a conversation is read. */
export const chat = {
  menu: {
    menu: 'Menú del chat',
  },
  find: {
    find: 'Buscar en este chat',
    next: 'Resultado siguiente',
    previous: 'Resultado anterior',
    searching: 'Buscando…',
    of: (index, count) => (count === 0 ? 'Sin resultados' : `${number(index)} de ${number(count)}`),
    ofMany: (index, count) => `${number(index)} de ${number(count)} o más`,
    withoutEarlier: (index, count) =>
      count === 0
        ? 'Sin resultados; no se han podido cargar las preguntas anteriores'
        : `${number(index)} de ${number(count)}; no se han podido cargar las preguntas anteriores`,
  },
  again: {
    withAnother: 'Responder con otro modelo',
    search: 'Buscar modelos',
    noneFound: 'Ningún modelo coincide',
  },
  compare: {
    compare: 'Comparar versiones',
    title: 'Comparar respuestas',
    version: (index, model) => (model === '' ? `Versión ${number(index)}` : `Versión ${number(index)}: ${model}`),
    shown: 'Versión que se muestra aquí',
    goOn: 'Continuar con esta',
  },
  copying: {
    copyAs: 'Copiar como…',
    wrapLines: 'Ajustar líneas largas',
    downloadCode: 'Descargar',
    answer: { markdown: 'Copiar como Markdown', text: 'Copiar como texto sin formato', rich: 'Copiar con formato' },
    chat: {
      markdown: 'Copiar el chat como Markdown',
      text: 'Copiar el chat como texto sin formato',
      rich: 'Copiar el chat con formato',
    },
  },
  diagrams: {
    show: 'Mostrar como diagrama',
    showCode: 'Mostrar el código',
    save: 'Descargar como SVG',
    diagram: 'Diagrama',
    drawing: 'Dibujando el diagrama…',
    mistake: 'Este diagrama tiene un error y no se puede dibujar.',
    mistakeIn: (line) => `Este diagrama tiene un error en la línea ${number(line)} y no se puede dibujar.`,
    unknown: 'Aside no puede dibujar este tipo de diagrama.',
    slow: 'Dibujar este diagrama tardaba demasiado y se ha interrumpido.',
    large: 'Este diagrama es demasiado grande para dibujarlo.',
  },
  usage: {
    tokens: (read, written) => `Tokens leídos: ${number(read)}, escritos: ${number(written)}.`,
    speed: (rate, seconds) => `${rate} tokens/s, ${seconds}\u00a0s en total.`,
    context: (used, all) =>
      `Contexto lleno al ${number(Math.ceil((100 * used) / all))}\u00a0%: ${number(used)} de ${number(all)} tokens.`,
  },
  contents: {
    contents: 'Índice de esta respuesta',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
