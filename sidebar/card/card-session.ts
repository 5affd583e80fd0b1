import type { Snapshot } from '../../protocol/companion-messages.ts';
import type { ErrorReason } from '../../protocol/error-causes.ts';
import type { Passage } from '../../protocol/passages.ts';
import { isTerminal, type TurnEvent } from '../../protocol/turn-events.ts';
import type { Clock } from '../connection/clock.ts';
import type { Problem } from '../state/problem.ts';
import { CARD_ALIVE_MS, type CardRequest, type CardUpdate } from './card-messages.ts';

/** As much of a runtime port as the card needs. */
export interface CardPort {
  postMessage(message: CardRequest): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: CardUpdate) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** What the card learns. After a terminal event, `failed` or `lost` it hears of its turn no more. */
export interface CardObserver {
  event(event: TurnEvent): void;
  snapshot(snapshot: Snapshot): void;
  failed(error: ErrorReason): void;
  /** Nothing more can be had: the answer is not at hand any more, or Aside was updated under the page. */
  lost(why: 'gone' | 'updated'): void;
  problem(problem: Problem | null): void;
  continued(): void;
}

/** The card's end of the port: keeps the background alive while an answer runs, and finds it again when it died. */
export interface CardSession {
  stop(): void;
  /** Leads to a passage in the page that it is from. */
  showPassage(passage: Passage): void;
  /**
   * To be called first thing in a click's handler: the panel only opens for a gesture.
   *
   * @param draft what is typed and not sent
   */
  continueInPanel(draft: string): void;
  /** Ends the session, and the turn if it still runs. */
  close(): void;
}

export interface CardSessionOptions {
  /** The turn that the card is about. */
  turn: string;
  /** Of a question that was typed into the card: its words, and the turn that it follows. */
  question?: { follows: string; message: string };
  /** Throws once the extension was updated or removed under the page. */
  connect(): CardPort;
  observer: CardObserver;
  clock: Clock;
}

/** Between attempts when the background ends a port before it said anything on it. */
const RETRY_MS = 1_000;

export function createCardSession({ turn, question, connect, observer, clock }: CardSessionOptions): CardSession {
  let port: CardPort | undefined;
  let seq = 0;
  let isEnded = false;
  /** Kept, since Stop may be pressed while there is no background to hear it. */
  let isStopWanted = false;
  let cancelTimer = () => {};

  function open(): CardPort | undefined {
    let opened: CardPort;
    try {
      opened = connect();
    } catch {
      end();
      observer.lost('updated');
      return undefined;
    }
    let hasSpoken = false;
    opened.onMessage.addListener((update) => {
      hasSpoken = true;
      if (port === opened) receive(update);
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = undefined;
      cancelTimer();
      // The background died, which it may do at any time; it starts again for the asking.
      if (!isEnded) cancelTimer = clock.after(hasSpoken ? 0 : RETRY_MS, watch);
    });
    port = opened;
    return opened;
  }

  function watch(): void {
    const opened = open();
    // Asked again until something is heard of it: the same turn is not asked twice.
    if (question && seq === 0) opened?.postMessage({ type: 'ask', turn, ...question });
    else opened?.postMessage({ type: 'watch', turn, seq });
    if (isStopWanted) opened?.postMessage({ type: 'stop' });
    if (opened) stayAlive();
  }

  function stayAlive(): void {
    cancelTimer = clock.after(CARD_ALIVE_MS, () => {
      port?.postMessage({ type: 'alive' });
      stayAlive();
    });
  }

  /** Nothing more will come; the background may sleep. */
  function end(): void {
    isEnded = true;
    cancelTimer();
    port?.disconnect();
    port = undefined;
  }

  function receive(update: CardUpdate): void {
    if (isEnded && update.type !== 'continued') return;
    switch (update.type) {
      case 'event':
        // What was seen already comes again when a question was sent twice.
        if (update.event.seq <= seq) break;
        seq = update.event.seq;
        observer.event(update.event);
        if (isTerminal(update.event)) end();
        break;
      case 'snapshot':
        seq = update.snapshot.seq;
        observer.snapshot(update.snapshot);
        break;
      case 'problem':
        observer.problem(update.problem);
        break;
      case 'failed':
        end();
        observer.failed(update.error);
        break;
      case 'gone':
        end();
        observer.lost('gone');
        break;
      case 'continued':
        end();
        observer.continued();
        break;
    }
  }

  watch();

  return {
    stop() {
      isStopWanted = true;
      port?.postMessage({ type: 'stop' });
    },
    showPassage: (passage) => (port ?? open())?.postMessage({ type: 'show', passage }),
    continueInPanel: (draft) => (port ?? open())?.postMessage({ type: 'continue', turn, draft }),
    close() {
      port?.postMessage({ type: 'close' });
      end();
    },
  };
}
