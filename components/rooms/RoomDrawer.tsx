import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { roomWords } from '../../words/spoken-later.ts';
import { Drawer } from '../Drawer.tsx';
import { LanguageChoice } from '../pairing/LanguageChoice.tsx';
import { problemWords } from '../problem-words.ts';
import { AskedFirst } from './AskedFirst.tsx';
import { LinkList } from './links/LinkList.tsx';
import { NewLink } from './links/NewLink.tsx';
import { ShareForm } from './links/ShareForm.tsx';
import { PeopleList } from './PeopleList.tsx';
import '../styles/pairing.css';
import '../styles/rooms.css';

/** The people that a chat is shared with: for the host with what lets them in and out, for a member with the way out. */
export function RoomDrawer(props: {
  state: Pick<PanelState, 'room' | 'membership' | 'connection' | 'speech'>;
  close: () => void;
}) {
  const { membership, speech } = props.state;
  const room = props.state.room.loaded.value;
  if (!room) return null;
  const people = room.people.value;
  const problem = room.sharing.problem.value;
  const label = membership ? roomWords.peopleHere : roomWords.share;
  return (
    <Drawer label={label} close={props.close} head={<h2 class="drawer-title">{label}</h2>}>
      <div class="room">
        {membership ? (
          <>
            <PeopleList members={people?.members ?? []} hosts={people?.hosts.here} self={membership.name} />
            <LanguageChoice speech={speech} />
            <AskedFirst
              label={roomWords.leave}
              title={roomWords.leaveTitle}
              text={roomWords.leaveText}
              no={roomWords.stay}
              act={membership.leave}
            />
          </>
        ) : (
          <>
            {room.sharing.link.value ? (
              <NewLink link={room.sharing.link.value} />
            ) : (
              <p class="room-text">{roomWords.shareText}</p>
            )}
            <ShareForm sharing={room.sharing} />
            {people?.invites && people.invites.length > 0 && (
              <LinkList invites={people.invites} revoke={room.sharing.revoke} />
            )}
            {people && <PeopleList members={people.members} remove={room.sharing.remove} />}
            {people && (
              <AskedFirst
                label={roomWords.stop}
                title={roomWords.stopTitle}
                text={roomWords.stopText}
                no={roomWords.keepSharing}
                act={room.sharing.end}
              />
            )}
          </>
        )}
        {/* It stays, so that what is put into it is read out. */}
        <div role="status">
          {problem && (
            <p class="field-problem">
              {problemWords(problem).title}. {problemWords(problem).message}
            </p>
          )}
        </div>
      </div>
    </Drawer>
  );
}
