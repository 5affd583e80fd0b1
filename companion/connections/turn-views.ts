import { encode } from '../../protocol/codec.ts';
import type { StoredTurn } from '../conversations/stored-conversations.ts';
import { toAsideFrame } from '../turns/frames.ts';
import type { Turn } from '../turns/turn.ts';
import { createViewer, type Viewer } from '../turns/viewer.ts';
import type { Link } from './connection.ts';

/** The turns that one connection watches. */
export interface TurnViews {
  has(turn: string): boolean;
  /** Shows a turn from after `seq`, or a snapshot and what follows; false when too many are watched. */
  view(turn: Turn, seq: number): boolean;
  /** Shows a turn that ended and of which only the result is left; false when not even that is known. */
  replay(stored: StoredTurn): boolean;
  stop(turn: string): void;
  dispose(): void;
}

export function createTurnViews(link: Link, maxViews: number): TurnViews {
  const viewers = new Map<string, Viewer>();

  function stop(turn: string): void {
    viewers.get(turn)?.stop();
    viewers.delete(turn);
  }

  return {
    has: (turn) => viewers.has(turn),
    view({ id, log }, seq) {
      stop(id);
      if (viewers.size >= maxViews) return false;
      let after = log.resume(seq);
      if (after === undefined) {
        const snapshot = log.snapshot();
        link.post(encode(snapshot));
        after = snapshot.seq;
      }
      const { feed } = link;
      const viewer = createViewer({ log, after, frameOf: toAsideFrame, feed, onEnd: () => viewers.delete(id) });
      viewers.set(id, viewer);
      viewer.start();
      return true;
    },
    replay({ record: { turn, content, thinking, terminal } }) {
      if (terminal === null) return false;
      stop(turn);
      link.post(encode({ type: 'snapshot', turn, seq: terminal.seq - 1, content, thinking, steps: [] }));
      link.post(encode(terminal));
      return true;
    },
    stop,
    dispose() {
      for (const viewer of viewers.values()) viewer.stop();
    },
  };
}
