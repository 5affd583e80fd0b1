import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRoomAccess } from '../../../../companion/access/rooms/room-access.ts';
import type { RoomLink, RoomMember, RoomStore } from '../../../../companion/store/room-store.ts';
import { StoreError } from '../../../../companion/store/store-error.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { createTurnstile, overlap } from '../../../helpers/overlap.ts';
import { settle } from '../../../helpers/settle.ts';
import { joinRoom } from '../../connections/prove-join.ts';

const FULL = new StoreError('disk_full', { cause: 'full', file: 'conversations.db' });

/** A store in memory whose disk may be full. */
function createStore() {
  const links = new Map<string, RoomLink>();
  const members = new Map<string, RoomMember>();
  const disk = { isFull: false };
  const check = () => (disk.isFull ? Promise.reject(FULL) : Promise.resolve());
  const count = (link: RoomLink, by: 1 | -1, at: number) => {
    link.joined += by;
    if (link.usesLeft !== null) link.usesLeft -= by;
    link.endedAt = link.ended || link.usesLeft === 0 ? at : null;
  };
  const store: RoomStore = {
    all: async () => ({
      links: [...links.values()].map((link) => ({ ...link })),
      members: [...members.values()].map((member) => ({ ...member })),
    }),
    async keep(kept, member) {
      await check();
      for (const link of kept) links.set(link.id, { ...link });
      if (member) members.set(member.id, { ...member });
    },
    async letIn(id, member, { at }) {
      await check();
      const link = links.get(id);
      if (!link || link.ended) return link?.ended ?? 'unknown';
      if (link.usesLeft === 0) return 'used';
      members.set(member.id, { ...member });
      count(link, 1, at);
      return null;
    },
    async undoLetIn(id, member, may) {
      await check();
      const link = links.get(id);
      if (may) members.set(member.id, { ...member, may });
      else members.delete(member.id);
      if (link) count(link, -1, 0);
    },
    async end(conversation, at) {
      await check();
      for (const link of links.values()) {
        if (link.conversation === conversation && !link.ended) Object.assign(link, { ended: 'ended', endedAt: at });
      }
      for (const member of [...members.values()]) if (member.conversation === conversation) members.delete(member.id);
    },
    async remove(ids) {
      await check();
      for (const id of ids) {
        links.delete(id);
        members.delete(id);
      }
    },
  };
  return { store, disk };
}

async function createStage() {
  const { store, disk } = createStore();
  let time = 1_000;
  const reopen = () => createRoomAccess({ store, now: () => time, log: createCapturedLog() });
  const rooms = await reopen();
  const conversation = randomUUID();
  const share = (uses: number | null, forMs: number | null = null) =>
    rooms.share({ conversation, may: 'write', uses, forMs });
  return {
    rooms,
    disk,
    conversation,
    share,
    reopen,
    elapse(ms: number) {
      time += ms;
    },
  };
}

describe('a link that lets in one', () => {
  it('is as it was when the client is gone before it is told, also after a restart', async () => {
    const { rooms, share, conversation, reopen } = await createStage();
    const { token = '' } = (await share(1)) ?? {};
    expect(await joinRoom(rooms, token, 'Ada', () => false)).toBe('gone');
    expect([rooms.members(conversation), rooms.invites(conversation)[0]?.usesLeft]).toEqual([[], 1]);
    const again = await reopen();
    expect(again.members(conversation)).toEqual([]);
    expect(typeof (await joinRoom(again, token))).toBe('object');
    expect(await joinRoom(again, token)).toBe('used');
  });

  it('is as it was when the member could not be written down', async () => {
    const { rooms, share, disk, conversation } = await createStage();
    const { token = '' } = (await share(1)) ?? {};
    disk.isFull = true;
    await expect(joinRoom(rooms, token)).rejects.toBe(FULL);
    expect(rooms.members(conversation)).toEqual([]);
    disk.isFull = false;
    expect(typeof (await joinRoom(rooms, token))).toBe('object');
  });
});

describe('a link for two', () => {
  it('lets in two that come at the same moment and no third, also after a restart', async () => {
    const { rooms, share, reopen } = await createStage();
    const { token = '' } = (await share(2)) ?? {};
    const both = await Promise.all([joinRoom(rooms, token), joinRoom(rooms, token, 'Bert')]);
    expect(both.map((joined) => typeof joined)).toEqual(['object', 'object']);
    expect([await joinRoom(rooms, token), await joinRoom(await reopen(), token)]).toEqual(['used', 'used']);
  });

  it('lets in nobody whose last use is under way when the room ends', async () => {
    const { rooms, share, conversation } = await createStage();
    const { token = '' } = (await share(1)) ?? {};
    const joining = joinRoom(rooms, token);
    await rooms.end([conversation]);
    expect([await joining, rooms.members(conversation)]).toEqual(['ended', []]);
  });
});

describe('a link that is being made', () => {
  it('lets in nobody once its room has ended, also after a restart', async () => {
    const { rooms, share, conversation, reopen } = await createStage();
    const sharing = share(null);
    await rooms.end([conversation]);
    const { token = '' } = (await sharing) ?? {};
    expect([rooms.invites(conversation), await joinRoom(rooms, token)]).toEqual([[], 'ended']);
    expect(await joinRoom(await reopen(), token)).toBe('ended');
  });

  it('stays when its room had ended before, however late that is written down', async () => {
    const { store } = createStore();
    const writes = createTurnstile();
    const keep: RoomStore['keep'] = async (kept, member) => {
      if (kept[0]?.conversation === 'other') await writes.pass();
      await store.keep(kept, member);
    };
    const open = () => createRoomAccess({ store: { ...store, keep }, log: createCapturedLog() });
    const rooms = await open();
    const shareOne = (conversation: string) => rooms.share({ conversation, may: 'write', uses: null, forMs: null });
    await shareOne('chat');
    writes.shut();
    const other = shareOne('other');
    await settle();
    const ending = rooms.end(['chat']);
    const sharing = shareOne('chat');
    await settle();
    writes.open();
    const { token = '' } = (await sharing) ?? {};
    await Promise.all([other, ending]);
    expect(typeof (await joinRoom(rooms, token))).toBe('object');
    expect(typeof (await joinRoom(await open(), token, 'Bert'))).toBe('object');
  });

  it('is none when it could not be written down', async () => {
    const { rooms, share, disk, conversation } = await createStage();
    disk.isFull = true;
    await expect(share(null)).rejects.toBe(FULL);
    expect([rooms.invites(conversation), rooms.hearsStrangers()]).toEqual([[], false]);
  });
});

describe('a link for a time', () => {
  it('lets in until then, and says afterwards that it is late, also after a restart', async () => {
    const { rooms, share, elapse, reopen } = await createStage();
    const { token = '', expiresAt } = (await share(null, 500)) ?? {};
    expect(expiresAt).toBe(1_500);
    elapse(499);
    expect(typeof (await joinRoom(rooms, token))).toBe('object');
    elapse(1);
    expect(await joinRoom(rooms, token)).toBe('expired');
    expect(await joinRoom(await reopen(), token)).toBe('expired');
  });

  it('lets in nobody who was on the way when its time and then the room ended', async () => {
    const { rooms, share, elapse, conversation, reopen } = await createStage();
    const { token = '' } = (await share(null, 500)) ?? {};
    elapse(499);
    const joining = joinRoom(rooms, token);
    elapse(1);
    await rooms.end([conversation]);
    expect([await joining, rooms.members(conversation)]).toEqual(['ended', []]);
    expect((await reopen()).members(conversation)).toEqual([]);
  });

  it('may end while those that it let in stay', async () => {
    const { rooms, share, elapse, conversation } = await createStage();
    const { token = '' } = (await share(null, 500)) ?? {};
    await joinRoom(rooms, token);
    elapse(1_000);
    expect([rooms.members(conversation).length, rooms.isOpen(conversation)]).toEqual([1, true]);
  });
});

describe('a reader that comes by a link to write', () => {
  it('is out when it is taken out on the way', async () => {
    const { rooms, conversation, reopen } = await createStage();
    const linkTo = async (may: 'read' | 'write') =>
      (await rooms.share({ conversation, may, uses: null, forMs: null }))?.token ?? '';
    const member = await joinRoom(rooms, await linkTo('read'));
    const id = typeof member === 'object' ? member.id : '';
    const coming = joinRoom(rooms, await linkTo('write'), 'Ada', () => true, [id]);
    await rooms.remove(id);
    await coming;
    expect([rooms.members(conversation), rooms.keyring.find(id)]).toEqual([[], undefined]);
    expect((await reopen()).members(conversation)).toEqual([]);
  });
});

describe('a full disk', () => {
  it('lets nobody share', async () => {
    const { rooms, share, disk, conversation } = await createStage();
    disk.isFull = true;
    await expect(share(1)).rejects.toBe(FULL);
    expect(rooms.isOpen(conversation)).toBe(false);
  });

  it('takes members and links away all the same, for now, and says that it could not be kept', async () => {
    const { rooms, share, disk, conversation } = await createStage();
    const { token = '', invite = '' } = (await share(null)) ?? {};
    const gone: [string, string][] = [];
    rooms.onGone((member, why) => gone.push([member, why]));
    const [ada, bert] = [await joinRoom(rooms, token), await joinRoom(rooms, token, 'Bert')];
    if (typeof ada === 'string' || typeof bert === 'string') throw new Error('not joined');
    disk.isFull = true;
    await expect(rooms.remove(ada.id)).rejects.toBe(FULL);
    await expect(rooms.unshare(invite)).rejects.toBe(FULL);
    expect(await joinRoom(rooms, token)).toBe('revoked');
    await expect(rooms.end([conversation])).rejects.toBe(FULL);
    expect(gone).toEqual([
      [ada.id, 'removed'],
      [bert.id, 'ended'],
    ]);
    expect([rooms.isOpen(conversation), rooms.keyring.find(ada.id), rooms.keyring.find(bert.id)]).toEqual([
      false,
      undefined,
      undefined,
    ]);
  });
});

it('what was taken while the disk was full stays so whatever is read, and is stored once there is room', async () => {
  const { rooms, share, disk, conversation, reopen } = await createStage();
  const [link, other] = [await share(null), await share(null)];
  const [ada, bert] = [await joinRoom(rooms, link?.token ?? ''), await joinRoom(rooms, link?.token ?? '', 'Bert')];
  if (typeof ada === 'string' || typeof bert === 'string') throw new Error('not joined');
  disk.isFull = true;
  await expect(rooms.remove(ada.id)).rejects.toBe(FULL);
  await expect(rooms.unshare(link?.invite ?? '')).rejects.toBe(FULL);
  await rooms.reread();
  expect(rooms.members(conversation).map(({ id }) => id)).toEqual([bert.id]);
  expect(await joinRoom(rooms, link?.token ?? '')).toBe('revoked');
  await expect(rooms.end([conversation])).rejects.toBe(FULL);
  await rooms.reread();
  expect([rooms.isOpen(conversation), rooms.keyring.find(bert.id)]).toEqual([false, undefined]);
  disk.isFull = false;
  const newer = await share(null);
  let told = 0;
  rooms.onKept(() => (told += 1));
  await rooms.reread();
  expect(told).toBe(1);
  const after = await reopen();
  expect([after.members(conversation), after.invites(conversation).map(({ invite }) => invite)]).toEqual([
    [],
    [newer?.invite],
  ]);
  expect(await joinRoom(after, other?.token ?? '')).toBe('ended');
});

describe('a re-read that is older than what happens here', () => {
  async function createOverlap() {
    const { store } = createStore();
    const [writes, reads] = [createTurnstile(), createTurnstile()];
    const held: RoomStore = {
      ...store,
      async all() {
        const all = await store.all();
        await reads.pass();
        return all;
      },
      async keep(...kept) {
        await writes.pass();
        await store.keep(...kept);
      },
      async letIn(...whom) {
        await writes.pass();
        return store.letIn(...whom);
      },
      async remove(ids) {
        await writes.pass();
        await store.remove(ids);
      },
    };
    const rooms = await createRoomAccess({ store: held, now: () => 1_000, log: createCapturedLog() });
    const conversation = randomUUID();
    const change = () => rooms.share({ conversation, may: 'write', uses: null, forMs: null });
    const { token = '', invite = '' } = (await change()) ?? {};
    const gone: string[] = [];
    rooms.onGone((member) => gone.push(member));
    return { rooms, conversation, token, invite, gone, writes, reads, reread: rooms.reread, change };
  }

  it('takes out nobody who came in', async () => {
    const stage = await createOverlap();
    await overlap({ ...stage, last: () => joinRoom(stage.rooms, stage.token) });
    expect([stage.rooms.members(stage.conversation).length, stage.gone]).toEqual([1, []]);
  });

  it('brings back nobody who was taken out, and no link that was taken back', async () => {
    const stage = await createOverlap();
    const member = await joinRoom(stage.rooms, stage.token);
    const id = typeof member === 'object' ? member.id : '';
    const last = () => Promise.all([stage.rooms.remove(id), stage.rooms.unshare(stage.invite)]);
    await overlap({ ...stage, last });
    expect([stage.rooms.members(stage.conversation), stage.rooms.keyring.find(id), stage.gone]).toEqual([
      [],
      undefined,
      [id],
    ]);
    expect(await joinRoom(stage.rooms, stage.token)).toBe('revoked');
  });
});

it('without storage nothing can be shared, and why', async () => {
  const rooms = await createRoomAccess({ store: FULL, log: createCapturedLog() });
  expect(rooms.failure).toBe(FULL);
  await expect(rooms.share({ conversation: randomUUID(), may: 'read', uses: 1, forMs: null })).rejects.toBe(FULL);
});
