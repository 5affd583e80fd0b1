import { MessageCircleDashed } from 'lucide';
import type { ConversationState } from '../sidebar/state/conversation/conversation-state.ts';
import { words } from '../words/spoken.ts';
import { Icon } from './Icon.tsx';

/** Whether the chat that is about to begin will be kept. */
export function TemporarySwitch({ conversation }: { conversation: ConversationState }) {
  const isOn = conversation.temporary.value;
  return (
    <button
      type="button"
      class={isOn ? 'start is-on' : 'start'}
      role="switch"
      aria-checked={isOn}
      onClick={() => conversation.setTemporary(!isOn)}
    >
      <Icon of={MessageCircleDashed} />
      <span class="start-words">
        <span class="start-title">{words.temporaryChat}</span>
        <span class="start-hint">{isOn ? words.temporaryOn : words.temporaryHint}</span>
      </span>
      <span class="switch" aria-hidden="true" />
    </button>
  );
}
