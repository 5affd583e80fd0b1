/**
 * In which order operations on the database begin, whose connections know nothing of each other. What is read of a
 * conversation sees what was written to it before, and writes to it follow each other; all else goes on side by side. Long
 * work, which is made of many steps, has connections of its own, one for each person, and each of its steps lets those first that were asked for
 * before it.
 */
import type { Slots } from '../../../slots.ts';
import type { Operations } from '../../steps/operations.ts';

/** What an operation touches; `all`: it may touch anything. */
type Touched = readonly string[] | 'all';

interface Kind {
  touches: Touched;
  isWrite: boolean;
  isBulk: boolean;
}

type Method = keyof Operations;
type KindOf = { [M in Method]: (...args: Parameters<Operations[M]>) => Kind };

const read = (touches: Touched = 'all'): Kind => ({ touches, isWrite: false, isBulk: false });
const write = (touches: Touched = 'all'): Kind => ({ touches, isWrite: true, isBulk: false });
const readBulk = (touches: Touched = 'all'): Kind => ({ touches, isWrite: false, isBulk: true });
const writeBulk = (touches: Touched): Kind => ({ touches, isWrite: true, isBulk: true });

const CLIENTS = [' clients'];
const ROOMS = [' rooms'];
const OF_PERSON = [' person'];
const turnKey = (turn: string) => ` turn ${turn}`;

const KINDS: KindOf = {
  add: ({ conversation, turn }) => write([conversation, turnKey(turn)]),
  follow: ({ conversation, turn }) => write([conversation, turnKey(turn)]),
  finish: ({ conversation, turn }) => write([conversation, turnKey(turn)]),
  arrange: (conversation) => write([conversation]),
  withdraw: () => write(),
  appendTexts: (texts) => write(texts.map(({ turn }) => turnKey(turn))),
  interrupt: () => write(),
  running: () => read(),
  turns: (conversation) => read([conversation]),
  history: (conversation) => read([conversation]),
  lastModel: (conversation) => read([conversation]),
  hasBlob: () => read(),
  blob: () => read(),
  findTurn: () => read(),
  list: () => read(),
  summary: (conversation) => read([conversation]),
  countChatsOf: () => read(),
  rename: (conversation) => write([conversation]),
  pin: (conversation) => write([conversation]),
  markDeleted: (conversation) => write([conversation]),
  restore: (conversation) => write([conversation]),
  changeChats: (conversations) => writeBulk(conversations),
  filterNames: () => readBulk(),
  holdings: () => readBulk(),
  allConversations: () => readBulk(),
  deletedUntil: () => readBulk(),
  dropSome: (conversation) => writeBulk([conversation]),
  findHits: () => readBulk(),
  fewChats: () => readBulk(),
  findWithin: () => readBulk(),
  findTitles: () => readBulk(),
  findTurns: () => readBulk(),
  snippetsOf: () => readBulk(),
  countTurns: () => readBulk(),
  exportedRows: () => readBulk(),
  exportedConversation: () => readBulk(),
  nextExportedTurns: () => readBulk(),
  addImported: (id) => writeBulk([id]),
  addImportedTurns: (id, _turns, _now, into) => writeBulk(into === null ? [id] : [id, into]),
  finishImport: () => ({ touches: 'all', isWrite: true, isBulk: true }),
  importedFrom: () => readBulk(),
  saidAfter: (conversation) => readBulk([conversation]),
  allClients: () => read(CLIENTS),
  addClient: () => write(CLIENTS),
  removeClient: () => write(CLIENTS),
  seeClient: () => write(CLIENTS),
  sharedSecret: () => read(),
  storeMark: () => read(),
  allRooms: () => read(ROOMS),
  keepInRoom: () => write(ROOMS),
  letIntoRoom: () => write(ROOMS),
  undoLetIntoRoom: () => write(ROOMS),
  endRoom: () => write(ROOMS),
  removeFromRooms: () => write(ROOMS),
  findNote: () => read(),
  keepNote: ({ conversation }) => write([conversation]),
  parametersOf: ({ conversation }) => read(conversation === undefined ? OF_PERSON : [conversation, ...OF_PERSON]),
  tuneChat: (conversation) => write([conversation]),
  tuneModel: () => write(OF_PERSON),
  allPrompts: () => read(OF_PERSON),
  changePrompts: () => write(OF_PERSON),
  allPreferences: () => read(OF_PERSON),
  setPreferences: () => write(OF_PERSON),
};

export interface Schedule {
  /** Calls `work` when it is its turn. */
  run<M extends Method, T>(
    method: M,
    args: Parameters<Operations[M]>,
    work: (isBulk: boolean) => Promise<T>,
  ): Promise<T>;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
}

/** How many operations may be under way, whoever's they are. */
export interface OperationSlots {
  short: Slots;
  bulk: Slots;
}

/** @param person whose operations they are */
export function createSchedule({ short, bulk }: OperationSlots, person: string): Schedule {
  /** The last write of each thing, until it is done. */
  const writes = new Map<string, Promise<unknown>>();
  /** Writes that may touch anything: later operations come after them. */
  let barrier: Promise<unknown> = Promise.resolve();
  const pendingWrites = new Set<Promise<unknown>>();
  const pendingShort = new Set<Promise<unknown>>();
  const pending = new Set<Promise<unknown>>();

  function beforeOf({ touches, isBulk }: Kind): Promise<unknown>[] {
    const before = touches === 'all' ? [...pendingWrites] : touches.flatMap((each) => writes.get(each) ?? []);
    return [barrier, ...before, ...(isBulk ? pendingShort : [])];
  }

  function note({ touches, isWrite, isBulk }: Kind, done: Promise<unknown>): void {
    const sets = [pending, ...(isWrite ? [pendingWrites] : []), ...(isBulk ? [] : [pendingShort])];
    for (const set of sets) set.add(done);
    const named = isWrite && touches !== 'all' ? touches : [];
    for (const each of named) writes.set(each, done);
    if (isWrite && touches === 'all') barrier = done;
    void done.then(() => {
      for (const set of sets) set.delete(done);
      for (const each of named) if (writes.get(each) === done) writes.delete(each);
    });
  }

  return {
    run(method, args, work) {
      const kind = (KINDS[method] as (...args: unknown[]) => Kind)(...args);
      const before = beforeOf(kind);
      const result = (async () => {
        await Promise.all(before);
        const release = await (kind.isBulk ? bulk : short).take(person);
        try {
          return await work(kind.isBulk);
        } finally {
          release();
        }
      })();
      note(
        kind,
        result.catch(() => {}),
      );
      return result;
    },
    async idle() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
