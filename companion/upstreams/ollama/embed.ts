import * as v from 'valibot';
import type { Limits } from '../../../protocol/limits.ts';
import type { Clock } from '../../clock.ts';
import { type JsonServer, readJson, within } from '../read-json.ts';
import { notThisKind } from '../refusal.ts';
import type { EmbedRequest } from '../upstream.ts';

const EmbeddedSchema = v.object({ embeddings: v.array(v.array(v.number())) });

/** The vectors of some texts, from `/api/embed`; settles as `Upstream.embed` says. */
export async function embedWithOllama(
  server: JsonServer,
  { clock, limits }: { clock: Clock; limits: Limits },
  { model, texts }: EmbedRequest,
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const timing = { clock, timeoutMs: limits.upstreamSilenceMs, server };
  const request = { path: '/api/embed', body: { model, input: texts, truncate: true } };
  const said = v.safeParse(EmbeddedSchema, await within(timing, signal, (timed) => readJson(server, request, timed)));
  if (!said.success || said.output.embeddings.length !== texts.length) throw notThisKind(server);
  return said.output.embeddings.map((vector) => Float32Array.from(vector));
}
