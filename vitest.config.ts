import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const dom = ['tests/sidebar/**', 'tests/components/**', 'tests/entrypoints/**', 'tests/web/**'];
const e2e = ['tests/e2e/**'];

/** Tests wait for conditions, never for the clock: this only ends what hangs, also on a machine that is busy. */
const testTimeout = 120_000;
const hookTimeout = 120_000;

/**
 * Each thread of the storage strips types with WebAssembly of its own, and V8 may crash when many such threads end
 * (nodejs/node#64500). What was stripped once is read from here.
 */
const NODE_COMPILE_CACHE = fileURLToPath(new URL('node_modules/.cache/node', import.meta.url));

const PATIENT_QUERIES = fileURLToPath(new URL('tests/helpers/patient-queries.ts', import.meta.url));

/** Without it Vitest leaves one processor free: half of a small machine. Most files wait for processes and disks too. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    reporters: ['default', './tests/helpers/not-run-reporter.ts'],
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          maxWorkers,
          testTimeout,
          hookTimeout,
          env: { NODE_COMPILE_CACHE },
          include: ['tests/**/*.test.ts'],
          exclude: [...dom, ...e2e],
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        resolve: { alias: [{ find: /^@testing-library\/preact$/, replacement: PATIENT_QUERIES }] },
        test: {
          name: 'dom',
          environment: 'happy-dom',
          maxWorkers,
          testTimeout,
          hookTimeout,
          include: dom.map((folder) => `${folder}/*.test.{ts,tsx}`),
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/global-setup.ts'],
          // Each file has browsers, companions and screens of its own, and waits for them more than it computes.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // Longer than each step of a test may take, so that the step that hangs is the one that is named.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
