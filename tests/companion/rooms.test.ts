import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import { parseToken } from '../../protocol/key-proof.ts';
import type { Limits } from '../../protocol/limits.ts';
import { isTerminal } from '../../protocol/turn-events.ts';
import { findLastingPort } from '../helpers/lasting-port.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { connectAside, greetAside } from './server/aside-client.ts';
import { type JoinOptions, joinWith } from './server/joining-client.ts';
import { createTestFolder, startTestCompanion } from './server/test-companion.ts';
import { closeOf, outcomeOf } from './server/test-server.ts';

/** A companion with a stored conversation, and its host. */
async function createStage(settings: Parameters<typeof startTestCompanion>[0] = {}, limits: Partial<Limits> = {}) {
  const companion = await startTestCompanion(settings, { clock: createManualClock(), limits });
  const { address } = companion;
  const host = await greetAside(address, companion.localToken);
  const conversation = randomUUID();
  const turn = randomUUID();
  const question = [{ type: 'text' as const, text: 'Why?' }];
  await tell({ type: 'chat', turn, conversation, parent: null, question }, isTerminal);

  /** Resolves with the first message that answers this one. */
  function tell(message: Parameters<typeof host.send>[0], isAnswer: (heard: CompanionMessage) => boolean) {
    return new Promise<CompanionMessage>((resolve) => {
      function hear(data: unknown): void {
        const heard: CompanionMessage = JSON.parse(String(data));
        if (!isAnswer(heard)) return;
        host.webSocket.off('message', hear);
        resolve(heard);
      }
      host.webSocket.on('message', hear);
      host.send(message);
    });
  }

  async function share(link: { may?: 'read' | 'write'; uses?: number | null; forMs?: number | null } = {}) {
    const answer = await request({
      type: 'share',
      id: 's',
      conversation,
      may: 'write',
      uses: null,
      forMs: null,
      ...link,
    });
    if (answer.type !== 'share') throw new Error(JSON.stringify(answer));
    return answer;
  }
  async function joinBy(token: string, options: JoinOptions = {}) {
    const outcome = await joinWith(address, token, options);
    if (outcome.answer?.type !== 'joined') throw new Error(`not joined: ${JSON.stringify(outcome)}`);
    return { ...outcome.answer, outcome };
  }
  /** What somebody is told that comes by a link that lets nobody in. */
  async function refusalOf(token: string, options: JoinOptions = {}) {
    const { answer, close } = await joinWith(address, token, options);
    if (answer?.type !== 'error') throw new Error(`no refusal: ${JSON.stringify(answer)}`);
    return [answer.code, answer.params, close];
  }
  const request = (message: Parameters<typeof host.send>[0] & { id: string }) =>
    tell(message, (heard) => 'id' in heard && heard.id === message.id);
  return { companion, address, conversation, tell, share, joinBy, refusalOf, request };
}

const pageOf = (address: string) => ({ origin: `http://${address}` });

async function greetMember(address: string, token: string) {
  const member = connectAside(address, token, pageOf(address));
  const welcome = await member.next('welcome');
  member.send({ type: 'hello', proof: member.prove('client', welcome.nonce ?? '') });
  member.send({ type: 'ping' });
  await member.next('pong');
  return { ...member, welcome };
}

test('members take no place of those that have a key, nor of anybody else', async () => {
  const few = { keyConnections: 2, guestConnections: 1, strangerConnections: 1, waitingConnections: 1 };
  const { address, companion, share, joinBy } = await createStage({}, few);
  const { token } = await joinBy((await share()).token);
  for (let count = 0; count < 4; count++) await greetMember(address, token ?? '');
  const client = connectAside(address, companion.localToken);
  expect((await client.next('welcome')).role).toBe('client');
});

describe('a link', () => {
  test('gives a key for its room, which works at once and after a restart', async () => {
    const dataDir = createTestFolder();
    const port = await findLastingPort();
    const { companion, address, conversation, share, joinBy } = await createStage({ dataDir, port });
    const link = await share({ may: 'read' });
    expect(link).toMatchObject({ addresses: [`http://${address}`], expiresAt: null });
    const { token, name, may, member, outcome } = await joinBy(link.token);
    expect(outcome).toMatchObject({ isWelcomeProved: true, isProved: true, close: 1000 });
    expect(outcome.welcome).toMatchObject({ role: 'stranger', features: ['join'] });
    expect([name, may, parseToken(token ?? '')?.keyId]).toEqual(['Ada', 'read', member]);

    const { welcome } = await greetMember(address, token ?? '');
    expect(welcome).toMatchObject({ role: 'member', room: { conversation, may: 'read', name: 'Ada' } });
    await companion.stop();
    const kept = readFileSync(join(dataDir, 'conversations.db'));
    expect([token, link.token].map((each) => kept.includes(each?.split('.')[1] ?? ''))).toEqual([false, false]);
    const second = await startTestCompanion({ dataDir, port });
    expect((await greetMember(second.address, token ?? '')).welcome.role).toBe('member');
    expect((await joinWith(second.address, link.token, { name: 'Bert' })).answer?.type).toBe('joined');
  });

  test('that lets in one lets in one, also of two that come at the same moment', async () => {
    const { address, share, refusalOf } = await createStage();
    const { token } = await share({ uses: 1 });
    const both = await Promise.all([joinWith(address, token), joinWith(address, token, { name: 'Bert' })]);
    expect(both.map(({ answer }) => answer?.type).toSorted()).toEqual(['error', 'joined']);
    expect(await refusalOf(token)).toEqual(['link_gone', { cause: 'used' }, 4401]);
  });

  test('says to those alone who have it what became of it', async () => {
    const { address, share, refusalOf, request, conversation } = await createStage();
    const [revoked, ended] = [await share(), await share()];
    await request({ type: 'unshare', id: 'u', invite: revoked.invite });
    const guessed = `${revoked.invite}.${randomBytes(32).toString('base64url')}`;
    const unknown = `${randomBytes(9).toString('hex')}.${randomBytes(32).toString('base64url')}`;
    expect(await refusalOf(revoked.token)).toEqual(['link_gone', { cause: 'revoked' }, 4401]);
    expect(await refusalOf(guessed)).toEqual(['link_gone', {}, 4401]);
    expect(await refusalOf(unknown)).toEqual(['link_gone', {}, 4401]);
    const welcomes = await Promise.all([guessed, unknown].map((token) => joinWith(address, token)));
    expect(welcomes.map(({ welcome, isWelcomeProved }) => [welcome?.proof?.length, isWelcomeProved])).toEqual([
      [43, false],
      [43, false],
    ]);
    await request({ type: 'end_room', id: 'e', conversation });
    expect(await refusalOf(ended.token)).toEqual(['link_gone', { cause: 'ended' }, 4401]);
  });

  test('that is taken back, or whose room ends, while somebody joins lets them in no more', async () => {
    const { share, refusalOf, request, conversation } = await createStage();
    const first = await share();
    const unshare = () => request({ type: 'unshare', id: 'u', invite: first.invite });
    expect(await refusalOf(first.token, { before: unshare })).toEqual(['link_gone', { cause: 'revoked' }, 4401]);
    const second = await share();
    const end = () => request({ type: 'end_room', id: 'e', conversation });
    expect(await refusalOf(second.token, { before: end })).toEqual(['link_gone', { cause: 'ended' }, 4401]);
  });

  test('does not prove a link that was relayed from another address', async () => {
    const { share, refusalOf } = await createStage();
    const { token } = await share();
    expect(await refusalOf(token, { host: '127.0.0.1:9' })).toEqual(['link_gone', {}, 4401]);
  });

  test('is heard while there is one, by extensions and our own page alone', async () => {
    const { address, share } = await createStage();
    const unknown = `unknown.${randomBytes(32).toString('base64url')}`;
    expect((await joinWith(address, unknown)).status).toBe(403);
    const { token } = await share();
    expect((await joinWith(address, token, { origin: 'https://a.example' })).status).toBe(403);
    expect((await joinWith(address, token, { instead: '{"type":"hello"}' })).close).toBe(4407);
    expect((await joinWith(address, token, { instead: '{"type":"pair","proof":"x","name":"x"}' })).close).toBe(4407);
  });

  test('names two members apart that look alike, and takes nobody for a host', async () => {
    const { share, joinBy } = await createStage();
    const { token } = await share();
    const names = [];
    for (const name of ['Ada', 'аda', 'HOST']) names.push((await joinBy(token, { name })).name);
    expect(names).toEqual(['Ada', 'аda 2', 'HOST 2']);
  });

  test('lets in a browser once that says which key it has, and makes a writer of a reader', async () => {
    const { address, share, joinBy } = await createStage();
    const [reading, writing] = [await share({ may: 'read' }), await share({ may: 'write', uses: 1 })];
    const { member, token } = await joinBy(reading.token);
    const again = await joinBy(reading.token, { members: [member], name: 'Eve' });
    expect([again.token, again.member, again.name]).toEqual([null, member, 'Ada']);
    expect(await joinBy(writing.token, { members: [member] })).toMatchObject({ token: null, member, may: 'write' });
    expect((await greetMember(address, token ?? '')).welcome.room?.may).toBe('write');
    const foreign = await joinBy(reading.token, { members: [member], origin: 'moz-extension://x' });
    expect(foreign.member).not.toBe(member);
  });
});

describe('sharing', () => {
  test('is refused for a temporary chat, for one that is not there, and where nothing is stored', async () => {
    const { tell, request } = await createStage();
    const conversation = randomUUID();
    const share = { type: 'share', id: 's', may: 'read', uses: null, forMs: null } as const;
    expect(await request({ ...share, conversation })).toMatchObject({ code: 'conversation_gone', params: {} });
    const question = [{ type: 'text' as const, text: 'Why?' }];
    const chat = { type: 'chat', turn: randomUUID(), conversation, parent: null, question } as const;
    await tell({ ...chat, temporary: true }, isTerminal);
    expect(await request({ ...share, conversation })).toMatchObject({
      code: 'conversation_gone',
      params: { cause: 'temporary' },
    });
  });
});

describe('the list of clients', () => {
  test('has members and links, and takes them away', async () => {
    const { share, joinBy, request, refusalOf, conversation } = await createStage();
    const [link, other] = [await share(), await share()];
    const { member } = await joinBy(link.token);
    const list = () => request({ type: 'clients', id: 'c' });
    expect(await list()).toMatchObject({
      items: [{ local: true }, { client: member, name: 'Ada', room: conversation, connections: 0 }],
      links: [
        { invite: link.invite, room: conversation },
        { invite: other.invite, room: conversation },
      ],
    });
    for (const client of [member, link.invite]) await request({ type: 'revoke', id: 'r', client });
    expect(await list()).toMatchObject({ items: [{ local: true }], links: [{ invite: other.invite }] });
    expect(await refusalOf(link.token)).toEqual(['link_gone', { cause: 'revoked' }, 4401]);
    expect(await request({ type: 'revoke', id: 'r', client: member })).toMatchObject({ code: 'client_gone' });
  });
});

describe('a member', () => {
  test('is out at once when it is taken out, and when the room ends, with words', async () => {
    const { address, share, joinBy, request, conversation } = await createStage();
    const link = await share();
    const [ada, bert] = [await joinBy(link.token), await joinBy(link.token, { name: 'Bert' })];
    const [first, second] = [await greetMember(address, ada.token ?? ''), await greetMember(address, bert.token ?? '')];
    const removed = closeOf(first.webSocket);
    expect(await request({ type: 'remove_member', id: 'r', conversation, member: ada.member })).toMatchObject({
      type: 'ok',
    });
    expect((await removed).code).toBe(4410);
    expect(await request({ type: 'remove_member', id: 'r', conversation, member: ada.member })).toMatchObject({
      code: 'client_gone',
    });
    const ended = closeOf(second.webSocket);
    await request({ type: 'end_room', id: 'e', conversation });
    expect((await ended).code).toBe(4411);
    for (const { token } of [ada, bert]) {
      expect(await outcomeOf(connectAside(address, token ?? '', pageOf(address)).webSocket)).toBe(
        '4401 after aside.v1',
      );
    }
  });

  test('leaves for good', async () => {
    const { address, share, joinBy } = await createStage();
    const { token } = await joinBy((await share()).token);
    const member = await greetMember(address, token ?? '');
    const closed = closeOf(member.webSocket);
    member.send({ type: 'leave', id: 'l' });
    expect(await member.next('ok')).toEqual({ type: 'ok', id: 'l' });
    expect((await closed).code).toBe(4410);
    expect(await outcomeOf(connectAside(address, token ?? '', pageOf(address)).webSocket)).toBe('4401 after aside.v1');
  });

  test('loses its room with the conversation, and does not get it back with that', async () => {
    const { address, share, joinBy, request, conversation } = await createStage();
    const { token } = await joinBy((await share()).token);
    const closed = closeOf((await greetMember(address, token ?? '')).webSocket);
    await request({ type: 'delete', id: 'd', conversation });
    expect((await closed).code).toBe(4411);
    await request({ type: 'restore', id: 'd', conversation });
    expect(await outcomeOf(connectAside(address, token ?? '', pageOf(address)).webSocket)).toBe('4401 after aside.v1');
  });

  test('has a key for aside.v1 and its own origin alone', async () => {
    const { address, share, joinBy } = await createStage();
    const { token } = await joinBy((await share()).token);
    const health = await fetch(`http://${address}/health?token=${token}`, { headers: pageOf(address) });
    expect(await health.json()).toEqual({ ok: true });
    const { WebSocket } = await import('ws');
    for (const path of ['/ws/chat', '/ws/shared']) {
      expect(await outcomeOf(new WebSocket(`ws://${address}${path}?token=${token}`, pageOf(address)))).toBe(
        '4403 after ',
      );
    }
    const foreign = connectAside(address, token ?? '', { origin: 'moz-extension://x' });
    expect(await outcomeOf(foreign.webSocket)).toBe('4401 after aside.v1');
  });
});
