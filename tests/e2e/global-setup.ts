import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
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

/** Builds both programs as they are shipped, once for all end-to-end tests of this run, and for no other run. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (missingPrograms('headless').length > 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'aside-e2e-build-'));
  const [companionBundle] = await Promise.all([bundleCompanion(join(folder, 'companion')), buildExtension(folder)]);
  project.provide('extensionBuild', join(folder, 'chrome-mv3'));
  project.provide('companionBundle', companionBundle);
  return () => rm(folder, { recursive: true, force: true });
}

async function buildExtension(folder: string): Promise<void> {
  const env = { ...process.env, ASIDE_BUILD_DIR: folder, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build'], { env });
}
