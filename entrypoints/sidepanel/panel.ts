import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { WxtBrowser } from 'wxt/browser';
import type { PanelWindow } from '../../client/browser/panel-window.ts';
import { createCompanionConnection } from '../../client/connection/companion-connection.ts';
import { readCompanionFile } from '../../client/connection/credentials.ts';
import { onWake } from '../../client/connection/wake-events.ts';
import { createInbox } from '../../client/inbox/inbox.ts';
import { createComposerModel } from '../../client/models/composer-model.ts';
import { createConnectionModel } from '../../client/models/connection-model.ts';
import {
  type ConversationModel,
  createConversationModel,
  type RestorableConversation,
} from '../../client/models/conversation-model.ts';
import { createHistoryModel } from '../../client/models/history-model.ts';
import { createModelsModel } from '../../client/models/models-model.ts';
import { createPageModel } from '../../client/models/page-model.ts';
import type { PanelModels } from '../../client/models/panel-models.ts';
import { createReadingPlaces } from '../../client/models/reading-places.ts';
import type { Settings } from '../../client/settings/settings.ts';

/** Builds everything that a window's panel stands on, in the order in which it depends on each other. */
export function createPanel(
  browser: WxtBrowser,
  settings: Settings,
  panelWindow: PanelWindow,
): { models: PanelModels; dispose(): void } {
  const { session } = browser.storage;
  const { windowId } = panelWindow;
  const language = browser.i18n.getUILanguage();

  const companion = createCompanionConnection({
    // The file comes after the build, so no type knows it.
    credentials: () => readCompanionFile(fetch, browser.runtime.getURL('/companion.json' as '/')),
    install: settings.install,
    onWake,
  });
  const connection = createConnectionModel(companion);
  const models = createModelsModel(companion, settings);
  const reading = createReadingPlaces({ session, windowId });
  const conversation = createConversationModel({
    connection: companion,
    chosenModel: () => settings.chosenModel.peek(),
    isTemporary: panelWindow.isPrivate,
    lastRead: (id) => reading.find(id)?.turn,
  });
  const history = createHistoryModel({ connection: companion, ...followDeletions(conversation) });
  const resumed = resumeConversation(session, windowId, conversation, reading.restored);
  const draft = computed(() => (resumed.isReady.value ? conversation.draft.value : null));
  const composer = createComposerModel({ draft, session, windowId });
  const page = createPageModel({
    browser,
    window: panelWindow,
    onSummarise: (attachment) => {
      conversation.ask({ task: 'summarise', message: '', attachments: [attachment], language });
    },
    onAttach: composer.attach,
  });
  // Only what comes after the conversation of before: a question that was delivered belongs at its end.
  const inbox = resumed.ready.then(() =>
    createInbox(session, windowId, ({ task, attachments, send, language, attachTurn }) => {
      if (attachTurn) conversation.open(attachTurn.conversation, attachTurn.turn);
      else if (send) conversation.ask({ task, message: '', attachments, language });
      else for (const attachment of attachments) composer.attach(attachment);
    }),
  );

  return {
    models: { connection, models, conversation, history, composer, reading, page },
    dispose() {
      void inbox.then((box) => box.dispose());
      resumed.dispose();
      const all = [page, composer, history, conversation, reading, models, connection, companion, settings];
      for (const model of all) model.dispose();
    },
  };
}

/** Leaves the conversation that is shown when it is deleted, and shows it again when that is undone at once. */
function followDeletions(conversation: ConversationModel) {
  let left = '';
  return {
    onRemoved(id: string) {
      if (conversation.id.peek() !== id) return;
      left = id;
      conversation.startNew();
    },
    onRestored(id: string) {
      if (left === id && conversation.isBlank.peek()) conversation.open(id);
    },
  };
}

/**
 * Shows the conversation that this window's panel showed when it was closed, and remembers the one shown from now on.
 */
function resumeConversation(
  session: WxtBrowser['storage']['session'],
  windowId: number,
  conversation: RestorableConversation,
  readingRestored: Promise<void>,
): { ready: Promise<void>; isReady: ReadonlySignal<boolean>; dispose(): void } {
  const key = `conversation:${windowId}`;
  const isReady = signal(false);
  let stop = () => {};
  let isDisposed = false;
  const ready = Promise.all([session.get(key), readingRestored]).then(([stored]) => {
    if (isDisposed) return;
    const before = stored[key];
    // Whoever asked before storage answered has begun a conversation of their own.
    if (typeof before === 'string' && conversation.isBlank.peek()) void conversation.restore(before);
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
