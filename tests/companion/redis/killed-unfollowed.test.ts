/** What is left of a turn that nobody follows elsewhere, when its companion is killed at any moment. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundleCompanion } from '../../../launcher/bundle-companion.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { startCompanionProcess } from '../../helpers/companion-process.ts';
import { createFakeOllama } from '../../helpers/fake-ollama.ts';
import { type ManualAnswer, manual } from '../../helpers/fake-ollama-answers.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../helpers/postgres-server.ts';
import { LACKS_REDIS, type RedisServer, startRedisServer } from '../../helpers/redis-server.ts';
import { until } from '../../helpers/until.ts';
import { greetAside } from '../server/aside-client.ts';
import { createTestFolder, startTestCompanion } from '../server/test-companion.ts';

/** How often a companion is killed, with so many turns each time. */
const KILLS = 3;
const TURNS = 3;
const WORD_MS = 10;
/** All that was said so long before is there. */
const LOST_MS = 100;

/** A model that says what time it is, word by word. */
function createClockReader(answer: ManualAnswer) {
  const said: number[] = [];
  const timer = setInterval(() => {
    const now = performance.now();
    said.push(now);
    answer.token(`${now} `);
  }, WORD_MS);
  return { said, stop: () => clearInterval(timer) };
}

function timesIn(text: string): number[] {
  return text.split(' ').slice(0, -1).map(Number);
}

describe.skipIf(LACKS_REDIS || !hasPostgres)('a turn that nobody follows, whose companion is killed', () => {
  let redis: RedisServer;
  let postgres: PostgresServer;
  let bundleFolder: string;
  let bundle: string;
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([startRedisServer(), startPostgres()]);
    bundleFolder = mkdtempSync(join(tmpdir(), 'aside-bundle-'));
    bundle = await bundleCompanion(bundleFolder);
  });
  afterAll(async () => {
    await Promise.all([redis?.stop(), postgres?.dispose()]);
    rmSync(bundleFolder, { recursive: true, force: true });
  });

  it('is taken over with all that its model had said a tenth of a second before', async () => {
    const url = await postgres.createDatabase();
    const live = createClient({ url: redis.url });
    await live.connect();
    onTestFinished(() => live.destroy());
    const ollama = createFakeOllama({ slots: 2 * TURNS });
    await ollama.listen();
    onTestFinished(() => ollama.close());
    const flags = ['--upstream', ollama.url, '--parallel', String(2 * TURNS), '--database', url, '--redis', redis.url];
    const runner = await startCompanionProcess({ bundle, dataDir: createTestFolder(), flags });
    onTestFinished(() => runner.stop());
    await startTestCompanion({
      redis: redis.url,
      database: { url },
      upstreams: [{ kind: 'ollama', url: ollama.url }],
      parallel: 2 * TURNS,
    });
    const moments = fc.sample(fc.integer({ min: 40, max: 120 }), {
      numRuns: KILLS,
      seed: Number(process.env.ASIDE_SEED ?? 15),
    });

    for (const words of moments) {
      const asker = await greetAside(runner.address, runner.token);
      const turns = [];
      for (let count = 0; count < TURNS; count += 1) {
        const answer = manual();
        ollama.script(answer);
        const turn = randomUUID();
        const question = toQuestion('What time is it?', []);
        asker.send({ type: 'chat', turn, conversation: randomUUID(), parent: null, question });
        await answer.started;
        const reader = createClockReader(answer);
        onTestFinished(reader.stop);
        turns.push({ turn, ...reader });
      }
      // How long a word and a write take on this machine now is no part of how long they wait.
      let slowestWord = 0;
      asker.webSocket.on('message', (data) => {
        const { type, content = '' } = JSON.parse(String(data));
        for (const at of type === 'token' ? timesIn(content) : [])
          slowestWord = Math.max(slowestWord, performance.now() - at);
      });
      const last = turns.at(-1)?.said ?? [];
      let slowestWrite = 0;
      await until('the model has said enough', async () => {
        const before = performance.now();
        await live.ping();
        slowestWrite = Math.max(slowestWrite, performance.now() - before);
        return last.length >= words;
      });
      const killedAt = performance.now();
      await runner.kill();
      const margin = slowestWord + slowestWrite;
      for (const { stop } of turns) stop();
      for (const { turn, said } of turns) {
        const row = await until('another companion has taken it over', async () => {
          const rows = await postgres.query(url, "SELECT content FROM turns WHERE id = $1 AND state = 'error'", [turn]);
          return rows[0];
        });
        const kept = timesIn(String(row.content));
        expect(kept, 'what was said, from its beginning').toEqual(said.slice(0, kept.length));
        const missing = said[kept.length] ?? killedAt;
        expect(killedAt - missing, `of ${kept.length} words, with ${margin} ms for the machine`).toBeLessThan(
          LOST_MS + margin,
        );
      }
      await runner.restart();
    }
  });
});
