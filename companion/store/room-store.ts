import type { May } from '../../protocol/room-messages.ts';

/** How a link came to its end. */
export type LinkEnd = 'used' | 'expired' | 'revoked' | 'ended';

/** A link to a room, as it is kept. Times in milliseconds since 1970. */
export interface RoomLink {
  /** Of its token. */
  id: string;
  /** V of its token, 32 bytes. */
  verifier: Uint8Array;
  /** Where there are several persons, with whose it is before it; see `roomOf`. */
  conversation: string;
  may: May;
  /** Null: without limit. */
  usesLeft: number | null;
  /** How many came by it. */
  joined: number;
  createdAt: number;
  /** Null: when it is taken back. */
  expiresAt: number | null;
  /** Null: it still lets somebody in. */
  ended: LinkEnd | null;
  endedAt: number | null;
}

/** Somebody who came into a room by a link, as they are kept. */
export interface RoomMember {
  /** Of its key. */
  id: string;
  /** V of its key, 32 bytes. */
  verifier: Uint8Array;
  /** As of a link. */
  conversation: string;
  name: string;
  may: May;
  /** The only origin that its key counts with. */
  origin: string;
  createdAt: number;
}

/** Where rooms are kept: links and members. Every promise may reject with a `StoreError`. */
export interface RoomStore {
  /** In the order in which they came. */
  all(): Promise<{ links: RoomLink[]; members: RoomMember[] }>;
  /**
   * Keeps links and a member that are new: all or nothing. Of a link that is there it keeps how it ended, unless it has ended: its
   * uses are counted by `letIn`. Resolves once it is on disk.
   */
  keep(links: readonly RoomLink[], member?: RoomMember): Promise<void>;
  /**
   * Uses a link up by one for a member that comes by it, or one that is there and may do more by it (`isNew` false): all or
   * nothing. Else it says why not: how the link has ended, whoever ended it, or `unknown` when it or the member is gone.
   */
  letIn(link: string, member: RoomMember, how: { isNew: boolean; at: number }): Promise<LinkEnd | 'unknown' | null>;
  /** Undoes it: the member may do what they might before, or is none (null). Does nothing where it was undone, or the member is gone. */
  undoLetIn(link: string, member: RoomMember, may: May | null): Promise<void>;
  /** Ends the links of a room that have not ended, and takes all of its members out: all or nothing, whoever is just being let in. */
  end(conversation: string, at: number): Promise<void>;
  /** No matter whether they were there: members, and what is still known of links. */
  remove(ids: readonly string[]): Promise<void>;
}
