import type { Reporter, TestModule } from 'vitest/node';
import { missingPrograms } from './browser-programs.ts';
import { findProgram } from './find-program.ts';
import { hasPostgres } from './postgres-server.ts';
import { LACKS_REDIS } from './redis-server.ts';
import { LACKS_FAKETIME } from './settable-clock.ts';
import { canMountDisk } from './small-disk.ts';

/** Tests that need what not every machine has: programs, or rights. */
interface Demanding {
  kind: string;
  includes(module: TestModule): boolean;
  missing(): string[];
  /** How to run them. */
  cure: string[];
}

const DEMANDING: readonly Demanding[] = [
  {
    kind: 'end-to-end',
    includes: (module) => module.project.name === 'e2e',
    missing: () => [...new Set([...missingPrograms('window'), ...missingPrograms('firefox')])],
    cure: [
      'To run them: apt-get install chromium firefox-esr xvfb openbox xdotool, then npm run test:e2e.',
      'Another Chromium than the one on the PATH: ASIDE_CHROMIUM=/path/to/it.',
    ],
  },
  {
    kind: 'PostgreSQL',
    includes: (module) => module.moduleId.includes('/postgres/'),
    missing: () => (hasPostgres ? [] : ['PostgreSQL']),
    cure: [
      'To run them: apt-get install postgresql (its programs only), then npx vitest run tests/companion/store/postgres.',
      'Another one than Debian’s: ASIDE_POSTGRES=/path/to/its/bin.',
    ],
  },
  {
    kind: 'deployment',
    includes: (module) => module.moduleId.includes('/tests/deploy/'),
    missing: () => ['nginx', 'openssl', 'systemd-analyze'].filter((name) => !findProgram(name)),
    cure: [
      'To run them: apt-get install nginx-light openssl, then npx vitest run tests/deploy. systemd-analyze is of systemd.',
    ],
  },
  {
    kind: 'Redis',
    includes: (module) => module.moduleId.includes('/redis/'),
    missing: () => (LACKS_REDIS ? ['redis-server'] : []),
    cure: [
      'To run them: apt-get install redis-server, then npx vitest run tests/companion/live/redis.',
      'Another one than Debian’s: ASIDE_REDIS_SERVER=/path/to/valkey-server.',
    ],
  },
  {
    kind: 'cluster',
    includes: (module) => module.moduleId.includes('/tests/cluster/'),
    missing: () => [
      ...(LACKS_REDIS ? ['redis-server'] : []),
      ...(hasPostgres ? [] : ['PostgreSQL']),
      ...(LACKS_FAKETIME ? ['libfaketime'] : []),
    ],
    cure: ['To run them: apt-get install redis-server postgresql libfaketime, then npx vitest run tests/cluster.'],
  },
  {
    kind: 'full disk',
    includes: (module) => module.moduleId.endsWith('/tests/companion/failing-storage.test.ts'),
    missing: () => (canMountDisk ? [] : ['the right to mount a file system']),
    cure: [
      'To run them: npx vitest run tests/companion/failing-storage as root on Linux, in a container with SYS_ADMIN.',
    ],
  },
];

/** Says at the very end which tests did not run and how to run them, so that a green run can't hide it. */
export default class NotRunReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const { kind, includes, missing, cure } of DEMANDING) {
      const lacks = missing();
      const notRun = modules.filter(includes).flatMap((module) => [...module.children.allTests('skipped')]);
      if (lacks.length === 0 || notRun.length === 0) continue;
      const lines = [
        '',
        `!!! ${notRun.length} ${kind} tests DID NOT RUN, because this machine lacks ${lacks.join(', ')}:`,
        ...notRun.map((test) => `!!!   ${test.fullName}`),
        ...cure.map((line) => `!!! ${line}`),
        '',
      ];
      process.stderr.write(`${lines.join('\n')}\n`);
    }
  }
}
