/** What a link to the page may carry behind the #: a code or an invitation to pair this browser by, or the way into a room. */
const KINDS = ['pair', 'invite', 'room'] as const;

/** Behind it stands the conversation of a room that this browser is in; it lets nobody in. */
export const CHAT_HASH = '#chat=';

export interface Link {
  kind: (typeof KINDS)[number];
  /** As it stands in the address. */
  secret: string;
}

/** Whether an address has a secret in it. */
export function hasLink({ hash }: Pick<Location, 'hash'>): boolean {
  return KINDS.some((kind) => hash.startsWith(`#${kind}=`));
}

/**
 * The link that the page was opened with; undefined when it was opened without one. The address and its entry in the
 * tab's history lose it at once.
 */
export function takeLink(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): Link | undefined {
  const { hash, pathname, search } = location;
  const kind = KINDS.find((each) => hash.startsWith(`#${each}=`));
  if (!kind) return undefined;
  history.replaceState(null, '', pathname + search);
  return { kind, secret: hash.slice(kind.length + 2) };
}
