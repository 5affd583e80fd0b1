import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { ReaderNote } from './ReaderNote.tsx';
import { RoomBar } from './RoomBar.tsx';
import { ShareButton } from './ShareButton.tsx';

/** What there is to see of a room in a place of the panel, in one piece to load. */
export function RoomPart(props: {
  at: 'header' | 'notices' | 'dock';
  state: Pick<PanelState, 'connection' | 'conversation' | 'room' | 'membership'>;
  open: () => void;
}) {
  const { at, state, open } = props;
  const room = state.room.loaded.value;
  if (at === 'header') return <ShareButton state={state} open={open} />;
  if (at === 'dock') return <ReaderNote />;
  return room && <RoomBar room={room} membership={state.membership} open={open} />;
}
