/** `npm run build`: the companion's own page; and the extension for Chrome, unpacked, with the key of this machine's companion. */
import { join } from 'node:path';
import { LocalKeyError, readOrCreateLocalKey } from '../companion/access/keys/local-key.ts';
import { settingsOfProcess } from '../companion/cli/settings-of-process.ts';
import { dialAddress } from '../companion/settings/dial-address.ts';
import { speakOnTerminal } from '../words/speak-on-terminal.ts';
import { launcherWords } from '../words/spoken-on-terminal.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { BuildError } from './build-extension.ts';
import { writeCompanionFile } from './companion-file.ts';
import { CHROME_BUILD_FOLDER, OUTPUT_FOLDER } from './project-folder.ts';

async function build(): Promise<void> {
  const settings = settingsOfProcess();
  if (!settings) return;
  const token = readOrCreateLocalKey(settings.dataDir);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  await bringUpToDate(['extension', 'web'], { outDir: OUTPUT_FOLDER, say });
  writeCompanionFile(CHROME_BUILD_FOLDER, { address: dialAddress(settings.host, settings.port), token });
  say(launcherWords.extensionIn(CHROME_BUILD_FOLDER));
  say(launcherWords.pageIn(join(OUTPUT_FOLDER, 'web')));
}

await speakOnTerminal(process.env);
await build().catch((error: unknown) => {
  if (!(error instanceof BuildError || error instanceof LocalKeyError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
