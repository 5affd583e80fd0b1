import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../protocol/limits.ts';

const PROJECT = join(import.meta.dirname, '../..');
/** A test that holds a limit begins with the limit's name. */
const TITLE = /^\s*(?:it|test)\(\s*'((\w+): [^'\n]*)'/gm;
/** Ends a run that hangs: on a machine that is busy the tests that wait in vain take minutes. */
const LIFTED_RUN_MS = 600_000;

const matchesIn = (file: string) => [...readFileSync(join(PROJECT, file), 'utf8').matchAll(TITLE)];
const titlesOf = (file: string) => matchesIn(file).map(([, title = '']) => title);
const namesOf = (file: string) => matchesIn(file).map(([, , name = '']) => name);
const files = globSync('tests/**/*.test.ts', { cwd: PROJECT }).filter((file) => titlesOf(file).length > 0);

interface Report {
  testResults: { assertionResults: { status: string; title: string }[] }[];
}

/**
 * Runs the tests of all limits again, in a process of its own where each test's own limit is so high that nothing reaches
 * it. Tells the titles of those that passed all the same: they don't need their limit, so they can't fail when it
 * is no longer enforced. A test that asserts nothing is one of them. Also tells those that did not run, how the process
 * ended, and what it said.
 */
async function runWithoutLimits() {
  const folder = mkdtempSync(join(tmpdir(), 'aside-lifted-'));
  try {
    const report = join(folder, 'report.json');
    const args = [
      'run',
      '--config',
      'tests/limits/lifted/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ];
    const names = Object.keys(LIMITS).join('|');
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
    const child = spawn(
      process.execPath,
      [join(PROJECT, 'node_modules/vitest/vitest.mjs'), ...args, '-t', `(^| )(${names}): `, ...files],
      { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: LIFTED_RUN_MS, killSignal: 'SIGKILL' },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    const [code, signal] = await once(child, 'close');
    const { testResults }: Report = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { testResults: [] };
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const titlesWith = (wanted: string) => tests.flatMap(({ status, title }) => (status === wanted ? [title] : []));
    const passed = titlesWith('passed');
    const run = new Set([...passed, ...titlesWith('failed')]);
    return {
      ended: signal ?? code,
      passed,
      notRun: files.flatMap(titlesOf).filter((title) => !run.has(title)),
      said,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('every limit of the table', () => {
  it('has a test by its name, and no such test is for a limit that is gone', () => {
    expect([...new Set(files.flatMap(namesOf))].toSorted()).toEqual(Object.keys(LIMITS).toSorted());
  });

  it('has tests that fail, each of them, when that limit is lifted', { timeout: LIFTED_RUN_MS + 30_000 }, async () => {
    const { said, ...outcome } = await runWithoutLimits();
    expect(outcome, said.slice(-20_000)).toEqual({ ended: 1, passed: [], notRun: [] });
  });
});
