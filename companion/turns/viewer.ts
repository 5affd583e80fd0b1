import { isTerminal } from '../../protocol/turn-events.ts';
import type { FrameOf } from './frames.ts';
import type { TurnLog } from './turn-log.ts';

export interface ViewerOptions {
  log: TurnLog;
  /** The `seq` that the viewer has seen already. */
  after: number;
  frameOf: FrameOf;
  /** Asks to hand a frame to the transport; `next` gives it once the transport can take one, or has none by then. */
  feed(next: () => string | undefined): void;
  /** Called once, when the terminal is handed to the transport. */
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
 * A cursor into a turn's log. While a send is unfinished it waits, and what is logged meanwhile goes out merged, so that
 * a viewer that reads slowly costs no memory and nobody else any time.
 */
export function createViewer({ log, after, frameOf, feed, onEnd }: ViewerOptions): Viewer {
  let cursor = after;
  let isWaiting = false;
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
    if (isWaiting || stopped) return;
    isWaiting = true;
    feed(next);
  }

  function next(): string | undefined {
    isWaiting = false;
    for (let piece = stopped ? undefined : log.next(cursor); piece; piece = log.next(cursor)) {
      cursor = piece.event.seq;
      const frame = frameOf(piece);
      if (isTerminal(piece.event)) {
        stop();
        onEnd();
        return frame;
      }
      if (frame !== '') {
        // Who has seen everything asks again when there is more: asking after every frame costs as much as writing it.
        if (cursor < log.seq) pump();
        return frame;
      }
    }
    return undefined;
  }

  function stop(): void {
    stopped = true;
    unsubscribe();
  }
}
