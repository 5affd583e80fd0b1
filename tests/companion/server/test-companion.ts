import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Companion, type CompanionOptions, startCompanion } from '../../../companion/companion.ts';
import type { Settings } from '../../../companion/settings/settings.ts';
import { type CapturedLog, createCapturedLog } from '../../helpers/captured-log.ts';

/** Nobody listens on the discard port, so the built-in reader answers. */
const NO_OLLAMA = 'http://127.0.0.1:9';

export interface TestCompanion extends Companion {
  log: CapturedLog;
  /** What the person who started it was told. */
  announced: string[];
}

export function createTestFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aside-companion-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function testSettings(settings: Partial<Settings> = {}): Settings {
  return {
    port: 0,
    host: '127.0.0.1',
    upstreams: [{ kind: 'ollama', url: NO_OLLAMA }],
    parallel: 1,
    transcriber: 'off',
    maxContext: 32_768,
    origins: [],
    guests: true,
    people: false,
    allowHosts: [],
    insecureLan: false,
    trustProxies: [],
    dataDir: createTestFolder(),
    drainMs: 0,
    open: false,
    logLevel: 'debug',
    ...settings,
  };
}

/** The whole companion, on a free port and in a folder of its own. */
export async function startTestCompanion(
  settings: Partial<Settings> = {},
  options: Partial<CompanionOptions> = {},
): Promise<TestCompanion> {
  const log = createCapturedLog();
  const announced: string[] = [];
  const companion = await startCompanion(testSettings(settings), {
    log,
    announce: (line) => void announced.push(line),
    ...options,
  });
  onTestFinished(() => companion.stop());
  return Object.assign(companion, { log, announced });
}
