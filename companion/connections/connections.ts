/** All sockets of the companion: how many there may be, one sweep for all of them, and how they end together. */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { StoppedBy } from '../../protocol/turn-events.ts';
import { closeReasons } from '../../words/english/close-reasons.ts';
import type { Caller } from '../access/caller.ts';
import type { Handshake } from '../access/handshake.ts';
import type { Parting } from '../access/rooms/room-access.ts';
import { createTokenBucket } from '../token-bucket.ts';
import { createAddressShares } from './address-shares.ts';
import { createSharedRooms } from './article/shared-rooms.ts';
import { askerOfKey, askerOfMember } from './asker-of-key.ts';
import type { Connection, Link } from './connection.ts';
import { type OneConnection, openConnection, type SharedParts } from './open-connection.ts';
import { createOpenRooms } from './rooms/open-rooms.ts';
import { publishModels } from './topics.ts';
import { createSocketLink, type SocketLink } from './transport/link.ts';
import { AttachedSocket, type Socket } from './transport/socket.ts';

export interface ConnectionsOptions
  extends Omit<SharedParts, 'sharedRooms' | 'openRooms' | 'greeting' | 'connectionsOf' | 'limits'> {
  /** The program's version, for `welcome`. */
  version: string;
  /** Random per process, for `welcome`. */
  epoch: string;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

/** How many connections there are, by what their callers have shown. */
export interface ConnectionCounts {
  strangers: number;
  guests: number;
  members: number;
  clients: number;
}

export interface Connections {
  /** Takes over a socket that has just been upgraded, and speaks over `stream`. Never throws. */
  open(webSocket: WebSocket, handshake: Handshake, stream: Duplex): void;
  /** Closes connections that wait for no answer with 1001, the others once they wait for none, and takes no new ones. */
  drain(): void;
  /**
   * Ends every turn with `error interrupted`, closes with 1001 and terminates what is still open a second later. Resolves
   * when no socket is left. Sockets that come after are closed with 1001.
   */
  shutdown(): Promise<void>;
  readonly counts: ConnectionCounts;
  /** How many connections there are of each kind and depth, without zeros. */
  byKind(): { kind: keyof ConnectionCounts; depth: Handshake['depth']; count: number }[];
}

const SWEEP_MS = 1_000;
/** How often clients that stay connected are noted as seen. */
const SEE_MS = 60_000;
const SHUTDOWN_MS = 1_000;

interface Entry {
  link: SocketLink;
  /** What it counts as. */
  kind: keyof ConnectionCounts;
  depth: Handshake['depth'];
  /** The id of the key that it has shown, or offered and not proved yet. */
  keyId: string | undefined;
  /** Of whose services it makes use; empty: the first person's. */
  person: string;
  /** Gives back what it holds of its address's share of strangers. */
  leaveStrangers(): void;
}

export function createConnections(options: ConnectionsOptions): Connections {
  const { keys, people, clock, log } = options;
  const limits = { ...LIMITS, ...options.limits };
  const budgets: ConnectionCounts = {
    strangers: limits.strangerConnections,
    guests: limits.guestConnections,
    members: limits.memberConnections,
    clients: limits.keyConnections,
  };
  const counts: ConnectionCounts = { strangers: 0, guests: 0, members: 0, clients: 0 };
  const strangerShares = createAddressShares(limits.strangersPerAddress);
  const greeting = { version: options.version, epoch: options.epoch };
  /** What the connections of a person share, for each person who came. */
  const parts = new Map<string, SharedParts>();
  const entries = new Set<Entry>();
  /** How many of clients each invited person has. */
  const ofPersons = new Map<string, number>();
  const allClosed = Promise.withResolvers<void>();
  // Without this, a hundred guests at their own limits would take the whole processor.
  const sharedChars = {
    guest: createTokenBucket(limits.guestCharsPerSecond, clock),
    stranger: createTokenBucket(limits.guestCharsPerSecond, clock),
    // A person let each of them in, and each has a bound of its own.
    member: undefined,
    client: undefined,
  };
  let opened = 0;
  let pairing = 0;
  let refused = 0;
  let isDraining = false;
  let isClosed = false;
  let cancelSweep = clock.after(SWEEP_MS, sweep);
  let cancelSee = clock.after(SEE_MS, see);
  const stopWatchingKeys = keys.onGone(cutOff);
  const stopWatchingRooms = options.rooms.onGone(partWith);
  const stopWatchingPeople = people?.onRemoved((person) => {
    parts.get(person)?.openRooms.dispose();
    parts.delete(person);
  });
  const stopPublishing = publishModels(options.live, options.catalogue);
  partsOf('');

  function partsOf(person: string): SharedParts {
    const known = parts.get(person);
    if (known) return known;
    // What is the companion's is one person's only where there is one.
    if (!people && person !== '') throw new Error('a connection of a person, where there is one');
    const own = { ...options, ...people?.servicesOf(person), greeting, connectionsOf, limits };
    const made = { ...own, openRooms: createOpenRooms(own), sharedRooms: createSharedRooms(own) };
    parts.set(person, made);
    return made;
  }

  function cancelAskedBy(asker: string, by?: StoppedBy): void {
    for (const { registry } of parts.values()) registry.cancelAskedBy(asker, by);
  }

  function sweep(): void {
    for (const { link } of entries) link.sweep();
    if (isDraining) closeIdle();
    cancelSweep = clock.after(SWEEP_MS, sweep);
  }

  function closeIdle(): void {
    for (const { link } of entries) if (!link.isBusy) link.finish(CLOSE_CODES.goingAway, closeReasons.stopping);
  }

  function see(): void {
    for (const client of new Set(clientsOf(entries))) keys.see(client);
    cancelSee = clock.after(SEE_MS, see);
  }

  /** Somebody is no longer a member: a host removed them, or they left. */
  function partWith(member: string, why: Parting): void {
    const [code, reason] = PARTINGS[why];
    for (const { link, keyId } of entries) if (keyId === member) link.cutOff(code, reason);
    cancelAskedBy(askerOfMember(member), {});
  }

  /** A key no longer counts: its connections are closed, and its turns are cancelled. */
  function cutOff(client: string): void {
    for (const { link, keyId } of entries) {
      if (keyId === client) link.cutOff(CLOSE_CODES.unauthorized, 'the key is not valid any more');
    }
    cancelAskedBy(askerOfKey({ keyId: client, isLocal: false }));
  }

  function hasRoomFor(kind: keyof ConnectionCounts, { keyId, person }: Pick<Entry, 'keyId' | 'person'>): boolean {
    if (counts[kind] >= budgets[kind]) return false;
    // The one whose companion it is finds room beside all that the others open.
    if (kind === 'clients') return person === '' || (ofPersons.get(person) ?? 0) < limits.connectionsPerPerson;
    if (kind !== 'members') return true;
    const own = [...entries].filter((entry) => entry.kind === kind && entry.keyId === keyId);
    return own.length < limits.connectionsPerMember;
  }

  /** @param more 1 when a connection came to count as `kind`, -1 when it does not any more */
  function count(kind: keyof ConnectionCounts, person: string, more: 1 | -1): void {
    counts[kind] += more;
    if (kind !== 'clients' || person === '') return;
    const own = (ofPersons.get(person) ?? 0) + more;
    if (own === 0) ofPersons.delete(person);
    else ofPersons.set(person, own);
  }

  function connectionsOf(client: string): number {
    return [...clientsOf(entries)].filter((each) => each === client).length;
  }

  /** Closes it with a reason, while few others wait for theirs, since such connections count in no budget. */
  function refuse(webSocket: WebSocket, socket: Socket): void {
    if (refused >= limits.refusedConnections) {
      socket.terminate();
      return;
    }
    refused += 1;
    webSocket.once('close', () => {
      refused -= 1;
    });
    socket.close(CLOSE_CODES.tooManyConnections, closeReasons.tooManyConnections);
  }

  /** The key was proved: the connection leaves the strangers. */
  function admit(entry: Entry, shown: keyof ConnectionCounts): boolean {
    if (entry.kind === shown) return true;
    if (!hasRoomFor(shown, entry)) return false;
    count(entry.kind, entry.person, -1);
    entry.leaveStrangers();
    entry.kind = shown;
    count(entry.kind, entry.person, 1);
    if (entry.keyId !== undefined) keys.see(entry.keyId);
    return true;
  }

  function leave(entry: Entry): void {
    count(entry.kind, entry.person, -1);
    // A stranger that has to prove a key has said whose it is: the others came to pair.
    if (entry.kind === 'strangers' && entry.keyId === undefined) pairing -= 1;
    entry.leaveStrangers();
    entries.delete(entry);
    if (entry.kind === 'clients' && entry.keyId !== undefined) keys.see(entry.keyId);
    if (isClosed && entries.size === 0) allClosed.resolve();
  }

  /** Separate from `open`, whose variables live as long as the connection. The handshake is not needed that long. */
  function opening(one: Omit<OneConnection, 'link'>): (link: Link) => Connection {
    return (link) => openConnection(partsOf(personOf(one.handshake.caller)), { ...one, link });
  }

  return {
    open(webSocket, handshake, stream) {
      const socket = new AttachedSocket(webSocket, stream);
      if (isClosed || isDraining) {
        socket.close(CLOSE_CODES.goingAway, closeReasons.stopping);
        return;
      }
      const { caller, keyProof } = handshake;
      const shown = KINDS[caller.kind];
      const kind = keyProof ? 'strangers' : shown;
      const isPairing = caller.kind === 'stranger';
      const keyId = 'keyId' in caller ? caller.keyId : undefined;
      const person = personOf(caller);
      const hasRoom = hasRoomFor(kind, { keyId, person }) && !(isPairing && pairing >= limits.pairingConnections);
      const leaveStrangers = hasRoom && (kind === 'strangers' ? strangerShares.take(handshake.from) : holdNothing);
      if (!leaveStrangers) {
        refuse(webSocket, socket);
        return;
      }
      count(kind, person, 1);
      if (isPairing) pairing += 1;
      opened += 1;
      const id = `connection ${opened}`;
      const entry: Entry = {
        kind,
        depth: handshake.depth,
        keyId,
        person,
        leaveStrangers,
        link: createSocketLink({
          socket,
          clock,
          log,
          limits,
          hasKey: caller.kind === 'client',
          isMember: caller.kind === 'member',
          shared: sharedChars[caller.kind],
          open: opening({ id, handshake, admit: () => admit(entry, shown) }),
          onClosed: () => leave(entry),
        }),
      };
      entries.add(entry);
      socket.listen(entry.link.events);
      if (kind === 'clients' && keyId !== undefined) keys.see(keyId);
    },
    drain() {
      isDraining = true;
      closeIdle();
    },
    async shutdown() {
      isClosed = true;
      cancelSweep();
      cancelSee();
      stopWatchingKeys();
      stopWatchingRooms();
      stopWatchingPeople?.();
      for (const { openRooms } of parts.values()) openRooms.dispose();
      stopPublishing();
      if (entries.size === 0) allClosed.resolve();
      const cancelTermination = clock.after(SHUTDOWN_MS, () => {
        for (const { link } of entries) link.terminate();
      });
      const ends = [...parts.values()].map(({ registry }) => registry.shutdown());
      await Promise.race([Promise.all(ends), allClosed.promise]);
      for (const { link } of entries) link.finish(CLOSE_CODES.goingAway, closeReasons.stopping);
      await allClosed.promise;
      cancelTermination();
    },
    counts,
    byKind() {
      const groups = Map.groupBy(entries, ({ kind, depth }) => `${kind} ${depth}`);
      return [...groups.values()].flatMap((group) => {
        const [first] = group;
        return first ? { kind: first.kind, depth: first.depth, count: group.length } : [];
      });
    },
  };
}

/** The person whose connection it is. Connections of nobody belong to the first person. */
function personOf(caller: Caller): string {
  return caller.kind === 'client' || caller.kind === 'member' ? (caller.person ?? '') : '';
}

/** Gives nothing back. */
function holdNothing(): void {}

const KINDS = { stranger: 'strangers', guest: 'guests', member: 'members', client: 'clients' } as const;

const PARTINGS = {
  removed: [CLOSE_CODES.removed, closeReasons.removed],
  ended: [CLOSE_CODES.roomEnded, closeReasons.roomEnded],
} as const;

/** The keys that were shown, one for each connection. */
function* clientsOf(entries: Iterable<Entry>): Generator<string> {
  for (const { kind, keyId } of entries) {
    if ((kind === 'clients' || kind === 'members') && keyId !== undefined) yield keyId;
  }
}
