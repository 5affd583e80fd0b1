import { Ellipsis } from 'lucide';
import { useId } from 'preact/hooks';
import type { ConversationSummary } from '../../protocol/conversation-requests.ts';
import type { ExportFormat } from '../../protocol/transfer-messages.ts';
import { historyWords, transferWords } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { RenameField } from './RenameField.tsx';
import { ExportChoice } from './transfers/ExportChoice.tsx';

/** What can be done with a row from outside of it: keys of the list and buttons of the row end in the same. */
export interface RowActions {
  open(conversation: string, turn?: string): void;
  rename(conversation: string, title: string): void;
  pin(conversation: string, pinned: boolean): void;
  remove(conversation: string): void;
  /** Opens it, and leads to where it is shared. */
  share(conversation: string): void;
  /** Absent while it can't be done. */
  exportChat?: (conversation: string, title: string, format: ExportFormat) => void;
  /** Which row is in which state; empty: none is. */
  setRenamed(conversation: string): void;
  setUnfolded(conversation: string): void;
}

/** A conversation in the list; what can be done with it unfolds below. */
export function ConversationRow(props: {
  summary: ConversationSummary;
  isShown: boolean;
  isActive: boolean;
  isRenamed: boolean;
  isUnfolded: boolean;
  actions: RowActions;
}) {
  const { summary, actions, isUnfolded } = props;
  const { conversation, pinned } = summary;
  const id = useId();
  const title = summary.title || historyWords.untitled;
  if (props.isRenamed) {
    return (
      <li class="chat-row is-renamed">
        <RenameField
          title={summary.title}
          done={(newTitle) => {
            if (newTitle !== null) actions.rename(conversation, newTitle);
            actions.setRenamed('');
          }}
        />
      </li>
    );
  }
  return (
    <li class={isUnfolded ? 'chat-row is-unfolded' : 'chat-row'}>
      <button
        type="button"
        class="chat-open"
        data-row={conversation}
        tabIndex={props.isActive ? 0 : -1}
        aria-current={props.isShown ? 'true' : undefined}
        title={title}
        onClick={() => actions.open(conversation)}
      >
        <span class="chat-title" dir="auto">
          {title}
        </span>
        {summary.running && <span class="chat-running">{historyWords.answeringNow}</span>}
      </button>
      <button
        type="button"
        class="icon-button chat-more"
        tabIndex={props.isActive ? 0 : -1}
        aria-label={historyWords.chatActions(title)}
        aria-expanded={isUnfolded}
        aria-controls={isUnfolded ? id : undefined}
        onClick={() => actions.setUnfolded(isUnfolded ? '' : conversation)}
      >
        <Icon of={Ellipsis} />
      </button>
      {isUnfolded && (
        <div class="chat-actions" id={id}>
          <button type="button" class="text-button" title="F2" onClick={() => actions.setRenamed(conversation)}>
            {historyWords.rename}
          </button>
          <button type="button" class="text-button" onClick={() => actions.pin(conversation, !pinned)}>
            {pinned ? historyWords.unpin : historyWords.pin}
          </button>
          <button type="button" class="text-button" title="Delete" onClick={() => actions.remove(conversation)}>
            {historyWords.delete}
          </button>
          <button type="button" class="text-button" onClick={() => actions.share(conversation)}>
            {historyWords.share}
          </button>
          {actions.exportChat && (
            <ExportChoice
              label={transferWords.exportChat(title)}
              choose={(format) => actions.exportChat?.(conversation, title, format)}
            />
          )}
        </div>
      )}
    </li>
  );
}
