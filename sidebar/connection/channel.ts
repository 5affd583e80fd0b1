import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { CompanionSocket } from './companion-socket.ts';

/** Hears all that comes over a connection, until it is lost. */
export interface ChannelListener {
  message(message: CompanionMessage): void;
  lost(): void;
}

/** For what is said in several messages over one connection. */
export interface Channel {
  send: CompanionSocket['send'];
  sendBytes: CompanionSocket['sendBytes'];
  close(): void;
}

/** Opens one over the connection that there is now; undefined when there is none. */
export type OpenChannel = (listener: ChannelListener) => Channel | undefined;
