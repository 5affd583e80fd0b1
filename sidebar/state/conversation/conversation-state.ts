import { batch, computed, signal } from '@preact/signals';
import type { TurnRecord } from '../../../protocol/companion-messages.ts';
import { randomUuid } from '../../browser/random-uuid.ts';
import type { Clock } from '../../connection/clock.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import { NO_OUTBOX } from './no-outbox.ts';
import { createOpenConversation } from './open-conversation.ts';
import type { Outbox, WaitingQuestion } from './outbox.ts';
import type { Question } from './question.ts';
import type { ShownConversation } from './shown-conversation.ts';
import type { TurnState } from './turn-state.ts';

/** The conversation that the panel shows. */
export interface ConversationState extends ShownConversation {
  /** Asks; while a turn runs the question waits its turn. Without a connection it is sent when there is one. */
  ask(question: Question): TurnState;
  /** Has an answer that was stopped, cut or interrupted go on. */
  resume(turn: TurnState): void;
  /**
   * Leaves this conversation as it is, with what runs in it, and shows another one as it stands; what is asked meanwhile
   * follows it. `turn` is one that has to be on the path.
   */
  open(conversation: string, turn?: string): void;
  /** Tries again to show the conversation that could not be shown. */
  openAgain(): void;
  /** Leaves this conversation as it is and shows an empty one. */
  startNew(): void;
}

export interface ConversationStateOptions {
  connection: Pick<CompanionConnection, 'openTurn' | 'request' | 'watchConversations'>;
  /** The name of the model to ask; empty for the companion's default. */
  chosenModel: () => string;
  /** BCP 47 tag of the language in which a task is done again after a reload; default: the model's choice. */
  language?: string;
  /** Whether new conversations are temporary unless something else is said, as in a private window. */
  isTemporary?: boolean;
  /** The turn that was read last in a conversation, to show the path to it again. */
  lastRead?: (conversation: string) => string | undefined;
  /** See `OpenConversationOptions`. */
  isShared?: () => boolean;
  asker?: string | undefined;
  /** A fresh UUID. */
  createId?: () => string;
  /** Where questions are kept until the companion has them; default: nowhere. */
  outbox?: Outbox;
  clock?: Clock;
}

/** The conversation of a window that can be left and come back to. */
export interface RestorableConversation extends ConversationState {
  /**
   * As `open`, but silently shows an empty conversation when the companion does not have it any more. `waiting`: what was
   * asked in it in an earlier panel.
   */
  restore(conversation: string, waiting?: readonly WaitingQuestion[]): Promise<void>;
  /** See `OpenConversation`; about another conversation than the one shown there is nothing to say. */
  asked(conversation: string, record: TurnRecord): void;
  catchUp(): void;
  /** Sends what was asked in an earlier panel in a conversation that is not shown. */
  send(conversation: string, waiting: readonly WaitingQuestion[]): void;
  dispose(): void;
}

const GO_ON = 'Go on where you stopped.';

export function createConversationState(options: ConversationStateOptions): RestorableConversation {
  const { isTemporary = false, language = '', lastRead = () => undefined, createId = randomUuid } = options;
  const { outbox = NO_OUTBOX } = options;
  const create = (id = createId(), waiting: readonly WaitingQuestion[] = []) =>
    createOpenConversation({ ...options, language, createId, outbox, id, waiting, temporary: isTemporary });
  const shown = signal(create());
  const unwatch = options.connection.watchConversations((change) => shown.peek().changed(change));

  function show(next: ReturnType<typeof create>): void {
    shown.peek().leave();
    shown.value = next;
  }

  function open(
    conversation: string,
    turn: string | undefined,
    isQuiet: boolean,
    waiting: readonly WaitingQuestion[] = [],
  ): Promise<void> {
    const next = create(conversation, waiting);
    return batch(() => {
      show(next);
      return next.load(turn ?? lastRead(conversation), isQuiet);
    });
  }

  return {
    id: computed(() => shown.value.id.value),
    title: computed(() => shown.value.title.value),
    temporary: computed(() => shown.value.temporary.value),
    draft: computed(() => shown.value.draft.value),
    isStored: computed(() => shown.value.isStored.value),
    isBlank: computed(() => shown.value.isBlank.value),
    turns: computed(() => shown.value.turns.value),
    branches: computed(() => shown.value.branches.value),
    running: computed(() => shown.value.running.value),
    lastAsked: computed(() => shown.value.lastAsked.value),
    sought: computed(() => shown.value.sought.value),
    isOpening: computed(() => shown.value.isOpening.value),
    problem: computed(() => shown.value.problem.value),
    earlier: computed(() => shown.value.earlier.value),
    loadEarlier: () => shown.peek().loadEarlier(),
    ask: (question) => shown.peek().ask(question),
    stop: () => shown.peek().stop(),
    retry: (turn, model) => shown.peek().retry(turn, model),
    edit: (turn, message, kept) => shown.peek().edit(turn, message, kept),
    resume(turn) {
      shown.peek().ask({ task: 'chat', message: GO_ON, sources: [], language: '' }, turn.id);
    },
    waiting: computed(() => shown.value.waiting.value),
    withdraw: (turn) => shown.peek().withdraw(turn),
    arrange: (turn, before) => shown.peek().arrange(turn, before),
    revise: (turn, message, kept) => shown.peek().revise(turn, message, kept),
    showBranch: (turn) => shown.peek().showBranch(turn),
    open(conversation, turn) {
      if (conversation !== shown.peek().id.peek()) void open(conversation, turn, false);
      else if (turn !== undefined) shown.peek().seek(turn);
    },
    openAgain: () => shown.peek().loadAgain(),
    startNew: () => show(create()),
    setTemporary: (temporary) => shown.peek().setTemporary(temporary),
    restore: (conversation, waiting) => open(conversation, undefined, true, waiting),
    asked(conversation, record) {
      if (conversation === shown.peek().id.peek()) shown.peek().asked(record);
    },
    catchUp: () => shown.peek().catchUp(),
    send(conversation, waiting) {
      const unseen = create(conversation, waiting);
      unseen.leave();
      void unseen.load(undefined, true);
    },
    dispose() {
      unwatch();
      shown.peek().leave();
    },
  };
}
