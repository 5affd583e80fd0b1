import { randomUUID } from 'node:crypto';
import { countTurnChars, type ExportedTurn, type ExportPart } from '../exported-conversation.ts';
import type { WorkerClient } from './worker/worker-client.ts';

/** What is written at once: so many UTF-16 units or turns, or a few more. Somebody may wait for the store meanwhile. */
const CHARS_AT_ONCE = 50_000;
const TURNS_AT_ONCE = 100;

/**
 * Writes what is imported, piece by piece under new ids, and answers with the new conversations. Nothing of them is seen
 * before all of them are written: until then they lie hidden as what was deleted now, and when the rest never comes they
 * are dropped as that is.
 *
 * @param unfinished where the new conversations stand while they are written: those are not dropped, however long it takes
 */
export async function importParts(
  worker: Pick<WorkerClient, 'call'>,
  parts: AsyncIterable<ExportPart>,
  now: () => number,
  unfinished: Set<string>,
): Promise<string[]> {
  const added: string[] = [];
  /** Ids of turns, by what the file calls them, in the conversation that is being written. */
  let ids = new Map<string, string>();
  let turns: ExportedTurn[] = [];
  let chars = 0;

  async function write(): Promise<void> {
    const [conversation, piece] = [added.at(-1), turns];
    turns = [];
    chars = 0;
    if (conversation !== undefined && piece.length > 0) {
      await worker.call('addImportedTurns', conversation, piece, now());
    }
  }

  try {
    for await (const part of parts) {
      if (part.type === 'conversation') {
        await write();
        const id = randomUUID();
        added.push(id);
        unfinished.add(id);
        await worker.call('addImported', id, part.conversation, now());
        ids = new Map();
        continue;
      }
      const turn = randomUUID();
      const parent = part.turn.parent === null ? null : (ids.get(part.turn.parent) ?? null);
      ids.set(part.turn.turn, turn);
      turns.push({ ...part.turn, turn, parent });
      chars += countTurnChars(part.turn);
      if (chars >= CHARS_AT_ONCE || turns.length >= TURNS_AT_ONCE) await write();
    }
    await write();
    await worker.call('showImported', added);
    return added;
  } finally {
    for (const id of added) unfinished.delete(id);
  }
}
