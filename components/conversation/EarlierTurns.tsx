import type { ConversationState } from '../../sidebar/state/conversation/conversation-state.ts';
import { words } from '../../words/spoken.ts';

/** What stands above the first turn that is known, as long as there are earlier ones. */
export function EarlierTurns({ conversation }: { conversation: ConversationState }) {
  const state = conversation.earlier.value;
  if (state === 'none') return null;
  return (
    <button
      type="button"
      class="text-button earlier"
      aria-disabled={state === 'loading'}
      onClick={() => conversation.loadEarlier()}
    >
      {state === 'failed' ? words.earlierFailed : state === 'loading' ? words.loadingEarlier : words.earlierTurns}
    </button>
  );
}
