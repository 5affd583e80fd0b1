import { INTERRUPTED } from '../../../coded-error.ts';
import type { Operations } from '../../steps/operations.ts';
import type { AsyncOperations } from '../operations/operations.ts';

/**
 * Finds out what became of an operation whose answer was lost. Undefined: it was not done, or does no harm when it is done
 * twice. An operation that is not listed here is not repeated automatically.
 */
export type Confirmations = {
  [M in keyof Operations]?: (...args: Parameters<Operations[M]>) => Promise<{ done: unknown } | undefined>;
};

const again = async () => undefined;

export function createConfirmations({ findTurn }: AsyncOperations): Confirmations {
  const reads = {
    running: again,
    turns: again,
    history: again,
    lastModel: again,
    hasBlob: again,
    blob: again,
    findTurn: again,
    list: again,
    summary: again,
    countChatsOf: again,
    filterNames: again,
    holdings: again,
    allConversations: again,
    deletedUntil: again,
    findHits: again,
    fewChats: again,
    findWithin: again,
    findTitles: again,
    findTurns: again,
    snippetsOf: again,
    countTurns: again,
    exportedRows: again,
    exportedConversation: again,
    nextExportedTurns: again,
    importedFrom: again,
    saidAfter: again,
    allClients: again,
    sharedSecret: again,
    storeMark: again,
    allRooms: again,
    findNote: again,
    parametersOf: again,
    allPrompts: again,
    allPreferences: again,
  };
  const idempotent = {
    arrange: again,
    appendTexts: again,
    finish: again,
    rename: again,
    pin: again,
    restore: again,
    dropSome: again,
    addImported: again,
    addImportedTurns: again,
    finishImport: again,
    addClient: again,
    removeClient: again,
    seeClient: again,
    keepInRoom: again,
    letIntoRoom: again,
    undoLetIntoRoom: again,
    endRoom: again,
    removeFromRooms: again,
    keepNote: again,
    tuneChat: again,
    tuneModel: again,
  };
  return {
    ...reads,
    ...idempotent,
    async add({ turn, conversation, fingerprint, token = 0 }) {
      const known = await findTurn(turn);
      const isOurs = known?.conversation === conversation && known.fingerprint === fingerprint && known.token === token;
      return isOurs ? { done: true } : undefined;
    },
    async follow({ turn, conversation, fingerprint, token = 0 }) {
      const known = await findTurn(turn);
      const isOurs = known?.conversation === conversation && known.fingerprint === fingerprint && known.token === token;
      return isOurs ? { done: { parent: known.record.parent } } : undefined;
    },
    async withdraw(turn) {
      return (await findTurn(turn)) === undefined ? { done: true } : undefined;
    },
    async interrupt(turn, token) {
      const known = await findTurn(turn);
      const { terminal } = known?.record ?? {};
      const isOurs = known?.token === token && terminal?.type === 'error' && terminal.code === INTERRUPTED.code;
      return isOurs ? { done: true } : undefined;
    },
  };
}
