import { startWords } from '../../words/spoken-on-terminal.ts';
import { bracket, isUnspecified } from '../settings/dial-address.ts';
import { pageLink } from '../web/page-link.ts';
import { dialableAddresses, type Interfaces } from './dialable-addresses.ts';

const { page: words } = startWords;

/**
 * How to open the companion's page, for the person who started it: a link for each address that it is reached by.
 *
 * @param address that the companion listens on
 * @param code a pairing code
 */
export function describePageLinks(address: string, port: number, code: string, interfaces?: Interfaces): string[] {
  const addresses = [...(isUnspecified(address) ? ['127.0.0.1'] : []), ...dialableAddresses(address, interfaces)];
  const links = addresses.map((host) => pageLink(`${bracket(host)}:${port}`, code));
  const where = links.length === 1 ? [words.one(links[0] ?? '')] : [words.several, ...indent(links)];
  return [...where, words.terms];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
