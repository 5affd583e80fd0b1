// @vitest-environment node
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { describe, expect, it, vi } from 'vitest';
import { describePairingProblem } from '../../../components/pairing/describe-pairing-problem.ts';
import { encode } from '../../../protocol/codec.ts';
import type { CompanionMessage, Welcome } from '../../../protocol/companion-messages.ts';
import { pairedProofText, parsePairOffer } from '../../../protocol/pairing-proof.ts';
import { type PairingAttempt, pair } from '../../../sidebar/access/pair.ts';
import { PairingFailure } from '../../../sidebar/access/pairing-failure.ts';
import { createAsyncQueue } from '../../helpers/async-queue.ts';
import { codeProver, type FakeCompanionOptions } from '../../helpers/fake-companion.ts';
import { inWords } from '../../helpers/in-words.ts';
import { findLastingPort } from '../../helpers/lasting-port.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { startCompanion, TOKEN } from '../connection/connection-harness.ts';

vi.mock('@noble/hashes/pbkdf2.js', async (load) => {
  const real = await load<typeof import('@noble/hashes/pbkdf2.js')>();
  return { ...real, pbkdf2Async: vi.fn(real.pbkdf2Async) };
});

const CODE = '7K3MQ9TX';

interface Options {
  code?: string;
  secure?: boolean;
  clock?: ReturnType<typeof createManualClock>;
  signal?: AbortSignal;
  webSocket?: typeof WebSocket;
}

function pairWith(address: string, options: Options = {}) {
  const { code = CODE, secure = false, clock = createManualClock(), webSocket = WebSocket } = options;
  const attempt: PairingAttempt = { address, secure, code, name: 'Firefox on Linux' };
  const signal = options.signal ?? new AbortController().signal;
  return pair(attempt, { webSocket, fetch, clock, origin: '-' }, signal);
}

async function failureOf(pairing: Promise<unknown>) {
  const failure = await pairing.then(
    () => new Error('it was paired'),
    (error: unknown) => error,
  );
  if (!(failure instanceof PairingFailure)) throw failure;
  return { ...failure.problem, ...describePairingProblem(failure.problem) };
}

/** A companion that says `answer` to a stranger in place of anything else. */
function startImpostor(answer: (welcome: Welcome, clientNonce: string) => (CompanionMessage | string)[]) {
  const options: FakeCompanionOptions = {
    instead: (webSocket, welcome, request) => {
      const offers = (request.headers['sec-websocket-protocol'] ?? '').split(', ');
      const nonce = offers.map(parsePairOffer).find((offered) => offered !== undefined) ?? '';
      const [first, ...rest] = answer(welcome, nonce).map((frame) =>
        typeof frame === 'string' ? frame : encode(frame),
      );
      if (first !== undefined) webSocket.send(first);
      webSocket.on('message', () => {
        for (const frame of rest) webSocket.send(frame);
      });
    },
  };
  return startCompanion(options);
}

describe('pairing', () => {
  it('exchanges the code for a key, and remembers where', async () => {
    const companion = await startCompanion({ token: TOKEN, code: CODE });
    expect(await pairWith(companion.address)).toEqual({
      address: companion.address,
      secure: false,
      token: TOKEN,
      pairedAs: 'Firefox on Linux',
    });
  });

  it('never sends the code, and leaves no timer', async () => {
    const frames: string[] = [];
    const protocols: unknown[] = [];
    class Recorded extends WebSocket {
      constructor(url: string | URL, offered?: string | string[]) {
        super(url, offered);
        protocols.push(offered, String(url));
      }
      override send(data: string) {
        frames.push(data);
        super.send(data);
      }
    }
    const clock = createManualClock();
    const companion = await startCompanion({ token: TOKEN, code: CODE });
    await pairWith(companion.address, { clock, webSocket: Recorded });
    expect(frames.map((frame) => JSON.parse(frame).type)).toEqual(['pair']);
    expect(JSON.stringify([frames, protocols])).not.toMatch(/7K3M/i);
    expect(clock.pending).toBe(0);
  });

  it('gives up when it is told to', async () => {
    const opened = createAsyncQueue<void>();
    const companion = await startCompanion({ instead: () => opened.put() });
    const giving = new AbortController();
    const clock = createManualClock();
    const pairing = pairWith(companion.address, { clock, signal: giving.signal });
    await opened.take();
    giving.abort();
    await expect(pairing).rejects.toMatchObject({ name: 'AbortError' });
    expect(clock.pending).toBe(0);
  });
});

describe('a code that is refused', () => {
  it('is told with what the companion says of it', async () => {
    const companion = await startCompanion({ token: TOKEN, code: 'ANTHER00' });
    const failure = await failureOf(pairWith(companion.address));
    expect(failure).toMatchObject({
      about: 'code',
      error: { code: 'code_wrong', params: inWords('That is another code. 4 tries are left.', 'Look at it again.') },
    });
  });

  it('is told to be gone, with the command that shows a new one', async () => {
    const gone = {
      type: 'error',
      code: 'code_gone',
      params: inWords('That code was used.'),
      retryable: false,
    } as const;
    const companion = await startImpostor((welcome) => [{ ...welcome, role: 'stranger', nonce: 'n' }, gone]);
    const failure = await failureOf(pairWith(companion.address));
    expect(failure).toMatchObject({ about: 'code', error: { code: 'code_gone', params: gone.params } });
  });

  it('is not blamed when the companion can’t store a key', async () => {
    const refusal = {
      type: 'error',
      code: 'storage_failed',
      params: inWords('The disk is full.', 'Make room.'),
      retryable: true,
    } as const;
    const companion = await startImpostor((welcome) => [{ ...welcome, role: 'stranger', nonce: 'n' }, refusal]);
    const failure = await failureOf(pairWith(companion.address));
    expect(failure).toMatchObject({ about: 'nothing', error: { code: 'storage_failed', params: refusal.params } });
  });
});

describe('a program that is no companion, or can’t pair', () => {
  it('is not listened to when it says more than any companion would', async () => {
    const companion = await startImpostor((welcome) => [
      { ...welcome, role: 'stranger', nonce: 'n', notice: { code: 'x'.repeat(70_000) } },
    ]);
    expect(await failureOf(pairWith(companion.address))).toMatchObject({ about: 'address' });
  });

  it('gets no key kept that it gave without knowing the code', async () => {
    const proof = 'A'.repeat(43);
    const squatter = await startImpostor((welcome) => [
      { ...welcome, role: 'stranger', nonce: 'n' },
      { type: 'paired', token: TOKEN, proof, name: 'x' },
    ]);
    const failure = await failureOf(pairWith(squatter.address));
    expect(failure.message).toContain('doesn’t know the code');
  });

  it('gets no key kept whose proof is of another one', async () => {
    const squatter = await startImpostor((welcome, clientNonce) => {
      const context = { clientNonce, serverNonce: 'n', host: squatter.address, origin: '-' };
      const proof = codeProver(CODE)(pairedProofText(context, TOKEN));
      return [
        { ...welcome, role: 'stranger', nonce: 'n' },
        { type: 'paired', token: `${TOKEN.slice(0, -1)}x`, proof, name: 'x' },
      ];
    });
    expect((await failureOf(pairWith(squatter.address))).message).toContain('doesn’t know the code');
  });

  it.each([
    ['Firefox on Linux 2', true],
    ['Firefox on Linux $(touch x)', false],
    ['Firefox on Linux"; touch x; "', false],
    ['Firefox on Linux 2\n', false],
    ['Somebody', false],
    ['', false],
  ])('names this browser as it asked, with a number at the most: %j, %s', async (name, isKept) => {
    const companion = await startImpostor((welcome, clientNonce) => {
      const context = { clientNonce, serverNonce: 'n', host: companion.address, origin: '-' };
      const proof = codeProver(CODE)(pairedProofText(context, TOKEN));
      return [
        { ...welcome, role: 'stranger', nonce: 'n' },
        { type: 'paired', token: TOKEN, proof, name },
      ];
    });
    const pairing = pairWith(companion.address);
    if (isKept) expect((await pairing).pairedAs).toBe(name);
    else expect(await failureOf(pairing)).toMatchObject({ about: 'address' });
  });

  it.each([
    ['says something else', 'hello there'],
    ['says another message of the protocol', '{"type":"ping"}'],
  ])('is named when it %s', async (_what, frame) => {
    const companion = await startImpostor(() => [frame]);
    const failure = await failureOf(pairWith(companion.address));
    expect(failure).toMatchObject({ about: 'address', message: expect.stringContaining('not Aside’s companion') });
  });

  it('is named with its version when it knows no pairing, as an earlier one', async () => {
    const companion = await startImpostor((welcome) => [{ ...welcome, version: '0.1.0', role: 'guest' }]);
    expect((await failureOf(pairWith(companion.address))).message).toContain('another version (0.1.0)');
  });

  it('is named when no version is common', async () => {
    const companion = await startCompanion({
      echo: (offered) => offered[0] ?? '',
      instead: (webSocket) => webSocket.close(4406, 'Only aside.v2 is spoken here.'),
    });
    expect((await failureOf(pairWith(companion.address))).message).toContain('another version');
  });

  it.each([
    [4503, 'Too many'],
    [4401, 'did not accept the code'],
    [1011, 'hung up (1011: broken)'],
  ])('explains that it hangs up with %i', async (code, words) => {
    const companion = await startCompanion({ instead: (webSocket) => webSocket.close(code, 'broken') });
    expect((await failureOf(pairWith(companion.address))).message).toContain(words);
  });

  it('is given up when it says nothing', async () => {
    const opened = createAsyncQueue<void>();
    const companion = await startCompanion({ instead: () => opened.put() });
    const clock = createManualClock();
    const pairing = pairWith(companion.address, { clock });
    await opened.take();
    clock.advance(10_000);
    expect((await failureOf(pairing)).message).toContain('didn’t answer in time');
  });
});

describe('a way that leads to no companion', () => {
  it('is told when nobody listens there', async () => {
    const port = await findLastingPort();
    const failure = await failureOf(pairWith(`127.0.0.1:${port}`));
    expect(failure).toMatchObject({ about: 'address', message: `Nothing answers at 127.0.0.1:${port}.` });
    expect(failure.cure).toContain('npm start');
  });

  it('names the command that opens a code when the companion lets nobody pair', async () => {
    const companion = await startCompanion({ refuses: true });
    const failure = await failureOf(pairWith(companion.address));
    expect(failure).toMatchObject({
      about: 'code',
      message: `The companion at ${companion.address} isn’t ready to pair.`,
    });
    expect(failure.cure).toContain('npm run -s aside -- pair');
  });

  it('is told when the browser opens no connection that is not encrypted', async () => {
    const forbids = class {
      constructor() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }
    } as unknown as typeof WebSocket;
    const failure = await failureOf(pairWith('192.168.1.9:11435', { webSocket: forbids }));
    expect(failure).toMatchObject({ about: 'address', cure: expect.stringContaining('https://') });
  });

  it('dials wss where the address is behind TLS', async () => {
    const dialled: string[] = [];
    const recorded = class {
      constructor(url: string) {
        dialled.push(url);
        throw new Error('enough');
      }
    } as unknown as typeof WebSocket;
    await failureOf(pairWith('aside.example.org', { secure: true, webSocket: recorded }));
    expect(dialled).toEqual(['wss://aside.example.org/ws/chat']);
  });

  it('derives the key before it dials, however long that takes: a companion waits for seconds only', async () => {
    const steps: string[] = [];
    vi.mocked(pbkdf2Async).mockImplementationOnce(async () => {
      await new Promise(setImmediate);
      steps.push('derived');
      return new Uint8Array(32);
    });
    const recorded = class {
      constructor() {
        steps.push('dialled');
        throw new Error('enough');
      }
    } as unknown as typeof WebSocket;
    await failureOf(pairWith('127.0.0.1:11435', { webSocket: recorded }));
    expect(steps).toEqual(['derived', 'dialled']);
  });
});
