import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  LocalKeyError,
  readLocalKey,
  readOrCreateLocalKey,
  replaceLocalKey,
} from '../../../../companion/access/keys/local-key.ts';
import { parseToken } from '../../../../protocol/key-proof.ts';

let parent: string;
let folder: string;
let file: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'aside-local-key-'));
  folder = join(parent, 'deep', 'aside');
  file = join(folder, 'local.key');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

function writeKey(text: string, mode = 0o600): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, text, { mode });
  chmodSync(file, mode);
}

/** POSIX gives the lowest one that is free. */
function lowestDescriptor(): number {
  const descriptor = openSync(parent, 'r');
  closeSync(descriptor);
  return descriptor;
}

const PATH_MAX = 4096;

describe('the local key', () => {
  test('is created with its folder, for this user alone, and nothing is left beside it', () => {
    const token = readOrCreateLocalKey(folder);
    expect(Buffer.from(parseToken(token)?.secret ?? '', 'base64url')).toHaveLength(32);
    expect(readFileSync(file, 'utf8')).toBe(`${token}\n`);
    expect([modeOf(folder), modeOf(file)]).toEqual(['700', '600']);
    expect(readdirSync(folder)).toEqual(['local.key']);
  });

  test('stays the same', () => {
    expect(readOrCreateLocalKey(folder)).toBe(readOrCreateLocalKey(folder));
  });

  test('is another in another folder', () => {
    expect(readOrCreateLocalKey(folder)).not.toBe(readOrCreateLocalKey(join(parent, 'other')));
  });

  test('is the same one for processes that start at the same time', async () => {
    const module = new URL('../../../../companion/access/keys/local-key.ts', import.meta.url).href;
    const script = `import { readOrCreateLocalKey } from ${JSON.stringify(module)};
      process.stdout.write(readOrCreateLocalKey(${JSON.stringify(folder)}));`;
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    const outputs = await Promise.all([run(), run(), run(), run()]);
    expect(new Set(outputs.map(({ stdout }) => stdout))).toEqual(new Set([readOrCreateLocalKey(folder)]));
    expect(readdirSync(folder)).toEqual(['local.key']);
  });

  test.each([
    ['empty', ''],
    ['cut', 'abcd.efgh'],
    ['huge', 'x'.repeat(10_000)],
  ])('that is %s is an error that says what to do', (_name, text) => {
    writeKey(text);
    expect(() => readOrCreateLocalKey(folder)).toThrow(/holds no key\. Delete it/);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('that others can read is an error', () => {
    const token = readOrCreateLocalKey(folder);
    writeKey(token, 0o644);
    expect(() => readOrCreateLocalKey(folder)).toThrow(/Other users can read .*Delete it/);
  });

  test('is not read through a link', () => {
    const elsewhere = join(parent, 'elsewhere');
    writeFileSync(elsewhere, `planted.${'A'.repeat(43)}\n`, { mode: 0o600 });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    symlinkSync(elsewhere, file);
    expect(() => readOrCreateLocalKey(folder)).toThrow(/is a link/);
  });

  test('is not written through a link that leads nowhere', () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    symlinkSync(join(parent, 'nowhere'), file);
    expect(() => readOrCreateLocalKey(folder)).toThrow(LocalKeyError);
    expect(readdirSync(parent)).toEqual(['deep']);
  });

  test('that is a folder is an error', () => {
    mkdirSync(file, { recursive: true, mode: 0o700 });
    expect(() => readOrCreateLocalKey(folder)).toThrow(/holds no key/);
  });

  test('is not kept in a folder that others can write to', () => {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
    expect(() => readOrCreateLocalKey(folder)).toThrow(/chmod 700/);
  });

  // Only root can give a file away.
  test.runIf(process.getuid?.() === 0)('that belongs to another user is an error, and so is such a folder', () => {
    readOrCreateLocalKey(folder);
    chownSync(file, 65_534, 65_534);
    expect(() => readOrCreateLocalKey(folder)).toThrow(/local\.key belongs to another user/);
    chownSync(folder, 65_534, 65_534);
    expect(() => readOrCreateLocalKey(folder)).toThrow(/The data folder .* belongs to another user/);
  });

  test('is only read, and created by nobody, where it is asked for alone', () => {
    expect(readLocalKey(folder)).toBeUndefined();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    expect(readLocalKey(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
    const token = readOrCreateLocalKey(folder);
    expect(readLocalKey(folder)).toBe(token);
    chmodSync(folder, 0o777);
    expect(() => readLocalKey(folder)).toThrow(/chmod 700/);
  });

  test('leaves no file open', () => {
    const before = lowestDescriptor();
    readOrCreateLocalKey(folder);
    expect(lowestDescriptor()).toBe(before);
    readOrCreateLocalKey(folder);
    expect(lowestDescriptor()).toBe(before);
  });

  test.skipIf(process.platform === 'win32')('says so when it can’t be written', () => {
    // The name of the key still fits into the longest path, and that of its draft does not.
    const name = 'x'.repeat(200);
    let deep = parent;
    while (deep.length + name.length < PATH_MAX - 10) deep = join(deep, name);
    deep = join(deep, 'x'.repeat(PATH_MAX - deep.length - '//local.key '.length));
    expect(() => readOrCreateLocalKey(deep)).toThrow(
      /local\.key can’t be written \(ENAMETOOLONG\)\. Choose another folder/,
    );
  });

  test('says so when the folder cannot be created', () => {
    writeFileSync(join(parent, 'deep'), '');
    expect(() => readOrCreateLocalKey(folder)).toThrow(/--data-dir/);
  });
});

describe('a local key that is replaced', () => {
  test('is another, for this user alone, and nothing is left beside it', () => {
    const old = readOrCreateLocalKey(folder);
    const token = replaceLocalKey(folder);
    expect(token).not.toBe(old);
    expect(readOrCreateLocalKey(folder)).toBe(token);
    expect([modeOf(file), readdirSync(folder)]).toEqual(['600', ['local.key']]);
  });

  test('was one of the two for whoever has read it meanwhile', () => {
    const tokens = new Set([readOrCreateLocalKey(folder)]);
    const reader = openSync(file, 'r');
    tokens.add(replaceLocalKey(folder));
    expect(tokens).toContain(readFileSync(reader, 'utf8').trim());
    closeSync(reader);
  });

  test('takes the place of a link, and leaves alone what that leads to', () => {
    const elsewhere = join(parent, 'elsewhere');
    writeFileSync(elsewhere, 'mine', { mode: 0o600 });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    symlinkSync(elsewhere, file);
    const token = replaceLocalKey(folder);
    expect(readOrCreateLocalKey(folder)).toBe(token);
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
  });

  test('stays when it can not be', () => {
    mkdirSync(file, { recursive: true, mode: 0o700 });
    expect(() => replaceLocalKey(folder)).toThrow(/can’t be replaced .*The key is as it was/);
    expect(readdirSync(folder)).toEqual(['local.key']);
  });
});
