import { chmodSync, globSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's libfaketime: a library that tells a program another time of day than the machine's. */
const LIBRARY = globSync('/usr/lib/*/faketime/libfaketime.so.1')[0];

/** Whether clocks of programs can't be set here. With `ASIDE_REQUIRE_FAKETIME=1` tests fail instead of being skipped. */
export const LACKS_FAKETIME = LIBRARY === undefined && process.env.ASIDE_REQUIRE_FAKETIME !== '1';

/** The time of day for a program and its children, apart from the machine's. What counts from their start goes on as it does. */
export interface SettableClock {
  /** What they are started with. */
  readonly env: Readonly<Record<string, string>>;
  /** Puts it on by so many milliseconds, or back, while they run. */
  set(ms: number): void;
  dispose(): void;
}

export function createSettableClock(): SettableClock {
  if (LIBRARY === undefined) throw new Error('libfaketime is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'aside-clock-'));
  // PostgreSQL runs as another user.
  chmodSync(folder, 0o755);
  const file = join(folder, 'offset');
  let offsetMs = 0;

  /** Whole at any time: it may be read at any. */
  function write(): void {
    writeFileSync(`${file}.new`, `${offsetMs < 0 ? '' : '+'}${offsetMs / 1_000}\n`);
    renameSync(`${file}.new`, file);
  }

  write();
  return {
    env: {
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    set(ms) {
      offsetMs += ms;
      write();
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
