import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { startWorker } from '../../companion/store/worker/worker-client.ts';
import { bundleCompanion } from '../../launcher/bundle-companion.ts';

it('bundles the thread that stores conversations beside the companion', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aside-bundle-'));
  try {
    const main = await bundleCompanion(join(folder, 'companion'));
    const client = await startWorker(pathToFileURL(join(dirname(main), 'storage-worker.js')), {
      folder: join(folder, 'data'),
    });
    expect(await client.call('list', {})).toEqual({ items: [], next: null });
    await client.dispose();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
