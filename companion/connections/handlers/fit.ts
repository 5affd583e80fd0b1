import type { Answer, MessageOf, Session } from './session.ts';

/** Says how much of a question its model would get. */
export async function fit({ services }: Session, message: MessageOf<'fit'>): Promise<Answer> {
  const { clientConversations, fits, registry } = services;
  const { id, conversation, parent, task, words, sources, model, temporary } = message;
  const context = clientConversations.contextFor({ turn: id, conversation, parent, task }, temporary);
  const mayChange = parent === null || registry.isRunning(conversation);
  return {
    type: 'fit',
    id,
    ...(await fits.fit({
      model,
      task,
      words,
      sources: {
        texts: sources.filter(({ isImage }) => !isImage).map(({ tokens }) => tokens),
        images: sources.filter(({ isImage }) => isImage).reduce((sum, { tokens }) => sum + tokens, 0),
      },
      parameters: (own) => clientConversations.tunings.for(conversation, own),
      history: context.history,
      historyKey: mayChange ? undefined : `${conversation} ${parent}`,
    })),
  };
}
