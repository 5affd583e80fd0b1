import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildExtension } from '../../launcher/build-extension.ts';
import { buildWeb } from '../../launcher/build-web.ts';
import { bundleCompanion } from '../../launcher/bundle-companion.ts';
import { missingPrograms } from '../helpers/browser-programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The unpacked extension. */
    extensionBuild: string;
    /** The companion's bundle. */
    companionBundle: string;
  }
}

/** Builds both programs, and the companion's page, as they are shipped, once for all end-to-end tests of this run, and for no other run. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (missingPrograms('headless').length > 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'aside-e2e-build-'));
  const [companionBundle, extensionBuild] = await Promise.all([
    bundleCompanion(join(folder, 'companion')),
    buildExtension({ browser: 'chrome', outDir: folder, command: 'build' }),
    // Where the bundled companion looks for it.
    buildWeb(join(folder, 'web')),
  ]);
  project.provide('extensionBuild', extensionBuild);
  project.provide('companionBundle', companionBundle);
  return () => rm(folder, { recursive: true, force: true });
}
