import type { JoinContext } from '../../../protocol/join-proof.ts';
import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import type { Invite, May } from '../../../protocol/room-messages.ts';
import { createListeners } from '../../listeners.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import { splitRoom } from '../../store/room-name.ts';
import type { LinkEnd, RoomLink, RoomMember, RoomStore } from '../../store/room-store.ts';
import { StoreError } from '../../store/store-error.ts';
import { createKey } from '../keys/create-key.ts';
import { createKeyring, type Keyring, type KnownKey } from '../keys/keyring.ts';
import { readAtStart } from '../read-at-start.ts';
import { createStoreView, type Taken } from '../store-view.ts';
import { distinctLook } from './distinct-look.ts';
import { type Claim, createRoomLinks, toInvite } from './room-links.ts';

/** Why a member is no longer one. */
export type Parting = 'removed' | 'ended';

/** A person who came by a link, with the key that they got; `token` null: they already had one. */
export interface Joined {
  token: string | null;
  member: RoomMember;
  proof: string;
}

/** The links and members of rooms: who may come in, and who is a member. */
export interface RoomAccess {
  /** The keys of members. */
  readonly keyring: Keyring;
  /** Whether it is not known yet who is a member: the store has been away since the start. */
  readonly isAway: boolean;
  /** Why nothing can be shared; undefined while it can. */
  readonly failure: StoreError | undefined;
  hearsStrangers(): boolean;
  /** The companion's proof to somebody who comes by a link. */
  proveWelcome(context: JoinContext): string;
  member(id: string): RoomMember | undefined;
  /** In the order in which they came. */
  members(conversation: string): RoomMember[];
  invites(conversation: string): Invite[];
  /** All members, and all links that let somebody in. */
  all(): { members: RoomMember[]; links: RoomLink[] };
  /** Has members, or a link that lets somebody in. */
  isOpen(conversation: string): boolean;
  /** Makes a link. It may already have ended when it is written to disk. Undefined when the room has as many links as it may. @throws {StoreError} */
  share(link: NewLink): Promise<{ invite: string; token: string; expiresAt: number | null } | undefined>;
  /** Takes a link back; false when it lets nobody in anyway. @throws {StoreError} although it no longer counts from here on */
  unshare(invite: string): Promise<boolean>;
  /**
   * Lets somebody in by a link that they prove. `isThere` is asked before that counts: a client that is gone does not become a
   * member, and does not use up the link.
   *
   * @throws {StoreError}
   */
  join(request: JoinRequest): Promise<Joined | { refusal: LinkEnd | 'full' | 'unknown' } | 'gone'>;
  /** Removes a member at once; false when there is none with this id. @throws {StoreError} after a restart they would be a member again */
  remove(member: string): Promise<boolean>;
  /** Ends rooms at once; others are told of all of them together. @throws {StoreError} likewise */
  end(conversations: readonly string[]): Promise<void>;
  /** Called when the key of a member no longer counts; returns its unsubscribe. */
  onGone(listener: (member: string, why: Parting) => void): () => void;
  /** Called when a room has another member, or another link; returns its unsubscribe. */
  onChange(listener: (conversation: string) => void): () => void;
  /** Stores what was taken and could not be, and reads what other companions with the same store have changed. @throws {StoreError} nothing has changed here then */
  reread(): Promise<void>;
  /** Called once a change that this companion made is stored; returns its unsubscribe. */
  onKept(listener: () => void): () => void;
}

export interface NewLink {
  conversation: string;
  may: May;
  uses: number | null;
  forMs: number | null;
}

export interface JoinRequest {
  proof: string;
  context: JoinContext;
  name: string;
  /** Keys that they say they have. */
  held: readonly string[];
  isThere(): boolean;
}

export interface RoomAccessOptions {
  /** An error: nothing can be kept, and why. */
  store: RoomStore | StoreError;
  /** Whether there are several persons. If not, the rooms of everybody but the first person are ignored. */
  hasPeople?: boolean;
  /** Names that no member's name may look like, since they stand for others. */
  reservedNames?: readonly string[];
  /** Milliseconds since 1970. */
  now?: () => number;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

export async function createRoomAccess(options: RoomAccessOptions): Promise<RoomAccess> {
  const { reservedNames = [], now = Date.now, log } = options;
  const limits = { ...LIMITS, ...options.limits };
  const {
    store,
    kept: all,
    ...start
  } = await readAtStart<RoomStore, Awaited<ReturnType<RoomStore['all']>>>(options.store, { links: [], members: [] });
  const counts = ({ conversation }: Pick<RoomLink, 'conversation'>) =>
    options.hasPeople || splitRoom(conversation).person === '';
  const kept = { members: all.members.filter(counts), links: all.links.filter(counts) };
  const members = new Map(kept.members.map((member) => [member.id, member]));
  /** Members whose keys are being stored. Their names are taken already. */
  const joining = new Set<RoomMember>();
  const keyring = createKeyring(kept.members.map(toKey));
  const goneListeners = createListeners<[member: string, why: Parting]>();
  const changeListeners = createListeners<[conversation: string]>();
  const view = createStoreView({ isAway: start.isAway, read: () => requireStore().all(), takeOver, log });
  const links = createRoomLinks(now, limits);
  for (const link of kept.links) links.set(link);
  await forget();

  function requireStore(): RoomStore {
    if (store instanceof StoreError) throw store;
    return store;
  }

  function change<T>(work: (store: RoomStore) => Promise<T>): Promise<T> {
    return view.change(async () => work(requireStore()));
  }

  interface Gone {
    ended?: readonly RoomLink[];
    gone?: readonly Pick<RoomMember, 'id'>[];
  }

  /** Of a room that ends, only what was there is taken later: it may be shared again by then. */
  function take({ ended = [], gone = [] }: Gone, work: (store: RoomStore) => Promise<void>): Promise<void> {
    const taken: Taken[] = [
      ...ended.map((link): Taken => [link.id, async () => requireStore().keep([link])]),
      ...gone.map(({ id }): Taken => [id, async () => requireStore().remove([id])]),
    ];
    return view.take(taken, async () => work(requireStore()));
  }

  function membersOf(conversation: string, also: Iterable<RoomMember> = []): RoomMember[] {
    return [...members.values(), ...also].filter((member) => member.conversation === conversation);
  }

  /** Drops links that nobody needs any more. A failure does not concern the caller. */
  async function forget(): Promise<void> {
    const ids = links.forgotten().map(({ id }) => id);
    if (ids.length === 0 || store instanceof StoreError) return;
    for (const id of ids) links.delete(id);
    await store.remove(ids).catch((error: unknown) => log.debug(toLogFields(error), 'ended links were not dropped'));
  }

  function drop(member: RoomMember, why: Parting): void {
    members.delete(member.id);
    keyring.remove(member.id);
    goneListeners.tell(member.id, why);
  }

  async function letIn(
    claim: Extract<Claim, { link: RoomLink }>,
    request: JoinRequest,
  ): ReturnType<RoomAccess['join']> {
    const { link, prove } = claim;
    const { conversation, may } = link;
    const { origin } = request.context;
    const known = request.held
      .map((id) => members.get(id))
      .find((member) => member?.conversation === conversation && member.origin === origin);
    if (known && (known.may === 'write' || may === 'read')) {
      return { token: null, member: known, proof: prove(null) };
    }
    const { token = null, member } = known ? { member: known } : newMember(link, request);
    if (!known) joining.add(member);
    // Before anything is awaited, so that two who come at the same moment use two uses.
    links.use(link);
    let refusal: LinkEnd | 'unknown' | null;
    try {
      refusal = await change((to) => to.letIn(link.id, { ...member, may }, { isNew: !known, at: now() }));
    } catch (error) {
      links.undoUse(link);
      throw error;
    } finally {
      joining.delete(member);
    }
    // Another companion knew better: this one is about to learn it.
    if (refusal) {
      links.undoUse(link);
      return { refusal };
    }
    // A host may have taken it out meanwhile.
    const isOut = known !== undefined && !members.has(known.id);
    const end = link.ended ?? (isOut ? 'unknown' : undefined);
    if (end || !request.isThere()) {
      await undo(link, member);
      return end ? { refusal: end } : 'gone';
    }
    member.may = may;
    members.set(member.id, member);
    keyring.add(toKey(member));
    log.info({ member: member.id, link: link.id }, 'joined');
    changeListeners.tell(conversation);
    return { token, member, proof: prove(token) };
  }

  /** Nobody came in after all. */
  async function undo(link: RoomLink, member: RoomMember): Promise<void> {
    links.undoUse(link);
    const before = members.get(member.id)?.may ?? null;
    await change((to) => to.undoLetIn(link.id, member, before));
  }

  function newMember({ conversation, may }: RoomLink, { context: { origin }, name: wanted }: JoinRequest) {
    const { token, keyId: id, verifier } = createKey();
    const taken = membersOf(conversation, joining).map((member) => member.name);
    const name = distinctLook(wanted, [...reservedNames, ...taken]);
    const member: RoomMember = { id, verifier, conversation, name, may, origin, createdAt: now() };
    return { token, member };
  }

  /** Takes over what another companion has stored. */
  function takeOver(all: Awaited<ReturnType<RoomStore['all']>>): void {
    const isNews = (each: RoomLink | RoomMember) => counts(each) && !view.isTaken(each.id);
    const kept = { members: all.members.filter(isNews), links: all.links.filter(isNews) };
    const changed = new Set<string>();
    const ids = new Set(kept.members.map(({ id }) => id));
    const lasting = kept.links.filter(({ ended }) => ended !== 'ended');
    const isShared = new Set([...kept.members, ...lasting].map(({ conversation }) => conversation));
    for (const link of kept.links) {
      if (JSON.stringify(links.get(link.id)) !== JSON.stringify(link)) changed.add(link.conversation);
      links.set(link);
    }
    for (const member of kept.members) {
      const known = members.get(member.id);
      if (known?.may !== member.may) changed.add(member.conversation);
      if (known) known.may = member.may;
      else members.set(member.id, member);
      keyring.add(toKey(member));
    }
    for (const member of [...members.values()].filter(({ id }) => !ids.has(id))) {
      changed.add(member.conversation);
      drop(member, isShared.has(member.conversation) ? 'removed' : 'ended');
    }
    for (const conversation of changed) changeListeners.tell(conversation);
  }

  return {
    keyring,
    get isAway() {
      return view.isAway;
    },
    failure: store instanceof StoreError ? store : undefined,
    hearsStrangers: links.hearsStrangers,
    proveWelcome: links.proveWelcome,
    member: (id) => members.get(id),
    members: (conversation) => membersOf(conversation),
    invites: (conversation) => links.openIn(conversation).map(toInvite),
    all: () => ({ members: [...members.values()], links: links.open() }),
    isOpen: (conversation) => membersOf(conversation).length > 0 || links.openIn(conversation).length > 0,
    async share({ conversation, may, uses, forMs }) {
      if (links.openIn(conversation).length >= limits.roomLinks) return undefined;
      const { token, keyId: id, verifier } = createKey();
      const expiresAt = forMs === null ? null : now() + forMs;
      const about = { id, verifier, conversation, may, expiresAt, createdAt: now() };
      const link: RoomLink = { ...about, usesLeft: uses, joined: 0, ended: null, endedAt: null };
      // Before it is stored, so that ending the room meanwhile ends this link too.
      links.set(link);
      try {
        await forget();
        await change((to) => to.keep([link]));
      } catch (error) {
        links.delete(link.id);
        throw error;
      }
      log.info({ link: link.id }, 'shared');
      changeListeners.tell(conversation);
      return { invite: link.id, token, expiresAt };
    },
    async unshare(invite) {
      const link = links.get(invite);
      if (!link || !links.openIn(link.conversation).includes(link)) return false;
      Object.assign(link, { ended: 'revoked', endedAt: now() } satisfies Partial<RoomLink>);
      changeListeners.tell(link.conversation);
      await take({ ended: [link] }, (to) => to.keep([link]));
      return true;
    },
    async join(request) {
      const { proof, context } = request;
      const hasRoom = (conversation: string) => membersOf(conversation, joining).length < limits.roomMembers;
      const claim = links.claim(proof, context, hasRoom);
      return 'link' in claim ? letIn(claim, request) : claim;
    },
    async remove(id) {
      const member = members.get(id);
      if (!member) return false;
      drop(member, 'removed');
      changeListeners.tell(member.conversation);
      await take({ gone: [member] }, (to) => to.remove([id]));
      log.info({ member: id }, 'removed');
      return true;
    },
    async end(conversations) {
      const ended = conversations.flatMap(links.endAll);
      const gone = conversations.flatMap((conversation) => membersOf(conversation));
      for (const member of gone) drop(member, 'ended');
      const open = new Set([...ended, ...gone].map(({ conversation }) => conversation));
      if (open.size === 0) return;
      for (const conversation of open) changeListeners.tell(conversation);
      await take({ ended, gone }, async (to) => {
        for (const conversation of open) await to.end(conversation, now());
      });
    },
    reread: view.reread,
    onKept: view.onKept,
    onGone: goneListeners.on,
    onChange: changeListeners.on,
  };
}

function toKey({ id, verifier, origin, conversation: room }: RoomMember): KnownKey {
  const { person, conversation } = splitRoom(room);
  return { keyId: id, verifier, origin, conversation, ...(person !== '' && { person }) };
}
