import { describe, expect, it } from 'vitest';
import { readCompanionFile } from '../../../sidebar/access/companion-file.ts';
import { CredentialsError } from '../../../sidebar/access/credentials.ts';

const token = `local.${'s'.repeat(43)}`;

function read(body: string | null, status = 200) {
  const fetchFile = () =>
    body === null ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(new Response(body, { status }));
  return readCompanionFile(fetchFile as typeof fetch, 'chrome-extension://id/companion.json');
}

describe('readCompanionFile', () => {
  it('gives the address and the key', async () => {
    expect(await read(JSON.stringify({ address: '127.0.0.1:11999', token }))).toEqual({
      address: '127.0.0.1:11999',
      secure: false,
      token,
      pairedAs: undefined,
    });
  });

  it('ignores fields that it does not know', async () => {
    expect(await read(JSON.stringify({ address: '[::1]:11435', token, pid: 1 }))).toMatchObject({
      address: '[::1]:11435',
      token,
    });
  });

  it.each(['127.0.0.1', '127.0.0.1:80'])(
    'writes the web’s own port as browsers do, who leave it out: %s',
    async (address) => {
      expect(await read(JSON.stringify({ address, token }))).toMatchObject({ address: '127.0.0.1' });
    },
  );

  it.each([
    ['rejects, as browsers do for a file that is not in the extension', null, 200],
    ['answers 404, as Firefox may', 'not found', 404],
  ])('gives nothing when there is no such file: the fetch %s', async (_how, body, status) => {
    expect(await read(body, status)).toBe(undefined);
  });

  it.each([
    ['', 'file_not_json'],
    ['{"address": "127.0.0.1:1', 'file_not_json'],
    ['null', 'file_not_object'],
    ['{}', 'file_no_address'],
    [JSON.stringify({ address: 'http://127.0.0.1:11435', token }), 'file_no_address'],
    [JSON.stringify({ address: '127.0.0.1:11435/elsewhere', token }), 'file_no_address'],
    [JSON.stringify({ address: 'user@127.0.0.1:11435', token }), 'file_no_address'],
    [JSON.stringify({ address: '127.0.0.1:11435' }), 'file_no_token'],
    [JSON.stringify({ address: '127.0.0.1:11435', token: 'short' }), 'file_no_token'],
  ])('says why when the file is broken: %s', async (body, code) => {
    const failure = await read(body).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CredentialsError);
    expect((failure as CredentialsError).reason).toEqual({ code });
  });

  it('never repeats the key in its words', async () => {
    const failure = await read(JSON.stringify({ address: '', token })).catch((error: unknown) => error);
    expect((failure as Error).message).not.toContain('sss');
  });
});
