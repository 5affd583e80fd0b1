import { onTestFinished } from 'vitest';
import type { CompanionOptions } from '../../../companion/companion.ts';
import type { Settings } from '../../../companion/settings/settings.ts';
import { openSqliteStore } from '../../../companion/store/sqlite/open-sqlite-store.ts';
import { createFakeOllama, type FakeOllamaOptions } from '../../helpers/fake-ollama.ts';
import type { RedisServer } from '../../helpers/redis-server.ts';
import { startSeverableProxy } from '../../helpers/severable-proxy.ts';
import { createTestFolder, startTestCompanion } from '../server/test-companion.ts';

/** Companions that are one: they share a store, `local.key`, a Redis and a model server. Ends with the test. */
export async function startTwoCompanions(redis: RedisServer, answers: FakeOllamaOptions = {}) {
  const dataDir = createTestFolder();
  const store = await openSqliteStore(dataDir);
  onTestFinished(() => store.dispose());
  const openStore: NonNullable<CompanionOptions['openStore']> = async () => ({ ...store, dispose: async () => {} });
  return { store, ...(await startTwo(redis, answers, { dataDir }, { openStore })) };
}

/** The same on a database, at which each is for itself, with several persons. */
export function startTwoOnDatabase(redis: RedisServer, url: string, answers: FakeOllamaOptions = {}) {
  const settings = { dataDir: createTestFolder(), database: { url }, people: true, parallel: 8 };
  return startTwo(redis, answers, settings, {});
}

async function startTwo(
  redis: RedisServer,
  answers: FakeOllamaOptions,
  common: Partial<Settings>,
  options: Partial<CompanionOptions>,
) {
  const ollama = createFakeOllama({ slots: 8, ...answers });
  await ollama.listen();
  onTestFinished(() => ollama.close());

  async function start() {
    const proxy = await startSeverableProxy(() => redis.port);
    onTestFinished(() => proxy.stop());
    const upstreams = [{ kind: 'ollama' as const, url: ollama.url }];
    const settings = { ...common, upstreams, redis: `redis://${proxy.address}` };
    return { ...(await startTestCompanion(settings, options)), proxy };
  }

  const [here, there] = [await start(), await start()];
  return { ollama, here, there, token: here.localToken };
}
