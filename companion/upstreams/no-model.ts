import type { ErrorReason, NamedServer } from '../../protocol/error-causes.ts';
import { nameOf } from './refusal.ts';
import { UpstreamError, type UpstreamModel } from './upstream.ts';

/** What is wrong with the models of a server that answers; undefined when one of them can chat. */
export function noModel(server: NamedServer, models: readonly UpstreamModel[]): ErrorReason | undefined {
  const [first, ...others] = models;
  const named = nameOf(server);
  if (models.some(({ canChat }) => canChat)) return undefined;
  if (first === undefined) return new UpstreamError('model_not_found', { cause: 'none', ...named }).reason;
  const { name: model } = first;
  const params = { cause: 'none_can_chat', ...named, model, others: others.length } as const;
  return new UpstreamError('model_not_found', params).reason;
}
