import { OLLAMA } from './ollama/ollama-kind.ts';
import { OPENAI } from './openai/openai-kind.ts';
import type { Upstream } from './upstream.ts';
import type { UpstreamKind, UpstreamOptions } from './upstream-kind.ts';

/** Every kind that `--upstream kind=address` takes; the first is meant when none is named. */
export const UPSTREAM_KINDS = { ollama: OLLAMA, openai: OPENAI } as const satisfies Record<string, UpstreamKind>;

export type UpstreamKindName = keyof typeof UPSTREAM_KINDS;

export function createUpstream({ kind, ...options }: UpstreamOptions & { kind: UpstreamKindName }): Upstream {
  return UPSTREAM_KINDS[kind].create(options);
}

export function isUpstreamKind(name: string): name is UpstreamKindName {
  return Object.hasOwn(UPSTREAM_KINDS, name);
}

/** Addresses of the servers that may transcribe speech too. */
export function transcribingServers(upstreams: readonly { kind: UpstreamKindName; url: string }[]): string[] {
  const kinds: Record<UpstreamKindName, UpstreamKind> = UPSTREAM_KINDS;
  return upstreams.filter(({ kind }) => kinds[kind].transcribes).map(({ url }) => url);
}
