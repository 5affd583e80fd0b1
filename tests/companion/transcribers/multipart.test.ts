import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { toMultipart } from '../../../companion/transcribers/multipart.ts';

it('a form holds its fields and any file as they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), async (bytes) => {
      const form = toMultipart({ model: 'm', a: '1' }, { filename: 'x.wav', contentType: 'audio/wav', bytes });
      const headers = { 'content-type': form.contentType };
      const read = await new Response(new Uint8Array(form.bytes), { headers }).formData();
      expect([read.get('model'), read.get('a')]).toEqual(['m', '1']);
      const file = read.get('file') as File;
      expect([file.name, file.type]).toEqual(['x.wav', 'audio/wav']);
      expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([...bytes]);
    }),
  );
});
