/** What rooms may hold. Each test is named after the limit that it holds at its bound. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createRoomAccess } from '../../companion/access/rooms/room-access.ts';
import { decodeClientMessage } from '../../protocol/codec.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import { chat, startSession } from '../companion/connections/aside-session.ts';
import { memberOf } from '../companion/connections/member-of.ts';
import { joinRoom } from '../companion/connections/prove-join.ts';
import { openTestStorage } from '../companion/connections/test-storage.ts';
import type { WireClient } from '../companion/connections/wire-client.ts';
import { createCapturedLog } from '../helpers/captured-log.ts';

const AT_AND_OVER = ['understood', 'bad_message'];
const at = (most: number) => [most, most + 1];

/** `understood`, or the code of the error. */
function outcomeOf(message: object): string {
  const decoded = decodeClientMessage(JSON.stringify(message));
  return decoded.ok ? 'understood' : decoded.code;
}

const share = { type: 'share', id: 'r1', conversation: randomUUID(), may: 'read', uses: 1, forMs: null };

it('memberNameChars: a name may have so many, and a longer one is a bad_message', () => {
  const names = at(LIMITS.memberNameChars).map((chars) => 'x'.repeat(chars));
  expect(names.map((name) => outcomeOf({ type: 'join', proof: 'x', name }))).toEqual(AT_AND_OVER);
});

it('roomMembers: a link may let in so many, and one for more is a bad_message', () => {
  expect(at(LIMITS.roomMembers).map((uses) => outcomeOf({ ...share, uses }))).toEqual(AT_AND_OVER);
});

it('linkMs: a link may hold so long, and one for longer is a bad_message', () => {
  expect(at(LIMITS.linkMs).map((forMs) => outcomeOf({ ...share, forMs }))).toEqual(AT_AND_OVER);
});

/** A stored conversation with three members, and how they get on. */
async function createRoom(limits: Partial<Limits>) {
  const storage = await openTestStorage();
  const first = chat();
  const handshakes = [];
  for (const id of ['ada', 'bert', 'cleo']) {
    const { member, handshake } = memberOf(first.conversation, 'write', id, id);
    await storage.rooms.keep([], member);
    handshakes.push(handshake);
  }
  const session = await startSession({ storage, limits });
  const host = await session.greet();
  await session.exchange(host, first);
  async function outcomeOf(client: WireClient): Promise<string> {
    client.send({ ...chat({ conversation: first.conversation, parent: first.turn }), follow: true });
    const { type, code } = await client.take();
    return code ?? type;
  }
  return { ...session, first, handshakes, outcomeOf };
}

it('memberConnections: so many of members are open, and one more is 4503', async () => {
  const { connect, handshakes } = await createRoom({ memberConnections: 2 });
  const clients = [];
  for (const handshake of handshakes) clients.push(await connect(handshake));
  expect((await clients[2]?.closed)?.code).toBe(4503);
  for (const client of clients.slice(0, 2)) expect((await client.take()).role).toBe('member');
});

it('connectionsPerMember: so many of one are open, and one more is 4503, although others may come', async () => {
  const { connect, handshakes } = await createRoom({ connectionsPerMember: 1 });
  const [ada, bert] = handshakes;
  if (!ada || !bert) throw new Error('no members');
  await connect(ada);
  expect((await (await connect(ada)).closed).code).toBe(4503);
  expect((await (await connect(bert)).take()).role).toBe('member');
});

it('memberTurns: so many of one wait or run, and one more is overloaded, although others may ask', async () => {
  const { greet, handshakes, outcomeOf } = await createRoom({ memberTurns: 2 });
  const [ada, bert] = [await greet(handshakes[0]), await greet(handshakes[1])];
  expect([await outcomeOf(ada), await outcomeOf(ada), await outcomeOf(ada)]).toEqual([
    'loading',
    'queued',
    'overloaded',
  ]);
  expect(await outcomeOf(bert)).toBe('queued');
});

it('memberQueuedTurns: so many of members wait, over all of them, and one more is overloaded', async () => {
  const { greet, handshakes, outcomeOf } = await createRoom({ memberQueuedTurns: 1 });
  const outcomes = [];
  for (const handshake of handshakes) outcomes.push(await outcomeOf(await greet(handshake)));
  expect(outcomes).toEqual(['loading', 'queued', 'overloaded']);
});

/** Who may come into rooms, with a clock of its own. */
async function createAccess(limits: Partial<Limits> = {}) {
  const storage = await openTestStorage();
  let time = 1_000;
  const access = await createRoomAccess({ store: storage.rooms, now: () => time, log: createCapturedLog(), limits });
  const conversation = randomUUID();
  const shareOnce = (forMs: number | null = null) => access.share({ conversation, may: 'read', uses: null, forMs });
  async function joinBy(token: string): Promise<string> {
    const joined = await joinRoom(access, token);
    return typeof joined === 'string' ? joined : 'joined';
  }
  return {
    ...access,
    shareOnce,
    joinBy,
    elapse(ms: number) {
      time += ms;
    },
  };
}

it('roomMembers: a room has so many, and one more is told that it is full', async () => {
  const { shareOnce, joinBy } = await createAccess({ roomMembers: 2 });
  const token = (await shareOnce())?.token ?? '';
  expect([await joinBy(token), await joinBy(token), await joinBy(token)]).toEqual(['joined', 'joined', 'full']);
});

it('roomLinks: a room has so many links, and there is no more until one has ended', async () => {
  const { shareOnce, unshare } = await createAccess({ roomLinks: 2 });
  const first = await shareOnce();
  const rest = [await shareOnce(), await shareOnce()];
  expect(rest.map((link) => link !== undefined)).toEqual([true, false]);
  await unshare(first?.invite ?? '');
  expect(await shareOnce()).toBeDefined();
});

it('linkGoneMs: a link that has ended is recognised so long, and no longer', async () => {
  const { shareOnce, joinBy, hearsStrangers, elapse } = await createAccess({ linkGoneMs: 500 });
  const token = (await shareOnce(100))?.token ?? '';
  elapse(100 + 499);
  expect([hearsStrangers(), await joinBy(token)]).toEqual([true, 'expired']);
  elapse(1);
  expect(hearsStrangers()).toBe(false);
});

it('memberKeptChars: members keep no more than so many, and drive out nothing of a client', async () => {
  const room = await createRoom({ memberKeptChars: 5_000, keptChars: 5_000 });
  const [host, ada] = [await room.greet(), await room.greet(room.handshakes[0])];
  const kept = chat({ temporary: true });
  await room.exchange(host, kept, 'x'.repeat(1_000));
  const asked = { conversation: room.first.conversation, parent: room.first.turn, follow: true };
  await room.exchange(ada, chat(asked), 'x'.repeat(3_000));
  host.send({ type: 'attach', turn: kept.turn, seq: 0 });
  expect((await host.takeUntil('done')).at(-1)?.turn).toBe(kept.turn);
  ada.send(chat({ ...asked, message: 'x'.repeat(5_000) }));
  expect(await ada.take()).toMatchObject({ code: 'overloaded' });
});
