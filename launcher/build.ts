/** `npm run build`: the companion's own page; and the extension for Chrome, unpacked, with the key of this machine's companion. */
import { LocalKeyError, readOrCreateLocalKey } from '../companion/access/keys/local-key.ts';
import { dialAddress } from '../companion/settings/dial-address.ts';
import { settingsOfProcess } from '../companion/settings/settings-of-process.ts';
import { BuildError, buildExtension } from './build-extension.ts';
import { buildWeb } from './build-web.ts';
import { writeCompanionFile } from './companion-file.ts';
import { CHROME_BUILD_FOLDER, OUTPUT_FOLDER } from './project-folder.ts';

async function build(): Promise<void> {
  const settings = settingsOfProcess();
  if (!settings) return;
  const token = readOrCreateLocalKey(settings.dataDir);
  const [, web] = await Promise.all([
    buildExtension({ browser: 'chrome', outDir: OUTPUT_FOLDER, command: 'build' }),
    buildWeb(),
  ]);
  writeCompanionFile(CHROME_BUILD_FOLDER, { address: dialAddress(settings.host, settings.port), token });
  process.stdout.write(`Built ${CHROME_BUILD_FOLDER}\nBuilt ${web}\n`);
}

await build().catch((error: unknown) => {
  if (!(error instanceof BuildError || error instanceof LocalKeyError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
