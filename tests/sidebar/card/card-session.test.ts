import { describe, expect, it, vi } from 'vitest';
import type { TurnEvent } from '../../../protocol/turn-events.ts';
import type { CardPort } from '../../../sidebar/card/card-session.ts';
import { createCardSession } from '../../../sidebar/card/card-session.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createFakePort } from './fake-port.ts';

const TURN = '11111111-1111-4111-8111-111111111111';

function token(seq: number, content = `${seq}`): { type: 'event'; event: TurnEvent } {
  return { type: 'event', event: { type: 'token', turn: TURN, seq, content } };
}
const CANCELLED = (seq: number) => ({ type: 'event', event: { type: 'cancelled', turn: TURN, seq } });

function setUp() {
  const clock = createManualClock();
  const ports: ReturnType<typeof createFakePort>[] = [];
  const observer = {
    event: vi.fn(),
    snapshot: vi.fn(),
    failed: vi.fn(),
    lost: vi.fn(),
    problem: vi.fn(),
    continued: vi.fn(),
  };
  const connect = vi.fn(() => {
    const fake = createFakePort();
    ports.push(fake);
    return fake.port as unknown as CardPort;
  });
  const session = createCardSession({ turn: TURN, connect, observer, clock });
  const port = (index: number) => {
    const found = ports[index];
    if (!found) throw new Error(`there is no port ${index}`);
    return found;
  };
  return { clock, connect, observer, session, port, ports };
}

describe('card session', () => {
  it('asks for its turn from the beginning', () => {
    const { port } = setUp();
    expect(port(0).posted).toEqual([{ type: 'watch', turn: TURN, seq: 0 }]);
  });

  it('posts every 20 s while the answer runs, and not after it', () => {
    const { clock, port } = setUp();
    clock.advance(60_000);
    expect(port(0).posted.slice(1)).toEqual([{ type: 'alive' }, { type: 'alive' }, { type: 'alive' }]);
    port(0).say(CANCELLED(1));
    expect([clock.pending, port(0).isOpen]).toEqual([0, false]);
  });

  it('finds a background that died again, and goes on after the last it saw', () => {
    const { clock, port, observer } = setUp();
    port(0).say(token(1));
    port(0).say(token(4));
    port(0).lose();
    clock.advance(0);
    expect(port(1).posted).toEqual([{ type: 'watch', turn: TURN, seq: 4 }]);
    port(1).say(token(5));
    expect(observer.event.mock.calls.map(([event]) => event.seq)).toEqual([1, 4, 5]);
  });

  it('says nothing twice when the turn comes again from its beginning', () => {
    const { clock, port, observer } = setUp();
    port(0).say(token(1));
    port(0).say(token(2));
    port(0).lose();
    clock.advance(0);
    for (const seq of [1, 2, 3]) port(1).say(token(seq));
    expect(observer.event.mock.calls.map(([event]) => event.seq)).toEqual([1, 2, 3]);
  });

  it('takes a snapshot for all that came before it, also of an earlier seq', () => {
    const { port, observer } = setUp();
    port(0).say(token(9));
    const snapshot = { type: 'snapshot', turn: TURN, seq: 5, parts: [{ type: 'text', text: 'so far' }] };
    port(0).say({ type: 'snapshot', snapshot });
    port(0).say(token(6));
    expect(observer.snapshot).toHaveBeenCalledWith(snapshot);
    expect(observer.event.mock.lastCall?.[0]).toMatchObject({ seq: 6 });
  });

  it('waits a second before it tries a background again that ended the port without a word', () => {
    const { clock, port, ports } = setUp();
    port(0).lose();
    clock.advance(999);
    expect(ports).toHaveLength(1);
    clock.advance(1);
    expect(ports).toHaveLength(2);
  });

  it('stops the turn also when the background died as Stop was pressed', () => {
    const { clock, session, port } = setUp();
    port(0).say({ type: 'problem', problem: null });
    port(0).lose();
    session.stop();
    clock.advance(0);
    expect(port(1).posted).toEqual([{ type: 'watch', turn: TURN, seq: 0 }, { type: 'stop' }]);
  });

  it('hears nothing of the turn after its end', () => {
    const { port, observer } = setUp();
    port(0).say(CANCELLED(1));
    port(0).say(token(2));
    expect(observer.event).toHaveBeenCalledOnce();
  });

  it('continues in the panel at once, through a new port when the answer has ended', () => {
    const { session, port, observer } = setUp();
    port(0).say(CANCELLED(1));
    session.continueInPanel('');
    expect(port(1).posted).toEqual([{ type: 'continue', turn: TURN, draft: '' }]);
    port(1).say({ type: 'continued' });
    expect(observer.continued).toHaveBeenCalledOnce();
    expect(port(1).isOpen).toBe(false);
  });

  it('leads to a passage also when the answer has ended', () => {
    const { port, session } = setUp();
    const passage = { number: 1, text: 'High tide.', title: 'Tides', url: 'https://site.test/' };
    session.showPassage(passage);
    expect(port(0).posted.at(-1)).toEqual({ type: 'show', passage });
    port(0).say(CANCELLED(1));
    session.showPassage(passage);
    expect(port(1).posted).toEqual([{ type: 'show', passage }]);
  });

  it('continues in the panel through the port it has while the answer runs', () => {
    const { session, port, ports } = setUp();
    session.continueInPanel('How many?');
    expect(port(0).posted.at(-1)).toEqual({ type: 'continue', turn: TURN, draft: 'How many?' });
    expect(ports).toHaveLength(1);
  });

  it('says goodbye when it is closed, and leaves nothing running', () => {
    const { clock, session, port } = setUp();
    session.close();
    expect(port(0).posted.at(-1)).toEqual({ type: 'close' });
    expect([port(0).isOpen, clock.pending]).toEqual([false, 0]);
  });

  it.each<[object, 'failed' | 'lost', unknown]>([
    [{ type: 'failed', error: { code: 'interrupted', params: {} } }, 'failed', { code: 'interrupted', params: {} }],
    [{ type: 'gone' }, 'lost', 'gone'],
  ])('ends with a reason when there is no turn: %j', (update, heard, what) => {
    const { clock, port, observer } = setUp();
    port(0).say(update);
    expect(observer[heard]).toHaveBeenCalledWith(what);
    expect(clock.pending).toBe(0);
  });

  it('ends with a reason when the extension was updated under the page', () => {
    const { clock, connect, port, observer } = setUp();
    port(0).say({ type: 'problem', problem: null });
    connect.mockImplementation(() => {
      throw new Error('Extension context invalidated.');
    });
    port(0).lose();
    clock.advance(0);
    expect(observer.lost).toHaveBeenCalledWith('updated');
    expect(clock.pending).toBe(0);
  });
});
