import { useSignal } from '@preact/signals';
import { ReceiptText, TriangleAlert, Unplug } from 'lucide';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { receiptWords, words } from '../../words/spoken.ts';
import { ReadAloudButton } from '../aloud/ReadAloudButton.tsx';
import { CopyAnswer } from '../copy/CopyAnswer.tsx';
import { Icon } from '../Icon.tsx';
import { errorWords } from '../problem-words.ts';
import { describeStopper } from '../rooms/describe-stopper.ts';
import { AnswerAgain } from './AnswerAgain.tsx';
import { describeEnd } from './describe-end.ts';
import { LazySentReceipt } from './LazySentReceipt.tsx';
import { canGoOn, type TurnActions } from './turn-actions.ts';

/** How a turn ended: what it cost, or what went wrong and what to do, and what can be done with it now. */
export function TurnEnd(props: { turn: TurnState; isLast: boolean; actions: TurnActions }) {
  const { turn, actions } = props;
  const isReceiptOpen = useSignal(false);
  const terminal = turn.terminal.value;
  const hasText = turn.hasText.value;
  const readAloud = hasText && <ReadAloudButton turn={turn.id} aloud={actions.aloud} />;
  if (terminal === null) {
    return (
      readAloud && (
        <div class="turn-end">
          <div class="turn-actions">{readAloud}</div>
        </div>
      )
    );
  }
  const copy = hasText && <CopyAnswer markdown={() => turn.content.peek()} />;
  const goOn = actions.isOwn && props.isLast && canGoOn(turn) && (
    <button type="button" class="button" onClick={() => actions.resume(turn)}>
      {words.goOn}
    </button>
  );
  const sent = actions.isOwn && (
    <button
      type="button"
      class="icon-button"
      title={receiptWords.whatWasSent}
      aria-expanded={isReceiptOpen.value}
      onClick={() => {
        isReceiptOpen.value = !isReceiptOpen.value;
      }}
    >
      <Icon of={ReceiptText} />
    </button>
  );
  const receipt = isReceiptOpen.value && <LazySentReceipt turn={turn} actions={actions} />;
  if (terminal.type === 'error') {
    const { message, cure } = errorWords(terminal);
    const isInterrupted = terminal.code === 'interrupted';
    return (
      <div class={isInterrupted ? 'turn-error is-interrupted' : 'turn-error'}>
        {isInterrupted ? <Icon of={Unplug} /> : <Icon of={TriangleAlert} />}
        <div class="turn-error-words">
          {isInterrupted && <p class="turn-error-title">{words.interrupted}</p>}
          <p>{message}</p>
          {cure !== '' && <p>{cure}</p>}
          <div class="notice-actions">
            {goOn}
            {actions.isOwn && terminal.code === 'forbidden' && (
              <button type="button" class="button" onClick={() => actions.pair()}>
                {words.pairBrowser}
              </button>
            )}
            {actions.isOwn && (
              <div class="turn-error-row">
                <AnswerAgain turn={turn} actions={actions} label={words.retry} isWord hasIcon={false} />
              </div>
            )}
            <div class="turn-error-row">
              {copy}
              {readAloud}
              {/* What was refused before a model was found went to none. */}
              {turn.model.value !== '' && sent}
            </div>
          </div>
          {receipt}
        </div>
      </div>
    );
  }
  const again = terminal.type === 'done' ? words.regenerate : words.retry;
  const isFromCache = turn.parts.value.some(
    (part) => part.type === 'steps' && part.steps.value[0]?.code === 'from_cache',
  );
  return (
    <>
      {terminal.type === 'done' && <EndWords turn={turn} isOwn={actions.isOwn} />}
      <div class="turn-end">
        {terminal.type === 'cancelled' && <EndWords turn={turn} isOwn={actions.isOwn} />}
        {terminal.type === 'done' && (
          <p class="usage">
            <span class="usage-model">{terminal.model}</span>
          </p>
        )}
        {goOn}
        <div class="turn-actions">
          {copy}
          {readAloud}
          {actions.isOwn && (
            <>
              {sent}
              <AnswerAgain
                turn={turn}
                actions={actions}
                label={isFromCache ? words.refresh : again}
                isWord={isFromCache}
              />
            </>
          )}
        </div>
      </div>
      {receipt}
    </>
  );
}

function EndWords({ turn, isOwn }: { turn: TurnState; isOwn: boolean }) {
  const stopper = describeStopper(turn.terminal.value, isOwn);
  return (stopper === '' ? describeEnd(turn) : [stopper]).map((text) => (
    <p key={text} class="turn-status">
      {text}
    </p>
  ));
}
