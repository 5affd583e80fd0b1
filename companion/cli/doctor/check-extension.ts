import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Finding, ok, problem } from './finding.ts';

const ManifestSchema = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));
const CompanionFileSchema = v.pipe(v.string(), v.parseJson(), v.object({ address: v.string(), token: v.string() }));

/** What the build has to fit to. */
export interface ExtensionExpectation {
  version: string;
  /** Where the companion listens, as `host:port`. */
  address: string;
  /** Undefined while there is no key. */
  token: string | undefined;
}

/** The unpacked build that Chrome loads, and the key and address that it shows the companion. */
export function checkExtension(buildFolder: string, { version, address, token }: ExtensionExpectation): Finding {
  const about = 'Extension';
  const manifest = v.safeParse(ManifestSchema, readOrEmpty(join(buildFolder, 'manifest.json')));
  if (!manifest.success) return problem(about, `There is no build in ${buildFolder}.`, 'npm start makes one.');
  const built = manifest.output.version;
  if (built !== version) {
    return problem(
      about,
      `The build is of ${built}; this is ${version}.`,
      'npm start builds it anew; then reload it in the browser.',
    );
  }
  const file = v.safeParse(CompanionFileSchema, readOrEmpty(join(buildFolder, 'companion.json')));
  if (!file.success)
    return problem(about, 'The build has no usable companion.json, and so no key.', 'npm start writes it.');
  if (file.output.address !== address) {
    return problem(about, `The build looks for the companion on ${file.output.address}, not ${address}.`, RESTART);
  }
  if (file.output.token !== token) return problem(about, "The build's key is not the one in the data folder.", RESTART);
  return ok(about, `The build in ${buildFolder} fits.`);
}

const RESTART = 'npm start with the same flags writes it anew; then reload the extension in the browser.';

/** The text that is no JSON, when there is no such file. */
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
