import { useSignal } from '@preact/signals';
import type { Member } from '../../protocol/room-messages.ts';
import { isolated } from '../../words/describe-people.ts';
import { joinFacts } from '../../words/join-facts.ts';
import { roomWords } from '../../words/spoken-later.ts';
import { Confirmation } from '../Confirmation.tsx';

/** Who was let in. `self` and `hosts`: a member is shown itself too, and how many browsers of the host's are there. */
export function PeopleList(props: {
  members: readonly Member[];
  self?: string;
  hosts?: number | undefined;
  remove?: (member: string) => void;
}) {
  const { members, self, hosts, remove } = props;
  const asked = useSignal('');
  return (
    <section aria-label={roomWords.people}>
      <h3 class="room-title">{roomWords.people}</h3>
      {members.length === 0 && self === undefined && <p class="room-text">{roomWords.nobodyJoined}</p>}
      <ul class="room-rows">
        {self !== undefined && <Person name={roomWords.youNamed(self)} isHere />}
        {hosts !== undefined && <Person name={roomWords.host} isHere={hosts > 0} />}
        {members.map((member) => (
          <li key={member.member} class="room-row">
            {asked.value === member.member ? (
              <Confirmation
                class="room-question"
                title={roomWords.removeTitle(isolated(member.name))}
                no={roomWords.keep}
                yes={roomWords.remove}
                isDanger
                refuse={() => {
                  asked.value = '';
                }}
                accept={() => {
                  asked.value = '';
                  remove?.(member.member);
                }}
              >
                <p>{roomWords.removeText}</p>
              </Confirmation>
            ) : (
              <>
                <PersonWords name={member.name} isHere={member.here} may={member.may} />
                {remove && (
                  <button
                    type="button"
                    class="text-button"
                    aria-label={roomWords.removeName(isolated(member.name))}
                    onClick={() => {
                      asked.value = member.member;
                    }}
                  >
                    {roomWords.remove}
                  </button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Person(props: { name: string; isHere: boolean }) {
  return (
    <li class="room-row">
      <PersonWords {...props} />
    </li>
  );
}

function PersonWords({ name, isHere, may }: { name: string; isHere: boolean; may?: Member['may'] }) {
  const state = isHere ? roomWords.here : roomWords.away;
  return (
    <div class="room-row-words">
      <span class="person-name">
        <bdi>{name}</bdi>
      </span>
      <span class="room-row-facts">
        <span class={isHere ? 'companion-dot is-on' : 'companion-dot'} aria-hidden="true" />{' '}
        {joinFacts([state, may !== undefined && (may === 'write' ? roomWords.writes : roomWords.reads)])}
      </span>
    </div>
  );
}
