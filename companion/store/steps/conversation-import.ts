import { randomUUID } from 'node:crypto';
import type { ConversationImport } from '../conversation-import.ts';
import { countTurnChars, type ExportedTurn, type ImportedConversation } from '../exported-conversation.ts';
import type { OperationCalls } from './operations.ts';
import { readTurnChains, type TurnChains, withChains } from './turn-chains.ts';

/** What is written at once: so many UTF-16 units or turns, or a few more. Somebody may wait for the store meanwhile. */
const CHARS_AT_ONCE = 50_000;
const TURNS_AT_ONCE = 100;

/** A conversation that is being written, hidden until the end. */
interface Draft {
  id: string;
  /** The conversation that its turns go into, unless it is one by itself. */
  into: string | undefined;
  /** Turns of it that follow one of that conversation. */
  links: [turn: string, parent: string][];
}

/** What came from the same place before. */
interface Earlier {
  chains: TurnChains;
  /** Where more of it may be written. */
  draft?: Draft;
  into?: string;
}

/**
 * Writes what is imported, piece by piece under new ids. Until the end it lies hidden as what was deleted now, and when the
 * end never comes it is dropped as that is.
 *
 * @param unfinished where the conversations stand that this needs: those are not dropped, however long it takes
 */
export function createConversationImport(
  calls: OperationCalls,
  now: () => number,
  unfinished: Set<string>,
): ConversationImport {
  const drafts: Draft[] = [];
  /** The last of those from the same place: a chat may be in a file twice. */
  const draftFrom = new Map<string, Draft>();
  let isOver = false;

  async function readChains(...parts: Pick<Draft, 'id' | 'links'>[]): Promise<TurnChains> {
    const chains: TurnChains = new Map();
    for (const { id, links } of parts) await readTurnChains(calls, id, links, chains);
    return chains;
  }

  async function findEarlier(cameFrom: string): Promise<Earlier[]> {
    const draft = draftFrom.get(cameFrom);
    const earlier: Earlier[] = [];
    if (draft && draft.into === undefined) earlier.push({ chains: await readChains(draft), draft });
    for (const { id, isShared } of await calls.call('importedFrom', cameFrom)) {
      const there = { id, links: [] };
      if (draft?.into === id) earlier.push({ chains: await readChains(there, draft), draft });
      else earlier.push({ chains: await readChains(there), ...(!isShared && !draft && { into: id }) });
    }
    return earlier;
  }

  async function begin({ turns, cameFrom, ...head }: ImportedConversation, into: string | undefined): Promise<Draft> {
    const draft: Draft = { id: randomUUID(), into, links: [] };
    drafts.push(draft);
    if (cameFrom !== undefined) draftFrom.set(cameFrom, draft);
    unfinished.add(draft.id);
    if (into !== undefined) unfinished.add(into);
    await calls.call('addImported', draft.id, head, cameFrom ?? '', now());
    return draft;
  }

  /** @param known the turns that are there already */
  async function write(draft: Draft, turns: readonly ExportedTurn[], known: TurnChains): Promise<void> {
    /** Ids of turns, by what the file calls them. */
    const ids = new Map<string | null, { id: string; isThere: boolean }>();
    let piece: ExportedTurn[] = [];
    let chars = 0;
    async function flush(): Promise<void> {
      const next = piece;
      [piece, chars] = [[], 0];
      if (next.length > 0) await calls.call('addImportedTurns', draft.id, next, now(), draft.into ?? null);
    }
    for (const { turn, chain } of withChains(turns)) {
      const there = known.get(chain);
      const id = there ?? randomUUID();
      ids.set(turn.turn, { id, isThere: there !== undefined });
      if (there !== undefined) continue;
      const parent = ids.get(turn.parent);
      // In another conversation: until the end either of the two can be dropped.
      const isLinked = draft.into !== undefined && parent?.isThere;
      if (isLinked) draft.links.push([id, parent.id]);
      piece.push({ ...turn, turn: id, parent: isLinked ? null : (parent?.id ?? null) });
      chars += countTurnChars(turn);
      if (chars >= CHARS_AT_ONCE || piece.length >= TURNS_AT_ONCE) await flush();
    }
    await flush();
  }

  function release(): void {
    for (const { id, into = id } of drafts) for (const each of [id, into]) unfinished.delete(each);
  }

  return {
    async add(conversation) {
      try {
        const { cameFrom, turns } = conversation;
        const earlier = cameFrom === undefined ? [] : await findEarlier(cameFrom);
        const chains = [...withChains(turns)].map(({ chain }) => chain);
        if (earlier.some((each) => chains.every((chain) => each.chains.has(chain)))) return 'known';
        const place = earlier.find(({ draft, into }) => draft !== undefined || into !== undefined);
        const draft = place?.draft ?? (await begin(conversation, place?.into));
        await write(draft, turns, place?.chains ?? new Map());
        return place ? 'continued' : 'new';
      } finally {
        if (isOver) release();
      }
    },
    async finish() {
      const added = drafts.filter(({ into }) => into === undefined).map(({ id }) => id);
      const merges = drafts.flatMap(({ id, into, links }) => (into === undefined ? [] : [{ from: id, into, links }]));
      try {
        await calls.call('finishImport', added, merges);
        return [...added, ...merges.map(({ into }) => into)];
      } finally {
        release();
      }
    },
    drop() {
      isOver = true;
      release();
    },
  };
}
