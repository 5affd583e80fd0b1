import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import { describeDone } from '../../words/describe-done.ts';
import { historyWords } from '../../words/spoken-later.ts';

/** What was done with chats last, and the way to undo it; it stays while the pointer or the focus is on it. */
export function UndoToast({ history }: { history: HistoryState }) {
  const done = history.done.value;
  if (!done) return null;
  return (
    <div
      class="toast"
      onPointerEnter={() => history.holdUndo(true)}
      onPointerLeave={() => history.holdUndo(false)}
      onFocusIn={() => history.holdUndo(true)}
      onFocusOut={() => history.holdUndo(false)}
    >
      <p class="toast-text">{describeDone(done)}</p>
      <button type="button" class="text-button" onClick={() => history.undo()}>
        {historyWords.undo}
      </button>
    </div>
  );
}
