import { createContentOnce, type ExportPart } from '../exported-conversation.ts';
import type { Exported } from '../store.ts';
import type { OperationCalls } from './operations.ts';

/** Reads conversations piece by piece: what is not asked for yet is not in memory. */
export async function* exportParts(calls: OperationCalls, conversations: Exported): AsyncGenerator<ExportPart> {
  const contentOnce = createContentOnce();
  for (const row of await calls.call('exportedRows', toIds(conversations))) {
    const found = await calls.call('exportedConversation', row);
    if (!found) continue;
    yield { type: 'conversation', conversation: found };
    for (let after = 0; ; ) {
      const { turns, last } = await calls.call('nextExportedTurns', row, after);
      for (const turn of turns) yield { type: 'turn', turn: contentOnce(turn) };
      if (last === null) break;
      after = last;
    }
  }
}

/** Null: all of them. */
export function toIds(conversations: Exported): readonly string[] | null {
  if (conversations === 'all') return null;
  return typeof conversations === 'string' ? [conversations] : conversations;
}
