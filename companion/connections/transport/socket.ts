import type { WebSocket } from 'ws';

/** All that a connection needs of its transport, so that the protocol is free of it. */
export interface Socket {
  /** Hands a text frame over; `sent` is called once it has left this process, or can't any more. */
  send(frame: string, sent: () => void): void;
  /** Asks whether the other end is there, below the protocol's own messages; its answer arrives as `heard`. */
  ping(): void;
  /** Ends the connection politely; frames that were handed over come first. */
  close(code: number, reason: string): void;
  /** Ends it at once. */
  terminate(): void;
}

/** What a transport reports. */
export interface SocketEvents {
  text(frame: string): void;
  /** A frame that is not text. */
  binary(): void;
  /** A ping, which was answered, or a pong: a sign of life that is no message. */
  heard(): void;
  /** Called once, however the connection ended. */
  closed(): void;
}

/** Speaks through a `ws` socket. The 'error' listener comes first: without it, a frame over `maxPayload` ends the process. */
export function attachWebSocket(webSocket: WebSocket): {
  socket: Socket;
  listen(events: SocketEvents): void;
} {
  // 'close' follows every error, with its code.
  webSocket.on('error', () => {});
  const socket: Socket = {
    send: (frame, sent) => webSocket.send(frame, sent),
    ping: () => webSocket.ping(),
    close: (code, reason) => webSocket.close(code, reason),
    terminate: () => webSocket.terminate(),
  };
  return {
    socket,
    listen(events) {
      webSocket.on('message', (data, isBinary) => {
        if (isBinary) events.binary();
        else events.text(data.toString());
      });
      webSocket.on('pong', events.heard);
      webSocket.on('ping', events.heard);
      webSocket.on('close', events.closed);
    },
  };
}
