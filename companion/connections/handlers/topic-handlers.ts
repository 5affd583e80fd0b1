import { OPERATIONS_TOPIC } from '../../operations/operations.ts';
import { toModelsFrame } from '../topics.ts';
import { modelOfRoom } from './model-of-room.ts';
import { allPreferences, PREFERENCES_TOPIC } from './preferences.ts';
import { PROMPTS_TOPIC, tellPrompts } from './prompt-handlers.ts';
import { CONVERSATION_GONE, NEEDS_KEY, ONLY_ITS_ROOM, OPERATION_GONE } from './refusals.ts';
import type { Answer, Handlers, Session } from './session.ts';

/** Topics that can be watched, or asked for once. */
export const TOPIC_HANDLERS: Handlers<'models' | 'watch' | 'stop'> = {
  async models({ services, caller }, { id }) {
    if (caller.kind !== 'member') return { type: 'models', id, ...(await services.catalogue.refresh()) };
    return {
      type: 'models',
      id,
      ...(await modelOfRoom(services.catalogue, services.clientConversations.stored(), caller.conversation)),
    };
  },
  watch(session, { topic, conversation }) {
    const { caller, link, services } = session;
    if (caller.kind === 'member' && topic !== 'room') return ONLY_ITS_ROOM;
    if (topic !== 'models' && caller.kind === 'guest') return NEEDS_KEY;
    if (topic === 'room') return watchRoom(session, conversation);
    const isNew = session.watch(topic);
    if (topic === 'models') link.post(toModelsFrame(services.catalogue.snapshot()));
    else if (topic === OPERATIONS_TOPIC) {
      if (isNew) for (const message of services.operations.listed()) session.post(message);
    } else if (topic === PROMPTS_TOPIC) return isNew ? tellPrompts(session) : undefined;
    else if (topic === PREFERENCES_TOPIC) return isNew ? allPreferences(session) : undefined;
    else if (isNew) {
      // A client that comes late learns what is running all the same.
      const { feed } = services.clientConversations;
      for (const id of services.registry.runningConversations()) feed.describe(id, (news) => session.post(news));
    }
    return undefined;
  },
  stop: ({ services }, { id, operation }) =>
    services.operations.stop(operation) ? { type: 'ok', id } : OPERATION_GONE,
};

async function watchRoom(session: Session, conversation: string | undefined): Promise<Answer> {
  if (conversation !== undefined && !(await isThere(session, conversation))) return CONVERSATION_GONE;
  session.watchRoom(conversation);
  return undefined;
}

async function isThere({ caller, services }: Session, conversation: string): Promise<boolean> {
  if (caller.kind === 'member') return conversation === caller.conversation;
  return (await services.clientConversations.stored().summary(conversation)) !== undefined;
}
