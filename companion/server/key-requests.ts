import type { ServerResponse } from 'node:http';
import type { ClientKeys } from '../access/keys/client-keys.ts';

/** Notes whose key a request is answered for: its client was seen, and an answer ends with its key. */
export type KeyRequests = (keyId: string, response: ServerResponse) => void;

export function createKeyRequests(keys: Pick<ClientKeys, 'see' | 'onGone'>): KeyRequests {
  const answering = new Map<ServerResponse, string>();
  keys.onGone((gone) => {
    for (const [response, keyId] of answering) if (keyId === gone) response.destroy();
  });
  return (keyId, response) => {
    keys.see(keyId);
    answering.set(response, keyId);
    response.once('close', () => answering.delete(response));
  };
}
