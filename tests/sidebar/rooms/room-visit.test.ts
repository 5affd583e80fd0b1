import { effect } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { JoinFailure } from '../../../sidebar/rooms/join-failure.ts';
import type { RoomKey } from '../../../sidebar/rooms/room-keys.ts';
import { createVisit } from '../../../sidebar/rooms/room-visit.ts';
import { settle } from '../../helpers/settle.ts';
import { createTestPanel, uuid } from '../../helpers/test-panel.ts';

const CHAT = uuid(0xc1);
const LINK = `link-1.${'s'.repeat(43)}`;
const key: RoomKey = {
  address: '127.0.0.1:11435',
  secure: false,
  token: `member-1.${'k'.repeat(43)}`,
  member: 'member-1',
  name: 'Anna',
  conversation: CHAT,
  may: 'write',
};

function start(options: { link?: string; key?: RoomKey; fails?: JoinFailure; keepsNothing?: boolean } = {}) {
  const kept = new Map<string, RoomKey>();
  const rooms: (string | null)[] = [];
  const joined: string[] = [];
  let remembered = '';
  const panel = createTestPanel({ role: 'member' });
  let leave = () => {};
  const visit = createVisit({
    link: options.link,
    key: options.key,
    keys: {
      list: async () => [...kept.values()],
      async write(written) {
        if (options.keepsNothing) throw new Error('no disk');
        kept.set(written.conversation, written);
      },
      remove: async (conversation) => void kept.delete(conversation),
    },
    name: 'Anna',
    rememberName(name) {
      remembered = name;
    },
    async join(_link, name) {
      joined.push(name);
      if (options.fails) throw options.fails;
      return key;
    },
    open(_key, onLeave) {
      leave = onLeave;
      return panel;
    },
    onRoom: (conversation) => rooms.push(conversation),
  });
  onTestFinished(() => visit.dispose());
  const end = async (code: 'removed_from_room' | 'room_ended' | 'not_a_member') => {
    panel.companion.state.value = { phase: 'stopped', problem: { code, params: {}, retryable: false } };
    await settle();
  };
  return { visit, kept, rooms, joined, end, leave: () => leave(), remembered: () => remembered };
}

describe('a visit to a room', () => {
  it('goes in by a link under a name, and remembers both', async () => {
    const { visit, kept, rooms, joined, remembered } = start({ link: LINK });
    expect(visit.phase.value).toBe('asking');
    visit.name.value = '  Änne ';
    visit.join();
    visit.join();
    await settle();
    expect([visit.phase.value, joined, remembered(), rooms]).toEqual(['in', ['Änne'], 'Änne', [CHAT]]);
    expect(kept.get(CHAT)).toEqual({ ...key, invite: 'link-1' });
  });

  it('comes back without being asked anything', () => {
    const { visit, rooms } = start({ key });
    expect([visit.phase.value, rooms]).toEqual(['in', [CHAT]]);
  });

  it.each(['', ' ', 'a\u202eb', 'x'.repeat(41)])('takes no name like %j', async (name) => {
    const { visit, joined } = start({ link: LINK });
    visit.name.value = name;
    visit.join();
    await settle();
    expect([visit.failure.value, joined]).toEqual([{ code: 'bad_name' }, []]);
  });

  it('says why it can’t go in, and lets it be tried again', async () => {
    const { visit } = start({ link: LINK, fails: new JoinFailure({ code: 'link_not_known' }) });
    visit.join();
    await settle();
    expect([visit.phase.value, visit.failure.value]).toEqual(['asking', { code: 'link_not_known' }]);
  });

  it('says when the browser keeps no key', async () => {
    const { visit } = start({ link: LINK, keepsNothing: true });
    visit.join();
    await settle();
    expect(visit.failure.value).toEqual({ code: 'not_kept' });
  });

  it.each(['removed_from_room', 'room_ended', 'not_a_member'] as const)(
    'is over with words, and without its key: %s',
    async (code) => {
      const { visit, kept, rooms, end } = start({ key });
      kept.set(CHAT, key);
      const panels: boolean[] = [];
      onTestFinished(effect(() => void panels.push(visit.panel.value !== null)));
      await end(code);
      expect([visit.phase.value, visit.end.value, panels, kept.size, rooms]).toEqual([
        'over',
        code,
        [true, false],
        0,
        [CHAT, null],
      ]);
    },
  );

  it('asks for a name where the key of before counts no more, and the link may', async () => {
    const { visit, end } = start({ key, link: LINK });
    await end('not_a_member');
    expect([visit.phase.value, visit.end.value]).toEqual(['asking', null]);
  });

  it('is left for good', async () => {
    const { visit, leave } = start({ key });
    leave();
    await settle();
    expect([visit.phase.value, visit.end.value]).toEqual(['over', 'left']);
  });
});
