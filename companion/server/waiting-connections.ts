import type { Socket } from 'node:net';

/**
 * Connections of whom nothing is known: they are no WebSockets, and show no key. Nobody has to ask anything to have
 * one, so that they are few, and a new one takes the place of the oldest: a client that is let in asks at once and is
 * gone from here.
 */
export interface WaitingConnections {
  add(socket: Socket): void;
  /** It is known now, or gone. */
  remove(socket: Socket): void;
}

export function createWaitingConnections(max: number): WaitingConnections {
  // A Set keeps its order of insertion: the first is the oldest.
  const waiting = new Set<Socket>();

  function forget(this: Socket): void {
    waiting.delete(this);
  }

  return {
    add(socket) {
      waiting.add(socket);
      socket.on('close', forget);
      for (const oldest of waiting) {
        if (waiting.size <= max) break;
        waiting.delete(oldest);
        oldest.destroy();
      }
    },
    remove(socket) {
      waiting.delete(socket);
      socket.off('close', forget);
    },
  };
}
