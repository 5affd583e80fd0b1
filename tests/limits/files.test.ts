/** What is read of a file, and for how long. Each test is named after the limit that it holds at its bound. */
import { expect, it } from 'vitest';
import { createFileReadings, createFileSlots } from '../../companion/connections/handlers/file-readings.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import { makePdf } from '../helpers/make-pdf.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { settle } from '../helpers/settle.ts';

function start(limits: Partial<Limits>, find: () => Promise<Uint8Array | undefined>) {
  const clock = createManualClock();
  const all = { ...LIMITS, ...limits };
  const slots = createFileSlots(all);
  const open = () => createFileReadings({ post() {}, find, owner: 'c', slots, clock, limits: all });
  const readings = open();
  const read = (id: string) => readings.read({ id, blob: 'a'.repeat(64) });
  return { clock, read, readings, open };
}

it('filePages: so many pages are read, and it is said how many are not', async () => {
  const { read } = start({ filePages: 2 }, async () => makePdf(['one', 'two', 'three']));
  expect(await read('a')).toMatchObject({
    file: { text: '[Page 1]\none\n\n[Page 2]\ntwo', pages: 3, omittedPages: 1 },
  });
});

it('fileChars: so much text is handed out, and it is said how much is not', async () => {
  const { read } = start({ fileChars: 12 }, async () => makePdf(['abcdef']));
  expect(await read('a')).toMatchObject({ file: { text: '[Page 1]\nabc', omittedChars: 3 } });
});

it('fileReadMs: reading may take so long, and is then given up', async () => {
  const { clock, read } = start({ fileReadMs: 1_000 }, async () => makePdf(Array.from({ length: 2_000 }, () => 'x')));
  const found = read('a');
  while (clock.pending === 0) await Promise.resolve();
  clock.advance(1_000);
  expect(await found).toMatchObject({ code: 'file_unreadable', params: { cause: 'pdf_slow' } });
});

it('fileReads: so many are read at the same time, and one more is overloaded', async () => {
  const { read } = start({ fileReads: 1 }, () => new Promise(() => {}));
  void read('a');
  expect(await Promise.race([read('b'), Promise.resolve('reads on')])).toMatchObject({ code: 'overloaded' });
});

it('allFileReads: so many of all connections are read at the same time, and one more waits, also when what it waits for is given up', async () => {
  const looked: string[] = [];
  const opened = Promise.withResolvers<void>();
  const { read, readings, open } = start({ allFileReads: 1 }, async () => {
    looked.push('a file');
    await opened.promise;
    return makePdf(['one']);
  });
  const first = read('a');
  const second = open().read({ id: 'a', blob: 'a'.repeat(64) });
  await settle();
  expect(looked).toHaveLength(1);
  readings.abort('a');
  opened.resolve();
  expect(await first).toBeUndefined();
  expect(await second).toMatchObject({ file: { text: '[Page 1]\none' } });
});

it('a file that waits to be read can be given up, and has not been looked for', async () => {
  let looked = 0;
  const { read, open } = start({ allFileReads: 1 }, async () => {
    looked += 1;
    return makePdf(['one']);
  });
  const first = read('a');
  const waiting = open();
  const second = waiting.read({ id: 'a', blob: 'a'.repeat(64) });
  waiting.abort('a');
  expect(await second).toBeUndefined();
  await first;
  expect(looked).toBe(1);
});
