import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { doctorWords } from '../../../words/spoken-on-terminal.ts';
import { type Finding, ok, problem } from './finding.ts';

const { about, extension } = doctorWords;
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
  const manifest = v.safeParse(ManifestSchema, readOrEmpty(join(buildFolder, 'manifest.json')));
  if (!manifest.success) return problem(about.extension, ...extension.notBuilt(buildFolder));
  const built = manifest.output.version;
  if (built !== version) return problem(about.extension, ...extension.otherVersion(built, version));
  const file = v.safeParse(CompanionFileSchema, readOrEmpty(join(buildFolder, 'companion.json')));
  if (!file.success) return problem(about.extension, ...extension.noKey());
  if (file.output.address !== address) {
    return problem(about.extension, ...extension.otherAddress(file.output.address, address));
  }
  if (file.output.token !== token) return problem(about.extension, ...extension.otherKey());
  return ok(about.extension, extension.fits(buildFolder));
}

/** The text that is no JSON, when there is no such file. */
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
