import { ASIDE_COMMAND } from '../cli/own-command.ts';
import { dialableAddresses, type Interfaces } from '../server/dialable-addresses.ts';
import { bracket, isUnspecified } from '../settings/dial-address.ts';

/**
 * How to open the companion's page, for the person who started it: a link for each address that it is reached by. The code
 * stands behind the `#`, which no browser sends to anybody.
 *
 * @param address that the companion listens on
 * @param code a pairing code
 */
export function describePageLinks(address: string, port: number, code: string, interfaces?: Interfaces): string[] {
  const addresses = [...(isUnspecified(address) ? ['127.0.0.1'] : []), ...dialableAddresses(address, interfaces)];
  const [first, ...others] = addresses.map((host) => `http://${bracket(host)}:${port}/#pair=${code.replace('-', '')}`);
  const terms = `within two minutes; it works once, and ${ASIDE_COMMAND} pair makes another`;
  if (others.length === 0) return [`In any browser: ${first} (${terms}).`];
  return [`In any browser, one of these (${terms}):`, ...[first, ...others].map((link) => `  ${link}`)];
}
