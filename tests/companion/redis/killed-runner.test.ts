import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundleCompanion } from '../../../launcher/bundle-companion.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { startCompanionProcess } from '../../helpers/companion-process.ts';
import { createFakeOllama } from '../../helpers/fake-ollama.ts';
import { manual, tokens } from '../../helpers/fake-ollama-answers.ts';
import { hasPostgres, startPostgres } from '../../helpers/postgres-server.ts';
import { LACKS_REDIS, type RedisServer, startRedisServer } from '../../helpers/redis-server.ts';
import { type AsideClient, greetAside } from '../server/aside-client.ts';
import { createTestFolder, startTestCompanion } from '../server/test-companion.ts';

function ask(client: AsideClient): string {
  const turn = randomUUID();
  const question = toQuestion('Where do herons nest?', []);
  client.send({ type: 'chat', turn, conversation: randomUUID(), parent: null, question, temporary: true });
  return turn;
}

describe.skipIf(LACKS_REDIS)('a companion that is killed', () => {
  let redis: RedisServer;
  let bundleFolder: string;
  let bundle: string;
  beforeAll(async () => {
    redis = await startRedisServer('--requirepass', 'open-sesame');
    bundleFolder = mkdtempSync(join(tmpdir(), 'aside-bundle-'));
    bundle = await bundleCompanion(bundleFolder);
  });
  afterAll(async () => {
    await redis?.stop();
    rmSync(bundleFolder, { recursive: true, force: true });
  });

  it('leaves its turns interrupted at the others, with all of the text, and its slots to them', async () => {
    const ollama = createFakeOllama({ slots: 8 });
    await ollama.listen();
    onTestFinished(() => ollama.close());
    const url = `redis://:open-sesame@127.0.0.1:${redis.port}`;
    process.env.ASIDE_REDIS = url;
    onTestFinished(() => {
      delete process.env.ASIDE_REDIS;
    });
    const flags = ['--upstream', ollama.url];
    const runner = await startCompanionProcess({ bundle, dataDir: createTestFolder(), flags });
    onTestFinished(() => runner.stop());
    const other = await startTestCompanion({ redis: url, upstreams: [{ kind: 'ollama', url: ollama.url }] });
    const answer = manual();
    ollama.script(answer, tokens(['In trees.']));
    const asker = await greetAside(runner.address, runner.token);
    const viewer = await greetAside(other.address, other.localToken);
    const waiting = await greetAside(other.address, other.localToken);
    const turn = ask(asker);
    answer.token('In tall ');
    await asker.next('token');
    viewer.send({ type: 'attach', turn, seq: 0 });
    expect((await viewer.next('token')).content).toBe('In tall ');
    answer.token('trees, ');
    expect((await viewer.next('token')).content).toBe('trees, ');
    // It waits for the only slot, which the other has.
    const next = ask(waiting);
    expect((await waiting.next('queued')).turn).toBe(next);
    await runner.kill();
    expect(await viewer.next('error')).toMatchObject({ turn, code: 'interrupted' });
    expect((await waiting.next('done')).turn).toBe(next);
  });

  it.skipIf(!hasPostgres)('leaves in the store at least what others had read of its turns', async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.dispose());
    const url = `redis://:open-sesame@127.0.0.1:${redis.port}/1`;
    const database = { url: await postgres.createDatabase() };
    process.env.ASIDE_REDIS = url;
    onTestFinished(() => {
      delete process.env.ASIDE_REDIS;
    });
    const ollama = createFakeOllama({ slots: 8 });
    await ollama.listen();
    onTestFinished(() => ollama.close());
    const flags = ['--upstream', ollama.url, '--database', database.url];
    const runner = await startCompanionProcess({ bundle, dataDir: createTestFolder(), flags });
    onTestFinished(() => runner.stop());
    const upstreams = [{ kind: 'ollama' as const, url: ollama.url }];
    const other = await startTestCompanion({ redis: url, upstreams, database });
    const answer = manual();
    ollama.script(answer);
    const asker = await greetAside(runner.address, runner.token);
    const viewer = await greetAside(other.address, other.localToken);
    const turn = randomUUID();
    const question = toQuestion('Where do herons nest?', []);
    asker.send({ type: 'chat', turn, conversation: randomUUID(), parent: null, question });
    answer.token('Words: ');
    await asker.next('token');
    viewer.send({ type: 'attach', turn, seq: 0 });
    let read = '';
    for (let word = 0; word < 20; word += 1) {
      answer.token(`word ${word}, `);
      while (!read.endsWith(`word ${word}, `)) read += (await viewer.next('token')).content;
    }
    await runner.kill();
    expect(await viewer.next('error')).toMatchObject({ turn, code: 'interrupted' });
    const stored = await postgres.query(database.url, 'SELECT state, content FROM turns WHERE id = $1', [turn]);
    expect(stored).toEqual([{ state: 'error', content: expect.stringContaining(read) }]);
  });

  it('is not started while Redis can not be used, and says why without the password', async () => {
    process.env.ASIDE_REDIS = `redis://:wrong-sesame@127.0.0.1:${redis.port}`;
    onTestFinished(() => {
      delete process.env.ASIDE_REDIS;
    });
    const failed = await startCompanionProcess({ bundle, dataDir: createTestFolder() }).catch(String);
    expect(failed).toContain(`Redis at 127.0.0.1:${redis.port} can’t be used`);
    expect(failed).not.toContain('sesame');
  });
});
