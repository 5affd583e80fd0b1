import type { ConversationNotes } from '../conversations/turn-context.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { NoteCache } from './note-cache.ts';

/** The notes that one turn may use and leaves behind: in memory, and where its conversation is stored, on disk too. */
export interface KeptNotes {
  find(key: string): Promise<string | undefined>;
  keep(key: string, text: string): Promise<void>;
}

/** A cache that fails costs time and no answer. */
export function createKeptNotes(memory: NoteCache, stored: ConversationNotes | undefined, log: Log): KeptNotes {
  return {
    async find(key) {
      const known = memory.get(key);
      if (known !== undefined || stored === undefined) return known;
      const found = await stored.find(key).catch((error: unknown) => {
        log.debug(toLogFields(error), 'a note could not be read');
        return undefined;
      });
      if (found !== undefined) memory.set(key, found);
      return found;
    },
    async keep(key, text) {
      memory.set(key, text);
      await stored?.keep(key, text).catch((error: unknown) => {
        log.debug(toLogFields(error), 'a note could not be kept');
      });
    },
  };
}
