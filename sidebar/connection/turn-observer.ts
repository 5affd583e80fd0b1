import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import type { ErrorMessage, Snapshot } from '../../protocol/companion-messages.ts';
import type { TurnEvent } from '../../protocol/turn-events.ts';

export type ChatMessageInput = Extract<ClientMessageInput, { type: 'chat' }>;

/**
 * Is told about one turn, in order and without duplicates, whatever the socket does meanwhile. After a terminal event or
 * `refused` it hears nothing more.
 */
export interface TurnObserver {
  event(event: TurnEvent): void;
  /** Replaces everything known of the turn. Never terminal. */
  snapshot(snapshot: Snapshot): void;
  /** So much of what goes along is with the companion; the question follows it. */
  uploading?(done: number, total: number): void;
  /** Something of the turn came that only a newer Aside can show. */
  notUnderstood?(): void;
  /** The turn was refused, is gone, or was interrupted where its log can't be read any more. Text so far is kept. */
  refused(error: ErrorMessage): void;
}

export interface TurnHandle {
  readonly turn: string;
  /**
   * Asks for the end of the turn, now or as soon as there is a connection; the observer hears `cancelled`, with `seq` 0
   * when the companion never had the turn, or has it no more.
   */
  cancel(): void;
  /** Stops watching; the turn goes on. The observer hears nothing more. */
  detach(): void;
}

/** What comes of sending ahead what is long in a question. Nothing does when the connection breaks. */
export interface UploadEvents {
  isLong(part: ChatMessageInput['question'][number]): boolean;
  /** The bytes under a SHA-256 that a part names, where they are kept here. */
  findBlob?: ((hash: string) => Promise<Uint8Array | undefined>) | undefined;
  /** Told of how many bytes of all that is long the companion has. */
  onProgress(done: number, total: number): void;
  /** The companion has all of it; this question names it. */
  onReady(chat: ChatMessageInput): void;
  /** The companion does not take it. */
  onRefused(error: ErrorMessage): void;
  /** Gives it up. */
  signal: AbortSignal;
}
