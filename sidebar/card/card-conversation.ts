import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Passage } from '../../protocol/passages.ts';
import { randomUuid } from '../browser/random-uuid.ts';
import type { Clock } from '../connection/clock.ts';
import { type CardPort, type CardSession, createCardSession } from './card-session.ts';
import { type CardState, createCardState } from './card-state.ts';

/** What a card is about: the question that it was opened with, and those that followed, in a conversation of its own. */
export interface CardConversation {
  /** In the order in which they were asked. */
  readonly turns: ReadonlySignal<readonly CardState[]>;
  /** Whether the next question can be asked: the answer before it has ended, and the companion has it. */
  readonly canAsk: ReadonlySignal<boolean>;
  /** The next question, while it is typed. */
  readonly draft: Signal<string>;
  /** Asks what is typed, once that can be asked. */
  ask(): void;
  stop(): void;
  /** Leads to a passage in the page that it is from. */
  showPassage(passage: Passage): void;
  /** To be called first thing in a click's handler: the panel only opens for a gesture. */
  continueInPanel(): void;
  /** Ends what runs. */
  close(): void;
}

export interface CardConversationOptions {
  /** The turn that the card was opened with. */
  turn: string;
  /** Throws once the extension was updated or removed under the page. */
  connect(): CardPort;
  clock: Clock;
  /** Called once the panel has the conversation. */
  onContinued(): void;
}

interface Entry {
  state: CardState;
  session: CardSession;
  markStopping(): void;
}

export function createCardConversation(options: CardConversationOptions): CardConversation {
  const entries = signal<readonly Entry[]>([]);
  const draft = signal('');
  const last = () => entries.peek().at(-1);

  function add(turn: string, message: string): void {
    const follows = last()?.state.turn.id;
    const { state, observer, markStopping } = createCardState(turn, message, () => options.onContinued());
    const session = createCardSession({
      turn,
      ...(follows !== undefined && { question: { follows, message } }),
      connect: options.connect,
      observer,
      clock: options.clock,
    });
    entries.value = [...entries.peek(), { state, session, markStopping }];
  }

  const canAsk = computed(() => {
    const state = entries.value.at(-1)?.state;
    return state !== undefined && state.failure.value === null && state.turn.terminal.value !== null;
  });

  add(options.turn, '');

  return {
    turns: computed(() => entries.value.map(({ state }) => state)),
    canAsk,
    draft,
    ask() {
      const asked = draft.peek().trim();
      if (asked === '' || !canAsk.peek()) return;
      draft.value = '';
      add(randomUuid(), asked);
    },
    stop() {
      last()?.markStopping();
      last()?.session.stop();
    },
    showPassage: (passage) => last()?.session.showPassage(passage),
    continueInPanel: () => last()?.session.continueInPanel(draft.peek()),
    close() {
      for (const { session } of entries.peek()) session.close();
    },
  };
}
