import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../companion/storage/database/open-database.ts';
import { createOperations } from '../../../companion/storage/operations/operations.ts';
import { answerTo, question, tempFolder } from './temp-storage.ts';

/** An export with one answer. */
function exportFile(content: string): Uint8Array {
  const turn = { turn: 'a', parent: null, task: 'chat', message: 'Why?', attachments: [], content, thinking: '' };
  const turns = [{ ...turn, model: '', terminal: null, askedAt: 1 }];
  const conversation = { title: 'Why?', titleSource: 'question', pinned: false, createdAt: 1, usedAt: 1, turns };
  return new TextEncoder().encode(JSON.stringify({ format: 'aside', version: 1, conversations: [conversation] }));
}

describe('a full disk', () => {
  it('is said, keeps what was there, and is forgotten once there is room', () => {
    const database = openDatabase(tempFolder());
    const { db } = database;
    const operations = createOperations(db);
    const asked = question();
    operations.add(asked, 1);
    operations.appendTexts([{ turn: asked.turn, kind: 'content', text: 'partly ' }]);
    const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count);
    db.exec(`PRAGMA max_page_count = ${pages + 2}`);

    const ending = answerTo(asked, 'partly here '.repeat(10_000));
    const attempts = [
      () => operations.finish(ending, 2),
      () => operations.appendTexts([{ turn: asked.turn, kind: 'content', text: 'x'.repeat(100_000) }]),
      () => operations.add(question({ message: 'y'.repeat(100_000) }), 2),
      () => [...operations.importFile(exportFile('z'.repeat(100_000)), 2)],
    ];
    for (const attempt of attempts) {
      let failure: unknown;
      try {
        attempt();
      } catch (error) {
        failure = database.explain(error);
      }
      expect(failure).toMatchObject({ name: 'StoreError', code: 'disk_full' });
      expect(db.isTransaction).toBe(false);
    }
    expect(operations.list({}).items).toHaveLength(1);
    expect(operations.findTurn(asked.turn)?.record.state).toBe('running');
    expect(db.prepare('PRAGMA integrity_check').get()?.integrity_check).toBe('ok');

    db.exec(`PRAGMA max_page_count = ${pages + 1_000}`);
    operations.finish(ending, 3);
    expect(operations.findTurn(asked.turn)?.record.answer).toEqual(ending.parts);
    database.close();
  });
});
