import type { Address } from '../sidebar/access/parse-address.ts';

/** Of the companion that the page came from. */
export function ownAddress(): Address {
  return { address: location.host, secure: location.protocol === 'https:' };
}
