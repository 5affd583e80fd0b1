import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { StoredTurn } from '../store/store.ts';
import type { FrameOf } from '../turns/frames.ts';
import type { WatchedTurn } from '../turns/turn.ts';
import { createViewer, type Viewer } from '../turns/viewer.ts';
import type { Link } from './connection.ts';

/** The turns that one connection watches. */
export interface TurnViews {
  has(turn: string): boolean;
  /** Announces that a turn will be shown once it is recorded or found. The result says, once, whether no later message asked for it or stopped it. */
  seek(turn: string): () => boolean;
  /** Whether a turn is shown, or will be. */
  awaits(turn: string): boolean;
  /** Whether any turn is. */
  readonly isShowing: boolean;
  /** Shows a turn from after `seq`, or a snapshot and what follows; false when too many are watched. */
  view(turn: WatchedTurn, seq: number): boolean;
  /** Shows a turn of which only the result is left; does nothing for one that has not ended. */
  replay(stored: StoredTurn): void;
  /** Stops showing a turn, or keeps it from being shown later. */
  stop(turn: string): void;
  dispose(): void;
}

export interface TurnViewsOptions {
  feed: Link['feed'];
  post(message: CompanionMessage): void;
  frameOf: FrameOf;
  maxViews: number;
}

export function createTurnViews({ feed, post, frameOf, maxViews }: TurnViewsOptions): TurnViews {
  const viewers = new Map<string, Viewer>();
  /** The latest message that asked for each turn. */
  const sought = new Map<string, symbol>();

  function stop(turn: string): void {
    sought.delete(turn);
    viewers.get(turn)?.stop();
    viewers.delete(turn);
  }

  return {
    has: (turn) => viewers.has(turn),
    seek(turn) {
      const mine = Symbol(turn);
      sought.set(turn, mine);
      return () => sought.get(turn) === mine && sought.delete(turn);
    },
    awaits: (turn) => viewers.has(turn) || sought.has(turn),
    get isShowing() {
      return viewers.size > 0 || sought.size > 0;
    },
    view({ id, log }, seq) {
      stop(id);
      if (viewers.size >= maxViews) return false;
      let after = log.resume(seq);
      if (after === undefined) {
        const snapshot = log.snapshot();
        post(snapshot);
        after = snapshot.seq;
      }
      const viewer = createViewer({ log, after, frameOf, feed, onEnd: () => viewers.delete(id) });
      viewers.set(id, viewer);
      viewer.start();
      return true;
    },
    replay({ record: { turn, answer, terminal } }) {
      if (terminal === null) return;
      stop(turn);
      post({ type: 'snapshot', turn, seq: terminal.seq - 1, parts: answer });
      post(terminal);
    },
    stop,
    dispose() {
      for (const viewer of viewers.values()) viewer.stop();
    },
  };
}
