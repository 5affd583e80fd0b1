/** What the reader says of itself, in Markdown. It is never to be taken for a model. */
import type { Task } from '../../../protocol/client-messages.ts';

const HOW_TO_GET_A_MODEL = `To get answers in a model's own words:

1. Install Ollama from <https://ollama.com/download>.
2. Run \`ollama pull llama3.2\` in a terminal.

Aside finds it by itself.`;

/** One line that opens every answer made of quotes. */
export function opening(task: Task, source: string, isFound: boolean): string {
  const self = 'Aside’s built-in reader has no model';
  if (task === 'explain') {
    return `*${self} and can’t explain in its own words. These sentences of ${source} matter most:*`;
  }
  if (!isFound) {
    return `*${self} and found none of your words in ${source}. These sentences of it matter most:*`;
  }
  const choice = task === 'summarise' ? 'that matter most' : 'that come nearest to your question';
  return `*${self}: it quotes the sentences of ${source} ${choice}.*`;
}

export const CANNOT_TRANSLATE = `*Aside’s built-in reader has no model and can’t translate.*

${HOW_TO_GET_A_MODEL}`;

export function nothingToQuote(source: string): string {
  return `*Aside’s built-in reader has no model, and there is no sentence in ${source} that it could quote.*

${HOW_TO_GET_A_MODEL}`;
}

export const NO_PAGE = `*Aside’s built-in reader has no model, so it can’t answer this.*

It can quote what matters most of what you read:

- **Summarise this page** quotes the page's most important sentences.
- Select text, right-click and choose **Ask about selection**; or ask about a page that goes along with your question.

${HOW_TO_GET_A_MODEL}`;
