import { batch, computed, signal } from '@preact/signals';
import type { TurnRecord } from '../../../protocol/companion-messages.ts';
import type { Clock } from '../../connection/clock.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import { CompanionRefusal } from '../../connection/companion-refusal.ts';
import type { ConversationChange } from '../../connection/conversations-watch.ts';
import type { Problem } from '../problem.ts';
import { explainRequest } from '../request-problems.ts';
import { NOT_THERE } from './conversation-problems.ts';
import { leafUnder, pathTo } from './conversation-tree.ts';
import {
  type ConversationTurn,
  createAskedTurn,
  createRecordedTurn,
  isEnded,
  listBranches,
} from './conversation-turn.ts';
import { editParts } from './edit-parts.ts';
import type { Outbox, WaitingQuestion } from './outbox.ts';
import { type Question, type TypedQuestion, toTypedQuestion } from './question.ts';
import { createQuestionSender } from './question-sender.ts';
import type { ShownConversation, Sought } from './shown-conversation.ts';
import { createTurnPages } from './turn-pages.ts';
import type { TurnState } from './turn-state.ts';
import { createWaitingQuestions } from './waiting-questions.ts';

/**
 * One conversation while a panel shows it: a tree of turns, and the path through it that can be read. Its `id` is
 * another one than at first once the companion turned out not to have it any more.
 */
export interface OpenConversation extends ShownConversation {
  /** Follows the last turn of the path; `follows` names another one, or none. */
  ask(question: Question, follows?: string | null): TurnState;
  /** Loads it as it stands at the companion, and the path to `turn`, else to what was asked last. */
  load(turn: string | undefined, isQuiet: boolean): Promise<void>;
  loadAgain(): void;
  /** Shows the path to a turn of it. */
  seek(turn: string): void;
  changed(change: ConversationChange): void;
  /** Takes in what somebody has asked here just now, or where a question of ours has come to stand. */
  asked(record: TurnRecord): void;
  /** Looks for what others asked while they could not be heard. */
  catchUp(): void;
  /** Stops watching. What was asked goes on, also when it is still to be sent. */
  leave(): void;
}

export interface OpenConversationOptions {
  connection: Pick<CompanionConnection, 'openTurn' | 'request'>;
  /** The name of the model to ask; empty for the companion's default. */
  chosenModel: () => string;
  /** BCP 47 tag of the language in which a task is done again. */
  language: string;
  /** See `QuestionSenderOptions`. */
  isShared?: () => boolean;
  /** The name of the person who asks here, where that is not the companion's own. */
  asker?: string | undefined;
  /** A fresh UUID. */
  createId: () => string;
  id: string;
  temporary: boolean;
  outbox: Outbox;
  clock?: Clock;
  /** What was asked here in an earlier panel, and the companion is not known to have. */
  waiting?: readonly WaitingQuestion[];
}

export function createOpenConversation(options: OpenConversationOptions): OpenConversation {
  const { connection, createId, asker, waiting = [] } = options;
  const id = signal(options.id);
  const title = signal('');
  const temporary = signal(options.temporary);
  const known = signal<ReadonlyMap<string, ConversationTurn>>(new Map());
  const leaf = signal<string | null>(null);
  const status = signal<'new' | 'opening' | 'open'>('new');
  const isLoaded = signal(false);
  const problem = signal<Problem | null>(null);
  const lastAsked = signal('');
  const sought = signal<Sought | null>(null);
  const path = computed(() => pathTo(known.value, leaf.value));
  const turns = computed(() => path.value.map(({ live }) => live.state));

  /** At each fork the branch that was shown last, by the turn that the fork follows. */
  const chosen = new Map<string | null, string>();
  /** Under way; questions wait for it, since they follow what it brings. */
  let loading: PromiseWithResolvers<void> | undefined;
  let again: { turn: string | undefined; isQuiet: boolean } = { turn: undefined, isQuiet: false };
  let isLeft = false;
  /** Somebody asked, or may have, while it was loaded: what is on its way may be from before. */
  let isBehind = false;
  /** Asked before it was known what they follow. */
  const unattached = new Set<ConversationTurn>();

  const pages = createTurnPages({
    connection,
    conversation: id,
    onTurns: (records) => add(records, 'before'),
    isLeft: () => isLeft,
  });
  const sender = createQuestionSender({
    ...options,
    conversation: id,
    opened: options.id,
    temporary,
    turns: known,
    unattached,
    onMoved: (turn, parent) => line.moved(turn, parent),
    onWithdrawn: (turn) => line.withdrawn(turn),
    isLeft: () => isLeft,
  });
  const line = createWaitingQuestions({
    connection,
    known,
    path,
    sender,
    showPathTo,
    ask,
    reload: () => void loadNews(),
  });

  function showPathTo(end: string | null): void {
    leaf.value = end;
    for (const { id: turn, follows } of path.peek()) chosen.set(follows, turn);
  }

  function ask(question: TypedQuestion, given?: string | null): TurnState {
    const follows = given === undefined ? leaf.peek() : given;
    if (sender.takeGone()) id.value = createId();
    const isLast = given === undefined;
    const turn = createAskedTurn(createId(), question, { follows, conversation: id.peek(), isLast, asker });
    if (loading && isLast && follows === null) unattached.add(turn);
    batch(() => {
      known.value = new Map([...known.peek(), [turn.id, turn]]);
      showPathTo(turn.id);
      lastAsked.value = turn.id;
      if (status.peek() === 'new') problem.value = null;
    });
    // What it follows must be known to the companion first: a turn that is refused can't be followed.
    const last = follows === null ? undefined : known.peek().get(follows);
    const wait = last && !last.isSettled ? last.settled.promise : loading?.promise;
    if (wait) {
      sender.keep(turn);
      void wait.then(() => sender.send(turn));
    } else sender.send(turn);
    return turn.live.state;
  }

  /** Takes over what was asked in an earlier panel: each follows what it followed, and waits for it. */
  function takeUp({ turn: turnId, question, follows, isUnattached, sent }: WaitingQuestion): void {
    const turn = createAskedTurn(turnId, question, { follows, conversation: id.peek(), isLast: true, asker });
    turn.sent = sent;
    if (isUnattached) unattached.add(turn);
    known.value = new Map([...known.peek(), [turnId, turn]]);
    showPathTo(turnId);
    const last = known.peek().get(follows ?? '');
    void (last?.settled ?? startLoading()).promise.then(() => sender.send(turn));
  }

  /** Takes in turns that are not known yet, and watches those that run; and what those that are known follow by now. */
  function add(records: readonly TurnRecord[], where: 'before' | 'after'): void {
    for (const { turn, parent } of records) {
      const own = known.peek().get(turn);
      if (own) own.follows = parent;
    }
    const news = records
      .filter(({ turn }) => !known.peek().has(turn))
      .map((record) => createRecordedTurn(record, id.peek(), options.language));
    const added = news.map((turn): [string, ConversationTurn] => [turn.id, turn]);
    known.value = new Map(where === 'before' ? [...added, ...known.peek()] : [...known.peek(), ...added]);
    for (const turn of news) if (!isEnded(turn)) sender.watch(turn);
  }

  async function load(turn: string | undefined, isQuiet: boolean): Promise<void> {
    again = { turn, isQuiet };
    startLoading();
    batch(() => {
      isLoaded.value = true;
      status.value = 'opening';
      problem.value = null;
    });
    try {
      const found = await pages.loadLatest();
      if (isLeft && !hasUnsent()) return;
      const asked = [...known.peek().values()].findLast(({ isRecorded }) => !isRecorded);
      batch(() => {
        pages.take(found);
        const last = found.turns.at(-1)?.turn ?? null;
        for (const turn of unattached) turn.follows = last;
        unattached.clear();
        showPathTo(asked?.id ?? last);
        title.value = found.title;
        temporary.value = found.temporary;
      });
      if (turn !== undefined) await seek(turn);
    } catch (error) {
      if (!isLeft || hasUnsent()) fail(error, isQuiet);
      return;
    }
    opened();
  }

  /** Loads earlier turns until this one is there, and shows the path that it is on. */
  async function seek(turnId: string): Promise<void> {
    await pages.loadUntil(() => known.peek().has(turnId));
    const turn = known.peek().get(turnId);
    if (!turn || isLeft) return;
    batch(() => {
      if (!path.peek().includes(turn)) showPathTo(leafUnder(known.peek(), turn, chosen).id);
      sought.value = { turn: turnId };
    });
  }

  function startLoading(): PromiseWithResolvers<void> {
    loading ??= Promise.withResolvers();
    return loading;
  }

  /** What was asked is sent also when the conversation is shown no more. */
  function hasUnsent(): boolean {
    return [...known.peek().values()].some(({ isSettled }) => !isSettled);
  }

  function opened(): void {
    status.value = 'open';
    loading?.resolve();
    loading = undefined;
    if (isBehind) void loadNews();
    isBehind = false;
  }

  function fail(error: unknown, isQuiet: boolean): void {
    const isUnknown = error instanceof CompanionRefusal && error.code === 'conversation_gone';
    if (isUnknown && waiting.length > 0) {
      // It begins with what was asked while the companion was away.
      opened();
    } else if (isUnknown) {
      batch(() => {
        id.value = createId();
        if (!isQuiet) problem.value = NOT_THERE;
        opened();
        status.value = 'new';
      });
    } else if (error instanceof CompanionRefusal) {
      // Questions go on waiting: it is not known yet what they follow.
      problem.value = explainRequest(error, 'chat_not_shown');
    }
  }

  /** Shows what was asked here from elsewhere. */
  function addNews(found: readonly TurnRecord[], end: string | null): void {
    batch(() => {
      add(found, 'after');
      // Only when it follows what is shown: the reader is not moved to another branch.
      const next = end !== null && end === leaf.peek() ? known.peek().get(end) : undefined;
      if (next) showPathTo(leafUnder(known.peek(), next, new Map()).id);
    });
  }

  async function loadNews(): Promise<void> {
    const end = leaf.peek();
    const isKnown = (turn: string) => end === null || known.peek().has(turn);
    try {
      const found = await pages.loadNews(isKnown);
      if (!isLeft) addNews(found, end);
    } catch {
      // It comes with the next change, or when the conversation is opened again.
    }
  }

  for (const question of waiting) takeUp(question);

  /** The turn with this state, once it has ended: before that it is neither asked again nor edited. */
  function findEnded({ id: turnId }: TurnState): ConversationTurn | undefined {
    const turn = known.peek().get(turnId);
    return turn && isEnded(turn) ? turn : undefined;
  }

  return {
    id,
    title,
    temporary,
    // Not the fresh id of one that turned out to be gone: what is being written stays where it is.
    draft: computed(() => (isLoaded.value || known.value.size > 0 ? options.id : 'new')),
    isStored: computed(
      () => !temporary.value && (status.value !== 'new' || turns.value.some(({ phase }) => phase.value !== 'sending')),
    ),
    isBlank: computed(() => status.value === 'new' && known.value.size === 0),
    turns,
    running: computed(() => turns.value.find(({ terminal }) => terminal.value === null) ?? null),
    ...line.questions,
    branches: computed(() => listBranches(known.value, path.value)),
    isOpening: computed(() => status.value === 'opening' && problem.value === null && known.value.size === 0),
    problem,
    earlier: pages.earlier,
    lastAsked,
    sought,
    load,
    // A page that can't be had is no worse than a turn that isn't there: what is shown stays.
    seek: (turn) => void seek(turn).catch(() => {}),
    loadAgain: () => void load(again.turn, again.isQuiet),
    loadEarlier: () => void pages.loadEarlier(),
    ask: (question, follows) => ask(toTypedQuestion(question), follows),
    retry(state, model) {
      const turn = findEnded(state);
      if (!turn) return;
      // What was stopped goes on from its notes; what is done is wanted anew.
      const fresh = turn.question.task === 'summarise' && state.terminal.peek()?.type === 'done';
      ask({ ...turn.question, fresh, model }, turn.follows);
    },
    edit(state, message, kept) {
      const turn = findEnded(state);
      if (!turn) return;
      ask({ ...turn.question, model: undefined, parts: editParts(turn.question.parts, message, kept) }, turn.follows);
    },
    stop() {
      const turn = path.peek().find((other) => !isEnded(other));
      if (!turn) return;
      turn.live.markStopping();
      if (turn.handle) turn.handle.cancel();
      else sender.cancel(turn);
    },
    showBranch(state) {
      const turn = known.peek().get(state.id);
      if (turn) showPathTo(leafUnder(known.peek(), turn, chosen).id);
    },
    setTemporary(value) {
      if (known.peek().size === 0 && status.peek() === 'new') temporary.value = value;
    },
    changed(change) {
      if (change.type !== 'changed' || change.conversation.conversation !== id.peek()) return;
      title.value = change.conversation.title;
      const recorded = [...known.peek().values()].filter(({ isRecorded }) => isRecorded).length;
      const isBusyHere = status.peek() === 'opening' || hasUnsent();
      const isNews = pages.earlier.peek() !== 'none' || change.conversation.turns > recorded;
      if (!isBusyHere && isNews) void loadNews();
    },
    asked(record) {
      if (status.peek() === 'opening') isBehind = true;
      else addNews([record], leaf.peek());
    },
    catchUp() {
      if (status.peek() === 'opening') isBehind = true;
      else if (known.peek().size > 0) void loadNews();
    },
    leave() {
      isLeft = true;
      for (const { isSettled, handle } of known.peek().values()) if (isSettled) handle?.detach();
    },
  };
}
