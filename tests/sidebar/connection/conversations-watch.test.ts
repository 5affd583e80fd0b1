// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createConversationsWatch } from '../../../sidebar/connection/conversations-watch.ts';

const WATCH = { type: 'watch', topic: 'conversations' };
const REMOVED = { type: 'removed', conversation: 'c' } as const;

function setUp() {
  const watch = createConversationsWatch();
  const sent: unknown[] = [];
  const socket = { send: (message: unknown) => sent.push(message) > 0 };
  return { watch, sent, socket };
}

describe('changes of conversations', () => {
  it('are asked for once somebody listens on a connection, whichever comes first, and once', () => {
    for (const order of ['listener first', 'connection first']) {
      const { watch, sent, socket } = setUp();
      if (order === 'listener first') watch.watch(() => {});
      watch.connected(socket, 'client');
      if (order === 'connection first') expect(sent).toEqual([]);
      watch.watch(() => {});
      watch.watch(() => {});
      expect(sent).toEqual([WATCH]);
      watch.disconnected();
      watch.connected(socket, 'client');
      expect(sent).toEqual([WATCH, WATCH]);
    }
  });

  it('are not asked for by a guest', () => {
    const { watch, sent, socket } = setUp();
    watch.connected(socket, 'client');
    watch.disconnected();
    watch.connected(socket, 'guest');
    watch.watch(() => {});
    expect(sent).toEqual([]);
  });

  it('reach all that listen, as often as they do, until they leave', () => {
    const { watch } = setUp();
    const heard: unknown[] = [];
    const listener = (change: unknown) => void heard.push(change);
    const leave = watch.watch(listener);
    watch.watch(listener);
    watch.receive(REMOVED);
    watch.receive({ type: 'pong' });
    leave();
    watch.receive(REMOVED);
    expect(heard).toEqual([REMOVED, REMOVED, REMOVED]);
  });
});
