import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drop, exchange, importFile, type OpenStore } from './store-under-test.ts';

export function searches(open: OpenStore): void {
  describe('search', () => {
    it('finds questions, answers and titles by the beginnings of words, without accents and case', async () => {
      const { store } = await open();
      const { conversation, turn } = await exchange(store, { message: 'Dessert?' }, 'A CRÈME brûlée, of course.');
      await store.rename(conversation, 'Sweet things');
      const [hit] = await store.search('creme bru');
      expect(hit).toMatchObject({ conversation, turn, title: 'Sweet things' });
      const { text = '', ranges = [] } = hit?.snippet ?? {};
      expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['CRÈME', 'brûlée']);
      expect((await store.search('dess')).map((found) => found.turn)).toEqual([turn]);
      expect((await store.search('SWÉET')).map((found) => found.turn)).toEqual([null]);
      expect(await store.search('creme pie')).toEqual([]);
    });

    it('takes a single letter for a word of its own', async () => {
      const { store } = await open();
      await exchange(store, { message: 'plan b' }, 'banana');
      const [hit, ...others] = (await store.search('b')).filter(({ turn }) => turn !== null);
      expect(hit?.snippet.ranges).toEqual([[5, 6]]);
      expect(others).toEqual([]);
    });

    it('gives the latest first, imported ones by when they were asked', async () => {
      const { store, setNow } = await open();
      setNow(5_000);
      await exchange(store, { message: 'whale two' });
      setNow(9_000);
      const old = { title: 'Old', titleSource: 'person', pinned: false, createdAt: 10, usedAt: 10 };
      const turn = { turn: 'a', parent: null, task: 'chat', message: 'whale one', sources: [] };
      const answered = { ...turn, content: '', thinking: '', model: '', terminal: null, askedAt: 10 };
      const file = { format: 'aside', version: 1, conversations: [{ ...old, turns: [answered] }] };
      await importFile(store, file);
      await exchange(store, { message: 'whale three' });
      const texts = (await store.search('whale')).filter((hit) => hit.turn !== null).map(({ snippet }) => snippet.text);
      expect(texts).toEqual(['whale three', 'whale two', 'whale one']);
      expect(await store.search('whale', 1)).toHaveLength(1);
    });

    it('gives the titles of what was used last, whenever it began', async () => {
      const { store, setNow } = await open();
      setNow(1_000);
      const old = await exchange(store, { message: 'whale' });
      for (let index = 0; index < 3; index++) {
        setNow(2_000 + index);
        await exchange(store, { message: 'whale' });
      }
      setNow(9_000);
      await exchange(store, { conversation: old.conversation, parent: old.turn, message: 'and?' });
      expect((await store.search('whale', 1)).map(({ conversation, at }) => [conversation, at])).toEqual([
        [old.conversation, 9_000],
      ]);
    });

    it('follows what is renamed, answered and dropped', async () => {
      const { store } = await open();
      const { conversation } = await exchange(store, { message: 'first' }, 'walrus');
      await store.rename(conversation, 'Penguin');
      expect(await store.search('first')).toHaveLength(1);
      expect(await store.search('penguin')).toHaveLength(1);
      await drop(store, conversation);
      for (const word of ['first', 'walrus', 'penguin']) expect(await store.search(word)).toEqual([]);
    });

    it('never takes what a person types for a query language', async () => {
      const { store } = await open();
      await exchange(store, { message: 'zebra AND "quoted" col:umn (x) NEAR' }, 'apple');
      const special = fc.array(
        fc.oneof(
          fc.constantFrom(
            '"',
            '*',
            '(',
            ')',
            ':',
            '^',
            '-',
            '+',
            '{',
            '}',
            '\0',
            ' ',
            '\ud800',
            '́',
            'NEAR',
            'AND',
            'NOT',
          ),
          fc.string({ unit: 'binary', maxLength: 6 }),
        ),
        { maxLength: 12 },
      );
      await fc.assert(
        fc.asyncProperty(special, async (pieces) => {
          expect(Array.isArray(await store.search(pieces.join('')))).toBe(true);
        }),
        { numRuns: 300 },
      );
      expect(await store.search('NOT zebra')).toEqual([]);
      expect(await store.search('"quoted')).not.toEqual([]);
      expect(await store.search('col:umn')).not.toEqual([]);
      expect(await store.search('message:apple')).toEqual([]);
      expect(await store.search('')).toEqual([]);
      expect(await store.search('-- *')).toEqual([]);
    });
  });

  describe('search in a script without spaces', () => {
    it.each([
      ['Chinese', '我喜欢机器学习。', '机器', '欢机器学', '习机'],
      ['Chinese, one character', '我喜欢机器学习', '学', '器', '字'],
      ['rare Chinese', '\u{20bb7}野家と\u{2b820}', '野家', '\u{2b820}', '\u{20bb8}'],
      ['Japanese', 'データベースの設計を見直す', 'ベース', '計を見', 'ス設計'],
      ['Korean', '한국대학교에서 공부합니다', '대학교', '학교에서', '국교'],
      ['Thai', 'วันนี้ฉันกินข้าวผัด', 'กินข้าว', 'ข้าว', 'กันข้าว'],
      ['Lao', 'ຂ້ອຍກິນເຂົ້າ', 'ກິນ', 'ເຂົ້າ', 'ກັນ'],
      ['Khmer', 'ខ្ញុំញ៉ាំបាយ', 'បាយ', 'ញ៉ាំ', 'បយ'],
      ['Burmese', 'ကျွန်တော်ထမင်းစားတယ်', 'ထမင်း', 'စား', 'စိား'],
      ['Latin within Chinese', '请用TypeScript写一个函数', 'types', '用typescript写一', 'script'],
    ])('finds every part of a run and nothing else: %s', async (_, text, part, longer, missing) => {
      const { store } = await open();
      const { turn } = await exchange(store, { message: 'x' }, `A. ${text} z.`);
      for (const query of [part, longer]) {
        const [hit, ...others] = await store.search(query);
        expect(others).toEqual([]);
        expect(hit?.turn).toBe(turn);
        expect(hit?.snippet.text).toBe(`A. ${text} z.`);
        const marked = (hit?.snippet.ranges ?? []).map(([start, end]) =>
          hit?.snippet.text.slice(start, end).toLowerCase(),
        );
        expect(marked).toEqual([query === 'types' ? 'typescript' : query]);
      }
      expect(await store.search(missing)).toEqual([]);
    });

    it('finds words of several runs, in any order, in titles too', async () => {
      const { store } = await open();
      const { conversation } = await exchange(store, { message: '東京都の天気は?' }, '晴れです。');
      expect((await store.search('天気 東京')).map(({ turn }) => turn === null)).toEqual([true, false]);
      await store.rename(conversation, '関西の旅');
      expect((await store.search('西の')).map(({ turn }) => turn)).toEqual([null]);
      await drop(store, conversation);
      for (const query of ['天', '西', '晴れ']) expect(await store.search(query)).toEqual([]);
    });

    it('shows a part of a long text around the match', async () => {
      const { store } = await open();
      const { turn } = await exchange(store, {}, `${'山'.repeat(3_000)}川${'山'.repeat(3_000)}`);
      const [hit] = await store.search('川山');
      expect(hit).toMatchObject({ turn, snippet: { text: expect.stringMatching(/^…山+川山+…$/) } });
      expect(hit?.snippet.text.length).toBeLessThanOrEqual(202);
    });
  });

  describe('words with marks', () => {
    it('are whole words, whether the marks are letters of their own or parts of one', async () => {
      const { store } = await open();
      const { turn } = await exchange(
        store,
        { message: 'x' },
        'हिन्दी भाषा, cafe\u0301, plan 1\ufe0f\u20e3 and ☀\ufe0f',
      );
      for (const query of ['हिन्', 'भाषा', 'café', 'cafe', '1']) {
        expect([query, (await store.search(query)).map((hit) => hit.turn)]).toEqual([query, [turn]]);
      }
      expect(await store.search('हुन्')).toEqual([]);
    });
  });

  describe('what a search shows', () => {
    it('shows what was found, whatever the text is', async () => {
      const { store } = await open();
      const word = fc.constantFrom(
        'Crème',
        'brûlée',
        'ÅNGSTRÖM',
        'Ёлка',
        'Ελλάδα',
        '机器',
        '学习',
        'กินข้าว',
        '학교',
        'हिन्दी',
        'cafe\u0301',
        'x1',
      );
      const gap = fc.constantFrom(' ', ', ', '\n', '—', '\0', ' 🌤 ', '\ufe0f');
      const text = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(text, fc.nat(), fc.boolean(), async (pieces, place, isLower) => {
          const { conversation } = await exchange(store, { message: '-' }, pieces.flat().join(''));
          const [asked = ''] = pieces[place % pieces.length] ?? [];
          const query = isLower ? asked.toLowerCase() : asked.toUpperCase();
          const hit = (await store.search(query)).find((found) => found.conversation === conversation);
          const { text = '', ranges = [] } = hit?.snippet ?? {};
          expect(ranges).not.toEqual([]);
          const same = new Intl.Collator('en', { sensitivity: 'base' });
          for (const [start, end] of ranges)
            expect([text.slice(start, end), same.compare(text.slice(start, end), asked)]).toEqual([
              expect.anything(),
              0,
            ]);
          await drop(store, conversation);
        }),
        { numRuns: 150 },
      );
    });

    it('shows what stands far on in a long answer', async () => {
      const { store } = await open();
      await exchange(store, {}, `${'krill '.repeat(600_000)}the Whale`);
      const [hit] = await store.search('whale');
      expect(hit?.snippet.text).toMatch(/the Whale$/);
      expect(hit?.snippet.ranges).toHaveLength(1);
    });

    it('reads what it shows of long answers a little at a time, and questions pass between', async () => {
      const { store } = await open();
      for (let turn = 0; turn < 12; turn++) await exchange(store, { message: 'whale' }, 'krill '.repeat(50_000));
      const order: string[] = [];
      const searched = store.search('whale').then(() => order.push('found'));
      const asked = exchange(store).then(() => order.push('asked'));
      await Promise.all([searched, asked]);
      expect(order).toEqual(['asked', 'found']);
    });
  });
}
