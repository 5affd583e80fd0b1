import * as v from 'valibot';
import { separateThoughts } from '../../prompts/thought-separator.ts';
import type { ExportedTurn, ImportedConversation } from './exported-conversation.ts';
import {
  AnswerTextSchema,
  conversationsSchema,
  MessageTextSchema,
  ModelNameSchema,
  parseAs,
  TitleSchema,
  turnsSchema,
  WholeTimeSchema,
} from './import-schemas.ts';

/*
 * Page Assist exports `{ chat: [{ history, messages }], ... }`, with further sections beside `chat`; its older versions
 * the list alone. Messages are flat, and one list is one branch. Reasoning stands in tags at the beginning of an answer;
 * steps with tools are messages of their own, which we have no place for. Images and sources are left behind.
 */

const MessageSchema = v.object({
  role: v.picklist(['user', 'assistant', 'system', 'tool']),
  /** Of an assistant's message: its model. */
  name: v.fallback(ModelNameSchema, ''),
  content: AnswerTextSchema,
  createdAt: v.fallback(WholeTimeSchema, 0),
  messageKind: v.optional(v.string()),
});
type Message = v.InferOutput<typeof MessageSchema>;

const ChatSchema = v.object({
  history: v.object({
    title: TitleSchema,
    createdAt: WholeTimeSchema,
    is_pinned: v.fallback(v.boolean(), false),
  }),
  messages: turnsSchema(MessageSchema),
});
const ChatsSchema = conversationsSchema(ChatSchema);

/** The list of chats in a file that looks like Page Assist's; undefined when it does not. */
export function toPageAssistChats(value: unknown): unknown[] | undefined {
  const chats = typeof value === 'object' && value !== null && 'chat' in value ? value.chat : value;
  if (!Array.isArray(chats)) return undefined;
  const [first] = chats;
  const isChat = typeof first === 'object' && first !== null && 'history' in first && 'messages' in first;
  return chats.length === 0 || isChat ? chats : undefined;
}

/** Chats without a message are left out. @throws {StoreError} `bad_import` */
export function parsePageAssistExport(chats: unknown[]): ImportedConversation[] {
  return parseAs(ChatsSchema, chats).flatMap(({ history, messages }) => {
    const turns = toTurns(messages, history.createdAt);
    const last = turns.at(-1);
    if (last === undefined) return [];
    return {
      title: history.title.trim() || 'Chat',
      titleSource: 'model',
      pinned: history.is_pinned,
      createdAt: history.createdAt,
      usedAt: Math.max(last.askedAt, history.createdAt),
      turns,
    };
  });
}

function toTurns(messages: readonly Message[], createdAt: number): ExportedTurn[] {
  const turns: ExportedTurn[] = [];
  for (const message of messages.toSorted((a, b) => a.createdAt - b.createdAt)) {
    if (message.role === 'user') turns.push(toQuestion(message, turns, createdAt));
    else if (message.role === 'assistant' && message.messageKind !== 'assistant_tool_calls') {
      // A greeting answers nothing, and is an answer all the same.
      const turn = turns.at(-1) ?? toQuestion({ ...message, content: '' }, turns, createdAt);
      if (turns.length === 0) turns.push(turn);
      addAnswer(turn, message);
    }
  }
  return turns;
}

function toQuestion({ content, createdAt }: Message, turns: readonly ExportedTurn[], begun: number): ExportedTurn {
  return {
    turn: String(turns.length),
    parent: turns.length > 0 ? String(turns.length - 1) : null,
    task: 'chat',
    message: parseAs(MessageTextSchema, content),
    attachments: [],
    content: '',
    thinking: '',
    model: '',
    terminal: null,
    askedAt: createdAt || begun,
  };
}

/** Several answers to one question are kept under each other. */
function addAnswer(turn: ExportedTurn, { content, name }: Message): void {
  const said = separateThoughts(content);
  turn.content = join(turn.content, said.content.trim());
  turn.thinking = join(turn.thinking, said.thinking.trim());
  turn.model = name;
  turn.terminal = { type: 'done', reason: 'stop', model: name, usage: null, saved: 'stored' };
}

function join(before: string, after: string): string {
  return before && after ? `${before}\n\n${after}` : before || after;
}
