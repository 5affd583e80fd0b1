import '../styles/compare.css';
import '../styles/pairing.css';
import { useSignal } from '@preact/signals';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { questionOf } from '../../words/asked-for.ts';
import { compareWords } from '../../words/spoken-later.ts';
import { Drawer } from '../Drawer.tsx';
import { CompareSide } from './CompareSide.tsx';

/**
 * Two versions of an answer: side by side where there is room, else one over the other with a switch. Each is scrolled by
 * itself, and either can be the one that the conversation goes on from.
 */
export function CompareAnswers(props: {
  turn: TurnState;
  branches: readonly TurnState[];
  show: (turn: TurnState) => void;
  close: () => void;
}) {
  const { turn, branches, close } = props;
  const at = branches.indexOf(turn);
  const sides = [useSignal(Math.max(at - 1, 0)), useSignal(Math.max(at, 1))] as const;
  /** The one that is seen where there is room for one. */
  const front = useSignal(1);
  const shown = sides.map((side) => branches[side.value] ?? turn);
  const questions = new Set(shown.map(questionOf));
  const [question = ''] = questions;
  return (
    <Drawer
      class="compare-drawer"
      label={compareWords.title}
      close={close}
      head={<h2 class="compare-title">{compareWords.title}</h2>}
    >
      <div class="compare">
        {questions.size === 1 && (
          <p class="compare-question" dir="auto">
            {question}
          </p>
        )}
        <div class="compare-switch">
          {shown.map((version, side) => (
            <button
              key={side}
              type="button"
              class="text-button"
              aria-pressed={front.value === side}
              onClick={() => {
                front.value = side;
              }}
            >
              {compareWords.version(branches.indexOf(version) + 1, version.model.value)}
            </button>
          ))}
        </div>
        <div class="compare-sides">
          {shown.map((version, side) => (
            <CompareSide
              key={side}
              turn={version}
              versions={branches}
              question={questions.size === 1 ? '' : questionOf(version)}
              isFront={front.value === side}
              choose={(chosen) => {
                const signal = sides[side];
                if (signal) signal.value = chosen;
              }}
              goOn={() => {
                close();
                props.show(version);
              }}
            />
          ))}
        </div>
      </div>
    </Drawer>
  );
}
