import { createHash } from 'node:crypto';
import type { ChatMessage } from '../../../protocol/client-messages.ts';
import { countChars, isKnownSource, type QuestionPart, sourcesOf } from '../../../protocol/question-parts.ts';
import { gatherParts, namesBlobs, toAsked } from '../../blobs/gather-parts.ts';
import { type CodedError, codedError } from '../../coded-error.ts';
import { noneWhileAway } from '../../live/live-error.ts';
import { nextLook } from '../../live/next-look.ts';
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
  const found = 'stored' in asked ? await find(session, turn, () => views.awaits(turn), asked.stored) : asked;
  const mayShow = isWanted();
  if (session.isGone) return undefined;
  // It was taken away while it was looked for.
  if (!found) return mayShow ? TURN_GONE : undefined;
  if ('refusal' in found) return found.refusal;
  return mayShow && !('turn' in found && views.has(turn)) ? show(session, found, 0) : undefined;
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
  const { views, caller } = session;
  const isWanted = views.seek(id);
  const open = isOpen(session, id);
  if (open !== true && !(await open)) {
    isWanted();
    return TURN_GONE;
  }
  const found = await find(session, id, () => views.awaits(id));
  const mayShow = isWanted();
  if (!mayShow || session.isGone) return undefined;
  if (!found) return caller.kind === 'guest' ? NEEDS_KEY : TURN_GONE;
  return show(session, found, seq);
}

async function cancel(session: Session, { turn: id }: MessageOf<'cancel'>): Promise<Answer> {
  const { views, asker, services } = session;
  // A viewer, also one that has not begun yet, gets the end after everything that comes before it.
  const isTold = views.awaits(id);
  const open = isOpen(session, id);
  if (open !== true && !(await open)) return TURN_GONE;
  const turn = await services.registry.cancel(id, asker);
  if (isTold) return undefined;
  const found = turn ? { turn } : await find(session, id, () => true);
  if (!found) return TURN_GONE;
  const terminal = 'turn' in found ? await found.turn.ended : found.stored.record.terminal;
  // Without one this companion stops: how it ends is told elsewhere.
  if (terminal && !views.awaits(id)) session.post(terminal);
  return undefined;
}

type Found = { turn: WatchedTurn } | { stored: StoredTurn };

/**
 * A turn where it runs, or what is stored of one that has ended. Where that can't be told, as while Redis is away, it is looked for
 * again as long as `isWanted`. Undefined: nobody knows it, or nobody waits for it any more.
 *
 * @param known what is stored of it, where that has just been read
 */
async function find(
  session: Session,
  id: string,
  isWanted: () => boolean,
  known?: StoredTurn,
): Promise<Found | undefined> {
  const { asker, conversations, services } = session;
  for (let stored = known; ; ) {
    if (stored?.record.terminal) return { stored };
    const told = await services.registry
      .find(id, asker)
      .then((turn) => ({ turn }))
      .catch(noneWhileAway);
    if (told?.turn) return { turn: told.turn };
    stored = await conversations.findTurn(id);
    if (told && stored?.record.terminal === null) {
      // It still runs there, but at no companion.
      await services.lostTurns.end(id);
      stored = await conversations.findTurn(id);
    }
    if ((told && !stored) || session.isGone || !isWanted()) return undefined;
    if (!stored?.record.terminal) await nextLook(services.clock);
  }
}

async function withdraw({ services, asker }: Session, id: string, turn: string): Promise<Answer> {
  const { registry, clientConversations } = services;
  const conversation = registry.conversationOf(turn);
  if (conversation === undefined || !(await registry.withdraw(turn, asker))) return TURN_GONE;
  clientConversations.feed.change(conversation);
  return { type: 'ok', id };
}

function show({ views }: Session, found: Found, seq: number): Answer {
  if ('turn' in found) return views.view(found.turn, seq) ? undefined : TOO_MANY_VIEWED;
  views.replay(found.stored);
  return undefined;
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
