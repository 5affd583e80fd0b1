/**
 * The address of the companion's page with a pairing code in it. The code stands behind the `#`, which no browser sends to
 * anybody.
 *
 * @param address `host:port`
 */
export function pageLink(address: string, code: string): string {
  return `http://${address}/#pair=${code.replace('-', '')}`;
}

/** Opens the page so that it pairs its browser as the first client of a person. @param origin of the page */
export function invitationLink(origin: string, token: string): string {
  return `${origin}/#invite=${token}`;
}
