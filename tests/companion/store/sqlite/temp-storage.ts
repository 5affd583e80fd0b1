import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../../../companion/store/sqlite/open-sqlite-store.ts';
import type { Operations } from '../../../../companion/store/steps/operations.ts';
import type { Limits } from '../../../../protocol/limits.ts';
import { type AnySource, isKnownSource, sourcesOf } from '../../../../protocol/question-parts.ts';
import type { StoreUnderTest } from '../contract/store-under-test.ts';

export interface TempStorage extends StoreUnderTest {
  folder: string;
}

/** A folder that does not outlive the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aside-storage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

/** A store on disk whose time stands at 1,000,000 ms until it is set. */
export async function openTempStorage(folder = tempFolder(), limits: Partial<Limits> = {}): Promise<TempStorage> {
  let time = 1_000_000;
  const now = () => time;
  let store = await openSqliteStore(folder, { now, limits });
  onTestFinished(() => store.dispose());
  return {
    get store() {
      return store;
    },
    folder,
    async reopen() {
      await store.dispose();
      store = await openSqliteStore(folder, { now, limits });
      return store;
    },
    setNow(ms) {
      time = ms;
    },
  };
}

/** Drops a conversation for good where a database is worked with by itself. */
export function dropRows(operations: Operations, conversation: string): void {
  operations.markDeleted(conversation, 1);
  while (operations.dropSome(conversation, 1)) {
    // There is more of it.
  }
}

/** What went along with a turn, with the texts that its receipts name. */
export function askedWith(operations: Operations, turn: string): object[] {
  const { question = [] } = operations.findTurn(turn)?.record ?? {};
  return (sourcesOf(question) as AnySource[]).map((source) => {
    if (!isKnownSource(source)) return source;
    const { blob, chars, tokens, excerpt, ...rest } = source;
    return { ...rest, text: blob === undefined ? '' : Buffer.from(operations.blob(blob) ?? []).toString() };
  });
}
