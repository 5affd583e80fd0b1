import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSharedMemory } from '../../../companion/live/shared-memory.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';
import { ask, chat, startSession } from './aside-session.ts';
import { memberOf } from './member-of.ts';
import { openTestStorage } from './test-storage.ts';
import type { WireClient, WireMessage } from './wire-client.ts';

const PAGE = { type: 'page', title: 'Tides', url: 'https://example.org/', text: 'the words of a page' };

async function createStage() {
  const storage = await openTestStorage();
  const room = chat();
  const [ada, bert] = [memberOf(room.conversation), memberOf(room.conversation, 'read', 'bert', 'Bert')];
  await storage.rooms.keep([], ada.member);
  await storage.rooms.keep([], { ...bert.member, createdAt: 2 });
  const session = await startSession({ storage, slots: 2 });
  const host = await session.greet();
  await session.exchange(host, room);
  const watch = { type: 'watch', topic: 'room', conversation: room.conversation };

  async function enter(client: WireClient): Promise<WireMessage> {
    client.send(watch);
    return nextRoom(client);
  }
  /** Lets changes be told. */
  async function elapse(ms = 200): Promise<void> {
    await settle();
    session.clock.advance(ms);
    await settle();
  }
  return {
    ...session,
    storage,
    room,
    host,
    enter,
    elapse,
    ada: await session.greet(ada.handshake),
    bert: await session.greet(bert.handshake),
  };
}

async function nextRoom(client: WireClient): Promise<WireMessage> {
  return (await client.takeUntil('room')).at(-1);
}

const hereOf = ({ members, hosts }: WireMessage) => [
  ...members.flatMap(({ name, here }: { name: string; here: boolean }) => (here ? [name] : [])),
  hosts.here,
];
const typingOf = ({ members, hosts }: WireMessage) => [
  ...members.flatMap(({ name, typing }: { name: string; typing: boolean }) => (typing ? [name] : [])),
  hosts.typing,
];

describe('a room', () => {
  it('says who is in it, who is here and, to hosts alone, which links there are', async () => {
    const { host, ada, bert, room, enter } = await createStage();
    const link = await ask(host, { type: 'share', conversation: room.conversation, may: 'read', uses: 3, forMs: null });
    const seen = await enter(host);
    expect(seen).toEqual({
      type: 'room',
      conversation: room.conversation,
      open: true,
      members: [
        { member: 'ada', name: 'Ada', may: 'write', here: false, typing: false },
        { member: 'bert', name: 'Bert', may: 'read', here: false, typing: false },
      ],
      hosts: { here: 1, typing: 0 },
      invites: [{ invite: link.invite, may: 'read', usesLeft: 3, expiresAt: null, joined: 0 }],
    });
    const asMember = await enter(ada);
    expect(hereOf(asMember)).toEqual(['Ada', 1]);
    expect(asMember).not.toHaveProperty('invites');
    expect(hereOf(await enter(bert))).toEqual(['Ada', 'Bert', 1]);
  });

  it('tells many changes as one, and nothing when nothing changed', async () => {
    const { host, ada, bert, enter, elapse } = await createStage();
    await enter(host);
    await elapse();
    await enter(ada);
    await enter(bert);
    await elapse();
    expect(hereOf(await nextRoom(host))).toEqual(['Ada', 'Bert', 1]);
    await elapse(10_000);
    expect(host.waiting).toBe(0);
  });

  it('knows at once that a member vanished, and that it watches another room or none', async () => {
    const { host, ada, bert, enter, elapse } = await createStage();
    await enter(ada);
    await enter(bert);
    await enter(host);
    await elapse();
    ada.terminate();
    bert.send({ type: 'watch', topic: 'room' });
    await expect
      .poll(async () => {
        await elapse();
        return host.waiting;
      })
      .toBeGreaterThan(0);
    await elapse();
    let last = await nextRoom(host);
    while (host.waiting > 0) last = await nextRoom(host);
    expect(hereOf(last)).toEqual([1]);
  });

  it('says who types, until they ask, rest for long enough or vanish, and stores nothing of it', async () => {
    const { host, ada, room, enter, elapse, scripted } = await createStage();
    await enter(host);
    await enter(ada);
    await elapse();
    await nextRoom(host);
    const typing = { type: 'typing', conversation: room.conversation };
    ada.send(typing);
    await ask(ada, { type: 'models' });
    await elapse();
    expect(typingOf(await nextRoom(host))).toEqual(['Ada', 0]);
    await elapse(6_000);
    await elapse();
    expect(typingOf(await nextRoom(host))).toEqual([0]);
    ada.send(typing);
    await ask(ada, { type: 'models' });
    await elapse();
    expect(typingOf(await nextRoom(host))).toEqual(['Ada', 0]);
    ada.send({ ...chat({ conversation: room.conversation, parent: room.turn }), follow: true });
    await scripted.next();
    await host.takeUntil('asked');
    await elapse();
    expect(typingOf(await nextRoom(host))).toEqual([0]);
  });

  it('tells a host of the others alone that they type', async () => {
    const { host, ada, room, enter, elapse, greet } = await createStage();
    const other = await greet({
      depth: 'aside.v1',
      room: 'chat',
      caller: { kind: 'client', keyId: 'bob', isLocal: false },
    });
    await enter(host);
    await enter(other);
    await enter(ada);
    await elapse();
    host.send({ type: 'typing', conversation: room.conversation });
    await ask(host, { type: 'models' });
    await elapse();
    for (const client of [other, ada]) while (typingOf(await nextRoom(client))[0] !== 1);
    await ask(host, { type: 'models' });
    for (let waiting = host.waiting; waiting > 0; waiting -= 1) expect(typingOf(await host.take())).toEqual([0]);
  });

  it('takes what a client says of typing as often as it likes, and passes it on now and then', async () => {
    const { host, ada, room, enter, elapse } = await createStage();
    await enter(host);
    await enter(ada);
    await elapse();
    while (host.waiting > 0) await host.take();
    for (let count = 0; count < 30; count += 1) {
      ada.send({ type: 'typing', conversation: room.conversation });
      ada.send({ type: 'typing', conversation: randomUUID() });
    }
    await ask(ada, { type: 'models' });
    await elapse();
    expect(host.waiting).toBe(1);
  });

  it('tells each question that is asked there, with its asker, and to members without what pages say', async () => {
    const { host, ada, bert, room, enter, scripted } = await createStage();
    for (const client of [host, ada, bert]) await enter(client);
    const byHost = { ...chat({ conversation: room.conversation, parent: room.turn, sources: [PAGE] }), follow: true };
    host.send(byHost);
    await scripted.next();
    const [toHost] = (await host.takeUntil('asked')).slice(-1);
    const [toMember] = (await bert.takeUntil('asked')).slice(-1);
    expect(toHost).toMatchObject({ conversation: room.conversation, record: { turn: byHost.turn, state: 'running' } });
    expect(toHost.record.question[0]).toMatchObject({ title: 'Tides', blob: expect.any(String) });
    expect(toMember.record.question[0]).toMatchObject({ title: 'Tides', url: 'https://example.org/' });
    expect(toMember.record.question[0]).not.toHaveProperty('blob');
    const byMember = { ...chat({ conversation: room.conversation, parent: room.turn }), follow: true };
    ada.send(byMember);
    expect((await host.takeUntil('asked')).at(-1)).toMatchObject({
      record: { turn: byMember.turn, parent: byHost.turn, asker: { name: 'Ada' } },
    });
  });

  it('is watched by its members and by hosts alone, one at a time', async () => {
    const { host, ada, greet, room, enter } = await createStage();
    ada.send({ type: 'watch', topic: 'room', conversation: randomUUID() });
    expect(await ada.take()).toMatchObject({ code: 'conversation_gone' });
    ada.send({ type: 'watch', topic: 'conversations' });
    expect(await ada.take()).toMatchObject({ code: 'forbidden', params: { cause: 'member' } });
    host.send({ type: 'watch', topic: 'room', conversation: randomUUID() });
    expect(await host.take()).toMatchObject({ code: 'conversation_gone' });
    const guest = await greet({
      depth: 'aside.v1',
      room: 'chat',
      caller: { kind: 'guest', origin: 'https://a.example' },
    });
    guest.send({ type: 'watch', topic: 'room', conversation: room.conversation });
    expect(await guest.take()).toMatchObject({ code: 'forbidden' });
    expect(await enter(host)).toMatchObject({ open: true });
  });

  it('is closed to a member that is taken out, who hears nothing after', async () => {
    const { host, ada, bert, room, enter, rooms, scripted } = await createStage();
    for (const client of [host, ada, bert]) await enter(client);
    await rooms.remove('ada');
    expect(await ada.closed).toEqual({ code: 4410, reason: 'You are no longer a member of this room.' });
    const heard = ada.waiting;
    host.send({ ...chat({ conversation: room.conversation, parent: room.turn }), follow: true });
    await scripted.next();
    await bert.takeUntil('asked');
    expect(ada.waiting).toBe(heard);
  });
});

describe('a room of two companions', () => {
  it('is one: each tells who is at the other, who types there, and what was asked', async () => {
    const shared = createSharedMemory(createManualClock());
    const storage = await openTestStorage();
    const room = chat();
    const { member, handshake } = memberOf(room.conversation);
    await storage.rooms.keep([], member);
    const [one, other] = [await startSession({ storage, shared }), await startSession({ storage, shared })];
    const host = await one.greet();
    await one.exchange(host, room);
    const ada = await other.greet(handshake);
    host.send({ type: 'watch', topic: 'room', conversation: room.conversation });
    await nextRoom(host);
    ada.send({ type: 'watch', topic: 'room', conversation: room.conversation });
    expect(hereOf(await nextRoom(ada))).toEqual(['Ada', 1]);
    ada.send({ type: 'typing', conversation: room.conversation });
    await ask(ada, { type: 'models' });
    await settle();
    one.clock.advance(200);
    expect(typingOf(await nextRoom(host))).toEqual(['Ada', 0]);
    ada.send({ ...chat({ conversation: room.conversation, parent: room.turn }), follow: true });
    expect((await host.takeUntil('asked')).at(-1)).toMatchObject({ record: { asker: { name: 'Ada' } } });
  });
});

describe('a chat that is shared while it goes', () => {
  const link = { may: 'read', uses: null, forMs: null };

  /** The next message that answers a request. */
  async function nextAnswer(client: WireClient): Promise<WireMessage> {
    const message = await client.take();
    return typeof message.id === 'string' ? message : nextAnswer(client);
  }

  it('has no link once it is deleted, whichever of the two comes first', async () => {
    for (const order of [
      ['share', 'delete'],
      ['delete', 'share'],
    ]) {
      const { host, room, storage } = await createStage();
      const { conversation } = room;
      const messages: Record<string, object> = {
        share: { type: 'share', id: 's', conversation, ...link },
        delete: { type: 'delete', id: 'd', conversation },
      };
      for (const type of order) host.send(messages[type] ?? {});
      const answers = [await nextAnswer(host), await nextAnswer(host)];
      expect(answers.find(({ id }) => id === 'd')?.type).toBe('ok');
      expect((await storage.rooms.all()).links.filter(({ ended }) => ended === null)).toEqual([]);
    }
  });

  it('has no link when sharing is ended while it is made', async () => {
    const { host, room } = await createStage();
    const { conversation } = room;
    host.send({ type: 'share', id: 's', conversation, ...link });
    host.send({ type: 'end_room', id: 'e', conversation });
    const answers = [await nextAnswer(host), await nextAnswer(host)];
    expect(answers.find(({ id }) => id === 'e')?.type).toBe('ok');
    const { type, token } = answers.find(({ id }) => id === 's') ?? {};
    host.send({ type: 'watch', topic: 'room', conversation });
    const { invites } = await nextRoom(host);
    // Whichever came first: what is told is a link that counts, or none.
    expect([type, token === undefined, invites.length]).toEqual(
      type === 'share' ? ['share', false, 1] : ['error', true, 0],
    );
  });
});
