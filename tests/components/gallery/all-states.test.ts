// @vitest-environment node
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

it('the states are listed by Node alone, which takes their pictures', () => {
  const list = path.join(import.meta.dirname, 'all-states.ts');
  const script = `import(${JSON.stringify(list)}).then(({ allStates }) => console.log(allStates.join()))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--eval', script], { encoding: 'utf8' });
  expect(stderr).not.toContain('Error');
  expect(stdout).toContain('settings');
});
