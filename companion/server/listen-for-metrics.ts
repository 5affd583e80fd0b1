import type { AccessPolicy } from '../access/access-policy.ts';
import { createKeyring } from '../access/keys/keyring.ts';
import { isSameKey } from '../access/keys/same-key.ts';
import type { MetricsSetting } from '../settings/settings.ts';
import { type CompanionServer, type CompanionServerOptions, createCompanionServer } from './companion-server.ts';
import { ListenError } from './listen.ts';

/** Who may read metrics: whoever shows their key, or, where there is none on a port of their own, whoever comes there. */
export function opensMetrics({ listen, key }: MetricsSetting): NonNullable<AccessPolicy['opensMetrics']> {
  return (token) => (key === undefined ? listen !== undefined : isSameKey(key, token));
}

/**
 * Serves metrics on a port of their own, and beside them `/health` and `/ready`; undefined when they have none. No key of a
 * person counts there, and no socket is opened.
 *
 * @throws {ListenError}
 */
export async function listenForMetrics(
  setting: MetricsSetting | undefined,
  options: Pick<CompanionServerOptions, 'state' | 'refused' | 'clock' | 'limits'> & {
    policy: Pick<AccessPolicy, 'allowHosts' | 'proxies'>;
  },
): Promise<CompanionServer | undefined> {
  if (!setting?.listen) return undefined;
  const { allowHosts, proxies } = options.policy;
  try {
    return await createCompanionServer({
      ...options,
      address: setting.listen.host,
      port: setting.listen.port,
      policy: {
        allowHosts,
        proxies,
        origins: new Set(),
        guests: false,
        keys: createKeyring([]),
        hearsStrangers: () => false,
        opensMetrics: opensMetrics(setting),
      },
      web: new Map(),
      open: (webSocket) => webSocket.terminate(),
      seen() {},
    });
  } catch (error) {
    if (!(error instanceof ListenError)) throw error;
    // What it says to do is to be done with another flag, in whatever language it says so.
    throw new ListenError(error.message.replaceAll(/--(?:port|host)\b/g, '--metrics'), { cause: error });
  }
}
