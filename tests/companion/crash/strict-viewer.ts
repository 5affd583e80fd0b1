import { isDeepStrictEqual } from 'node:util';
import { WebSocket } from 'ws';
import type { ClientMessageInput } from '../../../protocol/client-messages.ts';
import { decodeCompanionMessage } from '../../../protocol/codec.ts';
import type { CompanionMessage, TurnRecord } from '../../../protocol/companion-messages.ts';
import { answerText, thinkingText } from '../../../protocol/parts.ts';
import { isTerminal, type TerminalEvent } from '../../../protocol/turn-events.ts';
import { SUBPROTOCOL } from '../../../protocol/version.ts';

/** What a viewer knows of one turn. */
export interface SeenTurn {
  content: string;
  thinking: string;
  seq: number;
  /** How it ended; undefined until that was seen since the viewer asked for the turn last. */
  terminal: TerminalEvent | undefined;
  /** Why the turn could not be asked or shown. */
  refusal: string | undefined;
}

/**
 * Somebody who watches turns over a connection of its own, loses it, comes back, and holds the companion to the letter:
 * `seq` rises but after a snapshot, each turn has one terminal however often it is told, and nothing follows it. What
 * breaks a rule fails the next call that waits.
 */
export interface StrictViewer {
  readonly isOpen: boolean;
  readonly isPaused: boolean;
  /** What was seen of each turn. */
  readonly seen: ReadonlyMap<string, Readonly<SeenTurn>>;
  open(): Promise<void>;
  /** Breaks the connection off; what is on its way is lost. */
  drop(): void;
  /** Asks, or asks again: the turn is shown from its beginning. */
  chat(message: ClientMessageInput & { type: 'chat' }): Promise<void>;
  /** Watches from one of the places that were seen: 0 is the beginning, 1 the last. */
  attach(turn: string, place: number): Promise<void>;
  /** Whether it is being shown the turn, as far as it knows. */
  isWatching(turn: string): boolean;
  cancel(turn: string): void;
  /** Stops and starts reading from the socket. */
  pause(): void;
  resume(): void;
  /** Waits until the companion has answered everything so far; false when the connection ended instead. */
  settle(): Promise<boolean>;
  /** Waits for something to have been seen; false when the connection ended instead. */
  until(isSeen: () => boolean): Promise<boolean>;
  /** A turn as its conversation has it; undefined when it is not there. */
  record(conversation: string, turn: string): Promise<TurnRecord | undefined>;
}

type ConversationPage = Extract<CompanionMessage, { type: 'conversation' }>;

interface View extends SeenTurn {
  /** Where the viewer has been: how much it had seen at each `seq`. */
  places: { seq: number; content: number; thinking: number }[];
  isWatched: boolean;
  /** The viewer cancelled it over this connection: how it ended may be told once more at any time. */
  isCancelled: boolean;
  /** Terminals that it may be told: one for each time it asked for the turn. */
  owed: number;
}

/**
 * @param companion where it connects next
 * @param terminals how each turn ended, as far as anybody was told; shared by all viewers of a test
 * @param isSame whether a turn may be told to have ended in the second way after it was told to have ended in the first
 */
export function createStrictViewer(
  companion: { readonly address: string; readonly token: string; readonly origin?: string },
  terminals: Map<string, TerminalEvent>,
  isSame: (known: TerminalEvent, told: TerminalEvent) => boolean = isDeepStrictEqual,
): StrictViewer {
  const views = new Map<string, View>();
  let socket: WebSocket | undefined;
  let isPaused = false;
  let fault: Error | undefined;
  let pongs = 0;
  let pages = new Map<string, ConversationPage | undefined>();
  let requests = 0;
  const waiting = new Set<() => void>();

  function wake(): void {
    for (const look of waiting) look();
  }

  function check(holds: boolean, rule: string, message: CompanionMessage): asserts holds {
    if (!holds) throw new Error(`${rule}: ${JSON.stringify(message).slice(0, 500)}`);
  }

  function viewOf(turn: string): View {
    const known = views.get(turn);
    if (known) return known;
    const fresh: View = {
      content: '',
      thinking: '',
      seq: 0,
      terminal: undefined,
      refusal: undefined,
      places: [],
      isWatched: false,
      isCancelled: false,
      owed: 0,
    };
    views.set(turn, fresh);
    return fresh;
  }

  /** Asks for the turn from this place on. */
  function rewind(view: View, place: View['places'][number] | undefined): void {
    const { seq, content, thinking } = place ?? { seq: 0, content: 0, thinking: 0 };
    view.content = view.content.slice(0, content);
    view.thinking = view.thinking.slice(0, thinking);
    view.places = view.places.filter((known) => known.seq <= seq);
    Object.assign(view, { seq, terminal: undefined, refusal: undefined, isWatched: true });
    view.owed += 1;
  }

  function see(message: CompanionMessage): void {
    if ('seq' in message) seeEvent(message);
    else if (message.type === 'ping') send({ type: 'pong' });
    else if (message.type === 'pong') pongs += 1;
    else if (message.type === 'conversation') pages.set(message.id, message);
    else if (message.type === 'error') {
      if (message.id !== undefined) pages.set(message.id, undefined);
      if (message.turn !== undefined) viewOf(message.turn).refusal = message.code;
    }
  }

  function seeEvent(event: Extract<CompanionMessage, { turn: string; seq: number }>): void {
    const view = viewOf(event.turn);
    if (event.type === 'snapshot') {
      check(view.terminal === undefined, 'nothing follows a terminal', event);
      const content = answerText(event.parts);
      Object.assign(view, { content, thinking: thinkingText(event.parts), seq: event.seq, places: [] });
    } else if (isTerminal(event)) {
      view.owed -= 1;
      check(view.owed >= 0, 'a terminal is told once for each time that the turn was asked for', event);
      const known = terminals.get(event.turn);
      check(
        known === undefined || isSame(known, event),
        `a turn has one terminal, and it was ${JSON.stringify(known)}`,
        event,
      );
      terminals.set(event.turn, event);
      // Who only cancelled has not seen what led there.
      if (!view.isWatched) return;
      // Who has seen it and asks again is told again.
      check(event.seq > view.seq || view.seq === known?.seq, 'seq rises', event);
      view.terminal = event;
      view.seq = event.seq;
    } else {
      check(view.terminal === undefined, 'nothing follows a terminal', event);
      check(event.seq > view.seq, 'seq rises', event);
      view.seq = event.seq;
      if (event.type === 'token') view.content += event.content;
      if (event.type === 'thinking') view.thinking += event.content;
    }
    view.places.push({ seq: view.seq, content: view.content.length, thinking: view.thinking.length });
  }

  function send(message: ClientMessageInput): void {
    socket?.send(JSON.stringify(message));
  }

  function until(isSeen: () => boolean): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const settle = fault ? () => reject(fault) : isSeen() ? () => resolve(true) : undefined;
        const ended = socket === undefined ? () => resolve(false) : undefined;
        const finish = settle ?? ended;
        if (finish === undefined) return;
        waiting.delete(look);
        finish();
      };
      waiting.add(look);
      look();
    });
  }

  function settle(): Promise<boolean> {
    const answered = pongs + 1;
    send({ type: 'ping' });
    return until(() => pongs >= answered);
  }

  /** Makes sure that nothing of a turn is on the way; false when the connection ended. */
  async function leave(turn: string): Promise<boolean> {
    if (views.get(turn)?.isCancelled) {
      drop();
      await open();
    } else if (views.has(turn)) {
      send({ type: 'detach', turn });
      return settle();
    }
    return true;
  }

  function end(): void {
    socket = undefined;
    isPaused = false;
    pongs = 0;
    pages = new Map();
    for (const view of views.values()) Object.assign(view, { isWatched: false, isCancelled: false, owed: 0 });
    wake();
  }

  async function open(): Promise<void> {
    const opening = new WebSocket(`ws://${companion.address}/ws/chat?token=${companion.token}`, [SUBPROTOCOL], {
      perMessageDeflate: false,
      ...(companion.origin && { origin: companion.origin }),
    });
    const welcomed = Promise.withResolvers<void>();
    opening.on('error', welcomed.reject);
    opening.on('message', (data) => {
      if (opening !== socket) return;
      try {
        const decoded = decodeCompanionMessage(String(data));
        if (!decoded.ok) throw new Error(`a frame is not understood: ${decoded.reason}`);
        if (decoded.message.type === 'welcome') welcomed.resolve();
        else see(decoded.message);
      } catch (error) {
        fault ??= error as Error;
      }
      wake();
    });
    opening.on('close', () => {
      welcomed.reject(new Error('the companion is not there'));
      if (opening === socket) end();
    });
    socket = opening;
    await welcomed.promise;
    send({ type: 'hello' });
  }

  function drop(): void {
    const dropped = socket;
    end();
    dropped?.terminate();
  }

  return {
    get isOpen() {
      return socket !== undefined;
    },
    get isPaused() {
      return isPaused;
    },
    seen: views,
    open,
    drop,
    async chat(message) {
      if (!(await leave(message.turn))) return;
      rewind(viewOf(message.turn), undefined);
      send(message);
    },
    async attach(turn, place) {
      if (!(await leave(turn))) return;
      const view = viewOf(turn);
      const index = Math.round(place * view.places.length) - 1;
      rewind(view, view.places[index]);
      send({ type: 'attach', turn, seq: view.seq });
    },
    isWatching: (turn) => views.get(turn)?.isWatched ?? false,
    cancel(turn) {
      const view = viewOf(turn);
      view.owed += 1;
      view.isCancelled = true;
      send({ type: 'cancel', turn });
    },
    pause() {
      isPaused = true;
      socket?.pause();
    },
    resume() {
      isPaused = false;
      socket?.resume();
    },
    settle,
    until,
    async record(conversation, turn) {
      let before: string | undefined;
      do {
        requests += 1;
        const id = `r${requests}`;
        send({ type: 'conversation', id, conversation, ...(before !== undefined && { before }) });
        await until(() => pages.has(id));
        const page = pages.get(id);
        const record = page?.turns.find((one) => one.turn === turn);
        if (record) return record;
        before = page?.next ?? undefined;
      } while (before !== undefined);
      return undefined;
    },
  };
}
