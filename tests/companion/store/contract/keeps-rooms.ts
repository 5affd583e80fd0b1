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
      const [reads, writes]: RoomMember[] = [MEMBER, { ...MEMBER, may: 'write' }];
      const letIn = (member = MEMBER, isNew = true) => set.store.rooms.letIn('link', member, { isNew, at: 3 });
      expect([await letIn(reads), await letIn(writes, false)]).toEqual([null, null]);
      const store = await set.reopen();
      expect(await store.rooms.all()).toEqual({
        links: [{ ...LINK, usesLeft: 0, joined: 2, endedAt: 3 }, forEver],
        members: [{ ...MEMBER, may: 'write' }],
      });
    });

    it('let in by a link while it lets in, and count once what is done twice', async () => {
      const { rooms } = (await open()).store;
      const enter = (id: string, isNew = true) => rooms.letIn('link', { ...MEMBER, id }, { isNew, at: 3 });
      expect(await enter('ada')).toBe('unknown');
      await rooms.keep([LINK]);
      expect([await enter('ada'), await enter('ada'), await enter('bert')]).toEqual([null, null, null]);
      expect([await enter('eve'), await enter('nobody', false)]).toEqual(['used', 'unknown']);
      for (let time = 0; time < 2; time += 1) await rooms.undoLetIn('link', { ...MEMBER, id: 'bert' }, null);
      expect(await rooms.all()).toEqual({ links: [{ ...LINK, usesLeft: 1, joined: 1 }], members: [MEMBER] });
      await rooms.keep([{ ...LINK, ended: 'revoked', endedAt: 4 }]);
      await rooms.keep([{ ...LINK, ended: 'expired', endedAt: 5 }]);
      expect(await enter('eve')).toBe('revoked');
      expect((await rooms.all()).links).toMatchObject([{ ended: 'revoked', endedAt: 4, usesLeft: 1 }]);
    });

    it('end with all who are in them, and no other does', async () => {
      const { rooms } = (await open()).store;
      const other = randomUUID();
      await rooms.keep([LINK, { ...LINK, id: 'taken back', ended: 'revoked', endedAt: 2 }], MEMBER);
      await rooms.keep([{ ...LINK, id: 'other', conversation: other }], { ...MEMBER, id: 'eve', conversation: other });
      await rooms.end(conversation, 7);
      const { links, members } = await rooms.all();
      expect(members).toEqual([{ ...MEMBER, id: 'eve', conversation: other }]);
      expect(links.map(({ id, ended, endedAt }) => [id, ended, endedAt])).toEqual([
        ['link', 'ended', 7],
        ['taken back', 'revoked', 2],
        ['other', null, null],
      ]);
    });

    it('lose what is removed, and nobody misses what is not there', async () => {
      const { store } = await open();
      await store.rooms.keep([LINK], MEMBER);
      await store.rooms.remove(['ada', 'link', 'nobody']);
      expect(await store.rooms.all()).toEqual({ links: [], members: [] });
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
