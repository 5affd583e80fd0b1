import { createHash, createHmac, randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { type JoinContext, joinedProofText, joinProofText, welcomeProofText } from '../../../protocol/join-proof.ts';
import { KEY_HASH_PREFIX, parseToken } from '../../../protocol/key-proof.ts';

/** How somebody fared that came by a link: HTTP's status, or the close code and what was said before. */
export interface JoinOutcome {
  status: number | undefined;
  close: number;
  welcome: Extract<CompanionMessage, { type: 'welcome' }> | undefined;
  answer: CompanionMessage | undefined;
  /** Whether the companion's proofs of the link, and of the token, hold. */
  isWelcomeProved: boolean;
  isProved: boolean;
}

export interface JoinOptions {
  origin?: string;
  name?: string;
  /** Ids of keys that it says it has. */
  members?: readonly string[];
  /** As the client believes it dialled it, and proves. */
  host?: string;
  /** What is sent in place of `join`. */
  instead?: string;
  /** Called before `join` is sent. */
  before?(): Promise<unknown>;
}

/** Connects as the companion's own page does that was opened by a link, and follows it to its end. */
export async function joinWith(address: string, token: string, options: JoinOptions = {}): Promise<JoinOutcome> {
  const { origin = `http://${address}`, name = 'Ada', host = address, members } = options;
  const { keyId: invite, secret } = parseToken(token) ?? { keyId: 'none', secret: '' };
  const verifier = createHash('sha256').update(KEY_HASH_PREFIX).update(secret).digest();
  const mac = (text: string) => createHmac('sha256', verifier).update(text).digest('base64url');
  const clientNonce = randomBytes(16).toString('base64url');
  const socket = new WebSocket(`ws://${address}/ws/chat`, ['aside.v1', `aside.join.${invite}.${clientNonce}`], {
    origin,
  });
  onTestFinished(() => socket.terminate());
  const outcome: JoinOutcome = {
    status: undefined,
    close: 0,
    welcome: undefined,
    answer: undefined,
    isWelcomeProved: false,
    isProved: false,
  };
  let context: JoinContext | undefined;
  socket.on('error', () => {});
  socket.on('unexpected-response', (_request, response) => {
    outcome.status = response.statusCode;
    response.destroy();
    socket.terminate();
  });
  socket.on('message', async (data) => {
    const message: CompanionMessage = JSON.parse(String(data));
    if (message.type === 'welcome') {
      outcome.welcome = message;
      context = { invite, clientNonce, serverNonce: message.nonce ?? '', host, origin };
      outcome.isWelcomeProved = message.proof === mac(welcomeProofText(context));
      await options.before?.();
      const join = { type: 'join', proof: mac(joinProofText(context)), name, ...(members && { members }) };
      socket.send(options.instead ?? JSON.stringify(join));
      return;
    }
    outcome.answer = message;
    if (context && (message.type === 'joined' || message.type === 'paired')) {
      outcome.isProved = message.proof === mac(joinedProofText(context, message.token));
    }
  });
  return await new Promise((resolve) => socket.on('close', (code) => resolve(Object.assign(outcome, { close: code }))));
}
