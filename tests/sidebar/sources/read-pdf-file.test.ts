// @vitest-environment node
import { expect, it, onTestFinished } from 'vitest';
import { readPdfFile } from '../../../sidebar/sources/read-pdf-file.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';

const file = new Blob(['%PDF-1.7']);

function start(role?: 'client' | 'guest') {
  const companion = createFakeCompanionConnection();
  if (role) companion.connect(role);
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const told: number[][] = [];
  const reading = readPdfFile(file, 'report.pdf', {
    connection: companion.connection,
    signal: ending.signal,
    onProgress: (done, total) => void told.push([done, total]),
  });
  return { companion, reading, told, ending };
}

async function startReading() {
  const started = start('client');
  const { companion } = started;
  await companion.whenSaid('blob');
  companion.reply({ type: 'blob', send: null });
  await companion.whenSaid('read_file');
  return started;
}

it('has the companion read it, tells how far it is, and takes its text', async () => {
  const { companion, reading, told } = await startReading();
  companion.reply({ type: 'file_text', done: 3, total: 12, file: null });
  const read = { text: '[Page 1]\nTides', pages: 2_012, omittedPages: 12, omittedChars: 7 };
  companion.reply({ type: 'file_text', done: 12, total: 12, file: read });
  expect(await reading).toEqual({ type: 'file', title: 'report.pdf', url: '', language: '', ...read });
  expect(told).toEqual([[3, 12]]);
});

it('says why the companion can’t', async () => {
  const { companion, reading } = await startReading();
  const error = {
    type: 'error',
    code: 'file_unreadable',
    params: { cause: 'pdf_encrypted' },
    retryable: false,
  } as const;
  companion.reply(error);
  expect(await reading).toMatchObject({ code: 'refused', params: { name: 'report.pdf', error } });
});

it('is given up at the companion too', async () => {
  const { companion, reading, ending } = await startReading();
  ending.abort();
  await expect(reading).rejects.toThrow();
  await companion.whenSaid('abort');
});

it.each([undefined, 'guest'] as const)('needs a companion that this browser is paired with (%s)', async (role) => {
  expect(await start(role).reading).toEqual({ code: 'needs_companion', params: { name: 'report.pdf' } });
});
