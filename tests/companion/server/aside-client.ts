import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import type { ClientMessageInput } from '../../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { KEY_HASH_PREFIX, type ProofSide, parseToken, proofText } from '../../../protocol/key-proof.ts';

type MessageOf<T extends CompanionMessage['type']> = Extract<CompanionMessage, { type: T }>;

export interface AsideClient {
  readonly webSocket: WebSocket;
  send(message: ClientMessageInput): void;
  /** Resolves with the next message of a type; those before it are dropped. */
  next<T extends CompanionMessage['type']>(type: T): Promise<MessageOf<T>>;
  /** A proof for the companion's nonce; what `hello` has to carry is the client's. */
  prove(side: ProofSide, serverNonce: string): string;
}

export interface AsideClientOptions extends ClientOptions {
  /** Whether it dials over TLS; default false. */
  secure?: boolean;
  /** Where names are looked up; default: as usual. */
  lookup?: LookupFunction;
}

/** A client that offers a key in `aside.v1`, and has said nothing yet. Without an origin it is a program. */
export function connectAside(
  address: string,
  token: string,
  { secure = false, ...options }: AsideClientOptions = {},
): AsideClient {
  const { keyId, secret } = parseToken(token) ?? { keyId: '', secret: '' };
  const clientNonce = randomBytes(16).toString('base64url');
  const protocols = ['aside.v1', `aside.key.${keyId}.${clientNonce}`];
  const { origin = '-' } = options;
  const webSocket = new WebSocket(`${secure ? 'wss' : 'ws'}://${address}/ws/chat`, protocols, options);
  onTestFinished(() => webSocket.terminate());
  const received: CompanionMessage[] = [];
  let wake = (): void => {};
  webSocket.on('error', () => {});
  webSocket.on('message', (data) => {
    received.push(JSON.parse(String(data)));
    wake();
  });
  return {
    webSocket,
    send: (message) => webSocket.send(JSON.stringify(message)),
    async next<T extends CompanionMessage['type']>(type: T) {
      for (;;) {
        const message = received.shift();
        if (message?.type === type) return message as MessageOf<T>;
        if (!message) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
    prove(side, serverNonce) {
      const verifier = createHash('sha256').update(KEY_HASH_PREFIX).update(secret).digest();
      const text = proofText(side, { keyId, clientNonce, serverNonce, host: address, origin });
      return createHmac('sha256', verifier).update(text).digest('base64url');
    },
  };
}

/** A client that has proved its key. */
export async function greetAside(address: string, token: string, options?: AsideClientOptions): Promise<AsideClient> {
  const client = connectAside(address, token, options);
  const { nonce = '' } = await client.next('welcome');
  client.send({ type: 'hello', proof: client.prove('client', nonce) });
  return client;
}
