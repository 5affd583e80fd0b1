import type { ClientMessage } from '../../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import type { Caller } from '../../access/caller.ts';
import type { ClientKeys } from '../../access/keys/client-keys.ts';
import { LocalKeyError } from '../../access/keys/local-key.ts';
import type { PairingCodes } from '../../access/pairing/pairing-codes.ts';
import { StoreError } from '../../conversations/store-error.ts';
import { describeStoreError, toErrorWords } from '../../turns/turn-error.ts';
import { NEEDS_KEY } from './conversation-desk.ts';

const REQUESTS = ['pairing', 'clients', 'revoke', 'rotate'] as const;

/** A request that is about who has a key. */
export type KeyRequest = Extract<ClientMessage, { type: (typeof REQUESTS)[number] }>;

export function isKeyRequest(message: ClientMessage): message is KeyRequest {
  return REQUESTS.some((type) => type === message.type);
}

export interface KeyDeskOptions {
  keys: ClientKeys;
  codes: PairingCodes;
  /** How many connections a key has open. */
  connectionsOf(client: string): number;
}

/** What callers may do about keys: everything with `local.key`, give up its own with another, nothing without. */
export interface KeyDesk {
  featuresFor(caller: Caller): readonly string[];
  /** Refusals are answers too. `tell` gets what comes after the answer. */
  answer(request: KeyRequest, caller: Caller, tell: (message: CompanionMessage) => void): Promise<CompanionMessage>;
}

export function createKeyDesk({ keys, codes, connectionsOf }: KeyDeskOptions): KeyDesk {
  /** Asked each time: a connection outlives its key by a moment. */
  function isLocal(caller: Caller): boolean {
    return caller.kind === 'client' && caller.isLocal && keys.keyring.find(caller.keyId) !== undefined;
  }

  async function answer(request: KeyRequest, tell: (message: CompanionMessage) => void): Promise<CompanionMessage> {
    const { id } = request;
    switch (request.type) {
      case 'pairing': {
        // Better now than when somebody has typed the code.
        if (keys.failure) throw keys.failure;
        const opened = codes.open((end) => tell({ type: 'pairing_ended', id, ...end }));
        return { type: 'pairing', id, ...opened };
      }
      case 'clients': {
        const items = keys.list().map((item) => ({ ...item, connections: connectionsOf(item.client) }));
        return { type: 'clients', id, items };
      }
      case 'revoke':
        if (keys.list().some(({ client, local }) => local && client === request.client)) return { ...ONLY_ROTATED, id };
        return (await keys.revoke(request.client)) ? { type: 'ok', id } : { ...CLIENT_GONE, id };
      case 'rotate': {
        const rotated = keys.rotate();
        // Whoever had the old key may have opened it, to come back with a key of its own.
        codes.rotated();
        await rotated;
        return { type: 'ok', id };
      }
    }
  }

  function isAllowed(request: KeyRequest, caller: Caller): boolean {
    if (isLocal(caller)) return true;
    return request.type === 'revoke' && caller.kind === 'client' && request.client === caller.keyId;
  }

  return {
    featuresFor: (caller) => (isLocal(caller) ? ['clients'] : []),
    async answer(request, caller, tell) {
      const { id } = request;
      if (!isAllowed(request, caller)) return { ...(caller.kind === 'client' ? NEEDS_LOCAL_KEY : NEEDS_KEY), id };
      try {
        return await answer(request, tell);
      } catch (error) {
        if (error instanceof LocalKeyError) return { ...toErrorWords('internal', error.message), id };
        if (!(error instanceof StoreError)) throw error;
        const words = describeStoreError(error);
        return request.type === 'revoke'
          ? { ...words, cure: `${words.cure} ${REVOKED_FOR_NOW}`, id }
          : { ...words, id };
      }
    },
  };
}

const NEEDS_LOCAL_KEY = toErrorWords(
  'forbidden',
  'Only the computer that Aside runs on may manage who has a key.',
  'Do it there, in the terminal or in the panel.',
);
const CLIENT_GONE = toErrorWords('client_gone', 'No client has this key any more.', 'Look at the list again.');
const ONLY_ROTATED = toErrorWords(
  'forbidden',
  "This computer's own key can't be revoked.",
  'Replace it by a new one instead.',
);
const REVOKED_FOR_NOW = 'Then revoke it again: until that it is shut out only as long as this companion runs.';
