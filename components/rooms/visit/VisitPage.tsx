import type { Visit } from '../../../sidebar/rooms/room-visit.ts';
import type { PanelState } from '../../../sidebar/state/panel-state.ts';
import { JoinScreen } from './JoinScreen.tsx';
import { MemberPanel } from './MemberPanel.tsx';
import { VisitOver } from './VisitOver.tsx';

/** The page of somebody who comes by a link: before, in, and after a room. */
export function VisitPage(props: {
  visit: Visit;
  speech: PanelState['speech'];
  copyText: (text: string, html?: string) => Promise<void>;
}) {
  const { visit, speech, copyText } = props;
  const panel = visit.panel.value;
  if (panel) return <MemberPanel state={panel} copyText={copyText} />;
  if (visit.end.value) return <VisitOver end={visit.end.value} />;
  return <JoinScreen visit={visit} speech={speech} />;
}
