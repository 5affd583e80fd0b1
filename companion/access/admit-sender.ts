import { isWebPath } from '../web/web-paths.ts';
import { type AccessPolicy, type Refusal, refuse } from './access-policy.ts';
import { isOurHost } from './addresses/host-header.ts';
import { judgeOrigin, type Sender } from './judge-origin.ts';
import type { KnownKey } from './keys/keyring.ts';
import { type OfferedKey, readOfferedKey } from './keys/offered-key.ts';
import { offersToPair } from './pairing/pair-offer.ts';
import { type RequestHead, splitTarget } from './request-head.ts';
import { offersToJoin } from './rooms/join-offer.ts';

/** A request that has passed the first two steps. */
export interface Admitted {
  kind: 'admitted';
  /** The request's only Host. */
  host: string;
  sender: Exclude<Sender, { kind: 'refused' }>;
  offered: OfferedKey;
  /** The key that was offered, unless it is unknown or does not count for this sender. A token was already checked. */
  key: KnownKey | undefined;
}

/** The first two steps for every request, whatever it asks for: Host, then Origin. */
export function admitSender(head: RequestHead, policy: AccessPolicy, isUpgrade: boolean): Admitted | Refusal {
  const hosts = head.headers.get('host') ?? [];
  const [host] = hosts;
  if (host === undefined || hosts.length > 1) return refuse(403, 'not exactly one Host');
  if (!isOurHost(host, { ...policy, localAddress: head.localAddress })) return refuse(403, 'Host is not ours');
  const sender = judgeOrigin(head, { host, listed: policy.origins, isUpgrade });
  if (sender.kind === 'refused') return refuse(403, sender.reason);
  const offered = readOfferedKey(head);
  const key = findKey(offered, policy);
  const admitted = {
    kind: 'admitted',
    host,
    sender,
    offered,
    key: key && counts(key, sender) ? key : undefined,
  } as const;
  switch (sender.kind) {
    case 'listed':
    case 'no-origin':
      return admitted;
    case 'pairable':
      // Some browsers send a page's own Origin with the scripts that it loads.
      if (!isUpgrade && isWebPath(splitTarget(head.target).path)) return admitted;
      // A browser that was paired here before learns that its key is gone. A 403 would not tell it.
      if (offered.kind !== 'none' || (isUpgrade && (offersToPair(head) || offersToJoin(head)))) return admitted;
      return refuse(403, 'Origin is not listed, and shows no key');
    case 'unlisted':
      if (admitted.key) return admitted;
      return refuse(403, 'Origin is not listed');
  }
}

function findKey(offered: OfferedKey, { keys }: AccessPolicy): KnownKey | undefined {
  if (offered.kind === 'token') return keys.check(offered.token);
  return offered.kind === 'proof' ? keys.find(offered.keyId) : undefined;
}

/** A paired key counts only with its own Origin, so a key that was stolen from one browser is of no use in another. */
function counts({ origin }: KnownKey, sender: Admitted['sender']): boolean {
  if (origin !== undefined) return origin === sender.origin;
  return sender.kind === 'listed' || sender.kind === 'no-origin';
}
