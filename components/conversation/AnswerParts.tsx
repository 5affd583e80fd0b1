import { useComputed } from '@preact/signals';
import type { TextShown } from '../../sidebar/state/conversation/answer-parts.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { words } from '../../words/spoken.ts';
import { AnswerText } from './AnswerText.tsx';
import { LazySteps } from './LazySteps.tsx';
import { LazyThinking } from './LazyThinking.tsx';

/** An answer's parts, in order. Only the last one may still grow. */
export function AnswerParts({ turn }: { turn: TurnState }) {
  const parts = turn.parts.value;
  const firstUnknown = parts.findIndex(({ type }) => type === 'unknown');
  return parts.map((part, index) => {
    switch (part.type) {
      case 'text':
        return <TextPart key={index} turn={turn} part={part} />;
      case 'thinking':
        return <LazyThinking key={index} part={part} />;
      case 'steps':
        return <LazySteps key={index} turn={turn} part={part} />;
      default:
        return (
          index === firstUnknown && (
            <p key={index} class="turn-status">
              {words.beyondThis}
            </p>
          )
        );
    }
  });
}

function TextPart({ turn, part }: { turn: TurnState; part: TextShown }) {
  const isLive = useComputed(() => turn.terminal.value === null && turn.parts.value.at(-1) === part);
  return <AnswerText text={part.text} live={isLive} parts={turn.parts} />;
}
