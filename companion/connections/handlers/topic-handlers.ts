import type { ConversationNews } from '../../conversations/conversation-feed.ts';
import { toModelsFrame } from '../model-watch.ts';
import { NEEDS_KEY } from './refusals.ts';
import type { Answer, Handlers, Session } from './session.ts';

/** What can be watched, and asked for once. */
export const TOPIC_HANDLERS: Handlers<'models' | 'watch'> = {
  models: async ({ services }, { id }) => ({ type: 'models', id, ...(await services.catalogue.refresh()) }),
  watch: (session, { topic }) => (topic === 'models' ? watchModels(session) : watchConversations(session)),
};

function watchModels(session: Session): Answer {
  const { link, services } = session;
  const { catalogue } = services;
  session.watch('models', () => catalogue.onChange((snapshot) => link.post(toModelsFrame(snapshot))));
  link.post(toModelsFrame(catalogue.snapshot()));
  return undefined;
}

function watchConversations(session: Session): Answer {
  const { caller, services } = session;
  if (caller.kind !== 'client') return NEEDS_KEY;
  const { feed } = services.clientConversations;
  session.watch('conversations', () => {
    const tell = (news: ConversationNews) => session.post(news);
    const unwatch = feed.subscribe(tell);
    // Who comes late knows of what runs all the same.
    for (const conversation of services.registry.runningConversations()) feed.describe(conversation, tell);
    return unwatch;
  });
  return undefined;
}
