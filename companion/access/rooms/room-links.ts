import { randomBytes } from 'node:crypto';
import type { JoinContext } from '../../../protocol/join-proof.ts';
import type { Limits } from '../../../protocol/limits.ts';
import type { Invite } from '../../../protocol/room-messages.ts';
import type { LinkEnd, RoomLink } from '../../store/room-store.ts';
import { proveJoined, proveWelcome, verifyJoinProof } from './prove-link.ts';

/** A link that somebody has proved, or why it lets nobody in. `unknown` reveals nothing about the link. */
export type Claim = { link: RoomLink; prove(token: string | null): string } | { refusal: LinkEnd | 'full' | 'unknown' };

/** The links of all rooms: those that are open, and those that are still recognised after their end. */
export interface RoomLinks {
  get(id: string): RoomLink | undefined;
  set(link: RoomLink): void;
  delete(id: string): void;
  /** Those that let somebody in, of all rooms or of one. */
  open(): RoomLink[];
  openIn(conversation: string): RoomLink[];
  /** Whether somebody who comes by a link is heard. */
  hearsStrangers(): boolean;
  /** The companion's proof. For an unknown link it is a proof that nobody can check. */
  proveWelcome(context: JoinContext): string;
  /** A proved link that lets somebody in. */
  claim(proof: string, context: JoinContext, hasRoom: (conversation: string) => boolean): Claim;
  /** Uses the link once, until that is undone. */
  use(link: RoomLink): void;
  undoUse(link: RoomLink): void;
  /** Ends all links of a room and returns them, including one whose last use is under way and one that has just expired. */
  endAll(conversation: string): RoomLink[];
  /** Links that ended too long ago to be recognised. */
  forgotten(): RoomLink[];
}

export function createRoomLinks(now: () => number, limits: Pick<Limits, 'linkGoneMs'>): RoomLinks {
  const links = new Map<string, RoomLink>();
  /** Used in place of the verifier of an unknown link. */
  const decoy = randomBytes(32);

  /** A link expires by the clock, whether or not a timer fires. */
  function endOf({ ended, expiresAt, usesLeft }: RoomLink): LinkEnd | null {
    if (ended) return ended;
    if (expiresAt !== null && now() >= expiresAt) return 'expired';
    return usesLeft === 0 ? 'used' : null;
  }

  function open(): RoomLink[] {
    return [...links.values()].filter((link) => endOf(link) === null);
  }

  function isRecent(link: RoomLink): boolean {
    const endedAt = link.endedAt ?? link.expiresAt;
    return endOf(link) === null || (endedAt !== null && now() - endedAt < limits.linkGoneMs);
  }

  function isRight(link: RoomLink | undefined, proof: string, context: JoinContext): link is RoomLink {
    return verifyJoinProof(link?.verifier ?? decoy, context, proof) && link !== undefined;
  }

  return {
    get: (id) => links.get(id),
    set: (link) => void links.set(link.id, link),
    delete: (id) => void links.delete(id),
    open,
    openIn: (conversation) => open().filter((link) => link.conversation === conversation),
    hearsStrangers: () => [...links.values()].some(isRecent),
    proveWelcome: (context) => proveWelcome(links.get(context.invite)?.verifier ?? decoy, context),
    claim(proof, context, hasRoom) {
      const link = links.get(context.invite);
      if (!isRight(link, proof, context)) return { refusal: 'unknown' };
      const end = endOf(link);
      if (end) return { refusal: end };
      if (!hasRoom(link.conversation)) return { refusal: 'full' };
      return { link, prove: (token) => proveJoined(link.verifier, context, token) };
    },
    use(link) {
      link.joined += 1;
      if (link.usesLeft !== null) link.usesLeft -= 1;
      if (link.usesLeft === 0) link.endedAt = now();
    },
    undoUse(link) {
      link.joined -= 1;
      if (link.usesLeft !== null) link.usesLeft += 1;
      if (link.ended === null) link.endedAt = null;
    },
    endAll(conversation) {
      const ending = [...links.values()].filter(
        (link) => link.conversation === conversation && link.ended === null && isRecent(link),
      );
      for (const link of ending) Object.assign(link, { ended: 'ended', endedAt: now() } satisfies Partial<RoomLink>);
      return ending;
    },
    forgotten: () => [...links.values()].filter((link) => !isRecent(link)),
  };
}

/** A link as hosts see it. */
export function toInvite({ id, may, usesLeft, expiresAt, joined }: RoomLink): Invite {
  return { invite: id, may, usesLeft, expiresAt, joined };
}
