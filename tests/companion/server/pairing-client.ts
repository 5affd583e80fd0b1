import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import type { PairingContext } from '../../../protocol/pairing-proof.ts';
import { createCodeProver } from '../access/pairing/code-prover.ts';
import type { AsideClientOptions } from './aside-client.ts';

export const FIREFOX = 'moz-extension://4f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';

/** How an attempt to pair ended: HTTP's status, or the close code and what was said before. */
export interface PairingOutcome {
  status: number | undefined;
  close: number;
  reason: string;
  welcome: Extract<CompanionMessage, { type: 'welcome' }> | undefined;
  answer: CompanionMessage | undefined;
  /** Whether the companion's proof of the token holds. */
  isProved: boolean;
}

export interface PairingOptions {
  origin?: string;
  name?: string;
  /** As the client believes it dialled it, and proves. */
  host?: string;
  /** What is sent in place of `pair`. */
  instead?: string;
  socket?: AsideClientOptions;
}

/** Connects as the panel does that has been given a code, and follows it to its end. */
export async function pairWith(address: string, typed: string, options: PairingOptions = {}): Promise<PairingOutcome> {
  const { origin = FIREFOX, name = 'Firefox on Linux', host = address } = options;
  const prover = createCodeProver(typed);
  const clientNonce = randomBytes(16).toString('base64url');
  const { secure = false, ...socketOptions } = options.socket ?? {};
  const url = `${secure ? 'wss' : 'ws'}://${address}/ws/chat`;
  const socket = new WebSocket(url, ['aside.v1', `aside.pair.${clientNonce}`], { origin, ...socketOptions });
  onTestFinished(() => socket.terminate());
  const outcome: PairingOutcome = {
    status: undefined,
    close: 0,
    reason: '',
    welcome: undefined,
    answer: undefined,
    isProved: false,
  };
  let context: PairingContext | undefined;
  socket.on('error', () => {});
  socket.on('unexpected-response', (_request, response) => {
    outcome.status = response.statusCode;
    response.destroy();
    socket.terminate();
  });
  socket.on('message', (data) => {
    const message: CompanionMessage = JSON.parse(String(data));
    if (message.type === 'welcome') {
      outcome.welcome = message;
      context = { clientNonce, serverNonce: message.nonce ?? '', host, origin };
      socket.send(options.instead ?? JSON.stringify({ type: 'pair', proof: prover.pair(context), name }));
      return;
    }
    outcome.answer = message;
    if (context && message.type === 'paired') {
      outcome.isProved = message.proof === prover.paired(context, message.token);
    }
  });
  return await new Promise((resolve) =>
    socket.on('close', (code, reason) => resolve(Object.assign(outcome, { close: code, reason: String(reason) }))),
  );
}
