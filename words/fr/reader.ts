import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'Le lecteur intégré d’Aside n’a pas de modèle';
const HOW_TO_GET_A_MODEL = `Pour obtenir des réponses rédigées par un modèle\u00a0:

1. Installez Ollama depuis <https://ollama.com/download>.
2. Exécutez \`ollama pull ${FIRST_MODEL}\` dans un terminal.

Aside le trouve tout seul.`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain')
      return `*${SELF} et ne peut rien expliquer avec ses propres mots. Voici les phrases les plus importantes dans ${source}\u00a0:*`;
    if (!isFound)
      return `*${SELF} et n’a trouvé aucun de vos mots dans ${source}. Voici les phrases les plus importantes\u00a0:*`;
    return task === 'summarise'
      ? `*${SELF}\u00a0: il cite les phrases les plus importantes dans ${source}.*`
      : `*${SELF}\u00a0: il cite, dans ${source}, les phrases les plus proches de votre question.*`;
  },
  cannotTranslate: `*${SELF} et ne peut pas traduire.*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) => `*${SELF}, et il n’y a aucune phrase à citer dans ${source}.*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF} et ne peut donc pas répondre à cela.*

Il peut citer l’essentiel de ce que vous lisez\u00a0:

- **Résumer cette page** cite les phrases les plus importantes de la page.
- Sélectionnez du texte, faites un clic droit et choisissez **Poser une question sur la sélection**, ou joignez une page à votre question.

${HOW_TO_GET_A_MODEL}`,
  severalSources: 'ces textes',
  selection: 'la sélection',
  page: 'la page',
  titled: (title) => `«\u00a0${title}\u00a0»`,
};
