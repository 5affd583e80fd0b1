import { batch, computed, signal } from '@preact/signals';
import type { TurnRecord } from '../../../protocol/companion-messages.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import { CompanionRefusal } from '../../connection/companion-refusal.ts';
import type { ConversationChange } from '../../connection/conversations-watch.ts';
import type { Reply } from '../../connection/requests.ts';
import type { TurnObserver } from '../../connection/turn-observer.ts';
import type { Problem } from '../problem.ts';
import { cantBeShown, conversationGone, NOT_THERE } from './conversation-problems.ts';
import { leafUnder, pathTo } from './conversation-tree.ts';
import type { Outbox, WaitingQuestion } from './outbox.ts';
import { askedPlace, isEnded, listBranches, type Place, toPlace } from './place.ts';
import type { Question } from './question.ts';
import type { ShownConversation, Sought } from './shown-conversation.ts';
import type { TurnState } from './turn-state.ts';

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
  /** Stops watching. What was asked goes on, also when it is still to be sent. */
  leave(): void;
}

export interface OpenConversationOptions {
  connection: Pick<CompanionConnection, 'openTurn' | 'request'>;
  /** The name of the model to ask; empty for the companion's default. */
  chosenModel: () => string;
  /** BCP 47 tag of the language in which a task is done again. */
  language: string;
  /** A fresh UUID. */
  createId: () => string;
  id: string;
  temporary: boolean;
  outbox: Outbox;
  /** What was asked here in an earlier panel, and the companion is not known to have. */
  waiting?: readonly WaitingQuestion[];
}

/** Turns that are asked for at once: more than a panel is high. */
const PAGE_TURNS = 30;
/** How many pages are gone back through to find a turn. */
const MOST_PAGES = 30;
/** Turns that are looked through when another panel asked something. */
const NEWS_TURNS = 10;

export function createOpenConversation(options: OpenConversationOptions): OpenConversation {
  const { connection, chosenModel, createId, outbox, waiting = [] } = options;
  const id = signal(options.id);
  const title = signal('');
  const temporary = signal(options.temporary);
  const places = signal<ReadonlyMap<string, Place>>(new Map());
  const leaf = signal<string | null>(null);
  const status = signal<'new' | 'opening' | 'open'>('new');
  const isLoaded = signal(false);
  const problem = signal<Problem | null>(null);
  const earlier = signal<OpenConversation['earlier']['value']>('none');
  const lastAsked = signal('');
  const sought = signal<Sought | null>(null);
  const path = computed(() => pathTo(places.value, leaf.value));
  const turns = computed(() => path.value.map(({ live }) => live.state));

  /** At each fork the branch that was shown last, by the turn that the fork follows. */
  const chosen = new Map<string | null, string>();
  /** Where the turns before the earliest that are known are; null when there are none. */
  let before: string | null = null;
  /** The companion has said that it does not have the conversation: the next question begins a new one. */
  let isGone = false;
  /** Under way; questions wait for it, since they follow what it brings. */
  let loading: PromiseWithResolvers<void> | undefined;
  let again: { turn: string | undefined; isQuiet: boolean } = { turn: undefined, isQuiet: false };
  let isLeft = false;
  /** Asked before it was known what they follow. */
  const unattached = new Set<Place>();

  function showPathTo(end: string | null): void {
    leaf.value = end;
    for (const { id: turn, follows } of path.peek()) chosen.set(follows, turn);
  }

  function ask(question: Question, given?: string | null): TurnState {
    const follows = given === undefined ? leaf.peek() : given;
    if (isGone) {
      isGone = false;
      id.value = createId();
    }
    const place = askedPlace(createId(), question, follows, id.peek());
    if (loading && given === undefined && follows === null) unattached.add(place);
    batch(() => {
      places.value = new Map([...places.peek(), [place.id, place]]);
      showPathTo(place.id);
      lastAsked.value = place.id;
      if (status.peek() === 'new') problem.value = null;
    });
    // What it follows must be known to the companion first: a turn that is refused can't be followed.
    const last = follows === null ? undefined : places.peek().get(follows);
    const wait = last && !last.isSettled ? last.settled.promise : loading?.promise;
    if (!wait) {
      send(place);
      return place.live.state;
    }
    void keep(place);
    void wait.then(() => send(place));
    return place.live.state;
  }

  /** Takes over what was asked in an earlier panel: each follows what it followed, and waits for it. */
  function takeUp({ turn, question, follows, isUnattached, sent }: WaitingQuestion): void {
    const place = askedPlace(turn, question, follows, id.peek());
    place.sent = sent;
    if (isUnattached) unattached.add(place);
    places.value = new Map([...places.peek(), [turn, place]]);
    showPathTo(turn);
    const last = places.peek().get(follows ?? '');
    void (last?.settled ?? startLoading()).promise.then(() => send(place));
  }

  /** Keeps a question where it outlives the panel, until the companion has it. What is temporary is kept nowhere. */
  async function keep(place: Place): Promise<void> {
    const { id: turn, question, follows, conversation, sent } = place;
    const isUnattached = unattached.has(place);
    const waiting = { turn, conversation, follows, isUnattached, question, at: Date.now(), sent };
    if (temporary.peek() || !(await outbox.put(waiting as WaitingQuestion))) place.live.markUnkept();
  }

  function send(place: Place): void {
    const { task, message, sources, language } = place.question;
    // Stopped while it waited.
    if (isEnded(place)) return;
    if (isGone) {
      // What it was meant to follow has just turned out to be gone.
      observe(place).refused(conversationGone(place.id));
      return;
    }
    place.conversation = id.peek();
    place.sent ??= { parent: findParent(place), model: chosenModel() };
    const { parent, model } = place.sent;
    void keep(place);
    place.handle = connection.openTurn(
      {
        type: 'chat',
        turn: place.id,
        conversation: place.conversation,
        parent,
        task,
        question: toQuestion(message, sources),
        ...(model !== '' && { model }),
        ...(language !== '' && { language }),
        ...(temporary.peek() && { temporary: true }),
      },
      observe(place),
    );
  }

  /** The turn that `place` follows: the last one before it that the companion has. */
  function findParent(place: Place): string | null {
    const line = pathTo(places.peek(), place.follows);
    const parent = line.findLast((other) => other.isRecorded && other.conversation === place.conversation);
    if (parent) return parent.id;
    // What comes before the earliest turn that is known here is known to the companion, in the conversation it was in.
    return place.conversation === options.id ? (line[0] ?? place).follows : null;
  }

  function observe(place: Place): TurnObserver {
    const { observer } = place.live;
    const settle = (isRecorded: boolean) => {
      place.isRecorded ||= isRecorded;
      if (!place.isSettled) outbox.remove(place.id);
      place.isSettled = true;
      place.settled.resolve();
      if (isLeft) place.handle?.detach();
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
      notUnderstood: () => observer.notUnderstood?.(),
      refused(error) {
        settle(false);
        if (error.code === 'conversation_gone' && place.conversation === id.peek()) isGone = true;
        observer.refused(error.code === 'conversation_gone' ? conversationGone(place.id) : error);
      },
    };
  }

  /** Takes in turns that are not known yet, and watches those that run. */
  function add(records: readonly TurnRecord[], where: 'before' | 'after'): void {
    const isNew = ({ turn }: TurnRecord) => !places.peek().has(turn);
    const news = records.filter(isNew).map((record) => toPlace(record, id.peek(), options.language));
    const added = news.map((place): [string, Place] => [place.id, place]);
    places.value = new Map(where === 'before' ? [...added, ...places.peek()] : [...places.peek(), ...added]);
    for (const place of news) {
      if (!isEnded(place)) place.handle = connection.openTurn({ turn: place.id }, observe(place));
    }
  }

  function requestTurns(limit: number, cursor?: string): Promise<Reply<'conversation'>> {
    const page = { limit, ...(cursor !== undefined && { before: cursor }) };
    return connection.request({ type: 'conversation', conversation: id.peek(), ...page }, 'ever');
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
      const found = await requestTurns(PAGE_TURNS);
      if (isLeft && !hasUnsent()) return;
      const asked = [...places.peek().values()].findLast(({ isRecorded }) => !isRecorded);
      batch(() => {
        take(found);
        const last = found.turns.at(-1)?.turn ?? null;
        for (const place of unattached) place.follows = last;
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

  function take(found: Reply<'conversation'>): void {
    before = found.next;
    earlier.value = before === null ? 'none' : 'more';
    add(found.turns, 'before');
  }

  /** Loads earlier turns until `turn` is there, and shows the path that it is on. */
  async function seek(turn: string): Promise<void> {
    for (let pages = 0; pages < MOST_PAGES && !places.peek().has(turn) && before !== null && !isLeft; pages += 1) {
      take(await requestTurns(PAGE_TURNS, before));
    }
    const place = places.peek().get(turn);
    if (!place || isLeft) return;
    batch(() => {
      if (!path.peek().includes(place)) showPathTo(leafUnder(places.peek(), place, chosen).id);
      sought.value = { turn };
    });
  }

  function startLoading(): PromiseWithResolvers<void> {
    loading ??= Promise.withResolvers();
    return loading;
  }

  /** What was asked is sent also when nobody looks any more. */
  function hasUnsent(): boolean {
    return [...places.peek().values()].some(({ isSettled }) => !isSettled);
  }

  function opened(): void {
    status.value = 'open';
    loading?.resolve();
    loading = undefined;
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
      // Questions go on waiting: nobody knows yet what they follow.
      problem.value = cantBeShown(error);
    }
  }

  async function loadEarlier(): Promise<void> {
    if (before === null || earlier.peek() === 'loading') return;
    earlier.value = 'loading';
    try {
      const found = await requestTurns(PAGE_TURNS, before);
      if (!isLeft) batch(() => take(found));
    } catch {
      if (!isLeft) earlier.value = 'failed';
    }
  }

  /** Shows what another panel asked here. */
  async function loadNews(): Promise<void> {
    const end = leaf.peek();
    try {
      const found = await requestTurns(NEWS_TURNS);
      if (isLeft) return;
      batch(() => {
        add(found.turns, 'after');
        // Only when it follows what is shown: nobody is moved to another branch.
        const next = end !== null && end === leaf.peek() ? places.peek().get(end) : undefined;
        if (next) showPathTo(leafUnder(places.peek(), next, new Map()).id);
      });
    } catch {
      // It comes with the next change, or when the conversation is opened again.
    }
  }

  for (const question of waiting) takeUp(question);

  function findPlace(turn: TurnState): Place | undefined {
    return places.peek().get(turn.id);
  }

  return {
    id,
    title,
    temporary,
    // Not the fresh id of one that turned out to be gone: what is being written stays where it is.
    draft: computed(() => (isLoaded.value || places.value.size > 0 ? options.id : 'new')),
    isBlank: computed(() => status.value === 'new' && places.value.size === 0),
    turns,
    running: computed(() => turns.value.find(({ terminal }) => terminal.value === null) ?? null),
    branches: computed(() => listBranches(places.value, path.value)),
    isOpening: computed(() => status.value === 'opening' && problem.value === null && places.value.size === 0),
    problem,
    earlier,
    lastAsked,
    sought,
    load,
    // A page that can't be had is no worse than a turn that isn't there: what is shown stays.
    seek: (turn) => void seek(turn).catch(() => {}),
    loadAgain: () => void load(again.turn, again.isQuiet),
    loadEarlier: () => void loadEarlier(),
    ask,
    retry(turn) {
      const place = findPlace(turn);
      if (place && isEnded(place)) ask(place.question, place.follows);
    },
    edit(turn, message, kept) {
      const place = findPlace(turn);
      if (!place || !isEnded(place)) return;
      const sources = place.question.sources.filter((_, index) => kept.includes(index));
      ask({ ...place.question, sources, message }, place.follows);
    },
    stop() {
      const place = path.peek().find((other) => !isEnded(other));
      if (!place) return;
      place.live.markStopping();
      if (place.handle) place.handle.cancel();
      else observe(place).event({ type: 'cancelled', turn: place.id, seq: 0 });
    },
    showBranch(turn) {
      const place = findPlace(turn);
      if (place) showPathTo(leafUnder(places.peek(), place, chosen).id);
    },
    setTemporary(value) {
      if (places.peek().size === 0 && status.peek() === 'new') temporary.value = value;
    },
    changed(change) {
      if (change.type === 'removed' || change.conversation.conversation !== id.peek()) return;
      title.value = change.conversation.title;
      const all = [...places.peek().values()];
      const isBusyHere = status.peek() === 'opening' || all.some(({ isSettled }) => !isSettled);
      const isNews = before !== null || change.conversation.turns > all.filter(({ isRecorded }) => isRecorded).length;
      if (!isBusyHere && isNews) void loadNews();
    },
    leave() {
      isLeft = true;
      for (const { isSettled, handle } of places.peek().values()) if (isSettled) handle?.detach();
    },
  };
}
