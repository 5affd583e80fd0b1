import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import { historyWords } from '../../words/spoken.ts';

/** What was deleted last, and the way to bring it back; it stays while the pointer or the focus is on it. */
export function UndoToast({ history }: { history: HistoryState }) {
  const deleted = history.deleted.value;
  if (!deleted) return null;
  return (
    <div
      class="toast"
      onPointerEnter={() => history.holdUndo(true)}
      onPointerLeave={() => history.holdUndo(false)}
      onFocusIn={() => history.holdUndo(true)}
      onFocusOut={() => history.holdUndo(false)}
    >
      <p class="toast-text">{historyWords.deleted(deleted.title || historyWords.untitled)}</p>
      <button type="button" class="text-button" onClick={() => history.undo()}>
        {historyWords.undo}
      </button>
    </div>
  );
}
