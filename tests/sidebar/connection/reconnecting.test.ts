// @vitest-environment node

import { describe, expect, it, vi } from 'vitest';
import { describeProblem } from '../../../components/describe-problem.ts';
import { CredentialsError } from '../../../sidebar/access/credentials.ts';
import { findLastingPort } from '../../helpers/lasting-port.ts';
import { settle } from '../../helpers/settle.ts';
import { CONVERSATION, chat, connect, credentialsFor, listen, startCompanion, TOKEN } from './connection-harness.ts';

describe('a companion that is not there', () => {
  it('is explained with the command that starts it, and found by itself when it appears', async () => {
    const port = await findLastingPort();
    const address = `127.0.0.1:${port}`;
    const client = connect({ address }, { token: TOKEN });
    const { problem } = await client.inPhase('waiting');
    expect(describeProblem(problem).title).toBe('Aside’s companion isn’t running');
    expect(describeProblem(problem).message).toContain(address);
    expect(describeProblem(problem).command).toBe('npm start');

    const companion = await startCompanion({ token: TOKEN, port });
    client.clock.advance(20_000);
    await client.inPhase('ready');
    expect(companion.connectionCount).toBe(1);
  });

  it('keeps its explanation while the next attempt is under way', async () => {
    const client = connect({ address: `127.0.0.1:${await findLastingPort()}` });
    const { problem } = await client.inPhase('waiting');
    client.wake();
    expect(client.connection.state.value).toEqual({ phase: 'connecting', problem });
  });

  it('is tried at once on retry and on wake, without waiting for the backoff', async () => {
    const port = await findLastingPort();
    const client = connect({ address: `127.0.0.1:${port}` });
    await client.inPhase('waiting');
    client.wake();
    expect(client.credentialReads).toBe(2);
    await client.inPhase('waiting');
    client.connection.retry();
    expect(client.credentialReads).toBe(3);
  });

  it('is dialled where the newest companion.json says', async () => {
    const client = connect({ address: `127.0.0.1:${await findLastingPort()}` });
    await client.inPhase('waiting');
    const companion = await startCompanion({ token: TOKEN });
    client.credentials = credentialsFor(companion.address, TOKEN);
    client.wake();
    await client.inPhase('ready');
  });
});

describe('a companion that refuses the upgrade', () => {
  it('is told from one that is not there, by the health check, and its cure is to pair', async () => {
    const companion = await startCompanion({ refuses: true });
    const origin = 'chrome-extension://abcdef';
    const client = connect(companion, { origin });
    const { problem } = await client.inPhase('waiting');
    expect(describeProblem(problem).message).toContain(origin);
    expect(describeProblem(problem).command).toBe('npm run -s aside -- pair');
    expect(problem.pairable).toBe(true);
  });

  it('is asked for its health without reading anything of the answer', async () => {
    const companion = await startCompanion({ refuses: true });
    const asked: [unknown, RequestInit | undefined][] = [];
    const client = connect(companion, {
      fetch: (url, init) => {
        asked.push([url, init]);
        return Promise.resolve(new Response());
      },
    });
    await client.inPhase('waiting');
    expect(asked[0]?.[0]).toBe(`http://${companion.address}/health`);
    expect(asked[0]?.[1]).toMatchObject({ mode: 'no-cors', credentials: 'omit' });
  });

  it('is tried once more at once, since a companion may have come up between the dial and the health check', async () => {
    const companion = await startCompanion({ refuses: true });
    const client = connect(companion);
    await client.inPhase('waiting');
    expect(client.credentialReads).toBe(2);
  });
});

describe('a connection that ends', () => {
  it.each([
    [1001, 'The companion is shutting down'],
    [1011, 'The companion failed'],
    [4503, 'The companion has too many connections'],
    [4509, 'Aside is updating its history'],
    [4510, 'The companion waits for its database'],
    [4504, 'The companion ended the connection'],
    [4508, 'The companion ended the connection'],
  ])('with %i is explained and tried again', async (code, title) => {
    const companion = await startCompanion();
    const client = connect(companion);
    (await companion.accept()).close(code);
    expect(describeProblem((await client.inPhase('waiting')).problem).title).toBe(title);
    client.clock.advance(20_000);
    await companion.accept();
  });

  it.each([
    [1000, 'The companion ended the connection'],
    [1009, 'That was too large to send'],
    [4403, 'The companion doesn’t accept this extension'],
    [4429, 'Too many messages'],
    [4499, 'The companion ended the connection'],
  ])('with %i is explained and final', async (code, title) => {
    const companion = await startCompanion();
    const client = connect(companion);
    (await companion.accept()).close(code);
    expect(describeProblem((await client.inPhase('stopped')).problem).title).toBe(title);
    client.clock.advance(60_000);
    client.wake();
    expect(client.connection.state.value.phase).toBe('stopped');
    client.connection.retry();
    await companion.accept();
  });

  it('waits longer after each failure, and starts over after a connection that held', async () => {
    const companion = await startCompanion();
    const client = connect(companion);
    const delays: number[] = [];
    for (const isStable of [false, false, false, true, false]) {
      const link = await companion.accept();
      await client.inPhase('ready');
      if (isStable) client.clock.advance(5_000);
      link.terminate();
      await client.inPhase('waiting');
      let delay = 0;
      while (client.connection.state.value.phase === 'waiting') {
        client.clock.advance(50);
        delay += 50;
      }
      delays.push(delay);
    }
    expect(delays).toEqual([250, 500, 1000, 250, 500]);
  });

  it('is noticed when the other end says nothing any more, not even to a ping', async () => {
    const companion = await startCompanion();
    const client = connect(companion);
    const link = await companion.accept();
    await client.inPhase('ready');
    client.clock.advance(45_000);
    await link.next('ping');
    client.clock.advance(5_000);
    expect(describeProblem((await client.inPhase('waiting')).problem).title).toBe(
      'Lost the connection to the companion',
    );
  });

  it('is kept when the other end answers the ping', async () => {
    const companion = await startCompanion();
    const client = connect(companion);
    const link = await companion.accept();
    await client.inPhase('ready');
    client.wake();
    await link.next('ping');
    client.clock.advance(1);
    link.send({ type: 'pong' });
    link.send({ type: 'ping' });
    await link.next('pong');
    client.clock.advance(5_000);
    expect(client.connection.state.value.phase).toBe('ready');
  });
});

describe('credentials that cannot be used', () => {
  it('are explained and not replaced by a guest’s', async () => {
    const companion = await startCompanion();
    const client = connect(companion, {
      credentials: () => Promise.reject(new CredentialsError({ code: 'file_not_json' })),
    });
    const { problem } = await client.inPhase('stopped');
    expect(describeProblem(problem)).toMatchObject({
      message: 'companion.json is not valid JSON.',
      cure: expect.stringContaining('npm start'),
    });
    expect(companion.connectionCount).toBe(0);
  });

  it('matter no more once others have come', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const earlier = Promise.withResolvers<never>();
    let reads = 0;
    let change = () => {};
    const client = connect(companion, {
      credentials: () => {
        reads += 1;
        return reads === 1 ? earlier.promise : Promise.resolve(credentialsFor(companion.address, TOKEN));
      },
      onCredentialsChange: (listener) => {
        change = listener;
        return () => {};
      },
    });
    change();
    await client.inPhase('ready');
    earlier.reject(new CredentialsError({ code: 'file_not_json' }));
    await settle();
    // The words of what is wrong are loaded when they are needed.
    await vi.dynamicImportSettled();
    await settle();
    expect(client.connection.state.value.phase).toBe('ready');
  });
});

describe('dispose', () => {
  it('closes the socket, leaves no timer and rejects what waits', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion, { token: TOKEN });
    const link = await companion.accept();
    await client.inPhase('ready');
    const loading = client.connection.request({ type: 'conversation', conversation: CONVERSATION }, 'ever');
    client.connection.dispose();
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
    expect(await link.closed).toBe(1000);
    expect(client.clock.pending).toBe(0);
  });

  it('gives up an attempt under way', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion, { token: TOKEN });
    client.connection.openTurn(chat(1), listen());
    client.connection.dispose();
    await Promise.resolve();
    expect(client.clock.pending).toBe(0);
    expect(companion.connectionCount).toBe(0);
  });
});
