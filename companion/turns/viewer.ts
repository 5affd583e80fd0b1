import { isTerminal } from '../../protocol/turn-events.ts';
import type { FrameOf } from './frames.ts';
import type { TurnLog } from './turn-log.ts';

export interface ViewerOptions {
  log: TurnLog;
  /** The `seq` that the viewer has seen already. */
  after: number;
  frameOf: FrameOf;
  /** Hands a frame to the transport; `sent` is called later, once it has left this process, or can't any more. */
  send(frame: string, sent: () => void): void;
  /** Called once, when the terminal was handed to the transport. */
  onEnd(): void;
}

/** A socket that watches a turn. */
export interface Viewer {
  /** Sends what there is and from now on what comes. */
  start(): void;
  /** Watches no longer. */
  stop(): void;
}

/**
 * A cursor into a turn's log. At most one send is unfinished; what is logged meanwhile goes out merged when it has
 * finished, so that a viewer that reads slowly costs one frame of memory and nobody else any time.
 */
export function createViewer({ log, after, frameOf, send, onEnd }: ViewerOptions): Viewer {
  let cursor = after;
  let sending = false;
  let stopped = false;
  let unsubscribe = () => {};

  return {
    start() {
      unsubscribe = log.onGrow(pump);
      pump();
    },
    stop,
  };

  function pump(): void {
    while (!sending && !stopped) {
      const piece = log.next(cursor);
      if (piece === undefined) return;
      cursor = piece.event.seq;
      const frame = frameOf(piece);
      if (frame !== '') {
        sending = true;
        send(frame, finish);
      }
      if (isTerminal(piece.event)) {
        stop();
        onEnd();
      }
    }
  }

  function finish(): void {
    sending = false;
    pump();
  }

  function stop(): void {
    stopped = true;
    unsubscribe();
  }
}
