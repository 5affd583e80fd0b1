const PREFIX = '#pair=';

/**
 * The pairing code that the address was opened with, as it stands there; undefined when there is none. The address and
 * its entry in the tab's history lose it at once.
 */
export function takePairingCode(
  { hash, pathname, search }: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): string | undefined {
  if (!hash.startsWith(PREFIX)) return undefined;
  history.replaceState(null, '', pathname + search);
  return hash.slice(PREFIX.length);
}
