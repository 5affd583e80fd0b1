import type { ReadonlySignal } from '@preact/signals';
import type { Attachment } from '../../protocol/attachment.ts';
import type { Task } from '../../protocol/client-messages.ts';
import type { TurnModel } from './turn-model.ts';

/** What a person asks: typed words, a task, and the text that goes along. */
export interface Question {
  task: Task;
  message: string;
  attachments: readonly Attachment[];
  /** BCP 47 tag for `translate`; empty otherwise. */
  language: string;
}

/** The conversation that the panel shows. */
export interface ConversationModel {
  readonly id: ReadonlySignal<string>;
  /** In the order they were asked. The array is replaced when a turn is added; a turn's own signals do the rest. */
  readonly turns: ReadonlySignal<readonly TurnModel[]>;
  /** The turn that waits or runs; null when there is none. */
  readonly running: ReadonlySignal<TurnModel | null>;
  /** Asks; while a turn runs the question waits its turn. Without a connection it is sent when there is one. */
  ask(question: Question): TurnModel;
  stop(): void;
  /** Asks the same again, after an error or a stop. */
  retry(turn: TurnModel): void;
  /** Leaves this conversation as it is and shows an empty one. */
  startNew(): void;
}
