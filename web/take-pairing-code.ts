const PREFIX = '#pair=';

/** Whether an address has a pairing code in it. */
export function hasPairingCode({ hash }: Pick<Location, 'hash'>): boolean {
  return hash.startsWith(PREFIX);
}

/**
 * The pairing code that the address was opened with, as it stands there; undefined when there is none. The address and
 * its entry in the tab's history lose it at once.
 */
export function takePairingCode(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): string | undefined {
  if (!hasPairingCode(location)) return undefined;
  const { hash, pathname, search } = location;
  history.replaceState(null, '', pathname + search);
  return hash.slice(PREFIX.length);
}
