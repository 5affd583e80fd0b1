import type { CatalogueSnapshot } from '../../upstreams/catalogue.ts';
import type { ModelCatalogue } from '../topics.ts';
import type { Conversations } from './session.ts';

/** How many of the latest turns may have had no model: they wait, or ended before one was found. */
const LOOKED_AT = 20;

/**
 * The model that answers members: the one that answered last in their room, else the default. Of the servers they are told
 * nothing.
 */
export async function modelOfRoom(
  catalogue: Pick<ModelCatalogue, 'snapshot'>,
  conversations: Pick<Conversations, 'page'>,
  conversation: string,
): Promise<CatalogueSnapshot> {
  const { models, defaultModel } = catalogue.snapshot();
  const page = await conversations.page(conversation, { limit: LOOKED_AT });
  const last = page?.turns.findLast(({ model }) => model !== '')?.model ?? defaultModel;
  const model =
    models.find(({ name, aliases }) => name === last || aliases?.includes(last)) ??
    models.find(({ name }) => name === defaultModel);
  if (!model) return { models: [], cannotChat: [], defaultModel, upstreams: [] };
  const { places, upstreams, aliases, ...known } = model;
  return { models: [{ ...known, upstream: '' }], cannotChat: [], defaultModel: model.name, upstreams: [] };
}
