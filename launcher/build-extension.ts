import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { launcherWords } from '../words/spoken-on-terminal.ts';
import { PROJECT_FOLDER } from './project-folder.ts';

export interface ExtensionBuild {
  browser: 'chrome' | 'firefox';
  /** Gets a folder per browser, for example `chrome-mv3`, which is emptied first. */
  outDir: string;
  /** `zip` builds and packs it, for a store unless told otherwise. */
  command: 'build' | 'zip';
  /** For a store: without the key that fixes the id of unpacked builds. */
  isForStore?: boolean;
  signal?: AbortSignal;
}

/** The build failed. The message is what the build said. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}

const WXT = join(PROJECT_FOLDER, 'node_modules', 'wxt', 'bin', 'wxt.mjs');

/**
 * Builds the extension in a process of its own, quietly, and resolves with its folder.
 *
 * @throws {BuildError}
 */
export async function buildExtension(build: ExtensionBuild): Promise<string> {
  const { browser, outDir, command, isForStore = false, signal } = build;
  const child = spawn(process.execPath, [WXT, command, '-b', browser], {
    cwd: PROJECT_FOLDER,
    // As it is shipped, also where NODE_ENV says `test`.
    env: { ...process.env, NODE_ENV: 'production', ASIDE_BUILD_DIR: outDir, ASIDE_STORE: isForStore ? '1' : '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new BuildError(launcherWords.notBuilt(browser, output)));
    });
  });
  return join(outDir, `${browser}-mv3`);
}
