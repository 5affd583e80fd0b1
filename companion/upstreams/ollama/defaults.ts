import * as v from 'valibot';
import type { Limits } from '../../../protocol/limits.ts';
import { knownParameters, type ModelParameters } from '../../../protocol/parameters.ts';
import type { Clock } from '../../clock.ts';
import { type JsonServer, readJson, within } from '../read-json.ts';

const ShownSchema = v.object({ parameters: v.fallback(v.string(), ''), system: v.fallback(v.string(), '') });

/** What a model's makers set of it, from `/api/show`. */
export async function readDefaults(
  server: JsonServer,
  { clock, limits }: { clock: Clock; limits: Limits },
  model: string,
  signal: AbortSignal,
): Promise<ModelParameters> {
  const request = { path: '/api/show', body: { model } };
  const timing = { clock, timeoutMs: limits.upstreamProbeMs, server };
  const shown = v.safeParse(ShownSchema, await within(timing, signal, (timed) => readJson(server, request, timed)));
  if (!shown.success) return {};
  const { parameters, system } = shown.output;
  return { ...parseParameters(parameters), ...knownParameters(system === '' ? {} : { system }) };
}

/**
 * The `parameters` of `/api/show`, which are text: a line each, of a name and a value. What is not known here, such as
 * `stop`, and what makes no sense is left out.
 */
export function parseParameters(text: string): ModelParameters {
  const pairs = text.split('\n').flatMap((line) => {
    const found = /^\s*(\w+)\s+(-?[\d.]+(?:e[+-]?\d+)?)\s*$/i.exec(line);
    return found ? [[found[1] ?? '', Number(found[2])] as const] : [];
  });
  return knownParameters(Object.fromEntries(pairs));
}
