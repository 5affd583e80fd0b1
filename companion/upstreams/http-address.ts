/**
 * An http address in the form it is kept in, without a slash at its end; undefined when it is none. A key in it would stand
 * in every list and log.
 */
export function parseHttpAddress(text: string): string | undefined {
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme)) return undefined;
  const { protocol, origin, host, pathname, search, hash, username, password } = new URL(withScheme);
  if (!/^https?:$/.test(protocol) || host === '') return undefined;
  if (search !== '' || hash !== '' || username !== '' || password !== '') return undefined;
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
