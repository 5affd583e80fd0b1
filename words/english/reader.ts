import type { Task } from '../../protocol/task.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'Aside’s built-in reader has no model';
const HOW_TO_GET_A_MODEL = `To get answers in a model’s own words:

1. Install Ollama from <https://ollama.com/download>.
2. Run \`ollama pull ${FIRST_MODEL}\` in a terminal.

Aside finds it by itself.`;

/** What the built-in reader says of itself, in Markdown. It is never to be taken for a model. */
export const readerWords = {
  /** One line that opens every answer made of quotes. */
  opening: (task: Task, source: string, isFound: boolean) => {
    if (task === 'explain') {
      return `*${SELF} and can’t explain in its own words. These sentences of ${source} matter most:*`;
    }
    if (!isFound) return `*${SELF} and found none of your words in ${source}. These sentences of it matter most:*`;
    const choice = task === 'summarise' ? 'that matter most' : 'that come nearest to your question';
    return `*${SELF}: it quotes the sentences of ${source} ${choice}.*`;
  },
  cannotTranslate: `*${SELF} and can’t translate.*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source: string) =>
    `*${SELF}, and there is no sentence in ${source} that it could quote.*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}, so it can’t answer this.*

It can quote what matters most of what you read:

- **Summarise this page** quotes the page’s most important sentences.
- Select text, right-click and choose **Ask about selection**; or attach a page to your question.

${HOW_TO_GET_A_MODEL}`,
  /** What the quotes are of, in a sentence. */
  severalSources: 'these texts',
  selection: 'the selection',
  page: 'the page',
  titled: (title: string) => `“${title}”`,
};
