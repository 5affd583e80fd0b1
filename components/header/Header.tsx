import { MessageCircleDashed, Settings2, SquarePen } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { askedFor } from '../../words/asked-for.ts';
import { words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { LazyChatMenu } from './LazyChatMenu.tsx';
import { ModelPicker } from './ModelPicker.tsx';

/** What this conversation is about, the model that answers, and the way to a new one; `children` lead to the others. */
export function Header(props: {
  state: Pick<PanelState, 'conversation' | 'composer' | 'models' | 'connection' | 'pairing' | 'tuning' | 'membership'>;
  openSettings: () => void;
  openModels: () => void;
  openPreferences: () => void;
  openKeys: () => void;
  children: ComponentChildren;
}) {
  const { conversation, composer, models, connection, pairing } = props.state;
  const first = conversation.turns.value[0];
  const isTemporary = conversation.temporary.value;
  const isBlank = conversation.isBlank.value;
  const asked = first ? first.question || askedFor(first.task, first.receipts) : '';
  const title = conversation.title.value || asked || (isTemporary ? words.temporaryChat : words.newChat);
  return (
    <header class="header">
      <h1 class="title" dir="auto" title={isBlank ? undefined : title}>
        {title}
      </h1>
      {isTemporary && (
        <span class="temporary-mark" title={words.temporaryTitle}>
          <Icon of={MessageCircleDashed} />
          {/* A title that says the same needs it only where there is no room for the title. */}
          {!isBlank && <span class="temporary-word">{words.temporary}</span>}
          {isBlank && <span class="visually-hidden">{words.temporary}</span>}
        </span>
      )}
      {!props.state.membership && (
        <>
          <ModelPicker
            models={models}
            tuning={props.state.tuning}
            status={connection.status}
            openCompanion={pairing.open}
            openSettings={connection.role.value === 'client' ? props.openSettings : undefined}
            openModels={props.openModels}
            openKeys={props.openKeys}
          />
          <button
            type="button"
            class="icon-button"
            title={words.newChat}
            disabled={isBlank}
            onClick={() => {
              conversation.startNew();
              // This button is disabled now, and what follows is a question.
              composer.focus();
            }}
          >
            <Icon of={SquarePen} />
          </button>
          {props.children}
          <button
            type="button"
            class="icon-button preferences-button"
            title={words.settings}
            aria-haspopup="dialog"
            onClick={() => props.openPreferences()}
          >
            <Icon of={Settings2} />
          </button>
        </>
      )}
      {first && <LazyChatMenu state={props.state} />}
    </header>
  );
}
