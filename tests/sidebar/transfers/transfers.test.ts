// @vitest-environment node
import { effect } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchOperations } from '../../../sidebar/state/watched-operations.ts';
import { createTransfers, type TransferState } from '../../../sidebar/transfers/transfers.ts';
import { inWords } from '../../helpers/in-words.ts';
import { connect, startCompanion, TOKEN, turnId } from '../connection/connection-harness.ts';

async function start() {
  const companion = await startCompanion({ token: TOKEN });
  const client = connect(companion, { token: TOKEN });
  const saved: { name: string; file: Blob }[] = [];
  const operations = watchOperations(client.connection);
  onTestFinished(operations.dispose);
  const transfers = createTransfers({
    connection: client.connection,
    operations,
    saveFile: (file, name) => saved.push({ file, name }),
    now: () => new Date(2026, 0, 5),
  });
  const link = await companion.accept();
  await client.inPhase('ready');
  const states: TransferState[] = [];
  effect(() => {
    states.push(transfers.state.value);
  });
  /** Waits for a state that was not there yet when this was called, or is there now. */
  const inPhase = <P extends TransferState['phase']>(phase: P) =>
    new Promise<Extract<TransferState, { phase: P }>>((resolve) => {
      const stop = effect(() => {
        const state = transfers.state.value;
        if (state.phase !== phase) return;
        resolve(state as Extract<TransferState, { phase: P }>);
        queueMicrotask(() => stop());
      });
    });
  return { companion, client, transfers, link, saved, states, inPhase };
}

describe('an export', () => {
  it('is put together from its parts, and saved under the name of the chat', async () => {
    const { transfers, link, saved, states, inPhase } = await start();
    transfers.exportChats('markdown', { conversation: turnId(1), title: 'Tides?', language: 'de' });
    const { id, ...request } = await link.next('export');
    expect(request).toEqual({ type: 'export', language: 'de', conversation: turnId(1), format: 'markdown' });
    link.send({ type: 'export', id, text: 'Ebb ', isLast: false });
    link.send({ type: 'export', id: 'another', text: 'No', isLast: true });
    link.send({ type: 'export', id, text: 'ünd flow', isLast: true });
    expect(await inPhase('exported')).toEqual({ phase: 'exported', name: 'Tides 2026-01-05.md' });
    expect(states.map((state) => ('bytes' in state ? state.bytes : state.phase))).toEqual([
      'none',
      0,
      4,
      13,
      'exported',
    ]);
    expect(saved.map(({ name, file }) => [name, file.type])).toEqual([['Tides 2026-01-05.md', 'text/markdown']]);
    expect(await saved[0]?.file.text()).toBe('Ebb ünd flow');
  });

  it('may be of all chats', async () => {
    const { transfers, link, saved, inPhase } = await start();
    transfers.exportChats('json', { title: 'Aside chats', language: 'de' });
    const request = await link.next('export');
    expect(request).toEqual({ type: 'export', language: 'de', id: request.id, format: 'json' });
    link.send({ type: 'export', id: request.id, text: '{}', isLast: true });
    await inPhase('exported');
    expect(saved[0]?.name).toBe('Aside chats 2026-01-05.json');
  });

  it('is aborted, and another one can begin at once', async () => {
    const { transfers, link, saved, inPhase } = await start();
    transfers.exportChats('json', { title: 'Aside chats', language: 'de' });
    const { id } = await link.next('export');
    link.send({ type: 'export', id, text: '{', isLast: false });
    transfers.exportChats('markdown', { title: 'Aside chats', language: 'de' });
    transfers.cancel();
    expect(await link.next('abort')).toEqual({ type: 'abort', id });
    await inPhase('none');
    transfers.exportChats('markdown', { title: 'Aside chats', language: 'de' });
    const second = await link.next('export');
    expect(second).toMatchObject({ format: 'markdown' });
    link.send({ type: 'export', id, text: '}', isLast: true });
    link.send({ type: 'export', id: second.id, text: 'M', isLast: true });
    await inPhase('exported');
    expect(saved).toHaveLength(1);
  });

  it.each([
    ['is refused', { error: { params: { message: 'It failed.' } } }],
    ['breaks off', { params: { why: 'connection_broke' } }],
  ])('that %s is saved nowhere, and says why', async (how, why) => {
    const { transfers, link, saved, inPhase } = await start();
    transfers.exportChats('json', { title: 'Aside chats', language: 'de' });
    const { id } = await link.next('export');
    link.send({ type: 'export', id, text: '{', isLast: false });
    const params = inWords('It failed.', 'Try again.');
    if (how === 'is refused') link.send({ type: 'error', id, code: 'storage_failed', params, retryable: true });
    else link.terminate();
    const { problem } = await inPhase('failed');
    expect(problem).toMatchObject({ code: 'not_exported', ...why });
    expect(saved).toEqual([]);
    transfers.dismiss();
    expect(transfers.state.value.phase).toBe('none');
  });

  it('without a connection says so', async () => {
    const { client, link, transfers, inPhase } = await start();
    link.terminate();
    await client.inPhase('waiting');
    transfers.exportChats('json', { title: 'Aside chats', language: 'de' });
    expect((await inPhase('failed')).problem).toMatchObject({ params: { why: 'not_connected' } });
  });
});

describe('an import', () => {
  const MEGABYTE = 1024 * 1024;
  const NOTHING = { continued: 0, known: 0, skipped: 0, incomplete: 0, files: 0, odd: [] };
  const PREVIEW = { program: 'Aside', chats: 2, turns: 3, ...NOTHING };

  it('sends a part when the one before was answered, and cuts no character in two', async () => {
    const { transfers, link, states, inPhase } = await start();
    const text = `x${'é'.repeat(MEGABYTE)}`;
    transfers.importFile(new File([text], 'a.json'));
    const parts = [];
    for (let bytes = 0; ; ) {
      const part = await link.next('import');
      expect(part.offset).toBe(bytes);
      parts.push(part);
      bytes += Buffer.byteLength(part.text);
      link.send({
        type: 'import',
        id: part.id,
        bytes,
        chats: parts.length,
        preview: part.isLast ? PREVIEW : null,
        conversations: null,
      });
      if (part.isLast) break;
    }
    expect(await inPhase('preview')).toEqual({ phase: 'preview', preview: PREVIEW });
    transfers.confirm();
    const { id } = await link.next('confirm');
    expect(id).toBe(parts[0]?.id);
    expect(transfers.state.value.phase).toBe('storing');
    link.send({ type: 'import', id, bytes: 1, chats: 2, preview: null, conversations: [turnId(1), turnId(2)] });
    expect(parts.map((part) => part.text).join('') === text).toBe(true);
    expect(parts).toHaveLength(3);
    expect(await inPhase('imported')).toEqual({ phase: 'imported', preview: PREVIEW });
    const shares = states.flatMap((state) => ('share' in state ? [state.share] : []));
    expect(shares).toEqual(shares.toSorted());
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
  });

  it.each([
    ['is cancelled', 'none'],
    ['loses its connection', 'failed'],
  ] as const)('that %s while somebody decides takes nothing over', async (how, phase) => {
    const { transfers, link, inPhase } = await start();
    transfers.importFile(new File(['[]'], 'a.json'));
    const { id } = await link.next('import');
    link.send({ type: 'import', id, bytes: 2, chats: 2, preview: PREVIEW, conversations: null });
    await inPhase('preview');
    expect(transfers.isUnderWay.value).toBe(true);
    if (how === 'is cancelled') transfers.cancel();
    else link.terminate();
    await inPhase(phase);
    transfers.confirm();
    expect(link.received.some(({ type }) => type === 'confirm')).toBe(false);
    if (how === 'is cancelled') expect(await link.next('abort')).toEqual({ type: 'abort', id });
  });

  it('may be UTF-16, as programs on Windows write it', async () => {
    const { transfers, link } = await start();
    transfers.importFile(new File([Buffer.from('\ufeff{"é":1}', 'utf16le')], 'a.json'));
    expect(await link.next('import')).toMatchObject({ text: '{"é":1}', isLast: true });
  });

  it('is aborted between two parts', async () => {
    const { transfers, link, inPhase } = await start();
    transfers.importFile(new File(['x'.repeat(2 * MEGABYTE)], 'a.json'));
    const { id } = await link.next('import');
    transfers.cancel();
    expect(await link.next('abort')).toEqual({ type: 'abort', id });
    await inPhase('none');
  });

  it('of a file that is too large sends nothing', async () => {
    const { transfers, link, inPhase } = await start();
    transfers.importFile({ size: 4_096 * MEGABYTE + 1 } as File);
    const { problem } = await inPhase('failed');
    expect(problem).toMatchObject({ code: 'file_too_large', params: { megabytes: 4_096 } });
    expect(link.received.some(({ type }) => type === 'import')).toBe(false);
  });

  it.each([
    ['is no text', new File([new Uint8Array([0x50, 0x4b, 0xff])], 'a.json'), 'file_no_text'],
    [
      'can’t be read',
      Object.assign(new File(['{}'], 'a.json'), {
        slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
      }),
      'file_unreadable',
    ],
  ])('of a file that %s says so', async (_, file, code) => {
    const { transfers, inPhase } = await start();
    transfers.importFile(file as File);
    expect((await inPhase('failed')).problem).toMatchObject({ code });
  });

  it('that is refused says why, in the companion’s words', async () => {
    const { transfers, link, inPhase } = await start();
    transfers.importFile(new File(['Dear diary'], 'a.json'));
    const { id } = await link.next('import');
    const reason = { code: 'bad_message', params: inWords('The file is not JSON.', 'Choose an export.') };
    link.send({ type: 'error', id, ...reason, retryable: false });
    expect((await inPhase('failed')).problem).toMatchObject({ error: reason });
  });
});
