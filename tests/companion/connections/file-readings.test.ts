import { expect, it } from 'vitest';
import { makePdf } from '../../helpers/make-pdf.ts';
import { startSession } from './aside-session.ts';
import { hashOf, sendBlob } from './send-blob.ts';

it('a PDF that was sent is read, and its text comes back under the id', async () => {
  const { greet } = await startSession();
  const client = await greet();
  const file = makePdf(['Tides', 'The moon.']);
  await sendBlob(client, file);
  client.send({ type: 'read_file', id: 'r1', blob: hashOf(file) });
  let answer = await client.take();
  while (answer.type === 'file_text' && answer.file === null) answer = await client.take();
  expect(answer).toEqual({
    type: 'file_text',
    id: 'r1',
    done: 2,
    total: 2,
    file: { text: '[Page 1]\nTides\n\n[Page 2]\nThe moon.', pages: 2, omittedPages: 0, omittedChars: 0 },
  });
});

it('a file that was not sent is not there', async () => {
  const { greet } = await startSession();
  const client = await greet();
  client.send({ type: 'read_file', id: 'r1', blob: 'a'.repeat(64) });
  expect(await client.take()).toMatchObject({ type: 'error', id: 'r1', code: 'attachments_gone' });
});

it('nothing more is said of what was aborted, and the connection goes on', async () => {
  const { greet } = await startSession();
  const client = await greet();
  const file = makePdf(Array.from({ length: 300 }, () => 'Tides'));
  await sendBlob(client, file);
  client.send({ type: 'read_file', id: 'r1', blob: hashOf(file) });
  client.send({ type: 'abort', id: 'r1' });
  client.send({ type: 'read_file', id: 'r2', blob: 'a'.repeat(64) });
  expect(await client.take()).toMatchObject({ type: 'error', id: 'r2' });
});
