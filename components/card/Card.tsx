import { PanelRight, Square, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { CardAnswer, CardPhase } from '../../sidebar/card/card-answer.ts';
import { describeEmptyAnswer } from '../../words/describe-empty-answer.ts';
import { describeStep } from '../../words/describe-step.ts';
import { CopyButton } from '../CopyButton.tsx';
import { CopyContext } from '../copy-context.ts';
import { noExtras } from '../markdown/extras/extras.ts';
import { MarkdownText } from '../markdown/MarkdownText.tsx';
import { words } from '../words.ts';

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
export function Card({ answer, actions }: { answer: CardAnswer; actions: CardActions }) {
  const isLive = answer.live.value;
  const hasText = answer.content.value !== '';
  return (
    <CopyContext.Provider value={actions.copyText}>
      <div class="card" role="dialog" aria-label="Aside" tabIndex={-1} onClickCapture={holdBack}>
        <div class="card-body" dir="auto" aria-busy={isLive}>
          {hasText && <MarkdownText text={answer.content} live={answer.live} extras={noExtras} />}
          <Status answer={answer} />
        </div>
        <div class="card-bar">
          <span class="card-name">Aside</span>
          {isLive && (
            <Action label={words.stop} run={actions.stop}>
              <Square />
            </Action>
          )}
          {hasText && <CopyButton class="card-action" text={() => answer.content.peek()} />}
          <Action label="Continue in panel" run={actions.continueInPanel}>
            <PanelRight />
          </Action>
          <Action label={words.close} run={actions.close}>
            <X />
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
function Status({ answer }: { answer: CardAnswer }) {
  const phase = answer.phase.value;
  const problem = answer.problem.value;
  return (
    <div class="card-status" role="status" data-failed={phase.kind === 'failed' || undefined}>
      {problem ? (
        <>
          <p>{problem.title}</p>
          <p>{problem.cure === '' ? problem.message : problem.cure}</p>
        </>
      ) : (
        describe(phase, answer.step?.value ? describeStep(answer.step.value) : '').map((text) => (
          <p key={text}>{text}</p>
        ))
      )}
    </div>
  );
}

/** Between the parts of long work it is said how far that is. */
function describe(phase: CardPhase, step: string): string[] {
  switch (phase.kind) {
    case 'sending':
      return [words.sending];
    case 'queued':
      return [phase.position > 1 ? words.waiting(phase.position) : words.waitingNext];
    case 'loading':
      return [step === '' ? words.loadingModel(phase.model) : step];
    case 'thinking':
      return [step === '' ? words.thinking : step];
    case 'answering':
      return [];
    case 'done':
      if (phase.empty !== undefined) return [describeEmptyAnswer(phase.empty), phase.model];
      if (phase.isRepeated) return [words.repeated, phase.model];
      return phase.isCut ? [words.cutForLength, phase.model] : [phase.model];
    case 'stopped':
      return [words.stopped];
    case 'failed':
      return [phase.told.message, phase.told.cure].filter((text) => text !== '');
    case 'lost':
      return [...words.lost[phase.why]];
  }
}
