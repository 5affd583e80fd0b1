import type { ClientMessage } from './client-messages.ts';
import type { CompanionMessage } from './companion-messages.ts';
import type { May } from './room-messages.ts';

/**
 * Who may send a message: a stranger, a guest or a client, a client with a key, one of an administrator (where there is one
 * person, each is), one that shows `local.key`, or a member of a room alone.
 */
export type Sender = 'stranger' | 'guest' | 'client' | 'administrator' | 'local' | 'member';

export interface Rule {
  from: Sender;
  /** Whether members of rooms may too: all of them, or those that may write. What it is about has to be of their room. */
  members?: May;
  /** Whether, where there are several persons, each of them may, for what is their own. */
  persons?: true;
  /** The type that answers it, when it is not refused; null when nothing does, or the log of a turn. */
  answer: CompanionMessage['type'] | null;
}

/** Every message of a client: who may send it and what answers it. PROTOCOL.md has the same table, and a test compares them. */
export const CLIENT_MESSAGE_RULES = {
  hello: { from: 'guest', members: 'read', answer: null },
  chat: { from: 'guest', members: 'write', answer: null },
  attach: { from: 'guest', members: 'read', answer: null },
  detach: { from: 'guest', members: 'read', answer: null },
  cancel: { from: 'guest', members: 'write', answer: null },
  arrange: { from: 'client', answer: 'ok' },
  withdraw: { from: 'client', answer: 'ok' },
  models: { from: 'guest', members: 'read', answer: 'models' },
  watch: { from: 'guest', members: 'read', answer: null },
  conversation: { from: 'guest', members: 'read', answer: 'conversation' },
  conversations: { from: 'client', answer: 'conversations' },
  search: { from: 'client', answer: 'search' },
  matching: { from: 'client', answer: 'matching' },
  filters: { from: 'client', answer: 'filters' },
  change_chats: { from: 'client', answer: 'chats_changed' },
  rename: { from: 'client', answer: 'ok' },
  pin: { from: 'client', answer: 'ok' },
  delete: { from: 'client', answer: 'ok' },
  restore: { from: 'client', answer: 'ok' },
  pair: { from: 'stranger', answer: 'paired' },
  pairing: { from: 'local', persons: true, answer: 'pairing' },
  clients: { from: 'local', persons: true, answer: 'clients' },
  revoke: { from: 'client', answer: 'ok' },
  rotate: { from: 'local', answer: 'ok' },
  people: { from: 'client', answer: 'people' },
  invite_person: { from: 'administrator', answer: 'invited' },
  change_person: { from: 'administrator', answer: 'ok' },
  remove_person: { from: 'administrator', answer: 'ok' },
  join: { from: 'stranger', answer: 'joined' },
  share: { from: 'client', answer: 'share' },
  unshare: { from: 'client', answer: 'ok' },
  remove_member: { from: 'client', answer: 'ok' },
  end_room: { from: 'client', answer: 'ok' },
  leave: { from: 'member', answer: 'ok' },
  typing: { from: 'client', members: 'write', answer: null },
  export: { from: 'client', answer: 'export' },
  import: { from: 'client', answer: 'import' },
  confirm: { from: 'client', answer: 'import' },
  blob: { from: 'client', answer: 'blob' },
  read_source: { from: 'client', answer: 'source' },
  read_file: { from: 'client', answer: 'file_text' },
  transcribe: { from: 'client', answer: 'transcript' },
  abort: { from: 'client', answer: null },
  stop: { from: 'client', answer: 'ok' },
  pull: { from: 'administrator', answer: 'pull' },
  delete_model: { from: 'administrator', answer: 'ok' },
  unload_model: { from: 'administrator', answer: 'ok' },
  keep_warm: { from: 'administrator', answer: 'ok' },
  suggestions: { from: 'client', answer: 'suggestions' },
  model_chats: { from: 'client', answer: 'model_chats' },
  settings: { from: 'client', answer: 'settings' },
  holdings: { from: 'client', answer: 'holdings' },
  delete_all: { from: 'client', answer: 'holdings' },
  preferences: { from: 'client', answer: 'preferences' },
  parameters: { from: 'client', answer: 'parameters' },
  tune: { from: 'client', answer: 'ok' },
  warm: { from: 'client', answer: 'ok' },
  change_prompts: { from: 'client', answer: 'ok' },
  fit: { from: 'client', answer: 'fit' },
  ping: { from: 'guest', members: 'read', answer: 'pong' },
  pong: { from: 'guest', members: 'read', answer: null },
} as const satisfies Record<ClientMessage['type'], Rule>;
