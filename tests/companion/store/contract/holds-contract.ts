import { arrangesTurns } from './arranges-turns.ts';
import { changesChats } from './changes-chats.ts';
import { keepsClients } from './keeps-clients.ts';
import { keepsNotes } from './keeps-notes.ts';
import { keepsParameters } from './keeps-parameters.ts';
import { keepsPreferences } from './keeps-preferences.ts';
import { keepsPrompts } from './keeps-prompts.ts';
import { keepsRooms } from './keeps-rooms.ts';
import { keepsTurns } from './keeps-turns.ts';
import { listsConversations } from './lists-conversations.ts';
import { movesConversations } from './moves-conversations.ts';
import { searches } from './searches.ts';
import type { OpenStore } from './store-under-test.ts';
import { takesImports } from './takes-imports.ts';

/** What every `Store` has to hold, whatever is beneath it. */
export function holdsContract(open: OpenStore): void {
  keepsTurns(open);
  arrangesTurns(open);
  listsConversations(open);
  changesChats(open);
  searches(open);
  movesConversations(open);
  takesImports(open);
  keepsClients(open);
  keepsNotes(open);
  keepsParameters(open);
  keepsPrompts(open);
  keepsPreferences(open);
  keepsRooms(open);
}
