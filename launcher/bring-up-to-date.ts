import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { list } from '../words/list.ts';
import { launcherWords } from '../words/spoken-on-terminal.ts';
import { buildExtension } from './build-extension.ts';
import { buildWeb } from './build-web.ts';
import { bundleCompanion } from './bundle-companion.ts';
import { COMPANION_FILE } from './companion-file.ts';
import { fingerprintBuild, fingerprintSources } from './fingerprint.ts';
import { placeFolder } from './place-folder.ts';
import { PROJECT_FOLDER } from './project-folder.ts';
import { type StagingOptions, withStagingFolder } from './staging-folder.ts';

interface Product {
  /** Its folder in the output folder. */
  folder: string;
  /** Builds it into `staging`, in that folder. */
  build(staging: string, signal: AbortSignal | undefined): Promise<unknown>;
}

const PRODUCTS = {
  extension: {
    folder: 'chrome-mv3',
    build: (outDir, signal) =>
      buildExtension({ browser: 'chrome', outDir, command: 'build', ...(signal && { signal }) }),
  },
  web: { folder: 'web', build: (staging) => buildWeb(join(staging, 'web')) },
  companion: {
    folder: 'companion',
    build: (staging) => bundleCompanion(join(staging, 'companion')),
  },
} as const satisfies Record<string, Product>;

/** What of a build folder is no build. */
const KEPT = [COMPANION_FILE];

/**
 * Builds those of the products that are not as a build would make them now. The folders that others read are left alone
 * until all of them are built, and are whole at every moment, however this ends.
 *
 * @throws {BuildError}
 */
export async function bringUpToDate(
  wanted: readonly (keyof typeof PRODUCTS)[],
  options: StagingOptions,
): Promise<void> {
  const { outDir, say, signal } = options;
  await withStagingFolder(options, async (staging) => {
    const sources = fingerprintSources(PROJECT_FOLDER);
    const due = wanted.filter((key) => !isUpToDate(outDir, PRODUCTS[key].folder, sources));
    if (due.length === 0) {
      say(launcherWords.nothingChanged);
      return;
    }
    say(launcherWords.building(list(due.map((key) => launcherWords.products[key]))));
    await Promise.all(due.map((key) => PRODUCTS[key].build(staging, signal)));
    signal?.throwIfAborted();
    for (const key of due) {
      const { folder } = PRODUCTS[key];
      placeFolder(join(staging, folder), join(outDir, folder), { keep: KEPT });
      writeRecord(outDir, folder, sources);
    }
  });
}

function isUpToDate(outDir: string, folder: string, sources: string): boolean {
  const build = fingerprintBuild(join(outDir, folder), KEPT);
  return build !== undefined && readOrEmpty(recordOf(outDir, folder)) === describe(sources, build);
}

function writeRecord(outDir: string, folder: string, sources: string): void {
  const file = recordOf(outDir, folder);
  mkdirSync(join(outDir, '.built'), { recursive: true });
  writeFileSync(`${file}.new`, describe(sources, fingerprintBuild(join(outDir, folder), KEPT) ?? ''));
  renameSync(`${file}.new`, file);
}

function recordOf(outDir: string, folder: string): string {
  return join(outDir, '.built', folder);
}

function describe(sources: string, build: string): string {
  return `sources ${sources}\nbuild ${build}\n`;
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
