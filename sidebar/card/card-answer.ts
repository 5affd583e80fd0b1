import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { answerText, type StepPart } from '../../protocol/parts.ts';
import type { TurnEvent } from '../../protocol/turn-events.ts';
import type { Problem } from '../state/problem.ts';
import type { ToldError } from './card-messages.ts';
import type { CardObserver } from './card-session.ts';

/** Where the answer stands. */
export type CardPhase =
  | { kind: 'sending' }
  | { kind: 'queued'; position: number }
  | { kind: 'loading'; model: string }
  | { kind: 'thinking' }
  | { kind: 'answering' }
  | { kind: 'done'; model: string; isCut: boolean; isRepeated?: boolean; empty?: string | undefined }
  | { kind: 'stopped' }
  | { kind: 'failed'; told: ToldError }
  | { kind: 'lost'; why: 'gone' | 'updated' };

/** A step, for the card to put in words. */
export type SaidStep = Pick<StepPart, 'code' | 'params'>;

/** One answer as the in-page card shows it. */
export interface CardAnswer {
  readonly phase: ReadonlySignal<CardPhase>;
  /** The stage of longer work that is under way; empty or absent when there is none. */
  readonly step?: ReadonlySignal<SaidStep | null>;
  /** Markdown. */
  readonly content: ReadonlySignal<string>;
  /** Whether `content` may still grow. */
  readonly live: ReadonlySignal<boolean>;
  /** Why nothing comes for now; null while there is a connection, and once the answer has ended. */
  readonly problem: ReadonlySignal<Problem | null>;
}

/** The answer, and the observer that fills it. */
export function createCardAnswer(onContinued: () => void): CardAnswer & { observer: CardObserver } {
  const phase = signal<CardPhase>({ kind: 'sending' });
  const content = signal('');
  const live = signal(true);
  const step = signal<SaidStep | null>(null);
  const problem = signal<Problem | null>(null);

  function end(last: CardPhase): void {
    batch(() => {
      phase.value = last;
      live.value = false;
      problem.value = null;
    });
  }

  function event(event: TurnEvent): void {
    switch (event.type) {
      case 'queued':
        phase.value = { kind: 'queued', position: event.position };
        break;
      case 'loading':
        phase.value = { kind: 'loading', model: event.model };
        break;
      case 'thinking':
        phase.value = { kind: 'thinking' };
        break;
      case 'token':
        batch(() => {
          content.value += event.content;
          if (phase.peek().kind !== 'answering') phase.value = { kind: 'answering' };
        });
        break;
      case 'done':
        end({
          kind: 'done',
          model: event.model,
          isCut: event.reason === 'length',
          ...(event.reason === 'repetition' && { isRepeated: true }),
          empty: event.empty,
        });
        break;
      case 'cancelled':
        end({ kind: 'stopped' });
        break;
      case 'step':
        step.value = event;
        break;
    }
  }

  return {
    phase,
    step,
    content,
    live,
    problem,
    observer: {
      event,
      snapshot(snapshot) {
        batch(() => {
          content.value = answerText(snapshot.parts);
          if (content.peek() !== '') phase.value = { kind: 'answering' };
          else if (phase.peek().kind === 'answering') phase.value = { kind: 'thinking' };
        });
      },
      failed: (told) => end({ kind: 'failed', told }),
      lost: (why) => end({ kind: 'lost', why }),
      problem(now) {
        if (live.peek()) problem.value = now;
      },
      continued: onContinued,
    },
  };
}
