import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import type { Upstream } from './upstream.ts';

/** A kind of model server: all that is particular to it, outside of its own folder and its words (`words/english/servers.ts`). */
export interface UpstreamKind {
  /** The address in what `--upstream` was given, in the form it is kept in; or what was expected. */
  parseAddress(text: string): { value: string } | { expected: string };
  create(options: UpstreamOptions): Upstream;
  /** A server of this kind transcribes speech too, when it has a model that can hear. */
  transcribes?: true;
}

export interface UpstreamOptions {
  /** As `parseAddress` gives it. */
  url: string;
  /** Requests it serves at the same time. */
  slots: number;
  /** What it wants to be shown; goes to that server alone. */
  key?: string;
  /** Tokens of context that a model is asked for at most, where that can be chosen. */
  maxContext?: () => number;
  clock?: Clock;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}
