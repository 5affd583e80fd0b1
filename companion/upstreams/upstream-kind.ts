import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import type { Upstream } from './upstream.ts';

/** What people read about the servers of one kind. */
export interface ServerWords {
  /** What such a server is called: by itself, after "is not", and in a sentence about the one that is meant. */
  label: string;
  a: string;
  the: string;
  /** Where its address is set. */
  setBy: string;
  /** What to do when nobody answers at its address. */
  start: string;
  /** What to do when it, or a proxy before it, wants a key. */
  unlock: string;
  /** What to do when it is too busy. */
  relieve: string;
  /** How its address is found; may be empty. */
  findable: string;
  /** How to get a model; empty: a first one. Without the full stop. */
  getModel(model: string): string;
}

/** A kind of model server: all that is particular to it, outside of its own folder. */
export interface UpstreamKind {
  words: ServerWords;
  /** The address in what `--upstream` was given, in the form it is kept in; or what was expected. */
  parseAddress(text: string): { value: string } | { expected: string };
  create(options: UpstreamOptions): Upstream;
}

export interface UpstreamOptions {
  /** As `parseAddress` gives it. */
  url: string;
  /** Requests it serves at the same time. */
  slots: number;
  /** What it wants to be shown; goes to that server alone. */
  key?: string;
  /** Tokens of context that a model is asked for at most, where that can be chosen. */
  maxContext?: number;
  clock?: Clock;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}
