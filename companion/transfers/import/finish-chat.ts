import { foldTag } from '../../../protocol/chat-filter.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import type { ModelParameters } from '../../../protocol/parameters.ts';
import { type AnswerPart, answerText, asKnownPart } from '../../../protocol/parts.ts';
import { questionText, sourcesOf, toReceipt } from '../../../protocol/question-parts.ts';
import { inOneLine } from '../../prompts/in-one-line.ts';
import { toHash } from '../../prompts/source.ts';
import type { ExportedTurn, ImportedConversation, TitleSource } from '../../store/exported-conversation.ts';
import { firstWordsTitle } from '../../store/first-words-title.ts';

/** A chat of a file, ready to be taken over, or why it can't be. */
export type FoundChat =
  /** `leftOut`: how many messages and sources of it can't be read; `files`: how many images and files can't come along. */
  { conversation: ImportedConversation; leftOut: number; files: number } | { title: string; reason: string };

/** A chat as far as a file says what it is. */
export interface ReadChat {
  /** By which its program knows it; empty: it does not say. */
  id: string;
  title: string;
  titleSource?: TitleSource;
  pinned?: boolean;
  archived?: boolean;
  tags?: readonly string[];
  createdAt: number | undefined;
  usedAt?: number | undefined;
  parameters?: ModelParameters | undefined;
  /** In an order in which none comes before its parent. Undefined: there are too many. */
  turns: readonly (Omit<ExportedTurn, 'askedAt'> & { askedAt: number | undefined })[] | undefined;
  leftOut: number;
  files?: number;
}

/** Fills in what the file does not say, and brings what is too long within our bounds. `now`: when it is imported. */
export function finishChat(program: string, chat: ReadChat, now: number): FoundChat {
  const { turns, titleSource = 'model', pinned = false, archived = false, parameters, files = 0 } = chat;
  const tags = toTags(chat.tags ?? []);
  const name = toTitle(chat.title);
  if (turns === undefined || turns.length > LIMITS.importTurns) return { title: name, reason: 'too_many_messages' };
  const [first] = turns;
  if (first === undefined) return { title: name, reason: 'no_messages' };
  const createdAt = chat.createdAt ?? turns.find(({ askedAt }) => askedAt !== undefined)?.askedAt ?? now;
  let { leftOut } = chat;
  let askedAt = createdAt;
  const finished = turns.map((turn) => {
    askedAt = turn.askedAt ?? askedAt;
    const { turn: bounded, cuts } = withinBounds(turn);
    leftOut += cuts;
    return { ...bounded, askedAt };
  });
  const usedAt = chat.usedAt ?? Math.max(createdAt, ...finished.map((turn) => turn.askedAt));
  const title = name || firstWordsTitle((finished[0] ?? first) as Parameters<typeof firstWordsTitle>[0]);
  const about = { title, titleSource, pinned, createdAt, usedAt, ...(parameters && { parameters }) };
  const place = { ...(archived && { archived }), ...(tags.length > 0 && { tags }) };
  const cameFrom = toCameFrom(program, chat, finished);
  return { conversation: { ...about, ...place, cameFrom, turns: finished }, leftOut, files };
}

/** By which a chat is known when it is imported again: what its program calls it, or else when it began and with what. */
function toCameFrom(program: string, { id, createdAt }: ReadChat, turns: readonly ExportedTurn[]): string {
  if (id !== '' && id.length <= ID_CHARS) return `${program}/${id}`;
  const texts = turns.map(({ question, answer }) => [questionText(question), answerText(answer)]);
  const what = id || JSON.stringify(createdAt === undefined ? texts : [createdAt, texts[0]?.[0]]);
  return `${program}/${toHash(what)}`;
}

const ID_CHARS = 100;

/** Those that a chat may have, each once. */
function toTags(tags: readonly string[]): string[] {
  const lines = tags.map((tag) => inOneLine(tag).slice(0, LIMITS.tagChars).trim().toWellFormed());
  const known = new Map(lines.filter((tag) => tag !== '').map((tag) => [foldTag(tag), tag]));
  return [...known.values()].slice(0, LIMITS.chatTags);
}

export function toTitle(text: string): string {
  // No title is so long that the rest of it says more.
  return inOneLine(text.slice(0, 10_000)).slice(0, LIMITS.titleChars).toWellFormed();
}

/** Nothing that fits is lost: a question that is longer than one can be typed comes as what it is about. */
function withinBounds<T extends Omit<ExportedTurn, 'askedAt'>>(turn: T): { turn: T; cuts: number } {
  let cuts = 0;
  function cut(text: string, maxChars: number): string {
    if (text.length <= maxChars) return text;
    cuts += 1;
    return text.slice(0, maxChars).toWellFormed();
  }
  /** All its texts together, and all its thoughts. */
  function cutAnswer(answer: readonly AnswerPart[]): AnswerPart[] {
    const left = { text: LIMITS.turnLogBytes, thinking: LIMITS.turnLogBytes };
    return answer.map((part) => {
      const known = asKnownPart(part);
      if (known?.type !== 'text' && known?.type !== 'thinking') return part;
      const text = cut(known.text, left[known.type]);
      left[known.type] -= text.length;
      return { ...known, text };
    });
  }
  const model = turn.model.slice(0, LIMITS.modelChars).toWellFormed();
  const bounded = {
    ...turn,
    answer: cutAnswer(turn.answer),
    model,
    terminal: turn.terminal?.type === 'done' ? { ...turn.terminal, model } : turn.terminal,
  };
  const words = questionText(turn.question);
  if (words.length <= LIMITS.messageChars) return { turn: bounded, cuts };
  const pasted = { ...PASTED, text: cut(words, LIMITS.sourceChars) };
  return {
    turn: { ...bounded, question: [...sourcesOf(turn.question), { ...toReceipt(pasted), text: pasted.text }] },
    cuts,
  };
}

const PASTED = { type: 'selection' as const, title: '', url: '', language: '', omittedChars: 0 };
