import type { Model, ModelPlace } from '../../protocol/models.ts';
import { describeBytes } from '../../words/describe-bytes.ts';
import { describeTime } from '../../words/describe-position.ts';
import { joinFacts } from '../../words/join-facts.ts';
import { modelMenuWords, modelWords } from '../../words/spoken-later.ts';

/** For example `3.2B · Q4_K_M · 2.0 GB · loaded, about 4 min left`. @param now milliseconds since 1970 */
export function describeHeld(model: Model, canChat: boolean, now: number): string {
  return joinFacts([
    canChat ? '' : modelWords.cannotChat,
    model.parameterSize,
    model.quantisation ?? '',
    model.sizeBytes > 0 ? describeBytes(model.sizeBytes) : '',
    model.remote ? modelMenuWords.remote : '',
    describeLoaded(model, now),
  ]);
}

function describeLoaded({ loaded, places = [] }: Model, now: number): string {
  const where = places.filter((place) => place.loaded);
  const [only] = where;
  if (where.length > 1) return modelWords.loadedElsewhere(where.length);
  if (only) return describePlace(only, now);
  return loaded ? modelMenuWords.loaded : '';
}

/** How long a model stays in a server's memory. A clock that was set back gives it no more than it has. */
export function describePlace({ until }: Pick<ModelPlace, 'until'>, now: number): string {
  if (until === undefined) return modelMenuWords.loaded;
  if (until === null) return modelWords.loadedForEver;
  const leftMs = until - now;
  return leftMs > 0 ? modelWords.loadedFor(describeTime(leftMs)) : modelMenuWords.loaded;
}

/** What a model can do beside answering, in words. */
export function describeAbilities({ capabilities }: Pick<Model, 'capabilities'>): string {
  return capabilities
    .filter((ability) => ability !== 'completion')
    .map((ability) => modelWords.ability[ability] ?? ability)
    .join(', ');
}
