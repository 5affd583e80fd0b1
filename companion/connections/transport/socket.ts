import type { Writable } from 'node:stream';
import { WebSocket } from 'ws';
import { SHORT_TEXT, toTextFrame } from './text-frame.ts';

/** Everything that a connection needs of its transport, so that the protocol does not depend on it. */
export interface Socket {
  /** Hands a text frame over. `sent` is called once the frame has left this process, or can't any more. */
  send(frame: string, sent: () => void): void;
  /** Asks whether the other end is there, by the transport's own means. The answer arrives as `heard`. */
  ping(): void;
  /** Ends the connection politely; frames that were handed over come first. */
  close(code: number, reason: string): void;
  /** Ends it at once. */
  terminate(): void;
}

/** What a transport reports. */
export interface SocketEvents {
  text(frame: string): void;
  /** A frame that is not text. The transport owns its memory. */
  binary(frame: Uint8Array): void;
  /** A ping, which was answered, or a pong: a sign of life without a message. */
  heard(): void;
  /** Called once, however the connection ended. */
  closed(): void;
}

/** Speaks through a `ws` socket. */
export class AttachedSocket implements Socket {
  readonly #webSocket: WebSocket;
  readonly #stream: Writable;

  /**
   * The 'error' listener comes first: without it, a frame over `maxPayload` ends the process.
   *
   * @param stream the one that `webSocket` speaks over
   */
  constructor(webSocket: WebSocket, stream: Writable) {
    this.#webSocket = webSocket;
    this.#stream = stream;
    // 'close' follows every error, with its code.
    webSocket.on('error', ignore);
  }

  listen(events: SocketEvents): void {
    const heard = () => events.heard();
    this.#webSocket.on('message', (data, isBinary) => {
      if (isBinary) events.binary(data as Buffer);
      else events.text(data.toString());
    });
    this.#webSocket.on('pong', heard);
    this.#webSocket.on('ping', heard);
    this.#webSocket.on('close', () => events.closed());
  }

  /**
   * `ws` writes a frame in two pieces, which costs more than everything else that is done for a token. A frame in one piece may
   * go between the frames that `ws` writes: `ws` never holds one back, since it compresses nothing.
   */
  send(frame: string, sent: () => void): void {
    if (frame.length <= SHORT_TEXT && this.#webSocket.readyState === WebSocket.OPEN) {
      this.#stream.write(toTextFrame(frame), sent);
    } else this.#webSocket.send(frame, sent);
  }

  ping(): void {
    this.#webSocket.ping();
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason);
  }

  terminate(): void {
    this.#webSocket.terminate();
  }
}

function ignore(): void {}
