import type { ReadonlySignal } from '@preact/signals';
import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import type { ErrorMessage, ModelsMessage, Snapshot, TurnRecord, Welcome } from '../../protocol/companion-messages.ts';
import type { TurnEvent } from '../../protocol/turn-events.ts';
import type { Problem } from '../models/problem.ts';
import type { Clock } from './clock.ts';
import type { Credentials } from './credentials.ts';

/** How the connection is. */
export type ConnectionState =
  /** An attempt is under way; `problem` is why the one before failed. */
  | { phase: 'connecting'; problem: Problem | null }
  /** `role` is `client` only when the companion has proved that it knows our key. */
  | { phase: 'ready'; role: 'guest' | 'client'; welcome: Welcome }
  /** Tries again by itself, soon. */
  | { phase: 'waiting'; problem: Problem }
  /** Only {@link CompanionConnection.retry} tries again. */
  | { phase: 'stopped'; problem: Problem };

export type ChatMessageInput = Extract<ClientMessageInput, { type: 'chat' }>;

/**
 * Is told about one turn, in order and without duplicates, whatever the socket does meanwhile. After a terminal event or
 * `refused` it hears nothing more.
 */
export interface TurnObserver {
  event(event: TurnEvent): void;
  /** Replaces everything known of the turn. Never terminal. */
  snapshot(snapshot: Snapshot): void;
  /** The turn was refused, is gone, or was interrupted where its log can't be read any more. Text so far is kept. */
  refused(error: ErrorMessage): void;
}

export interface TurnHandle {
  readonly turn: string;
  /** Asks for the end of the turn, now or as soon as there is a connection; the observer hears `cancelled`. */
  cancel(): void;
  /** Stops watching; the turn goes on. The observer hears nothing more. */
  detach(): void;
}

/** One `aside.v1` connection to the companion that mends itself. */
export interface CompanionConnection {
  readonly state: ReadonlySignal<ConnectionState>;
  /**
   * Watches a turn: asks it when a `chat` is given (as soon as there is a connection), else attaches from after `seq`
   * (from the beginning without one). Opening a turn again replaces its observer.
   */
  openTurn(request: ChatMessageInput | { turn: string; seq?: number }, observer: TurnObserver): TurnHandle;
  /** Called with the list of models now (when it is known) and whenever it changes; returns its unsubscribe. */
  watchModels(listener: (models: ModelsMessage) => void): () => void;
  /**
   * The turns of a conversation, as soon as there is a connection. Rejects with {@link CompanionRefusal} (for example
   * `conversation_gone`), or with an `AbortError` once the connection is disposed.
   */
  loadConversation(conversation: string): Promise<TurnRecord[]>;
  /** Connects at once, with the credentials read again; as a guest also when connected. */
  retry(): void;
  dispose(): void;
}

export interface CompanionConnectionOptions {
  /** Read before every attempt. Rejects with {@link CredentialsError} when they are there but can't be used. */
  credentials(): Promise<Credentials>;
  /** A random id of this installation. */
  install: string;
  /** What the browser will send as Origin; by default this page's. `-` when it sends none. */
  origin?: string;
  webSocket?: typeof WebSocket;
  fetch?: typeof fetch;
  clock?: Clock;
  /** Between 0 (inclusive) and 1. */
  random?: () => number;
  /** Calls back when it may be worth trying at once: the network is back, the page is visible again. */
  onWake?: (listener: () => void) => () => void;
}
