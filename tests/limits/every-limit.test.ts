import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../protocol/limits.ts';

const PROJECT = join(import.meta.dirname, '../..');
/** A test that holds a limit begins with the limit's name. */
const TITLE = /^\s*(?:it|test)\(\s*'(\w+): /gm;
const LIFTED_RUN_MS = 240_000;

const namesOf = (file: string) =>
  [...readFileSync(join(PROJECT, file), 'utf8').matchAll(TITLE)].map(([, name = '']) => name);
const files = globSync('tests/**/*.test.ts', { cwd: PROJECT }).filter((file) => namesOf(file).length > 0);

/**
 * Runs the tests of all limits again, in a process of its own where each test's own limit is so high that nothing reaches
 * it. Resolves with the titles of those that passed all the same: they don't need their limit, so they can't fail when it
 * is no longer enforced. A test that asserts nothing is one of them.
 */
async function findTestsThatNeedNoLimit(): Promise<{ run: number; passed: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'aside-lifted-'));
  try {
    const report = join(folder, 'report.json');
    const args = [
      'run',
      '--config',
      'tests/limits/lifted/vitest.config.ts',
      '--reporter=json',
      `--outputFile=${report}`,
    ];
    const names = Object.keys(LIMITS).join('|');
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
    const child = spawn(
      process.execPath,
      [join(PROJECT, 'node_modules/vitest/vitest.mjs'), ...args, '-t', `(^| )(${names}): `, ...files],
      { cwd: PROJECT, env, stdio: 'ignore', timeout: LIFTED_RUN_MS, killSignal: 'SIGKILL' },
    );
    await once(child, 'close');
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      testResults: { assertionResults: { status: string; title: string }[] }[];
    };
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    return {
      run: tests.filter(({ status }) => status === 'passed' || status === 'failed').length,
      passed: tests.filter(({ status }) => status === 'passed').map(({ title }) => title),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('every limit of the table', () => {
  it('has a test by its name, and no such test is for a limit that is gone', () => {
    expect([...new Set(files.flatMap(namesOf))].toSorted()).toEqual(Object.keys(LIMITS).toSorted());
  });

  it('has tests that fail, each of them, when that limit is lifted', { timeout: LIFTED_RUN_MS }, async () => {
    const { run, passed } = await findTestsThatNeedNoLimit();
    expect(passed).toEqual([]);
    expect(run).toBe(files.flatMap(namesOf).length);
  });
});
