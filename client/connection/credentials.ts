import { parseToken } from '../../protocol/key-proof.ts';
import { DEFAULT_PORT } from '../../protocol/version.ts';

/** Where the companion listens and the key that this extension shows it. */
export interface Credentials {
  /** `host:port`, exactly as it will be dialled: the proof of the key covers it. */
  address: string;
  /** `<key id>.<secret>`; undefined for a guest. */
  token: string | undefined;
}

/** The credentials are there but can't be used; its message says why. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError';
}

/** Without a key: what a build from a store, or one made before the companion ever ran, starts with. */
const GUEST_CREDENTIALS: Credentials = { address: `127.0.0.1:${DEFAULT_PORT}`, token: undefined };

/**
 * Reads `companion.json`, which `npm start` and `npm run build` put into the unpacked build. Without that file we are a
 * guest at the default address. A file that is there and broken is an error, because a key never degrades to a guest.
 *
 * @param url Of the file inside the extension.
 */
export async function readCompanionFile(fetchFile: typeof fetch, url: string): Promise<Credentials> {
  let text: string;
  try {
    const response = await fetchFile(url, { cache: 'no-store' });
    if (!response.ok) return GUEST_CREDENTIALS;
    text = await response.text();
  } catch {
    // Browsers reject the fetch of a file that an extension does not contain.
    return GUEST_CREDENTIALS;
  }
  return parseCompanionFile(text);
}

function parseCompanionFile(text: string): Credentials {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CredentialsError('companion.json is not JSON.');
  }
  if (typeof value !== 'object' || value === null) throw new CredentialsError('companion.json is not an object.');
  const { address, token } = value as Record<string, unknown>;
  if (typeof address !== 'string' || !isAddress(address)) {
    throw new CredentialsError('companion.json has no usable "address"; it reads host:port.');
  }
  if (typeof token !== 'string' || !parseToken(token)) {
    throw new CredentialsError('companion.json has no usable "token".');
  }
  return { address, token };
}

/** Whether `address` is `host:port` and nothing else, spelled as it will be dialled. */
function isAddress(address: string): boolean {
  const url = URL.parse(`http://${address}/`);
  return url !== null && url.host === address && url.port !== '';
}
