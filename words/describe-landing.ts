import { LIMITS } from '../protocol/limits.ts';
import { landings } from './spoken-later.ts';

/** What a screen reader says of a source that landed in the composer, or that found no room there. */
export function describeLanding(
  landing: { code: 'full' } | { code: keyof typeof landings.landed; name: string; count: number },
): string {
  if (landing.code === 'full') return landings.sourcesFull(LIMITS.sources);
  return landings.landed[landing.code](landing.name, landing.count);
}
