import { useComputed } from '@preact/signals';
import { PanelRight, Square, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { CardState } from '../../sidebar/card/card-state.ts';
import { describeStep } from '../../words/describe-step.ts';
import { words } from '../../words/spoken.ts';
import { CopyButton } from '../CopyButton.tsx';
import { describeEnd, describePhase } from '../conversation/describe-turn.ts';
import { stepsUnderWay } from '../conversation/steps-under-way.ts';
import { CopyContext } from '../copy-context.ts';
import { Icon } from '../Icon.tsx';
import { noExtras } from '../markdown/extras/extras.ts';
import { MarkdownText } from '../markdown/MarkdownText.tsx';

export interface CardActions {
  stop(): void;
  continueInPanel(): void;
  close(): void;
  copyText(text: string): Promise<void>;
}

/**
 * The in-page card. The page around it may be hostile: the card takes no typing, and nothing in it obeys a click that a
 * script made up, since a page can dispatch any event it likes.
 */
export function Card({ state, actions }: { state: CardState; actions: CardActions }) {
  const { turn } = state;
  const isLive = useComputed(() => turn.terminal.value === null);
  const hasText = useComputed(() => turn.content.value !== '').value;
  return (
    <CopyContext.Provider value={actions.copyText}>
      <div class="card" role="dialog" aria-label="Aside" tabIndex={-1} onClickCapture={holdBack}>
        <div class="card-body" dir="auto" aria-busy={isLive.value}>
          {hasText && <MarkdownText text={turn.content} live={isLive} extras={noExtras} />}
          <Status state={state} />
        </div>
        <div class="card-bar">
          <span class="card-name">Aside</span>
          {isLive.value && (
            <Action label={words.stop} run={actions.stop}>
              <Icon of={Square} />
            </Action>
          )}
          {hasText && <CopyButton class="card-action" text={() => turn.content.peek()} />}
          <Action label={words.continueInPanel} run={actions.continueInPanel}>
            <Icon of={PanelRight} />
          </Action>
          <Action label={words.close} run={actions.close}>
            <Icon of={X} />
          </Action>
        </div>
      </div>
    </CopyContext.Provider>
  );
}

function holdBack(event: Event): void {
  if (!event.isTrusted) event.stopImmediatePropagation();
}

function Action(props: { label: string; run: () => void; children: ComponentChildren }) {
  const { label, run, children } = props;
  return (
    <button type="button" class="card-action" aria-label={label} title={label} onClick={run}>
      {children}
    </button>
  );
}

/** What goes on besides the answer's own text; the screen reader is told each change. */
function Status({ state }: { state: CardState }) {
  return (
    <div class="card-status" role="status" data-failed={state.failure.value !== null || undefined}>
      {describe(state)
        .filter(isSaid)
        .map((text) => (
          <p key={text}>{text}</p>
        ))}
    </div>
  );
}

const isSaid = (text: string) => text !== '';

/** Between the parts of long work it is said how far that is. */
function describe(state: CardState): readonly string[] {
  const { turn } = state;
  const problem = state.problem.value;
  const failure = state.failure.value;
  const terminal = turn.terminal.value;
  if (problem) {
    const { title, message, cure, command } = problem;
    // A sentence may name its command itself.
    return [title, cure === '' ? message : cure, cure.includes(command) ? '' : command];
  }
  if (failure) return typeof failure === 'string' ? words.lost[failure] : [failure.message, failure.cure];
  if (terminal) return [...describeEnd(turn), terminal.type === 'done' ? terminal.model : ''];
  const step = stepsUnderWay(turn)?.steps.value.at(-1);
  if (step) return [describeStep(step)];
  return [turn.phase.value === 'thinking' ? words.thinking : describePhase(turn, true)];
}
