import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import { encode } from '../../protocol/codec.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import { CODE_DERIVATION, type PairingContext, pairedProofText, pairProofText } from '../../protocol/pairing-proof.ts';
import { PAIR_SUBPROTOCOL_PREFIX, SUBPROTOCOL } from '../../protocol/version.ts';
import type { Clock } from '../connection/clock.ts';
import { decodeUnproved } from '../connection/decode-unproved.ts';
import { isAnswering } from '../connection/health-probe.ts';
import type { PairedKey } from './key-store.ts';
import type { PairingFailure } from './pairing-failure.ts';
import * as problems from './pairing-problems.ts';
import { type Address, socketUrl } from './parse-address.ts';
import { computeProof, createNonce, isSameProof } from './proof.ts';

export interface PairingAttempt extends Address {
  /** As `parsePairingCode` gives it. It is proved, never sent. */
  code: string;
  /** What the person will find this browser by. */
  name: string;
}

export interface PairingEnvironment {
  webSocket: typeof WebSocket;
  fetch: typeof fetch;
  clock: Clock;
  /** What the browser sends as Origin; `-` when it sends none. */
  origin: string;
}

/** From dialling to the key: connecting, deriving and a write to the companion's disk take a second at the most. */
const PATIENCE_MS = 10_000;

/**
 * Exchanges a pairing code for a key, over a connection of its own.
 *
 * @param signal Gives up; rejects with its reason.
 * @throws {PairingFailure} in words for a person, whatever went wrong.
 */
export async function pair(
  attempt: PairingAttempt,
  environment: PairingEnvironment,
  signal: AbortSignal,
): Promise<PairedKey> {
  signal.throwIfAborted();
  const { address, secure, name } = attempt;
  const clientNonce = createNonce();
  const settled = Promise.withResolvers<PairedKey>();
  const lifetime = new AbortController();
  // Takes a moment, in which the connection is made.
  const derived = deriveKey(attempt.code);
  const socket = dial(attempt, environment, clientNonce);
  let context: PairingContext | undefined;
  let wasOpen = false;

  const cancelTimer = environment.clock.after(PATIENCE_MS, () => settled.reject(problems.answersNothing(attempt)));
  const give = () => settled.reject(signal.reason);
  signal.addEventListener('abort', give, { signal: lifetime.signal });
  socket.addEventListener('open', () => {
    wasOpen = true;
  });
  socket.addEventListener('message', ({ data }) => {
    const message = decodeUnproved(data);
    if (!message) settled.reject(problems.notAside(attempt));
    else receive(message).catch(settled.reject);
  });
  socket.addEventListener('close', ({ code, reason }) => {
    explainEnd(code, reason).then(settled.reject, settled.reject);
  });

  async function receive(message: CompanionMessage): Promise<void> {
    if (!context) {
      context = readWelcome(message);
      const proof = computeProof(await derived, pairProofText(context));
      if (!lifetime.signal.aborted) send({ type: 'pair', proof, name });
    } else if (message.type === 'paired') {
      const proof = computeProof(await derived, pairedProofText(context, message.token));
      if (!isSameProof(message.proof, proof)) throw problems.notProved(attempt);
      // It becomes part of a command that people copy into a terminal, where `$(...)` in a name would be run.
      if (!isNamedAfter(message.name, name)) throw problems.notAside(attempt);
      settled.resolve({ address, secure, token: message.token, pairedAs: message.name });
    } else if (message.type === 'error') {
      throw problems.refused(message);
    } else if (message.type === 'ping') {
      send({ type: 'pong' });
    }
  }

  function readWelcome(message: CompanionMessage): PairingContext {
    if (message.type !== 'welcome' || socket.protocol !== SUBPROTOCOL) throw problems.notAside(attempt);
    const { role, nonce } = message;
    // An earlier version knows no strangers.
    if (role !== 'stranger' || nonce === undefined) throw problems.cannotPair(attempt, message.version);
    return { clientNonce, serverNonce: nonce, host: address, origin: environment.origin };
  }

  async function explainEnd(code: number, reason: string): Promise<PairingFailure> {
    if (wasOpen) return problems.closed(attempt, code, reason);
    const isThere = await isAnswering(attempt, environment.fetch, environment.clock, lifetime.signal);
    return isThere ? problems.noCodeOpen(attempt) : problems.notRunning(attempt);
  }

  function send(message: ClientMessageInput): void {
    socket.send(encode(message));
  }

  try {
    return await settled.promise;
  } finally {
    lifetime.abort();
    cancelTimer();
    socket.close(1000);
  }
}

/** Whether a name is the one that was asked for, or that with a number. */
function isNamedAfter(name: string, wanted: string): boolean {
  return name.startsWith(wanted) && /^(?: \d{1,9})?$/.test(name.slice(wanted.length));
}

/** A code can be found behind its proof, and this makes that take longer than the code is good for. */
function deriveKey(code: string): Promise<Uint8Array> {
  const { salt, iterations, bytes } = CODE_DERIVATION;
  return pbkdf2Async(sha256, code, salt, { c: iterations, dkLen: bytes });
}

function dial(attempt: PairingAttempt, environment: PairingEnvironment, clientNonce: string): WebSocket {
  try {
    return new environment.webSocket(socketUrl(attempt), [SUBPROTOCOL, `${PAIR_SUBPROTOCOL_PREFIX}${clientNonce}`]);
  } catch {
    // The browser's policy: from an encrypted page it opens nothing that is not, and some ports never.
    throw problems.forbiddenByBrowser(attempt);
  }
}
