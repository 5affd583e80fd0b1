import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../../companion/store/sqlite/database/migrate.ts';
import { createOperations } from '../../../../companion/store/sqlite/operations/operations.ts';
import type { SourcePart } from '../../../../protocol/question-parts.ts';
import { question } from '../contract/store-under-test.ts';
import { askedWith, dropRows } from './temp-storage.ts';

const PAGE: SourcePart = {
  type: 'page',
  title: 'Tides',
  url: 'https://a.test/',
  language: 'en',
  text: '',
  omittedChars: 0,
};
const withText = (text: string): SourcePart => ({ ...PAGE, text });

function open() {
  const db = new DatabaseSync(':memory:');
  migrate(db);
  const count = (table: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
  const bytes = () => Number(db.prepare('SELECT sum(length(content)) AS n FROM blobs').get()?.n ?? 0);
  return { db, operations: createOperations(db), count, bytes };
}

describe('the texts that went along with questions', () => {
  it('are kept once, however many versions of a question have them', () => {
    const { operations, bytes } = open();
    const text = 'The moon pulls the sea. '.repeat(100_000);
    const { conversation } = question();
    const asked = ['Why?', 'Why twice?', 'Why at all?'].map((message) =>
      question({ conversation, message, sources: [withText(text)] }),
    );
    for (const each of asked) expect(operations.add(each, 1)).toBe(true);
    expect(bytes()).toBe(text.length);
    for (const { turn } of asked) expect(askedWith(operations, turn)).toEqual([withText(text)]);
  });

  it('stay while a conversation names them, and go for good with the last one', () => {
    const { operations, count } = open();
    const [first, second] = [
      question({ sources: [withText('shared'), withText('own')] }),
      question({ sources: [withText('shared')] }),
    ];
    for (const each of [first, second]) operations.add(each, 1);
    expect(count('blobs')).toBe(2);
    operations.markDeleted(first.conversation, 5);
    // A deletion can be undone until it is purged.
    expect(count('blobs')).toBe(2);
    operations.restore(first.conversation);
    expect(askedWith(operations, first.turn)).toEqual([withText('shared'), withText('own')]);
    operations.markDeleted(first.conversation, 6);
    while (operations.dropSome(first.conversation, 6)) {}
    expect(count('blobs')).toBe(1);
    expect(askedWith(operations, second.turn)).toEqual([withText('shared')]);
    dropRows(operations, second.conversation);
    expect([count('blobs'), count('sources')]).toEqual([0, 0]);
  });

  it('keep their order, what has no text, and fields of a newer Aside', () => {
    const { operations } = open();
    const newer = { ...PAGE, type: 'recording', seconds: 12, voices: ['a', 'b'] };
    const sources = [withText('b'), newer, withText('a'), withText('b'), withText('')];
    const asked = question({ sources });
    operations.add(asked, 1);
    expect(askedWith(operations, asked.turn)).toEqual(sources);
    const { exchanges } = operations.history(asked.conversation, asked.turn);
    expect(exchanges).toMatchObject([{ sources: sources.filter((source) => source !== newer) }]);
  });

  it('are not written when the question is not', () => {
    const { operations, count } = open();
    const asked = question({ sources: [withText('page')] });
    operations.add(asked, 1);
    expect(() => operations.add({ ...asked, question: [withText('another')] }, 2)).toThrow();
    expect(operations.add(question({ parent: asked.turn, sources: [withText('lost')] }), 3)).toBe(false);
    expect(count('blobs')).toBe(1);
  });
});
