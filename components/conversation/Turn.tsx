import { useComputed } from '@preact/signals';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { words } from '../../words/spoken.ts';
import { AnswerParts } from './AnswerParts.tsx';
import { LazyBranchSwitcher } from './LazyBranchSwitcher.tsx';
import { LazyContents } from './LazyContents.tsx';
import { LazyTurnEnd } from './LazyTurnEnd.tsx';
import { QuestionBubble } from './QuestionBubble.tsx';
import { TurnStatus } from './TurnStatus.tsx';
import type { TurnActions } from './turn-actions.ts';

/** One question and its answer. `branches`: all versions of it, when there are others. */
export function Turn(props: {
  turn: TurnState;
  branches: readonly TurnState[] | undefined;
  isLast: boolean;
  isConnected: boolean;
  actions: TurnActions;
}) {
  const { turn, branches, actions } = props;
  const isLive = useComputed(() => turn.terminal.value === null);
  return (
    <li class="turn" data-turn={turn.id}>
      <QuestionBubble
        turn={turn}
        toEdit={actions.toEdit}
        leaveEdit={actions.leaveEdit}
        edit={actions.isOwn ? (message, kept) => actions.edit(turn, message, kept) : undefined}
      />
      {branches && <LazyBranchSwitcher turn={turn} branches={branches} show={actions.showBranch} />}
      <div class="answer" aria-busy={isLive.value}>
        <h2 class="visually-hidden">{words.answerFrom(turn.model.value)}</h2>
        <LazyContents turn={turn} />
        <AnswerParts turn={turn} />
        <TurnStatus turn={turn} isConnected={props.isConnected} />
        <LazyTurnEnd turn={turn} isLast={props.isLast} actions={actions} />
      </div>
    </li>
  );
}
