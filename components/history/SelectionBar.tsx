import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { foldTag } from '../../protocol/chat-filter.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { ExportFormat } from '../../protocol/transfer-messages.ts';
import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import type { Selection } from '../../sidebar/state/history/selection.ts';
import { historyWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { pressedKey } from '../pressed-key.ts';
import { ExportChoice } from './transfers/ExportChoice.tsx';

/** How many chats are selected, and what can be done with all of them. */
export function SelectionBar(props: {
  history: HistoryState;
  selection: Selection;
  selectAll: () => void;
  clear: () => void;
  /** Does it with all of them, which may be gone from the list then. */
  arrange: (what: 'archive' | 'unarchive' | 'delete') => void;
  /** Absent while it can't be done. */
  exportChats?: ((format: ExportFormat) => void) | undefined;
}) {
  const { history, selection, arrange } = props;
  const open = useSignal<'tags' | 'export' | null>(null);
  const id = useId();
  const chats = [...selection.chats.value];
  const known = chats.flatMap((chat) => history.find(chat) ?? []);
  const isArchived = known.length > 0 && known.every(({ archived }) => archived);
  const toggle = (what: 'tags' | 'export') => {
    open.value = open.peek() === what ? null : what;
  };
  return (
    <fieldset
      class="selection"
      aria-label={historyWords.selection}
      onKeyDown={(event) => {
        if (pressedKey(event) !== 'Escape' || open.peek() === null) return;
        // What is open is closed first; the next one ends the selection.
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.querySelector<HTMLElement>('[aria-expanded=true]')?.focus();
        open.value = null;
      }}
    >
      <div class="selection-head">
        <p>{historyWords.selected(chats.length)}</p>
        <button type="button" class="text-button" onClick={props.selectAll}>
          {historyWords.selectAll}
        </button>
        <button type="button" class="icon-button" title={historyWords.clearSelection} onClick={props.clear}>
          <Icon of={X} />
        </button>
      </div>
      {open.value === 'tags' && (
        <div id={id}>
          <TagEditor history={history} chats={chats} />
        </div>
      )}
      {open.value === 'export' && props.exportChats && (
        <div id={id}>
          <ExportChoice label={historyWords.exportSelected} choose={props.exportChats} />
        </div>
      )}
      <div class="selection-actions">
        <button
          type="button"
          class="text-button"
          aria-expanded={open.value === 'tags'}
          aria-controls={open.value === 'tags' ? id : undefined}
          onClick={() => toggle('tags')}
        >
          {historyWords.tags}
        </button>
        <button type="button" class="text-button" onClick={() => arrange(isArchived ? 'unarchive' : 'archive')}>
          {isArchived ? historyWords.unarchive : historyWords.archive}
        </button>
        {props.exportChats && (
          <button
            type="button"
            class="text-button"
            aria-expanded={open.value === 'export'}
            aria-controls={open.value === 'export' ? id : undefined}
            onClick={() => toggle('export')}
          >
            {historyWords.exportChosen}
          </button>
        )}
        <button type="button" class="text-button" onClick={() => arrange('delete')}>
          {historyWords.delete}
        </button>
      </div>
    </fieldset>
  );
}

/** The tags of the selected chats, and a field for another one. */
function TagEditor({ history, chats }: { history: HistoryState; chats: readonly string[] }) {
  const field = useRef<HTMLInputElement>(null);
  const text = useSignal('');
  const id = useId();
  useLayoutEffect(() => {
    field.current?.focus();
    history.loadNames();
  }, [history]);
  const own = new Map(
    chats.flatMap((chat) => history.find(chat)?.tags ?? []).map((tag): [string, string] => [foldTag(tag), tag]),
  );
  const add = () => {
    const tag = text.peek().trim();
    if (tag !== '') history.arrange('tag', chats, tag);
    text.value = '';
    field.current?.focus();
  };
  return (
    <div class="tag-editor">
      {[...own.values()].map((tag) => (
        <button
          key={tag}
          type="button"
          class="filter-chip"
          aria-label={historyWords.removeTag(tag)}
          onClick={() => {
            history.arrange('untag', chats, tag);
            field.current?.focus();
          }}
        >
          <span dir="auto">{tag}</span>
          <Icon of={X} />
        </button>
      ))}
      <input
        ref={field}
        class="tag-field"
        dir="auto"
        list={id}
        aria-label={historyWords.newTag}
        placeholder={historyWords.newTag}
        maxLength={LIMITS.tagChars}
        autocomplete="off"
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (pressedKey(event) !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <datalist id={id}>
        {(history.names.value?.tags ?? []).map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button type="button" class="text-button" onClick={add}>
        {historyWords.addTag}
      </button>
    </div>
  );
}
