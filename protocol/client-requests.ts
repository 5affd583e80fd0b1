import * as v from 'valibot';
import { ConversationIdSchema, RequestIdSchema } from './conversation-requests.ts';
import { openEnum } from './open-enum.ts';
import { openObject, openReply } from './open-object.ts';
import { TimeSchema } from './time.ts';

/** A key's id, which is what a client is called by. */
export const KeyIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{4,32}$/));

const request = { id: RequestIdSchema };

/**
 * First frame of a caller that comes to pair, in place of `hello`. `proof` shows that it was told the code, which is
 * never sent; see `pairing-proof.ts`.
 */
export const PairSchema = v.object({
  type: v.literal('pair'),
  proof: v.pipe(v.string(), v.maxLength(128)),
  /** What the person will find the new client by, for example "Firefox on Linux". */
  name: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(80),
    v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u),
  ),
});

/** Opens a pairing code; the one before it is void. Needs `local.key`, as everything here but a client's own `revoke`. */
export const PairingRequestSchema = v.object({ type: v.literal('pairing'), ...request });
/** Asks for the clients that have a key. */
export const ClientsRequestSchema = v.object({ type: v.literal('clients'), ...request });
/** Takes a client's key away, and closes its connections at once. A client may always do so to itself. */
export const RevokeSchema = v.object({ type: v.literal('revoke'), ...request, client: KeyIdSchema });
/** Replaces `local.key`, and closes the connections of the old one. */
export const RotateSchema = v.object({ type: v.literal('rotate'), ...request });

/** The new key. A client MUST NOT keep `token` before it has checked `proof`. */
export const PairedSchema = openObject({
  type: v.literal('paired'),
  token: v.string(),
  proof: v.string(),
  /** As it stands in the list: the one that was asked for, or that with a number when it was taken. */
  name: v.string(),
});

/** Answers `pairing`. */
export const PairingSchema = openReply('pairing', {
  /** As people read it, `XXXX-XXXX`. */
  code: v.string(),
  /** Milliseconds from now on. */
  validMs: v.number(),
});

/** Why a pairing code is no good any more. */
const PAIRING_ENDS = ['used', 'expired', 'replaced', 'tries', 'rotated'] as const;
export type PairingEnd = (typeof PAIRING_ENDS)[number];

/** Follows `pairing`, when the code has come to its end. */
export const PairingEndedSchema = openObject({
  type: v.literal('pairing_ended'),
  /** Of the request that opened the code. */
  id: v.string(),
  reason: openEnum(PAIRING_ENDS),
  /** The client that was paired, when it was used. */
  client: v.optional(v.string()),
  name: v.optional(v.string()),
});

/** A client that has a key. */
const ClientSchema = openObject({
  /** The key's id. */
  client: v.string(),
  name: v.string(),
  /** The only origin that the key counts with; `-` for programs. */
  origin: v.string(),
  /** Whether the key is `local.key`. */
  local: v.boolean(),
  createdAt: TimeSchema,
  /** Null: never. */
  lastSeenAt: v.nullable(TimeSchema),
  /** How many it has open now. */
  connections: v.number(),
  /** Of a member of a room: its conversation. */
  room: v.optional(ConversationIdSchema),
  /** Where there are several persons: whose it is, by id. */
  person: v.optional(v.string()),
});
export type Client = v.InferOutput<typeof ClientSchema>;

/** Answers `clients`: `local.key` first, then in the order in which they were paired, then the members of rooms. */
export const ClientsSchema = openReply('clients', {
  items: v.array(ClientSchema),
  /** The links that let somebody into a room, each by its id. */
  links: v.optional(v.array(openObject({ invite: v.string(), room: ConversationIdSchema, createdAt: TimeSchema }))),
  /** With `local.key`: the same at all companions that keep their keys in one place. */
  store: v.optional(v.string()),
  /** With `local.key`: the server and the name of the database that all is kept in. */
  database: v.optional(v.string()),
});
