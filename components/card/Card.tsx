import { useComputed } from '@preact/signals';
import { ArrowUp, PanelRight, Square, TextCursorInput, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CardConversation } from '../../sidebar/card/card-conversation.ts';
import type { CardState } from '../../sidebar/card/card-state.ts';
import { describeStep } from '../../words/describe-step.ts';
import { words } from '../../words/spoken.ts';
import { CopyButton } from '../CopyButton.tsx';
import { QuestionField } from '../composer/QuestionField.tsx';
import { describeEnd } from '../conversation/describe-end.ts';
import { describePhase } from '../conversation/describe-turn.ts';
import { stepsUnderWay } from '../conversation/steps-under-way.ts';
import { CopyContext } from '../copy-context.ts';
import { Icon } from '../Icon.tsx';
import { Cited } from '../markdown/citations/Cited.tsx';
import type { Citing } from '../markdown/citations/lazy-citing.ts';
import { noExtras } from '../markdown/extras/extras.ts';
import { MarkdownText } from '../markdown/MarkdownText.tsx';
import { errorWords, problemWords } from '../problem-words.ts';
import { ShowPassageContext } from '../show-passage-context.ts';
import { describeLimits } from './describe-limits.ts';
import { useUncovered } from './use-uncovered.ts';

export interface CardActions {
  close(): void;
  copyText(text: string): Promise<void>;
  /** Puts an answer into the field that the selection came from; null where it came from none. */
  insert: ((text: string) => void) | null;
  /** Loaded once an answer has passages. */
  citing: Citing;
}

/** The in-page card, in a frame of its own: answers, what can be done with them, and a field for the next question. */
export function Card({ conversation, actions }: { conversation: CardConversation; actions: CardActions }) {
  const turns = conversation.turns.value;
  const last = turns.at(-1)?.turn;
  const isLive = last?.terminal.value === null;
  const hasText = last?.hasText.value === true;
  const answer = () => last?.content.peek() ?? '';
  const { insert } = actions;
  const bar = useRef<HTMLDivElement>(null);
  // The one that hands something to the page.
  const isUncovered = useUncovered(bar);
  return (
    <CopyContext.Provider value={actions.copyText}>
      <ShowPassageContext.Provider value={conversation.showPassage}>
        <div class="card" role="dialog" aria-label="Aside" tabIndex={-1}>
          <div class="card-body" aria-busy={isLive}>
            <div class="card-turns">
              {turns.map((state, index) => (
                <Turn key={state.turn.id} state={state} citing={actions.citing} isLast={index === turns.length - 1} />
              ))}
            </div>
          </div>
          {conversation.canAsk.value && <FollowUp conversation={conversation} isFirst={turns.length === 1} />}
          <div class="card-bar" ref={bar}>
            <span class="card-name">Aside</span>
            {isLive && (
              <Action label={words.stop} run={conversation.stop}>
                <Icon of={Square} />
              </Action>
            )}
            {insert && hasText && !isLive && (
              <Action label={words.insertAnswer} run={() => insert(answer())} isDisabled={!isUncovered}>
                <Icon of={TextCursorInput} />
              </Action>
            )}
            {hasText && <CopyButton class="card-action" text={answer} />}
            <Action label={words.continueInPanel} run={conversation.continueInPanel}>
              <Icon of={PanelRight} points />
            </Action>
            <Action label={words.close} run={actions.close}>
              <Icon of={X} />
            </Action>
          </div>
        </div>
      </ShowPassageContext.Provider>
    </CopyContext.Provider>
  );
}

function Turn({ state, citing, isLast }: { state: CardState; citing: Citing; isLast: boolean }) {
  const { turn } = state;
  const isLive = useComputed(() => turn.terminal.value === null);
  const box = useRef<HTMLDivElement>(null);
  // What was just asked is what is looked at.
  useLayoutEffect(() => {
    if (turn.question !== '') box.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div class="card-turn" dir="auto" ref={box}>
      {turn.question !== '' && (
        <p class="card-question" dir="auto">
          {turn.question}
        </p>
      )}
      {turn.hasText.value && (
        <>
          {describeLimits(turn.parts.value).map((text) => (
            <p key={text} class="card-limit">
              {text}
            </p>
          ))}
          <Cited parts={turn.parts} live={isLive} citing={citing}>
            <MarkdownText text={turn.content} live={isLive} extras={noExtras} />
          </Cited>
        </>
      )}
      {isLast && <Status state={state} />}
    </div>
  );
}

/** Takes the keyboard once a second question can follow one that was typed here. */
function FollowUp({ conversation, isFirst }: { conversation: CardConversation; isFirst: boolean }) {
  const { draft, ask } = conversation;
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (!isFirst) field.current?.focus();
  }, []);
  return (
    <form
      class="card-composer"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <QuestionField
        field={field}
        text={draft}
        label={words.composerLabel}
        placeholder={words.followUpPlaceholder}
        describedBy={undefined}
        send={ask}
      />
      <button
        type="submit"
        class="card-action"
        aria-label={words.send}
        title={words.send}
        disabled={draft.value.trim() === ''}
      >
        <Icon of={ArrowUp} />
      </button>
    </form>
  );
}

function Action(props: { label: string; run: () => void; children: ComponentChildren; isDisabled?: boolean }) {
  const { label, run, children, isDisabled = false } = props;
  return (
    <button type="button" class="card-action" aria-label={label} title={label} onClick={run} disabled={isDisabled}>
      {children}
    </button>
  );
}

/** What goes on besides the answer's own text; the screen reader is told each change. */
function Status({ state }: { state: CardState }) {
  return (
    <div class="card-status" role="status" data-failed={state.failure.value !== null || undefined}>
      {describe(state)
        .filter(Boolean)
        .map((text) => (
          <p key={text}>{text}</p>
        ))}
    </div>
  );
}

/** Between the parts of long work it is said how far that is. */
function describe(state: CardState): readonly string[] {
  const { turn } = state;
  const problem = state.problem.value;
  const failure = state.failure.value;
  const terminal = turn.terminal.value;
  if (problem) {
    const { title, message, cure, command } = problemWords(problem);
    // A sentence may name its command itself.
    return [title, cure === '' ? message : cure, cure.includes(command) ? '' : command];
  }
  if (typeof failure === 'string') return words.lost[failure];
  if (failure) {
    const { message, cure } = errorWords(failure);
    return [message, cure];
  }
  if (terminal) return [...describeEnd(turn), terminal.type === 'done' ? terminal.model : ''];
  const step = stepsUnderWay(turn)?.steps.value.at(-1);
  if (step) return [describeStep(step)];
  return [turn.phase.value === 'thinking' ? words.thinking : describePhase(turn, true)];
}
