/** The only way from a message to its handler, for every connection of `aside.v1`. */
import { CLIENT_MESSAGE_RULES, type Rule } from '../../../protocol/client-message-rules.ts';
import type { ClientMessage } from '../../../protocol/client-messages.ts';
import { encode } from '../../../protocol/codec.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { type CodedError, codedError } from '../../coded-error.ts';
import { isLocal } from './caller-rights.ts';
import { CHAT_CHANGE_HANDLERS } from './chat-change-handlers.ts';
import { CONVERSATION_HANDLERS } from './conversation-handlers.ts';
import { fit } from './fit.ts';
import { HOLDINGS_HANDLERS } from './holdings-handlers.ts';
import { KEY_HANDLERS, PAIRING_HANDLERS } from './key-handlers.ts';
import { MODEL_HANDLERS } from './model-handlers.ts';
import { pair } from './pair.ts';
import { PARAMETER_HANDLERS } from './parameter-handlers.ts';
import { PEOPLE_HANDLERS } from './people-handlers.ts';
import { preferences } from './preferences.ts';
import { changePrompts } from './prompt-handlers.ts';
import { readSource } from './read-source.ts';
import {
  NEEDS_ADMINISTRATOR,
  NEEDS_KEY,
  NEEDS_LOCAL_KEY,
  ONLY_ITS_ROOM,
  ONLY_READS,
  toRefusal,
  toRevokeRefusal,
} from './refusals.ts';
import { ROOM_HANDLERS } from './room-handlers.ts';
import type { Answer, Handlers, MessageOf, Session } from './session.ts';
import { TOPIC_HANDLERS } from './topic-handlers.ts';
import { TURN_HANDLERS } from './turn-handlers.ts';

const HANDLERS: Handlers = {
  hello: (session, message) => session.greet(message),
  pair,
  ping: () => PONG,
  pong: () => undefined,
  export: takeFile,
  import: takeFile,
  confirm: takeFile,
  async blob({ uploads }, message) {
    await uploads.offer(message);
    return undefined;
  },
  read_source: readSource,
  fit,
  change_prompts: changePrompts,
  preferences,
  read_file: ({ readings }, message) => readings.read(message),
  transcribe: ({ spoken }, message) => spoken.transcribe(message),
  async abort(session, message) {
    session.uploads.abort(message.id);
    session.readings.abort(message.id);
    session.spoken.abort(message.id);
    return takeFile(session, message);
  },
  ...TURN_HANDLERS,
  ...CONVERSATION_HANDLERS,
  ...CHAT_CHANGE_HANDLERS,
  ...TOPIC_HANDLERS,
  ...PAIRING_HANDLERS,
  ...KEY_HANDLERS,
  ...MODEL_HANDLERS,
  ...PARAMETER_HANDLERS,
  ...HOLDINGS_HANDLERS,
  ...ROOM_HANDLERS,
  ...PEOPLE_HANDLERS,
};

/** Messages that may cut off the very connection that sent them. The answer is sent first. */
const CUTS_OFF: ReadonlySet<ClientMessage['type']> = new Set(['revoke', 'rotate', 'leave', 'remove_person']);

export function dispatch(session: Session, message: ClientMessage): void {
  const { link } = session;
  const handle = HANDLERS[message.type] as (session: Session, message: ClientMessage) => Answer | Promise<Answer>;
  const send = (answer: Answer) => {
    if (answer !== undefined) session.post(address(answer, message));
  };
  const refusal = refuseSender(session, message.type);
  if (refusal) send(refusal);
  else if (CUTS_OFF.has(message.type)) {
    link.postLast(async () => encode(address((await settle(handle(session, message), message)) ?? PONG, message)));
  } else {
    const answer = settle(handle(session, message), message);
    if (answer instanceof Promise) link.guard(answer.then(send));
    else send(answer);
  }
}

/** What takes something away at once, also when that can't be stored. */
const TAKES_AWAY: ReadonlySet<ClientMessage['type']> = new Set(['revoke', 'remove_person']);

/** Answers expected failures too. */
function settle(answer: Answer | Promise<Answer>, { type }: ClientMessage): Answer | Promise<Answer> {
  return answer instanceof Promise ? answer.catch(TAKES_AWAY.has(type) ? toRevokeRefusal : toRefusal) : answer;
}

async function takeFile(
  { files }: Session,
  message: MessageOf<'export' | 'import' | 'confirm' | 'abort'>,
): Promise<undefined> {
  await files.take(message);
}

function refuseSender({ caller, services }: Session, type: ClientMessage['type']): CodedError | undefined {
  const { from, members, persons }: Rule = CLIENT_MESSAGE_RULES[type];
  if (caller.kind === 'member') {
    if (from === 'member' || members === 'read') return undefined;
    if (members === undefined) return ONLY_ITS_ROOM;
    return services.rooms.member(caller.keyId)?.may === 'write' ? undefined : ONLY_READS;
  }
  if (from === 'member') return caller.kind === 'client' ? ONLY_WITHOUT_KEY : NEEDS_KEY;
  if (from === 'stranger') return caller.kind === 'stranger' ? undefined : ONLY_WITHOUT_KEY;
  if (from === 'guest' || (from === 'client' && caller.kind === 'client')) return undefined;
  if (caller.kind !== 'client') return NEEDS_KEY;
  if (from === 'administrator') return (services.isAdministrator?.() ?? true) ? undefined : NEEDS_ADMINISTRATOR;
  if (from === 'local' && !(persons && services.people)) {
    return isLocal(caller, services.keys) ? undefined : NEEDS_LOCAL_KEY;
  }
  return undefined;
}

/** A refusal names the message that it answers. */
function address(answer: NonNullable<Answer>, message: ClientMessage): CompanionMessage {
  if (answer.type !== 'error') return answer;
  return { ...answer, ...('id' in message && { id: message.id }), ...('turn' in message && { turn: message.turn }) };
}

const PONG = { type: 'pong' } as const;
const ONLY_WITHOUT_KEY = codedError('bad_message', { cause: 'has_key' });
