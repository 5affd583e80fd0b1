import { ChevronLeft, ChevronRight, type IconNode } from 'lucide';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { words } from '../../words/spoken.ts';
import { LazyCompareButton } from '../compare/LazyCompareButton.tsx';
import { focusSoon } from '../focus-soon.ts';
import { Icon } from '../Icon.tsx';

/** Which version of a question and its answer is shown, and the way to the others. */
export function BranchSwitcher(props: {
  turn: TurnState;
  branches: readonly TurnState[];
  show: (turn: TurnState) => void;
}) {
  const { turn, branches } = props;
  const index = branches.indexOf(turn);
  const isOtherRunning = branches.some((other) => other !== turn && other.terminal.value === null);
  /** The version that is shown has buttons of its own, and the focus goes on there. */
  const show = (other: TurnState, label = words.nextVersion) => {
    props.show(other);
    focusSoon(`[data-turn="${other.id}"] .branches [aria-label="${label}"]`);
  };
  const step = (by: number, label: string, icon: IconNode) => {
    const other = branches[index + by];
    return (
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        // Not disabled: the focus would be lost at the first and the last.
        aria-disabled={!other}
        onClick={() => other && show(other, label)}
      >
        <Icon of={icon} points />
      </button>
    );
  };
  return (
    <fieldset class="branches" aria-label={words.versionOf(index + 1, branches.length)}>
      {step(-1, words.previousVersion, ChevronLeft)}
      <span class="branch-count" aria-hidden="true">
        {words.version(index + 1, branches.length)}
      </span>
      {step(1, words.nextVersion, ChevronRight)}
      <LazyCompareButton turn={turn} branches={branches} show={show} />
      {isOtherRunning && <span class="branch-running">{words.otherAnswering}</span>}
    </fieldset>
  );
}
