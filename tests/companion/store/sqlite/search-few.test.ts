import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../../companion/store/sqlite/database/open-database.ts';
import { createOperations } from '../../../../companion/store/sqlite/operations/operations.ts';
import { tempFolder } from './temp-storage.ts';

const WORDS = ['tide', 'moon', 'sea'];
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const CHAT = fc.record({
  title: sentence,
  tag: fc.constantFrom('a', 'b'),
  at: fc.integer({ min: 1, max: 20 }),
  /** Also asked before the one that they follow: clocks are set back. */
  turns: fc.array(fc.record({ text: sentence, askedAt: fc.integer({ min: 1, max: 25 }) }), { maxLength: 3 }),
});

it('words are found in the few chats of a filter as they are among all', () => {
  const database = openDatabase(tempFolder());
  const operations = createOperations(database.db);
  const time = fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined });
  fc.assert(
    fc.property(
      fc.array(CHAT, { maxLength: 5 }),
      fc.constantFrom(...WORDS),
      time,
      time,
      (chats, word, since, until) => {
        const ids = chats.map(({ title, tag, at, turns }) => {
          const id = randomUUID();
          const head = { title, titleSource: 'model', pinned: false, createdAt: at, usedAt: at, tags: [tag] } as const;
          operations.addImported(id, head, '', 100);
          const written = turns.map(({ text, askedAt }) => ({
            turn: randomUUID(),
            parent: null,
            task: 'chat' as const,
            question: [{ type: 'text' as const, text }],
            answer: [],
            model: 'm',
            terminal: null,
            askedAt,
          }));
          operations.addImportedTurns(id, written, 100, null);
          return id;
        });
        operations.finishImport(ids, []);
        const filter = { tags: ['a'], since, until };
        const few = operations.fewChats(filter);
        const among = [
          ...operations.findTitles(word, filter, 200),
          ...operations.findTurns(word, filter, null, 200).hits,
        ];
        const keys = (hits: typeof among) => hits.map(({ turn, conversation }) => `${turn} ${conversation}`).toSorted();
        expect(keys(operations.findWithin(word, few ?? [], filter, 200))).toEqual(keys(among));
        expect(operations.findTitles(word, filter, 1)).toEqual(operations.findTitles(word, filter, 200).slice(0, 1));
        for (const id of ids) {
          operations.markDeleted(id, 0);
          while (operations.dropSome(id, 100));
        }
      },
    ),
    { numRuns: 60 },
  );
  database.close();
});

it('a turn that was asked once the clock was set back is found by its time, although it stands behind later ones', () => {
  const database = openDatabase(tempFolder());
  const operations = createOperations(database.db);
  const head = { title: '', titleSource: 'model', pinned: false, createdAt: 1, usedAt: 1, tags: [] } as const;
  operations.addImported('chat', head, '', 100);
  const written = [20, 5, 7].map((askedAt) => ({
    turn: `at ${askedAt}`,
    parent: null,
    task: 'chat' as const,
    question: [{ type: 'text' as const, text: 'tide' }],
    answer: [],
    model: 'm',
    terminal: null,
    askedAt,
  }));
  operations.addImportedTurns('chat', written, 100, null);
  operations.finishImport(['chat'], []);
  const find = (since: number, until: number) =>
    operations.findTurns('tide', { since, until }, null, 200).hits.map(({ turn }) => turn);
  expect([find(0, 6), find(6, 8), find(0, 8), find(8, 20), find(8, 21)]).toEqual([
    ['at 5'],
    ['at 7'],
    ['at 7', 'at 5'],
    [],
    ['at 20'],
  ]);
  database.close();
});
