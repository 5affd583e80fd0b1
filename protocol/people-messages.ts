/** Where there are several persons, each has clients, conversations and quotas of their own. */
import * as v from 'valibot';
import { KeyIdSchema } from './client-requests.ts';
import { RequestIdSchema } from './conversation-requests.ts';
import { CountSchema } from './count.ts';
import { openObject, openReply } from './open-object.ts';
import { MemberNameSchema } from './room-messages.ts';
import { TimeSchema } from './time.ts';

const request = { id: RequestIdSchema };

/** A person's id; empty: the first one, whose `local.key` is. */
const PersonIdSchema = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{20})?$/));

/** Null: as much as the companion takes. */
const QuotaSchema = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)));

const settings = {
  administrator: v.optional(v.boolean()),
  /** Turns that may wait and run at once. */
  turns: v.optional(QuotaSchema),
  /** Questions in an hour. */
  questions: v.optional(QuotaSchema),
};

/** Asks who uses the companion. Only administrators are told of others than themselves. */
export const PeopleRequestSchema = v.object({ type: v.literal('people'), ...request });
/** Makes a link by which a person pairs their first browser. Somebody of this name gets another one, and may come again. */
export const InvitePersonSchema = v.object({
  type: v.literal('invite_person'),
  ...request,
  name: MemberNameSchema,
  ...settings,
});
export const ChangePersonSchema = v.object({
  type: v.literal('change_person'),
  ...request,
  person: PersonIdSchema,
  name: v.optional(MemberNameSchema),
  ...settings,
});
/** Takes all keys, links and rooms of a person away, at once; with `chats` also all that is kept of them. */
export const RemovePersonSchema = v.object({
  type: v.literal('remove_person'),
  ...request,
  person: PersonIdSchema,
  chats: v.optional(v.boolean(), false),
});

const PersonSchema = openObject({
  person: v.string(),
  name: v.string(),
  administrator: v.boolean(),
  turns: v.nullable(CountSchema),
  questions: v.nullable(CountSchema),
  /** Their turns that wait or run now, and what they asked in the last hour. */
  running: CountSchema,
  asked: CountSchema,
  clients: CountSchema,
  /** Connections that they have open now. */
  connections: CountSchema,
  createdAt: TimeSchema,
  /** Null: never. */
  lastSeenAt: v.nullable(TimeSchema),
  /** Null: they may come. */
  revokedAt: v.nullable(TimeSchema),
  /** Until when their invitation can be used; null: there is none. */
  invitedUntil: v.nullable(TimeSchema),
});
export type PersonItem = v.InferOutput<typeof PersonSchema>;

/** Answers `people`. */
export const PeopleSchema = openReply('people', {
  /** Who asks, by id. */
  own: v.string(),
  items: v.array(PersonSchema),
});

/** Answers `invite_person`. The token is in no other message: the companion does not keep it. */
export const InvitedSchema = openReply('invited', {
  person: v.string(),
  invite: KeyIdSchema,
  token: v.string(),
  /** As of `share`; the link is one of them, then `/#invite=<token>`. */
  addresses: v.array(v.string()),
  expiresAt: TimeSchema,
});
