// @vitest-environment node

import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../components/describe-problem.ts';
import { sourcesOf } from '../../../protocol/question-parts.ts';
import { createAsyncQueue } from '../../helpers/async-queue.ts';
import { chat, connect, credentialsFor, listen, OTHER_TOKEN, startCompanion, TOKEN } from './connection-harness.ts';

const PAGE = {
  type: 'page' as const,
  title: 'A page',
  url: 'https://example.org/',
  language: 'en',
  text: 'Text.',
  omittedChars: 0,
};

describe('the handshake with a key', () => {
  it('proves the key both ways before anything else is sent', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion, { token: TOKEN });
    client.connection.openTurn(chat(1), listen());
    const link = await companion.accept();
    expect(await client.inPhase('ready')).toMatchObject({ role: 'client' });
    await link.next('chat');
    expect(link.received.map(({ type }) => type)).toEqual(['hello', 'chat']);
    expect(link.received[0]).toMatchObject({ install: 'installation', proof: expect.any(String) });
  });

  it('never puts the secret on the wire', async () => {
    const companion = await startCompanion({ token: TOKEN });
    connect(companion, { token: TOKEN });
    const link = await companion.accept();
    const wire = JSON.stringify([link.request.url, link.request.rawHeaders, link.received]);
    expect(wire).toContain('aside.key.local-key.');
    expect(wire).not.toContain('s'.repeat(43));
  });

  it.each([
    ['with no proof', (welcome: object) => ({ ...welcome, proof: undefined, nonce: undefined })],
    ['with a wrong proof', (welcome: object) => ({ ...welcome, proof: 'A'.repeat(43) })],
    ['that calls us a guest', (welcome: object) => ({ ...welcome, role: 'guest', proof: undefined })],
  ])('sends nothing, not even hello, after a welcome %s', async (_how, change) => {
    const frames: string[] = [];
    const closes = createAsyncQueue<number>();
    const squatter = await startCompanion({
      token: OTHER_TOKEN,
      instead: (webSocket, welcome) => {
        webSocket.on('message', (data) => frames.push(String(data)));
        webSocket.on('close', (code) => closes.put(code));
        webSocket.send(JSON.stringify(change(welcome)));
      },
    });
    const client = connect(squatter, { token: TOKEN });
    client.connection.openTurn(chat(1, { sources: [PAGE] }), listen());
    const { problem } = await client.inPhase('waiting');
    await closes.take();
    expect(frames).toEqual([]);
    expect(describeProblem(problem).title).toBe('That isn’t your companion');
    expect(describeProblem(problem).message).toContain(squatter.address);
    expect(describeProblem(problem).message).toContain('Nothing was sent');
  });

  it('makes nothing of a welcome that is larger than any', async () => {
    const squatter = await startCompanion({
      token: TOKEN,
      instead: (webSocket, welcome) => webSocket.send(JSON.stringify({ ...welcome, notice: 'x'.repeat(70_000) })),
    });
    const client = connect(squatter, { token: TOKEN });
    const { problem } = await client.inPhase('waiting');
    expect(describeProblem(problem).title).toBe('That isn’t Aside’s companion');
  });

  it('finds the companion again when the squatter has left its port', async () => {
    const squatter = await startCompanion({ instead: (webSocket, welcome) => webSocket.send(JSON.stringify(welcome)) });
    const client = connect(squatter, { token: TOKEN });
    await client.inPhase('waiting');
    await squatter.stop();
    await startCompanion({ token: TOKEN, port: squatter.port });
    client.wake();
    await client.inPhase('ready');
  });

  it('reads the key again once after it was refused, and goes on with the new one', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion, { token: `revoked.${'r'.repeat(43)}` });
    client.credentials = credentialsFor(companion.address, TOKEN);
    expect(await client.inPhase('ready')).toMatchObject({ role: 'client' });
    expect(client.credentialReads).toBe(2);
  });

  it('explains a key that is refused also after it was read again, and stops trying', async () => {
    const companion = await startCompanion({ token: OTHER_TOKEN.replace('local-key', 'another') });
    const client = connect(companion, { token: TOKEN });
    const { problem } = await client.inPhase('stopped');
    expect(client.credentialReads).toBe(2);
    expect(companion.connectionCount).toBe(2);
    expect(describeProblem(problem).title).toContain('doesn’t know this extension’s key');
    expect(describeProblem(problem).command).toBe('npm start');
    client.clock.advance(60_000);
    expect(companion.connectionCount).toBe(2);
  });

  it('tries again after a final close when a person says so', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion, { token: `revoked.${'r'.repeat(43)}` });
    await client.inPhase('stopped');
    client.credentials = credentialsFor(companion.address, TOKEN);
    client.connection.retry();
    await client.inPhase('ready');
  });
});

describe('a key that this browser was paired with', () => {
  const paired = (address: string) => ({
    ...credentialsFor(address, `revoked.${'r'.repeat(43)}`),
    pairedAs: 'Firefox',
  });

  it('is explained at once when it was revoked, with the way to pair again, and never becomes a guest’s', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion, { credentials: async () => paired(companion.address) });
    const { problem } = await client.inPhase('stopped');
    expect(describeProblem(problem)).toMatchObject({
      title: 'This browser is no longer paired',
      command: 'npm run -s aside -- pair',
    });
    expect(problem.pairable).toBe(true);
    client.clock.advance(60_000);
    client.wake();
    expect(companion.connectionCount).toBe(1);
  });

  it('is explained so too where the companion refuses the upgrade to an origin that it does not know', async () => {
    const companion = await startCompanion({ refuses: true });
    const client = connect(companion, { credentials: async () => paired(companion.address) });
    expect(describeProblem((await client.inPhase('waiting')).problem).title).toBe('This browser is no longer paired');
  });

  it('is taken up the moment it is there, and left the moment it is not', async () => {
    let changed = () => {};
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion, {
      onCredentialsChange: (listener) => {
        changed = listener;
        return () => {
          changed = () => {};
        };
      },
    });
    expect(await client.inPhase('ready')).toMatchObject({ role: 'guest' });
    client.credentials = { ...credentialsFor(companion.address, TOKEN), pairedAs: 'Firefox' };
    changed();
    expect(client.connection.state.value.phase).toBe('connecting');
    expect(await client.inPhase('ready')).toMatchObject({ role: 'client' });
    expect(client.connection.credentials.value?.pairedAs).toBe('Firefox');
    client.credentials = credentialsFor(companion.address);
    changed();
    expect(client.connection.state.value.phase).toBe('connecting');
    expect(await client.inPhase('ready')).toMatchObject({ role: 'guest' });
    client.connection.dispose();
    changed();
    expect(companion.connectionCount).toBe(3);
  });
});

describe('the handshake of a guest', () => {
  it('offers no key and proves none', async () => {
    const companion = await startCompanion();
    const client = connect(companion);
    const link = await companion.accept();
    expect(await client.inPhase('ready')).toMatchObject({ role: 'guest' });
    expect(link.request.headers['sec-websocket-protocol']).toBe('aside.v1');
    expect(link.received[0]).toEqual({ type: 'hello', install: 'installation' });
  });

  it('stays a guest whatever a welcome without proof claims', async () => {
    const companion = await startCompanion({
      instead: (webSocket, welcome) => webSocket.send(JSON.stringify({ ...welcome, role: 'client' })),
    });
    expect(await connect(companion).inPhase('ready')).toMatchObject({ role: 'guest' });
  });

  it('sends typed text and refuses to send a page, with the way to a key', async () => {
    const companion = await startCompanion();
    const client = connect(companion);
    const withPage = listen();
    client.connection.openTurn(chat(1, { sources: [PAGE] }), withPage);
    client.connection.openTurn(chat(2), listen());
    const link = await companion.accept();
    expect((await link.next('chat')).question).toEqual([{ type: 'text', text: 'question 2' }]);
    const refusal = await withPage.next();
    expect(refusal).toMatchObject({ type: 'error', code: 'forbidden', retryable: false });
    expect(refusal).toMatchObject({ params: { cause: 'needs_pairing' } });
    expect(JSON.stringify(link.received)).not.toContain('A page');
  });

  it('becomes a client once the key has been written, a moment after the companion listens', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion);
    await client.inPhase('ready');
    client.credentials = credentialsFor(companion.address, TOKEN);
    client.clock.advance(5_000);
    await client.inPhase('connecting');
    expect(await client.inPhase('ready')).toMatchObject({ role: 'client' });
  });

  it('does not break off its answer for the key', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion);
    const heard = listen();
    client.connection.openTurn(chat(1), heard);
    const link = await companion.accept();
    const { turn } = await link.next('chat');
    client.credentials = credentialsFor(companion.address, TOKEN);
    client.wake();
    client.clock.advance(5_000);
    link.send({ type: 'token', turn, seq: 1, content: 'still here' });
    await heard.next();
    expect(heard.text()).toBe('still here');
    expect(companion.connectionCount).toBe(1);
  });

  it('connects again as a client to send a page, when the key has been written meanwhile', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion);
    await companion.accept();
    await client.inPhase('ready');
    client.credentials = credentialsFor(companion.address, TOKEN);
    client.connection.openTurn(chat(1, { sources: [PAGE] }), listen());
    const link = await companion.accept();
    expect(sourcesOf((await link.next('chat')).question)).toEqual([PAGE]);
    expect(client.connection.state.value).toMatchObject({ phase: 'ready', role: 'client' });
  });
});

describe('what is no companion of ours', () => {
  it.each([
    ['a frame that is not JSON', 'hello there'],
    ['another type than welcome', '{"type":"ping"}'],
    ['a welcome without its fields', '{"type":"welcome"}'],
  ])('is named when its first frame is %s', async (_what, frame) => {
    const companion = await startCompanion({ instead: (webSocket) => webSocket.send(frame) });
    const { problem } = await connect(companion).inPhase('waiting');
    expect(describeProblem(problem).title).toBe('That isn’t Aside’s companion');
  });

  it('is named when it echoes the offered key as its protocol', async () => {
    const companion = await startCompanion({ token: TOKEN, echo: (offered) => offered[1] ?? '' });
    const { problem } = await connect(companion, { token: TOKEN }).inPhase('waiting');
    expect(describeProblem(problem).title).toBe('That isn’t Aside’s companion');
  });

  it('is given up when it opens and says nothing', async () => {
    const opened = createAsyncQueue<void>();
    const companion = await startCompanion({ instead: () => opened.put() });
    const client = connect(companion);
    await opened.take();
    client.clock.advance(10_000);
    const { problem } = await client.inPhase('waiting');
    expect(describeProblem(problem).title).toBe('The companion doesn’t answer');
  });

  it('explains a companion of another version, in its own words too, and stops', async () => {
    const companion = await startCompanion({
      echo: (offered) => offered[0] ?? '',
      instead: (webSocket) => webSocket.close(4406, 'this companion speaks aside.v2'),
    });
    const { problem } = await connect(companion, { token: TOKEN }).inPhase('stopped');
    expect(describeProblem(problem).message).toContain('different versions');
    expect(describeProblem(problem).message).toContain('this companion speaks aside.v2.');
  });
});
