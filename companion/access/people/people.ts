import { randomBytes } from 'node:crypto';
import type { JoinContext } from '../../../protocol/join-proof.ts';
import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import { createListeners } from '../../listeners.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import type { Invitation, PeopleStore, Person, PersonChanges as StoredChanges } from '../../store/people-store.ts';
import type { LinkEnd, RoomLink } from '../../store/room-store.ts';
import { StoreError } from '../../store/store-error.ts';
import type { ClientKeys } from '../keys/client-keys.ts';
import { createKey } from '../keys/create-key.ts';
import { distinctName } from '../keys/distinct-name.ts';
import { readAtStart } from '../read-at-start.ts';
import { createRoomLinks } from '../rooms/room-links.ts';
import { createStoreView } from '../store-view.ts';

/** The person who has `local.key`. They always exist, and manage the others. */
export const FIRST_PERSON = '';
/** How long an invitation can be used. */
const INVITATION_MS = 7 * 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

/** What can be set of a person. */
export type PersonChanges = Partial<Pick<Person, 'name' | 'administrator' | 'turns' | 'questions'>>;

/** The persons who use the companion, each with clients of their own, and their invitations. */
export interface People {
  /** Whether it is not known yet who there are beside the first one: the store has been away since the start. */
  readonly isAway: boolean;
  /** The first person first, then the others in the order of their invitations, including those who were revoked. */
  list(): readonly Person[];
  find(person: string): Person | undefined;
  /** Letters that differ in case only are the same. */
  findByName(name: string): Person | undefined;
  /** Their invitation, while it is open. */
  invitationOf(person: string): Pick<Invitation, 'id' | 'expiresAt'> | undefined;
  mayCome(person: string): boolean;
  /** Whether they are not revoked, and manage what is the companion's. */
  isAdministrator(person: string): boolean;
  hearsStrangers(): boolean;
  /** Whether a link is, or was lately, an invitation. */
  knows(invite: string): boolean;
  /** The companion's proof to somebody who comes by one. */
  proveWelcome(context: JoinContext): string;
  /**
   * Makes a link for the person with this name, or for a new person. Their earlier link is void then. Undefined when there are
   * as many persons as there may be. @throws {StoreError}
   */
  invite(name: string, changes: PersonChanges): Promise<Invited | undefined>;
  /** Pairs a client by an invitation that it proves, once. @throws {StoreError} */
  accept(request: AcceptRequest): Promise<Accepted | { refusal: LinkEnd | 'full' | 'unknown' } | 'gone'>;
  /** False when there is no such person, or it is the first, who stays an administrator. @throws {StoreError} */
  change(person: string, changes: PersonChanges): Promise<boolean>;
  /** Shuts a person out from here on. False when there is no such person, or it is the first one. @throws {StoreError} */
  revoke(person: string): Promise<boolean>;
  /** Forgets them. @throws {StoreError} */
  remove(person: string): Promise<void>;
  /** Counts a question. `refusedUntil`: null, or when the next one may be asked, in milliseconds since 1970. @throws {StoreError} */
  countQuestion(person: string): Promise<{ at: number; refusedUntil: number | null }>;
  uncountQuestion(person: string, at: number): Promise<void>;
  /** How many questions each has asked in the last hour. @throws {StoreError} */
  countedQuestions(): Promise<ReadonlyMap<string, number>>;
  /** Stores what was taken from persons and could not be, and reads what other companions with the same store have changed. @throws {StoreError} nothing has changed here then */
  reread(): Promise<void>;
  /** Called once a change of this companion's is kept, or was tried; returns its unsubscribe. */
  onKept(listener: () => void): () => void;
  /** Called when another companion has revoked a person, or removed them; returns its unsubscribe. */
  onGone(listener: (person: string, how: 'revoked' | 'removed') => void): () => void;
}

export interface Invited {
  person: string;
  invite: string;
  token: string;
  expiresAt: number;
}

export interface AcceptRequest {
  proof: string;
  context: JoinContext;
  /** What the person will find the new client by. */
  name: string;
  isThere(): boolean;
}

/** The key that somebody got for an invitation. */
export interface Accepted {
  token: string;
  name: string;
  proof: string;
}

export interface PeopleOptions {
  store: PeopleStore;
  keys: Pick<ClientKeys, 'pair' | 'revoke'>;
  /** What the first person is called until somebody names them. */
  firstName: string;
  /** Milliseconds since 1970. */
  now?: () => number;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

/** @throws {StoreError} */
export async function createPeople(options: PeopleOptions): Promise<People> {
  const { store, keys, now = Date.now, log } = options;
  const limits = { ...LIMITS, ...options.limits };
  const none: Awaited<ReturnType<PeopleStore['all']>> = { people: [], invitations: [] };
  const { kept, store: readable, ...start } = await readAtStart<PeopleStore, typeof none>(store, none);
  // Without them nobody can be told apart.
  if (readable instanceof StoreError) throw readable;
  const people = new Map<string, Person>([[FIRST_PERSON, firstPerson(options.firstName)]]);
  for (const person of kept.people) people.set(person.id, asTheyAre(person));
  const links = createRoomLinks(now, limits);
  for (const invitation of kept.invitations) links.set(toLink(invitation));

  const goneListeners = createListeners<[person: string, how: 'revoked' | 'removed']>();
  const view = createStoreView({ isAway: start.isAway, read: () => store.all(), takeOver, log });
  const { change } = view;

  const openOf = (person: string) => links.openIn(person)[0];

  const mayCome = (person: string) => people.get(person)?.revokedAt === null;

  /** Takes over what another companion has stored. */
  function takeOver(all: Awaited<ReturnType<PeopleStore['all']>>): void {
    // These are newer here.
    const kept = {
      people: all.people
        .map((person) => (view.isTaken(person.id) ? people.get(person.id) : person))
        .filter((person) => person !== undefined),
      invitations: all.invitations.filter(({ person }) => !view.isTaken(person)),
    };
    const before = new Map(people);
    const there = new Map(kept.people.map((person) => [person.id, person]));
    for (const id of before.keys()) if (id !== FIRST_PERSON && !there.has(id)) people.delete(id);
    for (const person of kept.people) people.set(person.id, asTheyAre(person));
    const gone = [...before.values()].filter(({ id, revokedAt }) => {
      const known = people.get(id);
      return !known || (revokedAt === null && known.revokedAt !== null);
    });
    // Including an invitation by which somebody is being let in just now.
    for (const { id } of gone) links.endAll(id);
    takeOverInvitations(kept.invitations);
    for (const { id } of gone) {
      goneListeners.tell(id, people.has(id) ? 'revoked' : 'removed');
    }
  }

  function takeOverInvitations(kept: readonly Invitation[]): void {
    const ids = new Set(kept.map(({ id }) => id));
    const invited = new Set(kept.map(({ person }) => person));
    for (const link of links.open()) {
      if (ids.has(link.id)) continue;
      const ended = invited.has(link.conversation) ? 'ended' : 'used';
      Object.assign(link, { ended, endedAt: now() } satisfies Partial<RoomLink>);
    }
    for (const invitation of kept) {
      const known = links.get(invitation.id);
      // An invitation that counted as used is open after all. One that is being used here stays as it is.
      if (!known || known.ended === 'used') links.set(toLink(invitation));
    }
  }

  /** Drops invitations that nobody has to be told about any more. */
  function forget(): void {
    for (const { id } of links.forgotten()) {
      links.delete(id);
      store
        .removeInvitation(id)
        .catch((error: unknown) => log.debug(toLogFields(error), 'an invitation was not dropped'));
    }
  }

  /** Undefined when there is no such person, also because another companion has removed them. */
  async function keepChanges(id: string, changes: StoredChanges): Promise<Person | undefined> {
    const known = people.get(id);
    if (!known) return undefined;
    const keep = async () => {
      // The first one is there before anything of them is kept.
      if (id === FIRST_PERSON) await store.keep(firstPerson(options.firstName));
      return store.change(id, changes);
    };
    const isKept = changes.revokedAt === null ? await view.giveBack(id, keep) : await change(keep);
    if (!isKept) return undefined;
    // What was changed meanwhile stays so, also who was shut out.
    const current = people.get(id) ?? known;
    const changed = { ...current, ...changes, ...(view.isTaken(id) && { revokedAt: current.revokedAt }) };
    if (people.has(id)) people.set(id, asTheyAre(changed));
    return changed;
  }

  async function add(about: Pick<Person, 'name'> & PersonChanges): Promise<Person> {
    const usual = { administrator: false, turns: null, questions: null };
    const made = { id: randomBytes(10).toString('hex'), createdAt: now(), revokedAt: null };
    const person: Person = { ...usual, ...about, ...made };
    await change(() => store.keep(person));
    people.set(person.id, person);
    return person;
  }

  function findByName(name: string): Person | undefined {
    return [...people.values()].find((person) => person.name.toLowerCase() === name.toLowerCase());
  }

  return {
    get isAway() {
      return view.isAway;
    },
    list: () => [...people.values()],
    find: (person) => people.get(person),
    findByName,
    invitationOf(person) {
      const link = openOf(person);
      return link && { id: link.id, expiresAt: link.expiresAt ?? 0 };
    },
    mayCome,
    isAdministrator: (person) => people.get(person)?.administrator === true && mayCome(person),
    hearsStrangers: links.hearsStrangers,
    knows: (invite) => links.get(invite) !== undefined,
    proveWelcome: links.proveWelcome,
    async invite(name, changes) {
      forget();
      const known = findByName(name);
      if (!known && people.size >= limits.people) return undefined;
      const back = known && (await keepChanges(known.id, { ...changes, revokedAt: null }));
      const person = back ?? (await add({ name, ...changes }));
      const { token, keyId, verifier } = createKey();
      const invitation = { id: keyId, verifier, person: person.id, createdAt: now(), expiresAt: now() + INVITATION_MS };
      await change(async () => {
        links.endAll(person.id);
        links.set(toLink(invitation));
        // They may have been shut out meanwhile.
        if (mayCome(person.id)) await store.keepInvitation(invitation);
        else links.endAll(person.id);
      });
      log.info({ person: person.id, link: keyId }, 'invited');
      return { person: person.id, invite: keyId, token, expiresAt: invitation.expiresAt };
    },
    async accept({ proof, context, name, isThere }) {
      const claim = links.claim(proof, context, () => true);
      if ('refusal' in claim) return claim;
      const { link } = claim;
      const { conversation: person, ...about } = link;
      // Before anything is awaited: of two that prove it at the same moment one gets in.
      links.use(link);
      const undo = async () => {
        links.undoUse(link);
        await change(() => store.returnInvitation({ ...about, person, expiresAt: link.expiresAt ?? 0 }));
      };
      try {
        // Before there is a key: an invitation that stayed on the disk would let somebody else in after a restart.
        const isOurs = await change(() => store.removeInvitation(link.id));
        // It was used at another companion.
        if (!isOurs) link.ended ??= 'used';
      } catch (error) {
        links.undoUse(link);
        throw error;
      }
      // They may have been revoked meanwhile.
      if (link.ended) return { refusal: link.ended };
      try {
        const { token, client, name: given } = await keys.pair(context.origin, name, person);
        if (link.ended || !isThere()) {
          await keys.revoke(client);
          if (!link.ended) await undo();
          return link.ended ? { refusal: link.ended } : 'gone';
        }
        link.ended = 'used';
        return { token, name: given, proof: claim.prove(token) };
      } catch (error) {
        if (link.ended) return { refusal: link.ended };
        await undo();
        throw error;
      }
    },
    async change(id, changes) {
      const person = people.get(id);
      if (!person || (id === FIRST_PERSON && changes.administrator === false)) return false;
      const others = [...people.values()].filter((other) => other !== person).map(({ name }) => name);
      const named = changes.name !== undefined && { name: distinctName(changes.name, others) };
      return (await keepChanges(id, { ...changes, ...named })) !== undefined;
    },
    async revoke(id) {
      const person = people.get(id);
      if (!person || id === FIRST_PERSON) return false;
      links.endAll(id);
      const revoked = { ...person, revokedAt: person.revokedAt ?? now() };
      // It counts at once, even if it can't be stored.
      people.set(id, revoked);
      const shutOut = () => store.shutOut(id, revoked.revokedAt);
      await view.take([[id, shutOut]], shutOut);
      log.info({ person: id }, 'revoked');
      return true;
    },
    async remove(id) {
      people.delete(id);
      const remove = () => store.remove(id);
      await view.take([[id, remove]], remove);
    },
    async countQuestion(id) {
      const at = now();
      const most = people.get(id)?.questions ?? null;
      // What is counted is shown, also of those who may ask as much as they like.
      const question = { at, since: at - HOUR_MS, most: most ?? Number.MAX_SAFE_INTEGER };
      const first = await store.countQuestion(id, question).catch((error: unknown) => {
        // Whoever may ask as much as they like can ask while nothing can be counted, too.
        if (most !== null || !(error instanceof StoreError)) throw error;
        return null;
      });
      return { at, refusedUntil: first === null ? null : first + HOUR_MS };
    },
    uncountQuestion: (id, at) => store.uncountQuestion(id, at),
    async countedQuestions() {
      const counted = await store.countedQuestions(now() - HOUR_MS);
      return new Map(counted.map(({ person, questions }) => [person, questions]));
    },
    reread: view.reread,
    onKept: view.onKept,
    onGone: goneListeners.on,
  };
}

function firstPerson(name: string): Person {
  return { id: FIRST_PERSON, name, administrator: true, turns: null, questions: null, createdAt: 0, revokedAt: null };
}

/** Nobody can be without the first person, whatever is kept of them: who else could make them an administrator again? */
function asTheyAre(person: Person): Person {
  return person.id === FIRST_PERSON ? { ...person, administrator: true, revokedAt: null } : person;
}

/** An invitation is a link that leads to a person, as others lead to a room. */
function toLink({ id, verifier, person, createdAt, expiresAt }: Invitation): RoomLink {
  const uses = { usesLeft: 1, joined: 0, ended: null, endedAt: null };
  return { id, verifier, conversation: person, may: 'write', createdAt, expiresAt, ...uses };
}
