// @vitest-environment node
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../protocol/codec.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import {
  type JoinContext,
  joinedProofText,
  joinProofText,
  parseJoinOffer,
  welcomeProofText,
} from '../../../protocol/join-proof.ts';
import { KEY_HASH_PREFIX } from '../../../protocol/key-proof.ts';
import { JoinFailure } from '../../../sidebar/rooms/join-failure.ts';
import { joinRoom } from '../../../sidebar/rooms/join-room.ts';
import type { RoomKey } from '../../../sidebar/rooms/room-keys.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { uuid } from '../../helpers/test-panel.ts';
import { startCompanion } from '../connection/connection-harness.ts';

const SECRET = 's'.repeat(43);
const LINK = `link-1.${SECRET}`;
const TOKEN = `member-1.${'k'.repeat(43)}`;
const CHAT = uuid(0xc1);

interface Options {
  /** The secret that the companion has of the link. */
  secret?: string;
  /** What it gives; default: a key. */
  answer?: (joined: (token: string | null) => CompanionMessage) => CompanionMessage | number;
}

/** A companion in which a link is open. */
async function startWithLink({ secret = SECRET, answer = (joined) => joined(TOKEN) }: Options = {}) {
  const received: unknown[] = [];
  const companion = await startCompanion({
    instead(webSocket, welcome, { headers }) {
      const offers = (headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
      const offer = offers.map(parseJoinOffer).find((parsed) => parsed !== undefined);
      if (!offer) return webSocket.close(4401);
      const serverNonce = randomBytes(16).toString('base64url');
      const context: JoinContext = { ...offer, serverNonce, host: headers.host ?? '', origin: headers.origin ?? '-' };
      const key = createHash('sha256').update(`${KEY_HASH_PREFIX}${secret}`).digest();
      const prove = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
      const proof = prove(welcomeProofText(context));
      webSocket.send(encode({ ...welcome, role: 'stranger', nonce: serverNonce, proof }));
      webSocket.on('message', (data) => {
        const join = JSON.parse(String(data));
        received.push(join);
        if (join.proof !== prove(joinProofText(context))) return webSocket.close(4401);
        const given = answer((token) => ({
          type: 'joined',
          token,
          proof: prove(joinedProofText(context, token)),
          member: 'member-1',
          name: 'Anna 2',
          conversation: CHAT,
          may: 'write',
        }));
        if (typeof given === 'number') webSocket.close(given);
        else webSocket.send(encode(given));
      });
    },
  });
  return { companion, received };
}

function join(address: string, link = LINK, known: readonly RoomKey[] = []): Promise<RoomKey> {
  const environment = { webSocket: WebSocket, fetch, clock: createManualClock(), origin: '-' };
  return joinRoom({ address, secure: false, link, name: 'Anna', known }, environment, new AbortController().signal);
}

const reasonOf = (joining: Promise<unknown>) =>
  joining.then(
    () => ({ code: 'joined' }),
    (error: unknown) => (error instanceof JoinFailure ? error.reason : { code: String(error) }),
  );

const old: RoomKey = {
  address: 'x',
  secure: false,
  token: `member-1.${'o'.repeat(43)}`,
  member: 'member-1',
  name: 'Anna',
  conversation: CHAT,
  may: 'read',
};

describe('joining a room', () => {
  it('gives a key for its conversation, under the name that the others see', async () => {
    const { companion, received } = await startWithLink();
    expect(await join(companion.address)).toEqual({
      address: companion.address,
      secure: false,
      token: TOKEN,
      member: 'member-1',
      name: 'Anna 2',
      conversation: CHAT,
      may: 'write',
    });
    expect(received).toMatchObject([{ type: 'join', name: 'Anna', members: [] }]);
    expect(JSON.stringify(received)).not.toContain(SECRET);
  });

  it('keeps the key of before where there is one', async () => {
    const { companion, received } = await startWithLink({ answer: (joined) => joined(null) });
    expect(await join(companion.address, LINK, [old])).toMatchObject({ token: old.token, may: 'write' });
    expect(received).toMatchObject([{ members: ['member-1'] }]);
  });

  it('says nothing to a program that does not know the link', async () => {
    const { companion, received } = await startWithLink({ secret: 'x'.repeat(43) });
    expect(await reasonOf(join(companion.address))).toEqual({ code: 'link_not_known' });
    expect(received).toEqual([]);
  });

  it('takes no key whose proof does not hold', async () => {
    const { companion } = await startWithLink({
      answer: (joined) => ({ ...joined(TOKEN), proof: 'x'.repeat(43) }) as CompanionMessage,
    });
    expect(await reasonOf(join(companion.address))).toEqual({ code: 'link_not_known' });
  });

  it('says what became of a link, as the companion tells it', async () => {
    const error = { type: 'error', code: 'link_gone', params: { cause: 'expired' }, retryable: false } as const;
    const { companion } = await startWithLink({ answer: () => error });
    expect(await reasonOf(join(companion.address))).toEqual({
      code: 'refused',
      error: { code: 'link_gone', params: { cause: 'expired' } },
    });
  });

  it('tells a link that is cut, one that nothing answers, and one among too many', async () => {
    const { companion } = await startWithLink({ answer: () => 4503 });
    expect(await reasonOf(join(companion.address, 'link-1.short'))).toEqual({ code: 'no_link' });
    expect(await reasonOf(join(companion.address))).toEqual({ code: 'too_many' });
    await companion.stop();
    expect(await reasonOf(join(companion.address))).toEqual({ code: 'unreachable' });
  });
});
