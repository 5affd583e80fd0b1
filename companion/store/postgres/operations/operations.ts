import type { Operations } from '../../steps/operations.ts';
import type { BlobContents } from '../blobs/blob-contents.ts';
import { markOf } from '../database/search-words.ts';
import type { Session } from '../database/sessions.ts';
import { createChatChanger } from './chat-changes.ts';
import { createClientRows } from './client-rows.ts';
import { createConversationList } from './conversation-list.ts';
import { createDropper } from './drop-rows.ts';
import { createExportReader } from './export-rows.ts';
import { createImporter } from './import-rows.ts';
import { createNoteRows } from './note-rows.ts';
import type { OperationContext } from './operation-context.ts';
import { createPersonalRows } from './personal-rows.ts';
import { createTurnReader } from './read-turns.ts';
import { createRoomRows } from './room-rows.ts';
import { createSearch } from './search.ts';
import { createSourceRows } from './source-rows.ts';
import { createWaitingRows } from './waiting-rows.ts';
import { createTurnWriter } from './write-turns.ts';

export type AsyncOperations = {
  [M in keyof Operations]: (...args: Parameters<Operations[M]>) => Promise<ReturnType<Operations[M]>>;
};

/** All operations on a person's rows. Clients and rooms belong to everybody. */
export function createOperations(db: Session, person: string, contents: BlobContents): AsyncOperations {
  const sources = createSourceRows(db, person, contents);
  const context: OperationContext = { db, person, mark: markOf(person), contents, sources };
  return {
    ...createTurnWriter(context),
    ...createWaitingRows(context),
    ...createTurnReader(context),
    ...createConversationList(context),
    ...createChatChanger(context),
    ...createSearch(context),
    ...createExportReader(context),
    ...createImporter(context),
    ...createDropper(context),
    ...createNoteRows(context),
    ...createPersonalRows(context),
    ...createClientRows(context),
    ...createRoomRows(context),
  };
}
