import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRoom, type RoomOptions } from '../../../sidebar/rooms/room.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createChat, createMember, uuid } from '../../helpers/test-panel.ts';

const CHAT = uuid(0xc1);
const OTHER = uuid(0xc2);

function start(options: Partial<Pick<RoomOptions, 'self'>> = {}) {
  const companion = createFakeCompanionConnection();
  const clock = createManualClock();
  const conversation = signal<string | null>(CHAT);
  const text = signal('');
  const asked: string[] = [];
  let caughtUp = 0;
  companion.connect();
  const room = createRoom({
    connection: companion.connection,
    conversation,
    text,
    self: undefined,
    asked: (_conversation, { turn }) => asked.push(turn),
    catchUp() {
      caughtUp += 1;
    },
    clock,
    ...options,
  });
  onTestFinished(() => room.dispose());
  const say = (names: readonly string[], values: { open?: boolean; typing?: string[]; hosts?: number } = {}) =>
    companion.say({
      type: 'room',
      conversation: CHAT,
      open: values.open ?? true,
      members: names.map((name, index) => ({
        ...createMember(index),
        name,
        typing: values.typing?.includes(name) ?? false,
      })),
      hosts: { here: 1, typing: values.hosts ?? 0 },
    });
  return { companion, clock, conversation, text, asked, room, say, caughtUp: () => caughtUp };
}

const typed = ({ companion }: ReturnType<typeof start>) =>
  companion.said.filter(({ type }) => type === 'typing').length;

describe('a room', () => {
  it('is watched as long as its conversation is shown, and again on each connection', () => {
    const { companion, conversation } = start();
    conversation.value = null;
    conversation.value = OTHER;
    companion.disconnect();
    companion.connect();
    expect(companion.said).toEqual([
      { type: 'watch', topic: 'room', conversation: CHAT },
      { type: 'watch', topic: 'room' },
      { type: 'watch', topic: 'room', conversation: OTHER },
      { type: 'watch', topic: 'room', conversation: OTHER },
    ]);
  });

  it('has nobody in it while its conversation is not shared', () => {
    const { room, say, caughtUp } = start();
    say([], { open: false });
    expect([room.people.value, caughtUp()]).toEqual([null, 0]);
  });

  it('tells who is there beside the reader', () => {
    const { room, say } = start({ self: 'Ben' });
    say(['Anna', 'Ben']);
    expect(room.people.value?.members.map(({ name }) => name)).toEqual(['Anna']);
  });

  it('hears what is asked in it, and looks once for what was asked before', () => {
    const { companion, say, asked, caughtUp } = start();
    say(['Anna']);
    say(['Anna', 'Ben']);
    const [record] = createChat([{}]).turns;
    if (record) companion.say({ type: 'asked', conversation: CHAT, record });
    expect([asked, caughtUp()]).toEqual([[uuid(1)], 1]);
    companion.disconnect();
    companion.connect();
    say(['Anna']);
    expect(caughtUp()).toBe(2);
  });

  it('shows the members of before through a gap, and nothing of what they write', () => {
    const { companion, room, say } = start();
    say(['Anna'], { typing: ['Anna'] });
    companion.disconnect();
    expect(room.people.value?.members).toHaveLength(1);
    expect(room.typists.value).toEqual({ names: [], host: false });
  });

  it('tells a member that the host writes, and a host only what others do', () => {
    const asHost = start();
    asHost.say(['Anna'], { typing: ['Anna'], hosts: 1 });
    expect(asHost.room.typists.value).toEqual({ names: ['Anna'], host: false });
    const asMember = start({ self: 'Ben' });
    asMember.say(['Anna', 'Ben'], { typing: ['Ben'], hosts: 1 });
    expect(asMember.room.typists.value).toEqual({ names: [], host: true });
  });
});

describe('what is written', () => {
  it('is told at most every other second, and never what it is', () => {
    const stage = start();
    stage.say(['Anna']);
    stage.text.value = 'W';
    stage.text.value = 'Wh';
    expect(stage.companion.said.at(-1)).toEqual({ type: 'typing', conversation: CHAT });
    stage.clock.advance(1_999);
    stage.text.value = 'Why';
    expect(typed(stage)).toBe(1);
    stage.clock.advance(1);
    stage.text.value = 'Why?';
    expect(typed(stage)).toBe(2);
  });

  it('is told to nobody where nobody is, nor that a field was emptied', () => {
    const stage = start();
    stage.say([], { open: false });
    stage.text.value = 'Why?';
    stage.say(['Anna']);
    stage.text.value = '';
    stage.text.value = '  ';
    expect(typed(stage)).toBe(0);
  });
});

describe('coming and going', () => {
  it('is told once it has settled', () => {
    const { room, say, clock } = start();
    say(['Anna']);
    say(['Anna', 'Ben']);
    clock.advance(1_999);
    say(['Ben', 'Clara']);
    clock.advance(1_999);
    expect(room.visits.value).toBeNull();
    clock.advance(1);
    expect(room.visits.value).toEqual({ came: ['Ben', 'Clara'], went: ['Anna'] });
  });

  it('is no news of somebody who reloads the page, nor of those who were there before', () => {
    const { room, say, clock } = start();
    say(['Anna']);
    say([]);
    clock.advance(500);
    say(['Anna']);
    clock.advance(10_000);
    expect(room.visits.value).toBeNull();
  });
});
