import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../../companion/store/sqlite/database/migrate.ts';
import { createOperations } from '../../../../companion/store/sqlite/operations/operations.ts';
import type { Attachment } from '../../../../protocol/attachment.ts';
import { question } from '../contract/store-under-test.ts';
import { dropRows } from './temp-storage.ts';

const PAGE: Attachment = {
  kind: 'page',
  title: 'Tides',
  url: 'https://a.test/',
  language: 'en',
  text: '',
  omittedChars: 0,
};
const withText = (text: string): Attachment => ({ ...PAGE, text });

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
      question({ conversation, message, attachments: [withText(text)] }),
    );
    for (const each of asked) expect(operations.add(each, 1)).toBe(true);
    expect(bytes()).toBe(text.length);
    for (const { turn } of asked) expect(operations.attachments(conversation, turn)).toEqual([withText(text)]);
  });

  it('stay while a conversation names them, and go for good with the last one', () => {
    const { operations, count } = open();
    const [first, second] = [
      question({ attachments: [withText('shared'), withText('own')] }),
      question({ attachments: [withText('shared')] }),
    ];
    for (const each of [first, second]) operations.add(each, 1);
    expect(count('blobs')).toBe(2);
    operations.markDeleted(first.conversation, 5);
    // A deletion can be undone until it is purged.
    expect(count('blobs')).toBe(2);
    operations.restore(first.conversation);
    expect(operations.attachments(first.conversation, first.turn)).toEqual([withText('shared'), withText('own')]);
    operations.markDeleted(first.conversation, 6);
    while (operations.dropSome(first.conversation, 6)) {}
    expect(count('blobs')).toBe(1);
    expect(operations.attachments(second.conversation, second.turn)).toEqual([withText('shared')]);
    dropRows(operations, second.conversation);
    expect([count('blobs'), count('sources')]).toEqual([0, 0]);
  });

  it('keep their order, what has no text, and fields of a newer Aside', () => {
    const { operations } = open();
    const newer = { ...PAGE, kind: 'recording', seconds: 12, voices: ['a', 'b'] };
    const attachments = [withText('b'), newer, withText('a'), withText('b'), withText('')];
    const asked = question({ attachments });
    operations.add(asked, 1);
    expect(operations.attachments(asked.conversation, asked.turn)).toEqual(attachments);
    const { exchanges } = operations.history(asked.conversation, asked.turn);
    expect(exchanges).toMatchObject([{ attachments }]);
  });

  it('are not written when the question is not', () => {
    const { operations, count } = open();
    const asked = question({ attachments: [withText('page')] });
    operations.add(asked, 1);
    expect(() => operations.add({ ...asked, attachments: [withText('another')] }, 2)).toThrow();
    expect(operations.add(question({ parent: asked.turn, attachments: [withText('lost')] }), 3)).toBe(false);
    expect(count('blobs')).toBe(1);
  });
});
