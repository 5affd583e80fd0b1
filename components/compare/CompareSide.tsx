import { useId } from 'preact/hooks';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { describeUsage } from '../../words/describe-usage.ts';
import { compareWords } from '../../words/spoken-later.ts';
import { AnswerParts } from '../conversation/AnswerParts.tsx';
import { TurnStatus } from '../conversation/TurnStatus.tsx';

/** One of two answers that are compared: which it is, what it says, and the way on from it. */
export function CompareSide(props: {
  turn: TurnState;
  versions: readonly TurnState[];
  /** Where that of the other side is another one; else empty. */
  question: string;
  isFront: boolean;
  /** @param index of another version */
  choose: (index: number) => void;
  goOn: () => void;
}) {
  const { turn, versions, question } = props;
  const id = useId();
  const terminal = turn.terminal.value;
  const usage = terminal?.type === 'done' ? terminal.usage : null;
  const name = (version: TurnState) => compareWords.version(versions.indexOf(version) + 1, version.model.value);
  return (
    <section class={props.isFront ? 'compare-side is-front' : 'compare-side'} aria-labelledby={id}>
      <h3 class={versions.length > 2 ? 'visually-hidden' : 'compare-version'} id={id}>
        {name(turn)}
      </h3>
      {versions.length > 2 && (
        <select
          class="field-input"
          aria-label={compareWords.shown}
          value={versions.indexOf(turn)}
          onChange={(event) => props.choose(Number(event.currentTarget.value))}
        >
          {versions.map((version, index) => (
            <option key={version.id} value={index}>
              {name(version)}
            </option>
          ))}
        </select>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      <div class="compare-text" role="group" aria-labelledby={id} tabIndex={0}>
        {question !== '' && (
          <p class="compare-question" dir="auto">
            {question}
          </p>
        )}
        <AnswerParts key={turn.id} turn={turn} />
        <TurnStatus turn={turn} isConnected />
      </div>
      <div class="compare-foot">
        <span class="compare-usage">{usage && describeUsage(usage)}</span>
        <button type="button" class="button" onClick={props.goOn}>
          {compareWords.goOn}
        </button>
      </div>
    </section>
  );
}
