import type { TurnRecord } from '../../../protocol/companion-messages.ts';
import { isKnownSource, questionText, sourcesOf, toReceipt } from '../../../protocol/question-parts.ts';
import type { TurnHandle } from '../../connection/turn-observer.ts';
import { branchesOf, type TreeNode } from './conversation-tree.ts';
import type { WaitingQuestion } from './outbox.ts';
import type { TypedQuestion } from './question.ts';
import { createTurnState, type LiveTurn, type TurnState } from './turn-state.ts';

/** A turn as its conversation knows it: what it follows, what was asked, and whether the companion has it. */
export interface ConversationTurn extends TreeNode {
  readonly live: LiveTurn;
  /** What to ask again. */
  readonly question: TypedQuestion;
  follows: string | null;
  /** Whether it was asked after whatever came last, and not in a place of its own. */
  readonly isLast: boolean;
  /** Where it was asked; another one than the conversation's once that had to start afresh. */
  conversation: string;
  /** Whether the companion is known to have it in its conversation, so that another turn can follow it. */
  isRecorded: boolean;
  /** Whether that is known, either way; and resolves once it is. */
  isSettled: boolean;
  readonly settled: PromiseWithResolvers<void>;
  handle: TurnHandle | undefined;
  /** What it was sent with. */
  sent: WaitingQuestion['sent'];
}

/** The turn of a question that is being asked. */
export function createAskedTurn(
  id: string,
  question: TypedQuestion,
  place: Pick<ConversationTurn, 'follows' | 'conversation' | 'isLast'> & { asker?: string | undefined },
): ConversationTurn {
  const sources = sourcesOf(question.parts);
  const { asker, ...where } = place;
  const live = createTurnState({
    id,
    task: question.task,
    style: question.style,
    question: questionText(question.parts),
    asker,
    receipts: sources.map((source) => (isKnownSource(source) ? toReceipt(source) : source)),
    texts: sources.map((source) => (isKnownSource(source) ? source.text : '')),
  });
  const unknown = { isRecorded: false, isSettled: false, settled: Promise.withResolvers<void>() };
  return { id, live, question, ...where, handle: undefined, sent: undefined, ...unknown };
}

/** A turn that the companion has. `language` is what it is answered in again: a record does not say. */
export function createRecordedTurn(record: TurnRecord, conversation: string, language: string): ConversationTurn {
  const { task, style, question: parts } = record;
  const question = { task, style, parts, language };
  const live = createTurnState({
    id: record.turn,
    task,
    style,
    question: questionText(parts),
    asker: record.asker?.name,
    // The companion has the text of what went along, and the receipts name it.
    receipts: sourcesOf(parts),
    ...(record.terminal && { answer: { parts: record.answer, model: record.model, terminal: record.terminal } }),
  });
  const settled = Promise.withResolvers<void>();
  settled.resolve();
  const known = { isLast: false, isRecorded: true, isSettled: true, settled, handle: undefined, sent: undefined };
  return { id: record.turn, follows: record.parent, live, question, conversation, ...known };
}

/** For each turn of the path that has alternatives: all of them, itself among them. */
export function listBranches(turns: ReadonlyMap<string, ConversationTurn>, path: readonly ConversationTurn[]) {
  const branches = new Map<string, readonly TurnState[]>();
  const followed = new Set([...turns.values()].map(({ follows }) => follows));
  // Attempts that brought no word and led nowhere are no alternatives.
  const isWorthReading = ({ live: { state }, id }: ConversationTurn) =>
    followed.has(id) || state.terminal.value === null || state.terminal.value.type === 'done' || state.hasText.peek();
  for (const turn of path) {
    const all = branchesOf(turns, turn).filter((other) => other === turn || isWorthReading(other));
    if (all.length > 1) {
      branches.set(
        turn.id,
        all.map(({ live }) => live.state),
      );
    }
  }
  return branches;
}

export function isEnded({ live }: ConversationTurn): boolean {
  return live.state.terminal.peek() !== null;
}
