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
    throw new CredentialsError({ code: 'file_not_json' });
  }
  if (typeof value !== 'object' || value === null) throw new CredentialsError({ code: 'file_not_object' });
  const { address, token } = value as Record<string, unknown>;
  const host = typeof address === 'string' ? hostOf(address) : undefined;
  if (host === undefined) throw new CredentialsError({ code: 'file_no_address' });
  if (typeof token !== 'string' || !parseToken(token)) throw new CredentialsError({ code: 'file_no_token' });
  return { address: host, secure: false, token, pairedAs: undefined };
}

/** `address` as the browser will send it as Host; undefined when it is not a host with or without a port. */
function hostOf(address: string): string | undefined {
  const host = URL.parse(`http://${address}/`)?.host;
  return host !== undefined && (address === host || address === `${host}:80`) ? host : undefined;
}
