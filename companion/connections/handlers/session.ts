import type { ClientMessage } from '../../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import type { Limits } from '../../../protocol/limits.ts';
import type { Caller } from '../../access/caller.ts';
import type { ClientKeys } from '../../access/keys/client-keys.ts';
import type { PairingCodes } from '../../access/pairing/pairing-codes.ts';
import type { RoomAccess } from '../../access/rooms/room-access.ts';
import type { BlobUploads } from '../../blobs/blob-uploads.ts';
import type { HeldBlobs } from '../../blobs/held-blobs.ts';
import type { Clock } from '../../clock.ts';
import type { CodedError } from '../../coded-error.ts';
import type { ClientConversations } from '../../conversations/client-conversations.ts';
import type { Live } from '../../live/live.ts';
import type { Log } from '../../logging/log.ts';
import type { LastingSettings } from '../../operations/lasting-settings.ts';
import type { ModelManager } from '../../operations/model-manager.ts';
import type { Operations } from '../../operations/operations.ts';
import type { Slots } from '../../slots.ts';
import type { Transcriptions } from '../../transcribers/transcriptions.ts';
import type { ConversationTransfers } from '../../transfers/conversation-transfers.ts';
import type { Asker } from '../../turns/asker.ts';
import type { QuestionFits } from '../../turns/fit/question-fits.ts';
import type { LostTurns } from '../../turns/lost-turns.ts';
import type { TurnRegistry } from '../../turns/turn-registry.ts';
import type { WarmUp } from '../../turns/warm-up.ts';
import type { Link } from '../connection.ts';
import type { Persons } from '../people/persons.ts';
import type { RoomVisit } from '../rooms/open-room.ts';
import type { OpenRooms } from '../rooms/open-rooms.ts';
import type { ModelCatalogue } from '../topics.ts';
import type { TurnViews } from '../turn-views.ts';
import type { FileExchange } from './file-exchange.ts';
import type { FileReadings } from './file-readings.ts';
import type { Spoken } from './spoken.ts';

/** What the handlers of all connections share. */
export interface Services {
  registry: TurnRegistry;
  lostTurns: Pick<LostTurns, 'end'>;
  catalogue: ModelCatalogue;
  /** What can be watched. */
  live: Live;
  /** Of clients with a key. */
  clientConversations: ClientConversations;
  transfers: ConversationTransfers;
  operations: Operations;
  warmUp: Pick<WarmUp, 'warm'>;
  fits: QuestionFits;
  models: ModelManager;
  settings: LastingSettings;
  heldBlobs: HeldBlobs;
  /** Of files that are read. */
  fileSlots: Slots;
  transcriptions: Transcriptions;
  keys: ClientKeys;
  codes: PairingCodes;
  rooms: RoomAccess;
  /** Absent: there is one person. */
  people?: Persons;
  /** Whether the connection's person may change what belongs to the companion; absent: yes. */
  isAdministrator?(): boolean;
  openRooms: OpenRooms;
  /** The origins at which the companion's own page is reached, the likeliest first. */
  pageOrigins(): string[];
  /** The server and the name of the database that all is kept in; absent: in a data folder. */
  databaseName?: string;
  /** How many connections a key has open. */
  connectionsOf(client: string): number;
  clock: Clock;
  log: Log;
  limits: Limits;
}

/** What keys and persons are managed with, also where no companion runs. */
export interface ManagingServices
  extends Pick<
    Services,
    'keys' | 'rooms' | 'isAdministrator' | 'pageOrigins' | 'databaseName' | 'connectionsOf' | 'limits'
  > {
  codes: Pick<PairingCodes, 'rotated'>;
  /** Absent: there is one person. */
  people?: Pick<Persons, 'access' | 'countUnfinished' | 'revoke' | 'remove'>;
}

/** Somebody who may manage them. */
export interface ManagingSession {
  readonly caller: Caller;
  readonly services: ManagingServices;
}

/** The conversations that a connection may speak of. */
export type Conversations = Pick<ClientConversations, 'contextFor' | 'page' | 'findTurn'>;

/** A connection of `aside.v1`, as the handlers of its messages see it. */
export interface Session {
  readonly services: Services;
  readonly link: Link;
  readonly caller: Caller;
  readonly asker: Asker;
  readonly conversations: Conversations;
  /** The companion's, as `welcome` told it; empty for a guest. */
  readonly nonce: string;
  /** The socket is gone, so nothing can be sent any more. */
  readonly isGone: boolean;
  readonly views: TurnViews;
  readonly files: FileExchange;
  readonly uploads: BlobUploads;
  readonly readings: FileReadings;
  readonly spoken: Spoken;
  /** The bytes with a SHA-256 that this client has sent, or that a question of a client names. */
  blob(hash: string): Promise<Uint8Array | undefined>;
  /** Sends a message, unless the socket is gone. */
  post(message: CompanionMessage): void;
  /** Subscribes the connection to a topic until it ends; false when it is subscribed already. */
  watch(topic: string): boolean;
  /** The room that it watches. */
  readonly visit: RoomVisit | undefined;
  /** Replaces the watched room with another one, or with none. */
  watchRoom(conversation: string | undefined): void;
  greet(hello: MessageOf<'hello'>): CodedError | undefined;
}

export type MessageOf<T extends ClientMessage['type']> = Extract<ClientMessage, { type: T }>;

/** A refusal is sent with the `id` or the `turn` of what it answers. */
export type Answer = CompanionMessage | CodedError | undefined;

/** The handler of each message that may come. */
export type Handlers<T extends ClientMessage['type'] = ClientMessage['type'], S = Session> = {
  [K in T]: (session: S, message: MessageOf<K>) => Answer | Promise<Answer>;
};
