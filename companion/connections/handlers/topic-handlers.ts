import { toModelsFrame } from '../topics.ts';
import { NEEDS_KEY } from './refusals.ts';
import type { Handlers } from './session.ts';

/** What can be watched, and asked for once. */
export const TOPIC_HANDLERS: Handlers<'models' | 'watch'> = {
  models: async ({ services }, { id }) => ({ type: 'models', id, ...(await services.catalogue.refresh()) }),
  watch(session, { topic }) {
    const { caller, link, services } = session;
    if (topic === 'conversations' && caller.kind !== 'client') return NEEDS_KEY;
    const isNew = session.watch(topic);
    if (topic === 'models') link.post(toModelsFrame(services.catalogue.snapshot()));
    else if (isNew) {
      // Who comes late knows of what runs all the same.
      const { feed } = services.clientConversations;
      for (const id of services.registry.runningConversations()) feed.describe(id, (news) => session.post(news));
    }
    return undefined;
  },
};
