import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'O leitor integrado do Aside não tem modelo';
const HOW_TO_GET_A_MODEL = `Para ter respostas com as palavras de um modelo:

1. Instale o Ollama de <https://ollama.com/download>.
2. Execute \`ollama pull ${FIRST_MODEL}\` em um terminal.

O Aside o encontra sozinho.`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain')
      return `*${SELF} e não pode explicar com as próprias palavras. Estas são as frases mais importantes em ${source}:*`;
    if (!isFound)
      return `*${SELF} e não encontrou nenhuma das suas palavras em ${source}. Estas são as frases mais importantes:*`;
    return task === 'summarise'
      ? `*${SELF}: ele cita as frases mais importantes em ${source}.*`
      : `*${SELF}: ele cita as frases em ${source} mais próximas da sua pergunta.*`;
  },
  cannotTranslate: `*${SELF} e não pode traduzir.*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) => `*${SELF}, e não há nenhuma frase para citar em ${source}.*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}, por isso não pode responder a isto.*

Ele pode citar o que há de mais importante no que você lê:

- **Resumir esta página** cita as frases mais importantes da página.
- Selecione um texto, clique com o botão direito e escolha **Perguntar sobre a seleção**, ou anexe uma página à sua pergunta.

${HOW_TO_GET_A_MODEL}`,
  severalSources: 'estes textos',
  selection: 'esta seleção',
  page: 'esta página',
  titled: (title) => `“${title}”`,
};
