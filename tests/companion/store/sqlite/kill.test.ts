import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../companion/store/sqlite/database/open-database.ts';
import { createOperations } from '../../../../companion/store/sqlite/operations/operations.ts';
import { answerText } from '../../../../protocol/parts.ts';
import { tempFolder } from './temp-storage.ts';

const WRITER = join(import.meta.dirname, 'write-until-killed.ts');
const KILLS = 20;
/** Kills at once: the processes take longer to start than to be killed. */
const AT_ONCE = 4;

interface Kept {
  turn: string;
  words: number;
}

/** Kills a writer when it has kept this many words, and gives what it had said that it kept. */
async function writeAndKill(folder: string, words: number): Promise<Map<string, number>> {
  const child = fork(WRITER, [folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const kept = new Map<string, number>();
  let total = 0;
  child.on('message', (message) => {
    const { turn, words: count } = message as Kept;
    kept.set(turn, count);
    if (++total === words) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  // What it had sent before it died may come after its end.
  if (child.connected) await once(child, 'disconnect');
  expect(total).toBeGreaterThanOrEqual(words);
  return kept;
}

function check(folder: string, kept: ReadonlyMap<string, number>): void {
  const database = openDatabase(folder);
  const { db } = database;
  try {
    expect(db.prepare('PRAGMA integrity_check').get()?.integrity_check).toBe('ok');
    expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    for (const table of ['turn_search', 'title_search']) {
      db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
    }
    const operations = createOperations(db);
    for (const { turn, token } of operations.running()) operations.interrupt(turn, token + 1);
    expect(db.prepare('SELECT count(*) AS n FROM turn_log').get()?.n).toBe(0);
    for (const [turn, words] of kept) {
      const record = operations.findTurn(turn)?.record;
      const content = answerText(record?.answer ?? [])
        .trimEnd()
        .split(' ');
      expect(content.length).toBeGreaterThanOrEqual(words);
      expect(content).toEqual(content.map((_, index) => String(index)));
      expect(['cancelled', 'error']).toContain(record?.state);
    }
  } finally {
    database.close();
  }
}

describe('a killed process', () => {
  it(`leaves every word that was kept, whenever it is killed (${KILLS} times)`, { timeout: 300_000 }, async () => {
    // Spread over two turns and the change between them, the first word included.
    const points = Array.from({ length: KILLS }, (_, index) => 1 + Math.floor((index * 90) / KILLS));
    for (let start = 0; start < KILLS; start += AT_ONCE) {
      const killed = points.slice(start, start + AT_ONCE).map(async (words) => {
        const folder = tempFolder();
        check(folder, await writeAndKill(folder, words));
      });
      await Promise.all(killed);
    }
  });
});
