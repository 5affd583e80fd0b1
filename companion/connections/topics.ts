import { encode } from '../../protocol/codec.ts';
import type { ConversationAudience } from '../conversations/conversation-feed.ts';
import type { Live } from '../live/live.ts';
import type { Catalogue, CatalogueSnapshot } from '../upstreams/catalogue.ts';

/** The part of the catalogue that connections use. */
export type ModelCatalogue = Pick<Catalogue, 'snapshot' | 'refresh' | 'onChange' | 'resolve' | 'describe'>;

/** The clients that watch the stored conversations. */
export function audienceOf(live: Live): ConversationAudience {
  return {
    tell: (news) => live.publish('conversations', encode(news)),
    isThere: () => live.isWatched('conversations'),
  };
}

/** Tells all watching clients whenever the models change; returns its end. */
export function publishModels(live: Live, catalogue: Pick<Catalogue, 'onChange'>): () => void {
  return catalogue.onChange((snapshot) => live.publish('models', toModelsFrame(snapshot)));
}

/** The `models` message for watching clients. */
export function toModelsFrame(snapshot: CatalogueSnapshot): string {
  return encode({ type: 'models', ...snapshot });
}
