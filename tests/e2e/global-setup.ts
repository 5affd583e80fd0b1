import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { bundleCompanion } from '../../launcher/bundle-companion.ts';
import { missingPrograms } from '../helpers/browser-programs.ts';
import { BUILD_DIR, COMPANION_BUNDLE } from './build-paths.ts';

/** Builds both programs once for all end-to-end tests, as they are shipped. */
export default async function setup(): Promise<void> {
  if (missingPrograms('headless').length > 0) return;
  const wxt = promisify(execFile)(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build'], {
    env: { ...process.env, ASIDE_BUILD_DIR: BUILD_DIR, NODE_ENV: 'production' },
  });
  await Promise.all([wxt, bundleCompanion(dirname(COMPANION_BUNDLE))]);
}
