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
