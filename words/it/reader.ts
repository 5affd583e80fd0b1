import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'Il lettore integrato di Aside non ha un modello';
const HOW_TO_GET_A_MODEL = `Per avere risposte con le parole di un modello:

1. Installa Ollama da <https://ollama.com/download>.
2. Esegui \`ollama pull ${FIRST_MODEL}\` in un terminale.

Aside lo trova da solo.`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain')
      return `*${SELF} e non può spiegare con parole proprie. Queste sono le frasi più importanti in ${source}:*`;
    if (!isFound)
      return `*${SELF} e non ha trovato nessuna delle tue parole in ${source}. Queste sono le frasi più importanti:*`;
    return task === 'summarise'
      ? `*${SELF}: cita le frasi più importanti in ${source}.*`
      : `*${SELF}: cita le frasi in ${source} più vicine alla tua domanda.*`;
  },
  cannotTranslate: `*${SELF} e non può tradurre.*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) => `*${SELF}, e in ${source} non c’è nessuna frase da citare.*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}, quindi non può rispondere.*

Può citare ciò che conta di più in quello che leggi:

- **Riassumi questa pagina** cita le frasi più importanti della pagina.
- Seleziona del testo, fai clic destro e scegli **Fai una domanda sulla selezione**, oppure allega una pagina alla tua domanda.

${HOW_TO_GET_A_MODEL}`,
  severalSources: 'questi testi',
  selection: 'questa selezione',
  page: 'questa pagina',
  titled: (title) => `“${title}”`,
};
