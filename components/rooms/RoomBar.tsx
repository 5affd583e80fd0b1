import { Users } from 'lucide';
import type { RoomMessage } from '../../protocol/room-messages.ts';
import type { Membership } from '../../sidebar/rooms/membership.ts';
import type { Room } from '../../sidebar/rooms/room.ts';
import { describeHere, describeTyping, listNames } from '../../words/describe-people.ts';
import { roomWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import '../styles/rooms.css';

/**
 * Who else is in the chat shown or writes there, in one place, so that nothing moves as they do; leads to all of them.
 * Nothing while it is not shared.
 */
export function RoomBar(props: { room: Room; membership: Membership | null; open: () => void }) {
  const people = props.room.people.value;
  const { names, host } = props.room.typists.value;
  const typing = describeTyping(names, host);
  if (!people && !props.membership) return null;
  return (
    <>
      <button type="button" class="room-bar" aria-haspopup="dialog" onClick={props.open}>
        <Icon of={Users} />
        {/* Who writes is seen and not read out: it changes all the time. */}
        <span class="room-bar-words">
          {typing || (people ? describe(people, props.membership) : roomWords.peopleHere)}
        </span>
      </button>
      <div class="visually-hidden" role="status">
        {describeVisits(props.room)}
      </div>
    </>
  );
}

function describe({ members, hosts }: RoomMessage, membership: Membership | null): string {
  const names = members.filter(({ here }) => here).map(({ name }) => name);
  return describeHere(names, membership !== null && hosts.here > 0);
}

function describeVisits({ visits }: Room): string {
  if (!visits.value) return '';
  const { came, went } = visits.value;
  return [
    came.length > 0 ? roomWords.came(listNames(came)) : '',
    went.length > 0 ? roomWords.went(listNames(went)) : '',
  ]
    .filter((text) => text !== '')
    .join('. ');
}
