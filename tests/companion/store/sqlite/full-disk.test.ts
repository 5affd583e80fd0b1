import { describe, expect, it } from 'vitest';
import type { ExportedTurn } from '../../../../companion/store/exported-conversation.ts';
import { openDatabase } from '../../../../companion/store/sqlite/database/open-database.ts';
import { createOperations } from '../../../../companion/store/sqlite/operations/operations.ts';
import { answerTo, question } from '../contract/store-under-test.ts';
import { tempFolder } from './temp-storage.ts';

function exportedTurn(content: string): ExportedTurn {
  const asked = { turn: 'a', parent: null, task: 'chat', question: [{ type: 'text', text: 'Why?' }] } as const;
  return { ...asked, answer: [{ type: 'text', text: content }], model: '', terminal: null, askedAt: 1 };
}

describe('a full disk', () => {
  it('is said, keeps what was there, and is forgotten once there is room', () => {
    const database = openDatabase(tempFolder());
    const { db } = database;
    const operations = createOperations(db);
    const asked = question();
    operations.add(asked, 1);
    operations.appendTexts([{ turn: asked.turn, kind: 'content', text: 'partly ' }]);
    const title = { title: 'Imported', titleSource: 'model', pinned: false, createdAt: 1, usedAt: 1 } as const;
    operations.addImported('imported', title, '', 1);
    const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count);
    db.exec(`PRAGMA max_page_count = ${pages + 2}`);

    const ending = answerTo(asked, 'partly here '.repeat(10_000));
    const attempts = [
      () => operations.finish(ending, 2),
      () => operations.appendTexts([{ turn: asked.turn, kind: 'content', text: 'x'.repeat(100_000) }]),
      () => operations.add(question({ message: 'y'.repeat(100_000) }), 2),
      () => operations.addImportedTurns('imported', [exportedTurn('z'.repeat(100_000))], 2, null),
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
