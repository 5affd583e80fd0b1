import { DEFAULT_PORT } from '../../protocol/version.ts';
import type { Address } from './parse-address.ts';

/** Where the companion listens and the key that this extension shows it. */
export interface Credentials extends Address {
  /** `<key id>.<secret>`; undefined for a guest. */
  token: string | undefined;
  /** What the companion calls this browser, when it was paired; undefined for a key that came with the build, or none. */
  pairedAs: string | undefined;
  /** The one conversation that the key opens, where it is a member's. */
  room?: string;
}

/** Which key it is: the one that this browser was paired with, a room's, the one that came with the build, or none. */
export type KeyKind = 'paired' | 'room' | 'file' | 'none';

export function keyKindOf({ token, pairedAs, room }: Credentials): KeyKind {
  if (room !== undefined) return 'room';
  if (pairedAs !== undefined) return 'paired';
  return token === undefined ? 'none' : 'file';
}

/** What of the key, or of the file that it came in, can't be used. `reason`: what the browser says; may be empty. */
export type CredentialsReason =
  | { code: 'file_not_json' | 'file_not_object' | 'file_no_address' | 'file_no_token' | 'not_a_key' }
  | { code: 'not_kept' | 'not_removed' | 'not_shown'; reason: string };

/** Credentials are there but can't be used. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError';
  readonly reason: CredentialsReason;

  constructor(reason: CredentialsReason) {
    super(reason.code);
    this.reason = reason;
  }
}

/** There is no key, and the companion lets no one in without one. */
export class NotPairedError extends Error {
  override readonly name = 'NotPairedError';
}

/** Without a key: what a build from a store, or one made before the companion ever ran, starts with. */
export const GUEST_CREDENTIALS: Credentials = {
  address: `127.0.0.1:${DEFAULT_PORT}`,
  secure: false,
  token: undefined,
  pairedAs: undefined,
};

/** Where credentials may be found; undefined where there are none. */
export interface CredentialSources {
  /** The key that this browser was paired with. */
  paired(): Promise<Credentials | undefined>;
  /** What the build brought. */
  file(): Promise<Credentials | undefined>;
}

/**
 * The key that this browser was paired with, else the one that the build brought, else none: a guest. What is there and
 * can't be used is no reason to go on as a guest, but another key is as good.
 *
 * @throws {CredentialsError}
 */
export async function readCredentials({ paired, file }: CredentialSources): Promise<Credentials> {
  const sources = await Promise.allSettled([paired(), file()]);
  for (const source of sources) if (source.status === 'fulfilled' && source.value) return source.value;
  for (const source of sources) if (source.status === 'rejected') throw source.reason;
  return GUEST_CREDENTIALS;
}
