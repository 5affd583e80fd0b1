import * as v from 'valibot';
import type { Limits } from '../../../protocol/limits.ts';
import type { Clock } from '../../clock.ts';
import { type JsonServer, readJson, within } from '../read-json.ts';
import { notThisKind } from '../refusal.ts';
import type { EmbedRequest } from '../upstream.ts';

const EmbeddedSchema = v.object({
  data: v.array(v.object({ index: v.number(), embedding: v.array(v.number()) })),
});

/** The vectors of some texts, from `/embeddings`; settles as `Upstream.embed` says. */
export async function embedWithOpenai(
  server: JsonServer,
  { clock, limits }: { clock: Clock; limits: Limits },
  { model, texts }: EmbedRequest,
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const timing = { clock, timeoutMs: limits.upstreamSilenceMs, server };
  const request = { path: '/embeddings', body: { model, input: texts } };
  const said = v.safeParse(EmbeddedSchema, await within(timing, signal, (timed) => readJson(server, request, timed)));
  if (!said.success || said.output.data.length !== texts.length) throw notThisKind(server);
  const sorted = said.output.data.toSorted((a, b) => a.index - b.index);
  return sorted.map(({ embedding }) => Float32Array.from(embedding));
}
