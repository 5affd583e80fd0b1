import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Attachment, toReceipt } from '../../protocol/attachment.ts';
import type { Task } from '../../protocol/client-messages.ts';
import type { ErrorMessage, TurnRecord } from '../../protocol/companion-messages.ts';
import { createRefusal } from '../connection/chat-refusal.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import type { TurnHandle, TurnObserver } from '../connection/turn-observer.ts';
import { createTurnModel, type LiveTurn, type TurnModel } from './turn-model.ts';

/** What a person asks: typed words, a task, and the text that goes along. */
export interface Question {
  task: Task;
  message: string;
  attachments: readonly Attachment[];
  /** BCP 47 tag for `translate`; empty otherwise. */
  language: string;
}

/** The conversation that the panel shows. */
export interface ConversationModel {
  readonly id: ReadonlySignal<string>;
  /** In the order they were asked. The array is replaced when a turn is added; a turn's own signals do the rest. */
  readonly turns: ReadonlySignal<readonly TurnModel[]>;
  /** The turn that waits or runs; null when there is none. */
  readonly running: ReadonlySignal<TurnModel | null>;
  /** Asks; while a turn runs the question waits its turn. Without a connection it is sent when there is one. */
  ask(question: Question): TurnModel;
  stop(): void;
  /** Asks the same again, after an error or a stop. */
  retry(turn: TurnModel): void;
  /** Leaves this conversation as it is and shows an empty one. */
  startNew(): void;
}

export interface ConversationModelOptions {
  connection: Pick<CompanionConnection, 'openTurn' | 'loadConversation'>;
  /** The name of the model to ask; empty for the companion's default. */
  chosenModel: () => string;
  /** A fresh UUID. */
  createId?: () => string;
}

/** The conversation of a window that can be left and come back to. */
export interface RestorableConversation extends ConversationModel {
  /**
   * Shows the conversation with this id and watches what runs in it. What is asked meanwhile follows it. When the
   * companion does not have it any more, the conversation shown is empty and new.
   */
  restore(conversation: string): Promise<void>;
  dispose(): void;
}

/** A turn in its place. */
interface Place {
  readonly live: LiveTurn;
  /** What to ask again; undefined when its attachments are no longer at hand. */
  readonly question: Question | undefined;
  /** Where it was asked; another one than the conversation's once that had to start afresh. */
  conversation: string;
  /** Whether the companion is known to have it in its conversation, so that another turn can follow it. */
  isRecorded: boolean;
  /** Whether that is known, either way; and resolves once it is. */
  isSettled: boolean;
  readonly settled: PromiseWithResolvers<void>;
  handle: TurnHandle | undefined;
}

export function createConversationModel(options: ConversationModelOptions): RestorableConversation {
  const { connection, chosenModel, createId = () => crypto.randomUUID() } = options;
  const id = signal(createId());
  const places = signal<readonly Place[]>([]);
  const turns = computed(() => places.value.map(({ live }) => live.model));
  /** The companion has said that it does not have the conversation: the next question begins a new one. */
  let isGone = false;
  /** Under way; questions wait for it, since they follow what it brings. */
  let restoring: Promise<void> | undefined;

  function ask(question: Question, replaced?: Place): TurnModel {
    if (isGone) {
      isGone = false;
      id.value = createId();
    }
    const place: Place = {
      live: createTurnModel({
        id: createId(),
        task: question.task,
        question: question.message,
        receipts: question.attachments.map(toReceipt),
        canRetry: true,
      }),
      question,
      conversation: id.peek(),
      isRecorded: false,
      isSettled: false,
      settled: Promise.withResolvers(),
      handle: undefined,
    };
    const before = places.peek().filter((other) => other !== replaced);
    places.value = [...before, place];
    // What it follows must be known to the companion first: a turn that is refused can't be followed.
    const last = before.at(-1);
    const wait = last && !last.isSettled ? last.settled.promise : restoring;
    if (wait) void wait.then(() => send(place, question));
    else send(place, question);
    return place.live.model;
  }

  function send(place: Place, { task, message, attachments, language }: Question): void {
    // Stopped, or left behind, while it waited for the conversation to be restored.
    if (isEnded(place) || !places.peek().includes(place)) return;
    if (isGone) {
      // What it was meant to follow has just turned out to be gone.
      observe(place).refused(conversationGone(place.live.model.id));
      return;
    }
    place.conversation = id.peek();
    const model = chosenModel();
    place.handle = connection.openTurn(
      {
        type: 'chat',
        turn: place.live.model.id,
        conversation: place.conversation,
        parent: findParent(place),
        task,
        message,
        attachments: [...attachments],
        ...(model !== '' && { model }),
        ...(language !== '' && { language }),
      },
      observe(place),
    );
  }

  /** The turn that `place` follows: the last one before it that the companion has. */
  function findParent(place: Place): string | null {
    const before = places.peek().slice(0, places.peek().indexOf(place));
    const parent = before.findLast((other) => other.isRecorded && other.conversation === place.conversation);
    return parent?.live.model.id ?? null;
  }

  function observe(place: Place): TurnObserver {
    const { observer } = place.live;
    const settle = (isRecorded: boolean) => {
      place.isRecorded ||= isRecorded;
      place.isSettled = true;
      place.settled.resolve();
    };
    return {
      event(event) {
        settle(event.seq > 0);
        observer.event(event);
      },
      snapshot(snapshot) {
        settle(true);
        observer.snapshot(snapshot);
      },
      refused(error) {
        settle(false);
        if (error.code === 'conversation_gone' && place.conversation === id.peek()) isGone = true;
        observer.refused(error.code === 'conversation_gone' ? conversationGone(place.live.model.id) : error);
      },
    };
  }

  /** Stops watching all turns and shows none; at the companion they go on. */
  function leave(conversation: string): void {
    for (const { handle } of places.peek()) handle?.detach();
    restoring = undefined;
    isGone = false;
    batch(() => {
      id.value = conversation;
      places.value = [];
    });
  }

  function showRestored(records: readonly TurnRecord[]): void {
    const conversation = id.peek();
    const restored = records.map((record): Place => {
      const question = toQuestion(record);
      const live = createTurnModel({
        id: record.turn,
        task: record.task,
        question: record.message,
        receipts: record.receipts,
        canRetry: question !== undefined,
        ...(record.terminal && { answer: { ...record, terminal: record.terminal } }),
      });
      const settled = Promise.withResolvers<void>();
      settled.resolve();
      return { live, question, conversation, isRecorded: true, isSettled: true, settled, handle: undefined };
    });
    places.value = [...restored, ...places.peek()];
    for (const place of restored) {
      if (!isEnded(place)) place.handle = connection.openTurn({ turn: place.live.model.id }, observe(place));
    }
  }

  return {
    id,
    turns,
    running: computed(() => turns.value.find(({ terminal }) => terminal.value === null) ?? null),
    ask: (question) => ask(question),
    stop() {
      const place = places.peek().find((other) => !isEnded(other));
      if (!place) return;
      place.live.markStopping();
      if (place.handle) place.handle.cancel();
      else observe(place).event({ type: 'cancelled', turn: place.live.model.id, seq: 0 });
    },
    retry(turn) {
      const place = places.peek().find(({ live }) => live.model === turn);
      if (!place?.question || !isEnded(place)) return;
      const isLast = place === places.peek().at(-1);
      // An alternative to the last turn, not a sequel to it. What it said stays in sight, if it said anything.
      if (isLast) place.isRecorded = false;
      ask(place.question, isLast && turn.content.peek() === '' ? place : undefined);
    },
    startNew() {
      leave(createId());
    },
    async restore(conversation) {
      leave(conversation);
      const restored = connection.loadConversation(conversation).then(
        (records) => {
          if (restoring === restored) showRestored(records);
        },
        () => {
          if (restoring === restored) id.value = createId();
        },
      );
      restoring = restored;
      await restored;
      if (restoring === restored) restoring = undefined;
    },
    dispose() {
      for (const { handle } of places.peek()) handle?.detach();
      restoring = undefined;
    },
  };
}

function isEnded({ live }: Place): boolean {
  return live.model.terminal.peek() !== null;
}

/** What was asked, as far as a record can tell: attachments leave only their receipts behind. */
function toQuestion({ task, message, receipts }: TurnRecord): Question | undefined {
  return receipts.length > 0 ? undefined : { task, message, attachments: [], language: '' };
}

/** In the panel's words, since only the panel knows what stays in sight. */
function conversationGone(turn: string): ErrorMessage {
  return createRefusal(
    turn,
    'conversation_gone',
    'The companion no longer has this conversation: it was restarted, or the conversation was left for too long.',
    'What you see here stays. Ask again, and the answer starts afresh without what was said before.',
  );
}
