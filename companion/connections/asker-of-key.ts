/**
 * The asker that a key's turns belong to. All programs that show `local.key` are one asker, also after the key was replaced: a
 * program with the new key finds the turns of the old one.
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
