import { OPERATIONS_TOPIC } from '../../operations/operations.ts';
import { toModelsFrame } from '../topics.ts';
import { CONVERSATION_GONE, NEEDS_KEY, OPERATION_GONE } from './refusals.ts';
import type { Handlers } from './session.ts';

/** What can be watched, and asked for once. */
export const TOPIC_HANDLERS: Handlers<'models' | 'watch' | 'stop'> = {
  models: async ({ services }, { id }) => ({ type: 'models', id, ...(await services.catalogue.refresh()) }),
  watch(session, { topic }) {
    const { caller, link, services } = session;
    if (topic !== 'models' && caller.kind !== 'client') return NEEDS_KEY;
    if (topic === 'room') return CONVERSATION_GONE;
    const isNew = session.watch(topic);
    if (topic === 'models') link.post(toModelsFrame(services.catalogue.snapshot()));
    else if (topic === OPERATIONS_TOPIC) {
      if (isNew) for (const message of services.operations.listed()) session.post(message);
    } else if (isNew) {
      // A client that comes late knows of what runs all the same.
      const { feed } = services.clientConversations;
      for (const id of services.registry.runningConversations()) feed.describe(id, (news) => session.post(news));
    }
    return undefined;
  },
  stop: ({ services }, { id, operation }) =>
    services.operations.stop(operation) ? { type: 'ok', id } : OPERATION_GONE,
};
