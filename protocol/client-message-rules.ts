import type { ClientMessage } from './client-messages.ts';
import type { CompanionMessage } from './companion-messages.ts';

/** Who may send a message: a stranger, a guest or a client, a client with a key, or a client that shows `local.key`. */
export type Sender = 'stranger' | 'guest' | 'client' | 'local';

interface Rule {
  from: Sender;
  /** The type that answers it, when it is not refused; null when nothing does, or the log of a turn. */
  answer: CompanionMessage['type'] | null;
}

/** Every message of a client: who may send it and what answers it. PROTOCOL.md has the same table, and a test compares them. */
export const CLIENT_MESSAGE_RULES = {
  hello: { from: 'guest', answer: null },
  chat: { from: 'guest', answer: null },
  attach: { from: 'guest', answer: null },
  detach: { from: 'guest', answer: null },
  cancel: { from: 'guest', answer: null },
  models: { from: 'guest', answer: 'models' },
  watch: { from: 'guest', answer: null },
  conversation: { from: 'guest', answer: 'conversation' },
  conversations: { from: 'client', answer: 'conversations' },
  search: { from: 'client', answer: 'search' },
  rename: { from: 'client', answer: 'ok' },
  pin: { from: 'client', answer: 'ok' },
  delete: { from: 'client', answer: 'ok' },
  restore: { from: 'client', answer: 'ok' },
  pair: { from: 'stranger', answer: 'paired' },
  pairing: { from: 'local', answer: 'pairing' },
  clients: { from: 'local', answer: 'clients' },
  revoke: { from: 'client', answer: 'ok' },
  rotate: { from: 'local', answer: 'ok' },
  export: { from: 'client', answer: 'export' },
  import: { from: 'client', answer: 'import' },
  confirm: { from: 'client', answer: 'import' },
  blob: { from: 'client', answer: 'blob' },
  read_source: { from: 'client', answer: 'source' },
  read_file: { from: 'client', answer: 'file_text' },
  transcribe: { from: 'client', answer: 'transcript' },
  abort: { from: 'client', answer: null },
  stop: { from: 'client', answer: 'ok' },
  pull: { from: 'client', answer: 'pull' },
  delete_model: { from: 'client', answer: 'ok' },
  unload_model: { from: 'client', answer: 'ok' },
  keep_warm: { from: 'client', answer: 'ok' },
  suggestions: { from: 'client', answer: 'suggestions' },
  model_chats: { from: 'client', answer: 'model_chats' },
  settings: { from: 'client', answer: 'settings' },
  parameters: { from: 'client', answer: 'parameters' },
  tune: { from: 'client', answer: 'ok' },
  warm: { from: 'client', answer: 'ok' },
  fit: { from: 'client', answer: 'fit' },
  ping: { from: 'guest', answer: 'pong' },
  pong: { from: 'guest', answer: null },
} as const satisfies Record<ClientMessage['type'], Rule>;
