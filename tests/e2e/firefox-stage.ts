import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { buildExtension } from '../../launcher/build-extension.ts';
import { launchFirefox, type TestFirefox } from '../helpers/firefox.ts';
import { openWorld, type StageOptions } from './stage.ts';

type World = Awaited<ReturnType<typeof openWorld>>;

/** Everything that one test in Firefox plays on, all of it real but the model. */
export interface FirefoxStage extends World {
  readonly firefox: TestFirefox;
}

/** Builds Firefox's extension once for all tests of the suite that this is called in, each of which opens a stage of its own. */
export function useFirefox(): (options?: Pick<StageOptions, 'title' | 'hasAllSites'>) => Promise<FirefoxStage> {
  let folder: string;
  let build: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aside-firefox-build-'));
    build = await buildExtension({ browser: 'firefox', outDir: folder, command: 'build' });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  return async ({ title, hasAllSites } = {}) => {
    const world = await openWorld({ ...(title !== undefined && { title }) });
    // What is changed in its manifest is this test's.
    const extension = await mkdtemp(join(folder, 'copy-'));
    await cp(build, extension, { recursive: true });
    const firefox = await launchFirefox(extension, { hasAllSites: hasAllSites === true });
    onTestFinished(() => firefox.dispose());
    return { ...world, firefox };
  };
}
