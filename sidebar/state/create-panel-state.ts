import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { Credentials } from '../access/credentials.ts';
import type { KeyStore } from '../access/key-store.ts';
import type { Address } from '../access/parse-address.ts';
import { createLazyAloud } from '../aloud/lazy-aloud.ts';
import type { StorageArea } from '../browser/storage-area.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import { createCompanionConnection } from '../connection/companion-connection.ts';
import { onWake } from '../connection/wake-events.ts';
import { createLazyManager } from '../models/lazy-manager.ts';
import { createLazyPrompts } from '../prompts/lazy-prompts.ts';
import type { PromptSpeech } from '../prompts/prompt-speech.ts';
import { createLazyRoom } from '../rooms/lazy-room.ts';
import type { Membership } from '../rooms/membership.ts';
import { createLazyButtonState } from '../selection-button/lazy-button-state.ts';
import { readSummary } from '../settings/read-summary.ts';
import type { Settings } from '../settings/settings.ts';
import type { SourcesOptions } from '../sources/create-sources.ts';
import { createLazySources } from '../sources/lazy-sources.ts';
import { createLazyTransfers } from '../transfers/lazy-transfers.ts';
import { createLazyTuning } from '../tuning/lazy-tuning.ts';
import { createLazyVoice } from '../voice/lazy-voice.ts';
import { createCodeTools } from './code-tools.ts';
import { createComposerState } from './composer-state.ts';
import { createConnectionState } from './connection-state.ts';
import { createConversationState, type RestorableConversation } from './conversation/conversation-state.ts';
import type { Outbox } from './conversation/outbox.ts';
import type { Question } from './conversation/question.ts';
import { createReadingPlaces } from './conversation/reading-places.ts';
import { createLazyHistory } from './history/lazy-history.ts';
import { createLazyPageChats } from './history/lazy-page-chats.ts';
import { createLazyOperations } from './lazy-operations.ts';
import { createLazyPairing } from './lazy-pairing.ts';
import { createLazyPart } from './lazy-part.ts';
import { createModelsState } from './models-state.ts';
import type { PageState, PageStateOptions } from './page-state.ts';
import type { PairingStateOptions } from './pairing-state.ts';
import type { PanelState } from './panel-state.ts';
import { warmWhileTyping } from './warm-while-typing.ts';

/** Where a panel lives: in a browser's window, beside a page; or by itself, as the companion's own page. */
export interface PanelEnvironment {
  /** See `CompanionConnectionOptions`. */
  credentials(): Promise<Credentials>;
  /** Where the key is kept that this panel is paired with. */
  keys: KeyStore;
  /** The only companion that it may talk to, and can be paired with; without it a person says which. */
  companion?: Address;
  settings: Settings;
  /** What outlives a reload of the panel. */
  session: StorageArea;
  /** Tells the panels apart that share a session. */
  windowId: number;
  /** What is asked in a private window is not kept. */
  isPrivate: boolean;
  /** Where questions are kept until the companion has them. */
  outbox: Outbox;
  /** The one conversation that there is for a member of it, and the way out; without it all of the companion is there. */
  membership?: Membership;
  /** BCP 47 tag of the language in which a task is done; default: the browser's. */
  language?: string;
  /** Where the tabs are that may go along; without it there are none. */
  beside?: SourcesOptions['beside'];
  /** The page beside the panel; without it there is none. */
  openPage?(arrivals: PanelArrivals): PageState & Disposable;
  /** Makes the connection to the companion. */
  connect?: typeof createCompanionConnection;
  /** What was left for the panel by others; opened once the conversation of before is shown again. */
  openInbox?(arrivals: PanelArrivals): Disposable;
  /** Opens the page in which the browser asks for the microphone; without it the panel's own document asks. */
  askForMicrophone?(): void;
  /** Opens the browser's own page for shortcuts; without it there are none. */
  openShortcuts?(): void;
  /** Loads what prompts need of the reader's language; without it there are none, as for a member. */
  loadPromptSpeech?(): Promise<PromptSpeech>;
  /** Loads what exchanges a pairing code for a key. */
  loadPairing?: PairingStateOptions['load'];
  clock?: Clock;
  /** Milliseconds since 1970; default: now. */
  today?: () => number;
}

/** What may land in the panel from beside it. */
export interface PanelArrivals {
  /** By a prompt of the person's library, where one is named. */
  ask(question: Question, prompt?: string): void;
  /** Asks in a new conversation. */
  askAnew(question: Question): void;
  /** Puts a source into the composer, in the place of another if one is named and still there. */
  attach(source: SourcePart, instead?: SourcePart): void;
  /** The file that a viewer of the browser's shows in a tab; undefined when it can't be had. */
  readShownFile: NonNullable<PageStateOptions['readFile']>;
  /** Shows a conversation; its `turn` may still run. `typed` goes into the composer, behind what is being written there. */
  open(conversation: string, turn?: string, typed?: string): void;
}

interface Disposable {
  dispose(): void;
}

/** Builds everything that a panel stands on, in the order in which it depends on each other. */
export function createPanelState(environment: PanelEnvironment): { state: PanelState } & Disposable {
  const {
    settings,
    session,
    windowId,
    membership = null,
    language = navigator.language,
    connect = createCompanionConnection,
    loadPairing: load,
    loadPromptSpeech = () => Promise.reject(new Error('speech')),
    clock = systemClock,
    today = Date.now,
  } = environment;
  const companion = connect({
    credentials: environment.credentials,
    onCredentialsChange: environment.keys.onChange,
    findBlob: (hash) => sources.findBlob(hash),
    install: settings.install,
    onWake,
  });
  const connection = createConnectionState(companion, clock);
  const pairing = createLazyPairing({
    connection: companion,
    keys: environment.keys,
    only: environment.companion,
    load,
  });
  const sync = createLazyPart(async () =>
    (await import('../settings/sync-preferences.ts')).syncPreferences(companion, settings.personal),
  );
  // What belongs to the person travels, unless the companion is somebody else's.
  const stopSyncing = effect(() => {
    if (!membership && connection.role.value === 'client') void sync.load();
  });
  const models = createModelsState(companion, settings);
  const reading = createReadingPlaces({ session, windowId, clock });
  const conversation = createConversationState({
    connection: companion,
    // A member's questions go to the model that answers in the room.
    chosenModel: () => (membership ? '' : settings.chosenModel.peek()),
    asker: membership?.name,
    isShared: () => membership !== null || room.loaded.peek()?.people.peek() != null,
    language,
    isTemporary: environment.isPrivate,
    outbox: environment.outbox,
    clock,
    lastRead: (id) => reading.find(id)?.turn,
  });
  const history = createLazyHistory({ connection: companion, clock, today, conversation });
  const operations = createLazyOperations(companion);
  const transfers = createLazyTransfers(companion, operations);
  const tuning = createLazyTuning({
    connection: companion,
    conversation: conversation.id,
    chosenModel: models.chosen,
    settings,
  });
  const resumed = resumeConversation(environment, conversation, reading.restored);
  const draft = computed(() => (resumed.isReady.value ? conversation.draft.value : null));
  const composer = createComposerState({ draft, session, windowId, clock });
  const { outbox, isPrivate, beside } = environment;
  const room = createLazyRoom({
    connection: companion,
    conversation: computed(() => (conversation.isStored.value ? conversation.id.value : null)),
    text: composer.text,
    self: membership?.name,
    asked: conversation.asked,
    catchUp: conversation.catchUp,
    clock,
  });
  const sources = createLazySources({
    composer,
    draft,
    conversation,
    connection: companion,
    models,
    session,
    outbox,
    isPrivate,
    clock,
    ...(beside && { beside }),
    asked: computed(() => conversation.turns.value.flatMap(({ receipts }) => receipts)),
    attachPage: (instead) => page?.attachPage(instead),
  });
  const voice = createLazyVoice({
    connection: companion,
    settings,
    clock,
    askBrowser: environment.askForMicrophone ?? null,
  });
  const aloud = createLazyAloud({ clock, settings, turns: conversation.turns });
  const answerLanguage = () => settings.value('answerLanguage').peek() || settings.language.peek() || language;
  const prompts = createLazyPrompts(
    {
      connection: companion,
      settings: { prompts: settings.value('prompts'), keepPrompts: (kept) => settings.set('prompts', kept) },
      composer,
      draft,
      beside,
      page: () => page,
      addFiles: (files) => sources.loaded.peek()?.addFiles(files),
      language: answerLanguage,
      summary: () => readSummary(settings),
      isHeld: () => sources.loaded.peek()?.hold.peek() != null,
      ask: conversation.ask,
      send: () => (models.lacksModel.peek() ? manager.hold() : askComposed()),
    },
    loadPromptSpeech,
  );
  const askComposed = () => {
    if (settings.value('whileAnswering').peek() === 'replace' && conversation.running.peek()) conversation.stop();
    const asked: Question = { task: 'chat', ...composer.take(), language: answerLanguage() };
    void conversation.ask(prompts.loaded.peek()?.use.asTask(asked) ?? asked);
  };
  const held = { models, composer, ask: askComposed, session, windowId };
  const manager = createLazyManager({ connection: companion, operations, clock, today, held });
  const stopWarming = warmWhileTyping({
    connection: companion,
    text: composer.text,
    sources: composer.sources,
    conversation: conversation.id,
    model: models.current,
    isOn: membership ? signal(false) : settings.loadsEarly,
  });
  const arrivals: PanelArrivals = {
    ask: prompts.ask,
    askAnew(question) {
      if (!conversation.isBlank.peek()) conversation.startNew();
      conversation.ask(question);
    },
    attach(source, instead) {
      if (instead && composer.sources.peek().includes(instead)) composer.replace(instead, source);
      else composer.attach(source);
    },
    open(id, turn, typed) {
      conversation.open(id, turn);
      if (typed) composer.add(typed);
    },
    readShownFile: sources.readShownFile,
  };
  const page = environment.openPage?.(arrivals) ?? null;
  const firstRun =
    page && settings.isNew.peek()
      ? createLazyPart(async () =>
          (await import('./first-run.ts')).createFirstRun({ settings, connection, models, conversation }),
        )
      : null;
  const pageChats = beside && !isPrivate ? createLazyPageChats(companion, beside) : null;
  const buttons = beside ? createLazyButtonState(beside) : null;
  const sites = beside
    ? createLazyPart(async () => (await import('../settings/open-sites.ts')).createOpenSites(beside.browser))
    : null;
  const data = createLazyPart(async () => (await import('../settings/kept-data.ts')).createKeptData(companion));
  // Only what comes after the conversation of before: a question that was delivered belongs at its end.
  const inbox = resumed.ready.then(() => environment.openInbox?.(arrivals));

  return {
    state: {
      connection,
      pairing,
      models,
      manager,
      conversation,
      history,
      transfers,
      tuning,
      composer,
      askComposed,
      sources,
      prompts,
      voice,
      aloud,
      reading,
      room,
      membership,
      settings,
      data,
      sites,
      openShortcuts: environment.openShortcuts,
      summaries: settings,
      code: createCodeTools(settings),
      speech: settings,
      buttons,
      firstRun,
      pageChats,
      page,
    },
    dispose() {
      void inbox.then((box) => box?.dispose());
      resumed.dispose();
      stopWarming();
      stopSyncing();
      const all = [
        sync,
        page,
        pageChats,
        buttons,
        firstRun,
        sites,
        sources,
        prompts,
        voice,
        room,
        aloud,
        manager,
        operations,
        composer,
        history,
        conversation,
        reading,
        models,
        pairing,
        connection,
        companion,
        settings,
      ];
      for (const each of all) each?.dispose();
    },
  };
}

/**
 * Shows the conversation that this window's panel showed when it was closed, remembers the one shown from now on, and
 * sends what was asked and the companion does not have yet.
 */
function resumeConversation(
  { session, windowId, outbox, membership }: Pick<PanelEnvironment, 'session' | 'windowId' | 'outbox' | 'membership'>,
  conversation: RestorableConversation,
  readingRestored: Promise<void>,
): { ready: Promise<void>; isReady: ReadonlySignal<boolean>; dispose(): void } {
  const key = `conversation:${windowId}`;
  const isReady = signal(false);
  let stop = () => {};
  let isDisposed = false;
  const ready = Promise.all([session.get(key), outbox.list(), readingRestored]).then(([stored, waiting]) => {
    if (isDisposed) return;
    const own = conversation.id.peek();
    const byConversation = Map.groupBy(waiting, (question) => question.conversation);
    byConversation.delete(own);
    // A browser that was started again knows of no panel before, but of what was asked in it.
    const last = typeof stored[key] === 'string' ? stored[key] : waiting.at(-1)?.conversation;
    const before = membership?.conversation ?? last;
    // A question that was asked before storage answered has begun a conversation of its own.
    if (before !== undefined && conversation.isBlank.peek()) {
      void conversation.restore(before, byConversation.get(before));
      byConversation.delete(before);
    }
    for (const [id, questions] of byConversation) conversation.send(id, questions);
    isReady.value = true;
    stop = effect(() => {
      void (conversation.isBlank.value ? session.remove(key) : session.set({ [key]: conversation.id.value }));
    });
  });
  return {
    ready,
    isReady,
    dispose() {
      isDisposed = true;
      stop();
    },
  };
}
