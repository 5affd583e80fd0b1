import { UserPlus } from 'lucide';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { roomWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import '../styles/rooms.css';

/** Leads to where the chat shown is shared. Nothing where that can't be done, or where the bar below leads there already. */
export function ShareButton(props: {
  state: Pick<PanelState, 'connection' | 'conversation' | 'room'>;
  open: () => void;
}) {
  const { connection, conversation, room } = props.state;
  const canShare = connection.role.value === 'client' && conversation.isStored.value;
  if (!canShare || room.loaded.value?.people.value) return null;
  return (
    <button type="button" class="icon-button share" title={roomWords.share} aria-haspopup="dialog" onClick={props.open}>
      <Icon of={UserPlus} />
    </button>
  );
}
