import type { Reporter, TestModule } from 'vitest/node';
import { missingPrograms } from './browser-programs.ts';

/** Says at the very end which browser tests did not run and how to run them, so that a green run can't hide it. */
export default class NotRunReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const missing = missingPrograms('window');
    const notRun = modules
      .filter((module) => module.project.name === 'e2e')
      .flatMap((module) => [...module.children.allTests('skipped')]);
    if (missing.length === 0 || notRun.length === 0) return;
    const lines = [
      '',
      `!!! ${notRun.length} end-to-end tests DID NOT RUN, because this machine lacks ${missing.join(', ')}:`,
      ...notRun.map((test) => `!!!   ${test.fullName}`),
      '!!! To run them: apt-get install chromium xvfb openbox xdotool, then npm run test:e2e.',
      '!!! Another Chromium than the one on the PATH: ASIDE_CHROMIUM=/path/to/it.',
      '',
    ];
    process.stderr.write(`${lines.join('\n')}\n`);
  }
}
