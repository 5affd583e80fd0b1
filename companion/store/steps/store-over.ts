import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import type { AskedTurn, Store } from '../store.ts';
import { changeChats } from './change-chats.ts';
import { createConversationImport } from './conversation-import.ts';
import { exportParts, toIds } from './export-parts.ts';
import type { OperationCalls } from './operations.ts';
import { purgeDeleted } from './purge-deleted.ts';
import { findMatching, searchTurns } from './search-turns.ts';

export interface StoreOverOptions {
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits> | undefined;
}

/** What does the work: calls on a database, and what becomes of it. */
export type StoreBackend = OperationCalls & Pick<Store, 'failure' | 'onFailure' | 'absence' | 'onReached' | 'dispose'>;

/** A store on a database that does its operations. Long work is made of many of them, so that others pass between. */
export function storeOver(backend: StoreBackend, options: StoreOverOptions = {}): Store {
  const { now = Date.now } = options;
  const limits = { ...LIMITS, ...options.limits };
  const unfinished = new Set<string>();
  return {
    get failure() {
      return backend.failure;
    },
    onFailure: backend.onFailure,
    get absence() {
      return backend.absence;
    },
    onReached: backend.onReached,
    add: (asked) => backend.call('add', toPlain(asked), now()),
    follow: (asked) => backend.call('follow', toPlain(asked), now()),
    arrange: (conversation, turns) => backend.call('arrange', conversation, turns),
    withdraw: (turn) => backend.call('withdraw', turn),
    appendTexts: (texts) => backend.call('appendTexts', texts),
    finish: (ending) => backend.call('finish', ending, now()),
    interrupt: (turn, token, said = []) => backend.call('interrupt', turn, token, said),
    running: () => backend.call('running'),
    turns: (conversation, page = {}) => backend.call('turns', conversation, page),
    history: (conversation, last) => backend.call('history', conversation, last),
    list: (page = {}) => backend.call('list', page),
    summary: (conversation) => backend.call('summary', conversation),
    search: (query, limit, filter) => searchTurns(backend, query, limit, filter),
    matching: ({ query = '', filter = {} }, limit = limits.changedChats) => findMatching(backend, query, filter, limit),
    changeChats: (changes) => changeChats(backend, changes, now()),
    filterNames: () => backend.call('filterNames'),
    hasBlob: (hash) => backend.call('hasBlob', hash),
    blob: (hash) => backend.call('blob', hash),
    findTurn: (turn) => backend.call('findTurn', turn),
    rename: (conversation, title, source = 'person') => backend.call('rename', conversation, title, source),
    pin: (conversation, pinned) => backend.call('pin', conversation, pinned),
    markDeleted: (conversation) => backend.call('markDeleted', conversation, now()),
    restore: (conversation) => backend.call('restore', conversation),
    holdings: () => backend.call('holdings'),
    allConversations: () => backend.call('allConversations'),
    purgeDeleted: (until) => purgeDeleted(backend, until, unfinished),
    countTurns: (conversations) => backend.call('countTurns', toIds(conversations)),
    lastModel: (conversation) => backend.call('lastModel', conversation),
    countChatsOf: (models) => backend.call('countChatsOf', models),
    exportParts: (conversations) => exportParts(backend, conversations),
    beginImport: () => createConversationImport(backend, now, unfinished),
    clients: {
      all: () => backend.call('allClients'),
      add: (client) => backend.call('addClient', client),
      remove: (id) => backend.call('removeClient', id),
      see: (id, at) => backend.call('seeClient', id, at),
      sharedSecret: () => backend.call('sharedSecret'),
      mark: () => backend.call('storeMark'),
    },
    rooms: {
      all: () => backend.call('allRooms'),
      keep: (links, member) => backend.call('keepInRoom', links, member),
      letIn: (link, member, how) => backend.call('letIntoRoom', link, member, how),
      undoLetIn: (link, member, may) => backend.call('undoLetIntoRoom', link, member, may),
      end: (conversation, at) => backend.call('endRoom', conversation, at),
      remove: (ids) => backend.call('removeFromRooms', ids),
    },
    notes: {
      find: (key) => backend.call('findNote', key, now(), limits.storedNoteMs),
      keep: ({ key, text, conversation }) =>
        backend.call('keepNote', { key, text, conversation }, now(), {
          maxChars: limits.storedNoteChars,
          keepMs: limits.storedNoteMs,
        }),
    },
    parameters: {
      of: (about) => backend.call('parametersOf', about),
      tuneChat: (conversation, changes) => backend.call('tuneChat', conversation, changes),
      tuneModel: (model, changes) => backend.call('tuneModel', model, changes),
    },
    prompts: {
      all: () => backend.call('allPrompts'),
      change: (changes) => backend.call('changePrompts', changes, limits),
    },
    preferences: {
      all: () => backend.call('allPreferences'),
      set: (changes) => backend.call('setPreferences', changes, now(), limits),
    },
    dispose: backend.dispose,
  };
}

/** What is stored of a question; callers hand over whole messages. */
function toPlain(asked: AskedTurn): AskedTurn {
  const { turn, conversation, parent, task, style, question, fingerprint = '', token = 0, asker } = asked;
  return { turn, conversation, parent, task, style, question, fingerprint, token, asker };
}
