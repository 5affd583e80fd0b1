const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** Port that a `Host` without one means. */
const HTTP_PORT = 80;

/**
 * Whether a `Host` names this companion. This is what keeps out a page whose own name was pointed at 127.0.0.1 (DNS
 * rebinding): its browser sends the page's name.
 *
 * @param port that the companion listens on
 * @param allowHosts `name` (with our port or without one) or `name:port`, lower case
 */
export function isOurHost(host: string, port: number, allowHosts: readonly string[]): boolean {
  const value = host.toLowerCase();
  const withPort = (name: string): string => `${name}:${port}`;
  if (LOOPBACK_NAMES.some((name) => value === withPort(name) || (port === HTTP_PORT && value === name))) return true;
  return allowHosts.some((allowed) => value === allowed || (!hasPort(allowed) && value === withPort(allowed)));
}

function hasPort(host: string): boolean {
  return /:\d+$/.test(host) && !host.endsWith(']');
}
