import { roomOf, splitRoom } from '../../store/room-name.ts';
import type { RoomLink, RoomMember } from '../../store/room-store.ts';
import type { RoomAccess } from './room-access.ts';

/** The rooms of one person, by the ids of their conversations. Other rooms do not exist here. */
export function roomsOfPerson(rooms: RoomAccess, person: string): RoomAccess {
  const room = (conversation: string) => roomOf(person, conversation);
  const isOwn = ({ conversation }: Pick<RoomMember | RoomLink, 'conversation'>) =>
    splitRoom(conversation).person === person;

  function toOwn<T extends RoomMember | RoomLink>(kept: T): T {
    return { ...kept, conversation: splitRoom(kept.conversation).conversation };
  }

  return {
    keyring: rooms.keyring,
    get isAway() {
      return rooms.isAway;
    },
    failure: rooms.failure,
    hearsStrangers: rooms.hearsStrangers,
    proveWelcome: rooms.proveWelcome,
    member(id) {
      const member = rooms.member(id);
      return member && isOwn(member) ? toOwn(member) : undefined;
    },
    members: (conversation) => rooms.members(room(conversation)).map(toOwn),
    invites: (conversation) => rooms.invites(room(conversation)),
    all() {
      const { members, links } = rooms.all();
      return { members: members.filter(isOwn).map(toOwn), links: links.filter(isOwn).map(toOwn) };
    },
    isOpen: (conversation) => rooms.isOpen(room(conversation)),
    share: (link) => rooms.share({ ...link, conversation: room(link.conversation) }),
    async unshare(invite) {
      return rooms.all().links.some((link) => link.id === invite && isOwn(link)) && rooms.unshare(invite);
    },
    async join(request) {
      const joined = await rooms.join(request);
      return joined !== 'gone' && 'member' in joined ? { ...joined, member: toOwn(joined.member) } : joined;
    },
    async remove(id) {
      const member = rooms.member(id);
      return member !== undefined && isOwn(member) && rooms.remove(id);
    },
    end: (conversations) => rooms.end(conversations.map(room)),
    onGone: rooms.onGone,
    reread: rooms.reread,
    onKept: rooms.onKept,
    onChange: (listener) =>
      rooms.onChange((changed) => {
        const { person: whose, conversation } = splitRoom(changed);
        if (whose === person) listener(conversation);
      }),
  };
}
