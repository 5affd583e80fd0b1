/** What it means to listen beyond this machine, in plain words, before and after it is done. */
import { bracket, isUnspecified } from '../settings/dial-address.ts';
import { dialableAddresses, type Interfaces } from './dialable-addresses.ts';
import { ListenError } from './listen.ts';

/** Where to read about TLS in front of the companion. */
const GUIDE = 'docs/beyond-this-machine.md';

/** Why a companion does not start that would listen beyond this machine over plain http, and what to do. */
export function createExposureError(host: string): ListenError {
  return new ListenError(
    [
      `Aside does not listen on ${host}: over plain http, others on that network could read your chats and your key.`,
      `Leave --host out and put nginx with TLS in front (${GUIDE} says how),`,
      'or accept it on a network where you trust everybody: add --insecure-lan.',
    ].join('\n'),
  );
}

/** Lines for the person who started a companion that listens beyond this machine. */
export function describeExposure(address: string, port: number, interfaces?: Interfaces): string[] {
  const urls = dialableAddresses(address, interfaces).map((found) => `http://${bracket(found)}:${port}`);
  const where = isUnspecified(address)
    ? `every address of this machine, now ${urls.join(', ') || 'none but its own'}`
    : urls.join(', ');
  return [
    `Aside listens beyond this machine, on ${where}.`,
    'Everybody on that network can reach this port. Without a key nobody gets anything, on this machine too.',
    `It is plain http, which others there can read: your chats, and keys shown as ?token=. ${GUIDE} shows how to add TLS.`,
  ];
}
