import { describe, expect, it } from 'vitest';
import { CredentialsError, readCompanionFile } from '../../../client/connection/credentials.ts';

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
      token,
    });
  });

  it('ignores fields that it does not know', async () => {
    expect(await read(JSON.stringify({ address: '[::1]:11435', token, pid: 1 }))).toEqual({
      address: '[::1]:11435',
      token,
    });
  });

  it.each([
    ['rejects, as browsers do for a file that is not in the extension', null, 200],
    ['answers 404, as Firefox may', 'not found', 404],
  ])('is a guest at the default address when the fetch %s', async (_how, body, status) => {
    expect(await read(body, status)).toEqual({ address: '127.0.0.1:11435', token: undefined });
  });

  it.each([
    ['', 'not JSON'],
    ['{"address": "127.0.0.1:1', 'not JSON'],
    ['null', 'not an object'],
    ['{}', '"address"'],
    [JSON.stringify({ address: 'http://127.0.0.1:11435', token }), '"address"'],
    [JSON.stringify({ address: '127.0.0.1', token }), '"address"'],
    [JSON.stringify({ address: '127.0.0.1:11435/elsewhere', token }), '"address"'],
    [JSON.stringify({ address: 'user@127.0.0.1:11435', token }), '"address"'],
    [JSON.stringify({ address: '127.0.0.1:11435' }), '"token"'],
    [JSON.stringify({ address: '127.0.0.1:11435', token: 'short' }), '"token"'],
  ])('never degrades to a guest when the file is broken: %s', async (body, words) => {
    const failure = await read(body).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CredentialsError);
    expect((failure as Error).message).toContain(words);
  });

  it('never repeats the key in its words', async () => {
    const failure = await read(JSON.stringify({ address: '', token })).catch((error: unknown) => error);
    expect((failure as Error).message).not.toContain('sss');
  });
});
