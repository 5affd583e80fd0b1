import type { UpstreamStatus } from '../../protocol/models.ts';
import { OLLAMA } from './ollama/ollama-kind.ts';
import { OPENAI } from './openai/openai-kind.ts';
import type { Upstream } from './upstream.ts';
import type { ServerWords, UpstreamKind, UpstreamOptions } from './upstream-kind.ts';

/** Every kind that `--upstream kind=address` takes; the first is meant when none is named. */
export const UPSTREAM_KINDS = { ollama: OLLAMA, openai: OPENAI } as const satisfies Record<string, UpstreamKind>;

export type UpstreamKindName = keyof typeof UPSTREAM_KINDS;

export function createUpstream({ kind, ...options }: UpstreamOptions & { kind: UpstreamKindName }): Upstream {
  return UPSTREAM_KINDS[kind].create(options);
}

export function isUpstreamKind(name: string): name is UpstreamKindName {
  return Object.hasOwn(UPSTREAM_KINDS, name);
}

/** The words for a server of any kind, also of one that only a newer companion knows. */
export function wordsOf(kind: UpstreamStatus['kind']): ServerWords {
  return isUpstreamKind(kind) ? UPSTREAM_KINDS[kind].words : UNKNOWN;
}

const UNKNOWN: ServerWords = {
  label: 'Model server',
  a: 'a model server',
  the: 'the model server',
  setBy: '--upstream',
  start: 'Start it, or name its address with --upstream.',
  unlock: 'Have it let this machine in.',
  relieve: 'Wait a moment and try again.',
  findable: '',
  getModel: () => 'Load one there',
};
