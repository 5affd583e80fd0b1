import { batch, computed, type ReadonlySignal } from '@preact/signals';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import { leafUnder } from './conversation-tree.ts';
import { type ConversationTurn, isEnded } from './conversation-turn.ts';
import { editParts } from './edit-parts.ts';
import type { TypedQuestion } from './question.ts';
import type { QuestionSender } from './question-sender.ts';
import type { TurnState } from './turn-state.ts';

/** The questions that are asked next, while an answer runs. Their order is the companion's; all windows show the same. */
export interface WaitingQuestions {
  /** In the order in which they will be asked. */
  readonly waiting: ReadonlySignal<readonly TurnState[]>;
  /** Takes a question back. False when it could not be, since it is being answered by now or the companion is away. */
  withdraw(turn: TurnState): Promise<boolean>;
  /** Puts a question before another one, or at the end for null. */
  arrange(turn: TurnState, before: TurnState | null): void;
  /** Asks something else in a question's place; false as for `withdraw`. `kept`: see `ShownConversation.edit`. */
  revise(turn: TurnState, message: string, kept: readonly number[]): Promise<boolean>;
}

export interface WaitingQuestionsOptions {
  connection: Pick<CompanionConnection, 'request'>;
  known: { value: ReadonlyMap<string, ConversationTurn>; peek(): ReadonlyMap<string, ConversationTurn> };
  path: ReadonlySignal<readonly ConversationTurn[]>;
  sender: Pick<QuestionSender, 'cancel'>;
  showPathTo(turn: string | null): void;
  ask(question: TypedQuestion): TurnState;
  /** Reads the conversation again: it is not as it was shown. */
  reload(): void;
}

export function createWaitingQuestions(options: WaitingQuestionsOptions) {
  const { connection, known, path, sender, showPathTo, ask, reload } = options;

  const line = computed(() => {
    const unended = path.value.filter(({ live }) => live.state.terminal.value === null);
    return unended.slice(1);
  });

  /** Shows the path as it leads on from what runs. */
  function follow(change: () => void): void {
    const first = path.peek().find((turn) => !isEnded(turn));
    batch(() => {
      change();
      known.value = new Map(known.peek());
      if (first) showPathTo(leafUnder(known.peek(), first, new Map()).id);
    });
  }

  function remove(gone: ConversationTurn): void {
    const isLeaf = path.peek().at(-1) === gone;
    batch(() => {
      const rest = [...known.peek()].filter(([id]) => id !== gone.id);
      for (const [, turn] of rest) if (turn.follows === gone.id) turn.follows = gone.follows;
      known.value = new Map(rest);
      if (isLeaf) showPathTo(gone.follows);
    });
  }

  async function withdraw({ id }: TurnState): Promise<boolean> {
    const turn = known.peek().get(id);
    if (!turn || isEnded(turn)) return false;
    if (!turn.handle) {
      sender.cancel(turn);
      remove(turn);
      return true;
    }
    try {
      await connection.request({ type: 'withdraw', turn: id });
      remove(turn);
      return true;
    } catch {
      return false;
    }
  }

  function arrange({ id }: TurnState, before: TurnState | null): void {
    const turn = known.peek().get(id);
    const others = line.peek().filter((other) => other !== turn);
    const first = line.peek()[0]?.follows;
    if (!turn || first === undefined) return;
    const index = before
      ? Math.max(
          0,
          others.findIndex((other) => other.id === before.id),
        )
      : others.length;
    // At once, so that nothing jumps; then as the companion has it, which may have been asked by another window too.
    follow(() => {
      let ahead = first;
      for (const each of others.toSpliced(index, 0, turn)) {
        each.follows = ahead;
        ahead = each.id;
      }
    });
    void turn.settled.promise
      .then(() => connection.request({ type: 'arrange', turn: id, before: before?.id ?? null }))
      .catch(reload);
  }

  /** Has a question that was just asked stand where another one does; false when that one stays. */
  async function replace(old: TurnState, asked: TurnState): Promise<boolean> {
    // At once: the answer that runs may end in between, and then this is the one that comes next.
    arrange(asked, old);
    const turn = known.peek().get(asked.id);
    await turn?.settled.promise;
    // Refused, as where too many wait, and it says why: nothing is taken back for it.
    if (!turn?.isRecorded) return false;
    const isReplaced = await withdraw(old);
    if (!isReplaced) void withdraw(asked);
    return isReplaced;
  }

  const questions: WaitingQuestions = {
    waiting: computed(() => line.value.map(({ live }) => live.state)),
    withdraw,
    arrange,
    async revise(state, message, kept) {
      const turn = known.peek().get(state.id);
      if (!turn) return false;
      const waiting = line.peek();
      const next = waiting[waiting.indexOf(turn) + 1];
      const question = { ...turn.question, parts: editParts(turn.question.parts, message, kept) };
      // What goes along is kept for as long as a question names it: there the new one is asked first.
      if (kept.length > 0) return replace(state, ask(question));
      if (!(await withdraw(state))) return false;
      const asked = ask(question);
      if (next && !isEnded(next)) arrange(asked, next.live.state);
      return true;
    },
  };
  return {
    questions,
    /** The companion says that a turn follows another one now. */
    moved(turn: ConversationTurn, parent: string | null): void {
      if (turn.follows !== parent) {
        follow(() => {
          turn.follows = parent;
        });
      }
    },
    /** The companion says that a question was taken back. */
    withdrawn: remove,
  };
}
