// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { createReadingTurn } from '../../../sidebar/aloud/reading-turn.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';

/** One lock, as browsers give it to the documents of an origin. */
function createLocks() {
  let holder: { reject: (error: Error) => void } | undefined;
  const waiting: (() => void)[] = [];
  const stolen = () => Object.assign(new Error('stolen'), { name: 'AbortError' });
  return {
    request(_name: string, options: LockOptions, use: () => Promise<void>): Promise<void> {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const grant = () => {
        const own = { reject };
        holder = own;
        void use().then(() => {
          if (holder !== own) return;
          holder = undefined;
          resolve();
          waiting.shift()?.();
        });
      };
      if (options.steal) {
        holder?.reject(stolen());
        grant();
      } else if (!holder) grant();
      else {
        waiting.push(grant);
        options.signal?.addEventListener('abort', () => {
          const at = waiting.indexOf(grant);
          if (at < 0) return;
          waiting.splice(at, 1);
          reject(stolen());
        });
      }
      return promise;
    },
  };
}

function openPanels() {
  const clock = createManualClock();
  const locks = createLocks();
  const channels: { onmessage: unknown }[] = [];
  const open = (onWanted: () => void) => {
    const channel = {
      onmessage: null,
      close: vi.fn(),
      postMessage() {
        for (const other of channels) if (other !== channel) (other.onmessage as () => void)();
      },
    };
    channels.push(channel);
    return createReadingTurn({ clock, onWanted, locks: locks as unknown as LockManager, channel });
  };
  return { clock, open };
}

describe('the right to read aloud', () => {
  it('is one panel’s, which gives it to the next that wants it', async () => {
    const { open } = openPanels();
    const order: string[] = [];
    const first = open(() => {
      order.push('first is silent');
      first.give();
    });
    const second = open(() => order.push('second is wanted'));
    await first.take();
    await second.take().then(() => order.push('second reads'));
    expect(order).toEqual(['first is silent', 'second reads']);
  });

  it('comes once the other panel is silent, and not before', async () => {
    const { open } = openPanels();
    const first = open(() => {});
    const second = open(() => {});
    await first.take();
    const taken = vi.fn();
    void second.take().then(taken);
    await settle();
    expect(taken).not.toHaveBeenCalled();
    first.give();
    await settle();
    expect(taken).toHaveBeenCalled();
  });

  it('is taken from a panel that hangs, and that one is told', async () => {
    const { open, clock } = openPanels();
    const wanted = vi.fn();
    const first = open(wanted);
    const second = open(() => {});
    await first.take();
    const taken = vi.fn();
    void second.take().then(taken);
    await settle();
    expect([wanted.mock.calls.length, taken.mock.calls.length]).toEqual([1, 0]);
    clock.advance(1_000);
    await settle();
    expect([wanted.mock.calls.length, taken.mock.calls.length, clock.pending]).toEqual([2, 1, 0]);
  });

  it('is asked for once, however often a panel takes it', async () => {
    const { open } = openPanels();
    const wanted = vi.fn();
    const first = open(wanted);
    const second = open(() => {});
    await Promise.all([first.take(), first.take()]);
    await first.take();
    const taken = vi.fn();
    void second.take().then(taken);
    first.give();
    await settle();
    expect([wanted.mock.calls.length, taken.mock.calls.length]).toEqual([1, 1]);
  });

  it('is everybody’s where a browser has no locks, and goes with its panel', async () => {
    const channel = { onmessage: null, postMessage: vi.fn(), close: vi.fn() };
    const turn = createReadingTurn({ clock: createManualClock(), onWanted() {}, locks: undefined, channel });
    await turn.take();
    turn.dispose();
    expect([channel.postMessage.mock.calls, channel.close.mock.calls.length]).toEqual([[], 1]);
  });
});
