import type { Limits } from '../../../protocol/limits.ts';
import { answerText } from '../../../protocol/parts.ts';
import type { TurnContext } from '../../conversations/turn-context.ts';
import type { Exchange } from '../../prompts/prompt.ts';

/** The conversation of one connection at article depth. No other connection sees it, and it ends with this one. */
export interface ArticleHistory {
  /** For a turn that asks `question`. */
  contextFor(question: string): TurnContext;
}

export function createArticleHistory(limits: Pick<Limits, 'articleMessages' | 'articleChars'>): ArticleHistory {
  const exchanges: Exchange[] = [];

  /** A question that got no answer is a message too. */
  function countMessages(): number {
    return exchanges.reduce((count, { answer }) => count + (answer === '' ? 1 : 2), 0);
  }

  function countChars(): number {
    return exchanges.reduce((chars, { question, answer }) => chars + question.length + answer.length, 0);
  }

  return {
    contextFor: (question) => ({
      saves: 'temporary',
      record: async () => 'recorded',
      history: async () => ({ exchanges: [...exchanges], leftOut: 0 }),
      async finish({ parts }) {
        exchanges.push({ question, sources: [], answer: answerText(parts) });
        while (countMessages() > limits.articleMessages || countChars() > limits.articleChars) exchanges.shift();
      },
      forgetOldest: () => exchanges.shift() !== undefined,
    }),
  };
}
