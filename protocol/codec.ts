import * as v from 'valibot';
import {
  ARTICLE_COMMANDS,
  ArticleAudioSchema,
  type ArticleMessage,
  ArticleQuestionSchema,
  type ArticleRequest,
} from './article-messages.ts';
import { type ClientMessage, type ClientMessageInput, ClientMessageSchema } from './client-messages.ts';
import { type CompanionMessage, CompanionMessageSchema, ErrorSchema } from './companion-messages.ts';
import { RequestIdSchema } from './conversation-requests.ts';
import type { ErrorCode } from './error-codes.ts';
import { LIMITS } from './limits.ts';
import { SeqSchema, TurnErrorSchema, TurnIdSchema } from './turn-events.ts';

/** A frame that was understood, or what can be told of one that was not. */
export type Decoded<T> = { ok: true; message: T } | NotUnderstood;

/** Why a frame was not understood, in words that name the field, and what it is about as far as that can be read. */
export interface NotUnderstood {
  ok: false;
  code: Extract<ErrorCode, 'bad_message' | 'unknown_type'>;
  reason: string;
  type?: string;
  id?: string;
  turn?: string;
  seq?: number;
}

export function encode(message: ClientMessageInput | CompanionMessage | ArticleMessage): string {
  return JSON.stringify(message);
}

/** Reads a frame of `aside.v1` on the companion's side. Never throws. */
export function decodeClientMessage(frame: string): Decoded<ClientMessage> {
  const parsed = parseObject(frame);
  return parsed.ok ? decodeParsed<ClientMessage>(parsed.message, CLIENT_SCHEMAS) : parsed;
}

/** Reads a frame of `aside.v1` on the client's side. Never throws. */
export function decodeCompanionMessage(frame: string): Decoded<CompanionMessage> {
  const parsed = parseObject(frame);
  if (!parsed.ok) return parsed;
  return decodeToken(parsed.message) ?? decodeParsed<CompanionMessage>(parsed.message, COMPANION_SCHEMAS);
}

/** Reads a frame at article depth on the companion's side. Never throws. */
export function decodeArticleRequest(frame: string): Decoded<ArticleRequest> {
  const parsed = parseObject(frame);
  if (!parsed.ok) return parsed;
  const { type } = parsed.message;
  const command = ARTICLE_COMMANDS.find((known) => known === type);
  if (command) return { ok: true, message: { type: command } };
  if (type === 'audio') {
    const result = v.safeParse(ArticleAudioSchema, parsed.message, { abortEarly: true });
    if (!result.success) return { ok: false, code: 'bad_message', reason: describe(result.issues[0]) };
    return { ok: true, message: { type: 'audio', ...result.output } };
  }
  if (typeof type === 'string' && type !== 'message' && type !== 'question') {
    return { ok: false, code: 'unknown_type', reason: `unknown type ${quote(type)}` };
  }
  const result = v.safeParse(ArticleQuestionSchema, parsed.message, { abortEarly: true });
  if (!result.success) return { ok: false, code: 'bad_message', reason: describe(result.issues[0]) };
  return { ok: true, message: { type: 'question', ...result.output } };
}

// Marked as pure, so that a program that reads one side's messages does not come with the other's schemas.
const CLIENT_SCHEMAS = /* @__PURE__ */ listClientSchemas();
const COMPANION_SCHEMAS = /* @__PURE__ */ listCompanionSchemas();

type Schemas<T> = ReadonlyMap<string, (parsed: object) => v.GenericSchema<unknown, T>>;

function listClientSchemas(): Schemas<ClientMessage> {
  return new Map(ClientMessageSchema.options.map((schema) => [schema.entries.type.literal, () => schema]));
}

function listCompanionSchemas(): Schemas<CompanionMessage> {
  const [tagged] = CompanionMessageSchema.options;
  const schemas = new Map<string, (parsed: object) => v.GenericSchema<unknown, CompanionMessage>>(
    tagged.options.map((schema) => [schema.entries.type.literal, () => schema]),
  );
  // An error of a turn stands in its log, and so has a place there.
  return schemas.set('error', (parsed) => ('seq' in parsed ? TurnErrorSchema : ErrorSchema));
}

/**
 * What `TokenSchema` says, by hand: hundreds come in a second, on the thread that draws, and a schema takes most of what
 * such a frame costs there. Undefined for whatever is not such a frame to the letter; the schemas judge it then.
 */
function decodeToken(parsed: Record<string, unknown>): Decoded<CompanionMessage> | undefined {
  const { type, turn, seq, content } = parsed;
  if (type !== 'token' || typeof content !== 'string' || typeof turn !== 'string') return undefined;
  if (!Number.isSafeInteger(seq) || (seq as number) < 0 || !LOWERCASE_UUID.test(turn)) return undefined;
  return { ok: true, message: parsed as CompanionMessage };
}

const LOWERCASE_UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

function decodeParsed<T>(parsed: Record<string, unknown>, schemas: Schemas<T>): Decoded<T> {
  const { type } = parsed;
  if (typeof type !== 'string') {
    return { ok: false, code: 'bad_message', reason: 'type is missing', ...readSubject(parsed) };
  }
  const schema = schemas.get(type)?.(parsed);
  if (schema === undefined) {
    return { ok: false, code: 'unknown_type', reason: `unknown type ${quote(type)}`, type, ...readSubject(parsed) };
  }
  const result = v.safeParse(schema, parsed, { abortEarly: true });
  if (result.success) return { ok: true, message: result.output };
  return { ok: false, code: 'bad_message', reason: describe(result.issues[0]), type, ...readSubject(parsed) };
}

/** Only what a reply may carry: an error must not be refused for the message that it is about. */
function readSubject({ id, turn, seq }: Record<string, unknown>): Pick<NotUnderstood, 'id' | 'turn' | 'seq'> {
  const about = v.safeParse(TurnIdSchema, turn);
  return {
    ...(v.is(RequestIdSchema, id) && { id }),
    ...(about.success && { turn: about.output }),
    ...(v.is(SeqSchema, seq) && { seq }),
  };
}

function parseObject(frame: string): Decoded<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(frame);
  } catch {
    return { ok: false, code: 'bad_message', reason: 'not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, code: 'bad_message', reason: 'not a JSON object' };
  }
  if (isDeeperThan(value, LIMITS.jsonDepth)) return { ok: false, code: 'bad_message', reason: 'nested too deeply' };
  return { ok: true, message: value as Record<string, unknown> };
}

/** Whether to refuse it before a schema walks it: without recursion deeper than `depth`, so that hostile nesting can't exhaust the stack. */
function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  for (const child of Object.values(value)) if (isDeeperThan(child, depth - 1)) return true;
  return false;
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path ? `${path}: ${issue.message}` : issue.message;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text);
}
