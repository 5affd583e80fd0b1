import { useComputed } from '@preact/signals';
import type { TurnModel } from '../../sidebar/state/conversation/turn-model.ts';
import { words } from '../words.ts';
import { AnswerText } from './AnswerText.tsx';
import { BranchSwitcher } from './BranchSwitcher.tsx';
import { QuestionBubble } from './QuestionBubble.tsx';
import { Steps } from './Steps.tsx';
import { Thinking } from './Thinking.tsx';
import { TurnEnd } from './TurnEnd.tsx';
import { TurnStatus } from './TurnStatus.tsx';
import type { TurnActions } from './turn-actions.ts';

/** One question and its answer. `branches`: all versions of it, when there are others. */
export function Turn(props: {
  turn: TurnModel;
  branches: readonly TurnModel[] | undefined;
  isLast: boolean;
  isConnected: boolean;
  actions: TurnActions;
}) {
  const { turn, branches, actions } = props;
  const isLive = useComputed(() => turn.terminal.value === null);
  const hasText = useComputed(() => turn.content.value.trim() !== '');
  return (
    <li class="turn" data-turn={turn.id}>
      <QuestionBubble turn={turn} edit={(message, kept) => actions.edit(turn, message, kept)} />
      {branches && <BranchSwitcher turn={turn} branches={branches} show={actions.showBranch} />}
      <div class="answer" aria-busy={isLive.value}>
        <h2 class="visually-hidden">{words.answerFrom(turn.model.value)}</h2>
        <Steps turn={turn} />
        <Thinking turn={turn} />
        {hasText.value && <AnswerText text={turn.content} live={isLive} />}
        {turn.isBeyondThis.value && <p class="turn-status">{words.beyondThis}</p>}
        <TurnStatus turn={turn} isConnected={props.isConnected} />
        <TurnEnd turn={turn} isLast={props.isLast} actions={actions} />
      </div>
    </li>
  );
}
