import type { ExportedTurn, ImportedConversation } from '../../../../companion/store/exported-conversation.ts';
import { answerText, thinkingText } from '../../../../protocol/parts.ts';
import { questionText, type SourcePart, sourcesOf } from '../../../../protocol/question-parts.ts';

/** A turn as the first version of exports had it: its texts apart, without what is between them. */
export function inTexts({ question, answer, ...turn }: ExportedTurn) {
  const attachments = sourcesOf(question).map((source) => {
    const { type, blob, chars, tokens, excerpt, ...rest } = source as SourcePart;
    return { kind: type, ...rest };
  });
  const texts = { content: answerText(answer), thinking: thinkingText(answer) };
  return { ...turn, message: questionText(question), attachments, ...texts };
}

export function allInTexts(conversations: readonly ImportedConversation[]) {
  return conversations.map(({ turns, cameFrom, ...rest }) => ({ ...rest, turns: turns.map(inTexts) }));
}
