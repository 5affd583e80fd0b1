/**
 * The asker that a key's turns belong to. A program that shows `local.key` is one of the computer's user, whichever key
 * that is: a new one finds the turns of the old.
 */
export function askerOfKey({ keyId, isLocal }: { keyId: string; isLocal: boolean }): string {
  return isLocal ? 'local key' : `key ${keyId}`;
}

/** The asker that a member's turns belong to. */
export function askerOfMember(keyId: string): string {
  return `member ${keyId}`;
}

export function isMember(asker: string): boolean {
  return asker.startsWith(askerOfMember(''));
}
