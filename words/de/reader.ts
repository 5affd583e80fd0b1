import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'Der eingebaute Leser von Aside hat kein Modell';
const HOW_TO_GET_A_MODEL = `Für Antworten in den Worten eines Modells:

1. Installiere Ollama von <https://ollama.com/download>.
2. Führe in einem Terminal \`ollama pull ${FIRST_MODEL}\` aus.

Aside findet es von selbst.`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain')
      return `*${SELF} und kann nichts in eigenen Worten erklären. Diese Sätze aus ${source} sind am wichtigsten:*`;
    if (!isFound)
      return `*${SELF} und hat keines deiner Wörter in ${source} gefunden. Diese Sätze daraus sind am wichtigsten:*`;
    return task === 'summarise'
      ? `*${SELF}: Er zitiert die wichtigsten Sätze aus ${source}.*`
      : `*${SELF}: Er zitiert die Sätze aus ${source}, die deiner Frage am nächsten kommen.*`;
  },
  cannotTranslate: `*${SELF} und kann nicht übersetzen.*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) => `*${SELF}, und aus ${source} lässt sich kein Satz zitieren.*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF} und kann das nicht beantworten.*

Er kann das Wichtigste von dem zitieren, was du liest:

- **Diese Seite zusammenfassen** zitiert die wichtigsten Sätze der Seite.
- Markiere Text, klicke mit der rechten Maustaste und wähle **Zur Auswahl fragen**, oder hänge eine Seite an deine Frage an.

${HOW_TO_GET_A_MODEL}`,
  severalSources: 'diesen Texten',
  selection: 'der Auswahl',
  page: 'dieser Seite',
  titled: (title) => `„${title}“`,
};
