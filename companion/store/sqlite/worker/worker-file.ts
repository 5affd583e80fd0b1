/** Beside this file while it runs from source; beside the bundle as an entry of its own (see the launcher). */
export const WORKER_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './storage-worker.ts' : './storage-worker.js',
  import.meta.url,
);
