import type { UpstreamStatus } from '../../protocol/models.ts';

/** The servers that can be told to get a model. */
export function pullingServers(upstreams: readonly UpstreamStatus[]): UpstreamStatus[] {
  return upstreams.filter(({ status, manages }) => status === 'ready' && manages?.includes('pull'));
}
