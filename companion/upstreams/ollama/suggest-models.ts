import * as v from 'valibot';
import { isModelName } from '../../../protocol/model-name.ts';
import type { Suggestion } from '../../../protocol/model-requests.ts';
import { FIRST_MODELS } from './first-models.ts';

/** How much of a machine's memory a model may take: other programs want some too. */
const SHARE = 0.7;
/** The first download is one that most people wait for. */
const FIRST_BYTES = 6e9;
/** On a machine whose memory is not known. */
const USUAL_MEMORY = 8e9;
/** More recommendations are nothing that a server offers. */
const MOST_RECOMMENDED = 16;

const RecommendedSchema = v.object({
  model: v.pipe(v.string(), v.check(isModelName)),
  vram_bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});
const ListSchema = v.object({ recommendations: v.array(v.unknown()) });

/**
 * Models to begin with on a machine of so much memory, the one that suits it best first, then the smaller ones first.
 * @param recommended what the server recommends itself, unread. Its cloud models name no memory, and are left out
 */
export function suggestModels(memoryBytes: number | undefined, recommended: unknown): Suggestion[] {
  const room = (memoryBytes ?? USUAL_MEMORY) * SHARE;
  const known = new Set(FIRST_MODELS.map(({ name }) => name));
  const own = FIRST_MODELS.map((model) => ({ ...model, fits: model.memoryBytes <= room }));
  const more = readRecommended(recommended)
    .filter(({ name }) => !known.has(name))
    .map((model) => ({ ...model, fits: model.memoryBytes <= room }));
  const best = own.findLast(({ fits, sizeBytes }) => fits && sizeBytes <= FIRST_BYTES) ?? own[0];
  const rest = [...own, ...more].filter((model) => model !== best);
  return best ? [best, ...rest] : rest;
}

function readRecommended(recommended: unknown): Omit<Suggestion, 'fits'>[] {
  const list = v.safeParse(ListSchema, recommended);
  const entries = list.success ? list.output.recommendations.slice(0, MOST_RECOMMENDED) : [];
  return entries
    .map((entry) => v.safeParse(RecommendedSchema, entry))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
    .map(({ model: name, vram_bytes: memoryBytes }) => ({ name, sizeBytes: 0, memoryBytes, good: 'recommended' }));
}
