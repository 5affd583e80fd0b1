import { accessSync, constants, lstatSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { doctorWords } from '../../../words/spoken-on-terminal.ts';
import { LocalKeyError, readLocalKey } from '../../access/keys/local-key.ts';
import { isOpenToOthers } from '../../open-to-others.ts';
import { type Finding, ok, problem } from './finding.ts';

const { about, dataFolder, history, key: keyWords } = doctorWords;
/** Below this a history soon can't be written any more. */
const LITTLE_BYTES = 100 * 1024 * 1024;

/** The folder and what is in it; `token` when the key is there and may be used. */
export function checkDataFolder(folder: string): { findings: Finding[]; token: string | undefined } {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) {
    const finding = ok(about.dataFolder, dataFolder.notYet(folder));
    return { findings: [finding], token: undefined };
  }
  if (!stat.isDirectory()) {
    return { findings: [problem(about.dataFolder, ...dataFolder.notFolder(folder))], token: undefined };
  }
  const key = checkKey(folder);
  return { findings: [checkFolder(folder, stat.mode), ...checkFiles(folder), key.finding], token: key.token };
}

function checkFolder(folder: string, mode: number): Finding {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return problem(about.dataFolder, ...dataFolder.notWritable(folder));
  }
  if (isOpenToOthers({ mode })) {
    const octal = (mode & 0o777).toString(8).padStart(4, '0');
    return problem(about.dataFolder, ...dataFolder.open(folder, octal));
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < LITTLE_BYTES) {
    return problem(about.dataFolder, ...dataFolder.full(folder));
  }
  return ok(about.dataFolder, process.getuid !== undefined ? dataFolder.private(folder) : dataFolder.fine(folder));
}

/** Conversations are private, whatever the folder's mode was once. */
function checkFiles(folder: string): Finding[] {
  const open = readdirSync(folder).filter((name) => {
    if (!/\.db(-\w+)?$/.test(name)) return false;
    const stat = lstatSync(join(folder, name), { throwIfNoEntry: false });
    return stat !== undefined && isOpenToOthers(stat);
  });
  if (open.length === 0) return [];
  const files = open.map((name) => join(folder, name)).join(' ');
  return [problem(about.history, ...history.readable(open.join(', '), files))];
}

function checkKey(folder: string): { finding: Finding; token: string | undefined } {
  try {
    const token = readLocalKey(folder);
    return { finding: ok(about.key, token === undefined ? keyWords.notYet : keyWords.fine), token };
  } catch (error) {
    if (!(error instanceof LocalKeyError)) throw error;
    return { finding: problem(about.key, error.message, keyWords.cure), token: undefined };
  }
}
