import type { DatabaseSync } from 'node:sqlite';
import type { Operations } from '../../steps/operations.ts';
import { createChatChanger } from './chat-changes.ts';
import { createClientRows } from './client-rows.ts';
import { createConversationList } from './conversation-list.ts';
import { createDropper } from './drop-rows.ts';
import { createExportReader } from './export-rows.ts';
import { createHoldings } from './holdings.ts';
import { createImporter } from './import-rows.ts';
import { createImportedRows } from './imported-rows.ts';
import { createNoteRows } from './note-rows.ts';
import { createParameterRows } from './parameter-rows.ts';
import { createPreferenceRows } from './preference-rows.ts';
import { createPromptRows } from './prompt-rows.ts';
import { createTurnReader } from './read-turns.ts';
import { createRoomFinder, createRoomRows, type IsShared } from './room-rows.ts';
import { createSearch } from './search.ts';
import { createWaitingRows } from './waiting-rows.ts';
import { createTurnWriter } from './write-turns.ts';

/** All that can be asked of a database, one thing at a time. `isShared`: of another person's than the first. */
export function createOperations(db: DatabaseSync, isShared: IsShared = createRoomFinder(db, '')): Operations {
  return {
    ...createTurnWriter(db),
    ...createWaitingRows(db),
    ...createTurnReader(db),
    ...createConversationList(db),
    ...createChatChanger(db),
    ...createSearch(db),
    ...createExportReader(db),
    ...createImporter(db),
    ...createImportedRows(db, isShared),
    ...createDropper(db),
    ...createHoldings(db),
    ...createClientRows(db),
    ...createNoteRows(db),
    ...createParameterRows(db),
    ...createPromptRows(db),
    ...createPreferenceRows(db),
    ...createRoomRows(db),
  };
}
