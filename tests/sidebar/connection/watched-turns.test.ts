// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { TurnEvent } from '../../../protocol/turn-events.ts';
import { inWords } from '../../helpers/in-words.ts';
import { chat, connect, type Heard, listen, startCompanion, TOKEN, turnId } from './connection-harness.ts';

const TURN = turnId(1);
const done: TurnEvent = {
  type: 'done',
  turn: TURN,
  seq: 99,
  reason: 'stop',
  model: 'm',
  usage: null,
  saved: 'temporary',
};

function token(seq: number, content: string): TurnEvent {
  return { type: 'token', turn: TURN, seq, content };
}

/** Waits until the observer heard `count` things in all. */
async function heardCount(heard: Heard, count: number): Promise<void> {
  while (heard.log.length < count) await heard.next();
}

/** A client that is connected and has asked question 1, with the companion's end of its connection. */
async function ask(
  options: Parameters<typeof startCompanion>[0] = { token: TOKEN },
  extra: Parameters<typeof chat>[1] = {},
) {
  const companion = await startCompanion(options);
  const client = connect(companion, { token: options?.token });
  const heard = listen();
  const handle = client.connection.openTurn(chat(1, extra), heard);
  const link = await companion.accept();
  await link.next('chat');
  return { companion, client, heard, handle, link };
}

describe('asking', () => {
  it('waits for the connection and then asks in order', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion, { token: TOKEN });
    client.connection.openTurn(chat(1), listen());
    client.connection.openTurn(chat(2), listen());
    const link = await companion.accept();
    expect((await link.next('chat')).turn).toBe(turnId(1));
    expect((await link.next('chat')).turn).toBe(turnId(2));
  });

  it('passes the events on in order, to the observer of their turn', async () => {
    const { client, heard, link } = await ask();
    const other = listen();
    client.connection.openTurn(chat(2), other);
    await link.next('chat');
    link.send({ type: 'queued', turn: TURN, seq: 1, position: 1 });
    link.send({ type: 'token', turn: turnId(2), seq: 1, content: 'other' });
    link.send(token(2, 'Hello'));
    link.send(token(4, ' world'));
    link.send(done);
    await heardCount(heard, 4);
    expect(heard.log.map(({ type }) => type)).toEqual(['queued', 'token', 'token', 'done']);
    expect(heard.text()).toBe('Hello world');
    expect(other.text()).toBe('other');
  });

  it('ignores duplicates, and whatever comes after the terminal', async () => {
    const { client, heard, link } = await ask();
    const next = listen();
    client.connection.openTurn(chat(2), next);
    link.send(token(3, 'a'));
    link.send(token(3, 'a'));
    link.send(token(2, 'old'));
    link.send(done);
    link.send(token(100, 'late'));
    link.send({ ...done, seq: 101 });
    link.send({ type: 'cancelled', turn: TURN, seq: 102 });
    link.send({ type: 'token', turn: turnId(2), seq: 1, content: '.' });
    await next.next();
    expect(heard.log.map(({ type }) => type)).toEqual(['token', 'done']);
    expect(heard.text()).toBe('a');
  });

  it('ignores and counts frames that it does not understand, and says so once', async () => {
    const { client, heard, link } = await ask();
    link.sendRaw('not json');
    link.sendRaw('{"type":"typing","who":"someone"}');
    link.sendRaw(JSON.stringify({ type: 'token', turn: TURN, seq: 'one', content: 'x' }));
    link.sendRaw(new Uint8Array([1, 2, 3]));
    link.send(token(1, 'still here'));
    await heard.next();
    expect(heard.text()).toBe('still here');
    expect(client.ignored).toEqual(['not JSON']);
  });

  it('replaces everything by a snapshot, and goes on from its seq even when that is an earlier one', async () => {
    const { heard, link } = await ask();
    link.send(token(10, 'something that is not so'));
    link.send({ type: 'snapshot', turn: TURN, seq: 5, parts: [{ type: 'text', text: 'Hello' }] });
    link.send(token(5, 'in the snapshot'));
    link.send(token(6, ' again'));
    await heardCount(heard, 3);
    expect(heard.text()).toBe('Hello again');
  });

  it('tells a refusal and forgets the turn', async () => {
    const { heard, link } = await ask();
    link.send({ type: 'error', turn: TURN, code: 'overloaded', params: inWords('full', 'wait'), retryable: true });
    expect(await heard.next()).toMatchObject({ code: 'overloaded', params: inWords('full', 'wait') });
    link.close(1001);
    await link.closed;
    expect(heard.log).toHaveLength(1);
  });

  it.each([
    ['a question', { limits: { messageChars: 5 } }, { cause: 'question', count: 10, most: 5 }],
    ['a frame', { limits: { frameBytes: 60 } }, { cause: 'frame' }],
  ])('refuses %s over the limits of the welcome before it is sent', async (_what, { limits }, params) => {
    const companion = await startCompanion({ token: TOKEN, limits });
    const client = connect(companion, { token: TOKEN });
    const heard = listen();
    client.connection.openTurn(chat(1), heard);
    expect(await heard.next()).toMatchObject({ code: 'message_too_long', params });
    const link = await companion.accept();
    client.connection.watchModels(() => {});
    await link.next('watch');
    expect(link.received.some(({ type }) => type === 'chat')).toBe(false);
  });
});

describe('a connection that breaks while a turn runs', () => {
  it('attaches with the last seq and ends with exactly the text that was sent', async () => {
    const { companion, client, heard, link } = await ask();
    link.send(token(1, 'The '));
    link.send(token(2, 'quick '));
    await heardCount(heard, 2);
    link.terminate();
    await client.inPhase('waiting');
    client.clock.advance(20_000);

    const again = await companion.accept();
    expect(await again.next('attach')).toEqual({ type: 'attach', turn: TURN, seq: 2 });
    again.send(token(2, 'quick '));
    again.send(token(3, 'brown '));
    again.send(token(7, 'fox'));
    again.send(done);
    await heardCount(heard, 5);
    expect(heard.text()).toBe('The quick brown fox');
    expect(again.received.some(({ type }) => type === 'chat')).toBe(false);
  });

  it('takes a snapshot in the place of the tail', async () => {
    const { companion, client, heard, link } = await ask();
    link.send(token(1, 'Half an ans'));
    await heardCount(heard, 1);
    link.terminate();
    await client.inPhase('waiting');
    client.wake();
    const again = await companion.accept();
    await again.next('attach');
    again.send({ type: 'snapshot', turn: TURN, seq: 40, parts: [{ type: 'text', text: 'A whole answer' }] });
    again.send(done);
    await heardCount(heard, 3);
    expect(heard.text()).toBe('A whole answer');
  });

  it('asks again with the same body when the same companion never answered', async () => {
    const { companion, client, link } = await ask();
    const first = link.received.at(-1);
    link.terminate();
    await client.inPhase('waiting');
    client.wake();
    expect(await (await companion.accept()).next('chat')).toEqual(first);
  });

  it('never asks a companion of another epoch again: the turn is shown interrupted', async () => {
    const { companion, client, heard, link } = await ask();
    link.send(token(1, 'Half'));
    await heardCount(heard, 1);
    await companion.stop();
    const restarted = await startCompanion({ token: TOKEN, port: companion.port, epoch: 'epoch-2' });
    await client.inPhase('waiting');
    client.wake();
    const again = await restarted.accept();
    expect(await again.next('attach')).toEqual({ type: 'attach', turn: TURN, seq: 1 });
    again.send({ type: 'error', turn: TURN, code: 'turn_gone', params: inWords('unknown'), retryable: false });
    await heardCount(heard, 2);
    expect(heard.log[1]).toMatchObject({ type: 'error', code: 'interrupted', retryable: true });
    expect(heard.text()).toBe('Half');
    expect(again.received.some(({ type }) => type === 'chat')).toBe(false);
  });

  it('asks a companion that was restarted again when nothing was heard, since stored questions are known to it', async () => {
    const { companion, client } = await ask();
    await companion.stop();
    const restarted = await startCompanion({ token: TOKEN, port: companion.port, epoch: 'epoch-2' });
    await client.inPhase('waiting');
    client.wake();
    expect((await (await restarted.accept()).next('chat')).turn).toBe(TURN);
  });

  it('does not ask in another epoch what an earlier one may have received and not stored', async () => {
    const { companion, client, heard } = await ask({ token: TOKEN }, { temporary: true });
    await companion.stop();
    const restarted = await startCompanion({ token: TOKEN, port: companion.port, epoch: 'epoch-2' });
    await client.inPhase('waiting');
    client.wake();
    const again = await restarted.accept();
    await again.next('attach');
    again.send({ type: 'error', turn: TURN, code: 'turn_gone', params: inWords('unknown'), retryable: false });
    expect(await heard.next()).toMatchObject({ type: 'error', code: 'interrupted' });
  });

  it('ends what a guest had asked as interrupted, and asks what the guest had not sent yet', async () => {
    const { companion, client, heard, link } = await ask({});
    link.send(token(1, 'Half'));
    await heardCount(heard, 1);
    link.terminate();
    await heardCount(heard, 2);
    expect(heard.log[1]).toMatchObject({ type: 'error', code: 'interrupted' });
    client.connection.openTurn(chat(2), listen());
    await client.inPhase('waiting');
    client.wake();
    const again = await companion.accept();
    expect((await again.next('chat')).turn).toBe(turnId(2));
    expect(again.received.map(({ type }) => type)).toEqual(['hello', 'chat']);
  });
});

describe('cancelling', () => {
  it('sends the cancel once, also before any reply, and waits for its confirmation', async () => {
    const { heard, handle, link } = await ask();
    handle.cancel();
    handle.cancel();
    expect(await link.next('cancel')).toEqual({ type: 'cancel', turn: TURN });
    expect(heard.log).toEqual([]);
    link.send({ type: 'cancelled', turn: TURN, seq: 1 });
    expect(await heard.next()).toMatchObject({ type: 'cancelled' });
    handle.cancel();
    link.send({ type: 'ping' });
    await link.next('pong');
    expect(link.received.filter(({ type }) => type === 'cancel')).toHaveLength(1);
  });

  it('never sends a question that was cancelled before there was a connection', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion, { token: TOKEN });
    const heard = listen();
    client.connection.openTurn(chat(1), heard).cancel();
    expect(heard.log).toEqual([{ type: 'cancelled', turn: TURN, seq: 0 }]);
    client.connection.openTurn(chat(2), listen());
    const link = await companion.accept();
    expect((await link.next('chat')).turn).toBe(turnId(2));
  });

  it('is made up for after a break', async () => {
    const { companion, client, heard, handle, link } = await ask();
    link.send(token(1, 'Half'));
    await heardCount(heard, 1);
    link.terminate();
    await client.inPhase('waiting');
    handle.cancel();
    client.wake();
    const again = await companion.accept();
    await again.next('cancel');
    expect(again.received.map(({ type }) => type)).toEqual(['hello', 'attach', 'cancel']);
  });

  it('counts as done when the companion knows nothing of the turn any more', async () => {
    const { heard, handle, link } = await ask();
    handle.cancel();
    await link.next('cancel');
    link.send({ type: 'error', turn: TURN, code: 'turn_gone', params: inWords('unknown'), retryable: false });
    expect(await heard.next()).toMatchObject({ type: 'cancelled', seq: 0 });
  });
});

describe('watching', () => {
  it('attaches to a turn from after a seq, and stops with a detach', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion, { token: TOKEN });
    const heard = listen();
    const handle = client.connection.openTurn({ turn: TURN, seq: 5 }, heard);
    const link = await companion.accept();
    expect(await link.next('attach')).toEqual({ type: 'attach', turn: TURN, seq: 5 });
    handle.detach();
    await link.next('detach');
    link.send(token(6, 'late'));
    link.send({ type: 'ping' });
    await link.next('pong');
    expect(heard.log).toEqual([]);
  });

  it('tells an observer that only watches that the turn is gone', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const heard = listen();
    connect(companion, { token: TOKEN }).connection.openTurn({ turn: TURN }, heard);
    const link = await companion.accept();
    expect((await link.next('attach')).seq).toBe(0);
    link.send({ type: 'error', turn: TURN, code: 'turn_gone', params: inWords('unknown'), retryable: false });
    expect(await heard.next()).toMatchObject({ code: 'turn_gone' });
  });

  it('lets a new observer of the same turn see no gap: what was on its way to the old one is dropped first', async () => {
    const { client, heard, link } = await ask();
    link.send(token(1, 'a'));
    link.send(token(2, 'b'));
    await heardCount(heard, 2);
    const second = listen();
    const third = listen();
    client.connection.openTurn({ turn: TURN, seq: 0 }, second);
    const replaced = client.connection.openTurn({ turn: TURN, seq: 0 }, third);
    link.send(token(3, 'c'));
    await link.next('ping');
    await link.next('ping');
    expect(link.received.some(({ type }) => type === 'attach')).toBe(false);
    link.send({ type: 'pong' });
    link.send({ type: 'pong' });
    expect(await link.next('attach')).toEqual({ type: 'attach', turn: TURN, seq: 0 });
    for (const [index, letter] of ['a', 'b', 'c'].entries()) link.send(token(index + 1, letter));
    link.send(done);
    await heardCount(third, 4);
    expect(third.text()).toBe('abc');
    expect(second.log).toEqual([]);
    expect(heard.text()).toBe('ab');
    replaced.detach();
    expect(link.received.filter(({ type }) => type === 'attach')).toHaveLength(1);
  });
});
