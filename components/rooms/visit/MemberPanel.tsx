import { signal } from '@preact/signals';
import type { TurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import type { PanelState } from '../../../sidebar/state/panel-state.ts';
import { roomWords } from '../../../words/spoken-later.ts';
import { AskerContext } from '../../asker-context.ts';
import { Panel } from '../../Panel.tsx';
import { NO_SHORTCUTS } from '../../shortcuts.ts';

const shortcuts = signal(NO_SHORTCUTS);

/** The panel of a member of somebody else's chat: each question has its asker's name. */
export function MemberPanel({
  state,
  copyText,
}: {
  state: PanelState;
  copyText: (text: string, html?: string) => Promise<void>;
}) {
  const own = state.membership?.name;
  const nameAsker = ({ asker }: TurnState) => {
    if (asker === undefined) return roomWords.host;
    return asker === own ? roomWords.you : asker;
  };
  return (
    <AskerContext.Provider value={nameAsker}>
      <Panel state={state} shortcuts={shortcuts} copyText={copyText} />
    </AskerContext.Provider>
  );
}
