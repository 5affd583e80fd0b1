import { createHash } from 'node:crypto';
import type { ChatMessage } from '../../../protocol/client-messages.ts';
import { countChars, isKnownSource, type QuestionPart, sourcesOf } from '../../../protocol/question-parts.ts';
import { gatherParts, namesBlobs, toAsked } from '../../blobs/gather-parts.ts';
import { type CodedError, codedError } from '../../coded-error.ts';
import { LOOK_MS } from '../../live/live.ts';
import { LiveAwayError } from '../../live/live-error.ts';
import { toHash } from '../../prompts/source.ts';
import type { StoredTurn } from '../../store/store.ts';
import type { Gathered } from '../../turns/ask-request.ts';
import type { Asker } from '../../turns/asker.ts';
import type { WatchedTurn } from '../../turns/turn.ts';
import { checkQuestion } from '../question-check.ts';
import { modelOfRoom } from './model-of-room.ts';
import { CONVERSATION_GONE, NEEDS_KEY } from './refusals.ts';
import type { Answer, Handlers, MessageOf, Session } from './session.ts';

export const TURN_HANDLERS: Handlers<'chat' | 'attach' | 'detach' | 'cancel' | 'arrange' | 'withdraw'> = {
  chat,
  attach,
  detach({ views }, { turn }) {
    views.stop(turn);
    return undefined;
  },
  cancel,
  arrange: async ({ services }, { id, turn, before }) =>
    (await services.registry.arrange(turn, before)) ? { type: 'ok', id } : TURN_GONE,
  withdraw: async (session, { id, turn }) => withdraw(session, id, turn),
};

async function chat(session: Session, message: ChatMessage): Promise<Answer> {
  const { caller } = session;
  if (caller.kind !== 'member') return ask(session, message);
  return refuseOfMember(message, caller.conversation) ?? ask(session, { ...message, follow: true });
}

/** Why a member may not ask this. */
function refuseOfMember({ question, task, style, ...message }: ChatMessage, own: string): CodedError | undefined {
  const { conversation, model, think, temporary, fresh } = message;
  if (conversation !== own) return CONVERSATION_GONE;
  const settings = [style, model, think, fresh].filter((value) => value !== undefined);
  const isWords = task === 'chat' && !temporary && settings.length === 0;
  return isWords && question.every((part) => part.type === 'text') ? undefined : WORDS_ALONE;
}

async function ask(session: Session, message: ChatMessage): Promise<Answer> {
  const { views, asker, conversations, services } = session;
  const { turn, conversation, task, question } = message;
  const parent = services.registry.standIn(message.parent);
  const needsKey = session.caller.kind !== 'client' && sourcesOf(question).length > 0;
  const isWhole = !namesBlobs(question);
  const parts = inOrder(question).map(toAsked);
  const refusal = needsKey ? NEEDS_KEY : isWhole ? checkQuestion(task, parts, services.limits) : undefined;
  if (refusal) return refusal;
  const { style, model, think, language = '', fresh = false } = message;
  const fingerprint = toFingerprint(message, asker);
  const isWanted = views.seek(turn);
  const asked = await services.registry.ask({
    turn,
    asker,
    fingerprint,
    question: { task, style, parts, model, think, language, fresh },
    ...((!isWhole || session.caller.kind === 'member') && { gather: () => gather(session, message) }),
    context: conversations.contextFor({ ...message, parent, fingerprint, asker: asker.member }, message.temporary),
    parent,
    conversation,
  });
  const mayShow = isWanted();
  if (session.isGone) return undefined;
  if ('refusal' in asked) return asked.refusal;
  if (!mayShow) return undefined;
  if ('stored' in asked) {
    const ended = await endIfLost(session, asked.stored);
    return session.isGone ? undefined : replay(session, ended);
  }
  return views.has(turn) ? undefined : view(session, asked.turn, 0);
}

/**
 * All parts of a question, with the contents that some of them name, and for a member's question the model. This is looked up
 * after the turn is known, because a message that stops it, or removes its asker from the room, may follow at once.
 */
async function gather(session: Session, { task, question }: ChatMessage): Promise<Gathered> {
  const { limits } = session.services;
  const parts = await gatherParts(inOrder(question), { find: (hash) => session.blob(hash), limits });
  if ('code' in parts) return { refusal: parts };
  const refusal = checkQuestion(task, parts, limits);
  if (refusal) return { refusal };
  const model = await modelForMember(session);
  // The member may have been removed meanwhile.
  return isOut(session) ? { refusal: CONVERSATION_GONE } : { parts, model };
}

function isOut({ caller, services }: Session): boolean {
  return caller.kind === 'member' && !services.rooms.member(caller.keyId);
}

async function modelForMember({ caller, services }: Session): Promise<string | undefined> {
  if (caller.kind !== 'member') return undefined;
  const { catalogue, clientConversations } = services;
  const { models } = await modelOfRoom(catalogue, clientConversations.stored(), caller.conversation);
  return models[0]?.name;
}

/** The attachments, then the words. A text without a word says nothing, unless a newer Aside knows more about it. */
function inOrder(question: readonly QuestionPart[]): QuestionPart[] {
  const texts = question.filter((part) => part.type === 'text');
  return [...sourcesOf(question), ...texts.filter((part) => countChars(part) > 0)];
}

/**
 * Whether the connection may name a turn: for a member it has to be a turn of the room. The answer is synchronous if it is known,
 * so that messages about one turn are handled in their order.
 */
function isOpen({ caller, services, conversations }: Session, turn: string): boolean | Promise<boolean> {
  if (caller.kind !== 'member') return true;
  const here = services.registry.conversationOf(turn);
  return here === undefined
    ? conversations.findTurn(turn).then((found) => found !== undefined)
    : here === caller.conversation;
}

async function attach(session: Session, { turn: id, seq }: MessageOf<'attach'>): Promise<Answer> {
  const { views, conversations, caller } = session;
  const isWanted = views.seek(id);
  const open = isOpen(session, id);
  if (open !== true && !(await open)) {
    isWanted();
    return TURN_GONE;
  }
  let turn = await findWhenAsked(session, id);
  const stored = turn ? undefined : await endIfLost(session, await conversations.findTurn(id));
  // It may have been asked again meanwhile.
  if (stored) turn = await findWhenAsked(session, id);
  const mayShow = isWanted();
  if (!turn && !stored) return caller.kind === 'guest' ? NEEDS_KEY : TURN_GONE;
  if (!mayShow || session.isGone) return undefined;
  return turn ? view(session, turn, seq) : stored && replay(session, stored);
}

/**
 * While Redis can't be asked which companion runs a turn, an ended turn is shown from the store. The viewer of any other turn
 * waits, as for a silent companion.
 */
async function findWhenAsked(session: Session, id: string): Promise<WatchedTurn | undefined> {
  const { views, asker, conversations, services } = session;
  for (;;) {
    try {
      return await services.registry.find(id, asker);
    } catch (error) {
      if (!(error instanceof LiveAwayError)) throw error;
      const stored = await conversations.findTurn(id);
      if (stored?.record.terminal || session.isGone || !views.awaits(id)) return undefined;
      await new Promise<void>((resolve) => services.clock.after(LOOK_MS, resolve));
    }
  }
}

async function cancel(session: Session, { turn: id }: MessageOf<'cancel'>): Promise<Answer> {
  const { views, asker, conversations, services } = session;
  // A viewer, also one that has not begun yet, gets the end after everything that comes before it.
  const isTold = views.awaits(id);
  const open = isOpen(session, id);
  if (open !== true && !(await open)) return TURN_GONE;
  const turn = await services.registry.cancel(id, asker);
  if (isTold) return undefined;
  const terminal = turn
    ? await turn.ended
    : (await endIfLost(session, await conversations.findTurn(id)))?.record.terminal;
  // This companion stops: how it ends is told elsewhere.
  if (turn && !terminal) return undefined;
  if (!terminal) return TURN_GONE;
  if (!views.awaits(id)) session.post(terminal);
  return undefined;
}

/** A turn from the store. If it still runs there but at no companion, it is ended first. */
async function endIfLost<T extends StoredTurn | undefined>(session: Session, stored: T): Promise<StoredTurn | T> {
  if (stored?.record.terminal !== null) return stored;
  return (await session.services.lostTurns.end(stored.record.turn)) ?? stored;
}

async function withdraw({ services, asker }: Session, id: string, turn: string): Promise<Answer> {
  const { registry, clientConversations } = services;
  const conversation = registry.conversationOf(turn);
  if (conversation === undefined || !(await registry.withdraw(turn, asker))) return TURN_GONE;
  clientConversations.feed.change(conversation);
  return { type: 'ok', id };
}

function view({ views }: Session, turn: WatchedTurn, seq: number): Answer {
  return views.view(turn, seq) ? undefined : TOO_MANY_VIEWED;
}

function replay({ views }: Session, stored: StoredTurn): Answer {
  return views.replay(stored) ? undefined : TURN_GONE;
}

/**
 * Equal for equal questions of one client, whether they contain a text or only name it. A decoded message has its fields in the
 * order of the schema.
 */
function toFingerprint(message: ChatMessage, { id }: Asker): string {
  const question = message.question.map((part) => {
    if (!isKnownSource(part)) return part;
    const { text, blob = text === '' ? undefined : toHash(text), ...about } = part;
    return [about, blob];
  });
  return createHash('sha256')
    .update(id)
    .update(JSON.stringify({ ...message, question }))
    .digest('base64url');
}

const WORDS_ALONE = codedError('forbidden', { cause: 'words_alone' });
const TURN_GONE = codedError('turn_gone', {});
const TOO_MANY_VIEWED = codedError('rate_limited', { cause: 'views' });
