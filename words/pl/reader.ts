import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'Wbudowany czytnik Aside nie ma modelu';
const HOW_TO_GET_A_MODEL = `Aby dostawać odpowiedzi słowami modelu:

1. Zainstaluj Ollamę ze strony <https://ollama.com/download>.
2. Uruchom w terminalu \`ollama pull ${FIRST_MODEL}\`.

Aside sam ją znajdzie.`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain')
      return `*${SELF} i nie może niczego wyjaśnić własnymi słowami. Najważniejsze zdania (${source}):*`;
    if (!isFound) return `*${SELF} i nie znalazł tu żadnego z twoich słów (${source}). Najważniejsze zdania:*`;
    return task === 'summarise'
      ? `*${SELF}: cytuje najważniejsze zdania (${source}).*`
      : `*${SELF}: cytuje zdania najbliższe twojemu pytaniu (${source}).*`;
  },
  cannotTranslate: `*${SELF} i nie może tłumaczyć.*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) =>
    `*${SELF} i nie ma tu zdania, które można zacytować (${source}).*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}, więc nie może na to odpowiedzieć.*

Może zacytować to, co najważniejsze w tym, co czytasz:

- **Podsumuj tę stronę** cytuje najważniejsze zdania strony.
- Zaznacz tekst, kliknij go prawym przyciskiem i wybierz **Zapytaj o zaznaczenie** albo załącz stronę do pytania.

${HOW_TO_GET_A_MODEL}`,
  severalSources: 'te teksty',
  selection: 'zaznaczenie',
  page: 'strona',
  titled: (title) => `„${title}”`,
};
