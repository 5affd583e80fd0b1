/** A room: a stored conversation that was opened to others, by links that let them in as its members. */
import * as v from 'valibot';
import { KeyIdSchema } from './client-requests.ts';
import { ConversationIdSchema, RequestIdSchema } from './conversation-requests.ts';
import { CountSchema } from './count.ts';
import { LIMITS } from './limits.ts';
import { openObject, openReply } from './open-object.ts';
import { TimeSchema } from './time.ts';

/** What a member may do: read along, or ask and stop too. */
export const MaySchema = v.picklist(['read', 'write']);
export type May = v.InferOutput<typeof MaySchema>;

const about = { id: RequestIdSchema, conversation: ConversationIdSchema };

/** What nobody sees, and what changes how the text around it is read. U+2800 is a blank that counts as a sign. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** More marks than any script puts on one letter: they cover the lines above and below. */
const PILED = /\p{M}{5}/u;

/** A member's name, as a person chose it. */
export const MemberNameSchema = v.pipe(
  v.string(),
  v.normalize('NFC'),
  v.trim(),
  v.minLength(1),
  v.maxLength(LIMITS.memberNameChars),
  v.check((name) => !UNSEEN.test(name) && !PILED.test(name), 'has characters that can not be seen'),
);

/**
 * First frame of a caller that comes by a link, in place of `hello`. `proof` shows that it has the link, whose secret is
 * never sent; see `join-proof.ts`.
 */
export const JoinSchema = v.object({
  type: v.literal('join'),
  proof: v.pipe(v.string(), v.maxLength(128)),
  name: MemberNameSchema,
  /** The ids of keys that this browser has from earlier links here: nobody becomes two members of one room. */
  members: v.optional(v.pipe(v.array(KeyIdSchema), v.maxLength(32))),
});

/** Opens a stored conversation to others, by a link. */
export const ShareSchema = v.object({
  type: v.literal('share'),
  ...about,
  may: MaySchema,
  /** How many may come by it; null: as many as a room has room for. */
  uses: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.roomMembers))),
  /** Milliseconds until it ends; null: when it is taken back. */
  forMs: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.linkMs))),
});
/** Takes a link back. Those who came by it stay. */
export const UnshareSchema = v.object({ type: v.literal('unshare'), id: RequestIdSchema, invite: KeyIdSchema });
/** Takes a member out of a room, at once. */
export const RemoveMemberSchema = v.object({ type: v.literal('remove_member'), ...about, member: KeyIdSchema });
/** Ends a room: takes back its links and takes all members out, at once. The conversation stays. */
export const EndRoomSchema = v.object({ type: v.literal('end_room'), ...about });
/** A member leaves for good: its key ends. */
export const LeaveSchema = v.object({ type: v.literal('leave'), id: RequestIdSchema });
/** Its person is writing, from now on for `typingMs` or until the question comes. Said again every few seconds. */
export const TypingSchema = v.object({ type: v.literal('typing'), conversation: ConversationIdSchema });

/** The new member's key. A client MUST NOT keep `token` before it has checked `proof`. */
export const JoinedSchema = openObject({
  type: v.literal('joined'),
  /** Null: the client has the key of `member` already. */
  token: v.nullable(v.string()),
  proof: v.string(),
  /** Of its key. */
  member: v.string(),
  /** As the others see it: the one that was asked for, or that with a number when it was taken. */
  name: v.string(),
  conversation: ConversationIdSchema,
  may: MaySchema,
});

/** Answers `share`. The token is in no other message: the companion does not keep it. */
export const SharedSchema = openReply('share', {
  invite: v.string(),
  token: v.string(),
  /** The origins at which the companion's own page is reached, the likeliest first. The link is one of them, then `/#room=<token>`. */
  addresses: v.array(v.string()),
  expiresAt: v.nullable(TimeSchema),
});

/** Somebody who was let into a room. */
const MemberSchema = openObject({
  member: v.string(),
  name: v.string(),
  may: MaySchema,
  /** Has the room open somewhere. */
  here: v.boolean(),
  typing: v.boolean(),
});
export type Member = v.InferOutput<typeof MemberSchema>;

/** A link that still lets somebody in. */
const InviteSchema = openObject({
  invite: v.string(),
  may: MaySchema,
  /** Null: without limit. */
  usesLeft: v.nullable(CountSchema),
  expiresAt: v.nullable(TimeSchema),
  /** How many came by it. */
  joined: CountSchema,
});
export type Invite = v.InferOutput<typeof InviteSchema>;

/** After `watch` of a room: how it is now. What follows replaces it as a whole. */
export const RoomSchema = openObject({
  type: v.literal('room'),
  conversation: ConversationIdSchema,
  /** It has members, or a link that still lets somebody in. */
  open: v.boolean(),
  members: v.array(MemberSchema),
  /** Clients with a key of their own that have the conversation open. */
  hosts: openObject({ here: CountSchema, typing: CountSchema }),
  /** To hosts alone. */
  invites: v.optional(v.array(InviteSchema)),
});
export type RoomMessage = v.InferOutput<typeof RoomSchema>;
