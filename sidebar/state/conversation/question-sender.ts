import type { ReadonlySignal } from '@preact/signals';
import { type Clock, systemClock } from '../../connection/clock.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import type { TurnObserver } from '../../connection/turn-observer.ts';
import { conversationGone } from './conversation-problems.ts';
import { pathTo } from './conversation-tree.ts';
import { type ConversationTurn, isEnded } from './conversation-turn.ts';
import type { Outbox, WaitingQuestion } from './outbox.ts';

/** Sends the questions of one conversation, and keeps each where it outlives the panel until the companion has it. */
export interface QuestionSender {
  /** Keeps a question that is to be sent later. */
  keep(turn: ConversationTurn): void;
  /** Sends a question once it is kept. */
  send(turn: ConversationTurn): void;
  /** Watches a turn that the companion has and that still runs. */
  watch(turn: ConversationTurn): void;
  /** Ends a question that was not sent yet, as if the companion had said so. */
  cancel(turn: ConversationTurn): void;
  /** Whether the companion has said, since this was asked last, that it has the conversation no more. */
  takeGone(): boolean;
}

export interface QuestionSenderOptions {
  connection: Pick<CompanionConnection, 'openTurn'>;
  outbox: Outbox;
  /** The name of the model to ask; empty for the companion's default. */
  chosenModel: () => string;
  /** The conversation in which is asked now, and the one that was opened. */
  conversation: ReadonlySignal<string>;
  opened: string;
  temporary: ReadonlySignal<boolean>;
  /** All turns that are known. */
  turns: ReadonlySignal<ReadonlyMap<string, ConversationTurn>>;
  /** Whether others may ask here too, so that the companion says what a question comes to follow. */
  isShared?: () => boolean;
  /** Asked before it is known what they follow. */
  unattached: ReadonlySet<ConversationTurn>;
  /** The companion says that a turn follows another one than its question said. */
  onMoved?(turn: ConversationTurn, parent: string | null): void;
  /** The companion says that the question of a turn was taken back. */
  onWithdrawn?(turn: ConversationTurn): void;
  /** Whether the conversation is shown no more: turns that the companion has are then not watched any longer. */
  isLeft(): boolean;
  clock?: Clock;
}

/** A disk that takes longer holds up no question. */
const KEEP_MS = 1_000;

export function createQuestionSender(options: QuestionSenderOptions): QuestionSender {
  const { connection, outbox, chosenModel, conversation, opened, temporary, turns, unattached, isLeft } = options;
  const { clock = systemClock, isShared = () => false } = options;
  let isGone = false;

  /** What is temporary is kept nowhere. */
  async function keep(turn: ConversationTurn): Promise<void> {
    const { id, question, follows, conversation, sent } = turn;
    const waiting = {
      turn: id,
      conversation,
      follows,
      isUnattached: unattached.has(turn),
      question,
      at: Date.now(),
      sent,
    };
    if (temporary.peek() || !(await outbox.put(waiting as WaitingQuestion))) turn.live.markUnkept();
  }

  /** Resolves once the question is on disk, is known not to get there, or the disk has had its time. */
  async function tryToKeep(turn: ConversationTurn): Promise<void> {
    const tooLong = Promise.withResolvers<void>();
    const cancelTimer = clock.after(KEEP_MS, tooLong.resolve);
    await Promise.race([keep(turn), tooLong.promise]);
    cancelTimer();
  }

  async function send(turn: ConversationTurn): Promise<void> {
    // Stopped while it waited.
    if (isEnded(turn)) return;
    if (isGone) {
      // What it was meant to follow has just turned out to be gone.
      observe(turn).refused(conversationGone(turn.id));
      return;
    }
    turn.conversation = conversation.peek();
    turn.sent ??= {
      parent: findParent(turn),
      model: turn.question.model ?? chosenModel(),
      ...(turn.isLast && (isShared() || waits(turn)) && { follow: true }),
    };
    await tryToKeep(turn);
    if (!isEnded(turn)) open(turn, turn.sent);
  }

  function open(turn: ConversationTurn, { parent, model, follow }: NonNullable<WaitingQuestion['sent']>): void {
    const { task, style, parts, language, fresh } = turn.question;
    turn.handle = connection.openTurn(
      {
        type: 'chat',
        turn: turn.id,
        conversation: turn.conversation,
        parent,
        task,
        ...(style && { style }),
        question: [...parts],
        ...(model !== '' && { model }),
        ...(language !== '' && { language }),
        ...(temporary.peek() && { temporary: true }),
        ...(fresh && { fresh }),
        ...(follow && { follow }),
      },
      observe(turn),
    );
  }

  /** Whether it is asked while an answer runs: another window may ask in that time too. In memory nobody can tell. */
  function waits({ follows }: ConversationTurn): boolean {
    const last = turns.peek().get(follows ?? '');
    return !temporary.peek() && last !== undefined && !isEnded(last);
  }

  /** The turn that this one follows: the last one before it that the companion has. */
  function findParent(turn: ConversationTurn): string | null {
    const line = pathTo(turns.peek(), turn.follows);
    const parent = line.findLast((other) => other.isRecorded && other.conversation === turn.conversation);
    if (parent) return parent.id;
    // What comes before the earliest turn that is known here is known to the companion, in the conversation it was in.
    return turn.conversation === opened ? (line[0] ?? turn).follows : null;
  }

  function observe(turn: ConversationTurn): TurnObserver {
    const { observer } = turn.live;
    const settle = (isRecorded: boolean) => {
      turn.isRecorded ||= isRecorded;
      if (!turn.isSettled) outbox.remove(turn.id);
      turn.isSettled = true;
      turn.settled.resolve();
      if (isLeft()) turn.handle?.detach();
    };
    return {
      event(event) {
        settle(event.seq > 0);
        observer.event(event);
        if (event.type === 'queued' && event.parent !== undefined) options.onMoved?.(turn, event.parent);
        if (event.type === 'cancelled' && event.withdrawn) options.onWithdrawn?.(turn);
      },
      snapshot(snapshot) {
        settle(true);
        observer.snapshot(snapshot);
      },
      uploading: (done, total) => observer.uploading?.(done, total),
      notUnderstood: () => observer.notUnderstood?.(),
      refused(error) {
        settle(false);
        if (error.code === 'conversation_gone' && turn.conversation === conversation.peek()) isGone = true;
        observer.refused(error.code === 'conversation_gone' ? conversationGone(turn.id) : error);
      },
    };
  }

  return {
    keep: (turn) => void keep(turn),
    send: (turn) => void send(turn),
    watch(turn) {
      turn.handle = connection.openTurn({ turn: turn.id }, observe(turn));
    },
    cancel(turn) {
      observe(turn).event({ type: 'cancelled', turn: turn.id, seq: 0 });
    },
    takeGone() {
      const was = isGone;
      isGone = false;
      return was;
    },
  };
}
