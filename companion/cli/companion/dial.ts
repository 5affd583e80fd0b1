import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import type { ClientMessageInput } from '../../../protocol/client-messages.ts';
import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { decodeCompanionMessage, encode } from '../../../protocol/codec.ts';
import type { CompanionMessage, Welcome } from '../../../protocol/companion-messages.ts';
import { refuseUnread } from '../../../protocol/refuse-unread.ts';
import { CHAT_PATHS, KEY_SUBPROTOCOL_PREFIX, SUBPROTOCOL } from '../../../protocol/version.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import type { StoredKey } from '../../access/keys/keyring.ts';
import { computeProof } from '../../access/keys/prove-key.ts';

/** A connection to a companion that has proved that it knows our key. */
export interface CompanionLine {
  readonly welcome: Welcome;
  send(message: ClientMessageInput): void;
  /** Each message but the pings, in order. Ends when the connection does. */
  readonly messages: AsyncIterable<CompanionMessage>;
  close(): void;
}

/** The program that was found at an address. */
export type Dialled =
  | { kind: 'ours'; line: CompanionLine }
  /** Nobody listens there. */
  | { kind: 'nobody' }
  /** Speaks `aside.v1`, and does not know our key. It learned nothing but the key's id. */
  | { kind: 'other-key' }
  /** An Aside companion that has no room or answers too late, or that rejects our proof. */
  | { kind: 'refused'; why: string }
  /** Something else listens there. */
  | { kind: 'stranger'; why: string };

const { stranger: words } = commandLineWords;

/** From dialling to `welcome`. */
const WELCOME_MS = 5_000;

/**
 * Dials `address` (`host:port`) and has the program that listens there prove the key before anything is said. Never
 * rejects but with the signal's reason.
 */
export async function dial(address: string, key: StoredKey, signal: AbortSignal): Promise<Dialled> {
  signal.throwIfAborted();
  const clientNonce = randomBytes(16).toString('base64url');
  const offer = `${KEY_SUBPROTOCOL_PREFIX}${key.keyId}.${clientNonce}`;
  const socket = new WebSocket(`ws://${address}${CHAT_PATHS[0]}`, [SUBPROTOCOL, offer], {
    handshakeTimeout: WELCOME_MS,
    perMessageDeflate: false,
  });
  const dialled = Promise.withResolvers<Dialled>();
  const inbox = createInbox();
  const timer = setTimeout(() => giveUp({ kind: 'stranger', why: words.silent }), WELCOME_MS);
  const abort = (): void => {
    dialled.reject(signal.reason);
    socket.terminate();
  };
  signal.addEventListener('abort', abort, { once: true });

  function giveUp(found: Dialled): void {
    dialled.resolve(found);
    socket.terminate();
  }

  function greet(data: string): void {
    const decoded = decodeCompanionMessage(data);
    if (!decoded.ok || decoded.message.type !== 'welcome' || socket.protocol !== SUBPROTOCOL) {
      giveUp({ kind: 'stranger', why: words.notAside });
      return;
    }
    const welcome = decoded.message;
    const { nonce, proof } = welcome;
    const context = { keyId: key.keyId, clientNonce, serverNonce: nonce ?? '', host: address, origin: '-' };
    if (!nonce || proof !== computeProof('server', key, context).toString('base64url')) {
      giveUp({ kind: 'other-key' });
      return;
    }
    clearTimeout(timer);
    const send = (message: ClientMessageInput): void => socket.send(encode(message));
    send({ type: 'hello', proof: computeProof('client', key, context).toString('base64url') });
    socket.on('message', (next) => {
      const decoded = decodeCompanionMessage(String(next));
      const message = decoded.ok ? decoded.message : refuseUnread(decoded);
      if (message?.type === 'ping') send({ type: 'pong' });
      else if (message) inbox.put(message);
    });
    dialled.resolve({
      kind: 'ours',
      line: { welcome, send, messages: inbox, close: () => socket.close(CLOSE_CODES.normal) },
    });
  }

  socket.once('message', (data) => greet(String(data)));
  socket.once('unexpected-response', (_, response) => {
    const { server } = response.headers;
    giveUp({ kind: 'stranger', why: words.http(response.statusCode, String(server ?? '')) });
  });
  socket.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') dialled.resolve({ kind: 'nobody' });
    else dialled.resolve({ kind: 'stranger', why: words.brokeOff(error.code ?? error.message) });
  });
  socket.once('close', (code, reason) => {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    inbox.end();
    dialled.resolve(judgeClose(code, String(reason)));
  });
  return await dialled.promise;
}

/** A companion that doesn't have our key closes before it has said anything. */
function judgeClose(code: number, reason: string): Dialled {
  if (code === CLOSE_CODES.unauthorized) return { kind: 'other-key' };
  return { kind: 'refused', why: words.closed(code, reason) };
}

function createInbox() {
  const messages: CompanionMessage[] = [];
  let isEnded = false;
  let wake = (): void => {};
  return {
    put(message: CompanionMessage): void {
      messages.push(message);
      wake();
    },
    end(): void {
      isEnded = true;
      wake();
    },
    async *[Symbol.asyncIterator](): AsyncGenerator<CompanionMessage> {
      for (;;) {
        const message = messages.shift();
        if (message) yield message;
        else if (isEnded) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
