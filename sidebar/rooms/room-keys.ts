import * as v from 'valibot';
import { openObject } from '../../protocol/open-object.ts';
import { MaySchema } from '../../protocol/room-messages.ts';
import { openObjectStore } from '../browser/object-store.ts';
import type { Clock } from '../connection/clock.ts';

const RoomKeySchema = openObject({
  address: v.string(),
  secure: v.boolean(),
  token: v.string(),
  /** The id of the key, by which hosts take a member out. */
  member: v.string(),
  /** By which the others know this person. */
  name: v.string(),
  conversation: v.string(),
  may: MaySchema,
  /** The id of the link that it came by last. */
  invite: v.optional(v.string()),
});

/** What lets this browser into one room of a companion's. */
export type RoomKey = v.InferOutput<typeof RoomKeySchema>;

/** Where these keys are kept, one for each room. All calls reject when the browser can't do it. */
export interface RoomKeys {
  list(): Promise<readonly RoomKey[]>;
  /** Resolves once it is on disk. */
  write(key: RoomKey): Promise<void>;
  remove(conversation: string): Promise<void>;
}

export function openRoomKeys(databases: IDBFactory = globalThis.indexedDB, clock?: Clock): RoomKeys {
  const disk = openObjectStore({ databases, name: 'aside-rooms', store: 'keys', ...(clock && { clock }) });
  return {
    async list() {
      const found: unknown[] = await disk.run('readonly', (store) => store.getAll());
      return found.flatMap((record) => {
        const parsed = v.safeParse(RoomKeySchema, record);
        return parsed.success ? [parsed.output] : [];
      });
    },
    write: async (key) => void (await disk.run('readwrite', (store) => store.put(key, key.conversation))),
    remove: async (conversation) => void (await disk.run('readwrite', (store) => store.delete(conversation))),
  };
}
