import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseToken } from '../../../protocol/key-proof.ts';
import { startWords } from '../../../words/spoken-on-terminal.ts';
import { isOpenToOthers } from '../../open-to-others.ts';
import { createToken } from './create-token.ts';

/** The data folder or the key in it can't be used. The message says what to do. */
export class LocalKeyError extends Error {
  override readonly name = 'LocalKeyError';
}

const { localKey: words } = startWords;
const FILE_NAME = 'local.key';
/** A key is 43 letters and its id a few more. Anything much longer is no key. */
const MAX_FILE_BYTES = 256;
const WRITABLE_BY_OTHERS = 0o022;

/**
 * The token in `<dataDir>/local.key`, for programs of the same user. Creates folder and file when they are missing, so
 * that only this user can read them.
 *
 * @throws {LocalKeyError} the folder or file belongs to or is open to somebody else, is a link, or holds no key
 */
export function readOrCreateLocalKey(dataDir: string): string {
  const file = join(dataDir, FILE_NAME);
  makePrivateFolder(dataDir);
  return read(file) ?? create(file, dataDir) ?? read(file) ?? fail(words.unsteady(file));
}

/**
 * The token in `<dataDir>/local.key`; undefined when there is none. Creates nothing.
 *
 * @throws {LocalKeyError} the folder or file belongs to or is open to somebody else, is a link, or holds no key
 */
export function readLocalKey(dataDir: string): string | undefined {
  if (!existsSync(dataDir)) return undefined;
  checkFolder(dataDir);
  return read(join(dataDir, FILE_NAME));
}

/**
 * Puts a new token in the place of the one in `<dataDir>/local.key`, all at once: a program that reads it meanwhile
 * gets one of them.
 *
 * @throws {LocalKeyError} the old key still counts then
 */
export function replaceLocalKey(dataDir: string): string {
  const token = createToken();
  const file = join(dataDir, FILE_NAME);
  makePrivateFolder(dataDir);
  try {
    withDraft(dataDir, token, (draft) => renameSync(draft, file));
    return token;
  } catch (error) {
    return fail(words.notReplaced(file, codeOf(error)));
  }
}

/** When the key in `<dataDir>/local.key` was made, in milliseconds since 1970; 0 when there is none. */
export function localKeyCreatedAt(dataDir: string): number {
  return Math.round(statSync(join(dataDir, FILE_NAME), { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    fail(words.folderNotMade(folder, codeOf(error)));
  }
  checkFolder(folder);
}

function checkFolder(folder: string): void {
  // The folder may have been there before. Its mode is its owner's business, but a user that can write there can plant a key.
  const { uid, mode } = statSync(folder);
  if (isForeign(uid)) fail(words.foreignFolder(folder));
  if (hasModes() && (mode & WRITABLE_BY_OTHERS) !== 0) {
    fail(words.writableFolder(folder));
  }
}

/** Undefined when there is no such file. */
function read(file: string): string | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) === 'ELOOP') fail(words.link(file));
    return fail(words.notReadable(file, codeOf(error)));
  }
  try {
    const { uid, mode, size, isFile } = describe(descriptor);
    if (!isFile || size > MAX_FILE_BYTES) fail(words.noKey(file));
    if (isForeign(uid)) fail(words.foreign(file));
    if (isOpenToOthers({ mode })) fail(words.readable(file));
    const token = readFileSync(descriptor, 'utf8').trim();
    if (!parseToken(token)) fail(words.noKey(file));
    return token;
  } finally {
    closeSync(descriptor);
  }
}

/** Undefined when another process was faster. */
function create(file: string, dataDir: string): string | undefined {
  const token = createToken();
  try {
    withDraft(dataDir, token, (draft) => linkSync(draft, file));
    return token;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    return fail(words.notWritable(file, codeOf(error)));
  }
}

/** The file appears under its name only when it is whole, so that nobody ever reads half a key. */
function withDraft(dataDir: string, token: string, publish: (draft: string) => void): void {
  const draft = join(dataDir, `${FILE_NAME}.${randomBytes(6).toString('hex')}`);
  try {
    const descriptor = openSync(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      writeSync(descriptor, `${token}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    publish(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

function describe(descriptor: number): { uid: number; mode: number; size: number; isFile: boolean } {
  const stat = fstatSync(descriptor);
  return { uid: stat.uid, mode: stat.mode, size: stat.size, isFile: stat.isFile() };
}

/** Windows has neither modes nor owners of this kind; the user's profile folder is private there. */
function hasModes(): boolean {
  return process.getuid !== undefined;
}

function isForeign(uid: number): boolean {
  return process.getuid !== undefined && uid !== process.getuid();
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function fail(message: string): never {
  throw new LocalKeyError(message);
}
