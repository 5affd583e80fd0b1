import type { Browser } from 'wxt/browser';
import type { ErrorReason } from '../../protocol/error-causes.ts';
import type { Passage } from '../../protocol/passages.ts';
import { isKnownSource, questionText, type SourcePart, toQuestion } from '../../protocol/question-parts.ts';
import { isTerminal } from '../../protocol/turn-events.ts';
import type { PanelHost } from '../browser/panel-host.ts';
import type { WatchedStorage } from '../browser/storage-area.ts';
import type { Clock } from '../connection/clock.ts';
import type { ChatMessageInput, TurnHandle } from '../connection/turn-observer.ts';
import { deliver, type InboxItem } from '../inbox/inbox.ts';
import { joinTexts } from '../state/join-texts.ts';
import { type CardTab, type CardUpdate, parseCardRequest } from './card-messages.ts';
import { type CardRecord, readCardRecord, removeCardRecord, writeCardRecord } from './card-record.ts';
import type { SharedConnection } from './shared-connection.ts';

/** What the ports of all cards share. */
export interface CardServices {
  session: WatchedStorage;
  panel: PanelHost;
  /** Leads to a passage of the page that a card stands in, or of another. */
  showPassage(windowId: number, passage: Passage): Promise<void>;
  companion: SharedConnection;
  clock: Clock;
  /** The model that the person chose; empty for the companion's default. */
  chosenModel(): Promise<string>;
  /** By turn: waits no longer for the card to begin. */
  awaited: Map<string, () => void>;
  /** By turn: gives up waiting for a card that lost its port while its answer ran. */
  absent: Map<string, () => void>;
}

/** How long a running answer waits for its card to come back: the page was left, or kept for going back to. */
export const ABSENT_MS = 15_000;

/** Why an answer failed, for the card to put into words: it has the reader's language. */
function reasonOf({ code, params }: ErrorReason): ErrorReason {
  return { code, params };
}

/** The panel shows the conversation, and has in its composer what was typed. */
function itemShown({ conversation, turn }: Pick<CardRecord, 'conversation' | 'turn'>, draft: string): InboxItem {
  const attachTurn = { conversation, turn, ...(draft !== '' && { draft }) };
  return { id: crypto.randomUUID(), task: 'explain', sources: [], send: false, language: '', attachTurn };
}

/**
 * The panel asks what the companion does not have yet; what was refused stands there to be asked again. So does a question that
 * follows others, behind which a next one may be typed already.
 */
function itemUnsent(conversation: string, chat: ChatMessageInput, isAsked: boolean, draft: string): InboxItem {
  const { parent, question, language = '' } = chat;
  if (parent) return itemShown({ conversation, turn: parent }, joinTexts(questionText(question), draft));
  // As it was read: `ask` of the host has put it there.
  const sources = question.filter((part) => isKnownSource(part)) as SourcePart[];
  return { id: crypto.randomUUID(), task: 'explain', sources, send: isAsked, language };
}

/** Serves one card's port until it closes: relays its tab's turn and does what its buttons say. */
export function serveCard(services: CardServices, port: Browser.runtime.Port, tab: CardTab) {
  const { session, panel, showPassage, companion, clock, chosenModel, absent, awaited } = services;
  const lease = companion.acquire();
  let isOpen = true;
  /** The turn that this card is about; empty until it has said so. */
  let own = '';
  let handle: TurnHandle | undefined;
  let isRunning = false;
  /** The record still holds the question. */
  let isKept = false;
  /** The companion did not take it. */
  let isRefused = false;
  /** Stop or Close came; perhaps before the turn was opened. */
  let isUnwanted = false;
  /** The panel has it, or is about to. A second click hands over nothing twice. */
  let isHandedOver = false;
  let stopTellingProblems = () => {};

  const post = (update: CardUpdate) => {
    if (isOpen) port.postMessage(update);
  };

  function settle(): void {
    isRunning = false;
    if (!isOpen) absent.get(own)?.();
  }

  async function watch(asked: { turn: string; seq: number }): Promise<void> {
    own = asked.turn;
    awaited.get(own)?.();
    const record = await readCardRecord(session, tab.id, own);
    if (!record) return post({ type: 'gone' });
    const { conversation, turn, chat } = record;
    const connection = await lease.connection;
    if (!isOpen || handle) return;
    absent.get(turn)?.();
    isRunning = true;
    isKept = chat !== undefined && !isUnwanted;
    const heard = (update: CardUpdate) => {
      // The companion has the question now, so that its text need not be kept here too.
      if (isKept) void writeCardRecord(session, tab.id, { conversation, turn });
      isKept = false;
      post(update);
    };
    handle = connection.openTurn(chat && asked.seq === 0 ? chat : { turn, seq: asked.seq }, {
      event(event) {
        heard(event.type === 'error' ? { type: 'failed', error: reasonOf(event) } : { type: 'event', event });
        if (isTerminal(event)) settle();
      },
      snapshot: (snapshot) => heard({ type: 'snapshot', snapshot }),
      refused(error) {
        isRefused = true;
        post({ type: 'failed', error: reasonOf(error) });
        settle();
      },
    });
    if (isUnwanted) handle.cancel();
    stopTellingProblems = connection.state.subscribe((state) => {
      post({ type: 'problem', problem: 'problem' in state ? state.problem : null });
    });
  }

  /** What follows a turn of this tab is asked in its conversation, and served as any other turn. */
  async function ask({ turn, follows, message }: { turn: string; follows: string; message: string }): Promise<void> {
    own = turn;
    const [known, before, model] = await Promise.all([
      readCardRecord(session, tab.id, turn),
      readCardRecord(session, tab.id, follows),
      chosenModel(),
    ]);
    if (!before) return post({ type: 'gone' });
    const { conversation } = before;
    const chat: ChatMessageInput = {
      type: 'chat',
      turn,
      conversation,
      parent: follows,
      task: 'chat',
      question: toQuestion(message, []),
      ...(model !== '' && { model }),
      ...(tab.incognito && { temporary: true }),
    };
    if (!known) await writeCardRecord(session, tab.id, { conversation, turn, chat });
    await watch({ turn, seq: 0 });
  }

  async function continueInPanel(asked: string, draft: string): Promise<void> {
    // Before any await, or the click that is behind this message counts no more.
    const opened = panel.open(tab.windowId);
    if (isHandedOver) return;
    isHandedOver = true;
    const record = await readCardRecord(session, tab.id, asked);
    if (!record) return post({ type: 'gone' });
    const { phase } = (await lease.connection).state.peek();
    // From here on the turn is the panel's: that the card goes does not stop it.
    isRunning = false;
    handle?.detach();
    const isAsked = handle !== undefined && !isRefused;
    const unsent = isAsked && phase === 'ready' ? undefined : record.chat;
    const item = unsent ? itemUnsent(record.conversation, unsent, isAsked, draft) : itemShown(record, draft);
    const isDelivered = await deliver(session, tab.windowId, item);
    await opened;
    if (!isDelivered) {
      // What is in the card stays there, also what is typed.
      isHandedOver = false;
      return;
    }
    if (unsent) void removeCardRecord(session, tab.id, record.turn);
    post({ type: 'continued' });
  }

  port.onMessage.addListener((message: unknown) => {
    const request = parseCardRequest(message);
    if (request?.type === 'watch') void watch(request);
    else if (request?.type === 'ask') void ask(request);
    else if (request?.type === 'show') void showPassage(tab.windowId, request.passage);
    else if (request?.type === 'continue') void continueInPanel(request.turn, request.draft);
    else if (request?.type === 'stop' || request?.type === 'close') {
      isUnwanted = true;
      if (isRunning) handle?.cancel();
      if (request.type !== 'close') return;
      isKept = false;
      void removeCardRecord(session, tab.id, own);
    }
  });

  port.onDisconnect.addListener(() => {
    isOpen = false;
    stopTellingProblems();
    if (!isRunning) return lease.release();
    const cancelTimer = clock.after(ABSENT_MS, () => handle?.cancel());
    absent.set(own, () => {
      absent.delete(own);
      cancelTimer();
      lease.release();
    });
  });
}
