import type { Store } from '../../store/store.ts';
import type { CatalogueSnapshot } from '../../upstreams/catalogue.ts';
import type { ModelCatalogue } from '../topics.ts';

/**
 * The model that answers members: the one that answered last in their room, else the default. Members learn nothing about
 * servers.
 */
export async function modelOfRoom(
  catalogue: Pick<ModelCatalogue, 'snapshot'>,
  store: Pick<Store, 'lastModel'>,
  conversation: string,
): Promise<CatalogueSnapshot> {
  const last = await store.lastModel(conversation);
  const { models, defaultModel } = catalogue.snapshot();
  const model =
    models.find(({ name, aliases }) => name === last || (last !== undefined && aliases?.includes(last))) ??
    models.find(({ name }) => name === defaultModel);
  if (!model) return { models: [], cannotChat: [], defaultModel, upstreams: [] };
  const { places, upstreams, aliases, ...known } = model;
  return { models: [{ ...known, upstream: '' }], cannotChat: [], defaultModel: model.name, upstreams: [] };
}
