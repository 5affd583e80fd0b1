import { refuseMaxContext } from '../../../protocol/max-context.ts';
import { codedError } from '../../coded-error.ts';
import { NEEDS_ADMINISTRATOR } from './refusals.ts';
import type { Handlers } from './session.ts';

/** Work on the models of the servers, for clients with a key. */
export const MODEL_HANDLERS: Handlers<
  'pull' | 'delete_model' | 'unload_model' | 'keep_warm' | 'suggestions' | 'model_chats' | 'settings'
> = {
  // Awaited, so that a refusal is one of the request.
  pull: async ({ services }, { id, ...model }) => ({ type: 'pull', id, operation: services.models.pull(model) }),
  async delete_model({ services }, { id, ...model }) {
    await services.models.remove(model);
    return { type: 'ok', id };
  },
  async unload_model({ services }, { id, ...model }) {
    await services.models.unload(model);
    return { type: 'ok', id };
  },
  async keep_warm({ services }, { id, warm, ...model }) {
    await services.models.keepWarm(model, warm);
    return { type: 'ok', id };
  },
  suggestions: async ({ services }, { id, upstream }) => ({
    type: 'suggestions',
    id,
    ...(await services.models.suggest(upstream)),
  }),
  async model_chats({ services: { catalogue, clientConversations } }, { id, model }) {
    const { models, cannotChat } = catalogue.snapshot();
    const found = [...models, ...cannotChat].find(({ name, aliases }) => name === model || aliases?.includes(model));
    const names = found ? [found.name, ...(found.aliases ?? [])] : [model];
    return { type: 'model_chats', id, chats: await clientConversations.stored().countChatsOf(names) };
  },
  settings({ services: { settings, isAdministrator } }, { id, maxContext }) {
    if (maxContext !== undefined) {
      if (isAdministrator?.() === false) return NEEDS_ADMINISTRATOR;
      const refusal = maxContext === null ? undefined : refuseMaxContext(maxContext);
      if (refusal) return codedError('bad_message', refusal);
      if (!settings.setMaxContext(maxContext)) {
        return codedError('storage_failed', { cause: 'not_written', file: settings.file });
      }
    }
    return { type: 'settings', id, maxContext: settings.maxContext(), usualMaxContext: settings.usualMaxContext };
  },
};
