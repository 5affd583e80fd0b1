/** Beside this file while it runs from source; beside the bundle as an entry of its own (see the launcher). */
export const WORKER_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './postgres-worker.ts' : './postgres-worker.js',
  import.meta.url,
);
