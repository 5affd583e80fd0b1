import { randomBytes } from 'node:crypto';
import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { decodeClientMessage, encode } from '../../protocol/codec.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import { closeReasons } from '../../words/english/close-reasons.ts';
import type { Caller } from '../access/caller.ts';
import type { KeyProof } from '../access/handshake.ts';
import { type BlobUploads, createBlobUploads } from '../blobs/blob-uploads.ts';
import { type CodedError, codedError } from '../coded-error.ts';
import type { Asker } from '../turns/asker.ts';
import { toAsideFrame } from '../turns/frames.ts';
import type { Connection, Link } from './connection.ts';
import { toldToMembers, toMemberFrame } from './for-members.ts';
import { dispatch } from './handlers/dispatch.ts';
import { createFileExchange, type FileExchange } from './handlers/file-exchange.ts';
import { createFileReadings, type FileReadings } from './handlers/file-readings.ts';
import { joinContext } from './handlers/join.ts';
import type { Conversations, MessageOf, Services, Session } from './handlers/session.ts';
import { createSpoken, type Spoken } from './handlers/spoken.ts';
import type { RoomVisit } from './rooms/open-room.ts';
import { createTurnViews, type TurnViews } from './turn-views.ts';
import { createWelcome, type Greeting } from './welcome.ts';

export interface AsideConnectionOptions {
  greeting: Greeting;
  link: Link;
  caller: Caller;
  keyProof: KeyProof | undefined;
  asker: Asker;
  conversations: Conversations;
  /** Asks for a place among the connections that have shown who they are; false when all places are taken. */
  admit(): boolean;
}

/** The first message has to be `hello`, or from a stranger `pair` or `join`, its only message. */
interface Entrance extends Pick<AsideConnectionOptions, 'keyProof' | 'admit'> {
  first: 'hello' | 'pair' | 'join';
  openedAt: number;
}

/** One connection that speaks `aside.v1`. */
export class AsideConnection implements Connection, Session {
  readonly services: Services;
  readonly link: Link;
  readonly caller: Caller;
  readonly conversations: Conversations;
  readonly nonce: string;
  asker: Asker;
  isGone = false;
  visit: RoomVisit | undefined;
  /** How the caller may get in; undefined once it is in. */
  #entrance: Entrance | undefined;
  #hasSaidAll = false;
  #openedViews: TurnViews | undefined;
  #openedFiles: FileExchange | undefined;
  #openedUploads: BlobUploads | undefined;
  #openedReadings: FileReadings | undefined;
  #openedSpoken: Spoken | undefined;
  #watched: Map<string, () => void> | undefined;

  constructor(services: Services, { greeting, link, caller, keyProof, ...options }: AsideConnectionOptions) {
    const isStranger = caller.kind === 'stranger';
    this.services = services;
    this.link = link;
    this.caller = caller;
    this.conversations = options.conversations;
    this.asker = options.asker;
    this.nonce = keyProof?.nonce ?? (isStranger ? randomBytes(16).toString('base64url') : '');
    const { admit } = options;
    this.#entrance = { first: firstOf(caller), openedAt: services.clock.now(), keyProof, admit };
    this.post(createWelcome(greeting, this, keyProof?.proof ?? this.#proveLink()));
  }

  /** The companion's proof that it knows the link by which a stranger comes. */
  #proveLink(): string | undefined {
    const context = joinContext(this);
    const { people, rooms } = this.services;
    const links = context && people?.access.knows(context.invite) ? people.access : rooms;
    return context && links.proveWelcome(context);
  }

  receive(frame: string): boolean {
    if (this.#hasSaidAll) return false;
    const decoded = decodeClientMessage(frame);
    if (this.#entrance) {
      const { first } = this.#entrance;
      this.#hasSaidAll = first !== 'hello';
      if (decoded.ok && decoded.message.type === first) dispatch(this, decoded.message);
      else this.link.close(CLOSE_CODES.helloExpected, closeReasons.firstHasToBe(first));
      return true;
    }
    if (decoded.ok) {
      dispatch(this, decoded.message);
      return true;
    }
    const { code, reason, id, turn } = decoded;
    const about = { ...(id !== undefined && { id }), ...(turn !== undefined && { turn }) };
    this.post({ ...codedError(code, { cause: 'not_understood', reason }), ...about });
    return false;
  }

  receiveBinary(frame: Uint8Array): boolean {
    return this.#openedUploads?.receive(frame) ?? false;
  }

  ping(): void {
    if (this.caller.kind === 'stranger') this.link.ping();
    else this.link.post(PING);
  }

  get isBusy(): boolean {
    return this.#openedViews?.isShowing ?? false;
  }

  sweep(): void {
    const { clock, limits } = this.services;
    if (!this.#entrance || this.#hasSaidAll || clock.now() - this.#entrance.openedAt < limits.helloMs) return;
    this.link.close(CLOSE_CODES.helloTimeout, closeReasons.notInTime(this.#entrance.first));
  }

  dispose(): void {
    this.visit?.leave();
    this.isGone = true;
    this.#openedViews?.dispose();
    this.#openedFiles?.dispose();
    this.#openedUploads?.dispose();
    this.#openedReadings?.dispose();
    this.#openedSpoken?.dispose();
    for (const unwatch of this.#watched?.values() ?? []) unwatch();
    if (!this.#entrance) this.services.registry.leave(this.asker);
  }

  // Made when it is needed, since most connections only wait.
  get views(): TurnViews {
    this.#openedViews ??= createTurnViews({
      feed: this.link.feed,
      post: (message) => this.post(message),
      frameOf: this.caller.kind === 'member' ? toMemberFrame : toAsideFrame,
      maxViews: this.services.limits.viewedTurns,
    });
    return this.#openedViews;
  }

  get files(): FileExchange {
    this.#openedFiles ??= createFileExchange({ link: this.link, ...this.services });
    return this.#openedFiles;
  }

  get uploads(): BlobUploads {
    const { heldBlobs, clientConversations, clock, limits } = this.services;
    this.#openedUploads ??= createBlobUploads({
      post: (message) => this.post(message),
      owner: this.#filesOf,
      held: heldBlobs,
      isStored: clientConversations.hasBlob,
      clock,
      limits,
    });
    return this.#openedUploads;
  }

  get readings(): FileReadings {
    const { fileSlots, clock, limits } = this.services;
    this.#openedReadings ??= createFileReadings({
      post: (message) => this.post(message),
      find: (hash) => this.blob(hash),
      owner: this.#filesOf,
      slots: fileSlots,
      clock,
      limits,
    });
    return this.#openedReadings;
  }

  /** Whose the files are that wait for a question: all browsers of an invited person have them together, and no more than one. */
  get #filesOf(): string {
    const { id, person } = this.asker;
    return person && this.caller.kind === 'client' ? `person ${person}` : id;
  }

  get spoken(): Spoken {
    const { heldBlobs, transcriptions, clock, limits } = this.services;
    const find = (hash: string) => heldBlobs.find(this.#filesOf, hash);
    this.#openedSpoken ??= createSpoken({ find, transcriptions, post: (message) => this.post(message), clock, limits });
    return this.#openedSpoken;
  }

  async blob(hash: string): Promise<Uint8Array | undefined> {
    const { heldBlobs, clientConversations } = this.services;
    return heldBlobs.find(this.#filesOf, hash) ?? clientConversations.blob(hash);
  }

  post(message: CompanionMessage): void {
    if (!this.isGone) this.link.post(encode(comesByLink(this.caller) ? toldToMembers(message) : message));
  }

  watch(topic: string): boolean {
    this.#watched ??= new Map();
    if (this.#watched.has(topic)) return false;
    this.#watched.set(topic, this.services.live.watch(topic, this.asker.id, this.link.post));
    return true;
  }

  watchRoom(conversation: string | undefined): void {
    if (this.isGone || this.visit?.conversation === conversation) return;
    this.visit?.leave();
    const { openRooms } = this.services;
    this.visit =
      conversation === undefined
        ? undefined
        : openRooms.enter(conversation, { who: this.asker.id, post: this.link.post });
  }

  greet({ proof, install }: MessageOf<'hello'>): CodedError | undefined {
    if (!this.#entrance) return SAID_ALREADY;
    const { keyProof, admit } = this.#entrance;
    // A key that was offered never degrades to guest.
    if (keyProof && (proof === undefined || !keyProof.verify(proof))) {
      this.link.close(CLOSE_CODES.unauthorized, closeReasons.keyGone);
    } else if (!admit()) {
      this.link.close(CLOSE_CODES.tooManyConnections, closeReasons.tooManyConnections);
    } else {
      this.#entrance = undefined;
      if (this.caller.kind === 'guest' && install !== undefined) {
        this.asker = { ...this.asker, client: `install ${install}` };
      }
      this.services.registry.arrive(this.asker);
    }
    return undefined;
  }
}

function firstOf(caller: Caller): Entrance['first'] {
  if (caller.kind !== 'stranger') return 'hello';
  return caller.invite === undefined ? 'pair' : 'join';
}

/** Somebody who is, or is about to become, a member of a room. */
function comesByLink(caller: Caller): boolean {
  return caller.kind === 'member' || (caller.kind === 'stranger' && caller.invite !== undefined);
}

const PING = encode({ type: 'ping' });
const SAID_ALREADY = codedError('bad_message', { cause: 'hello_twice' });
