/** What it means to listen beyond this machine, in plain words, before and after it is done. */

import { startWords } from '../../words/spoken-on-terminal.ts';
import { bracket, isUnspecified } from '../settings/dial-address.ts';
import { dialableAddresses, type Interfaces } from './dialable-addresses.ts';
import { ListenError } from './listen.ts';

const { exposure: words } = startWords;

/** Why a companion does not start that would listen beyond this machine over plain http, and what to do. */
export function createExposureError(host: string): ListenError {
  return new ListenError(words.refused(host).join('\n'));
}

/** Lines for the person who started a companion that listens beyond this machine. */
export function describeExposure(address: string, port: number, interfaces?: Interfaces): readonly string[] {
  const urls = dialableAddresses(address, interfaces).map((found) => `http://${bracket(found)}:${port}`);
  return words.accepted(isUnspecified(address) ? words.everyAddress(urls) : words.addresses(urls));
}
