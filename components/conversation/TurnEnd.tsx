import { RotateCcw, TriangleAlert } from 'lucide-preact';
import type { TurnModel } from '../../client/models/turn-model.ts';
import { CopyButton } from '../CopyButton.tsx';
import { describeUsage, words } from '../words.ts';

/** How a turn ended: what it cost, or what went wrong and what to do, and what can be done with it now. */
export function TurnEnd(props: { turn: TurnModel; retry: () => void; copyText: (text: string) => Promise<void> }) {
  const { turn } = props;
  const terminal = turn.terminal.value;
  if (terminal === null) return null;
  const copy = turn.content.value !== '' && <CopyButton text={() => turn.content.peek()} copyText={props.copyText} />;
  if (terminal.type === 'error') {
    return (
      <div class="turn-error">
        <TriangleAlert />
        <div class="turn-error-words">
          <p>{terminal.message}</p>
          {terminal.cure !== '' && <p>{terminal.cure}</p>}
          <div class="notice-actions">
            {turn.canRetry && (
              <button type="button" class="button" onClick={props.retry}>
                {words.retry}
              </button>
            )}
            {copy}
          </div>
        </div>
      </div>
    );
  }
  return (
    <>
      {terminal.type === 'done' && terminal.reason === 'length' && <p class="turn-status">{words.cutForLength}</p>}
      {terminal.type === 'done' && terminal.saved === 'failed' && <p class="turn-status">{words.notSaved}</p>}
      <div class="turn-end">
        {terminal.type === 'cancelled' && <p>{words.stopped}</p>}
        {terminal.type === 'done' && (
          <p class="usage">
            <span class="usage-model">{terminal.model}</span>
            {terminal.usage && <span>{describeUsage(terminal.usage)}</span>}
          </p>
        )}
        <div class="turn-actions">
          {copy}
          {turn.canRetry && (
            <button type="button" class="icon-button" title={words.retry} onClick={props.retry}>
              <RotateCcw />
            </button>
          )}
        </div>
      </div>
    </>
  );
}
