import type { UpstreamStatus } from '../../protocol/models.ts';

/** The ids of the built-in readers, which have no model. */
export function readerIds(upstreams: readonly UpstreamStatus[]): ReadonlySet<string> {
  return new Set(upstreams.filter(({ kind }) => kind === 'reader').map(({ id }) => id));
}
