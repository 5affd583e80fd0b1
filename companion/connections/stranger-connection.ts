import { randomBytes } from 'node:crypto';
import type { ClientMessage } from '../../protocol/client-messages.ts';
import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { decodeClientMessage, encode } from '../../protocol/codec.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { OfferContext } from '../access/caller.ts';
import type { ClientKeys } from '../access/keys/client-keys.ts';
import type { Attempt, PairingCodes } from '../access/pairing/pairing-codes.ts';
import type { Clock } from '../clock.ts';
import { StoreError } from '../conversations/store-error.ts';
import type { Log } from '../logging/log.ts';
import { describeStoreError } from '../turns/turn-error.ts';
import type { Connection, Link } from './connection.ts';
import { describeFailedAttempt } from './pairing-words.ts';
import { createWelcome, type Greeting } from './welcome.ts';

export interface StrangerConnectionOptions {
  link: Link;
  /** What it is to prove a code in. */
  offer: OfferContext;
  keys: Pick<ClientKeys, 'pair' | 'revoke'>;
  codes: Pick<PairingCodes, 'attempt'>;
  greeting: Greeting;
  clock: Clock;
  log: Log;
  limits: Limits;
}

type Pair = Extract<ClientMessage, { type: 'pair' }>;

/** One connection of somebody who has no key: it may prove a pairing code once, and ends with the answer. */
export function createStrangerConnection(options: StrangerConnectionOptions): Connection {
  const { link, offer, keys, codes, clock, log, limits } = options;
  const openedAt = clock.now();
  const context = { ...offer, serverNonce: randomBytes(16).toString('base64url') };
  let hasSpoken = false;
  let isGone = false;

  const { serverNonce: nonce } = context;
  link.post(encode(createWelcome(options.greeting, { role: 'stranger', features: ['pair'], nonce }, limits)));

  async function pair({ proof, name }: Pair): Promise<void> {
    const attempt = await codes.attempt(proof, context);
    if (isGone) {
      // Whoever left has not been told, so the code is still theirs to use.
      if (attempt.kind === 'right') attempt.release();
      return;
    }
    if (attempt.kind === 'right') await accept(attempt, name);
    else {
      // Tries are few. That a code is gone anybody may be told as often as they like, and the log is not for that.
      if (attempt.kind === 'wrong') {
        log.warn({ triesLeft: attempt.triesLeft, origin: offer.origin }, 'a pairing code did not hold');
      }
      refuse(encode(describeFailedAttempt(attempt)));
    }
  }

  async function accept(attempt: Extract<Attempt, { kind: 'right' }>, wanted: string): Promise<void> {
    try {
      const { token, client, name } = await keys.pair(offer.origin, wanted);
      if (isGone) {
        await keys.revoke(client);
        attempt.release();
        return;
      }
      link.post(encode({ type: 'paired', token, proof: attempt.prove(token), name }));
      attempt.accept(client, name);
      link.close(CLOSE_CODES.normal, 'paired');
    } catch (error) {
      attempt.release();
      if (!(error instanceof StoreError)) throw error;
      refuse(encode(describeStoreError(error)));
    }
  }

  function refuse(frame: string): void {
    link.post(frame);
    link.close(CLOSE_CODES.unauthorized, 'not paired');
  }

  return {
    receive(frame) {
      // One message is all that a stranger may send.
      if (hasSpoken) return false;
      hasSpoken = true;
      const decoded = decodeClientMessage(frame);
      if (decoded.ok && decoded.message.type === 'pair') link.guard(pair(decoded.message));
      else link.close(CLOSE_CODES.helloExpected, 'the first message has to be pair');
      return true;
    },
    ping: () => link.ping(),
    sweep() {
      if (!hasSpoken && clock.now() - openedAt >= limits.helloMs) {
        link.close(CLOSE_CODES.helloTimeout, 'pair did not come in time');
      }
    },
    dispose() {
      isGone = true;
    },
  };
}
