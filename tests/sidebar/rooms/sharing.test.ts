import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { createSharing, HOUR_MS } from '../../../sidebar/rooms/sharing.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { settle } from '../../helpers/settle.ts';
import { uuid } from '../../helpers/test-panel.ts';

const CHAT = uuid(0xc1);
const MADE = {
  type: 'share',
  invite: 'link-1',
  token: 'link-1.secret',
  addresses: ['https://aside.test', 'http://192.168.1.5:11435'],
  expiresAt: 5,
} as const;

function start() {
  const companion = createFakeCompanionConnection();
  companion.connect();
  const conversation = signal<string | null>(CHAT);
  const sharing = createSharing({ connection: companion.connection, conversation });
  return { companion, conversation, sharing };
}

async function make({ companion, sharing }: ReturnType<typeof start>, addresses: readonly string[] = MADE.addresses) {
  sharing.make();
  companion.requestOf('share').answer({ ...MADE, addresses: [...addresses] });
  await settle();
}

it('makes a link as it is wanted, at each address', async () => {
  const stage = start();
  stage.sharing.may.value = 'read';
  stage.sharing.uses.value = 1;
  stage.sharing.forMs.value = HOUR_MS;
  await make(stage);
  expect(stage.companion.requestOf('share').request).toEqual({
    type: 'share',
    conversation: CHAT,
    may: 'read',
    uses: 1,
    forMs: HOUR_MS,
  });
  expect(stage.sharing.link.value).toMatchObject({
    urls: ['https://aside.test/#room=link-1.secret', 'http://192.168.1.5:11435/#room=link-1.secret'],
    isOnlyHere: false,
  });
});

it('lets several people ask for a day unless something else is said', async () => {
  const stage = start();
  await make(stage);
  expect(stage.companion.requestOf('share').request).toMatchObject({ may: 'write', uses: null, forMs: 24 * HOUR_MS });
});

it('says when no other machine can open the link', async () => {
  const stage = start();
  await make(stage, ['http://127.0.0.1:11435', 'http://[::1]:11435']);
  expect(stage.sharing.link.value?.isOnlyHere).toBe(true);
});

it('makes one link at a time', () => {
  const { companion, sharing } = start();
  sharing.make();
  sharing.make();
  expect(companion.requests).toHaveLength(1);
});

it('shows a link with its own conversation alone, and no more once it was taken back', async () => {
  const stage = start();
  await make(stage);
  stage.conversation.value = uuid(0xc2);
  expect(stage.sharing.link.value).toBeNull();
  stage.conversation.value = CHAT;
  stage.sharing.revoke('another');
  stage.companion.requestOf('unshare').answer({ type: 'ok' });
  await settle();
  expect(stage.sharing.link.value).not.toBeNull();
  stage.sharing.revoke('link-1');
  stage.companion.requestOf('unshare').answer({ type: 'ok' });
  await settle();
  expect(stage.sharing.link.value).toBeNull();
});

it('shows a member out, and everybody', async () => {
  const stage = start();
  await make(stage);
  stage.sharing.remove('member-1');
  expect(stage.companion.requestOf('remove_member').request).toMatchObject({ conversation: CHAT, member: 'member-1' });
  stage.sharing.end();
  expect(stage.companion.requestOf('end_room').request).toMatchObject({ conversation: CHAT });
  stage.companion.requestOf('end_room').answer({ type: 'ok' });
  await settle();
  expect(stage.sharing.link.value).toBeNull();
});

it('says what could not be done, until the next try', async () => {
  const { companion, sharing } = start();
  sharing.make();
  companion.requestOf('share').refuse({ code: 'overloaded', params: { cause: 'links' } });
  await settle();
  expect(sharing.problem.value).toMatchObject({ code: 'not_shared', error: { code: 'overloaded' } });
  expect(sharing.isMaking.value).toBe(false);
  sharing.make();
  expect(sharing.problem.value).toBeNull();
});
