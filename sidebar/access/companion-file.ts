import { parseToken } from '../../protocol/key-proof.ts';
import { type Credentials, CredentialsError } from './credentials.ts';

/**
 * Reads `companion.json`, which `npm start` and `npm run build` put into the unpacked build; undefined where there is no
 * such file. One that is there and broken is an error, because a key never degrades to a guest.
 *
 * @param url Of the file inside the extension.
 * @throws {CredentialsError}
 */
export async function readCompanionFile(fetchFile: typeof fetch, url: string): Promise<Credentials | undefined> {
  let text: string;
  try {
    const response = await fetchFile(url, { cache: 'no-store' });
    if (!response.ok) return undefined;
    text = await response.text();
  } catch {
    // Browsers reject the fetch of a file that an extension does not contain.
    return undefined;
  }
  return parseCompanionFile(text);
}

function parseCompanionFile(text: string): Credentials {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw broken('is not JSON.');
  }
  if (typeof value !== 'object' || value === null) throw broken('is not an object.');
  const { address, token } = value as Record<string, unknown>;
  const host = typeof address === 'string' ? hostOf(address) : undefined;
  if (host === undefined) throw broken('has no usable "address"; it reads host:port.');
  if (typeof token !== 'string' || !parseToken(token)) throw broken('has no usable "token".');
  return { address: host, secure: false, token, pairedAs: undefined };
}

/** `address` as the browser will send it as Host; undefined when it is not a host with or without a port. */
function hostOf(address: string): string | undefined {
  const host = URL.parse(`http://${address}/`)?.host;
  return host !== undefined && (address === host || address === `${host}:80`) ? host : undefined;
}

function broken(how: string): CredentialsError {
  return new CredentialsError(
    `companion.json ${how}`,
    'Run npm start in Aside’s folder: it writes companion.json into the built extension again. Then try again.',
  );
}
