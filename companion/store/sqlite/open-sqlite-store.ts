import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import { createContentOnce, type ExportPart } from '../exported-conversation.ts';
import type { AskedTurn, Exported, Store } from '../store.ts';
import { changeChats } from './change-chats.ts';
import { createConversationImport } from './conversation-import.ts';
import { purgeDeleted } from './purge-deleted.ts';
import { findMatching, searchTurns } from './search-turns.ts';
import { startWorker, type WorkerClient } from './worker/worker-client.ts';

export interface SqliteStoreOptions {
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Told how far it is while it brings what an earlier version kept to this one; `total` may be 0. */
  onUpdating?: (done: number, total: number) => void;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

/**
 * What is kept in a data folder, which is this process's alone until `dispose`. All work on it is done in a thread of its
 * own, so that nothing here holds up a token.
 *
 * @throws {StoreError} `in_use`, `newer_version`, `corrupt`, `not_writable`, `disk_full`; nothing was overwritten
 */
export async function openSqliteStore(folder: string, options: SqliteStoreOptions = {}): Promise<Store> {
  const { now = Date.now, onUpdating } = options;
  const limits = { ...LIMITS, ...options.limits };
  const worker = await startWorker(folder, undefined, onUpdating);
  const unfinished = new Set<string>();
  return {
    get failure() {
      return worker.failure;
    },
    onFailure: worker.onFailure,
    add: (asked) => worker.call('add', toPlain(asked), now()),
    follow: (asked) => worker.call('follow', toPlain(asked), now()),
    arrange: (conversation, turns) => worker.call('arrange', conversation, turns),
    withdraw: (turn) => worker.call('withdraw', turn),
    appendTexts: (texts) => worker.call('appendTexts', texts),
    finish: (ending) => worker.call('finish', ending, now()),
    interrupt: (turn, token) => worker.call('interrupt', turn, token),
    running: () => worker.call('running'),
    turns: (conversation, page = {}) => worker.call('turns', conversation, page),
    history: (conversation, last) => worker.call('history', conversation, last),
    list: (page = {}) => worker.call('list', page),
    summary: (conversation) => worker.call('summary', conversation),
    search: (query, limit, filter) => searchTurns(worker, query, limit, filter),
    matching: ({ query = '', filter = {} }, limit = limits.changedChats) => findMatching(worker, query, filter, limit),
    changeChats: (changes) => changeChats(worker, changes, now()),
    filterNames: () => worker.call('filterNames'),
    hasBlob: (hash) => worker.call('hasBlob', hash),
    blob: (hash) => worker.call('blob', hash),
    findTurn: (turn) => worker.call('findTurn', turn),
    rename: (conversation, title, source = 'person') => worker.call('rename', conversation, title, source),
    pin: (conversation, pinned) => worker.call('pin', conversation, pinned),
    markDeleted: (conversation) => worker.call('markDeleted', conversation, now()),
    restore: (conversation) => worker.call('restore', conversation),
    holdings: () => worker.call('holdings'),
    allConversations: () => worker.call('allConversations'),
    purgeDeleted: (until) => purgeDeleted(worker, until, unfinished),
    countTurns: (conversations) => worker.call('countTurns', toIds(conversations)),
    lastModel: (conversation) => worker.call('lastModel', conversation),
    countChatsOf: (models) => worker.call('countChatsOf', models),
    exportParts: (conversations) => exportParts(worker, conversations),
    beginImport: () => createConversationImport(worker, now, unfinished),
    clients: {
      all: () => worker.call('allClients'),
      add: (client) => worker.call('addClient', client),
      remove: (id) => worker.call('removeClient', id),
      see: (id, at) => worker.call('seeClient', id, at),
    },
    rooms: {
      all: () => worker.call('allRooms'),
      keep: (links, member) => worker.call('keepInRoom', links, member),
      remove: (ids) => worker.call('removeFromRooms', ids),
    },
    notes: {
      find: (key) => worker.call('findNote', key, now(), limits.storedNoteMs),
      keep: ({ key, text, conversation }) =>
        worker.call('keepNote', { key, text, conversation }, now(), {
          maxChars: limits.storedNoteChars,
          keepMs: limits.storedNoteMs,
        }),
    },
    parameters: {
      of: (about) => worker.call('parametersOf', about),
      tuneChat: (conversation, changes) => worker.call('tuneChat', conversation, changes),
      tuneModel: (model, changes) => worker.call('tuneModel', model, changes),
    },
    prompts: {
      all: () => worker.call('allPrompts'),
      change: (changes) => worker.call('changePrompts', changes, limits),
    },
    preferences: {
      all: () => worker.call('allPreferences'),
      set: (changes) => worker.call('setPreferences', changes, now(), limits),
    },
    dispose: worker.dispose,
  };
}

async function* exportParts(worker: WorkerClient, conversations: Exported): AsyncGenerator<ExportPart> {
  const contentOnce = createContentOnce();
  for (const row of await worker.call('exportedRows', toIds(conversations))) {
    const found = await worker.call('exportedConversation', row);
    if (!found) continue;
    yield { type: 'conversation', conversation: found };
    for (let after = 0; ; ) {
      const { turns, last } = await worker.call('nextExportedTurns', row, after);
      for (const turn of turns) yield { type: 'turn', turn: contentOnce(turn) };
      if (last === null) break;
      after = last;
    }
  }
}

function toIds(conversations: Exported): readonly string[] | null {
  if (conversations === 'all') return null;
  return typeof conversations === 'string' ? [conversations] : conversations;
}

/** What is stored of a question; callers hand over whole messages. */
function toPlain(asked: AskedTurn): AskedTurn {
  const { turn, conversation, parent, task, style, question, fingerprint = '', token = 0, asker } = asked;
  return { turn, conversation, parent, task, style, question, fingerprint, token, asker };
}
