import type { ImportedConversation } from './exported-conversation.ts';
import { importError } from './import-error.ts';
import { isAsideExport, parseAsideExport } from './parse-aside-export.ts';
import { parsePageAssistExport, toPageAssistChats } from './parse-page-assist-export.ts';
import { readImportJson } from './read-import-json.ts';

/**
 * The conversations in an exported file: ours, or Page Assist's. All of them, or an error.
 *
 * @throws {StoreError} `bad_import`, in words for the person
 */
export function parseImport(file: Uint8Array): ImportedConversation[] {
  const value = readImportJson(file);
  if (isAsideExport(value)) return parseAsideExport(value);
  const chats = toPageAssistChats(value);
  if (chats) return parsePageAssistExport(chats);
  throw importError('The file is no export that Aside knows.');
}
