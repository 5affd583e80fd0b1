import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, preview } from 'vite';

/** The gallery, built as for the extension and served on a free port: `<address>#<state>` shows a state. */
export async function openGallery(): Promise<{ address: string; dispose(): Promise<void> }> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'aside-gallery-'));
  const site = {
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  } as const;
  // In one piece: what is loaded on demand comes without a request, so that a page is settled once its own work is done.
  const oneFile = {
    rolldownOptions: { output: { codeSplitting: false } },
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
  };
  await build({ ...site, build: { outDir, emptyOutDir: true, ...oneFile } });
  const server = await preview({ ...site, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  return {
    address: server.resolvedUrls?.local[0] ?? '',
    async dispose() {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
