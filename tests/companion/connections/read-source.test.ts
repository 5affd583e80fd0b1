import { expect, it } from 'vitest';
import { startSession } from './aside-session.ts';
import { hashOf, imageOf, sendBlob } from './send-blob.ts';

async function readBack(content: Uint8Array) {
  const { greet } = await startSession();
  const client = await greet();
  await sendBlob(client, content);
  client.send({ type: 'read_source', id: 'r1', blob: hashOf(content) });
  return client.take();
}

it('a text that went along is read back as it was sent', async () => {
  const source = { type: 'source', id: 'r1', text: 'The sea, 海.', image: null };
  expect(await readBack(Buffer.from('The sea, 海.'))).toEqual(source);
});

it('an image is read back byte for byte', async () => {
  const image = imageOf(20);
  const base64 = Buffer.from(image).toString('base64');
  expect(await readBack(image)).toEqual({ type: 'source', id: 'r1', text: null, image: base64 });
});

it('what nobody sent is not there', async () => {
  const { greet } = await startSession();
  const client = await greet();
  client.send({ type: 'read_source', id: 'r1', blob: 'a'.repeat(64) });
  expect(await client.take()).toMatchObject({ type: 'error', id: 'r1', code: 'attachments_gone' });
});
