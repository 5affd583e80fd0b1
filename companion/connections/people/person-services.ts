import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import type { RoomAccess } from '../../access/rooms/room-access.ts';
import { roomsOfPerson } from '../../access/rooms/rooms-of-person.ts';
import type { Clock } from '../../clock.ts';
import {
  type ClientConversations,
  createClientConversations,
  type Storage,
} from '../../conversations/client-conversations.ts';
import { purgeDeleted } from '../../conversations/purge-deleted.ts';
import type { Live } from '../../live/live.ts';
import { liveOfPerson } from '../../live/live-of-person.ts';
import type { Log } from '../../logging/log.ts';
import type { Operations } from '../../operations/operations.ts';
import { operationsOfPerson } from '../../operations/operations-of-person.ts';
import {
  type ConversationTransfers,
  createConversationTransfers,
  type TransferTraffic,
} from '../../transfers/conversation-transfers.ts';
import type { Asker } from '../../turns/asker.ts';
import { createQuestionFits, type QuestionFits } from '../../turns/fit/question-fits.ts';
import { createKnownElsewhere } from '../../turns/known-elsewhere.ts';
import { createLostTurns, type LostTurns } from '../../turns/lost-turns.ts';
import type { SlotQueue } from '../../turns/queue/slot-queue.ts';
import { createTitles } from '../../turns/titles.ts';
import type { TurnKeeping } from '../../turns/turn-keeping.ts';
import type { TurnQuota } from '../../turns/turn-quota.ts';
import { createTurnRegistry, type TurnRegistry } from '../../turns/turn-registry.ts';
import type { Catalogue } from '../../upstreams/catalogue.ts';
import { audienceOf } from '../topics.ts';

/**
 * A person's services. Every conversation, turn or blob that their clients name is looked up here, and nothing of anybody else's is
 * here. So another person's id is an unknown one.
 */
export interface PersonServices {
  registry: TurnRegistry;
  lostTurns: Pick<LostTurns, 'end'>;
  live: Live;
  clientConversations: ClientConversations;
  transfers: ConversationTransfers;
  operations: Operations;
  fits: QuestionFits;
  rooms: RoomAccess;
  /** Whether they may change what belongs to the companion, such as its models. Asked each time. */
  isAdministrator(): boolean;
  /** The asker that their clients share. Absent when there is only one person. */
  readonly asker?: Pick<Asker, 'person' | 'client'>;
  /** Resolves once turns that an earlier process left running have been ended. Never rejects. */
  readonly ready: Promise<void>;
  /** Tries once more to write what could not be stored: there is no later time. Never rejects. */
  saveUnsaved(): Promise<void>;
  /** Asks no models of its own accord any more: the companion is ending. */
  stop(): void;
  /** Resolves once nothing more is written of its own accord. */
  dispose(): Promise<void>;
}

/** The companion's own parts, from which each person's services are made. */
export interface PersonServicesOptions {
  catalogue: Pick<Catalogue, 'resolve'>;
  queue: SlotQueue;
  live: Live;
  rooms: RoomAccess;
  operations: Operations;
  /** What bounds all persons together. */
  keeping: TurnKeeping;
  traffic: TransferTraffic;
  /** See `ClientConversationsOptions`. */
  batchMs?: number | undefined;
  /** See `ClientConversationsOptions`. */
  readsOpened?: boolean;
  /** Whether models write titles for conversations; default: they do. */
  titles?: boolean;
  clock: Clock;
  /** Milliseconds since 1970. */
  now?: () => number;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

export interface Whose {
  /** Undefined: there is only one person, who uses the companion's own parts. */
  person?: string | undefined;
  storage: Storage;
  /** Whether they may change what belongs to the companion. Asked each time. */
  isAdministrator?(): boolean;
  /** Limits what they may ask; none: as much as the companion takes. */
  quota?: TurnQuota;
}

export function createPersonServices(options: PersonServicesOptions, whose: Whose): PersonServices {
  const { catalogue, queue, keeping, traffic, clock, now, log } = options;
  const { person, storage, quota, isAdministrator = () => true } = whose;
  const limits = { ...LIMITS, ...options.limits };
  const isOne = person === undefined;
  const live = isOne ? options.live : liveOfPerson(options.live, person);
  const registry = createTurnRegistry({
    catalogue,
    queue,
    live,
    endLost: (turn) => lostTurns.end(turn),
    person: person ?? '',
    ...(quota && { quota }),
    keeping,
    clock,
    log,
    limits,
  });
  const { isRunning } = registry;
  const elsewhere = createKnownElsewhere({
    live,
    known: (conversation, turn) => conversations.known(conversation, turn),
    forget: (conversation) => conversations.forgetHere(conversation),
    clock,
    log,
  });
  const conversations = createClientConversations({
    storage,
    isRunning,
    audience: audienceOf(live),
    batchMs: options.batchMs,
    recent: keeping.pathsOf(person ?? ''),
    readsOpened: options.readsOpened,
    askOthers: elsewhere.ask,
    forgetElsewhere: elsewhere.forget,
    onLost: registry.yield,
    clock,
    log,
    limits,
  });
  const stopNews = registry.onNews(({ request: { conversation, context } }) => {
    if (conversation !== undefined && context.saves !== 'temporary') conversations.feed.change(conversation);
  });
  const lostTurns = createLostTurns({ live, conversations, clock, log });
  const titles = options.titles === false ? NO_TITLES : createTitles({ registry, conversations, queue, log, limits });
  const isStored = !(storage instanceof Error);
  // Turns that were lost while the store was away.
  const stopReaching = isStored ? storage.onReached(() => void lostTurns.endAll()) : () => {};
  const endPurge = isStored ? purgeDeleted(storage, { clock, log }) : () => {};
  return {
    live,
    registry,
    isAdministrator,
    clientConversations: conversations,
    lostTurns,
    transfers: createConversationTransfers({ conversations, traffic, ...(now && { now }), limits }),
    operations: isOne ? options.operations : operationsOfPerson(options.operations, live, isAdministrator),
    fits: createQuestionFits(catalogue),
    rooms: isOne ? options.rooms : roomsOfPerson(options.rooms, person),
    ...(!isOne && { asker: { person, client: `person ${person}` } }),
    ready: isStored ? lostTurns.endAll() : Promise.resolve(),
    saveUnsaved: conversations.saveUnsaved,
    stop() {
      titles.dispose();
      elsewhere.dispose();
    },
    async dispose() {
      stopNews();
      stopReaching();
      elsewhere.dispose();
      titles.dispose();
      lostTurns.dispose();
      endPurge();
      await conversations.dispose();
    },
  };
}

const NO_TITLES = { dispose() {} };
