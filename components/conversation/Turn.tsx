import { useComputed } from '@preact/signals';
import type { TurnModel } from '../../client/models/turn-model.ts';
import { words } from '../words.ts';
import { AnswerText } from './AnswerText.tsx';
import { QuestionBubble } from './QuestionBubble.tsx';
import { Steps } from './Steps.tsx';
import { Thinking } from './Thinking.tsx';
import { TurnEnd } from './TurnEnd.tsx';
import { TurnStatus } from './TurnStatus.tsx';

/** One question and its answer. */
export function Turn(props: {
  turn: TurnModel;
  isConnected: boolean;
  retry: (turn: TurnModel) => void;
  copyText: (text: string) => Promise<void>;
}) {
  const { turn } = props;
  const isLive = useComputed(() => turn.terminal.value === null);
  const hasText = useComputed(() => turn.content.value !== '');
  return (
    <li class="turn">
      <QuestionBubble turn={turn} />
      <div class="answer" aria-busy={isLive.value}>
        <h2 class="visually-hidden">{words.answerFrom(turn.model.value)}</h2>
        <Steps turn={turn} />
        <Thinking turn={turn} />
        {hasText.value && <AnswerText text={turn.content} live={isLive} />}
        <TurnStatus turn={turn} isConnected={props.isConnected} />
        <TurnEnd turn={turn} retry={() => props.retry(turn)} copyText={props.copyText} />
      </div>
    </li>
  );
}
