import { signal } from '@preact/signals';
import type { Invite, Member } from '../../../protocol/room-messages.ts';
import type { Membership } from '../../../sidebar/rooms/membership.ts';
import type { Visit } from '../../../sidebar/rooms/room-visit.ts';
import { settle } from '../../helpers/settle.ts';
import { cancelled, type RecordedTurn, type TestPanel, TODAY, uuid } from '../../helpers/test-panel.ts';
import { shortAnswer } from './answers.ts';

const HOUR = 3_600_000;
const anna = { name: 'Anna' };
const people: Partial<Member>[] = [
  anna,
  { name: 'Bartholomew Featherstonehaugh-Cholmondeley', may: 'read' },
  { name: 'נועה', here: false },
];
const invites: Invite[] = [
  { invite: 'link-1', may: 'write', usesLeft: null, expiresAt: TODAY + 20 * HOUR, joined: 2 },
  { invite: 'link-2', may: 'read', usesLeft: 1, expiresAt: null, joined: 0 },
];
const answer = [{ type: 'text' as const, text: shortAnswer }];
const running = { terminal: null, answer: [] };
const turns: RecordedTurn[] = [
  { message: 'What makes WebSockets a good fit for this?', answer },
  {
    message: 'And what does it cost?',
    asker: anna,
    answer: [{ type: 'text', text: 'Each connection takes' }],
    terminal: { ...cancelled, by: { name: 'נועה' } },
  },
  { message: 'How many of them fit on one machine?', asker: { name: 'נועה' }, ...running },
  { message: 'Is that also true of phones?', asker: anna, ...running },
];

async function openRoom({ openChat }: TestPanel): Promise<void> {
  const [now, next] = await openChat(turns, { title: 'WebSockets for answers' });
  now?.say({ type: 'token', content: 'About ten thousand, as long as' });
  next?.say({ type: 'queued', position: 1 });
}

async function makeLink(panel: TestPanel, addresses: readonly string[]): Promise<void> {
  const { sharing } = await panel.shareWith(people, { invites });
  sharing.make();
  const token = `Zk3JqVb1.${'w8Xy2'.repeat(9).slice(0, 43)}`;
  panel.companion
    .requestOf('share')
    .answer({ type: 'share', invite: 'link-3', token, addresses: [...addresses], expiresAt: TODAY + 24 * HOUR });
  await settle();
}

/** What is seen where a chat is shared, by the person who shares it. */
export const roomStates: Record<string, (panel: TestPanel) => unknown> = {
  'room-share': async (panel) => {
    await panel.openChat(turns.slice(0, 1), { title: 'WebSockets for answers' });
    panel.companion.say({ ...NOT_SHARED, conversation: panel.state.conversation.id.peek() });
  },
  'room-link': async (panel) => {
    await openRoom(panel);
    await makeLink(panel, ['https://aside.example.org', 'http://192.168.1.20:11435']);
  },
  'room-link-only-here': async (panel) => {
    await openRoom(panel);
    await makeLink(panel, ['http://127.0.0.1:11435']);
  },
  'room-people': async (panel) => {
    await openRoom(panel);
    await panel.shareWith(people, { invites });
  },
  'room-remove': async (panel) => {
    await openRoom(panel);
    await panel.shareWith(people, { invites });
  },
  'room-host': async (panel) => {
    await openRoom(panel);
    await panel.shareWith([anna, { name: 'Ben' }]);
  },
  'room-host-typing': async (panel) => {
    await openRoom(panel);
    await panel.shareWith([{ ...anna, typing: true }, { name: 'Ben' }, { name: 'נועה', typing: true }]);
  },
};

const NOT_SHARED = { type: 'room' as const, open: false, members: [], hosts: { here: 1, typing: 0 } };

export const MEMBERSHIP: Membership = {
  conversation: uuid(0xc1),
  name: 'Anna',
  may: signal('write'),
  leave() {},
};

/** The same, as members see it. */
export const memberStates: Record<string, (panel: TestPanel) => unknown> = {
  'room-member': openAsMember,
  'room-member-people': openAsMember,
  'room-reader': openAsMember,
  'room-member-lost': async (panel) => {
    await openAsMember(panel);
    panel.companion.state.value = {
      phase: 'stopped',
      problem: { code: 'shared_chat_lost', params: {}, retryable: true },
    };
  },
};

async function openAsMember(panel: TestPanel): Promise<void> {
  panel.companion.requestOf('conversation').answer(panel.createChat(turns, { title: 'WebSockets for answers' }));
  await settle();
  const [now, next] = panel.companion.turns;
  now?.say({ type: 'token', content: 'About ten thousand, as long as' });
  next?.say({ type: 'queued', position: 1 });
  await panel.shareWith([anna, { name: 'נועה' }], { hosts: { here: 1, typing: 1 } });
}

const visit: Visit = {
  phase: signal('asking'),
  name: signal('Anna'),
  failure: signal(null),
  panel: signal(null),
  end: signal(null),
  join() {},
};

/** Before and after a room. */
export const visits: Record<string, Visit> = {
  'visit-join': { ...visit, name: signal('') },
  'visit-refused': { ...visit, failure: signal({ code: 'link_not_known' }) },
  'visit-expired': {
    ...visit,
    failure: signal({ code: 'refused', error: { code: 'link_gone', params: { cause: 'expired' } } }),
  },
  'visit-removed': { ...visit, phase: signal('over'), end: signal('removed_from_room') },
  'visit-left': { ...visit, phase: signal('over'), end: signal('left') },
};
