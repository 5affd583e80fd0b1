import type { PersonItem } from '../../../protocol/people-messages.ts';
import { FIRST_PERSON } from '../../access/people/people.ts';
import { codedError } from '../../coded-error.ts';
import { mayActFor, personOf } from './caller-rights.ts';
import { CLIENT_GONE, ONE_PERSON, OTHER_PERSON } from './refusals.ts';
import type { Handlers, ManagingSession } from './session.ts';

/** Who uses the companion, and what they may. */
export const PEOPLE_HANDLERS: Handlers<
  'people' | 'invite_person' | 'change_person' | 'remove_person',
  ManagingSession
> = {
  async people(session, { id }) {
    const { people } = session.services;
    if (!people) return ONE_PERSON;
    const own = personOf(session);
    const all = people.access.list();
    const shown = people.access.isAdministrator(own) ? all : all.filter((person) => person.id === own);
    const asked = await people.access.countedQuestions();
    const items = await Promise.all(shown.map(({ id: each }) => describe(session, each, asked.get(each) ?? 0)));
    return { type: 'people', id, own, items: items.filter((item) => item !== undefined) };
  },
  async invite_person(session, { id, type: _, name, ...changes }) {
    const { people, pageOrigins, limits } = session.services;
    if (!people) return ONE_PERSON;
    const named = people.access.findByName(name);
    // Whoever has the link is that person, with all that they asked.
    if (named && !mayActFor(session, named.id)) return OTHER_PERSON;
    const made = await people.access.invite(name, known(changes));
    if (!made) return codedError('overloaded', { cause: 'people', most: limits.people });
    return { type: 'invited', id, ...made, addresses: pageOrigins() };
  },
  async change_person(session, { id, type: _, person, ...changes }) {
    const { people } = session.services;
    if (!people) return ONE_PERSON;
    if (person === FIRST_PERSON && !mayActFor(session, person)) return OTHER_PERSON;
    return (await people.access.change(person, known(changes))) ? { type: 'ok', id } : CLIENT_GONE;
  },
  async remove_person({ services: { people } }, { id, person, chats }) {
    if (!people) return ONE_PERSON;
    const isRemoved = await (chats ? people.remove(person) : people.revoke(person));
    return isRemoved ? { type: 'ok', id } : CLIENT_GONE;
  },
};

async function describe({ services }: ManagingSession, id: string, asked: number): Promise<PersonItem | undefined> {
  const { people, keys, connectionsOf } = services;
  const running = (await people?.countUnfinished(id)) ?? 0;
  const person = people?.access.find(id);
  if (!people || !person) return undefined;
  const clients = keys.list().filter((client) => client.person === id);
  const seen = clients.map(({ lastSeenAt }) => lastSeenAt ?? 0);
  const { name, administrator, turns, questions, createdAt, revokedAt } = person;
  return {
    ...{ person: id, name, administrator, turns, questions, createdAt, revokedAt, asked },
    running,
    clients: clients.length,
    connections: clients.reduce((sum, { client }) => sum + connectionsOf(client), 0),
    lastSeenAt: Math.max(0, ...seen) || null,
    invitedUntil: people.access.invitationOf(id)?.expiresAt ?? null,
  };
}

/** What was named. */
function known<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never;
}
