/** The WebSocket subprotocol that selects the full protocol; without one a connection speaks at article depth. */
export const SUBPROTOCOL = 'aside.v1';

/** A subprotocol value that starts so offers a key: `aside.key.<key id>.<client nonce>`. Never echoed. */
export const KEY_SUBPROTOCOL_PREFIX = 'aside.key.';

/** A subprotocol value that starts so offers to pair: `aside.pair.<client nonce>`. Never echoed. */
export const PAIR_SUBPROTOCOL_PREFIX = 'aside.pair.';

/** A subprotocol value that starts so offers to join a room: `aside.join.<link id>.<client nonce>`. Never echoed. */
export const JOIN_SUBPROTOCOL_PREFIX = 'aside.join.';

/** Where the companion listens unless told otherwise. */
export const DEFAULT_PORT = 11435;

/** Chat at article depth, and with the subprotocol `aside.v1`. The article's four addresses are one and the same. */
export const CHAT_PATHS = ['/ws/chat', '/ws/chat/async', '/ws/chat/cancellable', '/ws/chat/history'] as const;

/** The shared rooms: article depth only, with a key. The query's `room` names one. */
export const SHARED_PATH = '/ws/shared';
