import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RoomLink, RoomMember } from '../../../../companion/store/room-store.ts';
import { answerTo, conversationsIn, drop, exchange, importAll, type OpenStore, question } from './store-under-test.ts';

const conversation = randomUUID();
const LINK: RoomLink = {
  id: 'link',
  verifier: new Uint8Array(32).fill(7),
  conversation,
  may: 'write',
  usesLeft: 2,
  joined: 0,
  createdAt: 1,
  expiresAt: 5,
  ended: null,
  endedAt: null,
};
const MEMBER: RoomMember = {
  id: 'ada',
  verifier: new Uint8Array(32).fill(9),
  conversation,
  name: 'Ada',
  may: 'read',
  origin: 'http://127.0.0.1:11435',
  createdAt: 2,
};

export function keepsRooms(open: OpenStore): void {
  describe('rooms', () => {
    it('are there again after a restart, as they were last', async () => {
      const set = await open();
      const forEver: RoomLink = { ...LINK, id: 'other', usesLeft: null, expiresAt: null };
      await set.store.rooms.keep([LINK, forEver]);
      await set.store.rooms.keep([{ ...LINK, usesLeft: 1, joined: 1 }], MEMBER);
      await set.store.rooms.keep([{ ...LINK, usesLeft: 0, joined: 2, ended: 'used', endedAt: 3 }], {
        ...MEMBER,
        may: 'write',
      });
      const store = await set.reopen();
      expect(await store.rooms.all()).toEqual({
        links: [{ ...LINK, usesLeft: 0, joined: 2, ended: 'used', endedAt: 3 }, forEver],
        members: [{ ...MEMBER, may: 'write' }],
      });
    });

    it('lose what is removed, and nobody misses what is not there', async () => {
      const { store } = await open();
      await store.rooms.keep([LINK], MEMBER);
      await store.rooms.remove(['ada', 'link', 'nobody']);
      expect(await store.rooms.all()).toEqual({ links: [], members: [] });
    });

    it('end with their members gone in one step', async () => {
      const { store } = await open();
      await store.rooms.keep([LINK], MEMBER);
      await store.rooms.keep([{ ...LINK, ended: 'ended', endedAt: 3 }], undefined, [MEMBER.id, 'nobody']);
      expect(await store.rooms.all()).toEqual({ links: [{ ...LINK, ended: 'ended', endedAt: 3 }], members: [] });
    });
  });

  describe('the model that answered last', () => {
    it('is that of the newest turn that had one', async () => {
      const { store } = await open();
      expect(await store.lastModel(conversation)).toBeUndefined();
      const first = await exchange(store, { conversation });
      await store.add(question({ conversation, parent: first.turn }));
      expect(await store.lastModel(conversation)).toBe('tiny');
      await store.markDeleted(conversation);
      expect(await store.lastModel(conversation)).toBeUndefined();
    });
  });

  describe('a question that follows', () => {
    const follow = (parent: string | null, fields = {}) => question({ conversation, parent, ...fields });

    it('gets the end of its branch as its parent, whatever that came to', async () => {
      const { store } = await open();
      const first = await exchange(store, { conversation });
      expect(await store.follow(follow(first.turn))).toEqual({ parent: first.turn });
      const second = follow(first.turn);
      const { parent } = (await store.follow(second)) ?? {};
      const page = await store.turns(conversation);
      expect([parent, page?.turns.map((turn) => turn.parent)]).toEqual([
        page?.turns[1]?.turn,
        [null, first.turn, page?.turns[1]?.turn],
      ]);
      await store.finish(answerTo(second, 'Yes.'));
      expect(await store.follow(follow(first.turn))).toEqual({ parent: second.turn });
    });

    it('stays on its own branch, and takes the newest where they part', async () => {
      const { store } = await open();
      const root = await exchange(store, { conversation });
      const left = await exchange(store, { conversation, parent: root.turn });
      const right = await exchange(store, { conversation, parent: root.turn });
      expect(await store.follow(follow(left.turn))).toEqual({ parent: left.turn });
      expect(await store.follow(follow(root.turn))).toEqual({ parent: right.turn });
    });

    it('of no parent follows the newest turn, and begins a conversation that is not there', async () => {
      const { store } = await open();
      const first = follow(null);
      expect(await store.follow(first)).toEqual({ parent: null });
      expect(await store.follow(follow(null))).toEqual({ parent: first.turn });
    });

    it('is not recorded behind a parent that is not of its conversation, nor in one that is deleted', async () => {
      const { store } = await open();
      const elsewhere = await exchange(store);
      const first = await exchange(store, { conversation });
      expect(await store.follow(follow(elsewhere.turn))).toBeUndefined();
      await drop(store, elsewhere.conversation);
      await store.markDeleted(conversation);
      expect(await store.follow(follow(first.turn))).toBeUndefined();
    });

    it('keeps the name of the member that asked, also through an export and an import', async () => {
      const { store } = await open();
      const asked = follow(null, { asker: { name: 'Ada' } });
      await store.follow(asked);
      expect((await store.findTurn(asked.turn))?.record.asker).toEqual({ name: 'Ada' });
      expect((await store.turns(conversation))?.turns[0]?.asker).toEqual({ name: 'Ada' });
      const [imported = ''] = await importAll(store, conversationsIn(store.exportParts(conversation)));
      expect((await store.turns(imported))?.turns[0]?.asker).toEqual({ name: 'Ada' });
    });
  });
}
