import { Check, Ellipsis } from 'lucide';
import { useId } from 'preact/hooks';
import type { ConversationSummary } from '../../protocol/conversation-requests.ts';
import type { ExportFormat } from '../../protocol/transfer-messages.ts';
import { historyWords, transferWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { asRow, CELL } from './grid-roles.ts';
import { keepSpace } from './keep-space.ts';
import { RenameField } from './RenameField.tsx';
import { ExportChoice } from './transfers/ExportChoice.tsx';

/** What can be done with a row from outside of it: keys of the list and buttons of the row end in the same. */
export interface RowActions {
  open(conversation: string, turn?: string): void;
  /** A row was clicked: opens it, or selects it or all up to it, as the keys that were held say. */
  click(event: MouseEvent, conversation: string, turn?: string): void;
  select(conversation: string): void;
  rename(conversation: string, title: string): void;
  pin(conversation: string, pinned: boolean): void;
  archive(conversation: string, archived: boolean): void;
  remove(conversation: string): void;
  /** Opens it, and leads to where it is shared. */
  share(conversation: string): void;
  /** Absent while it can't be done. */
  exportChat?: (conversation: string, title: string, format: ExportFormat) => void;
  /** Which row is in which state; empty: none is. */
  setRenamed(conversation: string): void;
  setUnfolded(conversation: string): void;
}

interface RowProps {
  summary: ConversationSummary;
  /** Its place among all rows, and the room of those before it that are not drawn. */
  position: { index: number; gap: number };
  isShown: boolean;
  isActive: boolean;
  isRenamed: boolean;
  isUnfolded: boolean;
  isSelected: boolean;
  isSelecting: boolean;
  actions: RowActions;
}

/** A conversation in the list; what can be done with it unfolds below. */
export function ConversationRow(props: RowProps) {
  const { summary, actions, isUnfolded, isSelected, position } = props;
  const { conversation, tags = [] } = summary;
  const id = useId();
  const title = summary.title || historyWords.untitled;
  const row = {
    ...asRow(position.index, isSelected),
    'data-key': conversation,
    style: { marginBlockStart: `${position.gap}px` },
  };
  if (props.isRenamed) {
    return (
      <div class="chat-row is-renamed" {...row}>
        <div {...CELL}>
          <RenameField
            title={summary.title}
            done={(newTitle) => {
              if (newTitle !== null) actions.rename(conversation, newTitle);
              actions.setRenamed('');
            }}
          />
        </div>
      </div>
    );
  }
  return (
    <div class={isUnfolded ? 'chat-row is-unfolded' : 'chat-row'} {...row}>
      <div class="chat-cell" {...CELL}>
        <button
          type="button"
          class="chat-open"
          data-row={conversation}
          data-chat={conversation}
          tabIndex={props.isActive ? 0 : -1}
          aria-current={props.isShown ? 'true' : undefined}
          title={title}
          onClick={(event) => actions.click(event, conversation)}
          onKeyUp={keepSpace}
        >
          <span class="chat-title" dir="auto">
            {props.isSelecting && <span class="chat-check">{isSelected && <Icon of={Check} />}</span>}
            {title}
          </span>
          {summary.running && <span class="chat-running">{historyWords.answeringNow}</span>}
          {summary.archived && <span class="chat-mark">{historyWords.archived}</span>}
          {tags.length > 0 && (
            <span class="chat-tags" dir="auto">
              {tags.map((tag) => (
                <span key={tag} class="chat-tag">
                  {tag}
                </span>
              ))}
            </span>
          )}
        </button>
      </div>
      <div class="chat-cell" {...CELL}>
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
        {isUnfolded && <UnfoldedActions id={id} title={title} summary={summary} actions={actions} />}
      </div>
    </div>
  );
}

function UnfoldedActions(props: { id: string; title: string; summary: ConversationSummary; actions: RowActions }) {
  const { actions, title } = props;
  const { conversation, pinned, archived = false } = props.summary;
  return (
    <div class="chat-actions" id={props.id}>
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
      <button type="button" class="text-button" onClick={() => actions.archive(conversation, !archived)}>
        {archived ? historyWords.unarchive : historyWords.archive}
      </button>
      <button type="button" class="text-button" onClick={() => actions.select(conversation)}>
        {historyWords.select}
      </button>
      {actions.exportChat && (
        <ExportChoice
          label={transferWords.exportChat(title)}
          choose={(format) => actions.exportChat?.(conversation, title, format)}
        />
      )}
    </div>
  );
}
