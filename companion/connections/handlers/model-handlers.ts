import type { Handlers } from './session.ts';

/** Work on the models of the servers, for clients with a key. */
export const MODEL_HANDLERS: Handlers<'pull' | 'delete_model' | 'unload_model' | 'keep_warm' | 'suggestions'> = {
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
};
