import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { isOfPrograms, liftReads } from './lift.ts';

/** The tests that are named after limits, each with its own limit lifted: all of them have to fail. */
export default defineConfig({
  plugins: [
    {
      name: 'aside:lift-limits',
      enforce: 'pre',
      transform: (code, id) => (isOfPrograms(id) ? liftReads(code) : undefined),
    },
  ],
  test: {
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    environment: 'node',
    setupFiles: [fileURLToPath(new URL('lift-limit-of-test.ts', import.meta.url))],
    execArgv: ['--import', new URL('lift-in-threads.ts', import.meta.url).href],
    // What waits for a limit to be enforced waits in vain.
    testTimeout: 2_000,
  },
});
