import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'El lector integrado de Aside no tiene modelo';
const HOW_TO_GET_A_MODEL = `Para obtener respuestas con las palabras de un modelo:

1. Instala Ollama desde <https://ollama.com/download>.
2. Ejecuta \`ollama pull ${FIRST_MODEL}\` en un terminal.

Aside lo encuentra solo.`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain')
      return `*${SELF} y no puede explicar nada con sus propias palabras. Estas frases de ${source} son las más importantes:*`;
    if (!isFound)
      return `*${SELF} y no ha encontrado ninguna de tus palabras en ${source}. Estas frases son las más importantes:*`;
    return task === 'summarise'
      ? `*${SELF}: cita las frases más importantes de ${source}.*`
      : `*${SELF}: cita las frases de ${source} más cercanas a tu pregunta.*`;
  },
  cannotTranslate: `*${SELF} y no puede traducir.*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) =>
    `*${SELF}, y en ${source} no hay ninguna frase que pueda citar.*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}, así que no puede responder a esto.*

Puede citar lo más importante de lo que lees:

- **Resumir esta página** cita las frases más importantes de la página.
- Selecciona texto, haz clic derecho y elige **Preguntar sobre la selección**, o adjunta una página a tu pregunta.

${HOW_TO_GET_A_MODEL}`,
  severalSources: 'estos textos',
  selection: 'la selección',
  page: 'la página',
  titled: (title) => `«${title}»`,
};
