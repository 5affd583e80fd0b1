import { accessSync, constants, lstatSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LocalKeyError, readLocalKey } from '../../access/keys/local-key.ts';
import { type Finding, ok, problem } from './finding.ts';

const GROUP_OR_OTHERS = 0o077;
/** Below this a history soon can't be written any more. */
const LITTLE_BYTES = 100 * 1024 * 1024;

/** The folder and what is in it; `token` when the key is there and may be used. */
export function checkDataFolder(folder: string): { findings: Finding[]; token: string | undefined } {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) {
    const finding = ok('Data folder', `${folder} is not there yet; the first start makes it, and the key in it.`);
    return { findings: [finding], token: undefined };
  }
  if (!stat.isDirectory()) {
    const cure = 'Choose another with --data-dir.';
    return { findings: [problem('Data folder', `${folder} is no folder.`, cure)], token: undefined };
  }
  const key = checkKey(folder);
  return { findings: [checkFolder(folder, stat.mode), ...checkFiles(folder), key.finding], token: key.token };
}

function checkFolder(folder: string, mode: number): Finding {
  const hasModes = process.getuid !== undefined;
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return problem(
      'Data folder',
      `${folder} can't be written by you.`,
      `chmod u+rwx ${folder}, or choose another with --data-dir.`,
    );
  }
  if (hasModes && (mode & GROUP_OR_OTHERS) !== 0) {
    const octal = (mode & 0o777).toString(8).padStart(4, '0');
    return problem('Data folder', `${folder} is open to other users (${octal}).`, `chmod 700 ${folder}`);
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < LITTLE_BYTES) {
    return problem(
      'Data folder',
      `The disk of ${folder} is nearly full.`,
      'Make room, or choose another with --data-dir.',
    );
  }
  return ok('Data folder', `${folder} is yours${hasModes ? ' alone' : ''}, and can be written.`);
}

/** Conversations are private, whatever the folder's mode was once. */
function checkFiles(folder: string): Finding[] {
  if (process.getuid === undefined) return [];
  const open = readdirSync(folder).filter((name) => {
    if (!/\.db(-\w+)?$/.test(name)) return false;
    return ((lstatSync(join(folder, name), { throwIfNoEntry: false })?.mode ?? 0) & GROUP_OR_OTHERS) !== 0;
  });
  if (open.length === 0) return [];
  const cure = `chmod 600 ${open.map((name) => join(folder, name)).join(' ')}`;
  return [problem('History', `Other users can read ${open.join(', ')}.`, cure)];
}

function checkKey(folder: string): { finding: Finding; token: string | undefined } {
  try {
    const token = readLocalKey(folder);
    const what =
      token === undefined
        ? 'There is none yet; the next start makes one.'
        : 'local.key is there, and only you can read it.';
    return { finding: ok('Key', what), token };
  } catch (error) {
    if (!(error instanceof LocalKeyError)) throw error;
    return { finding: problem('Key', error.message, 'Do so, then npm start.'), token: undefined };
  }
}
