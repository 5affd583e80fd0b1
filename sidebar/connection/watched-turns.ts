import type { NotUnderstood } from '../../protocol/codec.ts';
import type { CompanionMessage, ErrorMessage, Welcome } from '../../protocol/companion-messages.ts';
import { isTerminal, type TurnEvent } from '../../protocol/turn-events.ts';
import { createKeyRefusal, createRefusal, needsKey, refuseOversized } from './chat-refusal.ts';
import type { CompanionSocket, Role } from './companion-socket.ts';
import { isLong } from './long-sources.ts';
import type { ChatMessageInput, TurnHandle, TurnObserver, UploadEvents } from './turn-observer.ts';

/**
 * The turns that are watched, and how each is taken up again on a new socket (PROTOCOL.md, the turn's state
 * machine). It owns no socket: it is lent one between `connected` and `disconnected`.
 */
export interface WatchedTurns {
  open(request: ChatMessageInput | { turn: string; seq?: number }, observer: TurnObserver): TurnHandle;
  connected(link: Link): void;
  disconnected(): void;
  /** A message about a turn; those about turns that are not watched, or that have ended, are ignored. */
  receive(message: CompanionMessage): void;
  /** A frame of a newer companion that may stand in a turn's log. */
  notUnderstood(frame: NotUnderstood): void;
  /** Ends the questions that wait for a key, when the connection is a guest's. */
  refuseKeyless(): void;
  /** Turns that are under way on this connection. */
  readonly sentCount: number;
}

interface Link {
  socket: Pick<CompanionSocket, 'send' | 'ping'>;
  welcome: Welcome;
  role: Role;
}

interface WatchedTurn {
  readonly id: string;
  /** What to ask; undefined when an existing turn is only watched. */
  readonly chat: ChatMessageInput | undefined;
  readonly observer: TurnObserver;
  /** Of the last event that the observer was given. */
  seq: number;
  /** Whether anything of the turn was received, so that the companion is known to have it. */
  isHeard: boolean;
  /** The companion's epoch when `chat` was sent last; undefined: it never was. */
  sentIn: string | undefined;
  isCancelling: boolean;
  /** Ends the sending of what is long in its question. */
  upload: AbortController | undefined;
  /** Messages about it still belong to an earlier observer. */
  isDeaf: boolean;
}

/**
 * @param onKeyNeeded Called when a question waits that may only be sent with a key, and the connection has none.
 * @param sendAhead Has the companion hold what is long in a question, and tells the question that names it.
 */
export function createWatchedTurns(
  onKeyNeeded: () => void,
  sendAhead: (chat: ChatMessageInput, events: UploadEvents) => void,
): WatchedTurns {
  const watched = new Map<string, WatchedTurn>();
  let link: Link | undefined;
  /** Turns whose events this socket may still be carrying. */
  let watchedOnSocket = new Set<string>();

  function start(entry: WatchedTurn, { socket, welcome, role }: Link): void {
    const { chat } = entry;
    const isUnsent = chat !== undefined && entry.sentIn === undefined;
    if (isUnsent && role === 'guest' && needsKey(chat)) {
      onKeyNeeded();
      return;
    }
    const refusal = isUnsent ? refuseOversized(chat, welcome.limits) : undefined;
    if (refusal) {
      refuse(entry, refusal);
      return;
    }
    watchedOnSocket.add(entry.id);
    // The same chat attaches, or asks when it was never received: it is never asked twice. A companion that was restarted
    // remembers only what is stored, so that the turn of another epoch is merely looked for when it is not.
    const isRemembered = entry.sentIn === welcome.epoch || (role !== 'guest' && !chat?.temporary);
    if (chat && (isUnsent || (isRemembered && !entry.isHeard))) {
      if (welcome.limits.blobBytes !== undefined && chat.question.some(isLong)) {
        sendLong(entry, chat);
        return;
      }
      entry.sentIn = welcome.epoch;
      socket.send(chat);
    } else {
      socket.send({ type: 'attach', turn: entry.id, seq: entry.seq });
    }
    if (entry.isCancelling) socket.send({ type: 'cancel', turn: entry.id });
  }

  /** Sends a question after all that is long in it. When the connection breaks meanwhile, the next one begins again. */
  function sendLong(entry: WatchedTurn, chat: ChatMessageInput): void {
    entry.upload?.abort();
    entry.upload = new AbortController();
    const { signal } = entry.upload;
    sendAhead(chat, {
      signal,
      isLong,
      onProgress: (done, total) => entry.observer.uploading?.(done, total),
      onRefused: (error) => refuse(entry, error),
      onReady(question) {
        if (!link || signal.aborted || watched.get(entry.id) !== entry) return;
        entry.sentIn = link.welcome.epoch;
        link.socket.send(question);
        if (entry.isCancelling) link.socket.send({ type: 'cancel', turn: entry.id });
      },
    });
  }

  /**
   * Attaches to a turn that this socket carried before. What is still on its way would leave a gap before the tail that
   * we ask for; it has all arrived when the `pong` comes.
   */
  function startAgain(entry: WatchedTurn, { socket }: Link): void {
    entry.isDeaf = true;
    socket.send({ type: 'detach', turn: entry.id });
    socket.ping(() => {
      entry.isDeaf = false;
      if (link && watched.get(entry.id) === entry) start(entry, link);
    });
  }

  function receiveEvent(entry: WatchedTurn, event: TurnEvent): void {
    if (event.seq <= entry.seq) return;
    entry.seq = event.seq;
    entry.isHeard = true;
    if (isTerminal(event)) watched.delete(entry.id);
    entry.observer.event(event);
  }

  function receiveError(entry: WatchedTurn, error: ErrorMessage): void {
    const isGone = error.code === 'turn_gone';
    if (isGone && entry.isCancelling) endCancelled(entry);
    else if (isGone && (entry.isHeard || entry.sentIn !== undefined)) refuse(entry, interrupted(entry.id));
    else refuse(entry, error);
  }

  function refuse(entry: WatchedTurn, error: ErrorMessage): void {
    watched.delete(entry.id);
    entry.observer.refused(error);
  }

  /** Nothing of it runs anywhere. No log has this event: its seq is that of none. */
  function endCancelled(entry: WatchedTurn): void {
    watched.delete(entry.id);
    entry.observer.event({ type: 'cancelled', turn: entry.id, seq: 0 });
  }

  function cancel(entry: WatchedTurn): void {
    if (watched.get(entry.id) !== entry || entry.isCancelling) return;
    if (entry.chat && entry.sentIn === undefined) {
      entry.upload?.abort();
      endCancelled(entry);
      return;
    }
    entry.isCancelling = true;
    if (!entry.isDeaf) link?.socket.send({ type: 'cancel', turn: entry.id });
  }

  function detach(entry: WatchedTurn): void {
    if (watched.get(entry.id) !== entry) return;
    watched.delete(entry.id);
    if (watchedOnSocket.has(entry.id)) link?.socket.send({ type: 'detach', turn: entry.id });
  }

  return {
    open(request, observer) {
      const isChat = 'type' in request;
      const entry: WatchedTurn = {
        id: request.turn.toLowerCase(),
        chat: isChat ? request : undefined,
        observer,
        seq: isChat ? 0 : (request.seq ?? 0),
        isHeard: false,
        sentIn: undefined,
        isCancelling: false,
        upload: undefined,
        isDeaf: false,
      };
      watched.set(entry.id, entry);
      if (link && watchedOnSocket.has(entry.id)) startAgain(entry, link);
      else if (link) start(entry, link);
      return { turn: entry.id, cancel: () => cancel(entry), detach: () => detach(entry) };
    },
    connected(newLink) {
      link = newLink;
      watchedOnSocket = new Set();
      for (const entry of [...watched.values()]) {
        if (watched.get(entry.id) === entry) start(entry, newLink);
      }
    },
    disconnected() {
      const lostRole = link?.role;
      link = undefined;
      for (const entry of [...watched.values()]) {
        entry.isDeaf = false;
        // The companion ends a guest's turns with its connection, and lets no guest attach.
        if (lostRole !== 'guest' || !watchedOnSocket.has(entry.id)) continue;
        if (entry.isCancelling) endCancelled(entry);
        else refuse(entry, guestInterrupted(entry.id));
      }
      watchedOnSocket = new Set();
    },
    receive(message) {
      if (!('turn' in message) || message.turn === undefined) return;
      const entry = watched.get(message.turn);
      if (!entry || entry.isDeaf) return;
      if (message.type === 'snapshot') {
        entry.seq = message.seq;
        entry.isHeard = true;
        entry.observer.snapshot(message);
      } else if ('seq' in message) {
        receiveEvent(entry, message);
      } else {
        receiveError(entry, message);
      }
    },
    notUnderstood({ turn, seq }) {
      const entry = turn === undefined ? undefined : watched.get(turn);
      if (!entry || entry.isDeaf || seq === undefined || seq <= entry.seq) return;
      entry.seq = seq;
      entry.isHeard = true;
      entry.observer.notUnderstood?.();
    },
    refuseKeyless() {
      if (link?.role !== 'guest') return;
      for (const entry of [...watched.values()]) {
        if (entry.chat && entry.sentIn === undefined && needsKey(entry.chat)) refuse(entry, createKeyRefusal(entry.id));
      }
    },
    get sentCount() {
      return [...watched.keys()].filter((id) => watchedOnSocket.has(id)).length;
    },
  };
}

function interrupted(turn: string): ErrorMessage {
  return createRefusal(turn, 'interrupted', { cause: 'restarted' });
}

function guestInterrupted(turn: string): ErrorMessage {
  return createRefusal(turn, 'interrupted', { cause: 'no_key' });
}
