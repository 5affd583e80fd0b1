/** Messages as other programs keep them, question and answer each by itself, made into turns. */
import { LIMITS } from '../../../protocol/limits.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import type { ExportedTurn } from '../../store/exported-conversation.ts';
import type { ReadChat } from './finish-chat.ts';
import { splitReasoning } from './split-reasoning.ts';
import { toAnswer } from './to-answer.ts';

export interface TreeMessage {
  id: string;
  /** The message that it follows. Where that is not there, it begins a branch. */
  parent: string | null;
  /** `none`: it says nothing to a reader, and only joins what is before and after it. */
  role: 'user' | 'assistant' | 'none';
  text: string;
  thinking?: string;
  model: string;
  askedAt: number | undefined;
  /** Whether an answer was broken off. */
  isCut?: boolean;
}

type ReadTurn = Omit<ExportedTurn, 'askedAt'> & { askedAt: number | undefined };
/** A turn whose answer may still grow. */
type DraftTurn = Omit<ReadTurn, 'answer'> & { content: string; thinking: string };

/** A message of a file. */
export interface ReadMessage {
  message: TreeMessage;
  /** Whether it is as its program writes messages. */
  isRead: boolean;
  /** How many images and files it has. */
  files: number;
}

/** What a chat is made of, and what of its messages does not come along. `shown`: as in {@link toTurns}. */
export function toChatParts(
  read: readonly ReadMessage[],
  shown: string,
): Pick<ReadChat, 'turns' | 'leftOut' | 'files'> {
  return {
    turns: toTurns(
      read.map(({ message }) => message),
      shown,
    ),
    leftOut: read.filter(({ isRead }) => !isRead).length,
    files: read.reduce((sum, { files }) => sum + files, 0),
  };
}

/** A message to come to, and the turn that what is before it belongs to. */
interface Visit {
  message: TreeMessage;
  before: { place: number; turn: DraftTurn } | undefined;
}

/**
 * Turns in an order in which none comes before the one that it follows, and the one that was shown last comes last. What
 * several answers say one after the other is one; other answers to a question are turns beside it, as here.
 *
 * @param shown the last message of the branch that the other program showed
 * @returns undefined when there are more than a conversation may have
 */
export function toTurns(messages: readonly TreeMessage[], shown?: string | null): ReadTurn[] | undefined {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const followers = Map.groupBy(messages, ({ id, parent }) => {
    const before = parent === null || parent === id ? undefined : byId.get(parent);
    return before?.id ?? null;
  });
  const onShown = new Set<string>();
  for (let id = shown ?? null; id !== null && byId.has(id) && !onShown.has(id); id = byId.get(id)?.parent ?? null) {
    onShown.add(id);
  }
  const turns: DraftTurn[] = [];
  const followed = new Set<number>();
  const seen = new Set<TreeMessage>();
  let chars = 0;

  function visit({ message, before }: Visit): Visit['before'] {
    const { role, text } = message;
    if (role === 'none') return before;
    if (role === 'user' || before === undefined) {
      const parent = before === undefined ? null : String(before.place);
      if (before) followed.add(before.place);
      const turn = beginTurn(turns.length, parent, message);
      return add(role === 'user' ? turn : addAnswer(turn, message));
    }
    const turn = addAnswer(before.turn, message);
    // Somebody else went on from the same answer: this is another version.
    if (turns[before.place] !== before.turn || followed.has(before.place)) {
      chars += turn.content.length;
      return add({ ...turn, turn: String(turns.length) });
    }
    chars += text.length;
    turns[before.place] = turn;
    return { place: before.place, turn };
  }

  function add(turn: DraftTurn): Visit['before'] {
    turns.push(turn);
    return { place: turns.length - 1, turn };
  }

  const unfinished: Visit[] = [];
  /** The last one is visited first, so the shown branch is put beneath the others. */
  function plan(next: readonly TreeMessage[], before: Visit['before']): void {
    const inOrder = next.toSorted((a, b) => Number(onShown.has(a.id)) - Number(onShown.has(b.id)));
    for (const message of inOrder.toReversed()) unfinished.push({ message, before });
  }

  // Messages that follow each other in a circle have no beginning; any of them is one.
  plan(followers.get(null) ?? [], undefined);
  for (const start of [undefined, ...messages]) {
    if (start && !seen.has(start)) unfinished.push({ message: start, before: undefined });
    for (let next = unfinished.pop(); next; next = unfinished.pop()) {
      if (seen.has(next.message)) continue;
      seen.add(next.message);
      const after = visit(next);
      if (turns.length > LIMITS.importTurns || chars > LIMITS.importChatBytes) return undefined;
      plan(followers.get(next.message.id) ?? [], after);
    }
  }
  return turns.map(({ content, thinking, ...turn }) => ({ ...turn, answer: toAnswer(thinking, content) }));
}

function beginTurn(place: number, parent: string | null, { role, text, askedAt }: TreeMessage): DraftTurn {
  const question = role === 'user' ? toQuestion(text, []) : [];
  const asked = { turn: String(place), parent, task: 'chat' as const, question, askedAt };
  return { ...asked, content: '', thinking: '', model: '', terminal: null };
}

function addAnswer(turn: DraftTurn, { text, thinking = '', model, isCut = false }: TreeMessage): DraftTurn {
  const said = splitReasoning(text);
  const done = { type: 'done', reason: 'stop', model, usage: null, saved: 'stored' } as const;
  return {
    ...turn,
    content: join(turn.content, said.answer),
    thinking: join(turn.thinking, join(thinking, said.thinking)),
    model,
    terminal: isCut ? null : done,
  };
}

function join(before: string, after: string): string {
  return before && after ? `${before}\n\n${after}` : before || after;
}
