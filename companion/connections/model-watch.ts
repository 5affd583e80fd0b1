import { encode } from '../../protocol/codec.ts';
import type { Catalogue, CatalogueSnapshot } from '../upstreams/catalogue.ts';

/** What connections ask of the catalogue. */
export type ModelWatch = Pick<Catalogue, 'snapshot' | 'refresh' | 'onChange'>;

const frames = new WeakMap<CatalogueSnapshot, string>();

/** The `models` message for those who watch, written once however many they are. */
export function toModelsFrame(snapshot: CatalogueSnapshot): string {
  let frame = frames.get(snapshot);
  if (frame === undefined) {
    frame = encode({ type: 'models', ...snapshot });
    frames.set(snapshot, frame);
  }
  return frame;
}
