// @vitest-environment node
import { expect, it } from 'vitest';
import { readWav } from '../../../companion/transcribers/wav.ts';
import { toWavFile } from '../../../sidebar/voice/to-wav-file.ts';

it('makes a file of samples, which the companion reads as what they were', async () => {
  const file = toWavFile(new Uint8Array([1, 2, 3, 4]));
  expect(file.type).toBe('audio/wav');
  const content = readWav(Buffer.from(await file.arrayBuffer()));
  expect(content).toMatchObject({ bytesPerSecond: 32_000, isPcm16: true });
  expect([...(content?.samples ?? [])]).toEqual([1, 2, 3, 4]);
});
