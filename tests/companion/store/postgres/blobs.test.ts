import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createBlobContents } from '../../../../companion/store/postgres/blobs/blob-contents.ts';
import { openDatabase } from '../../../../companion/store/postgres/database/open-database.ts';
import { dropTurns } from '../../../../companion/store/postgres/operations/source-rows.ts';
import type { Store } from '../../../../companion/store/store.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { until } from '../../../helpers/until.ts';
import { drop, question } from '../contract/store-under-test.ts';
import { createDatabases, openTempDatabase } from './temp-database.ts';

function page(text: string) {
  return { type: 'page' as const, title: 'T', url: '', language: '', text, omittedChars: 0 };
}

describe.skipIf(!hasPostgres)('contents in a folder', () => {
  let server: PostgresServer;
  const createDatabase = createDatabases(() => server);
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.dispose());

  function tempFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'aside-blobs-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  const filesIn = (folder: string) =>
    (readdirSync(folder, { recursive: true, withFileTypes: true }) as { name: string; isFile(): boolean }[])
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  async function ask(store: Store, text: string) {
    const asked = question({ sources: [page(text)] });
    expect(await store.add(asked)).toBe(true);
    return asked;
  }

  async function textOf(store: Store, { conversation, turn }: { conversation: string; turn: string }) {
    return (await store.history(conversation, turn)).exchanges[0]?.sources[0]?.text;
  }

  it('are private files that are named by their hash, once for all who asked with them, and go with their last use', async () => {
    const [url, blobFolder] = [await createDatabase(), tempFolder()];
    const one = (await openTempDatabase(url, {}, { blobFolder })).store;
    const other = (await openTempDatabase(url, {}, { blobFolder, person: 'ada' })).store;
    const first = await ask(one, 'a page');
    const second = await ask(other, 'a page');
    const [name = '', ...more] = filesIn(blobFolder);
    expect([more, name]).toEqual([[], expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(statSync(join(blobFolder, name.slice(0, 2), name)).mode & 0o777).toBe(0o600);
    expect(await server.query(url, 'SELECT content FROM blobs')).toEqual([{ content: null }]);
    expect(Buffer.from((await other.blob(name)) ?? []).toString()).toBe('a page');
    await drop(one, first.conversation);
    expect([filesIn(blobFolder), await textOf(other, second)]).toEqual([[name], 'a page']);
    await drop(other, second.conversation);
    expect(filesIn(blobFolder)).toEqual([]);
    expect(await server.query(url, 'SELECT * FROM dropped_blobs')).toEqual([]);
  });

  it('are all there and no more, whatever companions ask and drop at once', async () => {
    const [url, blobFolder] = [await createDatabase(), tempFolder()];
    const companions = await Promise.all(
      Array.from({ length: 3 }, async () => (await openTempDatabase(url, {}, { blobFolder })).store),
    );
    const [reader] = companions;
    if (!reader) throw new Error('no companion');
    const step = fc.record({ by: fc.nat(2), text: fc.constantFrom('one', 'two'), isDropped: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const kept = await Promise.all(
          steps.map(async ({ by, text, isDropped }) => {
            const store = companions[by] ?? reader;
            const asked = await ask(store, text);
            if (isDropped) await drop(store, asked.conversation);
            return { asked, text, isDropped };
          }),
        );
        for (const { asked, text } of kept.filter((each) => !each.isDropped)) {
          expect(await textOf(reader, asked)).toBe(text);
        }
        const texts = new Set(kept.filter((each) => !each.isDropped).map(({ text }) => text));
        expect(filesIn(blobFolder)).toHaveLength(texts.size);
        for (const { asked } of kept) await drop(reader, asked.conversation);
        expect(filesIn(blobFolder)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it.each([0, 1, 2, 3, 4])(
    'go with their last use while they are swept, also between two queries of that: %s',
    async (place) => {
      const [url, blobFolder] = [await createDatabase(), tempFolder()];
      const { store } = await openTempDatabase(url, {}, { blobFolder });
      const { short, close } = await openDatabase(url);
      onTestFinished(close);
      await ask(store, 'a page');
      // It was dropped before, and asked with again before that was swept.
      await short.run('INSERT INTO dropped_blobs SELECT hash FROM blobs');
      const turns = await short.all<{ key: number }>('SELECT key FROM turns');
      const keys = turns.map(({ key }) => key);
      const contents = createBlobContents(blobFolder);
      let dropping: Promise<void> | undefined;
      let isDropped = false;
      let queriesLeft = place;

      /** Drops it, or as far as that comes while the sweep goes on. */
      async function dropMeanwhile(): Promise<void> {
        if (queriesLeft-- !== 0) return;
        dropping = short.transaction((queries) => dropTurns(queries, keys));
        void dropping.then(() => {
          isDropped = true;
        });
        await until('it is dropped, or waits', async () => {
          const waiting = await short.one('SELECT 1 FROM pg_locks WHERE NOT granted');
          return isDropped || waiting !== undefined;
        });
      }

      await contents.sweep({
        ...short,
        transaction: (work) =>
          short.transaction((queries) =>
            work({
              all: (...asked) => dropMeanwhile().then(() => queries.all(...asked)),
              one: (...asked) => dropMeanwhile().then(() => queries.one(...asked)),
              run: (...asked) => dropMeanwhile().then(() => queries.run(...asked)),
            }),
          ),
      });
      await (dropping ?? short.transaction((queries) => dropTurns(queries, keys)));
      await contents.sweep(short);
      expect(filesIn(blobFolder)).toEqual([]);
      expect(await short.all('SELECT 1 FROM dropped_blobs')).toEqual([]);
    },
  );

  it('go with their last uses also where two companions drop these at once', async () => {
    const [url, blobFolder] = [await createDatabase(), tempFolder()];
    const { store } = await openTempDatabase(url, {}, { blobFolder });
    const { short, close } = await openDatabase(url);
    onTestFinished(close);
    await ask(store, 'a page');
    await ask(store, 'a page');
    const turns = await short.all<{ key: number }>('SELECT key FROM turns');
    const dropped = Promise.withResolvers<void>();
    let other: Promise<void> | undefined;
    await short.transaction(async (queries) => {
      await dropTurns(queries, [turns[0]?.key ?? 0]);
      other = short.transaction((others) => dropTurns(others, [turns[1]?.key ?? 0])).finally(dropped.resolve);
      const waits = until('it waits', async () => {
        return (await short.one('SELECT 1 FROM pg_locks WHERE NOT granted')) !== undefined;
      });
      await Promise.race([dropped.promise, waits]);
    });
    await other;
    await createBlobContents(blobFolder).sweep(short);
    expect(filesIn(blobFolder)).toEqual([]);
    expect(await short.all('SELECT 1 FROM blobs')).toEqual([]);
  });

  it('that can not be written keep nothing of their question', async () => {
    const [url, blobFolder] = [await createDatabase(), tempFolder()];
    const { store } = await openTempDatabase(url, {}, { blobFolder: join(blobFolder, 'x\0') });
    await expect(store.add(question({ sources: [page('x')] }))).rejects.toMatchObject({ code: 'not_writable' });
    expect((await store.list()).items).toEqual([]);
    expect(await store.add(question())).toBe(true);
  });
});
