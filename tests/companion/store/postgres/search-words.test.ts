import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOf, toSearchWords, toWordsQuery } from '../../../../companion/store/postgres/database/search-words.ts';
import { fromStoredText, toStoredText } from '../../../../companion/store/postgres/database/stored-text.ts';
import { parseTerms } from '../../../../companion/store/rows/search-query.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { answerTo, exchange, question } from '../contract/store-under-test.ts';
import { createDatabases, openTempDatabase } from './temp-database.ts';

describe('the words of a text', () => {
  it('are whole words, and beside characters of scripts without spaces pairs', async () => {
    expect(await toSearchWords(['Crème 用TypeScript'], '')).toEqual([
      ['creme', '用', 'creme\x1f用', 'typescript', '用\x1ftypescript'],
    ]);
    expect(await toSearchWords(['a'], markOf('ada'))).toEqual([[`${markOf('ada')}a`]]);
    expect(markOf('ada')).not.toBe(markOf('grace'));
  });

  it('are asked for by pairs where there are some, and read where these may lie', () => {
    const query = (text: string) => toWordsQuery(parseTerms(text), '');
    expect(query('机器')).toEqual({ terms: ["'机\x1f器'"], isRough: false });
    expect(query('机器学')).toEqual({ terms: ["'机\x1f器' & '器\x1f学'"], isRough: true });
    expect(query('it’s')).toMatchObject({ isRough: true });
    expect(query("o'neil krill")).toMatchObject({ terms: ["'o' & 'neil':*", "'krill':*"] });
  });
});

describe('a text as it is stored', () => {
  it.each(['', 'plain', '\0', '\uffff', 'a\0b\uffff\uffff0\0'])('comes out as it was: %j', (text) => {
    expect(toStoredText(text)).not.toContain('\0');
    expect(fromStoredText(toStoredText(text))).toBe(text);
  });
});

describe.skipIf(!hasPostgres)('a search in PostgreSQL', () => {
  let server: PostgresServer;
  const createDatabase = createDatabases(() => server);
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.dispose());

  it('finds every word of a text that has more of them than one value takes', async () => {
    const url = await createDatabase();
    const { store } = await openTempDatabase(url);
    const words = Array.from({ length: 120_000 }, (_, index) => `w${(index * 7_919).toString(36)}x${index}`);
    const { turn } = await exchange(store, { message: 'krill' }, words.join(' '));
    expect((await server.query(url, 'SELECT count(*)::int AS n FROM more_words'))[0]?.n).toBeGreaterThan(1);
    const [first = '', last = ''] = [words[0], words.at(-1)];
    for (const query of [first, last, `${first} ${last} krill`, `${last.slice(0, 5)}`]) {
      expect([query, (await store.search(query)).flatMap((hit) => hit.turn ?? [])]).toEqual([query, [turn]]);
    }
    expect((await store.search(`${first} whale`)).map((hit) => hit.turn)).toEqual([]);
    // What is written again takes the place of what was there.
    await store.finish(answerTo({ ...question(), turn, conversation: '' }, 'short'));
    expect(await store.search(last)).toEqual([]);
  });

  it('finds a word of any length by all of its letters', async () => {
    const { store } = await openTempDatabase(await createDatabase());
    const [one, other] = [`${'a'.repeat(5_000)}b`, `${'a'.repeat(5_000)}c`];
    const { turn } = await exchange(store, { message: '-' }, `x ${one}`);
    expect((await store.search(one)).map((hit) => hit.turn)).toEqual([turn]);
    expect(await store.search(other)).toEqual([]);
  });

  it('finds what stands together, and not what only has the same pairs', async () => {
    const { store } = await openTempDatabase(await createDatabase());
    const { turn } = await exchange(store, { message: '-' }, '我喜欢机器学习');
    await exchange(store, { message: '-' }, '欢机 x 机器 x 器学');
    expect((await store.search('欢机器学')).map((hit) => hit.turn)).toEqual([turn]);
    const email = await exchange(store, { message: '-' }, 'an e-mail');
    await exchange(store, { message: '-' }, 'mail e');
    expect((await store.search('e-mail')).map((hit) => hit.turn)).toEqual([email.turn]);
  });
});
