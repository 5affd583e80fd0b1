/** `npm start`: the companion, the extension, and a browser to use them in, until Ctrl-C. */
import { join } from 'node:path';
import { readOrCreateLocalKey } from '../companion/access/keys/local-key.ts';
import { settingsOfProcess } from '../companion/cli/settings-of-process.ts';
import type { Settings } from '../companion/settings/settings.ts';
import { speakOnTerminal } from '../words/speak-on-terminal.ts';
import { launcherWords } from '../words/spoken-on-terminal.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { BuildError } from './build-extension.ts';
import { writeCompanionFile } from './companion-file.ts';
import { findObstacle } from './find-obstacle.ts';
import { CHROME_BUILD_FOLDER, OUTPUT_FOLDER } from './project-folder.ts';
import { CompanionFailed, runCompanion } from './run-companion.ts';
import { showExtension } from './show-extension.ts';
import { serveStartPage } from './start-page.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Resolves with the exit status, once nothing that was started runs any more. */
async function start(settings: Settings, interrupted: AbortSignal): Promise<number> {
  await using started = new AsyncDisposableStack();
  const failed = new AbortController();
  const signal = AbortSignal.any([interrupted, failed.signal]);
  started.defer(() => failed.abort());

  const obstacle = await findObstacle(settings, CHROME_BUILD_FOLDER, signal);
  if (obstacle !== undefined) {
    process.stderr.write(`${obstacle}\n`);
    return 1;
  }
  await bringUpToDate(['extension', 'web', 'companion'], { outDir: OUTPUT_FOLDER, say, signal });
  const bundle = join(OUTPUT_FOLDER, 'companion', 'main.js');
  const companion = await runCompanion(bundle, process.argv.slice(2), signal);
  started.defer(() => companion.stop());
  function passKeyOn(): void {
    const token = readOrCreateLocalKey(settings.dataDir);
    writeCompanionFile(CHROME_BUILD_FOLDER, { address: companion.address, token });
  }
  passKeyOn();
  companion.onRotated(() => {
    try {
      passKeyOn();
    } catch (error) {
      say(launcherWords.keyNotPassedOn(error instanceof Error ? error.message : String(error)));
    }
  });

  const browser = await showExtension({
    open: settings.open,
    dataDir: settings.dataDir,
    buildFolder: CHROME_BUILD_FOLDER,
    say,
    async startUrl() {
      const page = await serveStartPage();
      started.defer(() => page.dispose());
      return page.url;
    },
  });
  if (browser) started.defer(() => browser.stop());
  const interruption = new Promise<number>((resolve) => signal.addEventListener('abort', () => resolve(0)));
  return await Promise.race([interruption, companion.ended]);
}

async function main(): Promise<void> {
  const settings = settingsOfProcess();
  if (!settings) return;
  const interrupt = new AbortController();
  // npm passes on what the terminal has sent us already, so more than one may come.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt.abort());
  try {
    process.exitCode = await start(settings, interrupt.signal);
  } catch (error) {
    if (interrupt.signal.aborted) return;
    if (error instanceof CompanionFailed) process.exitCode = error.exitCode;
    else if (error instanceof BuildError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    } else throw error;
  }
}

await speakOnTerminal(process.env);
await main();
