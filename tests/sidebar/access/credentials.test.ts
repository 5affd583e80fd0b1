import { describe, expect, it } from 'vitest';
import {
  type Credentials,
  CredentialsError,
  GUEST_CREDENTIALS,
  readCredentials,
} from '../../../sidebar/access/credentials.ts';

const token = `a-key.${'s'.repeat(43)}`;
const PAIRED: Credentials = { address: 'aside.example.org', secure: true, token, pairedAs: 'Firefox on Linux' };
const FILE: Credentials = { address: '127.0.0.1:11435', secure: false, token, pairedAs: undefined };
const BROKEN = new CredentialsError({ code: 'file_not_json' });

function read(paired: Credentials | undefined | Error, file: Credentials | undefined | Error) {
  const give = (found: Credentials | undefined | Error) =>
    found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  return readCredentials({ paired: () => give(paired), file: () => give(file) });
}

describe('readCredentials', () => {
  it.each([
    ['the key that was paired before the one of the build', PAIRED, FILE, PAIRED],
    ['the build’s where none was paired', undefined, FILE, FILE],
    ['a guest’s where there is neither', undefined, undefined, GUEST_CREDENTIALS],
    ['the paired one where the file is broken', PAIRED, BROKEN, PAIRED],
    ['the build’s where the browser does not show the paired one', BROKEN, FILE, FILE],
  ])('gives %s', async (_what, paired, file, expected) => {
    expect(await read(paired, file)).toBe(expected);
  });

  it.each([
    ['the browser does not show a paired key', BROKEN, undefined],
    ['the file is broken', undefined, BROKEN],
    ['both are', BROKEN, BROKEN],
  ])('never degrades to a guest because %s', async (_why, paired, file) => {
    await expect(read(paired, file)).rejects.toBe(BROKEN);
  });
});
