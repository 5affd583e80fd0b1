import * as v from 'valibot';
import { openObject } from '../../../protocol/open-object.ts';
import type { StorageArea } from '../../browser/storage-area.ts';
import { type Clock, systemClock } from '../../connection/clock.ts';

/** Where the reader is: at `turn`, whose top is `offset` pixels below the top of what is seen; null: at the end. */
export interface ReadingPlace {
  readonly turn: string;
  readonly offset: number | null;
}

/** Where each conversation of a window was left. Survives a reload of the panel. */
export interface ReadingPlaces {
  find(conversation: string): ReadingPlace | undefined;
  keep(conversation: string, place: ReadingPlace): void;
}

const SAVE_MS = 300;
/** More are not come back to, and the oldest go first. */
const MOST_PLACES = 50;

const StoredPlacesSchema = v.array(
  v.tuple([v.string(), openObject({ turn: v.string(), offset: v.nullable(v.number()) })]),
);

export function createReadingPlaces(options: {
  session: Pick<StorageArea, 'get' | 'set'>;
  windowId: number;
  clock?: Clock;
}): ReadingPlaces & {
  /** Resolves once the places of before are known. */
  readonly restored: Promise<void>;
  /** Keeps the places at once, and then no more. */
  dispose(): void;
} {
  const { session, windowId, clock = systemClock } = options;
  const key = `reading:${windowId}`;
  let places = new Map<string, ReadingPlace>();
  let cancelSave = () => {};
  let isUnsaved = false;
  let lastKept = '';

  function save(): void {
    cancelSave();
    if (!isUnsaved) return;
    isUnsaved = false;
    void session.set({ [key]: [...places] });
  }

  return {
    restored: session.get(key).then((items) => {
      const stored = v.safeParse(StoredPlacesSchema, items[key]);
      if (stored.success) places = new Map([...stored.output, ...places]);
    }),
    find: (conversation) => places.get(conversation),
    keep(conversation, place) {
      const known = places.get(conversation);
      if (lastKept === conversation && known?.turn === place.turn && known.offset === place.offset) return;
      lastKept = conversation;
      places.delete(conversation);
      places.set(conversation, place);
      const oldest = places.keys().next();
      if (places.size > MOST_PLACES && !oldest.done) places.delete(oldest.value);
      isUnsaved = true;
      cancelSave();
      cancelSave = clock.after(SAVE_MS, save);
    },
    dispose: save,
  };
}
