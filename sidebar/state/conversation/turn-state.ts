import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Open } from '../../../protocol/open-enum.ts';
import type { AnswerPart } from '../../../protocol/parts.ts';
import type { AnySource } from '../../../protocol/question-parts.ts';
import type { SummaryStyle } from '../../../protocol/summary-styles.ts';
import type { Task } from '../../../protocol/task.ts';
import type { TerminalEvent, TurnEvent } from '../../../protocol/turn-events.ts';
import type { TurnObserver } from '../../connection/turn-observer.ts';
import { createAnswerParts, type ShownPart } from './answer-parts.ts';

/** One question and its answer, as the panel shows it. */
export interface TurnState {
  readonly id: string;
  readonly task: Open<Task>;
  /** Of a summary: how it was asked for. */
  readonly style?: Open<SummaryStyle> | undefined;
  readonly question: string;
  /** The name of the member of the room that asked; absent where the person did whose companion it is. */
  readonly asker?: string | undefined;
  /** What was sent along; shown with the question, kept with the answer. */
  readonly receipts: readonly AnySource[];
  /** The words of each of these where this panel has them itself; what was asked before, the companion has. */
  readonly texts?: readonly string[] | undefined;
  readonly phase: ReadonlySignal<
    'sending' | 'queued' | 'loading' | 'thinking' | 'answering' | 'done' | 'cancelled' | 'error'
  >;
  /** Whether the question outlives this panel while the companion is not known to have it. */
  readonly isKept: ReadonlySignal<boolean>;
  /** Stop was pressed and is not confirmed yet. */
  readonly stopping: ReadonlySignal<boolean>;
  /** How much of what goes along is with the companion, from 0 to 1; 0 too when it takes no time. */
  readonly sent: ReadonlySignal<number>;
  /** Position in the queue, 1 is next; 0 when it does not wait. */
  readonly position: ReadonlySignal<number>;
  /** Milliseconds that it will probably wait there; 0 when that is not known. */
  readonly waitMs: ReadonlySignal<number>;
  /** The answer in order; grows, but for a snapshot that replaces it. */
  readonly parts: ReadonlySignal<readonly ShownPart[]>;
  /** All its text, in Markdown, without thoughts and steps. */
  readonly content: ReadonlySignal<string>;
  /** Whether there is anything to read in it. What shows no more than this must not follow `content`, which changes with each token. */
  readonly hasText: ReadonlySignal<boolean>;
  /** The model that answers; empty until it is known. */
  readonly model: ReadonlySignal<string>;
  /** How it ended: usage and reason, or the error's words. Null while it runs. */
  readonly terminal: ReadonlySignal<TerminalEvent | null>;
}

/** A turn as its conversation holds it: the panel's view, and what feeds it. */
export interface LiveTurn {
  readonly state: TurnState;
  readonly observer: TurnObserver;
  /** Stop was pressed. */
  markStopping(): void;
  /** Nothing but this panel has the question. */
  markUnkept(): void;
}

export interface TurnStart {
  id: string;
  task: Open<Task>;
  style?: Open<SummaryStyle> | undefined;
  question: string;
  asker?: string | undefined;
  receipts: readonly AnySource[];
  texts?: readonly string[];
  /** What is known of an answer that was given before. */
  answer?: { parts: readonly AnswerPart[]; model: string; terminal: TerminalEvent };
}

/** @param now milliseconds, for the time that thinking takes */
export function createTurnState({ answer, ...start }: TurnStart, now = () => performance.now()): LiveTurn {
  const phase = signal<TurnState['phase']['value']>(answer?.terminal.type ?? 'sending');
  const isKept = signal(true);
  const sent = signal(0);
  const stopping = signal(false);
  const position = signal(0);
  const waitMs = signal(0);
  const answered = createAnswerParts(now);
  const { parts, hasText } = answered;
  const content = computed(() =>
    parts.value.reduce((all, part) => (part.type === 'text' ? all + part.text.value : all), ''),
  );
  const model = signal(answer?.model ?? '');
  const terminal = signal<TerminalEvent | null>(answer?.terminal ?? null);

  if (answer) answered.replace(answer.parts, false);

  function end(event: TerminalEvent): void {
    answered.close();
    phase.value = event.type;
    terminal.value = event;
    stopping.value = false;
    position.value = 0;
  }

  function apply(event: TurnEvent): void {
    switch (event.type) {
      case 'queued':
        phase.value = 'queued';
        position.value = event.position;
        waitMs.value = event.waitMs ?? 0;
        break;
      case 'loading':
        phase.value = 'loading';
        position.value = 0;
        model.value = event.model;
        break;
      case 'thinking':
        phase.value = 'thinking';
        answered.append('thinking', event.content);
        break;
      case 'token':
        phase.value = 'answering';
        answered.append('text', event.content);
        break;
      case 'step':
        answered.addStep(event);
        break;
      case 'done':
        model.value = event.model;
        end(event);
        break;
      default:
        end(event);
    }
  }

  return {
    state: { ...start, phase, isKept, sent, stopping, position, waitMs, parts, content, hasText, model, terminal },
    markUnkept() {
      isKept.value = false;
    },
    markStopping() {
      stopping.value = terminal.peek() === null;
    },
    observer: {
      event: (event) => batch(() => apply(event)),
      snapshot(snapshot) {
        batch(() => {
          answered.replace(snapshot.parts, true);
          position.value = 0;
          const last = parts.peek().at(-1)?.type;
          if (last === 'text') phase.value = 'answering';
          else if (last === 'thinking') phase.value = 'thinking';
          else if (last === 'steps') phase.value = 'loading';
        });
      },
      uploading(done, total) {
        sent.value = done / total;
      },
      notUnderstood() {
        batch(answered.addUnknown);
      },
      refused({ code, params, retryable }) {
        batch(() => end({ type: 'error', turn: start.id, seq: 0, code, params, retryable }));
      },
    },
  };
}
